"""The year in a paragraph, and which ten changes matter most: what the text and Markdown digests show."""

from __future__ import annotations

from collections.abc import Sequence

from tipdiff import phrases
from tipdiff.model import Change, ChangeLog
from tipdiff.select import is_news

LENGTH = 10
"""Changes in a digest."""
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
    sentences += [phrases.headline(each, log) for each in foremost[:HEADLINES]]
    if more := len(changed) - len(foremost[:HEADLINES]):
        sentences.append(f"{more} more headline figures changed.")
    if log.audits:
        sentences.append(f"{len(log.audits)} audits found figures that do not agree.")
    sentences += [f"{line}." for line in phrases.missing_sections(log)]
    sentences.append(f"{phrases.counts(log)}.")
    return " ".join(sentences)


def foremost(changes: Sequence[Change]) -> list[Change]:
    """The changes that matter most, in the log's order."""
    news = [change for change in changes if is_news(change) and change.kind != "unchanged"]
    ranked = sorted(range(len(news)), key=lambda at: (-_weight(news[at]), at))
    return [news[at] for at in sorted(ranked[:LENGTH])]


def _weight(change: Change) -> float:
    """What readers ask for first: figures with a measure, recommendations that came or went, the introduction."""
    sections = (change.section, change.old_section)
    weight = 1 - change.similarity
    measured = [each for each in change.figures if each.measure != "other"]
    if measured:
        weight += 8 + min(2, max(abs(each.percent or 0) for each in measured) / 50) if change.kind == "changed" else 5
    if change.kind in ("new", "dropped"):
        weight += 6 if "recommendations" in sections else 2
    return weight + (3 if "introduction" in sections else 0)
