"""The sections of a pair with what changed in each."""

from __future__ import annotations

from collections import Counter

from tipdiff.model import ChangeLog
from tipdiff.tui.rows.sections import SectionRow
from tipdiff.tui.widgets.line_list import LineList
from tipdiff.views import phrases

NARROWEST = 22
"""Cells of the pane on the narrowest screen."""


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
