"""One count that a report gives twice, with two values: "courts convicted 29 traffickers", "courts convicted 27".

Takes an annotated report, gives `Audit`s of figures of a measure. Owns when two clauses say the same: they have the
same words but for the number, for the words that bring them in ("overall") and for the year, and neither has a pronoun
as its subject. Sentences of any other figures that are the same as a whole are `repeated`'s to judge.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from tipdiff.audits.checked import UNNOTED, Checked
from tipdiff.audits.stated import exact, said
from tipdiff.figures.english import PRONOUNS
from tipdiff.model import OTHER, Audit, Figure, Finding, Report
from tipdiff.model.references import FindingRef
from tipdiff.series.series import apart, name

LEAST_WORDS = 3
"""Words of a clause beside its number: who, what was done, and to whom."""
_BEGINS = re.compile(r"[.;:()–—]|\b(?:but|while)\b")
_ENDS = re.compile(r"[.;:,()–—]|\b(?:and|but|while|compared)\b")
_YEAR = r"in (?:total|all|\d{4})|during (?:the (?:reporting period|reporting year|year)|\d{4})"
_LEAD = re.compile(rf"^(?:(?:overall|altogether|{_YEAR}|a total of|the number of),?\s+)+")
_BEHIND = re.compile(rf"\s+(?:overall|{_YEAR})$")
_TOTAL = re.compile(r"\ba total of$")


def counted_twice(report: Report, checked: Checked = UNNOTED) -> Iterator[Audit]:
    """Clauses that count the same thing of the same year otherwise, in the report's order."""
    seen: dict[tuple[object, ...], Figure] = {}
    for finding in report.findings:
        for figure in finding.figures:
            if not _plain(figure):
                continue
            clause = clause_of(finding, figure)
            if clause is None:
                continue
            same = (name(figure), figure.reference_year, clause)
            before = seen.setdefault(same, figure)
            if before is figure or before.finding == figure.finding or apart(before, figure):
                continue
            checked.note(before, figure)
            if before.value != figure.value:
                yield Audit(
                    "claim",
                    f"one report gives {said(before)} and, of the same, {said(figure)}",
                    figure.measure,
                    figure.reference_year,
                    before.value,
                    figure.value,
                    (FindingRef("new", before.finding), FindingRef("new", figure.finding)),
                    figure.narrowing,
                )


def _plain(figure: Figure) -> bool:
    """True for an exact count of persons or cases that speaks of the year, and of no part of another."""
    of_year = figure.reference_year is not None and not figure.comparison and figure.part_of is None
    return figure.measure != OTHER and figure.unit is not None and of_year and exact(figure)


def clause_of(finding: Finding, figure: Figure) -> tuple[str, ...] | None:
    """The words of a figure's clause but for its number; None where too little tells what it counts."""
    text, (start, end) = finding.text.lower(), figure.span
    lead = text[:start]
    opened = max((each.end() for each in _BEGINS.finditer(lead.rstrip())), default=0)
    after = text[end:]
    closed = _ENDS.search(after)
    own = re.sub(r"^[\d,.]+|^[a-z-]+", "#", text[start:end])
    before = _TOTAL.sub("", _LEAD.sub("", lead[opened:].lstrip()).rstrip()).split()
    words = (*before, *own.split(), *_BEHIND.sub("", after[: closed.start() if closed else None].rstrip()).split())
    if len(before) < LEAST_WORDS - 1 or not PRONOUNS.isdisjoint(before):
        return None
    return words
