"""The opening summary of a pair: facts before any list, each line leading to its place."""

from __future__ import annotations

from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.screen import Screen

from tipdiff.model import ChangeLog
from tipdiff.tui.facts import summary
from tipdiff.tui.places import Directory, Place
from tipdiff.tui.rows.facts import FactRow
from tipdiff.tui.widgets.chrome import SampleBanner, TitleBar
from tipdiff.tui.widgets.key_bar import KeyBar
from tipdiff.tui.widgets.line_list import LineList
from tipdiff.views import phrases


class SummaryScreen(Screen[Place | None]):
    """What a reader should know first."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape,s", "dismiss(None)", "To the changes"),
        Binding("m", "leave_for('figures')", "Figures"),
        Binding("r", "leave_for('recommendations')", "Recommendations"),
    ]

    def __init__(self, log: ChangeLog, directory: Directory) -> None:
        super().__init__()
        self.pair, self.directory = log, directory

    def compose(self) -> ComposeResult:
        yield TitleBar(phrases.title(self.pair), "  ".join(filter(None, (phrases.doubt(self.pair), "Summary"))))
        if self.pair.sample:
            yield SampleBanner()
        yield LineList(summary(self.pair, self.directory))
        yield KeyBar()

    def on_mount(self) -> None:
        self.query_one(LineList).focus()

    @on(LineList.Chosen)
    def leave(self, event: LineList.Chosen) -> None:
        row = event.lines.rows[event.at]
        if isinstance(row, FactRow):
            self.dismiss(row.place)

    def action_leave_for(self, screen: str) -> None:
        self.dismiss(Place(screen="figures" if screen == "figures" else "recommendations"))
