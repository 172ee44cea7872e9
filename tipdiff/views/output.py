"""Where a command's result goes: standard output or a file, whole or not at all; and what may go to a terminal."""

from __future__ import annotations

import os
import re
import sys

from tipdiff.errors import UsageError

TEXT_WIDTH = 100
"""Columns where the output is not a terminal."""
NARROWEST = 40
SPREADSHEET = "utf-8-sig"
"""Of a CSV file: Excel takes its letters for another encoding's where it does not begin with this mark. A pipe gets
none, since programs read it as a letter."""
CONTROL = "[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069\ud800-\udfff]"
"""What a terminal obeys, what turns the direction of the text after it, and halves of surrogate pairs, which no file
can hold; compiled when it is first used."""


def printable(text: str) -> str:
    """Without characters that a terminal or a browser would obey: report text is shown as text. None moves."""
    return re.sub(CONTROL, "\N{REPLACEMENT CHARACTER}", text)


def write(output: str | bytes, path: str | None) -> None:
    """To standard output, or to a file: nothing half-written stays under its name.

    Raises:
        UsageError: it cannot be written.
    """
    if path is None or path == "-":
        _write_out(output.encode() if isinstance(output, str) else output)
    else:
        from pathlib import Path

        from tipdiff.corpus import files

        encoding = SPREADSHEET if path.endswith(".csv") else "utf-8"
        files.replace(Path(path), output.encode(encoding) if isinstance(output, str) else output)


def complain(message: str) -> None:
    """One line of error on standard error."""
    line = printable(" ".join(message.split()))
    print(f"tipdiff: error: {line}{'' if line.endswith(('.', '?')) else '.'}", file=sys.stderr)


def _write_out(data: bytes) -> None:
    if sys.stdout is None:  # a shell's >&-
        raise UsageError("standard output is closed", "Name a file with -o")
    try:
        sys.stdout.flush()
        sys.stdout.buffer.write(data)
        sys.stdout.buffer.flush()
    except OSError as error:
        drop_out()
        if isinstance(error, BrokenPipeError):
            raise
        raise UsageError(f"cannot write to standard output: {error.strerror}", "Name a file with -o") from error


def drop_out() -> None:
    """Nothing more goes to standard output: what its buffer still holds has nowhere to go."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


def terminal(path: str | None) -> tuple[bool, int]:
    """(colour, width) of where text goes: no colour in files, pipes and dumb terminals, or where NO_COLOR is set."""
    if path is not None or sys.stdout is None or not sys.stdout.isatty():
        return False, TEXT_WIDTH
    width = os.get_terminal_size(sys.stdout.fileno()).columns
    plain = os.environ.get("NO_COLOR") or os.environ.get("TERM") == "dumb"
    return not plain, max(NARROWEST, width)


def require_file(path: str | None) -> None:
    """Nothing, where a workbook can go there: a file, or a pipe.

    Raises:
        UsageError: it would go to a terminal.
    """
    if path is None and sys.stdout is not None and sys.stdout.isatty():
        raise UsageError("a workbook cannot be shown in a terminal", "Name a file with -o")


def require_apart(path: str | None, source: str) -> None:
    """Nothing, where the result does not go where it comes from.

    Raises:
        UsageError: it would take the report's place.
    """
    if path is None or path == "-" or not os.path.isfile(path) or not os.path.isfile(source):
        return
    if os.path.samefile(path, source):
        raise UsageError(f"{path} is the report itself", "Name another file with -o")


def interactive() -> bool:
    """True where somebody sits before a terminal, or a program plays one."""
    if "TEXTUAL_DRIVER" in os.environ:
        return True
    return all(stream is not None and stream.isatty() for stream in (sys.stdin, sys.stdout))
