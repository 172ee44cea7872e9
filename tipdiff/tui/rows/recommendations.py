"""The rows of the recommendations screen: one recommendation, its words marked where they changed."""

from __future__ import annotations

from functools import cached_property

from rich.segment import Segment
from textual.strip import Strip

from tipdiff.model import Change
from tipdiff.model.edition import Edition
from tipdiff.model.frozen import Frozen
from tipdiff.tui.rows.changes import MARGIN, shown
from tipdiff.tui.rows.paint import Canvas, found, line, segments, strip, wrap
from tipdiff.views import phrases
from tipdiff.views.phrases.spans import Passage, together


class RecommendationRow(Frozen):
    """One recommendation, its words marked where they changed."""

    change: Change
    editions: tuple[Edition, ...]
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
