"""The recommendations screen: what became of each, and the editions that it has stood in."""

from __future__ import annotations

from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.screen import Screen

from tipdiff.many.timeline import Timeline
from tipdiff.model import Change, ChangeLog
from tipdiff.model.edition import Edition, order
from tipdiff.tui.places import Place
from tipdiff.tui.rows import Row
from tipdiff.tui.rows.facts import Heading
from tipdiff.tui.rows.recommendations import RecommendationRow
from tipdiff.tui.widgets.chrome import SampleBanner, TitleBar
from tipdiff.tui.widgets.key_bar import KeyBar
from tipdiff.tui.widgets.line_list import LineList
from tipdiff.views import phrases


class RecommendationList(LineList):
    """Recommendations with air between them."""

    GAP = 1


class RecommendationsScreen(Screen[Place | None]):
    """What was recommended then and now."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape,r", "dismiss(None)", "Back"),
    ]

    def __init__(self, log: ChangeLog, timeline: Timeline) -> None:
        super().__init__()
        self.pair, self.timeline = log, timeline

    def compose(self) -> ComposeResult:
        yield TitleBar(phrases.title(self.pair), "Recommendations")
        if self.pair.sample:
            yield SampleBanner()
        said = phrases.recommendations(self.pair) or "Neither report has recommendations."
        changes = [c for c in self.pair.changes if self.pair.recommends(c)]
        rows: list[Row] = [RecommendationRow(change, self._editions(change)) for change in changes]
        yield RecommendationList([Heading(said, rule=False), *rows])
        yield KeyBar()

    def on_mount(self) -> None:
        self.query_one(LineList).focus()

    @on(LineList.Chosen)
    def leave(self, event: LineList.Chosen) -> None:
        row = event.lines.rows[event.at]
        if isinstance(row, RecommendationRow):
            self.dismiss(Place(change=row.change.id))

    def _editions(self, change: Change) -> tuple[Edition, ...]:
        """Editions that it has stood in, in whatever words."""
        sides = ((self.pair.old.edition, change.old), (self.pair.new.edition, change.new))
        here = {(edition, finding.id) for edition, findings in sides for finding in findings}
        stood = {edition for edition, _ in here}
        for each in self.timeline.recommendations:
            if any((step.edition, step.finding.id) in here for step in each.steps):
                stood.update(each.editions)
        return tuple(sorted(stood, key=order))
