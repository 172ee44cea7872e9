"""Every change stands on the list once, shown or folded, and filters keep what they say."""

from __future__ import annotations

import pytest

from tipdiff.model import ChangeLog
from tipdiff.tui.arrange import Filter, arrange
from tipdiff.tui.rows.changes import ChangeRow, Departure, Fold
from tipdiff.views.phrases.departures import departures


def _rows(log: ChangeLog, chosen: Filter, opened: frozenset[str] = frozenset()) -> list[object]:
    cards = [ChangeRow(change, log) for change in log.changes]
    wanted = lambda change: chosen.wants(change, frozenset(), None)  # noqa: E731
    found = arrange(log, cards, departures(log.changes), wanted, folding=not chosen.partial, opened=opened)
    return list(found.rows)


def test_every_change_is_shown_or_folded_once(log: ChangeLog) -> None:
    rows = _rows(log, Filter())
    shown = [row.change.id for row in rows if isinstance(row, ChangeRow)]
    folded = [change.id for row in rows if isinstance(row, Fold) for change in row.changes]
    assert sorted(shown + folded) == sorted(change.id for change in log.changes)


def test_what_is_folded_is_no_news(log: ChangeLog) -> None:
    folded = [change for row in _rows(log, Filter()) if isinstance(row, Fold) for change in row.changes]
    assert folded
    assert all(change.quiet or (change.kind == "unchanged" and not change.moved) for change in folded)


def test_a_moved_finding_is_pointed_to_from_where_it_was(log: ChangeLog) -> None:
    rows = _rows(log, Filter())
    moved = [change for change in log.changes if change.moved]
    assert moved
    assert [row.change for row in rows if isinstance(row, Departure)] == moved


@pytest.mark.parametrize("kind", ["changed", "new", "dropped"])
def test_a_kind_alone(log: ChangeLog, kind: str) -> None:
    shown = [row for row in _rows(log, Filter(kinds=frozenset({kind}))) if isinstance(row, ChangeRow)]
    expected = [change for change in log.changes if change.kind == kind and not change.quiet]
    assert [row.change for row in shown] == expected


def test_figures_only_has_no_folds(log: ChangeLog) -> None:
    rows = _rows(log, Filter(figures_only=True))
    assert not [row for row in rows if isinstance(row, Fold)]
    assert all(row.change.figures for row in rows if isinstance(row, ChangeRow))


def test_an_opened_fold_shows_its_findings(log: ChangeLog) -> None:
    fold = next(row for row in _rows(log, Filter()) if isinstance(row, Fold))
    rows = _rows(log, Filter(), frozenset(change.id for change in fold.changes))
    shown = {row.change.id for row in rows if isinstance(row, ChangeRow)}
    assert {change.id for change in fold.changes} <= shown


def test_a_row_draws_as_many_lines_as_it_says(log: ChangeLog) -> None:
    from tipdiff.tui.rows.paint import Canvas

    for width, side_by_side in ((54, False), (100, True), (31, True)):
        canvas = Canvas(width, side_by_side, {})
        for row in _rows(log, Filter(quiet_too=True)):
            drawn = row.draw(canvas)  # type: ignore[attr-defined]
            assert len(drawn) == row.height(width, side_by_side)  # type: ignore[attr-defined]
            assert {strip.cell_length for strip in drawn} == {width}
