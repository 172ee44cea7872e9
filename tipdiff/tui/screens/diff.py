"""The diff screen: sections at the left, the changes side by side, and what connects them.

The widgets know how to walk, fold, search and draw; this screen only passes what one says to the others, and
opens the screens and dialogs that answer with a place.
"""

from __future__ import annotations

import gc
from typing import ClassVar

from textual import on, work
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Horizontal, Vertical
from textual.screen import Screen
from textual.worker import Worker, WorkerState

from tipdiff.errors import TipdiffError
from tipdiff.many.timeline import Timeline, timeline
from tipdiff.model import ChangeLog
from tipdiff.model.edition import order
from tipdiff.tui import citation, facts
from tipdiff.tui.arrange import Filter
from tipdiff.tui.library import Library
from tipdiff.tui.places import Directory, Place
from tipdiff.tui.rows.changes import DIVIDER, MARGIN, column
from tipdiff.tui.rows.facts import FactRow
from tipdiff.tui.screens.dialogs import Export, ExportScreen, GoToScreen
from tipdiff.tui.screens.figures import FiguresScreen
from tipdiff.tui.screens.filters import FilterScreen
from tipdiff.tui.screens.recommendations import RecommendationsScreen
from tipdiff.tui.screens.summary import SummaryScreen
from tipdiff.tui.screens.tables import TablesScreen
from tipdiff.tui.state import State
from tipdiff.tui.widgets.change_list import ChangeList
from tipdiff.tui.widgets.chrome import ColumnHeads, SampleBanner, StatusLine, TitleBar
from tipdiff.tui.widgets.key_bar import KeyBar
from tipdiff.tui.widgets.line_list import LineList
from tipdiff.tui.widgets.search_bar import SearchBar
from tipdiff.tui.widgets.section_list import SectionList
from tipdiff.views import phrases
from tipdiff.views.output import write

TWO_COLUMNS = 100
"""Cells of screen from which the findings stand side by side."""


SELDOM = (20_000, 20, 20)
"""Thresholds of the garbage collector while a pair is read: by the usual ones every fourth dialog waited 20 ms more."""


class DiffScreen(Screen[None]):
    """One pair of editions."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("slash", "search", "Search", key_display="/"),
        Binding("f", "filter", "Filter"),
        Binding("s", "summary", "Summary"),
        Binding("m", "figures", "Figures"),
        Binding("r", "recommendations", "Recommendations"),
        Binding("t", "tables", "Tables"),
        Binding("d", "detail", "Detail"),
        Binding("space", "review", "Reviewed", tooltip="Mark as reviewed"),
        Binding("y", "copy(True)", "Copy", tooltip="Copy both findings"),
        Binding("Y", "copy(False)", "Copy the later finding", show=False, key_display="Y"),
        Binding("e", "export", "Export"),
        Binding("g", "go_to", "Go to a finding", show=False),
        Binding("tab", "app.focus_next", "Other pane", show=False),
        Binding("escape", "leave", "Back", show=False),
    ]

    def __init__(self, log: ChangeLog, state: State, library: Library | None = None) -> None:
        super().__init__()
        self.pair, self.state, self.library = log, state, library
        self.directory = Directory(log)
        self.collecting = gc.get_threshold()
        """The thresholds to go back to."""
        self.timeline: Timeline | None = None
        """All editions available; None until they are read."""
        self.reading_others = False
        self.awaited = ""
        """The screen that was asked for before."""

    def compose(self) -> ComposeResult:
        log = self.pair
        yield TitleBar(phrases.title(log), "  ".join(filter(None, (phrases.doubt(log), phrases.tier(log)))))
        if log.sample:
            yield SampleBanner()
        with Horizontal():
            yield SectionList(log, id="sections")
            with Vertical(id="reading"):
                yield ColumnHeads(phrases.edition(log.old), phrases.edition(log.new))
                yield ChangeList(log, reviewed=self.state.reviewed, id="changes")
                yield LineList(id="detail")
        yield SearchBar()
        yield StatusLine()
        yield KeyBar()

    def on_mount(self) -> None:
        self.query_one("#detail").display = False
        self.query_one(SearchBar).display = False
        self.changes.focus()
        # Over 5,000 changes a full collection takes 100 to 150 ms, for which a key would have to wait: what is
        # here by now stays, and is looked through again once the pair is closed.
        gc.freeze()
        self.collecting = gc.get_threshold()
        gc.set_threshold(*SELDOM)
        self.action_summary()
        self.app.screen.call_after_refresh(self.read_others)

    def on_unmount(self) -> None:
        gc.unfreeze()
        gc.set_threshold(*self.collecting)

    def read_others(self) -> None:
        """Once the summary stands, or is left: the first look comes first."""
        if not self.reading_others:
            self.reading_others = True
            self.gather()

    @work(thread=True, exclusive=True)
    def gather(self) -> Timeline:
        """All editions available side by side: what figures, recommendations and detail pane show."""
        old, new = self.pair.old, self.pair.new
        others = self.library.others(new) if self.library is not None else []
        reports = {report.edition: report for report in (*others, old, new)}
        try:
            return timeline([reports[edition] for edition in sorted(reports, key=order)])
        except TipdiffError:  # another edition that cannot be compared takes nothing from the pair
            return timeline([old, new] if old.edition != new.edition else [new])

    @on(Worker.StateChanged)
    def take_timeline(self, event: Worker.StateChanged) -> None:
        if event.worker.name == "gather" and event.state is WorkerState.SUCCESS:
            self.timeline = event.worker.result
            self._show_detail()
            if self.awaited and self.is_current:
                self._open_over_years(self.awaited)
            self.awaited = ""

    def on_resize(self) -> None:
        wide = self.size.width >= TWO_COLUMNS
        sections = self.query_one(SectionList)
        sections.styles.width = sections.wanted_width(self.size.width)
        self.changes.set_columns(wide)
        self.call_after_refresh(self.show_place)

    @property
    def changes(self) -> ChangeList:
        return self.query_one(ChangeList)

    def go_to(self, place: Place | None) -> None:
        """Where a line of another screen leads."""
        self.read_others()
        if place is None:
            return
        if place.change:
            self.changes.reveal(place.change)
        elif place.section:
            self.changes.reveal_section(place.section, remember=True)
        elif place.screen == "figures":
            self.action_figures()
        elif place.screen == "recommendations":
            self.action_recommendations()
        elif place.screen == "tables":
            self.action_tables()
        elif place.screen == "quiet":
            self.show_filtered(Filter(quiet_too=True))
        elif place.screen == "foremost":
            self.show_filtered(Filter(foremost_only=True))
        self.changes.focus()

    def show_filtered(self, chosen: Filter | None) -> None:
        if chosen is not None:
            self.changes.filter(chosen)
            self.show_place()

    @on(LineList.Highlighted, "#changes")
    def show_place(self) -> None:
        """Section, column heads, status and detail follow the cursor."""
        changes = self.changes
        self.query_one(SectionList).follow(changes.section)
        width = changes.scrollable_content_region.width
        self.query_one(ColumnHeads).place(MARGIN + column(width) + DIVIDER if changes.side_by_side else None)
        self.query_one(StatusLine).say(*changes.status())
        self._show_detail()

    @on(LineList.Highlighted, "#sections")
    @on(LineList.Chosen, "#sections")
    def show_section(self, event: LineList.OfRow) -> None:
        sections = self.query_one(SectionList)
        if sections.has_focus:
            self.changes.reveal_section(sections.sections[event.at])
        if isinstance(event, LineList.Chosen):
            self.changes.focus()

    @on(LineList.Chosen, "#changes")
    def open_detail(self) -> None:
        self.action_detail()

    @on(LineList.Chosen, "#detail")
    def follow_detail(self, event: LineList.Chosen) -> None:
        row = event.lines.rows[event.at]
        if isinstance(row, FactRow):
            self.go_to(row.place)

    @on(ChangeList.Ended)
    def say_end(self, event: ChangeList.Ended) -> None:
        self.notify(f"No further {event.what} in that direction.", timeout=2, markup=False)

    @on(SearchBar.Asked)
    def look_for(self, event: SearchBar.Asked) -> None:
        changes = self.changes
        changes.search(event.words)
        self.query_one(StatusLine).say(*changes.status())
        if event.go:
            self.query_one(SearchBar).display = False
            changes.focus()
            if changes.current is None or changes.current.id not in changes.matches:
                changes.action_match(1)

    @on(SearchBar.Closed)
    def stop_looking(self) -> None:
        self.changes.search("")
        self.changes.focus()
        self.query_one(StatusLine).say(*self.changes.status())

    def action_search(self) -> None:
        self.query_one(SearchBar).open()

    def action_leave(self) -> None:
        """Out of the search, the detail pane, the screen: whichever stands in front."""
        bar, pane = self.query_one(SearchBar), self.query_one("#detail")
        if bar.display or self.changes.find is not None:
            bar.action_close()
        elif pane.display:
            self.action_detail()
        elif len(self.app.screen_stack) > 2:
            self.dismiss()
        else:
            self.notify("q quits.", timeout=2, markup=False)

    def action_filter(self) -> None:
        self.app.push_screen(FilterScreen(self.pair, self.changes.chosen, self.changes.counts), self.show_filtered)

    def action_summary(self) -> None:
        self.app.push_screen(SummaryScreen(self.pair, self.directory), self.go_to)

    def action_figures(self) -> None:
        self._open_over_years("figures")

    def action_recommendations(self) -> None:
        self._open_over_years("recommendations")

    def action_tables(self) -> None:
        self.app.push_screen(TablesScreen(self.pair))

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """No key for tables where neither report has one."""
        return bool(self.pair.tables) if action == "tables" else super().check_action(action, parameters)

    def action_go_to(self) -> None:
        self.app.push_screen(GoToScreen(self.directory), self.go_to)

    def action_detail(self) -> None:
        pane = self.query_one("#detail")
        pane.display = not pane.display
        if not pane.display:
            self.changes.focus()
        self._show_detail()

    def action_review(self) -> None:
        """Marks the change, and goes on to the next one where it was not marked."""
        changes = self.changes
        if changes.current is None or not changes.on_change:
            return
        marked = self.state.review(changes.current.id)
        if marked:
            changes.action_change(1)
        changes.review(self.state.reviewed)
        self.query_one(StatusLine).say(*changes.status())

    def action_copy(self, both: bool) -> None:
        change = self.changes.current
        if change is not None:
            text = citation.pair(self.pair, change) if both else citation.later(self.pair, change)
            self.app.copy_to_clipboard(text)
            self.notify("Copied with its source.", timeout=2, markup=False)

    def action_export(self) -> None:
        self.app.push_screen(ExportScreen(self.pair, len(self.changes.shown)), self.export)

    def export(self, asked: Export | None) -> None:
        """Writes what is listed, in the format and to the file that the reader named."""
        if asked is None:
            return
        shown = self.changes.shown
        rendered = asked.format.render(self.pair, shown, self.changes.chosen.options)
        try:
            write(rendered, str(asked.path))
        except TipdiffError as error:
            self.notify(str(error), severity="error", markup=False)
        else:
            self.notify(f"Wrote {len(shown)} changes to {asked.path}.", markup=False)

    def _open_over_years(self, name: str) -> None:
        """The figures or the recommendations, once all editions are read."""
        if self.timeline is None:
            self.awaited = name
            self.notify("Still reading the other editions.", timeout=2, markup=False)
        elif name == "figures":
            self.app.push_screen(FiguresScreen(self.pair, self.timeline, self.directory), self.go_to)
        else:
            self.app.push_screen(RecommendationsScreen(self.pair, self.timeline), self.go_to)

    def _show_detail(self) -> None:
        pane, change = self.query_one("#detail", LineList), self.changes.current
        if pane.display and change is not None:
            pane.show(facts.detail(change, self.pair, self.timeline, self.directory))
