"""The year in a paragraph: what the text and Markdown digests begin with."""

from __future__ import annotations

from tipdiff.model import ChangeLog
from tipdiff.views import phrases

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
