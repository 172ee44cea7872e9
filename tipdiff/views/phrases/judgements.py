"""Judgements beside the figures of their section: "maintained" where investigations fell by a third.

Takes a change log; says which headline figures go against what a section's opening sentence says. It puts
the two side by side and draws no conclusion: a count can fall for many reasons.
"""

from __future__ import annotations

from tipdiff.model import SMALLEST_BASE, Assessment, ChangeLog, Headline, section_of
from tipdiff.views import phrases

TELLING = 20.0
"""Per cent from which a headline figure stands out beside a judgement: under it, years differ by chance."""
UPWARD = frozenset({"increased", "slightly-increased"})
DOWNWARD = frozenset({"decreased", "slightly-decreased"})


def against(assessment: Assessment, log: ChangeLog) -> tuple[Headline, ...]:
    """The section's headline figures without qualifiers that move against its judgement in the new report."""
    return tuple(
        each
        for each in log.headlines
        if not each.qualifiers
        and each.new is not None
        and section_of(each.new.finding) == assessment.section
        and _opposed(assessment.new, each)
    )


def sentence(assessment: Assessment, log: ChangeLog) -> str | None:
    """`beside Investigations −36 %`; None where no figure goes against the judgement."""
    moved = [
        f"{phrases.headline_name(each)} {phrases.percent(each.delta, base.value)}"
        for each in against(assessment, log)
        if (base := each.base) is not None
    ]
    return f"beside {', '.join(moved)}" if moved else None


def _opposed(judgement: str | None, each: Headline) -> bool:
    base = each.base
    if each.percent is None or base is None or base.high is not None:
        return False
    if abs(base.value or 0) < SMALLEST_BASE or abs(each.percent) < TELLING:
        return False
    if each.percent < 0:
        return judgement == "maintained" or judgement in UPWARD
    return judgement == "maintained" or judgement in DOWNWARD
