"""Names of what stands elsewhere: a finding of one of several reports, a figure of one report.

Inside, only these are handed on. Their `str` is how JSON, tables and screens write them; only what reads a snapshot
makes them of a string again.
"""

from __future__ import annotations

from typing import Literal

from tipdiff.model.edition import Edition
from tipdiff.model.frozen import Frozen

Side = Literal["old", "new"]
"""Which of the two reports that are compared."""


class FindingRef(Frozen):
    """A finding of one of several reports: `old:prosecution.2.1`, `2024:prosecution.2.1`."""

    report: Side | Edition
    """Its side where two are compared, its edition where many are."""
    finding: str
    """Id of the finding within its report."""

    def __str__(self) -> str:
        return f"{self.report}:{self.finding}"

    def among(self, old: Edition, new: Edition) -> FindingRef:
        """The same with the edition in place of the side, for a pair of these two editions."""
        if self.report not in ("old", "new"):
            return self
        return FindingRef(old if self.report == "old" else new, self.finding)


class FigureRef(Frozen):
    """A figure of one report: `prosecution.2.1:23`."""

    finding: str
    """Id of the finding that it stands in; empty for a sentence read on its own."""
    start: int
    """Code point of the finding at which its span starts: no two figures have one."""

    def __str__(self) -> str:
        return f"{self.finding}:{self.start}"

    @classmethod
    def parse(cls, text: str) -> FigureRef:
        """What `str` made.

        Raises:
            ValueError: no figure is named so.
            TypeError: it is no text at all.
        """
        finding, _, start = str.rpartition(text, ":")
        return cls(finding, int(start))


class CellRef(Frozen):
    """A cell of a report's table, by the words that stand around it."""

    table: str
    """Id of the table within its report."""
    row: str
    """Label of its row, with what it stands under: `Operating expenses / Rent`."""
    column: str
    """Head of its column; empty where it has none."""


def section_of(finding_id: str) -> str:
    """The section that the id of a finding begins with: `prosecution` of `prosecution.2.1`."""
    return finding_id.partition(".")[0]
