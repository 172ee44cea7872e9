"""Topics: takes a family's word list, tells which findings speak of it.

The lists are phrases as `wordlists` reads them; `@section-7-b` among them is every finding of that section.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from functools import lru_cache

from tipdiff.compare import wordlists
from tipdiff.compare.wordlists import folded
from tipdiff.errors import UsageError
from tipdiff.model import Change, ChangeLog, Finding, Headline, Report
from tipdiff.model.frozen import Frozen, replace
from tipdiff.model.references import FindingRef
from tipdiff.profiles import Profile

SECTION = "@"
"""Begins an entry of a list that names a section."""


class TopicReading(Frozen):
    """What two editions say on a topic: so that "nothing changed" can be said, rather than an empty page shown."""

    topic: str
    old: int
    """Findings on the topic in the old report."""
    new: int
    changes: tuple[Change, ...]
    """Those of the log with a finding on it, on either side; unchanged and quiet ones too."""

    @property
    def news(self) -> tuple[Change, ...]:
        """Those that are neither still nor quiet."""
        return tuple(change for change in self.changes if change.news)


def names(profile: Profile) -> tuple[str, ...]:
    """The topics of a family."""
    return tuple(profile.topics)


def findings(report: Report, topic: str) -> tuple[Finding, ...]:
    """The findings of a report that speak of a topic.

    Raises:
        UsageError: its family has no such topic.
    """
    speaks = speaker(report.family, topic)
    return tuple(finding for finding in report.findings if speaks(finding))


def read(log: ChangeLog, topic: str, changes: Sequence[Change] | None = None) -> TopicReading:
    """What two editions say on a topic.

    Args:
        changes: those to choose from; all of the log where it is None.

    Raises:
        UsageError: the family has no such topic.
    """
    speaks = speaker(log.new.family, topic)
    chosen = log.changes if changes is None else changes
    return TopicReading(
        topic,
        sum(map(speaks, log.old.findings)),
        sum(map(speaks, log.new.findings)),
        tuple(change for change in chosen if any(map(speaks, (*change.old, *change.new)))),
    )


def narrowed_report(report: Report, topic: str) -> Report:
    """The report with only its findings on a topic.

    Raises:
        UsageError: its family has no such topic.
    """
    kept = set(findings(report, topic))
    sections = (
        replace(section, findings=tuple(filter(kept.__contains__, section.findings))) for section in report.sections
    )
    return replace(report, sections=tuple(sections))


def narrowed(log: ChangeLog, topic: str) -> ChangeLog:
    """The log with only the changes, headline figures and audits that rest on findings of a topic.

    Raises:
        UsageError: the family has no such topic.
    """
    old, new = ({finding.id for finding in findings(report, topic)} for report in (log.old, log.new))
    spoken = {*(FindingRef("old", each) for each in old), *(FindingRef("new", each) for each in new)}

    def rests(headline: Headline) -> bool:
        sides = ((old, headline.old), (new, headline.new), (new, headline.said))
        return any(figure is not None and figure.finding in speaking for speaking, figure in sides)

    return replace(
        log,
        changes=read(log, topic).changes,
        headlines=tuple(filter(rests, log.headlines)),
        audits=tuple(audit for audit in log.audits if spoken.intersection(audit.evidence)),
    )


def speaker(profile: Profile, topic: str) -> Callable[[Finding], bool]:
    """Whether a finding speaks of a topic.

    Raises:
        UsageError: the family has no such topic.
    """
    if topic not in profile.topics:
        known = f"Use one of {', '.join(names(profile))}" if profile.topics else "The profile lists none"
        raise UsageError(f"the profile {profile.name} has no topic {topic!r}", known)
    pattern, sections = _compiled(tuple(profile.topics[topic]))

    def speaks(finding: Finding) -> bool:
        return finding.id.partition(".")[0] in sections or pattern.search(folded(finding.text)) is not None

    return speaks


@lru_cache(maxsize=64)
def _compiled(entries: tuple[str, ...]) -> tuple[re.Pattern[str], frozenset[str]]:
    sections = frozenset(entry.removeprefix(SECTION) for entry in entries if entry.startswith(SECTION))
    return wordlists.pattern(entry for entry in entries if not entry.startswith(SECTION)), sections
