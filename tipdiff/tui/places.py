"""Where a line of one screen leads: to a change, a section, a screen; and which change holds a finding."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Literal

from tipdiff.model import Change, ChangeLog
from tipdiff.model.frozen import Frozen
from tipdiff.model.references import FindingRef


class Place(Frozen):
    """One of these is given."""

    change: str | None = None
    """Id of a change."""
    section: str | None = None
    screen: Literal["figures", "recommendations", "tables", "quiet", "foremost"] | None = None


class Directory:
    """The findings of both sides, to the changes that hold them."""

    def __init__(self, log: ChangeLog) -> None:
        self.log = log
        self._changes: dict[FindingRef, Change] = {}
        for change in log.changes:
            self._changes.update({FindingRef("old", finding.id): change for finding in change.old})
            self._changes.update({FindingRef("new", finding.id): change for finding in change.new})

    def change(self, ref: FindingRef) -> Change | None:
        return self._changes.get(ref)

    def place(self, ref: FindingRef) -> Place | None:
        change = self.change(ref)
        return Place(change=change.id) if change else None

    def evidence(self, evidence: Sequence[FindingRef]) -> Place | None:
        """Where the last of an audit's sentences stands."""
        return next(filter(None, map(self.place, reversed(evidence))), None)

    def named(self, words: str) -> Change | None:
        """The change that a reader names: `prosecution.2.1`, `old:prosecution.2.1`, or the id of a change."""
        words = words.strip().lower()
        for change in self.log.changes:
            if change.id == words:
                return change
        side, _, finding = words.rpartition(":")
        if side in ("old", str(self.log.old.edition)):
            return self.change(FindingRef("old", finding))
        if side in ("new", str(self.log.new.edition)):
            return self.change(FindingRef("new", finding))
        return self.change(FindingRef("new", words)) or self.change(FindingRef("old", words))
