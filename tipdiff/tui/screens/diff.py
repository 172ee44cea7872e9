"""The diff screen: sections at the left, the changes side by side, and what connects them."""

from __future__ import annotations

from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Horizontal, Vertical
from textual.screen import Screen
from textual.widgets import Footer

from tipdiff.model import ChangeLog
from tipdiff.tui.change_rows import DIVIDER, MARGIN, column
from tipdiff.tui.widgets.change_list import ChangeList
from tipdiff.tui.widgets.chrome import ColumnHeads, SampleBanner, StatusLine, TitleBar
from tipdiff.tui.widgets.line_list import LineList
from tipdiff.tui.widgets.section_list import SectionList
from tipdiff.views import phrases

TWO_COLUMNS = 100
"""Cells of screen from which the findings stand side by side."""


class DiffScreen(Screen[None]):
    """One pair of editions."""

    HORIZONTAL_BREAKPOINTS: ClassVar[list[tuple[int, str]]] = [(0, "-narrow"), (TWO_COLUMNS, "-wide")]
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("tab", "app.focus_next", "Other pane", show=False),
    ]

    def __init__(self, log: ChangeLog) -> None:
        super().__init__()
        self.pair = log

    def compose(self) -> ComposeResult:
        log = self.pair
        yield TitleBar(phrases.title(log), phrases.tier(log) or "")
        if log.sample:
            yield SampleBanner()
        with Horizontal():
            yield SectionList(log, id="sections")
            with Vertical(id="reading"):
                yield ColumnHeads(phrases.edition(log.old), phrases.edition(log.new))
                yield ChangeList(log, id="changes")
        yield StatusLine()
        yield Footer()

    def on_mount(self) -> None:
        self.changes.focus()

    def on_resize(self) -> None:
        self.changes.set_columns(self.size.width >= TWO_COLUMNS)
        self.call_after_refresh(self.show_place)

    @property
    def changes(self) -> ChangeList:
        return self.query_one(ChangeList)

    @on(LineList.Highlighted, "#changes")
    def show_place(self) -> None:
        changes = self.changes
        self.query_one(SectionList).follow(changes.section)
        width = changes.scrollable_content_region.width
        self.query_one(ColumnHeads).place(MARGIN + column(width) + DIVIDER if changes.side_by_side else None)

    @on(LineList.Highlighted, "#sections")
    @on(LineList.Chosen, "#sections")
    def show_section(self, event: LineList.Highlighted | LineList.Chosen) -> None:
        sections = self.query_one(SectionList)
        if sections.has_focus:
            self.changes.reveal_section(sections.sections[event.at])
        if isinstance(event, LineList.Chosen):
            self.changes.focus()
