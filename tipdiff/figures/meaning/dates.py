"""The reference year of each figure: stated, inherited from its whole, or relative to the edition.

Takes phrases, shape, meanings and what tells the time; gives a year for each. Owns which of a sentence's years is a
figure's own, and what a figure is of whose sentence tells none.
"""

from __future__ import annotations

from collections.abc import Container, Sequence
from typing import NamedTuple

from tipdiff.figures.english import RESULTING
from tipdiff.figures.lexicon import Marks
from tipdiff.figures.rules import cued, first, table
from tipdiff.figures.stages import Bond, Meaning, Phrase, Shape
from tipdiff.model import OTHER

TOLD, UNTOLD = "told", "untold"
"""Keys of rules: whether the segment of a figure tells a time."""
FIRST_YEAR = 1900
"""No report speaks of a year before."""
TWO = 2
TWO_PERIODS = (
    frozenset({"respectively", "two"}),
    frozenset({"previous", "prior", "preceding", "past"}),
    frozenset({"periods", "years"}),
)
"""Words of a sentence that sets two earlier values against two periods: both of the first, one of each other."""
LEADING = 4
"""Token up to which a year leads its sentence: "In the year 2022, ..."."""
RESULT = 6
"""Words from "led" to its number: "led to the identification of 12" has five."""
DONE_BEFORE = 2
"""Words from what had been done to its year: "victims identified in 2021"."""
References = Sequence[tuple[int, int, str]]


class When(NamedTuple):
    """A figure whose year is asked for."""

    phrase: Phrase
    bond: Bond
    bonds: Sequence[Bond]
    years: Sequence[int | None]
    """Of the figures before it."""
    here: References
    """What tells the time in its segment."""
    beside: int
    """Token of the next figure that is no part of this one."""
    begins: int
    """Token of the first figure of its segment."""
    leading: int | None
    """The year that leads the sentence."""
    default: int
    timed: bool
    """True where a period of its own stands right behind it: "67 raids as of October"."""
    bracketed: bool
    """True for the only number of a bracket."""
    result_of: int | None
    """The figure that it came of: "80 calls in 2022 resulting in 31 cases"."""
    inherited: int | None
    """The year of the passage, for a sentence that goes on about what was said before."""

    def year_of(self, at: int) -> int | None:
        """The year of another figure; one that comes later has none yet."""
        return self.years[at] if at < len(self.years) else None


class Year(NamedTuple):
    """A year, or that none can be told."""

    year: int | None


def year_of_its_cause(when: When) -> Year | None:
    """ "80 calls in 2022 resulting in 31 cases, 55 calls in 2021": what came of something is of its year."""
    year = None if when.result_of is None else when.year_of(when.result_of)
    return None if year is None else Year(year)


@cued(on=(TOLD,))
def year_before_its_bracket(when: When) -> Year | None:
    """ "Convictions in 2023 (16) exceeded those in 2022 (11)": the year right before the bracket."""
    if not when.bracketed or when.bond.parent is not None:
        return None
    before = when.phrase.quantity.lead - 2
    return next((Year(year) for at, year, _ in when.here if at == before), None)


@cued(on=(TOLD,))
def year_behind(when: When) -> Year | None:
    """ "four in 2021 and nine in 2020": the year that stands right after the figure."""
    end = when.phrase.quantity.end
    return next((Year(year) for at, year, _ in when.here if end <= at < when.beside), None)


@cued(on=(TOLD,))
def years_of_whole(when: When) -> Year | None:
    """ "20 victims in 2021, including 12 women, and 15 in 2020": a part is of its whole's year."""
    parent = when.bond.parent
    if parent is None or when.bonds[parent].segment != when.bond.segment:
        return None
    year = when.year_of(parent)
    return None if year is None else Year(year)


@cued(on=(TOLD,))
def next_year(when: When) -> Year | None:
    """ "four in 2021 and two cases and nine arrests in 2020": where years follow their counts, the next one."""
    if when.here[0][0] <= when.begins or when.timed:
        return None
    return next((Year(year) for at, year, _ in when.here if at >= when.phrase.quantity.end), None)


@cued(on=(TOLD,))
def last_year(when: When) -> Year | None:
    """ "In 2021, four cases and, in 2020, nine": where years go before their counts, the last one."""
    before = [year for at, year, _ in when.here if at < when.phrase.quantity.lead]
    return Year(before[-1]) if before else None


@cued(on=(UNTOLD,))
def year_before_its_base(when: When) -> Year | None:
    """ "20 cases in 2022, an increase from 12": an earlier value without a year is of the year before."""
    bond = when.bond
    if not bond.comparison or (bond.parent is not None and when.bonds[bond.parent].comparison):
        return None
    base = when.inherited if bond.compared is None else when.year_of(bond.compared)
    return Year((base or when.default) - 1)


@cued(on=(UNTOLD,))
def same_year_as_whole(when: When) -> Year | None:
    """ "20 victims, including 12 women": a part is of its whole's year."""
    return None if when.bond.parent is None else Year(when.year_of(when.bond.parent))


@cued(on=(UNTOLD,))
def year_of_sentence(when: When) -> Year | None:
    """ "In 2022, police opened 20 cases; courts convicted nine": the year that leads the sentence."""
    return Year(when.leading) if when.leading is not None and not when.bond.comparison else None


@cued(on=(UNTOLD,))
def year_of_passage(when: When) -> Year | None:
    """ "These included 12 girls.": the year of what the passage counted."""
    return None if when.inherited is None else Year(when.inherited)


DATES = table(
    "dates",
    year_of_its_cause,
    year_before_its_bracket,
    year_behind,
    years_of_whole,
    next_year,
    last_year,
    year_before_its_base,
    same_year_as_whole,
    year_of_sentence,
    year_of_passage,
)


def dates(
    found: Sequence[Phrase],
    shape: Shape,
    meanings: Sequence[Meaning],
    references: References,
    default: int,
    inherited: int | None,
    words: Sequence[str],
    timed: Container[int] = (),
) -> list[tuple[int | None, str]]:
    """(year, rule) of each figure; of a measure that no year is told for, the default one.

    Args:
        default: the year of a count that names none.
        inherited: the year of the passage, for a sentence that goes on about what was said before.
        timed: figures right behind which a period of their own stands.
    """
    segments = shape.segments
    by_segment: dict[int, list[tuple[int, int, str]]] = {}
    for reference in references:
        by_segment.setdefault(segments[reference[0]], []).append(reference)
    begins: dict[int, int] = {}
    for phrase, bond in zip(found, shape.bonds, strict=True):
        begins.setdefault(bond.segment, phrase.quantity.lead)
    leading = _leading(found, shape, references)
    ahead = {at for at, _, _ in references if _opens_next(words, at)}
    years: list[int | None] = []
    rules: list[str] = []
    for at, (phrase, bond) in enumerate(zip(found, shape.bonds, strict=True)):
        here: References = by_segment.get(bond.segment, ())
        if ahead:
            here = [each for each in here if each[0] not in ahead or each[0] < phrase.quantity.lead]
        beside = _beside(found, shape, at) if here else 0
        begin = begins[bond.segment]
        own = at in timed
        cause = at - 1 if at and _came_of(words, found[at - 1].end, phrase.quantity.lead) else None
        lead, end = phrase.quantity.lead, phrase.end
        alone = words[lead - 1] == "(" and end < len(words) and words[end] == ")"
        when = When(
            phrase, bond, shape.bonds, years, here, beside, begin, leading, default, own, alone, cause, inherited
        )
        told = first(DATES, when, TOLD if here else UNTOLD)
        years.append(told[1].year if told is not None else None)
        rules.append(told[0] if told is not None else "")
    if over_two_periods(words):  # "27 and 40, respectively, in the two previous reporting periods"
        back = [at for at, bond in enumerate(shape.bonds) if bond.comparison and bond.parent is None]
        for distance, at in enumerate(back if len(back) == TWO else (), 1):
            years[at], rules[at] = default - distance, "dates/two-periods-back"
    elif "respectively" in words:
        for at, year in _each_its_own(found, shape, references, words):
            years[at], rules[at] = year, "dates/each-its-own"
    return [_settled(year, rule, meaning, default) for year, rule, meaning in zip(years, rules, meanings, strict=True)]


def _each_its_own(
    found: Sequence[Phrase], shape: Shape, references: References, words: Sequence[str]
) -> list[tuple[int, int]]:
    """(figure, year) of "52 and 37 in 2019 and 2018, respectively": so many figures, then so many years."""
    end = words.index("respectively")
    listed: list[tuple[int, int]] = []
    for at, year, _ in references:
        if at < end and (not listed or set(words[listed[-1][0] + 1 : at]) <= {",", "and", "in"}):
            listed.append((at, year))
        elif at < end:
            listed = [(at, year)]
    if len(listed) < TWO:
        return []
    before = [at for at, bond in enumerate(shape.bonds) if bond.parent is None and found[at].end <= listed[0][0]]
    own = [at for at in before if found[at].real][-len(listed) :]
    beside = len({shape.bonds[at].segment for at in own}) == 1 and not any(
        found[own[0]].quantity.lead < at < listed[0][0] for at, _, _ in references
    )
    return [(at, year) for at, (_, year) in zip(own, listed, strict=True)] if len(own) == len(listed) and beside else []


def _opens_next(words: Sequence[str], at: int) -> bool:
    """True for the second year of "in 2021, four traffickers and, in 2022, nine"."""
    return list(words[at - 3 : at]) == ["and", ",", "in"] and words[at + 1 : at + 2] == [","]


def _came_of(words: Sequence[str], begin: int, lead: int) -> bool:
    """True for "resulting in 31", "which led to the identification of 12"."""
    ahead = range(max(begin, lead - RESULT), lead - 1)
    return any(words[at] in RESULTING and words[at + 1] in ("in", "to") for at in ahead)


def over_two_periods(words: Sequence[str]) -> bool:
    """True for "27 and 40, respectively, in the two previous reporting periods"."""
    both, *others = TWO_PERIODS
    return both.issubset(words) and not any(each.isdisjoint(words) for each in others)


def _settled(year: int | None, rule: str, meaning: Meaning, default: int) -> tuple[int | None, str]:
    if year is None and meaning.measure != OTHER:
        year, rule = default, "dates/default-year"
    if year is not None and year < FIRST_YEAR:  # over a span of years, or counted from no edition
        year = None
    return year, rule


def _leading(found: Sequence[Phrase], shape: Shape, references: References) -> int | None:
    """The year that stands at the sentence's beginning, before its first figure."""
    start = found[0].quantity.lead
    for at, year, _ in references:
        if at < start and at <= LEADING and not shape.comparing[shape.segments[at]]:
            return year
    return None


def _beside(found: Sequence[Phrase], shape: Shape, at: int) -> int:
    """Token of the next figure that is no part of this one; the sentence's end where there is none."""
    depth = shape.bonds[at].depth
    later = range(at + 1, len(found))
    return next((found[here].quantity.lead for here in later if shape.bonds[here].depth <= depth), len(shape.segments))


def of_counts(references: References, found: Sequence[Phrase], meanings: Sequence[Meaning], marks: Marks) -> References:
    """The years that tell the time of a count, not of what had been done to the counted before: "assisted 18 victims
    identified in 2021"."""
    if not references:
        return references
    measures = {
        phrase.outer: meaning.measure
        for phrase, meaning in zip(found, meanings, strict=True)
        if meaning.measure != OTHER
    }
    past = [
        mark.end
        for mark in marks["verbs"]
        if mark.start in measures and mark.name != OTHER and mark.name != measures[mark.start]
    ]
    return [each for each in references if not any(end <= each[0] <= end + DONE_BEFORE for end in past)]
