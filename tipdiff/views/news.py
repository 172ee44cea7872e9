"""What matters most in a pair, and why: the ten changes that an editor would print first.

The order is that of a reader's questions: what the report itself says of the year, what turned round, how it judges,
what its summary says, the figures its readers follow, what is advised, and what its numbers contradict. A figure alone
is no news by its size. Within a rank the change that a section opens with comes before what stands deep in it.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from typing import NamedTuple

from tipdiff.compare.reversals import reversal
from tipdiff.model import OTHER, Change, ChangeLog
from tipdiff.views import phrases

CLIP = 160
"""Characters of a finding where it stands in a list."""
LENGTH = 10
"""Changes that come first."""
OWN_WORD, TURNED, JUDGED, SUMMARY, FOLLOWED, ADVISED, CONTRADICTED, OPENING, COUNTED, OTHERS = range(10, 0, -1)
"""Ranks, the foremost first."""
FOLLOWS = "figures that are followed"
SHORTEST = 4
"""Words of a finding that may be news: "Not applicable." is none."""
CROWDING = 1.5
"""Ranks that each change of a section takes from its next one: ten that say ten things, not one paragraph in pieces."""


class Ranked(NamedTuple):
    """A change, and why it stands where it does."""

    change: Change
    why: str
    rank: float
    log: ChangeLog


def ranked(log: ChangeLog, changes: Sequence[Change]) -> list[Ranked]:
    """Those of the changes that matter most, the foremost first."""
    told = _Telling(log)
    left = [told.rank(change, at) for at, change in enumerate(changes) if change.news and change.kind != "unchanged"]
    chosen: list[Ranked] = []
    had: Counter[str] = Counter()
    while left and len(chosen) < LENGTH:
        best = max(left, key=lambda each: each.rank - CROWDING * had[each.change.section])
        had[best.change.section] += 1
        chosen.append(best)
        left.remove(best)
    return chosen


class _Telling:
    """What tells the rank of a change: found once for a pair."""

    def __init__(self, log: ChangeLog) -> None:
        self.log = log
        news = log.new.family.news
        self.own = re.compile("|".join(news), re.IGNORECASE) if news else None
        self.openings = {section.section for report in (log.old, log.new) for section in report.sections[:1]}
        self.firsts = {
            section.findings[0].id for report in (log.old, log.new) for section in report.sections if section.findings
        }
        self.shifted = {each.section for each in log.assessments if each.old != each.new}
        self.contradicted = {place.finding for audit in log.audits for place in audit.evidence}
        self.followed = {each.measure for each in log.headlines if each.changed}

    def rank(self, change: Change, at: int) -> Ranked:
        """Later changes come after earlier ones of their rank, slight ones after great ones."""
        rank, why = self._why(change)
        return Ranked(change, why, rank + 0.4 * (1 - change.similarity) - at / 10_000, self.log)

    def _why(self, change: Change) -> tuple[int, str]:
        findings = (*change.old, *change.new)
        if max(len(finding.text.split()) for finding in findings) < SHORTEST:
            return OTHERS, phrases.nature(change, self.log)
        if self.own is not None and any(self.own.search(finding.text) for finding in findings):
            return OWN_WORD, self._with_turn(change, "the report's own word on the year")
        turned = reversal(change)
        opening = change.section in self.openings or change.old_section in self.openings
        first = any(finding.id in self.firsts for finding in findings)
        if change.section in self.shifted and first:
            return JUDGED, "another judgement"
        if turned and (opening or first or " became " in turned):
            return TURNED if opening or first else JUDGED, turned
        measured = [each for each in change.figures if each.measure != OTHER]
        if opening:
            return SUMMARY, turned or "in the report's summary"
        if any(each.measure in self.followed or (each.old and each.new) for each in measured):
            return FOLLOWED, FOLLOWS
        if self.log.recommends(change) and change.kind in ("new", "dropped"):
            return ADVISED, "advised for the first time" if change.kind == "new" else "no longer advised"
        if any(finding.id in self.contradicted for finding in findings):
            return CONTRADICTED, "its figures disagree"
        if first or turned:
            return OPENING, turned or "opens its section"
        if any(each.delta for each in change.figures):
            return COUNTED, "figures differ"
        return OTHERS, phrases.nature(change, self.log)

    def _with_turn(self, change: Change, why: str) -> str:
        turned = reversal(change)
        return f"{why}: {turned}" if turned else why


def because(each: Ranked) -> str:
    """Why a change stands where it does, in a line: `Figures that are followed: Prisoners`."""
    measured = [figure for figure in each.change.figures if figure.measure != OTHER]
    about = f": {phrases.figure_label(measured[0])}" if each.why == FOLLOWS and measured else ""
    return f"{each.why[:1].upper()}{each.why[1:]}{about}"


def line(each: Ranked, clip: int = CLIP) -> str:
    """`Figures that are followed: Prisoners — "..." (new; section-1-c.2.1)`, in a line or two."""
    change = each.change
    text = " ".join(finding.text for finding in change.new or change.old)
    shown = text if len(text) <= clip else f"{text[:clip].rsplit(' ', 1)[0]} …"
    kind = "" if change.kind == "changed" else f"{phrases.nature(change, each.log)}; "
    return f'{because(each)}: "{shown}" ({kind}{phrases.place(change)})'


def foremost(log: ChangeLog, changes: Sequence[Change]) -> list[Change]:
    """The same changes in the order of the text: for views that stand beside it."""
    chosen = {id(each.change) for each in ranked(log, changes)}
    return [change for change in changes if id(change) in chosen]
