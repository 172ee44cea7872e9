"""Figures of one sentence against each other, whatever they count: parts and their whole, percentages, multiples.

Takes annotated reports, gives `Audit`s. What a sentence says of its own figures needs no measure: "29 casualties (24
deaths and 15 injuries)" does not add up in any family. Each rule is a pattern over the sentence with its figures as
marks (`sentence`), and what must hold of their values; they stand in `parts`, `shares` and `moves`. They stay silent
where a value is a bound or a range, where kinds of units differ, and where other words stand between than a list has.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator

from tipdiff.audits import moves, parts, shares
from tipdiff.audits.checked import UNNOTED, Checked
from tipdiff.audits.sentence import Case, Verdict, case_of
from tipdiff.model import Audit, Finding, Report
from tipdiff.model.references import FindingRef

RULES: tuple[Callable[[Case], Iterator[Verdict]], ...] = (*parts.RULES, *shares.RULES, *moves.RULES)


def within(report: Report, checked: Checked = UNNOTED) -> Iterator[Audit]:
    """What single sentences say against themselves, in the report's order."""
    for finding in report.findings:
        if len(finding.figures) > 1:
            yield from audits_of(finding, report.country, checked)


def audits_of(finding: Finding, country: str, checked: Checked = UNNOTED) -> Iterator[Audit]:
    """The audits of one sentence; of two of one figure the first."""
    case = case_of(finding, country, checked)
    told = set[tuple[int, int]]()
    for rule in RULES:
        for name, message, about, expected in rule(case):
            if about.span in told:
                continue
            told.add(about.span)
            value = about.value or 0
            right = int(expected) if expected == int(expected) else round(expected, 1)
            yield Audit(
                name,
                message,
                about.measure,
                about.reference_year,
                right,
                value,
                (FindingRef("new", finding.id),),
                about.narrowing,
            )
