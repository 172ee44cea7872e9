"""The lines of a PDF's page in the order in which they are read: down a column before the next one.

Takes lines with their places, gives them in reading order. A page is cut into bands, each of which has columns or
none: a title or a paragraph across the page stands between two bands. It alone knows where the white between columns
runs.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Sequence
from itertools import chain

from tipdiff.model.frozen import Frozen, replace
from tipdiff.read.pdf_lines import Line

GUTTER = 0.8
"""White between columns, in sizes of the text; between words it stays under 0.6, between columns over 1.2."""
LABEL = 2.5
"""Sizes of the text: what is narrower is a bullet or a number, and no column."""
COLUMN_ROWS = 3
"""Columns stand beside each other in at least so many rows of a band; wide blanks of justified lines meet in
two at most."""
SAME_ROW = 0.35
"""Of the type's size: what stands no further apart stands on one baseline."""
BESIDE = 0.75
"""The same for lines of two columns, whose baselines need not meet."""
HEAD_GAP = 1.5
"""Of a title's size: the white above it; lines of one title stand closer."""
LEVEL = 1.5
"""Sizes of the text: columns that end, or begin, no further apart end or begin together."""
GOES_ON = 1.6
"""Sizes of the type: the next line of a paragraph stands no further below."""
TITLE = 1.05
"""Of the text's size: what is set larger is a title."""
SENTENCE_END = (".", "!", "?", ":", '."', ".”", ".)")

Row = list[Line]


class _Band(Frozen):
    """Rows of a page, from one to before another, that have a gutter."""

    gutter: float
    first: int
    end: int


def in_order(lines: Sequence[Line], size: float, known: Collection[float] = ()) -> Iterator[Line]:
    """Lines as they are read; those of a box that the text flows around are marked as aside.

    Args:
        size: of the text, in points.
        known: gutters of the document: a page that ends early shows too little of its own.
    """
    rows = list(rows_of(lines, BESIDE))
    band = _band(rows, size, known)
    if band is None:
        yield from chain.from_iterable(rows_of(lines))
        return
    yield from in_order(_flat(rows[: band.first]), size, known)
    below = rows[band.end :]
    for piece in _pieces(rows[band.first : band.end], band.gutter, size):
        left = list(in_order([line for line in piece if line.right <= band.gutter], size, known))
        right = list(in_order([line for line in piece if line.left >= band.gutter], size, known))
        yield from _columns(left, right, below[0] if below else [], size)
    yield from in_order(_flat(below), size, known)


def rows_of(lines: Iterable[Line], apart: float = SAME_ROW) -> Iterator[Row]:
    """Lines that share a baseline, from left to right and from the top: wide blanks of a justified line part it."""
    row: Row = []
    for line in sorted(lines, key=lambda line: (-line.bottom, line.left)):
        if row and row[0].bottom - line.bottom > apart * line.size:
            yield sorted(row, key=lambda line: line.left)
            row = []
        row.append(line)
    if row:
        yield sorted(row, key=lambda line: line.left)


def gutter_of(lines: Sequence[Line], size: float) -> float | None:
    """Where the white between two columns of a page runs; None where it has one column."""
    band = _band(list(rows_of(lines, BESIDE)), size, ())
    return band.gutter if band else None


def _flat(rows: Iterable[Row]) -> Row:
    return list(chain.from_iterable(rows))


def _band(rows: Sequence[Row], size: float, known: Collection[float]) -> _Band | None:
    """The rows that stand in two columns most often; None where there is one column."""
    best, found = 0, None
    for x in sorted({line.left - GUTTER * size / 2 for row in rows for line in row}):
        sides = [_side(row, x, size) for row in rows]
        for start, end in _runs(sides):
            first = _after_paragraph(rows, start, end)
            if not _are_columns(_flat(rows[first:end]), x, size):
                continue
            both = sides[first:end].count("both")
            sure = both >= COLUMN_ROWS
            if not sure and any(abs(x - gutter) < size for gutter in known):
                sure = {"left", "right"} <= set(sides[first:end]) or both > 0
                both = max(both, 1)
            if sure and both > best:
                best, found = both, _Band(x, first, end)
    return found


def _are_columns(lines: Iterable[Line], gutter: float, size: float) -> bool:
    """True where both sides hold more than marks: bullets and numbers of items stand beside their text."""
    widths = [0.0, 0.0]
    for line in lines:
        side = line.left >= gutter
        widths[side] = max(widths[side], line.right - line.left)
    return min(widths) >= LABEL * size


def _runs(sides: Sequence[str]) -> Iterator[tuple[int, int]]:
    """(first, end) of the rows on end that nothing crosses."""
    first = 0
    for n, side in enumerate([*sides, "across"]):
        if side == "across":
            if n > first:
                yield first, n
            first = n + 1


def _after_paragraph(rows: Sequence[Row], first: int, end: int) -> int:
    """Where a band begins: the short last line of a paragraph across the page is none of its rows."""
    if not first or end - first < 2 or len(rows[first]) > 1:
        return first
    above, line = rows[first - 1][-1], rows[first][0]
    near = above.bottom - line.bottom <= GOES_ON * line.size
    return first + (near and above.size == line.size and above.heavy == line.heavy)


def _side(row: Sequence[Line], x: float, size: float) -> str:
    """On which sides of a gutter at `x` a row has text: `left`, `right`, `both` or `across`."""
    if any(line.left < x < line.right for line in row):
        return "across"
    left = [line.right for line in row if line.right <= x]
    right = [line.left for line in row if line.left >= x]
    if left and right:
        return "both" if min(right) - max(left) >= GUTTER * size else "across"
    return "left" if left else "right"


def _pieces(rows: Sequence[Row], gutter: float, size: float) -> Iterator[Row]:
    """The lines of a band, parted at titles that head both columns though they are too short to cross the gutter."""
    start = 0
    for n in range(1, len(rows)):
        if _heads_both(rows, n, gutter, size):
            yield _flat(rows[start:n])
            start = n
    yield _flat(rows[start:])


def _heads_both(rows: Sequence[Row], n: int, gutter: float, size: float) -> bool:
    """True for a title with nothing beside it, where both columns end together above and begin together below."""
    if not all((line.heavy or line.size > TITLE * size) and line.right <= gutter for line in rows[n]):
        return False
    above, below = _flat(rows[:n]), _flat(rows[n + 1 :])
    ends = [[line.bottom for line in above if (line.left >= gutter) is side] for side in (False, True)]
    begins = [[line.bottom for line in below if (line.left >= gutter) is side] for side in (False, True)]
    title = rows[n][0]
    if not all((*ends, *begins)) or min(map(min, ends)) - title.bottom < HEAD_GAP * title.size:
        return False
    return abs(min(ends[0]) - min(ends[1])) < LEVEL * size and abs(max(begins[0]) - max(begins[1])) < LEVEL * size


def _columns(left: Row, right: Row, below: Row, size: float) -> Iterator[Line]:
    """One column after the other; where one of them flows on into what stands below, the other is a box beside it."""
    for column, other in ((left, right), (right, left)):
        flows_by = bool(other and below) and _flows(other[-1], below, size)
        boxed = flows_by and bool(column) and column[-1].text.endswith(SENTENCE_END)
        yield from (replace(line, aside=True) for line in column) if boxed else column


def _flows(line: Line, below: Row, size: float) -> bool:
    """True where a sentence goes on from the last line of a column to the next line across the page."""
    near = 0 < line.bottom - below[0].bottom <= GOES_ON * size
    goes_on = abs(line.left - below[0].left) <= size or below[0].text[0].islower()
    return near and goes_on and not line.text.endswith(SENTENCE_END)
