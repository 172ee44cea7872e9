"""The rows of the section pane: a section, and its changes by kind."""

from __future__ import annotations

from rich.cells import cell_len
from textual.strip import Strip

from tipdiff.model import SectionCount
from tipdiff.model.frozen import Frozen
from tipdiff.tui.rows.changes import count_pieces
from tipdiff.tui.rows.paint import Canvas, line

LEAST = 9
"""Cells of a name that counts by kind must leave; where they would not, their sum stands for them."""


class SectionRow(Frozen):
    """A section, and its changes by kind."""

    name: str
    count: SectionCount
    moved: int
    selectable: bool = True

    @property
    def counts(self) -> list[tuple[str, str]]:
        return count_pieces(self.count.changed, self.count.new, self.count.dropped, self.moved) or [(" =", "dim")]

    @property
    def width(self) -> int:
        """Cells that it fills."""
        return cell_len(self.name) + sum(cell_len(text) for text, _ in self.counts) + 3

    def height(self, width: int, side_by_side: bool) -> int:
        return 1

    def draw(self, canvas: Canvas) -> list[Strip]:
        counts = self.counts
        room = canvas.width - 2 - sum(cell_len(text) for text, _ in counts)
        if room < min(LEAST, cell_len(self.name)):
            counts = [(f" {self.count.changed + self.count.new + self.count.dropped}", "dim")]
        return [line([(f" {self.name}", "")], canvas, [*counts, (" ", "")])]
