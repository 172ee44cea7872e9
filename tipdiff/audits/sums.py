"""Parts against their whole: lists within a passage, and counts of two levels of government wherever they stand."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Sequence
from typing import NamedTuple

from tipdiff.audits.checked import UNNOTED, Checked
from tipdiff.audits.stated import by_year, exact, said
from tipdiff.figures.meaning.places import own_people
from tipdiff.model import OTHER, Audit, Figure, Report
from tipdiff.model.frozen import replace
from tipdiff.model.references import FigureRef, FindingRef
from tipdiff.profiles import Figures
from tipdiff.profiles.shapes import AGES, SEXES

_INCLUDES = re.compile(r"\b(?:includ\w*|of whom|of which|of these|of them|among)\b")
_RESTS = re.compile(r"\b(?:remainder|remaining|rest|others?|unknown|majority|most|nearly|several|some)\b")
"""Words of a list that leave parts of it uncounted."""
_DOUBTS = frozenset({"incomplete", "coverage", "duplicates"})


class _Partitions(NamedTuple):
    """Sets of a family's qualifiers of which a figure has one."""

    exhaustive: tuple[frozenset[str], ...]
    """Whose members are the whole, however the list is brought in: both levels of government, ages, sexes."""
    every: tuple[frozenset[str], ...]


def _partitions(figures: Figures) -> _Partitions:
    parts, persons = figures.parts, figures.persons
    exhaustive = (
        frozenset((*parts.national, *parts.regional)),
        frozenset(name for name, traits in persons.items() if len(traits) == 1 and AGES.issuperset(traits)),
        frozenset(name for name, traits in persons.items() if len(traits) == 1 and SEXES.issuperset(traits)),
    )
    both = frozenset(name for name, traits in persons.items() if len(traits) > 1)
    return _Partitions(exhaustive, (*exhaustive, both, frozenset(parts.form)))


def sums(report: Report, checked: Checked = UNNOTED) -> Iterator[Audit]:
    """Lists whose parts do not add up to the figure that they are parts of."""
    figures = report.family.figures
    partitions = _partitions(figures)
    texts = {finding.id: finding.text for finding in report.findings}
    wholes = {figure.ref: figure for finding in report.findings for figure in finding.figures}
    stated = {(figure.measure, figure.reference_year, figure.value) for figure in wholes.values()}
    groups: dict[tuple[FigureRef, str], list[Figure]] = {}
    for finding in report.findings:
        for figure in finding.figures:
            if figure.part_of is not None and figure.part_of in wholes and figure.value is not None:
                groups.setdefault((figure.part_of, finding.id), []).append(figure)
    for (ref, finding_id), listed in groups.items():
        whole = wholes[ref]
        parts = [part for part in listed if part.measure == whole.measure]
        if whole.value is None or whole.measure == OTHER or not all(exact(part) for part in parts):
            continue
        total = sum(part.value or 0 for part in parts)
        agrees = (whole.measure, whole.reference_year, total) in stated
        if len(parts) < 2 or agrees or any(part.reference_year != whole.reference_year for part in parts):
            continue
        text = texts[finding_id]
        lead = _lead(text, whole if whole.finding == finding_id else None, parts[0])
        partial = len(parts) < len(listed) or _RESTS.search(text[parts[0].span[0] :].lower()) is not None
        if _by_nation(parts, report.country, figures.parts.origin):
            parts = [replace(part, scope=whole.scope) for part in parts]
            audit = _sum(whole, parts, lead, partial, partitions, nations=True)
        else:
            audit = _sum(whole, parts, lead, partial, partitions)
        if audit or total == whole.value:
            checked.note(whole, *parts)
        if audit:
            yield audit


def _lead(text: str, whole: Figure | None, first: Figure) -> str:
    """The words between the whole, or the sentence's beginning, and the first part."""
    return text[whole.span[1] if whole else 0 : first.span[0]].lower()


def _by_nation(parts: Sequence[Figure], country: str, origin: Collection[str]) -> bool:
    """True for "207 Peralonian and 360 foreign victims" in the report of Peralonia: together they are all."""
    abroad = [part for part in parts if not set(origin).isdisjoint(part.qualifiers)]
    home = [part for part in parts if part.scope is not None and own_people(part.scope, country)]
    return len(parts) == 2 and len(abroad) == len(home) == 1 and abroad[0] is not home[0]


def _sum(
    whole: Figure, parts: Sequence[Figure], lead: str, partial: bool, known: _Partitions, *, nations: bool = False
) -> Audit | None:
    """The audit of one list; `partial` where it leaves parts uncounted, `nations` for nationals and foreigners."""
    own = [frozenset(part.qualifiers) - frozenset(whole.qualifiers) for part in parts]
    partition = next((each for each in known.every if all(names <= each and len(names) == 1 for names in own)), None)
    distinct = nations or (partition is not None and len(set(own)) == len(own))
    total = sum(part.value or 0 for part in parts)
    if not distinct and (
        partition is not None or len({len(names) for names in own if names}) > 1 or not _one_kind(own, known)
    ):
        return None
    if total == whole.value:
        return None
    partial = partial or any(part.scope != whole.scope for part in parts)
    complete = not partial and (
        not _INCLUDES.search(lead) or (distinct and frozenset().union(*own) in known.exhaustive)
    )
    if total < (whole.value or 0):
        doubted = any(caveat.kind in _DOUBTS for figure in (whole, *parts) for caveat in figure.caveats)
        if not complete or doubted or whole.bound != "exactly":
            return None
    elif whole.bound in ("at-least", "more-than", "approximately") or not (distinct or complete):
        return None
    return _missed(whole, parts, total)


def _one_kind(own: Sequence[frozenset[str]], known: _Partitions) -> bool:
    """True where no two parts are named by different kinds of words: women beside sex trafficking are no
    sum."""
    named = [names for names in own if names]
    return any(all(len(names & each) == 1 for names in named) for each in known.every) or not named


def levels(report: Report, checked: Checked = UNNOTED) -> Iterator[Audit]:
    """National and regional counts against the total of both, wherever in the report they stand."""
    known = report.family.figures.parts
    two = (*known.national, *known.regional)
    if len(two) != 2:
        return
    stated, texts = by_year(report), {finding.id: finding.text for finding in report.findings}
    for (name, year), figures in stated.items():
        measure, qualifiers, scope, unit = name
        if not set(two).isdisjoint(qualifiers):
            continue
        parts = [stated.get(((measure, tuple(sorted((*qualifiers, level))), scope, unit), year), []) for level in two]
        if not all(parts):
            continue
        whole, both = figures[0], [row[0] for row in parts]
        total = sum(part.value or 0 for part in both)
        agrees = any(figure.value == total for figure in figures) or any(
            len({part.value for part in row}) > 1 for row in parts
        )
        more = total < (whole.value or 0) and any(_open(figure, texts[figure.finding]) for figure in (whole, *both))
        if any(figure.value == total for figure in figures):
            checked.note(*figures, *both)
        beside = total < (whole.value or 0) and _third(report, (whole, *both))
        if not agrees and not more and not beside and all(exact(figure) for figure in (whole, *both)):
            checked.note(whole, *both)
            yield _missed(whole, both, total)


def _open(figure: Figure, text: str) -> bool:
    """True where others may have counted what two levels did not: a count of some places, doubted, or followed by words
    that bring in a further body."""
    return (
        figure.coverage is not None
        or any(caveat.kind in _DOUBTS for caveat in figure.caveats)
        or _INCLUDES.search(text[figure.span[1] :].lower()) is not None
        or _RESTS.search(text[figure.span[1] :].lower()) is not None
    )


def _third(report: Report, stated: Sequence[Figure]) -> bool:
    """True where a sentence of theirs counts the same of a further body: "while military courts convicted two"."""
    places, whole = {figure.finding for figure in stated}, stated[0]
    return any(
        figure.measure == whole.measure
        and figure.reference_year == whole.reference_year
        and not figure.comparison
        and figure.part_of is None
        and figure not in stated
        for finding in report.findings
        if finding.id in places
        for figure in finding.figures
    )


def _missed(whole: Figure, parts: Sequence[Figure], total: float) -> Audit:
    listed = " + ".join(str(part.value) for part in parts)
    places = dict.fromkeys(FindingRef("new", figure.finding) for figure in (whole, *parts))
    return Audit(
        "sum",
        f"the parts {listed} make {total}, the report says {said(whole)}",
        whole.measure,
        whole.reference_year,
        total,
        whole.value,
        tuple(places),
        whole.narrowing,
    )
