"""Files: what is read of one, and how one is written.

Alone owns what is opened at all, since a pipe or a device under a report's name would be read for ever; and how a file
is written: beside its place first, then by renaming, so that a process killed at any moment leaves the old file or the
new one.
"""

from __future__ import annotations

import os
import stat
from contextlib import suppress
from typing import TYPE_CHECKING

from tipdiff.errors import ReadError, UsageError

if TYPE_CHECKING:
    from pathlib import Path
    from typing import BinaryIO

PARTIAL = ".part"
"""Ends the name of what is not whole yet."""
MOST_BYTES = 200_000_000
"""Of a file that is read: the whole report of 188 countries as a PDF has 60 MB, and in memory each takes several times
as much."""
MOST = "TIPDIFF_MOST_BYTES"
"""Environment variable that sets another limit."""
_unfinished: set[Path] = set()
HANDED = ("/dev/stdin", "/dev/fd/", "/proc/self/fd/")
"""Paths of what somebody else has opened already: a shell's `<(...)`."""


def contents(path: str | Path) -> bytes:
    """What a file holds.

    Raises:
        ReadError: it cannot be read, is no file, or is too large.
    """
    name = os.fspath(path)
    try:
        kind = os.stat(name).st_mode
        if stat.S_ISDIR(kind):
            raise ReadError(f"{name} is a folder", "Give a file, or country:edition to look a report up in a corpus")
        if not (stat.S_ISREG(kind) or name.startswith(HANDED)):
            raise ReadError(f"{name} is a pipe, a device or a socket", "Give a file, or - for standard input")
        with open(name, "rb") as file:
            return bounded(file, name)
    except (OSError, ValueError) as error:  # a NUL in the name
        raise ReadError(f"cannot read {name}: {getattr(error, 'strerror', error)}", "Check the path") from error


def bounded(stream: BinaryIO, name: str) -> bytes:
    """The rest of a stream.

    Raises:
        ReadError: it has no end within the limit.
    """
    told = os.environ.get(MOST, "")
    most = int(told) if told.isdecimal() and len(told) < 19 else MOST_BYTES
    data = stream.read(most + 1)
    if len(data) > most:
        raise ReadError(f"{name} has more than {most:,} bytes", f"Split it, or set {MOST} to what it has")
    return data


def put(path: Path, data: bytes) -> None:
    """Writes a file whole; its folder must be there.

    Raises:
        OSError: it cannot be written.
    """
    partial = path.with_name(f".{path.name}.{os.getpid()}{PARTIAL}")
    _unfinished.add(partial)
    try:
        with partial.open("wb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        partial.replace(path)
    finally:
        _drop(partial)


def drop_unfinished() -> None:
    """Removes what is being written: for a process that ends at once."""
    for partial in list(_unfinished):
        _drop(partial)


def _drop(partial: Path) -> None:
    _unfinished.discard(partial)
    with suppress(OSError):
        partial.unlink()


def replace(target: Path, data: bytes) -> None:
    """As `put`, for a path that a user named: makes its folder where there is none.

    A link leads to the file that is written; a device or pipe is written to, never replaced.

    Raises:
        UsageError: the file cannot be written.
    """
    target = target.resolve()
    try:
        if target.exists() and not target.is_file():
            target.write_bytes(data)
            return
        target.parent.mkdir(parents=True, exist_ok=True)
        put(target, data)
    except OSError as error:
        raise UsageError(f"cannot write {target}: {error.strerror}", "Check the folder") from error
