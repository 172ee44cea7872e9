"""What is said of audits: what they are about, and what does not agree."""

from __future__ import annotations

from tipdiff.model import OTHER, Audit, ChangeLog
from tipdiff.views.phrases import dimensions


def audit(each: Audit) -> str:
    """`Victims identified, girls: the 2023 report gave 12, the 2024 report gives 14`; the message alone where no
    measure fits, or where it says as much itself."""
    name = dimensions.counted(each.measure, each.dimensions)
    if each.measure == OTHER or name.lower() in each.message.lower():
        return each.message
    return f"{name}: {each.message}"


def checked(log: ChangeLog) -> str:
    """`checked 46 of 5,897 figures: no disagreement`: how far the audits reach, so that silence is not taken for
    agreement."""
    s = log.summary
    count = f"checked {s.figures_checked:,} of {s.figures:,} {'figure' if s.figures == 1 else 'figures'}"
    if not s.figures_checked and not s.audits:
        return f"{count}: nothing to hold against each other"
    said = f"{s.audits or 'no'} {'disagreements' if s.audits > 1 else 'disagreement'}"
    return f"{count}: {said}"
