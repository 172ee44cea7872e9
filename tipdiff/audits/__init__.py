"""Figures against each other: what a later edition restates, what parts do not add up to, what wording
contradicts.

Takes annotated reports, gives `Audit`s. Alone owns the three rules and when each stays silent:

- `restated`: a later edition gives another value for a year that an earlier edition gave. Money is compared
  in the currency it was spent in, never in its conversion. Where the editions count by other bounds, in other
  places, or by other people ("government and NGOs", later "the government"; "potential victims", later
  "victims"), nothing is restated.
- `sum`: parts that together are the whole do not add up to it. `at least` and lists that only include some
  parts contradict nothing as long as they stay below the whole.
- `claim`: a word of rise or fall against two values that go the other way, or that hardly move.
"""

from __future__ import annotations

from tipdiff.audits.claims import claims
from tipdiff.audits.restatements import restated
from tipdiff.audits.sums import levels, sums
from tipdiff.model import Audit, Report

__all__ = ["audit", "audit_report", "restated"]


def audit(old: Report, new: Report) -> tuple[Audit, ...]:
    """What two editions of one country disagree on, and what the later one says against itself."""
    return (*restated(old, new), *audit_report(new))


def audit_report(report: Report) -> tuple[Audit, ...]:
    """What one report says against itself."""
    found = [*sums(report), *levels(report), *claims(report)]
    return tuple(dict.fromkeys(found))
