"""The time over which a figure counts, where it is not the whole year: "from January to June", "as of August 17".

Takes a sentence's tokens, gives the phrases that tell a period, each with its name; and, for a figure's place, the
name of the period that is its own. Alone owns those names: a month counts, its day does not, and years only where
they tell how long. Two figures of other periods cannot be compared: a first half is no year, and what stood in August
is not what stood in December.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from functools import lru_cache
from typing import NamedTuple

from tipdiff.figures.english import BEGINNINGS
from tipdiff.figures.number_words import CARDINALS, MONTHS, word_set
from tipdiff.figures.rules import cued, first, table
from tipdiff.figures.tokens import Tokens, lowered

CLAUSE = 10
"""Words from "since" to the year of what happened then."""
YEAR = "year"
"""The name of a phrase that tells a year and no part of it; such a figure has no period."""
_MONTHS = (
    "january february march april may june july august september october november december".split()  # in their order
)
_MONTH = {name: name for name in _MONTHS} | {name[:3]: name for name in _MONTHS} | {"sept": "september"}
_WHOLE = {
    ("january", "december"): None,
    ("january", "june"): "first-half",
    ("july", "december"): "second-half",
    ("january", "march"): "first-quarter",
    ("april", "june"): "second-quarter",
    ("july", "september"): "third-quarter",
    ("october", "december"): "fourth-quarter",
}
"""Spans of months that have a name of their own."""
_NTH = word_set("first second third fourth last latter final")
_PARTS = word_set("half quarter semester trimester third")
_UNITS = word_set("years year months month decade weeks")
_YEAR_BEGINS = word_set("beginning start")
_BACK = word_set("past last previous preceding prior recent")
_OVER = word_set("over in during within for throughout the of")
_TOLD = word_set(
    "reported released said stated announced published noted estimated issued documented wrote found told according"
    " claimed testified alleged cited indicated asserted declared"
)
"""After a month, verbs of telling: the month is when it was told, not when it was counted."""


MONTH = "spans/month"
"""The rule of a month that may only tell when something was said."""
AS_OF = "as-of-"
"""What the name of a date up to which something is known begins with."""


class Period(NamedTuple):
    """A phrase that tells a period."""

    start: int
    end: int
    """Token after it."""
    name: str
    """Its slug; `YEAR` for one that tells a year alone."""
    rule: str
    """The rule that read it."""


class Words(NamedTuple):
    """A sentence's tokens as the rules see them."""

    tokens: Tokens

    def __call__(self, at: int) -> str:
        return self.tokens.word(at) if 0 <= at < len(self.tokens.words) + 4 else ""

    def month(self, at: int) -> str | None:
        """The month named at a place: in capitals, as `may` and `march` are words as well."""
        if not 0 <= at < len(self.tokens.words) or self(at) not in MONTHS or not self.tokens.capital(at):
            return None
        return _MONTH.get(self(at), self(at))

    def year(self, at: int) -> int | None:
        word = self(at)
        return int(word) if len(word) == 4 and word.isdigit() and word[:2] in ("19", "20") else None

    def date(self, at: int) -> _Date | None:
        """A month with its day and year: `June 30, 2022`, `30 June`, `June`."""
        here = at + 1 if self(at).isdigit() and len(self(at)) <= 2 and self.month(at + 1) else at
        if self(here) in ("early", "mid", "late", "mid-", "the", "end", "of"):
            here += 1
        named = self.month(here)
        if named is None:
            return None
        end = here + 1
        if self(end)[:2].rstrip("stndrh").isdigit() and len(self(end)) <= 4 and self.year(end) is None:
            end += 1
        comma = end + (self(end) == ",")
        stated = self.year(comma)
        return _Date(named, stated, comma + 1 if stated else end)


class _Date(NamedTuple):
    month: str
    year: int | None
    end: int


class Place(NamedTuple):
    """A token at which a period may begin."""

    words: Words
    at: int


Read = tuple[int, str]
"""The token after a period, and its name."""


@cued(on=("from", "between", ""), held=MONTHS)
def between(place: Place) -> Read | None:
    """ "between January and August 17", "from July 2021 to June 2022", "January through March"."""
    words, at = place
    begin = at + 1 if words(at) in ("from", "between") else at
    joints = ("and", "to", "through", "until", "-", "–", "till") if begin > at else ("through", "to", "-", "–", "until")
    first = words.date(begin)
    if first is None or words(first.end) not in joints:
        return None
    last = words.date(first.end + 1)
    if last is None:
        return None
    end, later = last.end, last.year
    order = _MONTHS.index(last.month) - _MONTHS.index(first.month)
    within_a_year = later is not None and first.year is not None and 0 <= (later - first.year) * 12 + order < 12
    if first.year and not within_a_year:
        return end, f"{first.month}-{first.year}-to-{last.month}"
    return end, _span(first.month, last.month)


@cued(on=("from", "between"))
def years(place: Place) -> Read | None:
    """ "from 2017 to 2021", "between 2012 and 2021": so many years."""
    words, at = place
    first, last = words.year(at + 1), words.year(at + 3)
    if first is None or last is None or words(at + 2) not in ("and", "to", "through", "until", "-", "–"):
        return None
    return (at + 4, f"{last - first + 1}-years") if last > first else None


@cued(on=("in", "during", "for", "over"))
def years_in_one(place: Place) -> Read | None:
    """ "in 2017-18", "in the 2017-2019 period": so many years; a school year or a fiscal one is a year."""
    words, at = place
    here = at + 1 + (words(at + 1) == "the")
    word = words(here)
    if "-" not in word:
        return None
    first, _, last = word.partition("-")
    if not (first.isdigit() and last.isdigit() and len(first) == 4):
        return None
    end = int(last) if len(last) == len(first) else int(first[:2] + last) if len(last) == 2 else 0
    if end <= int(first) or words(here + 1) in ("school", "academic", "fiscal", "year", "season"):
        return None
    return here + 1, f"{end - int(first) + 1}-years"


@cued(on=("from", "between"), held=MONTHS)
def since_year(place: Place) -> Read | None:
    """ "between 2017 and June", "from 2015 until July 2022": from a year on."""
    words, at = place
    if words.year(at + 1) is None:
        return None
    last = words.date(at + 3)
    if last is None or words(at + 2) not in ("and", "to", "through", "until"):
        return None
    return last.end, f"{words(at + 1)}-to-{last.month}"


@cued(on=("since",))
def since(place: Place) -> Read | None:
    """ "since 2016", "since July 2020", "since its founding in 2018", "since the beginning of the year"."""
    words, at = place
    if words(at + 1) == "the" and words(at + 2) in _YEAR_BEGINS and words(at + 3) == "of":
        year = at + 4 + (words(at + 4) == "the")
        return (year + 1, "year-to-date") if words(year) == "year" else None
    if words(at + 1) in ("its", "their", "the") and words(at + 3) in ("in", "of") and words(at + 2) in BEGINNINGS:
        at += 3
    named = words.date(at + 1)
    for here in range(at + 2, min(at + CLAUSE, len(words.tokens.words))) if named is None else ():
        if words(here) == ",":
            break
        if words.year(here) and words(here - 1) in ("in", "of") and words(here + 1) == ",":
            return here + 1, f"since-{words(here)}"  # "Since the law was enacted in 2010, courts"
    if named is not None:
        return named.end, f"since-{named.month}" + (f"-{named.year}" if named.year else "")
    return (at + 2, f"since-{words(at + 1)}") if words.year(at + 1) else None


@cued(on=_NTH)
def part_of_year(place: Place) -> Read | None:
    """ "in the first half of 2022", "during the last quarter", "the first six months of the year"."""
    words, at = place
    if words(at - 1) not in ("the", "its", "their"):
        return None
    here = at + 1
    if words(here) in _PARTS:
        return here + 1, f"{_nth(words(at))}-{words(here)}"
    count = _count(words(here))
    if count and words(here + 1) in ("months", "month"):
        if words(at) == "last" and words(here + 2) != "of":
            return None
        names = {(6, "first"): "first-half", (3, "first"): "first-quarter", (6, "last"): "second-half"}
        return here + 2, names.get((count, _nth(words(at))), f"{_nth(words(at))}-{count}-months")
    return None


@cued(on=_BACK)
def past(place: Place) -> Read | None:
    """ "over the past eight years", "in the last six months", "during the previous decade"."""
    words, at = place
    if words(at - 1) not in _OVER:
        return None
    count = _count(words(at + 1))
    here = at + 2 if count else at + 1
    unit = words(here)
    if unit == "decade" and not count:
        return here + 1, "past-decade"
    if count is None or unit not in _UNITS:
        return None
    word = words(at + 1) if words(at + 1).isalpha() else str(count)
    return here + 1, f"past-{word}-{unit}"


@cued(on=("as",))
def as_of(place: Place) -> Read | None:
    """ "as of August 17", "as of the end of June"; "as of year's end" is the year's."""
    words, at = place
    if words(at + 1) != "of":
        return None
    here = at + 2 + (words(at + 2) in ("the", "end", "early", "mid", "late", "mid-"))
    here += (words(here) == "end") + (words(here + 1) == "of" and words(here) == "end")
    named = words.date(here)
    if named is not None:
        return named.end, f"as-of-{named.month}"
    if words(here) == "year" or words(here) == "year's":
        return here + 1, "year-end"
    return None


@cued(on=("through", "until", "by", "till"), held=MONTHS)
def until(place: Place) -> Read | None:
    """ "through July 31", "by the end of September", "until November": from the year's beginning."""
    words, at = place
    here = at + 1
    if words(here) == "the" and words(here + 1) == "end" and words(here + 2) == "of":
        here += 3
    named = words.date(here)
    if named is None:
        return None
    lead = "as-of" if words(at) == "by" else "january-to"
    return named.end, f"{lead}-{named.month}" if lead == "as-of" else _span("january", named.month)


@cued(on=("in", "on", "during"), held=MONTHS)
def month(place: Place) -> Read | None:
    """ "in July", "on October 3": something of that month; not where the month is when it was told."""
    words, at = place
    named = words.date(at + 1)
    if named is None:
        return None
    return named.end, named.month


@cued(on=("in", "during", "for", "throughout"))
def year(place: Place) -> Read | None:
    """ "in 2022", "during the year", "in the reporting period": a year, and no part of it."""
    words, at = place
    here = at + 1 + (words(at + 1) in ("the", "fiscal", "calendar"))
    here += words(here) in ("fiscal", "calendar", "reporting")
    if words.year(here):
        return here + 1, YEAR
    plain = (
        words(here) in ("year", "period") and words(here + 1) != "of" and words(at + 1) == "the" and words(at) != "of"
    )
    return (here + 1, YEAR) if plain else None


SPANS = table("spans", between, years, years_in_one, since_year, since, part_of_year, past, as_of, until, month, year)
"""Which period begins at a token."""
_STARTS = SPANS.keys | MONTHS


def periods(tokens: Tokens) -> list[Period]:
    """The phrases of a sentence that tell a period or a year, in its order."""
    words, found, behind = Words(tokens), list[Period](), 0
    held = frozenset(tokens.words)
    for at in [at for at, word in enumerate(tokens.words) if word in _STARTS]:
        if at < behind or not (tokens.words[at] in SPANS.keys or words.month(at)):
            continue
        told = first(SPANS, Place(words, at), tokens.words[at], held)
        if told is not None:
            rule, (behind, name) = told
            found.append(Period(at, behind, name, rule))
    return [each for each in found if not _told(each, tokens.words)]


def period(found: Sequence[Period], lead: int, end: int, begin: int, stop: int) -> Period | None:
    """The period of a figure; None for one that the sentence gives none, or a year alone.

    Args:
        found: the sentence's periods.
        lead: first token of the figure.
        end: token after it.
        begin: first token of its clause.
        stop: token after its clause.
    """
    after = [each for each in found if end <= each.start < stop]
    before = [each for each in found if begin <= each.start and each.end <= lead]
    leading = [each for each in found if each.end <= lead and each.start <= 1]
    own = after[:1] or before[-1:] or leading[-1:]
    return own[0] if own and own[0].name != YEAR else None


@lru_cache(maxsize=4096)
def _read(text: str) -> tuple[Tokens, tuple[Period, ...]]:
    tokens = Tokens(text, lowered(text))
    return tokens, tuple(periods(tokens))


def period_at(text: str, span: tuple[int, int]) -> str | None:
    """The period of the figure that stands at a span of a sentence."""
    tokens, found = _read(text)
    if not found:
        return None
    lead = bisect_left(tokens.starts, span[0])
    end = bisect_left(tokens.starts, span[1])
    begin = next((at + 1 for at in range(min(lead, len(tokens.words)) - 1, -1, -1) if tokens.words[at] == ";"), 0)
    stop = next((at for at in range(end, len(tokens.words)) if tokens.words[at] == ";"), len(tokens.words))
    own = period(found, lead, end, begin, stop)
    return own.name if own else None


def _told(each: Period, words: Sequence[str]) -> bool:
    """True for "In August the ministry released data on 12 cases": the month tells when that was said."""
    if each.rule != MONTH:
        return False
    following = words[each.end : each.end + 8]
    for word in following:
        if word in _TOLD:
            return True
        if word.isdigit() or word in CARDINALS:
            return False
    return False


def _span(first: str, last: str) -> str:
    name = _WHOLE.get((first, last), f"{first}-to-{last}")
    return YEAR if name is None else name


def spans_years(name: str) -> bool:
    """True for a period that runs over years, so that no one year is its own: `january-2016-to-august`."""
    return name.endswith("-years") or (("-to-" in name or name.startswith("since-")) and any(map(str.isdigit, name)))


def _nth(word: str) -> str:
    return "last" if word in ("latter", "final", "last") else word


def _count(word: str) -> int | None:
    return int(word) if word.isdigit() else CARDINALS.get(word)
