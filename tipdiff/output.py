"""Where a command's result goes: standard output or a file, whole or not at all."""

from __future__ import annotations

import os
import sys
from contextlib import suppress
from pathlib import Path

from tipdiff.errors import UsageError

TEXT_WIDTH = 100
"""Columns where the output is no terminal."""
NARROWEST = 40


def write(output: str | bytes, path: str | None) -> None:
    """To standard output, or to a file: nothing half-written stays under its name.

    Raises:
        UsageError: the file cannot be written.
    """
    data = output.encode() if isinstance(output, str) else output
    if path is None or path == "-":
        sys.stdout.flush()
        sys.stdout.buffer.write(data)
        sys.stdout.buffer.flush()
        return
    replace(Path(path), data)


def replace(target: Path, data: bytes) -> None:
    """Writes beside the file first, then takes its place; makes the folder where there is none.

    A link leads to the file that is written; a device or pipe is written to, never replaced.

    Raises:
        UsageError: the file cannot be written.
    """
    target = target.resolve()
    partial = target.with_name(f".{target.name}.{os.getpid()}")
    try:
        if target.exists() and not target.is_file():
            target.write_bytes(data)
            return
        target.parent.mkdir(parents=True, exist_ok=True)
        partial.write_bytes(data)
        partial.replace(target)
    except OSError as error:
        with suppress(OSError):
            partial.unlink()
        raise UsageError(f"cannot write {target}: {error.strerror}", "Check the folder") from error


def terminal(path: str | None) -> tuple[bool, int]:
    """(colour, width) of where text goes: no colour in files, in pipes, or where NO_COLOR is set."""
    if path is not None or not sys.stdout.isatty():
        return False, TEXT_WIDTH
    width = os.get_terminal_size(sys.stdout.fileno()).columns
    return not os.environ.get("NO_COLOR"), max(NARROWEST, width)


def require_file(path: str | None) -> None:
    """Nothing, where a workbook can go there: a file, or a pipe.

    Raises:
        UsageError: it would go to a terminal.
    """
    if path is None and sys.stdout.isatty():
        raise UsageError("a workbook is nothing to read on a terminal", "Name a file with -o")
