"""What the screens say and where they lead: the summary, the lists, the keys at the bottom."""

from __future__ import annotations

from pathlib import Path

from textual.widgets import Input

from tipdiff.corpus import Entry
from tipdiff.model import ChangeLog
from tipdiff.model.frozen import replace
from tipdiff.tui.app import TipdiffApp
from tipdiff.tui.rows.countries import Cell
from tipdiff.tui.rows.facts import FactRow, Heading
from tipdiff.tui.rows.figures import NumberRow
from tipdiff.tui.rows.paint import Canvas
from tipdiff.tui.rows.sections import SectionRow
from tipdiff.tui.screens.diff import DiffScreen
from tipdiff.tui.screens.filters import Choice
from tipdiff.tui.screens.summary import SummaryScreen
from tipdiff.tui.state import State
from tipdiff.tui.widgets.chrome import StatusLine
from tipdiff.tui.widgets.key_bar import KeyBar
from tipdiff.tui.widgets.line_list import HeadLine, LineList
from tipdiff.views.news import foremost


def _diff(app: TipdiffApp) -> DiffScreen:
    return next(screen for screen in app.screen_stack if isinstance(screen, DiffScreen))


async def test_the_summary_leads_to_what_changed_most(pair_app: TipdiffApp, log: ChangeLog, settle) -> None:
    async with pair_app.run_test(size=(160, 48)) as pilot:
        await settle(pilot)
        lines = pair_app.screen.query_one(LineList)
        entries = {n: row for n, row in enumerate(lines.rows) if isinstance(row, FactRow)}
        most = next(n for n, row in entries.items() if row.label == "Most changed")
        section = entries[most].place.section
        lines.go(most)
        await pilot.press("enter")
        await settle(pilot)
        assert _diff(pair_app).changes.section == section
        await pilot.press("s")
        await settle(pilot)
        lines = pair_app.screen.query_one(LineList)
        lines.go(next(n for n, row in entries.items() if row.place and row.place.screen == "foremost"))
        await pilot.press("enter")
        await settle(pilot)
        changes = _diff(pair_app).changes
        assert [change.id for change in changes.shown] == [change.id for change in foremost(log, log.changes)]
        assert "what matters most" in changes.status()[1]


def _without_measures(log: ChangeLog) -> ChangeLog:
    """As a family has it whose figures no measure fits."""
    changes = tuple(
        replace(change, figures=tuple(replace(each, measure="other") for each in change.figures))
        for change in log.changes
    )
    bare = {
        side: replace(
            report,
            sections=tuple(
                replace(section, findings=tuple(replace(finding, figures=()) for finding in section.findings))
                for section in report.sections
            ),
        )
        for side, report in (("old", log.old), ("new", log.new))
    }
    return replace(log, changes=changes, headlines=(), figures=(), audits=(), **bare)


async def test_numbers_of_no_measure_are_listed_and_lead_to_their_finding(log: ChangeLog, state: State, settle) -> None:
    app = TipdiffApp(pair=_without_measures(log), state=state)
    async with app.run_test(size=(160, 48)) as pilot:
        await settle(pilot)
        entries = [row for row in app.screen.query_one(LineList).rows if isinstance(row, FactRow)]
        told = next(row for row in entries if row.label == "Figures")
        assert told.text.endswith("findings that both reports have")
        await pilot.press("m")
        await settle(pilot)
        lines = app.screen.query_one("#series", LineList)
        row = lines.rows[lines.cursor]
        assert isinstance(row, NumberRow)
        await pilot.press("enter")
        await settle(pilot)
        assert _diff(app).changes.current.id == row.change.id


async def test_the_years_stay_while_the_series_scroll(pair_app: TipdiffApp, settle) -> None:
    async with pair_app.run_test() as pilot:
        await pilot.press("escape", "m")
        await settle(pilot)
        await pilot.press("end")
        await settle(pilot)
        assert pair_app.screen.query_one("#series", LineList).scroll_offset.y > 0
        assert "2023" in pair_app.screen.query_one(HeadLine).render_line(0).text


async def test_filters_count_what_they_stand_for(pair_app: TipdiffApp, log: ChangeLog, settle) -> None:
    async with pair_app.run_test(size=(120, 60)) as pilot:
        await pilot.press("escape", "f")
        await settle(pilot)
        choices = {row.name: row for row in pair_app.screen.query_one(LineList).rows if isinstance(row, Choice)}
        assert choices["new"].count == log.summary.new
        assert choices["moved"].count == log.summary.moved
        assert choices["quiet_too"].count == log.summary.quiet
        await pilot.press("t", "enter")
        await settle(pilot)
        assert len(_diff(pair_app).changes.shown) == 10


async def test_a_format_is_chosen_with_the_mouse_too(pair_app: TipdiffApp, settle) -> None:
    async with pair_app.run_test(size=(120, 40)) as pilot:
        await pilot.press("escape", "e")
        await settle(pilot)
        await pilot.click("#formats", offset=(3, 1))
        await settle(pilot)
        field = pair_app.screen.query_one(Input)
        assert field.value.endswith(".html")
        await pilot.press("down")
        await settle(pilot)
        assert field.value.endswith(".json")
        field.value = "mine.txt"
        await pilot.press("down")
        await settle(pilot)
        assert field.value == "mine.txt", "an ending that the user chose is left alone"


def _keys(app: TipdiffApp) -> list[str]:
    return [shown for _, shown, _, _ in app.screen.query_one(KeyBar)._placed()]


async def test_the_keys_at_the_bottom_are_those_that_work(pair_app: TipdiffApp, settle) -> None:
    async with pair_app.run_test(size=(200, 40)) as pilot:
        await pilot.press("escape")
        await settle(pilot)
        assert {"/", "r", "e", "?"} <= set(_keys(pair_app))
        await pilot.press("slash")
        await settle(pilot)
        assert _keys(pair_app) == ["⏎", "esc", "^p"], "a letter is typed now"
        await pilot.press("escape", "e")
        await settle(pilot)
        assert _keys(pair_app) == ["⏎", "↑↓", "esc", "^p"] or _keys(pair_app) == ["↑↓", "⏎", "esc", "^p"]


async def test_the_corpus_says_what_enter_opens(corpus_app: TipdiffApp, settle) -> None:
    async with corpus_app.run_test(size=(120, 40)) as pilot:
        await settle(pilot)
        status = corpus_app.screen.query_one(StatusLine)
        assert status.left == "Enter opens Lomboura: 2023 report → 2024 report"
        await pilot.press("j", "j", "space")
        await settle(pilot)
        assert status.left.startswith("Peralonia 2024 is held.")
        await pilot.press("left", "left")
        await settle(pilot)
        assert status.left.endswith("Enter opens Peralonia: 2022 report → 2024 report")
        await pilot.press("escape", "left")
        await settle(pilot)
        assert status.left == "Peralonia has no earlier edition than 2021."


async def test_editions_that_do_not_fit_are_pointed_to(corpus_app: TipdiffApp, settle) -> None:
    async with corpus_app.run_test(size=(60, 20)) as pilot:
        await settle(pilot)
        heads = corpus_app.screen.query_one(HeadLine)
        await pilot.press("left", "left", "left")
        await settle(pilot)
        assert "›" in heads.render_line(0).text and "‹" not in heads.render_line(0).text
        await pilot.press("right", "right", "right", "right")
        await settle(pilot)
        assert "‹" in heads.render_line(0).text and "›" not in heads.render_line(0).text


async def test_down_leaves_the_filter_for_the_countries(corpus_app: TipdiffApp, settle) -> None:
    async with corpus_app.run_test() as pilot:
        await settle(pilot)
        await pilot.press("slash", *"per", "down", "enter")
        await settle(pilot)
        assert isinstance(corpus_app.screen, SummaryScreen)


def test_a_section_takes_one_line_and_its_name_stays_readable(log: ChangeLog) -> None:
    count = replace(log.sections[0], changed=24, new=112, dropped=28)
    row = SectionRow("Of harbours and of ferries", count, 13)
    for width in (40, 30, 22, 18):
        [drawn] = row.draw(Canvas(width, False, {}))
        assert drawn.cell_length == width
        assert drawn.text.startswith(" Of harb")
    assert "164" in row.draw(Canvas(22, False, {}))[0].text, "the sum, where the kinds would not leave the name room"


async def test_the_detail_pane_begins_at_its_head(pair_app: TipdiffApp, log: ChangeLog, settle) -> None:
    doubted = next(c for c in log.changes if any(f.caveats for finding in c.new for f in finding.figures))
    async with pair_app.run_test(size=(160, 48)) as pilot:
        await pilot.press("escape", "d")
        _diff(pair_app).changes.reveal(doubted.id)
        await settle(pilot)
        pane = pair_app.screen.query_one("#detail", LineList)
        assert pane.cursor == 0
        caveat = next(row for row in reversed(pane.rows) if row.label == "Caveat")
        assert caveat.place is not None
        assert not any(row.label.startswith("Source") and "\xad" in row.text for row in pane.rows)


async def test_the_palette_lists_no_copying_without_a_source(pair_app: TipdiffApp, settle) -> None:
    async with pair_app.run_test() as pilot:
        await pilot.press("escape")
        titles = [command.title for command in pair_app.get_system_commands(pair_app.screen)]
        assert "Copy both findings" in titles
        assert "Copy selected text" not in titles


def test_a_report_that_nobody_rates_is_told_by_its_findings() -> None:
    entry = Entry("nowhere", 2023, Path("nowhere/2023.html"))
    said = Cell(entry, read=True, findings=634).text()
    assert said == [("634 findings", "dim")]
    assert Cell(entry, read=True, tier="2", movement="upgraded", findings=634).text()[0] == ("2", "new")


def test_a_heading_without_a_rule_is_told_whole() -> None:
    said = Heading("9 in the later report, 9 in the earlier one: 6 carried over, 3 reworded, 0 new", rule=False)
    for width in (30, 79, 160):
        drawn = said.draw(Canvas(width, False, {}))
        assert len(drawn) == said.height(width, False)
        assert " ".join(strip.text.strip() for strip in drawn) == said.text
