"""Which changes of a log a user asked for: by section, kind, measure and topic."""

from __future__ import annotations

from tipdiff.errors import UsageError
from tipdiff.model import Change, ChangeLog, RowChange, TableChange
from tipdiff.model.frozen import replace


def changes(
    log: ChangeLog,
    *,
    section: str | None = None,
    kind: str | None = None,
    measure: str | None = None,
    about: str | None = None,
) -> tuple[Change, ...]:
    """The changes that meet every condition given; all of them without one.

    Raises:
        UsageError: neither report has the section, or the family has no such measure or topic.
    """
    if section is not None and log.old.section(section) is None and log.new.section(section) is None:
        names = ", ".join(count.section for count in log.sections)
        raise UsageError(f"neither report has a section {section!r}", f"They have {names}")
    if measure is not None:
        from tipdiff.profiles.vocabulary import require_measure  # knows the figures' reader

        require_measure(log.new.family, measure)
    chosen = log.changes if about is None else _on_topic(log, about)
    return tuple(
        change
        for change in chosen
        if (section is None or section in (change.section, change.old_section))
        and (kind is None or (change.moved if kind == "moved" else change.kind == kind))
        and (measure is None or _speaks_of(change, measure))
    )


def tables(
    log: ChangeLog,
    *,
    section: str | None = None,
    kind: str | None = None,
    measure: str | None = None,
    about: str | None = None,
) -> tuple[TableChange, ...]:
    """The tables that meet every condition given; those of one measure with its rows alone, none on a topic."""
    if about is not None:
        return ()
    held = (table for table in log.tables if section in (None, table.section) and kind in (None, table.kind))
    if measure is None:
        return tuple(held)
    of_measure = (replace(table, rows=tuple(row for row in table.rows if _counts(row, measure))) for table in held)
    return tuple(table for table in of_measure if table.rows)


def _counts(row: RowChange, measure: str) -> bool:
    cells = (cell for each in row.cells for cell in (each.old, each.new))
    return any(cell is not None and cell.figure is not None and cell.figure.measure == measure for cell in cells)


def _on_topic(log: ChangeLog, topic: str) -> tuple[Change, ...]:
    from tipdiff.compare import topics

    return topics.read(log, topic).changes


def _speaks_of(change: Change, measure: str) -> bool:
    return any(figure.measure == measure for finding in (*change.old, *change.new) for figure in finding.figures)
