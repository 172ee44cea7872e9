"""The sections of a pair with what changed in each."""

from __future__ import annotations

from collections import Counter

from rich.cells import cell_len
from textual.strip import Strip

from tipdiff import phrases
from tipdiff.frozen import Frozen
from tipdiff.model import ChangeLog, SectionCount
from tipdiff.tui.change_rows import count_pieces
from tipdiff.tui.paint import Canvas, line
from tipdiff.tui.widgets.line_list import LineList

NARROWEST = 22
"""Cells of the pane on the narrowest screen."""
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


class SectionList(LineList):
    """The pane at the left of the diff."""

    def __init__(self, log: ChangeLog, *, id: str | None = None) -> None:
        moved = Counter(change.section for change in log.changes if change.moved)
        self.sections = tuple(count.section for count in log.sections)
        rows = [
            SectionRow(phrases.section_name(count.section, log), count, moved[count.section]) for count in log.sections
        ]
        super().__init__(rows, id=id)

    def wanted_width(self, screen: int) -> int:
        """Cells of the pane: no more than its rows ask for, or a quarter of the screen."""
        widest = max((row.width for row in self.rows if isinstance(row, SectionRow)), default=0)
        return min(widest + 1, max(NARROWEST, screen // 4))

    def follow(self, section: str | None) -> None:
        """Shows where the reader is, without a word to anybody."""
        if section in self.sections and self.sections.index(section) != self.cursor:
            with self.prevent(LineList.Highlighted):
                self.go(self.sections.index(section))
