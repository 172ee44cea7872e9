"""The recommendations screen: what became of each, and the editions that it has stood in."""

from __future__ import annotations

from functools import cached_property
from typing import ClassVar

from rich.segment import Segment
from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.screen import Screen
from textual.strip import Strip

from tipdiff import phrases
from tipdiff.frozen import Frozen
from tipdiff.model import RECOMMENDATIONS, Change, ChangeLog
from tipdiff.passages import Passage, together
from tipdiff.timeline import Timeline
from tipdiff.tui.change_rows import MARGIN, shown
from tipdiff.tui.fact_rows import Heading
from tipdiff.tui.paint import Canvas, found, line, segments, strip, wrap
from tipdiff.tui.places import Place
from tipdiff.tui.widgets.chrome import SampleBanner, TitleBar
from tipdiff.tui.widgets.key_bar import KeyBar
from tipdiff.tui.widgets.line_list import LineList, Row


class RecommendationRow(Frozen):
    """One recommendation, its words marked where they changed."""

    change: Change
    editions: tuple[int, ...]
    selectable: bool = True

    @cached_property
    def whole(self) -> Passage:
        return shown(together(self.change))

    @property
    def fate(self) -> str:
        return "carried over" if self.change.fate == "carried" else self.change.fate

    def height(self, width: int, side_by_side: bool) -> int:
        return 1 + len(wrap(self.whole.text, width - MARGIN))

    def draw(self, canvas: Canvas) -> list[Strip]:
        change, whole, style = self.change, self.whole, phrases.told_as(self.change)
        name = ", ".join(finding.id.rpartition(".")[2] for finding in change.new or change.old)
        head = [(f" {phrases.signs(change):<3}", style), (f"{name}  ", "heading"), (self.fate, style)]
        base = change.kind if change.kind in ("new", "dropped") else ""
        spans = (*whole.spans, *found(whole.text, canvas))
        text = [
            strip([Segment(" " * MARGIN), *segments(whole.text, a, b, spans, canvas, base)], canvas.width)
            for a, b in wrap(whole.text, canvas.width - MARGIN)
        ]
        return [line(head, canvas, [(f"{', '.join(map(str, self.editions))} ", "dim")]), *text]


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
        changes = [c for c in self.pair.changes if RECOMMENDATIONS in (c.section, c.old_section)]
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

    def _editions(self, change: Change) -> tuple[int, ...]:
        """Editions that it has stood in, in whatever words."""
        sides = ((self.pair.old.edition, change.old), (self.pair.new.edition, change.new))
        here = {(edition, finding.id) for edition, findings in sides for finding in findings}
        stood = {edition for edition, _ in here}
        for each in self.timeline.recommendations:
            if any((step.edition, step.finding.id) in here for step in each.steps):
                stood.update(each.editions)
        return tuple(sorted(stood))
