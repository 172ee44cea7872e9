"""The recommendations screen: what became of each, and the editions that it has stood in."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from rich.segment import Segment
from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.screen import Screen
from textual.strip import Strip

from tipdiff.model import Change, ChangeLog
from tipdiff.tui.change_rows import MARGIN, signs, style
from tipdiff.tui.paint import Canvas, found, line, segments, strip, wrap
from tipdiff.tui.places import Heading, Place
from tipdiff.tui.sides import together
from tipdiff.tui.widgets.chrome import SampleBanner, TitleBar
from tipdiff.tui.widgets.key_bar import KeyBar
from tipdiff.tui.widgets.line_list import LineList, Row
from tipdiff.views import phrases

SECTION = "recommendations"
FATES = {"unchanged": "carried over", "changed": "reworded", "new": "new", "dropped": "dropped"}


@dataclass(frozen=True)
class RecommendationRow:
    """One recommendation, its words marked where they changed."""

    change: Change
    editions: tuple[int, ...]
    selectable: bool = True

    def height(self, width: int, side_by_side: bool) -> int:
        return 1 + len(wrap(together(self.change).text, width - MARGIN))

    def draw(self, canvas: Canvas) -> list[Strip]:
        change, whole = self.change, together(self.change)
        name = ", ".join(finding.id.rpartition(".")[2] for finding in change.new or change.old)
        head = [(f" {signs(change):<2}", style(change)), (f"{name}  ", "heading"), (FATES[change.kind], style(change))]
        spans = (*whole.spans, *found(whole.text, canvas))
        return [
            line(head, canvas, [(f"{', '.join(map(str, self.editions))} ", "dim")]),
            *(
                strip([Segment(" " * MARGIN), *segments(whole.text, a, b, spans, canvas)], canvas.width)
                for a, b in wrap(whole.text, canvas.width - MARGIN)
            ),
        ]


class RecommendationList(LineList):
    """Recommendations with air between them."""

    GAP = 1


class RecommendationsScreen(Screen[Place | None]):
    """What was recommended then and now."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter", "open", "To the finding"),
        Binding("escape,r", "dismiss(None)", "Back"),
    ]

    def __init__(self, log: ChangeLog) -> None:
        super().__init__()
        self.pair = log

    def compose(self) -> ComposeResult:
        said = phrases.recommendations(self.pair)
        yield TitleBar(phrases.title(self.pair), "Recommendations")
        if self.pair.sample:
            yield SampleBanner()
        changes = [c for c in self.pair.changes if SECTION in (c.section, c.old_section)]
        head: list[Row] = [Heading(said or "Neither report has recommendations.")]
        yield RecommendationList([*head, *(RecommendationRow(change, self._editions(change)) for change in changes)])
        yield KeyBar()

    def on_mount(self) -> None:
        self.query_one(LineList).focus()

    @on(LineList.Chosen)
    def leave(self, event: LineList.Chosen) -> None:
        row = event.lines.rows[event.at]
        if isinstance(row, RecommendationRow):
            self.dismiss(Place(change=row.change.id))

    def action_open(self) -> None:
        self.query_one(LineList).action_choose()

    def _editions(self, change: Change) -> tuple[int, ...]:
        sides = ((self.pair.old.edition, change.old), (self.pair.new.edition, change.new))
        return tuple(edition for edition, findings in sides if findings)
