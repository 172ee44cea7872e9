"""Tables for a terminal: takes rows of plain text and a width, gives lines that fit it.

Columns are as wide as their cells ask for; where all of them together are too wide, the widest give way first
and their cells wrap.
"""

from __future__ import annotations

import re
import textwrap
from collections.abc import Collection, Iterator, Sequence
from itertools import zip_longest

GAP = 2
"""Blanks between columns."""
NARROWEST = 8
"""A column gives way no further than this, or than its longest word."""
BREAK = re.compile(r"\s+|(?<=-)")
"""Where a cell may be broken."""


def table(rows: Sequence[Sequence[str]], width: int, *, right: Collection[int] = ()) -> Iterator[str]:
    """The lines of a table, cells of one row side by side.

    Args:
        rows: all of the same length; a line feed in a cell stays one.
        width: columns of the terminal.
        right: numbers of the columns that stand flush right.
    """
    widths = _widths(rows, width)
    for row in rows:
        cells = [_wrapped(cell, widths[at]) for at, cell in enumerate(row)]
        for parts in zip_longest(*cells, fillvalue=""):
            fitted = (
                part.rjust(widths[at]) if at in right else part.ljust(widths[at]) for at, part in enumerate(parts)
            )
            yield (" " * GAP).join(fitted).rstrip()


def asked(rows: Sequence[Sequence[str]]) -> int:
    """The width that a table would take where no cell wraps."""
    columns = list(zip(*rows, strict=True))
    return sum(map(_widest_line, columns)) + GAP * (len(columns) - 1)


def _widths(rows: Sequence[Sequence[str]], width: int) -> list[int]:
    columns = list(zip(*rows, strict=True))
    widths = [_widest_line(column) for column in columns]
    least = [min(most, max(NARROWEST, _longest_word(column))) for most, column in zip(widths, columns, strict=True)]
    while sum(widths) + GAP * (len(widths) - 1) > width:
        at = max(range(len(widths)), key=lambda n: (widths[n] > least[n], widths[n]))
        if widths[at] <= least[at]:
            break
        widths[at] -= 1
    return widths


def _widest_line(column: Sequence[str]) -> int:
    return max(len(line) for cell in column for line in cell.split("\n"))


def _longest_word(column: Sequence[str]) -> int:
    return max((len(word) for cell in column for word in BREAK.split(cell)), default=0)


def _wrapped(cell: str, width: int) -> list[str]:
    lines = [part for line in cell.split("\n") for part in textwrap.wrap(line, width)]
    return lines or [""]
