"""The sections of a pair with what changed in each."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass

from rich.cells import cell_len
from textual.strip import Strip

from tipdiff import phrases
from tipdiff.model import ChangeLog, SectionCount
from tipdiff.tui.arrange import section_of
from tipdiff.tui.change_rows import count_pieces
from tipdiff.tui.paint import Canvas, line
from tipdiff.tui.widgets.line_list import LineList


@dataclass(frozen=True)
class SectionRow:
    """A section, and its changes by kind."""

    count: SectionCount
    moved: int
    selectable: bool = True

    @property
    def name(self) -> str:
        return phrases.heading(self.count.section)

    @property
    def counts(self) -> list[tuple[str, str]]:
        return count_pieces(self.count.changed, self.count.new, self.count.dropped, self.moved) or [(" =", "dim")]

    def height(self, width: int, side_by_side: bool) -> int:
        fits = cell_len(self.name) + sum(len(text) for text, _ in self.counts) + 2 <= width
        return 1 if fits else 2

    def draw(self, canvas: Canvas) -> list[Strip]:
        name = (f" {self.name}", "")
        if self.height(canvas.width, False) == 1:
            return [line([name], canvas, self.counts)]
        return [line([name], canvas), line([(" ", ""), *self.counts], canvas)]


class SectionList(LineList):
    """The pane at the left of the diff."""

    def __init__(self, log: ChangeLog, *, id: str | None = None) -> None:
        moved = Counter(section_of(change) for change in log.changes if change.moved)
        self.sections = tuple(count.section for count in log.sections)
        super().__init__([SectionRow(count, moved[count.section]) for count in log.sections], id=id)

    def follow(self, section: str | None) -> None:
        """Shows where the reader is, without a word to anybody."""
        if section in self.sections and self.sections.index(section) != self.cursor:
            with self.prevent(LineList.Highlighted):
                self.go(self.sections.index(section))
