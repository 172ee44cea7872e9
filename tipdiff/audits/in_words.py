"""Two editions of a family without measures: what the later one gives otherwise for a year that the earlier one gave.

What a figure counts only its own words tell, so what is held against each other is the strictest of them: named by a
label or a heading under the same heading in both, of one year that stands in brackets behind it, of which each edition
gives one value. What only the rounding tells apart is no restatement.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence

from tipdiff.audits.checked import UNNOTED, Checked
from tipdiff.audits.stated import exact, said
from tipdiff.figures.cells import step
from tipdiff.figures.own_words import DATED
from tipdiff.model import PERCENT, Audit, Change, Dimensions, Figure, Finding, Report
from tipdiff.model.references import FindingRef
from tipdiff.series.pairing import denominated

Name = tuple[str, str, str | None, str | None, Dimensions, int]
"""Section, what it counts, its scope, unit, what narrows it, year."""

OPENING_YEAR = re.compile(r"^(?:In|By|During|For) (?:FY ?|fiscal year )?(?:19|20)\d\d,? ")


def restated(old: Report, new: Report, checked: Checked = UNNOTED) -> tuple[Audit, ...]:
    """Values that the new report gives for a year that the old one gave otherwise."""
    if new.family.figures.known:
        return ()
    before, after = _single(old), _single(new)
    found = []
    for name, now in after.items():
        was = before.get(name)
        if was is None or (was.bound, was.high is None) != (now.bound, now.high is None):
            continue
        checked.note(was, side="old")
        checked.note(now)
        if _apart(was, now):
            found.append(
                Audit(
                    "restated",
                    f"the {old.edition} report gave {said(was)}, the {new.edition} report gives {said(now)}",
                    now.named,
                    now.reference_year,
                    was.value,
                    now.value,
                    (FindingRef("old", was.finding), FindingRef("new", now.finding)),
                    now.narrowing,
                )
            )
    return tuple(found)


def restated_lines(changes: Sequence[Change], checked: Checked = UNNOTED) -> Iterator[Audit]:
    """ "Our reliance was 42% in 2020", later "Our reliance was 46% in 2022, and 41% in 2020": a matched sentence that
    begins with the same words, and in which each figure is a share of a year of its own."""
    for change in changes:
        if change.kind != "changed" or len(change.old) != 1 or len(change.new) != 1:
            continue
        (old,), (new,) = change.old, change.new
        before, after = _line(old), _line(new)
        if not before or not after or _lead(old) != _lead(new):
            continue
        for year in before.keys() & after.keys():
            was, now = before[year], after[year]
            checked.note(was, side="old")
            checked.note(now)
            if _apart(was, now):
                message = f"the earlier report gave {said(was)}, the later one gives {said(now)}"
                evidence = (FindingRef("old", was.finding), FindingRef("new", now.finding))
                yield Audit("restated", message, now.named, year, was.value, now.value, evidence, now.narrowing)


def _line(finding: Finding) -> Mapping[int, Figure]:
    """The shares of a sentence by their years; empty where it gives anything else, or two of one year."""
    found = {each.reference_year: each for each in finding.figures if each.unit == PERCENT and exact(each)}
    plain = len(found) == len(finding.figures) and None not in found
    return {year: each for year, each in found.items() if year is not None} if plain else {}


def _lead(finding: Finding) -> str:
    """The words before its first figure, without the year that it may begin with."""
    words = finding.text[: finding.figures[0].span[0]]
    return " ".join(OPENING_YEAR.sub("", words).lower().split())


def _apart(was: Figure, now: Figure) -> bool:
    """True for two values that no rounding makes one: 3.49 and 3.6, not 71.97 and 72, 1.56 and 1.5."""
    if was.high is not None or was.value is None or now.value is None:
        return (was.value, was.high) != (now.value, now.high)
    return abs(now.value - was.value) > 0.999 * max(step(was), step(now))


def _single(report: Report) -> Mapping[Name, Figure]:
    """The figures by name, of which the report gives one value."""
    found: dict[Name, list[Figure]] = {}
    for section in report.sections:
        for finding in section.findings:
            for each in finding.figures:
                named = each.counts is not None and each.measure_by in ("label", "heading")
                dated = DATED.match(finding.text, each.span[1])
                told = dated is not None and str(each.reference_year) in dated[0]
                if named and told and each.reference_year and each.value is not None and not each.comparison:
                    name = (
                        section.section,
                        each.counts or "",
                        each.scope,
                        denominated(each),
                        each.narrowing,
                        each.reference_year,
                    )
                    found.setdefault(name, []).append(each)
    return {name: row[0] for name, row in found.items() if len({(each.value, each.high) for each in row}) == 1}
