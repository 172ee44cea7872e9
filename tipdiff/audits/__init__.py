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

Figures of a measure are held against each other wherever they stand (`sums`, `claims`, `restatements`); those of one
sentence whatever they count (`within`), those of two sentences that an editor would take for one (`repeated`) or
of two clauses that count the same (`twice`), and those of tables (`cells`).
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from tipdiff.audits import in_words
from tipdiff.audits.checked import UNNOTED, Checked
from tipdiff.audits.claims import claims
from tipdiff.audits.repeated import repeated, restated_behind, restated_beside
from tipdiff.audits.restatements import restated
from tipdiff.audits.sums import levels, sums
from tipdiff.audits.twice import counted_twice
from tipdiff.audits.within import within
from tipdiff.model import Audit, Change, Report, TableChange

__all__ = ["Checked", "audit", "audit_report", "restated"]


def audit(
    old: Report,
    new: Report,
    changes: Sequence[Change] = (),
    tables: Sequence[TableChange] = (),
    checked: Checked = UNNOTED,
) -> tuple[Audit, ...]:
    """What two editions of one country disagree on, and what the later one says against itself.

    Args:
        old: the earlier report.
        new: the later one.
        changes: which of their findings say the same; without them only figures of a measure are compared.
        tables: their tables against each other.
        checked: takes the figures that were held against others.
    """
    again: Iterable[Audit] = ()
    if tables:
        from tipdiff.audits import cells

        again = cells.restated(tables, old.edition, new.edition, checked)
    lines = in_words.restated_lines(changes, checked)
    beside = tuple(dict.fromkeys((*restated_beside(changes, checked), *restated_behind(changes, checked), *lines)))
    named = in_words.restated(old, new, checked)
    told = {(audit.evidence, audit.found) for audit in named}
    beside = tuple(audit for audit in beside if (audit.evidence, audit.found) not in told)
    return (*restated(old, new, checked), *named, *beside, *again, *audit_report(new, checked))


def audit_report(report: Report, checked: Checked = UNNOTED) -> tuple[Audit, ...]:
    """What one report says against itself; `checked` takes the figures that were held against others."""
    found = dict.fromkeys((*sums(report, checked), *levels(report, checked), *claims(report, checked)))
    told = {(audit.rule, audit.found, place) for audit in found for place in audit.evidence}
    beside = (*within(report, checked), *repeated(report, checked), *counted_twice(report, checked))
    found.update((audit, None) for audit in beside if (audit.rule, audit.found, audit.evidence[0]) not in told)
    if not report.tables:
        return tuple(found)
    from tipdiff.audits import cells

    return (*found, *cells.sums(report, checked))
