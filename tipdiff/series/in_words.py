"""Figures over editions in the document's own words, for families that name no measures.

Two figures count the same where their words, what narrows them and their unit agree, each edition gives one value of
them, and the sentences around them say the same: words alone ("three tools") tell too little.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from rapidfuzz import fuzz

from tipdiff.model import Dimensions, Figure, Report
from tipdiff.model.edition import Edition, own_year
from tipdiff.series.pairing import denominated

UNCLEAR = "unclear"
MOST = 10
"""Headlines of a pair: more of them nobody reads."""
SAME_SENTENCE = 70
"""Least likeness of two sentences without their numbers, in per cent: what tells yearly sentences on money apart."""
NUMBER = re.compile(r"\d[\d.,]*")


class Name(NamedTuple):
    """What tells a series."""

    counts: str
    qualifiers: tuple[str, ...]
    scope: str | None
    unit: str | None
    dimensions: Dimensions


class Told(NamedTuple):
    """A figure with what stands around it."""

    figure: Figure
    section: str
    text: str
    lag: int | None = None
    """Years from the one it speaks of to its edition's own; None where it names none."""

    @property
    def year(self) -> int:
        """The year it speaks of, 0 where it names none."""
        return self.figure.reference_year or 0


def pairs(old: Report, new: Report) -> list[tuple[Name, Figure, Figure]]:
    """(name, old figure, new figure) of what both editions give once for their own year, those that changed first."""
    then, now = _single(old), _single(new)
    both = [(name, then[name], told) for name, told in now.items() if name in then]
    met = [(name, was.figure, told.figure) for name, was, told in both if _same(was, told)]
    return sorted(met, key=lambda each: (each[1].value, each[1].high) == (each[2].value, each[2].high))[:MOST]


def points(reports: Sequence[Report]) -> dict[Name, list[tuple[Edition, Figure]]]:
    """What more than one edition gives once for its own year, by name."""
    found: dict[Name, list[tuple[Edition, Told]]] = {}
    for report in reports:
        for name, told in _single(report).items():
            row = found.setdefault(name, [])
            if not row or _same(row[-1][1], told):
                row.append((report.edition, told))
    return {name: [(edition, told.figure) for edition, told in row] for name, row in found.items() if len(row) > 1}


def _single(report: Report) -> Mapping[Name, Told]:
    """The figures for the report's own year of whose name the report gives one value."""
    found: dict[Name, list[Told]] = {}
    for name, told in _told(report):
        found.setdefault(name, []).append(told)
    own = own_year(report.edition, report.family.reference_year)
    latest = ((name, _latest(row)) for name, row in found.items())
    return {
        name: row[0]._replace(lag=own - row[0].year if own and row[0].year else None)
        for name, row in latest
        if len({(told.figure.value, told.figure.high) for told in row}) == 1
    }


def _latest(row: list[Told]) -> list[Told]:
    """Those of the latest year of which any is: a list of three years gives one value for its edition."""
    return [told for told in row if told.year == max(each.year for each in row)]


def _told(report: Report) -> Iterator[tuple[Name, Told]]:
    for section in report.sections:
        for finding in section.findings:
            for figure in finding.figures:
                unclear = figure.comparison or figure.dimension("rest") == UNCLEAR
                if figure.counts and figure.value is not None and not unclear:
                    name = Name(figure.counts, figure.qualifiers, figure.scope, denominated(figure), figure.narrowing)
                    yield name, Told(figure, section.section, finding.text)


def _same(old: Told, new: Told) -> bool:
    """True where the words around both say the same; a label under one heading does."""
    if old.lag != new.lag:
        return False
    if old.figure.measure_by == new.figure.measure_by in ("label", "heading"):
        return old.section == new.section
    return fuzz.ratio(*(NUMBER.sub("0", told.text) for told in (old, new))) >= SAME_SENTENCE
