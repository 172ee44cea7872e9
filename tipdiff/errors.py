"""What can go wrong, said to a person, and the exit codes that say it to a script."""

from __future__ import annotations

from enum import IntEnum


class ExitCode(IntEnum):
    """What the process answers; the contract names no others."""

    DONE = 0
    FOUND = 1
    """`check` found an unaccepted problem, or `diff --exit-code` a change that is not quiet."""
    USAGE = 2
    """Wrong usage, or input that cannot be read."""


class TipdiffError(Exception):
    """Base of all errors that a user can fix: printed as one line, `WHAT. WHAT TO DO`, never as a traceback."""

    def __init__(self, what: str, what_to_do: str) -> None:
        super().__init__(what, what_to_do)
        self.what = what
        """What went wrong, without a full stop."""
        self.what_to_do = what_to_do
        """What a user can do about it, likewise."""

    def __str__(self) -> str:
        return f"{self.what}. {self.what_to_do}"


class ReadError(TipdiffError):
    """A file that cannot be read, or that holds no report."""


class OtherFamilyError(ReadError):
    """A file that is read well and is no report of the family that it is read by."""


class ProfileError(TipdiffError):
    """A profile that does not exist, or whose file is wrong."""


class UsageError(TipdiffError):
    """Arguments that do not fit together."""
