"""The tables of a PDF's page: rows of cells that stand under each other, told by their places alone.

Takes the lines of a page, gives grids. Rules and shades are not asked: half of the tables seen have none. What stands
in columns and is no table (text in columns, the labels of a chart) holds few numbers, or no label beside them.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from tipdiff.model.frozen import Frozen
from tipdiff.read import Grid, GridCell, tables
from tipdiff.read.cells import is_blank, is_number, is_time
from tipdiff.read.pdf_columns import rows_of
from tipdiff.read.pdf_lines import Line

ONE_ROW = 0.3
"""Of the type's size: cells of a row stand no further apart, up or down."""
ROW_STEP = 3.2
"""Sizes of the type: rows of one table stand no further apart."""
WRAPPED = 1.25
"""Sizes of the type: the next line of a cell stands no further below; rows stand at 1.3 and more."""
FEWEST_ROWS = 3
"""Rows of at least two cells, and labels."""
FILLED = 0.6
"""Share of the labelled rows in which a column of a table holds something, at least."""
NUMBERS = 0.25
"""Share of the cells behind the labels that hold numbers or times, at least: tables of yes and no have a third."""
CELL_WORDS = 4
"""Words of a cell behind the labels, on the average, at most."""
BROKEN = (",", ";", " and", " of", " the", " to", " for", "-")
"""What a line of text ends with that goes on in the next one."""
BROKEN_LABELS = 0.25
"""Share of the labels that may be such lines."""
MOST_PAGES = 1000
LABEL_WORDS = 10
"""Words of a row that heads others, at most."""


class Found(Frozen):
    """A table and the lines that it is made of."""

    grid: Grid
    lines: tuple[Line, ...]
    top: float
    """Where its first row stands, in points from the page's foot."""


def tables_of(page: Sequence[Line], number: int) -> Iterator[Found]:
    """The tables of the lines of a page, from the top."""
    upright = [line for line in page if not line.turned]
    for rows in _runs(list(rows_of(upright, ONE_ROW))):
        columns = _columns(rows)
        columns = [columns[n] for n in _filled(_texts(rows, columns))]
        texts = _texts(rows, columns)
        if len(columns) > 1 and _is_table(texts):
            cells = (tuple(GridCell(text, n) for n, text in enumerate(row) if text) for row in texts)
            lines = tuple(line for row in rows for line in row if any(_in(line, column) for column in columns))
            yield Found(Grid(tuple(filter(None, cells)), page=number), lines, rows[0][0].bottom + rows[0][0].size)


def _runs(rows: Sequence[Sequence[Line]]) -> Iterator[list[Sequence[Line]]]:
    """Rows of cells that may be one table, each run as long as can be."""
    run: list[Sequence[Line]] = []
    for row in rows:
        far = bool(run) and run[-1][0].bottom - row[0].bottom > ROW_STEP * row[0].size
        if far or (len(row) == 1 and not _belongs(row[0], run)):
            yield from _trimmed(run)
            run = []
        if run or len(row) > 1:
            run.append(row)
    yield from _trimmed(run)


def _trimmed(run: list[Sequence[Line]]) -> Iterator[list[Sequence[Line]]]:
    while run and len(run[-1]) == 1 and not _wraps(run[-1][0], run[:-1]):
        run = run[:-1]
    if sum(len(row) > 1 for row in run) >= FEWEST_ROWS:
        yield run


def _belongs(line: Line, run: Sequence[Sequence[Line]]) -> bool:
    """True for a line of its own that goes on a cell of the row above, or heads the rows below."""
    if not run:
        return False
    heads = abs(line.left - min(row[0].left for row in run)) < 2 * line.size and len(line.text.split()) <= LABEL_WORDS
    return _wraps(line, run) or (heads and not line.text.endswith("."))


def _wraps(line: Line, run: Sequence[Sequence[Line]]) -> bool:
    if not run or run[-1][0].bottom - line.bottom > WRAPPED * line.size:
        return False
    return any(above.left < line.right and line.left < above.right for above in run[-1])


def _columns(rows: Sequence[Sequence[Line]]) -> list[tuple[float, float]]:
    """The columns by the places of their cells; the fullest rows tell."""
    found: list[tuple[float, float]] = []
    for row in sorted(rows, key=len, reverse=True):
        if len(row) == 1:
            continue
        for line in row:
            met = [n for n, (left, right) in enumerate(found) if line.left < right and left < line.right]
            if not met:
                found.append((line.left, line.right))
            elif len(met) == 1:
                left, right = found[met[0]]
                found[met[0]] = min(left, line.left), max(right, line.right)
    return sorted(found)


def _texts(rows: Sequence[Sequence[Line]], columns: Sequence[tuple[float, float]]) -> list[list[str]]:
    """The cells of each row; a line that goes on a cell is joined to it."""
    texts: list[list[str]] = []
    for n, row in enumerate(rows):
        held = [" ".join(line.text for line in row if _in(line, column)) for column in columns]
        if len(row) == 1 and n and _wraps(row[0], rows[:n]) and not is_number(row[0].text):
            texts[-1] = [f"{above} {text}".strip() for above, text in zip(texts[-1], held, strict=True)]
        else:
            texts.append(held)
    return texts


def _filled(texts: Sequence[Sequence[str]]) -> list[int]:
    """The columns that stand beside most labels: words of a chart that stand near a table do not."""
    labelled = [row for row in texts if row[0] and any(row[1:])]
    return [n for n in range(len(texts[0])) if not n or sum(bool(row[n]) for row in labelled) >= FILLED * len(labelled)]


def _in(line: Line, column: tuple[float, float]) -> bool:
    """True where most of a line stands in a column."""
    return min(line.right, column[1]) - max(line.left, column[0]) > (line.right - line.left) / 2


def _is_table(texts: Sequence[Sequence[str]]) -> bool:
    """True for numbers beside labels: not for text in columns, the words around a chart, a list of contents."""
    cells = [cell for row in texts for cell in row[1:] if cell]
    labels = [row[0] for row in texts if row[0] and not is_number(row[0])]
    if len(labels) < FEWEST_ROWS or not any(map(is_number, cells)):
        return False
    numbers = sum(is_number(cell) or is_blank(cell) or is_time(cell) for cell in cells)
    words = sum(cell.count(" ") + 1 for cell in cells)
    broken = sum(label[0].islower() or label.endswith(BROKEN) for label in labels)
    return (
        numbers >= NUMBERS * len(cells)
        and words <= CELL_WORDS * len(cells)
        and broken <= BROKEN_LABELS * len(labels)
        and tables.is_data(texts)
        and not _is_contents(texts)
    )


def _is_contents(texts: Sequence[Sequence[str]]) -> bool:
    """True for titles with the numbers of their pages."""
    last = [int(row[-1]) for row in texts if len(row) == 2 and row[-1].isdecimal()]
    return len(last) == len(texts) and last == sorted(last) and last[-1] < MOST_PAGES
