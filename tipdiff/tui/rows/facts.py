"""Rows of facts: a labelled line that may lead to a place, and the heading over some of them."""

from __future__ import annotations

from textual.strip import Strip

from tipdiff.model.frozen import Frozen
from tipdiff.tui.places import Place
from tipdiff.tui.rows.paint import Canvas, line, lines_of, paragraph, plain

LABEL = 17
"""Cells of the labels at the left."""
HANG = 2
"""Cells by which further lines are set in."""


class FactRow(Frozen):
    """A fact with its label, as many lines as it takes; it may lead somewhere."""

    label: str
    text: str
    style: str = ""
    place: Place | None = None
    readable: bool = False
    """True where the cursor may stand on it though it leads nowhere."""

    @property
    def selectable(self) -> bool:
        return self.place is not None or self.readable

    def height(self, width: int, side_by_side: bool) -> int:
        return lines_of(self.text, width - LABEL - HANG)

    def draw(self, canvas: Canvas) -> list[Strip]:
        drawn = paragraph(
            self.text,
            Canvas(canvas.width - LABEL, False, canvas.styles, canvas.find),
            hang=HANG,
            base=self.style,
        )
        label = Canvas(LABEL, False, canvas.styles)
        heads = [line([(f" {plain(self.label)}", "heading")], label), *[line([], label)] * (len(drawn) - 1)]
        return [Strip.join([head, text]) for head, text in zip(heads, drawn, strict=True)]


class Heading(Frozen):
    """A line over rows, with a rule behind it; without one as many lines as it takes."""

    text: str
    rule: bool = True
    selectable: bool = False

    def height(self, width: int, side_by_side: bool) -> int:
        return 1 if self.rule else lines_of(self.text, width - 1)

    def draw(self, canvas: Canvas) -> list[Strip]:
        if not self.text:
            return [line([], canvas)]
        if not self.rule:
            return paragraph(self.text, canvas, indent=1, base="heading")
        return [line([(f" {self.text} ", "heading")], canvas, fill="─")]
