"""The year in a paragraph, and which ten changes matter most: what the text and Markdown digests show."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Sequence

from tipdiff.model import OTHER, Change, ChangeLog
from tipdiff.views import phrases

LENGTH = 10
"""Changes in a digest."""
CROWDING = 0.6
"""What each change of a section takes from its next one: ten that say ten things, not one paragraph in ten pieces."""
HEADLINES = 3
"""Headline figures in its paragraph."""


def paragraph(log: ChangeLog) -> str:
    """Tier, judgements, the first headline figures that changed, and how much there is beside them."""
    sentences = [f"{phrases.title(log)}."]
    if log.sample:
        sentences.append(phrases.SAMPLE)
    if tier := phrases.tier(log):
        sentences.append(f"{tier}.")
    sentences += [f"{each}." for each in phrases.assessments(log, shifted_only=True)]
    changed = [each for each in log.headlines if each.changed]
    foremost = [each for each in changed if not each.qualifiers] or changed
    sentences += [phrases.headline_and_doubt(each, log) for each in foremost[:HEADLINES]]
    if more := len(changed) - len(foremost[:HEADLINES]):
        sentences.append(f"{more} more headline figure{'s' if more != 1 else ''} changed.")
    sentences.append(f"Audits {phrases.checked(log)}.")
    sentences += [f"{line}." for line in phrases.absent(log)]
    sentences.append(f"{phrases.counts(log)}.")
    if said := phrases.tables(log):
        sentences.append(f"Tables: {said}.")
    sentences += [f"{line}." for line in phrases.unread(log)]
    return " ".join(sentences)


def foremost(log: ChangeLog, changes: Sequence[Change]) -> list[Change]:
    """Those of the changes that matter most, in their order: each that a section has lowers its next one."""
    openings = {section.section for report in (log.old, log.new) for section in report.sections[:1]}
    left = {
        at: _weight(change, openings, log.recommends(change))
        for at, change in enumerate(changes)
        if change.news and change.kind != "unchanged"
    }
    chosen: list[int] = []
    had: Counter[str] = Counter()
    while left and len(chosen) < LENGTH:
        best = max(left, key=lambda at: (left[at] - CROWDING * had[changes[at].section], -at))
        had[changes[best].section] += 1
        chosen.append(best)
        del left[best]
    return [changes[at] for at in sorted(chosen)]


def _weight(change: Change, openings: Collection[str], recommends: bool) -> float:
    """What readers ask for first: figures with a measure, recommendations that came or went, the opening section."""
    sections = (change.section, change.old_section)
    weight = 1 - change.similarity
    measured = [each for each in change.figures if each.measure != OTHER]
    if measured:
        weight += 8 + min(2, max(abs(each.percent or 0) for each in measured) / 50) if change.kind == "changed" else 5
    elif any(each.delta for each in change.figures):
        weight += 3
    if change.kind in ("new", "dropped"):
        weight += 6 if recommends else 2
    if any(section in openings for section in sections):
        weight += 3 if measured or change.kind == "changed" else 1
    return weight
