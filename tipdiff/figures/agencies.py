"""Counts of single agencies beside each other: each is that agency's, none is the whole.

Takes the findings of a section with their figures and which agency counted each; gives the same findings, with
the agency as the scope of a figure that another count of the same series and year stands beside. Owns when a
figure is an agency's: where its short name ("the FBI", "GPS and GIS") is the subject before the number. An
agency that alone reports a country's cases keeps reporting the whole.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from tipdiff.figures.body_words import ARMS
from tipdiff.figures.dimensions import COUNTER, with_dimension
from tipdiff.figures.english import BEFORE_AN_OBJECT, NO_AGENCIES
from tipdiff.figures.lexicon import Lexicon, Marks
from tipdiff.figures.tokens import Tokens
from tipdiff.model import Figure, Finding, Number
from tipdiff.model.frozen import replace
from tipdiff.model.references import FigureRef

_NAME = re.compile(r"\b[A-Z][A-Za-z]{0,4}[A-Z]\b")
"""A short name: `FBI`, `DoD`."""
Name = tuple[str, frozenset[str], int | None, str | None]
Groups = dict[Name, dict[str, set[Number]]]
"""Measure, qualifiers, year and scope -> agency, empty where none is named -> values."""
SUBJECT = 5
"""Words between an agency's short name and its verb: "(NIA) agents in 2023 also opened" has five."""


def subjects(tokens: Tokens, marks: Marks, lexicon: Lexicon) -> list[tuple[int, str]]:
    """(token of its verb, short name in lower case) of each agency that is the subject of a verb."""
    names = {name.lower() for name in _NAME.findall(tokens.text)} - NO_AGENCIES - lexicon.initials
    if not names:
        return []
    words, found = tokens.words, []
    verbs = sorted(mark.start for kind in ("verbs", "neutral") for mark in marks[kind])
    for at, word in enumerate(words):
        name = word.removesuffix("'s")
        before = words[at - 2] if at > 1 and words[at - 1] == "the" else words[at - 1] if at else ""
        if name not in names or before in BEFORE_AN_OBJECT:
            continue
        verb = next((verb for verb in verbs if at < verb <= at + SUBJECT + 1), None)
        if verb is not None:
            joined = at > 1 and words[at - 1] == "and" and words[at - 2] in names
            found.append((verb, f"{words[at - 2]}-{name}" if joined else name))
    return found


def part(findings: Sequence[Finding], counts: Mapping[FigureRef, str], levels: frozenset[str]) -> tuple[Finding, ...]:
    """The findings of a section.

    Args:
        counts: whose count a figure is.
        levels: qualifiers of government: a count at one level is no part of one of no level.
    """
    groups: Groups = {}
    told = {ref.finding for ref in counts}
    for finding in findings:
        for figure in finding.figures:
            if figure.value is not None and figure.dimension(COUNTER) is None:
                whose = counts.get(figure.ref, "") if finding.id in told else ""
                groups.setdefault(_series(figure), {}).setdefault(whose, set()).add(figure.value)
    apart = {
        figure.ref: agency
        for finding in findings
        if finding.id in told
        for figure in finding.figures
        if (agency := _agency(figure, counts, groups, levels)) is not None
    }
    if not apart:
        return tuple(findings)
    touched = {ref.finding for ref in apart}
    return tuple(
        replace(finding, figures=tuple(_scoped(figure, apart) for figure in finding.figures))
        if any((figure.part_of or figure.ref).finding in touched for figure in finding.figures)
        else finding
        for finding in findings
    )


def _agency(figure: Figure, counts: Mapping[FigureRef, str], groups: Groups, levels: frozenset[str]) -> str | None:
    """The agency whose count a figure is, where another count of the same stands beside it or is the whole."""
    whose = counts.get(figure.ref)
    if whose is None or figure.value is None or figure.dimension(COUNTER) is not None:
        return None
    measure, qualifiers, year, scope = _series(figure)
    group = groups[measure, qualifiers, year, scope]
    beside = any(
        agency not in (whose, "") and values - group[whose]
        for (other, names, when, apart), row in groups.items()
        if (other, when, apart) == (measure, year, scope) and names & levels == qualifiers & levels
        for agency, values in row.items()
    )
    whole = any(
        value > figure.value and value not in row.get(whose, ())
        for (other, names, when, apart), row in groups.items()
        if (other, when, apart) == (measure, year, scope)
        and names <= qualifiers
        and levels.isdisjoint(qualifiers - names)
        for value in row.get("", ())
    )
    return whose if beside or (whole and whose not in ARMS.values()) else None


def _scoped(figure: Figure, apart: Mapping[FigureRef, str]) -> Figure:
    """The figure with the agency that counted it, or that counted the whole it is a part of."""
    whose = apart.get(figure.ref) or (apart.get(figure.part_of) if figure.part_of else None)
    return with_dimension(figure, COUNTER, whose) if whose is not None and figure.dimension(COUNTER) is None else figure


def _series(figure: Figure) -> Name:
    return figure.measure, frozenset(figure.qualifiers), figure.reference_year, figure.scope
