"""Tables against each other and against themselves: years that a later edition gives otherwise, totals that their rows
do not add up to.

A total is a sum only where the same rows add up to it in another column: nothing else shows that they are its parts.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from tipdiff.audits.checked import UNNOTED, Checked
from tipdiff.figures.cells import step
from tipdiff.model import SHARES, Audit, Cell, Figure, Number, Report, Row, Table, TableChange
from tipdiff.model.edition import Edition
from tipdiff.model.references import FindingRef

TOTAL = re.compile(r"(?i)(?:sub-?|grand )?total\b")
FEWEST = 2
"""Parts of a sum at least."""
ROUNDED = 0.5
"""By how much each number may be rounded, in units of its last digit; whole ones are not."""


def restated(changes: Sequence[TableChange], old: Edition, new: Edition, checked: Checked = UNNOTED) -> Iterator[Audit]:
    """Cells of a year that both editions give, each otherwise; what several tables repeat is said once."""
    told: set[str] = set()
    for table in changes:
        for row in table.rows:
            for cell in row.cells:
                for was, now in cell.restated:
                    _note(was, now, checked)
                    audit = _restated(row.row, cell.column, was, now, old, new)
                    if audit.message not in told:
                        told.add(audit.message)
                        yield audit


def _note(was: Cell, now: Cell, checked: Checked) -> None:
    if was.figure is not None and now.figure is not None:
        checked.note(was.figure, side="old")
        checked.note(now.figure)


def _restated(row: str, column: str, was: Cell, now: Cell, old: Edition, new: Edition) -> Audit:
    assert was.figure is not None and now.figure is not None, "only numbers are restated"
    what = f"{row}, {column}" if column else row
    return Audit(
        "restated",
        f"{what}: the {old} report gave {was.text} for {was.year}, the {new} report gives {now.text}",
        now.figure.measure,
        now.year,
        was.figure.value,
        now.figure.value,
        (FindingRef("old", was.row), FindingRef("new", now.row)),
    )


def sums(report: Report, checked: Checked = UNNOTED) -> Iterator[Audit]:
    """Totals of a report's tables that their rows do not add up to."""
    for table in report.tables:
        for at, row in enumerate(table.rows):
            if TOTAL.match(row.label):
                yield from _sums(table, at, checked)


def _sums(table: Table, at: int, checked: Checked) -> Iterator[Audit]:
    """The columns of a total that differ, where the same rows add up to it in others."""
    total = table.rows[at]
    for parts in _parts(table, at):
        held = {head: _sum(parts, head) for head in table.columns}
        stated = {head: figure for head in table.columns if (figure := _figure(total, head)) is not None}
        both = [head for head in stated if held[head] is not None and stated[head].unit not in SHARES]
        off = [head for head in both if not _adds_up(held[head], stated[head], len(parts))]
        if len(off) < len(both) / 2:
            checked.note(*(stated[head] for head in both))
            checked.note(*(each for row in parts for head in both if (each := _figure(row, head)) is not None))
            for head in off:
                yield _off(total, head, held[head], stated[head])
            return


def _parts(table: Table, at: int) -> Iterator[Sequence[Row]]:
    """The rows that a total may add up, the nearest first: back to what heads it or to the total before."""
    rows = table.rows
    start = at
    while start and rows[start - 1].under == rows[at].under and not TOTAL.match(rows[start - 1].label):
        start -= 1
    if at - start >= FEWEST:
        yield rows[start:at]
    first = at
    while first and not TOTAL.match(rows[first - 1].label):
        first -= 1
    if first < start and at - first >= FEWEST:
        yield rows[first:at]


def _figure(row: Row, head: str) -> Figure | None:
    return next((each for each in row.figures if each.cell is not None and each.cell.column == head), None)


def _sum(parts: Sequence[Row], head: str) -> Number | None:
    """What the rows add up to in a column; None where too few of them hold a number there."""
    values = [each.value for row in parts if (each := _figure(row, head)) is not None and each.value is not None]
    return round(sum(values), 3) if len(values) >= FEWEST else None


def _adds_up(held: Number | None, stated: Figure, parts: int) -> bool:
    if held is None or stated.value is None:
        return False
    last = step(stated)
    return abs(held - stated.value) <= (ROUNDED * (parts + 1) * last if last != 1 else 0)


def _off(total: Row, head: str, held: Number | None, stated: Figure) -> Audit:
    return Audit(
        "sum",
        f"{total.name}, {head}: the rows add up to {_said(held)}, the table says {_said(stated.value)}",
        stated.measure,
        stated.reference_year,
        held,
        stated.value,
        (FindingRef("new", total.id),),
    )


def _said(value: Number | None) -> str:
    return f"{value:,}" if value is not None else "nothing"
