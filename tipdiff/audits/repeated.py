"""Two sentences that say the same with other numbers: in one report, or of one year in two editions.

Takes annotated reports or changes, gives `Audit`s for figures that no measure fits; those of a measure are `sums`' and
`restatements`' to judge. A sentence that stands twice in one report and differs only in a number says two things; a
later report that looks back gives a year's number as the earlier one did, or restates it.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise

from tipdiff.audits.checked import UNNOTED, Checked
from tipdiff.audits.stated import exact, said
from tipdiff.model import OTHER, POSSIBLE_MATCH, Audit, Change, Figure, Report
from tipdiff.model.references import FindingRef
from tipdiff.series.agreement import agree
from tipdiff.series.pairing import Slot, Text, text_of

LEAST_WORDS = 8
"""Words of a sentence below which two that are alike may speak of two things."""
AFTER = 2
"""Words after a figure that must agree: "cases of sexual assault" tells more than "cases"."""


def repeated(report: Report, checked: Checked = UNNOTED) -> Iterator[Audit]:
    """Sentences of one report that are the same but for their numbers."""
    seen: dict[tuple[str, ...], tuple[str, Text]] = {}
    for finding in report.findings:
        if not finding.figures or not _told(finding.text):
            continue
        text = text_of([finding])
        if len(text.frame) < LEAST_WORDS:
            continue
        if text.frame not in seen:
            seen[text.frame] = finding.id, text
            continue
        place, before = seen[text.frame]
        for one, other in zip(before.slots, text.slots, strict=False):
            if one.gap != other.gap or one.figure.reference_year != other.figure.reference_year:
                continue
            if _of_one_kind(one.figure, other.figure):
                checked.note(one.figure, other.figure)
            if _differ(one.figure, other.figure):
                message = f"one report gives {said(one.figure)} and, in the same words, {said(other.figure)}"
                evidence = (FindingRef("new", place), FindingRef("new", finding.id))
                yield _audit("claim", message, one.figure, other.figure, evidence)


def _told(text: str) -> bool:
    """True for a sentence; a list of values ("total: 24 million (2020) per 100: 19") tells of what its heading names,
    and is the same under many."""
    return text[:1].isupper() and text.rstrip("\"”’'").endswith(".")


def restated_beside(changes: Sequence[Change], checked: Checked = UNNOTED) -> Iterator[Audit]:
    """What a new finding says of a year otherwise than the old one that it is matched with."""
    for change in changes:
        if not (change.old and change.new and change.figures) or change.similarity < POSSIBLE_MATCH:
            continue
        olds, news = text_of(change.old).slots, text_of(change.new).slots
        for now in news:
            was = [old for old in olds if _same_year(old, now)]
            if len(was) == 1 and _of_one_kind(was[0].figure, now.figure):
                checked.note(was[0].figure, side="old")
                checked.note(now.figure)
            if len(was) == 1 and _differ(was[0].figure, now.figure):
                values = {slot.figure.value for slot in news} & {was[0].figure.value}
                if not values and not _beside(was[0], olds, now.figure):
                    message = f"the earlier report gave {said(was[0].figure)}, the later one gives {said(now.figure)}"
                    evidence = (FindingRef("old", was[0].figure.finding), FindingRef("new", now.figure.finding))
                    yield _audit("restated", message, was[0].figure, now.figure, evidence)


def restated_behind(changes: Sequence[Change], checked: Checked = UNNOTED) -> Iterator[Audit]:
    """ "6,753 deaths in 2021, compared with 7,095 in 2020", where the earlier report gave 7,045 for 2020."""
    for change in changes:
        if not (change.old and change.new and change.figures) or change.similarity < POSSIBLE_MATCH:
            continue
        olds, news = text_of(change.old).slots, text_of(change.new).slots
        for main, now in pairwise(news):
            year = now.figure.reference_year
            back = now.figure.comparison and now.counted is None and year is not None and main.counted is not None
            if not back or main.finding is not now.finding:
                continue
            was = [old for old in olds if old.figure.reference_year == year and _alike(old, main)]
            if len(was) == 1 and _of_one_kind(was[0].figure, now.figure):
                checked.note(was[0].figure, side="old")
                checked.note(now.figure)
            if len(was) == 1 and _differ(was[0].figure, now.figure) and not _beside(was[0], olds, now.figure):
                message = f"the earlier report gave {said(was[0].figure)}, the later one gives {said(now.figure)}"
                evidence = (FindingRef("old", was[0].figure.finding), FindingRef("new", now.figure.finding))
                yield _audit("restated", message, was[0].figure, now.figure, evidence)


def _alike(old: Slot, main: Slot) -> bool:
    """True for what the earlier report gave as its own value of what the later one gives now."""
    return (
        not old.figure.comparison
        and old.counted == main.counted
        and (old.figure.dimensions, old.period) == (main.figure.dimensions, main.period)
        and agree(old.figure, old.finding, main.figure, main.finding)
    )


def _same_year(old: Slot, now: Slot) -> bool:
    """True for two figures of one stated year that count the same in the same words."""
    year = now.figure.reference_year
    return (
        now.figure.measure == OTHER == old.figure.measure
        and year is not None
        and year == old.figure.reference_year
        and now.counted is not None
        and now.counted == old.counted
        and now.after[:AFTER] == old.after[:AFTER]
        and now.period == old.period
        and (now.figure.qualifiers, now.figure.scope) == (old.figure.qualifiers, old.figure.scope)
    )


def _beside(was: Slot, olds: Sequence[Slot], now: Figure) -> bool:
    """True where the old sentence gives the later value too: then of something else."""
    return any(slot is not was and slot.figure.value == now.value for slot in olds)


def _of_one_kind(one: Figure, other: Figure) -> bool:
    return one.measure == OTHER == other.measure and exact(one) and exact(other)


def _differ(one: Figure, other: Figure) -> bool:
    return _of_one_kind(one, other) and one.value != other.value


def _audit(rule: str, message: str, was: Figure, now: Figure, evidence: tuple[FindingRef, ...]) -> Audit:
    return Audit(
        "restated" if rule == "restated" else "claim",
        message,
        now.measure,
        now.reference_year,
        was.value,
        now.value,
        evidence,
        now.narrowing,
    )
