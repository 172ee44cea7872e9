"""What is said of audits: what they are about, and what does not agree."""

from __future__ import annotations

from tipdiff.model import OTHER, Audit
from tipdiff.views.phrases import dimensions


def audit(each: Audit) -> str:
    """`Victims identified, girls: the 2023 report gave 12, the 2024 report gives 14`; the message alone where no
    measure fits, or where it says as much itself."""
    name = dimensions.counted(each.measure, each.dimensions)
    if each.measure == OTHER or name.lower() in each.message.lower():
        return each.message
    return f"{name}: {each.message}"
