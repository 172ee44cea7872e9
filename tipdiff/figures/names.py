"""What only looks like a number: years, dates, and the numbers of laws, lines to call and list items.

Takes places of a sentence from left to right, tells of each number whether it counts anything. Owns all of these
rules but those of `addresses`; the second of two ("articles 5 and 7", "May 5 and 7") is told by the first.
"""

from __future__ import annotations

from tipdiff.figures.addresses import (
    called,
    emergency,
    hours_of_a_line,
    house,
    line_to_call,
    part_of_an_address,
    postcode,
    telephone,
)
from tipdiff.figures.currencies import NAMES as CURRENCIES
from tipdiff.figures.english import STOPS
from tipdiff.figures.number_words import (
    CAPITAL_LABELS,
    CARDINALS,
    LABELS,
    MAGNITUDES,
    MONTHS,
    NEVER_COUNTED,
    ORDINALS,
    TENS,
)
from tipdiff.figures.place import Named, Place, law
from tipdiff.figures.rules import cued, table

_MEASURED = frozenset(MAGNITUDES) | {"percent", "percentage", "%", "per", "pp", "points"}
"""Behind a number, what makes it one whatever stands before it."""
BACK = frozenset({"past", "last", "previous", "preceding", "prior"})
LONG_TIMES = frozenset({"years", "months", "decades", "weeks"})
PERIOD_WORDS = frozenset({"reporting", "periods", "fiscal", "calendar", "editions", "quarters"})
_JOINTS = frozenset({"and", "or", "through", "to", "-", "–", ",", "&"})
FIRST_YEAR, LAST_YEAR = 1900, 2099
LAST_DAY = 31
LAST_MONTH = 12
DATE = 3
CLOCK = 4
"""Digits of a time without its colon: "1430 hours"."""
CENTURY = 2000
LONGEST_JOINT = 6
"""Tokens from one number of a law to the next: "Sections 360(A), and 362" has six."""
LONGEST_LABEL = 20
"""A bracketed number below it labels a list item, where the sentence has a "(1)"."""


def _year(place: Place) -> Named | None:
    """A year of four digits that counts nothing: "in 2023"."""
    return Named(place.at + 1, (int(place.value),)) if is_year(place, place.at, place.value) else None


def is_year(place: Place, at: int, value: float) -> bool:
    """True for a year of four digits at a token."""
    token = place.words[at]
    if len(token) != 4 or not token.isdigit() or not FIRST_YEAR <= value <= LAST_YEAR:
        return False
    before, following = place.word(at - 1), place.word(at + 1)
    if following in MAGNITUDES or following in CURRENCIES or following in ("percent", "per", "%"):
        return False
    counts = following in place.counted and following.endswith(("s", "en", "people"))
    return not (counts and before and before not in STOPS)


_ACTING = frozenset({"police", "officers", "officials", "soldiers", "prosecutors", "guards", "agents"})
"""Those who act on a day: "On May 5 police arrested 12 men"."""


@cued(before=MONTHS | {"."})
def _day_behind_its_month(place: Place) -> Named | None:
    """The day of a month: "May 5", "Sept. 5", "On May 5 police"; but "In May 40 women"."""
    month = place.tokens.month
    told = month(place.at - 1) or (place.before == "." and month(place.at - 2))
    of_a_day = place.behind not in place.counted or (place.word(place.at - 2) == "on" and place.behind in _ACTING)
    return _day(place) if told and of_a_day else None


@cued(behind=MONTHS)
def _day_before_its_month(place: Place) -> Named | None:
    """The day of a month: "7 June"."""
    return _day(place) if place.tokens.month(place.at + 1) and place.behind not in place.counted else None


@cued(behind=_JOINTS - {",", "&", "through"})
def _day_of_two(place: Place) -> Named | None:
    """The first of two days: "5 and 7 June", "from 2 to 12 June"."""
    day = place.tokens.value(place.at + 2) if place.word(place.at + 2)[:1].isdecimal() else None
    return _day(place) if day is not None and day <= LAST_DAY and place.tokens.month(place.at + 3) else None


@cued(before=_JOINTS - {","})
def _next_day(place: Place) -> Named | None:
    """The second of two days: "May 5 and 7"."""
    ends = not place.behind[:1].isalpha() or place.behind in STOPS
    return _day(place) if ends and place.dated == place.at - 2 and not place.tokens.month(place.at + 1) else None


def _day(place: Place) -> Named | None:
    return Named(place.at + 1, goes_on="date") if place.value <= LAST_DAY else None


@cued(before=NEVER_COUNTED)
def _named_even_before_a_noun(place: Place) -> Named | None:
    """A number behind a word that never counts: "Phase 2 schools"."""
    return law(place)


def _named_by_the_family(place: Place) -> Named | None:
    """A number behind a word of the family that never counts: "Rank 2 countries"."""
    return law(place) if place.before in place.labels else None


@cued(before=LABELS | {"no", "."})
def _labelled(place: Place) -> Named | None:
    """A number behind the word for what it names: "Section 12", "Law No. 985", "(Table 6)"."""
    if place.behind in place.counted or place.behind in _MEASURED:
        return None
    before = place.word(place.at - 2) if place.before == "." else place.before
    named = before in LABELS or (before == "no" and (place.before == "." or place.behind != "more"))
    return law(place) if named else None


@cued(before=CAPITAL_LABELS)
def _labelled_with_a_capital(place: Place) -> Named | None:
    """A number behind a word that names with a capital: "District 9", "Grade 8"."""
    counts = place.behind in place.counted or place.behind in _MEASURED
    return law(place) if place.tokens.capital(place.at - 1) and not counts else None


@cued(before={"["}, behind={"]", ",", ";", "-", "–"})
def _note_mark(place: Place) -> Named | None:
    """The mark of a note: "in raids.[12]", "[12, 13]"."""
    return law(place)


def _leading_zero(place: Place) -> Named | None:
    """Digits that begin with a zero: "0800 123", "007"."""
    token = place.words[place.at]
    return law(place) if token[0] == "0" and token[1:2].isdecimal() else None


@cued(before={"", "release", "python", "java", "android", "ios", "windows", "kernel"})
def _version_or_section(place: Place) -> Named | None:
    """A number with points that names: "3.1 Prosecution" at the head of a section, "release 2.4"."""
    if "." not in place.words[place.at] or place.behind in _MEASURED:
        return None
    if place.before:
        return law(place)
    heads = place.behind[:1].isalpha() and place.tokens.capital(place.at + 1) and place.value < LONGEST_LABEL
    return law(place) if heads else None


@cued(behind={"("})
def _lettered_section(place: Place) -> Named | None:
    """A number with a letter in brackets that touch it: "401(k)", "5(a)"."""
    at, touches = place.at, place.tokens.touches
    lettered = touches(at + 1) and touches(at + 2) and len(place.word(at + 2)) == 1 and place.word(at + 3) == ")"
    return Named(at + 4, goes_on="law") if lettered else None


@cued(behind={"st", "nd", "rd", "th"})
def _ordinal(place: Place) -> Named | None:
    """An ordinal whose letters stand apart: "the 5 th floor"."""
    return Named(place.at + 2) if not place.tokens.capital(place.at + 1) else None


@cued(before={"fy"})
def _fiscal_year(place: Place) -> Named | None:
    """A fiscal year in two digits: "FY 23"."""
    token = place.words[place.at]
    two = len(token) == 2 and token.isdecimal()
    return Named(place.at + 1, (CENTURY + int(token),)) if two else None


@cued(before={"per"})
def _base_of_a_rate(place: Place) -> Named | None:
    """What a rate is measured by: "12 per 100,000 inhabitants"."""
    return law(place) if place.words[place.at][0].isdecimal() else None


@cued(behind=frozenset({"u.s.c", "usc", "c.f.r"}))
def _title_of_a_code(place: Place) -> Named | None:
    """A number before the name of a code of law: "18 U.S.C. 1591"."""
    return law(place)


def _next_of_a_law(place: Place) -> Named | None:
    """A further number of the same law: "articles 145 bis and 146", "Sections 360(A), and 362"."""
    gap = place.at - place.named
    if gap > LONGEST_JOINT or place.behind in place.counted:
        return None
    if gap == 1:
        return law(place)
    joined = place.before in _JOINTS and all(map(_lettered, place.words[place.named + 1 : place.at - 1]))
    return law(place) if joined else None


@cued(behind={"a.m", "p.m", "am", "pm", "o'clock", "noon", "midnight", "hours", "hrs"})
def _clock(place: Place) -> Named | None:
    """A time of the day: "5 p.m.", "5 o'clock", "at 1430 hours"."""
    hours = place.behind in ("hours", "hrs")
    four = place.before in ("at", "from", "to", "until") and len(place.words[place.at]) == CLOCK
    return law(place) if not hours or four else None


@cued(behind=frozenset({")"}))
def _bracketed_item(place: Place) -> Named | None:
    """The label of a list item in brackets: "They should: (1) act; (2) report."."""
    labels = place.at == 0 or (place.before == "(" and place.value < LONGEST_LABEL and "(1)" in place.tokens.text)
    return law(place) if labels else None


@cued(before=frozenset({"number"}))
def _numbered(place: Place) -> Named | None:
    """A number that is called one: "ranked number 5"."""
    return law(place) if place.behind not in place.counted and place.behind != ")" else None


@cued(before=frozenset({""}), behind=frozenset({"."}))
def _item(place: Place) -> Named | None:
    """The label of a list item: "3. Act"."""
    return law(place)


def _lettered(word: str) -> bool:
    """True for what may stand after the number of a section: "(A)", "bis", a comma."""
    return len(word) == 1 or word in ("bis", "ter")


@cued(before=BACK)
def _years_back(place: Place) -> Named | None:
    """How long a period is that the text looks back on: "over the past eight years", "in the last six months"."""
    return Named(place.at + 1, ()) if place.behind in LONG_TIMES else None


@cued(behind=BACK)
def _periods_back(place: Place) -> Named | None:
    """How many periods the text looks back on: "in the two previous reporting periods"."""
    after = place.word(place.at + 2)
    return Named(place.at + 1, ()) if after in PERIOD_WORDS or after in LONG_TIMES else None


NAMES = table(
    "names",
    _year,
    _day_behind_its_month,
    _day_before_its_month,
    _day_of_two,
    _next_day,
    _named_even_before_a_noun,
    _named_by_the_family,
    _labelled,
    _labelled_with_a_capital,
    _note_mark,
    _leading_zero,
    telephone,
    postcode,
    house,
    _version_or_section,
    part_of_an_address,
    _lettered_section,
    _ordinal,
    _fiscal_year,
    _base_of_a_rate,
    _title_of_a_code,
    _next_of_a_law,
    emergency,
    _clock,
    line_to_call,
    called,
    _bracketed_item,
    _numbered,
    _item,
)
"""Of a number in plain digits."""


def _span_of_years(place: Place) -> Named | None:
    """A span of years in one word: "2022-2024", "2022-24"."""
    left, _, right = place.words[place.at].partition("-")
    if not (left.isdigit() and right.isdigit() and FIRST_YEAR <= int(left) <= LAST_YEAR):
        return None
    low, high = int(left), int(right)
    if high <= LAST_MONTH and right[0] == "0" and (high <= low % 100 or len(right) != 2):  # "2023-05"
        return Named(place.at + 1, (low,))
    last = high if high >= FIRST_YEAR else low // 100 * 100 + high if high < 100 else 0
    return Named(place.at + 1, (low, last) if FIRST_YEAR <= last <= LAST_YEAR else ())


def _split_year(place: Place) -> Named | None:
    """A year over the turn of two, told by its end: "2021/22"."""
    left, _, right = place.words[place.at].partition("/")
    if not (left.isdigit() and right.isdigit() and 1990 <= int(left) <= LAST_YEAR and len(right) in (2, 4)):
        return None
    return Named(place.at + 1, (int(left[: 4 - len(right)] + right),))


def _dated(place: Place) -> Named | None:
    """A date in digits alone: "2023-05-12", "12/05/2023", "12.05.2023"."""
    token = place.words[place.at]
    for mark in "-/.":
        parts = token.partition("t")[0].split(mark)
        if len(parts) == DATE and all(map(str.isdecimal, parts)):
            year = next((int(part) for part in (parts[0], parts[-1]) if len(part) == CLOCK), 0)
            return Named(place.at + 1, (year,)) if FIRST_YEAR <= year <= LAST_YEAR else None
    return None


def _year_that_has(place: Place) -> Named | None:
    """A year with its own: "2022's budget"."""
    word = place.words[place.at]
    own = word.endswith("'s") and word[:-2].isdigit() and len(word) == 6
    return Named(place.at + 1, (int(word[:4]),)) if own else None


LOOKING_BACK = table("names", _years_back, _periods_back)
"""Of a number in digits or in words."""
COMPOUND_NAMES = table("names", hours_of_a_line, _dated, _span_of_years, _split_year, _year_that_has)
"""Of a word that begins with digits and holds more than one number."""


@cued(behind=ORDINALS)
def _ordinal_in_words(place: Place) -> Named | None:
    """An ordinal in two words: "the twenty first century"."""
    return Named(place.at + 2) if CARDINALS.get(place.words[place.at], 0) in TENS else None


def _label_in_words(place: Place) -> Named | None:
    """A number word behind what it names: "phase two of the plan"."""
    return Named(place.at + 1) if place.before in LABELS and place.behind not in place.counted else None


WORD_NAMES = table("names", _ordinal_in_words, _label_in_words)
"""Of a number word."""
