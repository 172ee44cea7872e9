"""Tables of two editions against each other: which are the same, row by row and column by column, and what differs.

Takes the tables of both reports with their figures, gives one `TableChange` each. A table is found again by the labels
of its rows; a cell by row, column and year, wherever they stand. Nothing pairs by place, so that a row that moves is no
change, and what stands twice under one name and year is left alone.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping
from typing import NamedTuple

from rapidfuzz import fuzz

from tipdiff.figures.cells import step
from tipdiff.model import Cell, CellChange, Kind, Number, Report, Row, RowChange, Table, TableChange
from tipdiff.model.edition import own_year, year
from tipdiff.model.frozen import replace
from tipdiff.read.cells import is_blank, is_time, without_times, year_of
from tipdiff.series.pairing import movement

SAME_TABLE = 0.5
"""Share of the labels of the larger table that stand in the other too, at least; of the smaller one, ..."""
SAME_CAPTION = 70
"""... where the captions are so alike, in per cent."""
DERIVED = re.compile(r"(?i)\b(?:change|variance|difference|increase|decrease|growth|rank)\b|^(?:#|no\.?)$")
"""Heads of columns that only reckon with others, or number the rows."""
Years = dict[int | None, Cell]


class Place(NamedTuple):
    """A row and a column of a table, years left out."""

    row: str
    column: str


class Content(NamedTuple):
    """What a table says."""

    rows: Mapping[str, str]
    """Name of each row without years -> as the table writes it."""
    labels: Mapping[str, tuple[str, str]]
    """The same to what it stands under and its label, without years."""
    columns: Mapping[str, str]
    """Head of each column without years -> as the table writes it."""
    cells: Mapping[Place, Years]


def tables(old: Report, new: Report) -> tuple[TableChange, ...]:
    """The tables of both editions in the new report's order, those that only the old one has behind."""
    met = _met(old, new)
    past = own_year(old.edition, old.family.reference_year)
    found = [_both(met[table.id], table, past) if table.id in met else _alone(table, "new") for table in new.tables]
    gone = {table.id for table in met.values()}
    return (*found, *(_alone(table, "dropped") for table in old.tables if table.id not in gone))


def _met(old: Report, new: Report) -> Mapping[str, Table]:
    """Id of a new table -> the old table that it is; the surest pairs first, each table once."""
    olds, news = old.tables, new.tables
    sides = [[(table, Counter(timeless(row.label) for row in table.rows)) for table in side] for side in (olds, news)]
    lags = [[_lag(table, report) for table in report.tables] for report in (old, new)]
    pairs = sorted(
        (-round(likeness, 3), abs(n / len(news) - o / len(olds)), n, o)
        for n, after in enumerate(sides[1])
        for o, before in enumerate(sides[0])
        if len({lags[0][o], lags[1][n]} - {None}) < 2 and (likeness := _likeness(*before, *after)) is not None
    )
    met: dict[int, int] = {}
    taken: set[int] = set()
    for _, _, n, o in pairs:
        if n not in met and o not in taken:
            met[n] = o
            taken.add(o)
    return {news[n].id: olds[o] for n, o in met.items()}


def _lag(table: Table, report: Report) -> int | None:
    """How many years before its report's own a table of one year speaks: last year's stands beside this year's."""
    years = {year_of(head) for head in table.columns} - {None}
    own = year(report.edition)
    return own - max(filter(None, years)) if len(years) == 1 and own is not None else None


def _likeness(old: Table, olds: Counter[str], new: Table, news: Counter[str]) -> float | None:
    """In [0, 2]: of the labels, and of the words around them; None for tables that share too few labels."""
    common = (olds & news).total()
    smaller, larger = sorted((olds.total(), news.total()))
    captions = fuzz.ratio(timeless(old.caption), timeless(new.caption))
    if common < SAME_TABLE * (smaller if captions >= SAME_CAPTION else larger):
        return None
    heads = fuzz.ratio(*(timeless(" ".join(table.columns)) for table in (old, new)))
    return common / larger + (captions + heads) / 200


def _alone(table: Table, kind: Kind) -> TableChange:
    old, new = (None, table.id) if kind == "new" else (table.id, None)
    return TableChange(kind, old, new, table.section, table.caption, table.unit, ())


def _both(old: Table, new: Table, past: int | None) -> TableChange:
    """One table in both; `past` is the last year that the old report can have counted."""
    before, after = _content(old), _content(new)
    before = _renamed(before, after)
    names = dict.fromkeys((*after.rows, *before.rows))
    rows = tuple(row for name in names if (row := _row(name, before, after, past)).cells)
    if not any(cell.agreed for row in rows for cell in row.cells):  # it counts anew: an index with another base
        rows = tuple(map(_anew, rows))
    kind: Kind = "changed" if any(row.kind != "unchanged" for row in rows) else "unchanged"
    return TableChange(kind, old.id, new.id, new.section, new.caption, new.unit, rows)


def _anew(row: RowChange) -> RowChange:
    """The row without what it restates."""
    cells = tuple(replace(cell, restated=()) for cell in row.cells)
    changed = row.kind == "changed" and any(cell.differs for cell in cells)
    return RowChange("unchanged" if row.kind == "changed" and not changed else row.kind, row.row, cells)


def _content(table: Table) -> Content:
    cells: dict[Place, Years] = {}
    twice: set[tuple[Place, int | None]] = set()
    for row in table.rows:
        figures = {figure.cell.column: figure for figure in row.figures if figure.cell is not None}
        name = row_name(row)
        for head, text in zip(table.columns, row.cells, strict=True):
            if not text or is_blank(text) or DERIVED.search(head):
                continue
            place, of_year = Place(name, timeless(head)), year_of(head, *row.under[::-1], row.label)
            if of_year in cells.setdefault(place, {}):
                twice.add((place, of_year))
            cells[place][of_year] = Cell(text, of_year, figures.get(head), row.id)
    for place, of_year in twice:
        del cells[place][of_year]
    rows = {row_name(row): row.name if _is_times(row.label) else without_times(row.name) for row in table.rows}
    labels = {row_name(row): (timeless(" ".join(row.under)), timeless(row.label)) for row in table.rows}
    return Content(rows, labels, {timeless(head): head for head in table.columns}, cells)


def _renamed(old: Content, new: Content) -> Content:
    """The old table with the new one's names for rows whose label is the same under a heading that was renamed."""
    open_rows = []
    for one, other in ((old, new), (new, old)):
        heads = {under for under, _ in other.labels.values()}
        open_rows.append({name: label for name, (under, label) in one.labels.items() if under not in heads})
    counts = [Counter(side.values()) for side in open_rows]
    names = {label: name for name, label in open_rows[1].items() if counts[0][label] == counts[1][label] == 1}
    now = {name: names[label] for name, label in open_rows[0].items() if label in names}
    if not now:
        return old
    return Content(
        {now.get(name, name): shown for name, shown in old.rows.items()},
        {now.get(name, name): label for name, label in old.labels.items()},
        old.columns,
        {Place(now.get(place.row, place.row), place.column): years for place, years in old.cells.items()},
    )


def _row(name: str, old: Content, new: Content, past: int | None) -> RowChange:
    shown = new.rows.get(name) or old.rows[name]
    if name not in old.rows or name not in new.rows:
        kind: Kind = "new" if name in new.rows else "dropped"
    else:
        kind = "unchanged"
    columns = dict.fromkeys((*new.columns, *old.columns))
    cells = tuple(cell for column in columns if (cell := _cell(Place(name, column), old, new, past)) is not None)
    if kind == "unchanged" and any(cell.differs for cell in cells):
        kind = "changed"
    return RowChange(kind, shown, cells)


def _cell(place: Place, old: Content, new: Content, past: int | None) -> CellChange | None:
    """What became of a cell, its newest year against the newest; None where neither edition has it.

    What is said of years to come is no count: that it differs restates nothing.
    """
    before, after = old.cells.get(place, {}), new.cells.get(place, {})
    if not before and not after:
        return None
    was, now = _newest(before), _newest(after)
    head = without_times(new.columns.get(place.column) or old.columns[place.column])
    again = [(before[y], after[y]) for y in before if y is not None and y in after and past is not None and y <= past]
    restated = tuple((one, other) for one, other in again if _numbers(one, other) and not _same(one, other))
    agreed = any(_numbers(one, other) and _same(one, other) for one, other in again)
    return CellChange(head, was, now, *_movement(was, now), restated, agreed)


def _numbers(old: Cell, new: Cell) -> bool:
    return old.figure is not None and new.figure is not None


def _same(old: Cell, new: Cell) -> bool:
    """True for two numbers that are equal as far as the coarser of them is written."""
    before, after = old.figure, new.figure
    if before is None or after is None or before.value is None or after.value is None or before.unit != after.unit:
        return old.value == new.value
    return abs(before.value - after.value) <= max(step(before), step(after)) / 2 and before.high == after.high


def _newest(cells: Years) -> Cell | None:
    return max(cells.values(), key=lambda cell: cell.year or 0, default=None)


def _movement(old: Cell | None, new: Cell | None) -> tuple[Number | None, float | None]:
    """How far two cells stand apart, where both are numbers of one unit."""
    if old is None or new is None or old.figure is None or new.figure is None:
        return None, None
    before, after = old.figure, new.figure
    plain = (before.unit, before.bound, before.high) == (after.unit, after.bound, None)
    return movement(before.value, after.value) if plain else (None, None)


def row_name(row: Row) -> str:
    """What tells a row from others in every edition: without years, but for one that is a year's."""
    return " ".join((timeless(" ".join(row.under)), row.label.lower())) if _is_times(row.label) else timeless(row.name)


def _is_times(label: str) -> bool:
    return is_time(label) or not timeless(label)


def timeless(text: str) -> str:
    """A text in lower case without its years and dates: they roll from edition to edition."""
    return " ".join(re.findall(r"[^\W_]+|[%$€£]", without_times(text.lower())))
