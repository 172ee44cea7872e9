"""What is said of tables: which one, how many of its rows differ, and what a cell was and is."""

from __future__ import annotations

from collections import Counter

from tipdiff.model import PERCENT, Cell, CellChange, ChangeLog, RowChange, TableChange
from tipdiff.views.phrases.figures import percent, points
from tipdiff.views.phrases.reports import edition

CAPTION = 100
"""Characters of a caption that a line shows: where a page names no table, it is the sentence before it."""


def changed_tables(log: ChangeLog) -> tuple[TableChange, ...]:
    """The tables that differ."""
    return tuple(table for table in log.tables if table.kind != "unchanged")


def tables(log: ChangeLog) -> str | None:
    """`12 of 49 changed, 2 new, 1 dropped`; None where neither report has a table."""
    kinds = Counter(table.kind for table in log.tables)
    if not log.tables:
        return None
    said = [f"{kinds['changed']} of {len(log.tables)} changed"]
    return ", ".join(said + [f"{kinds[kind]} {kind}" for kind in ("new", "dropped") if kinds[kind]])


def table_name(table: TableChange) -> str:
    """Its caption, with what its numbers are given in: `Income by port (in millions)`."""
    caption = table.caption if len(table.caption) <= CAPTION else f"{table.caption[: CAPTION - 1].rstrip()}…"
    unit = f"{table.unit[:1].lower()}{table.unit[1:]}" if table.unit[:3].lower() == "in " else table.unit
    return f"{caption or 'Table'}{f' ({unit})' if unit else ''}"


def table_state(table: TableChange, log: ChangeLog) -> str:
    """`4 of 9 rows changed, 1 new`, `not in the 2023 report`."""
    if table.kind in ("new", "dropped"):
        return f"not in the {edition(log.old if table.kind == 'new' else log.new)}"
    kinds = Counter(row.kind for row in table.rows)
    said = [f"{kinds['changed']} of {len(table.rows)} rows changed"]
    return ", ".join(said + [f"{kinds[kind]} {kind}" for kind in ("new", "dropped") if kinds[kind]])


def row_cells(row: RowChange) -> tuple[str, ...]:
    """What became of each cell that differs, its column before it: `Large: 120 (2022) → 98 (2023), −18 %`."""
    differing = (each for each in row.cells if each.differs)
    return tuple(f"{f'{each.column}: ' if each.column else ''}{cell_change(each)}" for each in differing)


def cell_change(each: CellChange) -> str:
    """`120 (2022) → 98 (2023), −18 %; 2022 was 119`: the newest year of each edition, then what was restated."""
    said = [_newest(each)] if each.old is None or each.new is None or each.old.value != each.new.value else []
    said += [f"{now.year} restated: {was.text} → {now.text}" for was, now in each.restated]
    return "; ".join(said)


def _newest(each: CellChange) -> str:
    if each.old is None or each.new is None:
        return _dated(each.old or each.new)
    share = ""
    if each.delta is not None and each.old.figure is not None:
        unit, base = each.old.figure.unit, each.old.figure.value
        share = points(each.delta) if unit == PERCENT else percent(each.delta, base)
    return f"{_dated(each.old)} → {_dated(each.new)}{f', {share}' if share else ''}"


def _dated(cell: Cell | None) -> str:
    if cell is None:
        return ""
    return f"{cell.text} ({cell.year})" if cell.year is not None else cell.text
