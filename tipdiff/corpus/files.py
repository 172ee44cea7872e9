"""Files that are whole or not there: takes a path and bytes, leaves them under that name at once.

Alone owns how a file is written: beside its place first, then by renaming, so that a process killed at any moment
leaves the old file or the new one.
"""

from __future__ import annotations

import os
from contextlib import suppress
from typing import TYPE_CHECKING

from tipdiff.errors import UsageError

if TYPE_CHECKING:
    from pathlib import Path

PARTIAL = ".part"
"""Ends the name of what is not whole yet."""


def put(path: Path, data: bytes) -> None:
    """Writes a file whole; its folder must be there.

    Raises:
        OSError: it cannot be written.
    """
    partial = path.with_name(f".{path.name}.{os.getpid()}{PARTIAL}")
    try:
        with partial.open("wb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        partial.replace(path)
    finally:
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
