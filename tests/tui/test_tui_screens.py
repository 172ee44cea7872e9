"""The tour of the application, from keys and from the mouse."""

from __future__ import annotations

import json
from pathlib import Path
from threading import Event

import pytest
from textual.widgets import Input, Label

from tipdiff.corpus import Corpus
from tipdiff.errors import ReadError
from tipdiff.model import Cell, CellChange, ChangeLog, RowChange, TableChange
from tipdiff.model.frozen import replace
from tipdiff.tui.app import TipdiffApp
from tipdiff.tui.library import Library
from tipdiff.tui.rows.facts import FactRow
from tipdiff.tui.rows.paint import Canvas
from tipdiff.tui.screens.corpus import CorpusScreen
from tipdiff.tui.screens.diff import DiffScreen
from tipdiff.tui.screens.figures import FiguresScreen
from tipdiff.tui.screens.help import HelpScreen
from tipdiff.tui.screens.recommendations import RecommendationsScreen
from tipdiff.tui.screens.summary import SummaryScreen
from tipdiff.tui.screens.tables import TablesScreen
from tipdiff.tui.state import State
from tipdiff.tui.widgets.change_list import ChangeList
from tipdiff.tui.widgets.corpus_grid import CorpusGrid
from tipdiff.tui.widgets.key_bar import KeyBar
from tipdiff.tui.widgets.line_list import LineList
from tipdiff.tui.widgets.section_list import SectionList


def _diff(app: TipdiffApp) -> DiffScreen:
    return next(screen for screen in app.screen_stack if isinstance(screen, DiffScreen))


async def test_from_the_corpus_to_a_figure_and_back(corpus_app: TipdiffApp, settle) -> None:
    async with corpus_app.run_test(size=(120, 40)) as pilot:
        await settle(pilot)
        await pilot.press("j", "j", "enter")
        await settle(pilot)
        assert isinstance(corpus_app.screen, SummaryScreen)
        await pilot.press("escape")
        await pilot.press("right_curly_bracket")
        assert _diff(corpus_app).changes.current.figures
        await pilot.press("m")
        await settle(pilot)
        assert isinstance(corpus_app.screen, FiguresScreen)
        await pilot.press("enter")
        await settle(pilot)
        assert isinstance(corpus_app.screen, DiffScreen)
        await pilot.press("escape")
        assert isinstance(corpus_app.screen, CorpusScreen)
        await pilot.press("q")
    assert corpus_app.return_code == 0


async def test_any_two_editions_open(corpus_app: TipdiffApp, settle) -> None:
    async with corpus_app.run_test() as pilot:
        await settle(pilot)
        await pilot.press("j", "j", "space", "left", "left", "enter")
        await settle(pilot)
        pair = _diff(corpus_app).pair
        held = corpus_app.screen_stack[1].query_one(CorpusGrid).grid.editions
        assert pair.new.edition - pair.old.edition == 2
        assert pair.new.edition in held


async def test_typing_filters_the_countries_and_keys_stay_keys(corpus_app: TipdiffApp, settle) -> None:
    async with corpus_app.run_test() as pilot:
        await settle(pilot)
        grid = corpus_app.screen.query_one(CorpusGrid)
        await pilot.press("j")
        assert grid.cursor == 1
        await pilot.press("P", "e", "r")
        await settle(pilot)
        assert corpus_app.screen.query_one(Input).value == "Per"
        assert [row.country for row in grid.rows] == ["peralonia"]
        await pilot.press("escape")
        await settle(pilot)
        assert len(grid.rows) == 3


async def test_a_report_that_cannot_be_read_is_listed_with_the_reason(tmp_path: Path, state: State, settle) -> None:
    folder = tmp_path / "corpus" / "nowhere"
    folder.mkdir(parents=True)
    (folder / "2023.txt").write_text("")
    app = TipdiffApp(library=Library(Corpus(tmp_path / "corpus")), state=state)
    async with app.run_test() as pilot:
        await settle(pilot)
        unread = app.screen.query_one("#unread", LineList)
        assert unread.display
        assert unread.rows[1].label == "nowhere 2023"
        assert unread.rows[1].text


async def test_an_empty_corpus_is_no_crash(tmp_path: Path, state: State, settle) -> None:
    app = TipdiffApp(library=Library(Corpus(tmp_path)), state=state)
    async with app.run_test() as pilot:
        await settle(pilot)
        await pilot.press("enter", "space", "left", "j")
        assert isinstance(app.screen, CorpusScreen)


async def test_walking_every_change_meets_each_once(pair_app: TipdiffApp, log: ChangeLog, settle) -> None:
    news = [c.id for c in log.changes if (c.kind != "unchanged" or c.moved) and not c.quiet]
    async with pair_app.run_test() as pilot:
        await pilot.press("escape", "home")
        await settle(pilot)
        changes = _diff(pair_app).changes
        met = [changes.current.id] if changes.on_change else []
        for _ in range(len(news) - len(met)):
            await pilot.press("right_square_bracket")
            met.append(changes.current.id)
        assert met == news
        await pilot.press("left_square_bracket")
        assert changes.current.id == news[-2]


async def test_search_counts_walks_and_opens_folds(pair_app: TipdiffApp, log: ChangeLog, settle) -> None:
    hits = [c.id for c in log.changes if any("labor" in f.text.lower() for f in (*c.old, *c.new))]
    async with pair_app.run_test() as pilot:
        await pilot.press("escape", "slash", *"LABOR", "enter")
        await settle(pilot)
        changes = _diff(pair_app).changes
        assert changes.matches == tuple(hits)
        seen = [changes.current.id]
        for _ in hits[1:]:
            await pilot.press("n")
            seen.append(changes.current.id)
        assert sorted(seen) == sorted(hits)
        assert f"of {len(hits)} found" in changes.counted()
        await pilot.press("N")
        assert changes.current.id == seen[-2]
        await pilot.press("escape")
        assert changes.find is None


async def test_filters_narrow_the_list_and_say_so(pair_app: TipdiffApp, settle) -> None:
    async with pair_app.run_test() as pilot:
        await pilot.press("escape", "f", "g", "enter")
        await settle(pilot)
        changes = _diff(pair_app).changes
        assert changes.shown and all(change.figures for change in changes.shown)
        assert "figures only" in changes.status()[1]
        await pilot.press("f", "a", "x", "c", "m", "enter")
        await settle(pilot)
        assert {change.kind for change in changes.shown} == {"new"}


async def test_a_topic_without_change_says_how_much_was_read(pair_app: TipdiffApp, settle) -> None:
    from tipdiff.tui.arrange import Filter

    async with pair_app.run_test() as pilot:
        await pilot.press("escape")
        changes = _diff(pair_app).changes
        changes.filter(Filter(kinds=frozenset(), topics=frozenset({"children"})))
        await settle(pilot)
        assert not changes.shown
        assert "findings on children were read" in changes.rows[0].text


async def test_reviewed_marks_are_kept_and_can_be_left_out(pair_app: TipdiffApp, state: State, settle) -> None:
    async with pair_app.run_test() as pilot:
        await pilot.press("escape", "right_square_bracket")
        changes = _diff(pair_app).changes
        first = changes.current.id
        await pilot.press("space")
        await settle(pilot)
        assert changes.current.id != first
        assert first in state.reviewed
        await pilot.press("f", "l", "enter")
        await settle(pilot)
        assert first not in {change.id for change in changes.shown}
    assert first in State(state.folder).reviewed


async def test_copying_gives_a_citation(pair_app: TipdiffApp, settle) -> None:
    async with pair_app.run_test() as pilot:
        await pilot.press("escape", "right_square_bracket", "y")
        await settle(pilot)
        assert "sha256" in pair_app.clipboard
        both = pair_app.clipboard
        await pilot.press("Y")
        await settle(pilot)
        assert pair_app.clipboard in both


async def test_export_writes_what_is_listed(pair_app: TipdiffApp, tmp_path: Path, settle) -> None:
    target = tmp_path / "out" / "listed.json"
    async with pair_app.run_test() as pilot:
        await pilot.press("escape", "f", "g", "enter", "e", "down", "down")
        await settle(pilot)
        pair_app.screen.query_one(Input).value = str(target)
        await pilot.press("enter")
        await settle(pilot)
        shown = [change.id for change in _diff(pair_app).changes.shown]
    written = json.loads(target.read_text())
    assert [change["id"] for change in written["changes"]] == shown
    assert written["sample"] is True


@pytest.mark.parametrize("steps", range(5))
async def test_every_format_is_written(pair_app: TipdiffApp, tmp_path: Path, steps: int, settle) -> None:
    async with pair_app.run_test() as pilot:
        await pilot.press("escape", "e", *["down"] * steps)
        await settle(pilot)
        field = pair_app.screen.query_one(Input)
        target = tmp_path / field.value
        field.value = str(target)
        await pilot.press("enter")
        await settle(pilot)
    assert (
        "SAMPLE DATA" in target.read_text() or '"sample": true' in target.read_text() or ",true" in target.read_text()
    )


async def test_a_file_is_replaced_only_on_a_second_word(pair_app: TipdiffApp, tmp_path: Path, settle) -> None:
    target = tmp_path / "there.md"
    target.write_text("mine")
    async with pair_app.run_test() as pilot:
        await pilot.press("escape", "e")
        await settle(pilot)
        pair_app.screen.query_one(Input).value = str(target)
        await pilot.press("enter")
        await settle(pilot)
        assert target.read_text() == "mine"
        await pilot.press("enter")
        await settle(pilot)
        assert "SAMPLE DATA" in target.read_text()


async def test_go_to_a_finding_and_back(pair_app: TipdiffApp, log: ChangeLog, settle) -> None:
    dropped = next(change for change in log.changes if change.kind == "dropped")
    async with pair_app.run_test() as pilot:
        await pilot.press("escape", "right_square_bracket")
        changes = _diff(pair_app).changes
        before = changes.current.id
        await pilot.press("g", *"nothing.9.9", "enter")
        await settle(pilot)
        assert not isinstance(pair_app.screen, DiffScreen)
        pair_app.screen.query_one(Input).value = f"old:{dropped.old[0].id}"
        await pilot.press("enter")
        await settle(pilot)
        assert changes.current.id == dropped.id
        await pilot.press("b")
        assert changes.current.id == before


async def test_every_line_of_the_summary_leads_somewhere_or_nowhere(pair_app: TipdiffApp, settle) -> None:
    async with pair_app.run_test() as pilot:
        await settle(pilot)
        lines = pair_app.screen.query_one(LineList)
        places = [row.place if isinstance(row, FactRow) else None for row in lines.rows]
        assert {place.screen for place in places if place} >= {"figures", "recommendations", "quiet", "foremost"}
        figures = next(n for n, row in enumerate(lines.rows) if isinstance(row, FactRow) and row.label == "Figures")
        lines.go(figures)
        await pilot.press("enter")
        await settle(pilot)
        assert _diff(pair_app).changes.current.id == places[figures].change


async def test_recommendations_lead_to_their_finding(pair_app: TipdiffApp, settle) -> None:
    async with pair_app.run_test() as pilot:
        await pilot.press("escape", "r")
        await settle(pilot)
        assert isinstance(pair_app.screen, RecommendationsScreen)
        editions = pair_app.screen.query_one(LineList).rows[1].editions
        assert len(editions) > 2
        await pilot.press("enter")
        await settle(pilot)
        assert _diff(pair_app).changes.current.section == "recommendations"


async def test_the_detail_pane_follows_the_cursor(pair_app: TipdiffApp, log: ChangeLog, settle) -> None:
    measured = next(c for c in log.changes if c.figures and c.figures[0].measure == "investigations")
    async with pair_app.run_test() as pilot:
        await pilot.press("escape", "d")
        _diff(pair_app).changes.reveal(measured.id)
        await settle(pilot)
        pane = pair_app.screen.query_one("#detail", LineList)
        first = pane.rows[0].text
        assert {row.label for row in pane.rows} >= {"Change", "Matched", "Series"}
        await pilot.press("right_square_bracket")
        await settle(pilot)
        assert pane.rows[0].text != first
        await pilot.press("escape")
        assert not pane.display


async def test_the_mouse_does_what_the_keys_do(pair_app: TipdiffApp, settle) -> None:
    async with pair_app.run_test(size=(160, 48)) as pilot:
        await pilot.press("escape")
        await settle(pilot)
        changes = pair_app.screen.query_one(ChangeList)
        fold = changes.rows[changes.cursor]
        count = len(changes.rows)
        await pilot.click(ChangeList, offset=(10, 2))
        await settle(pilot)
        assert len(changes.rows) > count, f"a click opens the fold {fold}"
        await pilot.click(SectionList, offset=(4, 3))
        await settle(pilot)
        assert changes.section == pair_app.screen.query_one(SectionList).sections[3]
        bar = pair_app.screen.query_one(KeyBar)
        help_at = next(start for start, shown, _, _ in bar._placed() if shown == "?")
        await pilot.click(KeyBar, offset=(help_at, 0))
        await settle(pilot)
        assert isinstance(pair_app.screen, HelpScreen)


async def test_resizing_keeps_the_place(pair_app: TipdiffApp, settle) -> None:
    async with pair_app.run_test(size=(160, 48)) as pilot:
        await pilot.press("escape", *["right_square_bracket"] * 12)
        changes = _diff(pair_app).changes
        here = changes.current.id
        for size in ((80, 24), (200, 60), (99, 30), (40, 10)):
            await pilot.resize_terminal(*size)
            await settle(pilot)
            assert changes.current.id == here
            assert changes.side_by_side is (size[0] >= 100)
            assert changes.row_at(0) <= changes.cursor <= changes.row_at(changes.size.height - 1)


async def test_report_text_is_shown_as_text(log: ChangeLog, state: State, settle) -> None:
    hostile = "[bold]Nine[/bold] \x1b[2J\x1b]0;title\x07 cases \u202e[@click=app.quit]go[/] 漢字 e\u0301 100 %"
    changes = tuple(
        replace(
            change,
            old=tuple(replace(finding, text=hostile, raw=hostile) for finding in change.old),
            new=tuple(replace(finding, text=hostile, raw=hostile) for finding in change.new),
            words=(("delete", hostile), ("insert", hostile)),
        )
        for change in log.changes
    )
    bad = replace(log, changes=changes, new=replace(log.new, title=hostile, warnings=(hostile,)))
    app = TipdiffApp(pair=bad, state=state)
    async with app.run_test(size=(160, 48)) as pilot:
        await settle(pilot)
        await pilot.press("escape", "d", "right_square_bracket")
        await settle(pilot)
        lines = [
            strip.text
            for widget in app.screen.query(LineList)
            for strip in (widget.render_line(y) for y in range(widget.size.height))
        ]
        shown = "".join(lines)
        assert "[bold]Nine[/bold]" in shown and "[@click=app.quit]" in shown
        assert all(line.isprintable() for line in lines)
        await pilot.press("y", "m")
        await settle(pilot)
        assert app.is_running


async def test_a_long_list_answers_from_end_to_end(long_log: ChangeLog, state: State, settle) -> None:
    app = TipdiffApp(pair=long_log, state=state)
    async with app.run_test() as pilot:
        await pilot.press("escape", "end")
        changes = _diff(app).changes
        assert changes.cursor == max(n for n, row in enumerate(changes.rows) if row.selectable)
        await pilot.press("left_square_bracket", "pageup", "home", "pagedown")
        assert len(changes._drawn) < 200, "only what was in sight is drawn"


async def test_what_keeps_a_pair_from_opening_is_kept_for_the_command_line(state: State, settle) -> None:
    def load(say):
        raise ReadError("no such report", "Check the path")

    app = TipdiffApp(pair=load, state=state)
    async with app.run_test() as pilot:
        await settle(pilot)
    assert isinstance(app.error, ReadError)


async def test_a_pair_that_takes_too_long_can_be_left(log: ChangeLog, state: State, settle) -> None:
    done = Event()

    def load(say):
        say("Comparing", 2)
        done.wait()
        return log

    app = TipdiffApp(pair=load, state=state)
    async with app.run_test() as pilot:
        while not any(label.id == "step" and "Comparing" in str(label.render()) for label in app.screen.query(Label)):
            await pilot.pause()
        await pilot.press("escape")
        done.set()
        await settle(pilot)
    assert app.return_code == 0
    assert app.error is None
    assert not any(isinstance(screen, DiffScreen) for screen in app.screen_stack)


async def test_themes_are_chosen_from_the_palette_and_kept(pair_app: TipdiffApp, state: State, settle) -> None:
    async with pair_app.run_test() as pilot:
        await pilot.press("escape")
        commands = {command.title: command.callback for command in pair_app.get_system_commands(pair_app.screen)}
        assert {"Next change", "Search", "Filter", "Quit", "Theme tipdiff-safe-light"} <= set(commands)
        commands["Theme tipdiff-safe-light"]()
        await settle(pilot)
    assert State(state.folder).theme == "tipdiff-safe-light"


async def test_tables_have_a_screen_where_the_reports_have_some(log: ChangeLog, state: State, settle) -> None:
    cells = tuple(Cell(text, year, None, "protection.t1.1") for text, year in (("120", 2022), ("98", 2023)))
    rows = (RowChange("changed", "Ships / Small", (CellChange("", *cells, None, None),)),)
    table = TableChange(
        "changed", "protection.t1", "protection.t1", "protection", "Ships by port", "In thousands", rows
    )
    app = TipdiffApp(pair=replace(log, tables=(table,)), state=state)
    async with app.run_test(size=(100, 30)) as pilot:
        await settle(pilot)
        lines = app.screen.query_one(LineList)
        lines.go(next(n for n, row in enumerate(lines.rows) if isinstance(row, FactRow) and row.label == "Tables"))
        await pilot.press("enter")
        await settle(pilot)
        assert isinstance(app.screen, TablesScreen)
        shown = app.screen.query_one(LineList)
        strips = (strip for row in shown.rows for strip in row.draw(Canvas(80, False, {})))
        drawn = ["".join(segment.text for segment in strip) for strip in strips]
        assert any("Ships by port (in thousands)" in line for line in drawn)
        assert any("Ships / Small" in line and "120 (2022) → 98 (2023)" in line for line in drawn)
        await pilot.press("t")
        await settle(pilot)
        assert isinstance(app.screen, DiffScreen)


async def test_no_key_for_tables_where_there_is_none(pair_app: TipdiffApp, settle) -> None:
    async with pair_app.run_test(size=(100, 30)) as pilot:
        await settle(pilot)
        await pilot.press("escape", "t")
        await settle(pilot)
        assert isinstance(pair_app.screen, DiffScreen)
