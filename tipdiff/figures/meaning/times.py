"""What tells the time of a sentence's counts: takes its years and the phrases about years, gives references.

Owns which years tell the time of a count: "in 2022" does, "the 2012 law" and "the 2022-2024 plan" do not, and over
"since 2016" or "from 2019 to 2021" a count has no one year.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from tipdiff.figures.english import (
    BEGINNINGS,
    BEGUN,
    IN_A_SPAN,
    OVER,
    PAPERS,
    PERIODS,
    SPAN_ENDS,
    STOPS,
    WORTHY,
    YEAR_LEADS,
    YEAR_OF_PERIOD,
    rises,
)
from tipdiff.figures.lexicon import Mark, Marks
from tipdiff.figures.number_words import LABELS, MONTH_ORDER, MONTHS
from tipdiff.figures.rules import cued, first, table

CUMULATIVE = 0
"""Stands for a span of years: the count belongs to none of them."""
NO_TIME = -1
"""Stands for a year that tells the time of no count."""
RISE = 7
"""Words between `increase` and "from 2021": "an increase in the number of cases from" has six."""
SINCE = 9
"""Words from "since" to its year: "since the law took effect in" has five."""
EACH = 4
"""Words from "each" to the second year: "one case each in 2022 and 2021" has four."""
IN_YEARS = frozenset({"in", "during"})
TWELVE = 5
"""Tokens of "from April 2020 to March 2021" before its last year."""
CARRIED = 8
"""Words between `increase` and "from the previous year"."""


class Dated(NamedTuple):
    """A year, or a phrase about one, where it stands."""

    words: list[str]
    at: int
    year: int | None
    """`None` for a phrase."""
    ends: Sequence[int]
    """Tokens of all years of the sentence; one that spans two stands twice."""
    period: str
    """`previous`, `current`, or empty for a year."""
    default: int
    low: int
    """The lower of the years at this token."""

    @property
    def before(self) -> str:
        return self.words[self.at - 1] if self.at else ""

    @property
    def following(self) -> str:
        return self.words[self.at + 1] if self.at + 1 < len(self.words) else ""


def references(
    words: list[str], years: Sequence[tuple[int, int]], marks: Marks, default: int
) -> list[tuple[int, int, str]]:
    """(token, year, rule) of what tells the time of a count, in order; `CUMULATIVE` over a span of years."""
    found = []
    for dated in (*_years(words, years, default), *_periods(words, marks["years"], years, default)):
        told = first(YEARS, dated, dated.before) if dated.year is not None else first(PERIODS_TOLD, dated, dated.period)
        if told is not None and told[1] != NO_TIME:
            found.append((dated.at, told[1], told[0]))
    return sorted(found)


def _years(words: list[str], years: Sequence[tuple[int, int]], default: int) -> Iterator[Dated]:
    ends = [at for at, _ in years]
    for at, year in years:
        yield Dated(words, at, year, ends, "", default, min(each for here, each in years if here == at))


def _periods(
    words: list[str], marks: Sequence[Mark], years: Sequence[tuple[int, int]], default: int
) -> Iterator[Dated]:
    ends = [at for at, _ in years]
    for mark in marks:
        yield Dated(words, mark.start, None, ends, mark.name, default, default)
    if "years" in words:
        for at in range(2, len(words) - 2):
            if words[at] in ("last", "past"):
                yield Dated(words, at, None, ends, "past", default, default)


def unlike(dated: Dated) -> int | None:
    """ "Unlike in 2022, courts convicted nobody": what was otherwise counts nothing."""
    return NO_TIME if "unlike" in dated.words[max(0, dated.at - 3) : dated.at] else None


def fiscal_span(dated: Dated) -> int | None:
    """ "in the 2022-2023 fiscal year": the earlier year."""
    if dated.ends.count(dated.at) != 2:
        return None
    return dated.low if dated.following == "fiscal" else None


def span(dated: Dated) -> int | None:
    """ "in 2022-2024": a count over several years is no one year's."""
    within = dated.ends.count(dated.at) == 2 and dated.words[dated.at - 1] in IN_A_SPAN
    return CUMULATIVE if within else None


def first_and_last(dated: Dated) -> int | None:
    """ "from 2019 to 2021", "between 2019 and 2021": likewise."""
    for at in (dated.at, dated.at - 2):
        begins = at in dated.ends and at + 2 in dated.ends and dated.ends.count(at) == 1
        if begins and dated.words[at - 1] in ("from", "between") and dated.words[at + 1] in SPAN_ENDS:
            return CUMULATIVE
    return None


@cued(on=("in", "during", "and"))
def years_at_once(dated: Dated) -> int | None:
    """ "in 2022 and 2023", "in 2022 and 2023 combined": a count of two years is neither's."""
    words, ends = dated.words, dated.ends
    each = "each" in words[max(0, dated.at - EACH) : dated.at]
    if each or "respectively" in words or ends.count(dated.at) != 1:
        return None
    for at in (dated.at, dated.at - 2):
        both = at in ends and at + 2 in ends and words[at - 1] in IN_YEARS and words[at + 1] == "and"
        if both:
            return CUMULATIVE
    return None


@cued(on=("of",))
def of_a_year(dated: Dated) -> int | None:
    """ "in the first half of 2022": of a part of a year, not "the law of 2022"."""
    period = dated.words[dated.at - 2]
    counted = period.replace(",", "").isdigit() and dated.words[dated.at - 3] == "the"  # "fewer than the 112 of 2021"
    return dated.year if counted or period in PERIODS or period.endswith("-half") else NO_TIME


def years_figure(dated: Dated) -> int | None:
    """ "the 2022 figure", "the 2022 national budget": the year of the count itself."""
    told = dated.following in WORTHY or "budget" in dated.words[dated.at + 1 : dated.at + 3]
    return _from(dated) if told else None


@cued(on=("from",))
def from_a_year(dated: Dated) -> int | None:
    """ "a decrease from 2021": the base of a rise or fall, not "cases from 2021"."""
    return dated.year if rises(dated.words[max(0, dated.at - RISE) : dated.at]) else NO_TIME


@cued(on=("since",))
def since_a_year(dated: Dated) -> int | None:
    """ "since 2016": a count over all years from then on."""
    return CUMULATIVE


@cued(on=("in",))
def since_a_beginning(dated: Dated) -> int | None:
    """ "since its founding in 2016": the same."""
    words, at = dated.words, dated.at
    began = words[max(0, at - 4) : at - 3] == ["since"] and words[at - 2] in BEGINNINGS
    clause = words[max(0, at - SINCE) : at]
    told = "since" in clause and "," not in clause and dated.following == ","  # "Since the law came in 2010, courts"
    return CUMULATIVE if began or told else None


@cued(on=("in", "during"))
def in_a_year(dated: Dated) -> int | None:
    """ "in 2022", "during 2022"."""
    return dated.year


@cued(on=MONTHS)
def end_of_twelve_months(dated: Dated) -> int | None:
    """ "from April 2020 to March 2021": a whole year is of the year in which it begins."""
    at, words = dated.at, dated.words
    if at < TWELVE or at - 3 not in dated.ends or words[at - 2] not in SPAN_ENDS:
        return None
    months = [MONTH_ORDER.get(words[at - 4]), MONTH_ORDER.get(words[at - 1])]
    whole = None not in months and ((months[1] or 0) - (months[0] or 0)) % 12 == 11
    return NO_TIME if whole else None


@cued(on=MONTHS)
def in_a_month(dated: Dated) -> int | None:
    """ "in May 2022"; "the May 2022 law" dates a law."""
    return dated.year if dated.following not in PAPERS else None


def name_of_a_thing(dated: Dated) -> int | None:
    """ "the 2012 law", "its 2022 campaign": a year before a noun names it."""
    if not dated.following[:1].isalpha() or dated.before in YEAR_OF_PERIOD:
        return None
    return NO_TIME if dated.following in LABELS or dated.following not in STOPS else None


@cued(on=(",",))
def after_a_comma(dated: Dated) -> int | None:
    """ "on May 3, 2022": the year of a date, not one of a list."""
    before = dated.words[dated.at - 2] if dated.at > 1 else ""
    return dated.year if before.isdigit() or before in MONTHS else NO_TIME


def after_a_lead(dated: Dated) -> int | None:
    """ "than 2021", "compared with 2021", "(2021)", "FY 2021", "2021" at the beginning."""
    before = dated.before
    told = before in YEAR_LEADS or before.isdigit() or dated.at == 0
    return _from(dated) if told or (before == "." and dated.words[dated.at - 2] in MONTHS) else None


YEARS = table(
    "years",
    unlike,
    fiscal_span,
    span,
    first_and_last,
    years_at_once,
    of_a_year,
    years_figure,
    from_a_year,
    since_a_year,
    since_a_beginning,
    in_a_year,
    end_of_twelve_months,
    in_a_month,
    name_of_a_thing,
    after_a_comma,
    after_a_lead,
)
"""Whether a year tells the time of a count."""


@cued(on=("previous", "current"))
def begun_then(dated: Dated) -> int | None:
    """ "whose trials began in the previous reporting period", "unlike the previous year": another's time."""
    return None if BEGUN.isdisjoint(dated.words[max(0, dated.at - 3) : dated.at]) else NO_TIME


@cued(on=("previous",))
def carried_over(dated: Dated) -> int | None:
    """ "continued 12 investigations from the previous reporting period": when a count of this year began."""
    before = dated.words[max(0, dated.at - CARRIED) : dated.at]
    from_it = before[-2:] == ["from", "the"]
    return NO_TIME if from_it and not rises(before) else None


@cued(on=("previous",))
def equal_to_those_of(dated: Dated) -> int | None:
    """ "funding equal to that of the previous year, giving 20,000 euros": whose equal it is, not whose it is."""
    before = dated.words[max(0, dated.at - 3) : dated.at]
    return (
        NO_TIME if len(before) > 1 and {"those", "that"} & set(before) and {"of", "in", "from"} & set(before) else None
    )


@cued(on=("previous",))
def previous_period(dated: Dated) -> int | None:
    """ "the previous reporting period": the year before."""
    return dated.default - 1


@cued(on=("current",))
def current_period(dated: Dated) -> int | None:
    """ "during the reporting period": the edition's own year."""
    return dated.default


@cued(on=("past",))
def past_years(dated: Dated) -> int | None:
    """ "over the last six years": no one year's."""
    past = dated.words[dated.at - 2] in OVER and dated.words[dated.at + 2] == "years"
    return CUMULATIVE if past else None


PERIODS_TOLD = table(
    "periods", begun_then, carried_over, equal_to_those_of, previous_period, current_period, past_years
)
"""Which year a phrase about years tells."""


def _from(dated: Dated) -> int | None:
    """The year, or a span where it begins one: "between 2016 and now"."""
    return CUMULATIVE if dated.words[dated.at - 1] == "between" else dated.year
