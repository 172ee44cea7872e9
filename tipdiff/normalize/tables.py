"""A table as the page lays it out to one of rows and columns: what heads what, what is a label, what is a unit.

Takes a `Grid`, gives a `Table` without figures. Alone owns what a table's head is, which cells belong together (a sign
of money, its number and its bracket often stand in three), and which rows only head those below them.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from typing import NamedTuple

from tipdiff.model import Row, Table
from tipdiff.model.frozen import replace
from tipdiff.read import Grid, GridCell
from tipdiff.read.cells import is_blank, is_note, is_number, is_sign, is_tail, is_time, is_unit, without_note

CONTINUED = re.compile(r"(?i)\(?(?:continued|cont\.?)\)?")
PERIOD = re.compile(r"(?i)(?:for the )?(?:\w+ )?(?:years?|quarters?|months|periods?) (?:ended|ending)[ ,:]*")
TOTAL = re.compile(r"(?i)(?:sub-?)?total\b")
LABELS = 0.5
"""Share of its cells that hold words, which makes a column one of labels."""
Span = tuple[int, int]


class Piece(NamedTuple):
    """Cells of a row that are one thing, and the columns of the page that they cover."""

    text: str
    start: int
    end: int
    heads: bool

    def over(self, column: Span) -> bool:
        """True where it stands over or in a column."""
        return self.start < column[1] and column[0] < self.end


Pieces = Sequence[Piece]


def tables_of(
    grid: Grid, name: Callable[[int], str], before: Sequence[str], clean: Callable[[str], str]
) -> Iterator[Table]:
    """The tables of a grid: none where it says nothing, several where they are set beside each other.

    Args:
        name: gives the id within the report of the n-th of them, from 0.
        before: the lines that stand before it, the nearest last: one may say its unit, one its caption.
        clean: gives a text in the spelling that findings are compared in.
    """
    rows = [pieces for row in grid.rows if (pieces := tuple(_glued(row)))]
    head = _head(rows)
    columns = _columns(rows[head:])
    if len(columns) < 2:
        return
    heads, unit = _heads(rows[:head], columns)
    lines = [line for line in before if not CONTINUED.fullmatch(line)]
    if lines and is_unit(lines[-1]):
        unit = " ".join(filter(None, (lines.pop().strip("() "), unit)))
    above = grid.caption or (lines[-1] if lines else "")
    if not unit and (told := _UNIT_OF_CAPTION.search(above)) and is_unit(told["unit"]):
        unit = told["unit"]
    for n, (first, labels, last) in enumerate(_parts(rows[head:], columns)):
        id_ = name(n)
        named = heads[labels] if " " in heads[labels] and not is_time(heads[labels]) else ""
        shown, titles = _beside(rows[head:], columns[:last], first, labels, heads[:last])
        found = tuple(_rows(rows[head:], columns[:last], labels, shown, id_, clean))
        names = _told_apart([clean(without_note(titles[n])) for n in shown], found)
        yield Table(id_, clean(grid.caption or named or above).strip(" :"), unit, names, found, grid.page)


_UNIT_OF_CAPTION = re.compile(
    r"[(,–—-]\s*(?P<unit>(?:all figures |figures |amounts )?in [^()]+?)\)?\s*$", re.IGNORECASE
)
"""At the end of a caption: `Statements of income (in millions)`."""


def _glued(row: Sequence[GridCell]) -> Iterator[Piece]:
    """The cells of a row, those of one number as one; marks of notes behind numbers are left out."""
    text, start, end, heads = "", 0, 0, False
    for cell in (*row, None):
        if cell is not None and text:
            whole = is_number(text) or is_blank(text)
            opened = is_sign(text) and (is_number(text + cell.text) or is_blank(text + cell.text))
            if opened or (whole and is_tail(cell.text) and cell.column <= end):
                noted = whole and is_note(cell.text)
                text, end = text if noted else text + cell.text, cell.column + cell.width
                continue
        if text:
            yield Piece(text, start, end, heads)
        if cell is not None:
            text, start, end, heads = cell.text, cell.column, cell.column + cell.width, cell.heads


def _head(rows: Sequence[Pieces]) -> int:
    """How many rows are the table's head: those before the first that holds a label and a number, or down to one of
    years.

    Where no row does, those that the page marks as such. A row of one label right before the first heads rows, not
    columns.
    """
    left = min((row[0].start for row in rows), default=0)
    marked = next((n for n, row in enumerate(rows) if not all(piece.heads for piece in row)), len(rows))
    for n, row in enumerate(rows[marked:], marked):
        above = rows[n - 1][1:] if n else ()
        years = bool(above) and all(is_time(piece.text) for piece in above)
        if years and row[0].start == left and len(row) > 1 and not any(is_unit(piece.text) for piece in row):
            return n
        held = [piece.text for piece in row[1:] if not is_time(piece.text)]
        if row[0].start == left and any(is_number(text) or is_blank(text) for text in held):
            while n > marked and len(rows[n - 1]) == 1 and rows[n - 1][0].start == left and not _says_unit(rows[n - 1]):
                n -= 1
            return n
    return marked


def _says_unit(row: Pieces) -> bool:
    return is_unit(row[0].text)


def _columns(rows: Sequence[Pieces]) -> list[Span]:
    """The columns, each by the page's columns that its cells cover; the fullest rows tell."""
    found: list[Span] = []
    for row in sorted(rows, key=len, reverse=True):
        if len(row) == 1 and found:
            continue
        for piece in row:
            met = [n for n, column in enumerate(found) if piece.over(column)]
            if not met:
                found.append((piece.start, piece.end))
            elif len(met) == 1:
                start, end = found[met[0]]
                found[met[0]] = min(start, piece.start), max(end, piece.end)
    return sorted(found)


def _parts(rows: Sequence[Pieces], columns: Sequence[Span]) -> Iterator[tuple[int, int, int]]:
    """For each table of those set beside each other: its first column, that of its labels, the one behind its last.

    Labels are the first column that mostly holds words; where numbers stand before and behind another such column whose
    words are others, a second table begins with it.
    """
    worded = [_is_worded(rows, column) for column in columns]
    first = worded.index(True) if True in worded else 0
    begins = [first]
    for n in range(first + 2, len(columns) - 1):
        apart = worded[n] and not (worded[n - 1] or worded[n + 1])
        if apart and not _repeats(rows, columns[n], columns[begins[-1]]):
            begins.append(n)
    yield from zip([0, *begins[1:]], begins, [*begins[1:], len(columns)], strict=True)


def _is_worded(rows: Sequence[Pieces], column: Span) -> bool:
    texts = [piece.text for row in rows for piece in row if piece.over(column)]
    return sum(not (is_number(text) or is_blank(text)) for text in texts) > LABELS * len(texts)


def _repeats(rows: Sequence[Pieces], column: Span, other: Span) -> bool:
    """True where most rows have the same text in two columns."""
    pairs = [tuple(p.text for p in row if p.over(column) or p.over(other)) for row in rows]
    return sum(len(pair) == 2 and pair[0] == pair[1] for pair in pairs) > LABELS * len(rows)


def _heads(rows: Sequence[Pieces], columns: Sequence[Span]) -> tuple[list[str], str]:
    """The head of each column, from above to below, and what all numbers are given in."""
    said = [piece for row in rows for piece in row if is_unit(piece.text)]
    wide = [piece for piece in said if sum(map(piece.over, columns)) != 1 or len({each.text for each in said}) == 1]
    heads = []
    for column in columns:
        over = dict.fromkeys(p.text for row in rows for p in row if p.over(column) and p not in wide)
        heads.append(_head_of(tuple(over)))
    return heads, " ".join(dict.fromkeys(piece.text.strip("() ") for piece in wide))


def _head_of(texts: Sequence[str]) -> str:
    """The head of a column out of those over it: "Year Ended" belongs to a date and to nothing else."""
    if len(texts) > 1 and PERIOD.fullmatch(texts[0]) and not is_time(" ".join(texts)):
        texts = texts[1:]
    return " ".join(texts)


def _beside(
    rows: Sequence[Pieces], columns: Sequence[Span], first: int, labels: int, heads: Sequence[str]
) -> tuple[list[int], list[str]]:
    """The columns of cells, and the heads of all: of a table set beside itself the labels stand in it several times,
    and what heads them heads the columns behind."""
    shown, named, part = [], list(heads), heads[labels]
    several = False
    for n in range(first, len(columns)):
        if n > labels and _repeats(rows, columns[n], columns[labels]):
            if not several:
                named[:n] = (f"{part} {head}".strip() for head in named[:n])
            part, several = heads[n], True
        elif n != labels:
            named[n] = f"{part} {named[n]}".strip() if several else named[n]
            shown.append(n)
    return shown, named


def _rows(
    rows: Sequence[Pieces],
    columns: Sequence[Span],
    labels: int,
    shown: Sequence[int],
    id_: str,
    clean: Callable[[str], str],
) -> Iterator[Row]:
    under: tuple[str, ...] = ()
    opened = False
    n = 0
    for row in rows:
        texts = [" ".join(piece.text for piece in row if _first(piece, columns) == at) for at in range(len(columns))]
        label = clean(without_note(texts[labels])).strip(" :")
        cells = tuple(clean(texts[at]) for at in shown)
        if any(cells):
            n, opened = n + 1, False
            yield Row(f"{id_}.{n}", label, under, cells)
            if TOTAL.match(label):  # the total is the last of what it adds up
                under = under[:-1]
        elif label:
            under, opened = (*under, label) if opened else (label,), True


def _first(piece: Piece, columns: Sequence[Span]) -> int:
    return next((n for n, column in enumerate(columns) if piece.over(column)), -1)


def _told_apart(names: Sequence[str], rows: Sequence[Row]) -> tuple[str, ...]:
    """The heads of columns; of two that share one, the shares say so."""
    found = []
    for n, name in enumerate(names):
        cells = [row.cells[n] for row in rows if row.cells[n]]
        shares = bool(cells) and all("%" in cell for cell in cells)
        found.append(f"{name} %".strip() if names.count(name) > 1 and shares else name)
    return tuple(found)


def without_empty(table: Table) -> Table:
    """The table without columns that hold nothing."""
    kept = [n for n in range(len(table.columns)) if any(row.cells[n] for row in table.rows)]
    rows = (replace(row, cells=tuple(row.cells[n] for n in kept)) for row in table.rows)
    return replace(table, columns=tuple(table.columns[n] for n in kept), rows=tuple(rows))
