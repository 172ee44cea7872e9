"""A paragraph and the ten changes that matter most: tier, figures and recommendations first."""

from __future__ import annotations

from collections.abc import Sequence

from tipdiff.model import Change, ChangeLog
from tipdiff.views import phrases

LENGTH = 10
"""Changes in a digest."""
HEADLINES = 3
"""Headline figures in its paragraph."""


def paragraph(log: ChangeLog) -> str:
    """The year in a few sentences."""
    sentences = [f"{phrases.title(log)}."]
    if log.sample:
        sentences.append(phrases.SAMPLE)
    if tier := phrases.tier(log):
        sentences.append(f"{tier}.")
    shifts = [each for each in log.assessments if each.old != each.new]
    sentences += [
        f"{phrases.heading(each.section)} efforts: {each.old or 'not stated'}, now {each.new or 'not stated'}."
        for each in shifts
    ]
    moved = [each for each in log.headlines if each.changed]
    sentences += [phrases.headline(each, log) for each in moved[:HEADLINES]]
    if len(moved) > HEADLINES:
        sentences.append(f"{len(moved) - HEADLINES} more headline figures changed.")
    if log.audits:
        sentences.append(f"{len(log.audits)} figures do not agree with each other.")
    sentences += [f"{line}." for line in phrases.missing_sections(log)]
    sentences.append(f"{phrases.counts(log)}.")
    return " ".join(sentences)


def foremost(changes: Sequence[Change]) -> list[Change]:
    """The changes that matter most, in the log's order."""
    news = [change for change in changes if not change.quiet and (change.kind != "unchanged")]
    ranked = sorted(range(len(news)), key=lambda at: (-_weight(news[at]), at))
    return [news[at] for at in sorted(ranked[:LENGTH])]


def _weight(change: Change) -> float:
    """What a reader asks for first, as an order: figures with a measure, recommendations, the introduction, the rest."""
    measured = [each for each in change.figures if each.measure != "other" and (each.new or each.old).scope is None]  # type: ignore[union-attr]
    weight = 0.0
    if measured and change.kind == "changed":
        weight += 8 + min(2, max(abs(each.percent or 0) for each in measured) / 50)
    elif measured:
        weight += 5
    if "recommendations" in (change.section, change.old_section):
        weight += 6 if change.kind in ("new", "dropped") else 1
    if "introduction" in (change.section, change.old_section):
        weight += 3
    if change.kind in ("new", "dropped"):
        weight += 2
    return weight + (1 - change.similarity)
