"""What only looks like a number: years, dates, and the numbers of laws, lines to call and list items.

Takes places of a sentence from left to right, tells of each number whether it counts anything. Owns all of these
rules; the second of two ("articles 5 and 7", "May 5 and 7") is told by the first.
"""

from __future__ import annotations

from tipdiff.figures.currencies import NAMES as CURRENCIES
from tipdiff.figures.english import LABELS, MAGNITUDES, MONTHS, NEVER_COUNTED, STOPS
from tipdiff.figures.place import Named, Place
from tipdiff.figures.rules import cued, table

LINES = frozenset({"hotline", "helpline", "line"})
_JOINTS = frozenset({"and", "or", "through", "to", "-", "–", ",", "&"})
_SHARES = frozenset({"half", "third", "quarter", "fifth", "tenth"})
"""After a number word, what makes it a share: "one quarter of the victims"."""
FIRST_YEAR, LAST_YEAR = 1900, 2099
LAST_DAY = 31
EMERGENCY = 911
SHORTEST_LINE = 3
"""Digits of a number to call."""
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
    if following in MAGNITUDES or following in CURRENCIES or following in ("percent", "per"):
        return False
    counts = following in place.counted and following.endswith(("s", "en", "people"))
    return not (counts and before and before not in STOPS)


@cued(before=MONTHS | {"."})
def _day_behind_its_month(place: Place) -> Named | None:
    """The day of a month: "May 5", "Sept. 5"."""
    month = place.tokens.month
    told = month(place.at - 1) or (place.before == "." and month(place.at - 2))
    return _day(place) if told and place.behind not in place.counted else None


@cued(behind=MONTHS)
def _day_before_its_month(place: Place) -> Named | None:
    """The day of a month: "7 June"."""
    return _day(place) if place.tokens.month(place.at + 1) and place.behind not in place.counted else None


@cued(before=_JOINTS - {","})
def _next_day(place: Place) -> Named | None:
    """The second of two days: "May 5 and 7"."""
    ends = not place.behind[:1].isalpha() or place.behind in STOPS
    return _day(place) if ends and place.dated == place.at - 2 and not place.tokens.month(place.at + 1) else None


def _day(place: Place) -> Named | None:
    return Named(place.at + 1, goes_on="date") if place.value <= LAST_DAY else None


@cued(before=NEVER_COUNTED)
def _named_even_before_a_noun(place: Place) -> Named | None:
    """A number behind a word that never counts: "Tier 2 countries"."""
    return _law(place)


@cued(before=LABELS | {"no", "."})
def _labelled(place: Place) -> Named | None:
    """A number behind the word for what it names: "Section 12", "Law No. 985"."""
    if place.behind in place.counted:
        return None
    before = place.word(place.at - 2) if place.before == "." else place.before
    named = before in LABELS or (before == "no" and (place.before == "." or place.behind != "more"))
    return _law(place) if named else None


@cued(behind=frozenset({"u.s.c", "usc", "c.f.r"}))
def _title_of_a_code(place: Place) -> Named | None:
    """A number before the name of a code of law: "18 U.S.C. 1591"."""
    return _law(place)


def _next_of_a_law(place: Place) -> Named | None:
    """A further number of the same law: "articles 145 bis and 146", "Sections 360(A), and 362"."""
    gap = place.at - place.named
    if gap > LONGEST_JOINT or place.behind in place.counted:
        return None
    if gap == 1:
        return _law(place)
    joined = place.before in _JOINTS and all(map(_lettered, place.words[place.named + 1 : place.at - 1]))
    return _law(place) if joined else None


def _emergency(place: Place) -> Named | None:
    """The number to call for help: "911"."""
    return _law(place) if place.value == EMERGENCY and place.behind not in place.counted else None


@cued(behind=frozenset({"a.m", "p.m", "am", "pm"}))
def _clock(place: Place) -> Named | None:
    """A time of the day: "5 p.m."."""
    return _law(place)


@cued(behind=LINES)
def _line_to_call(place: Place) -> Named | None:
    """The number of a line before it: "the 1343 hotline"."""
    return _call(place)


@cued(before=LINES | {"dial", "dialing", "toll-free", "number"})
def _called(place: Place) -> Named | None:
    """The number of a line behind the word for it: "dial 1343"."""
    return _call(place) if place.behind not in place.counted else None


def _call(place: Place) -> Named | None:
    token = place.words[place.at]
    return _law(place) if len(token) >= SHORTEST_LINE and token.isdigit() else None


@cued(behind=frozenset({")"}))
def _bracketed_item(place: Place) -> Named | None:
    """The label of a list item in brackets: "They should: (1) act; (2) report."."""
    labels = place.at == 0 or (place.before == "(" and place.value < LONGEST_LABEL and "(1)" in place.tokens.text)
    return _law(place) if labels else None


@cued(before=frozenset({"number"}))
def _numbered(place: Place) -> Named | None:
    """A number that is called one: "ranked number 5"."""
    return _law(place) if place.behind not in place.counted and place.behind != ")" else None


@cued(before=frozenset({""}), behind=frozenset({"."}))
def _item(place: Place) -> Named | None:
    """The label of a list item: "3. Act"."""
    return _law(place)


def _law(place: Place) -> Named:
    return Named(place.at + 1, goes_on="law")


def _lettered(word: str) -> bool:
    """True for what may stand after the number of a section: "(A)", "bis", a comma."""
    return len(word) == 1 or word in ("bis", "ter")


NAMES = table(
    "names",
    _year,
    _day_behind_its_month,
    _day_before_its_month,
    _next_day,
    _named_even_before_a_noun,
    _labelled,
    _title_of_a_code,
    _next_of_a_law,
    _emergency,
    _clock,
    _line_to_call,
    _called,
    _bracketed_item,
    _numbered,
    _item,
)
"""Of a number in plain digits."""


def _hours_of_a_line(place: Place) -> Named | None:
    """When a line answers, or its number, in one word: "Help 10-11, a hotline"."""
    here = place.at
    called = place.behind in LINES or (
        place.tokens.capital(here - 1) and not LINES.isdisjoint(place.words[max(0, here - 4) : here])
    )
    return Named(here + 1) if called else None


def _span_of_years(place: Place) -> Named | None:
    """A span of years in one word: "2022-2024", "2022-24"."""
    left, _, right = place.words[place.at].partition("-")
    if not (left.isdigit() and right.isdigit() and FIRST_YEAR <= int(left) <= LAST_YEAR):
        return None
    low, high = int(left), int(right)
    last = high if high >= FIRST_YEAR else low // 100 * 100 + high if high < 100 else 0
    return Named(place.at + 1, (low, last) if FIRST_YEAR <= last <= LAST_YEAR else ())


def _split_year(place: Place) -> Named | None:
    """A year over the turn of two, told by its end: "2021/22"."""
    left, _, right = place.words[place.at].partition("/")
    if not (left.isdigit() and right.isdigit() and 1990 <= int(left) <= LAST_YEAR and len(right) in (2, 4)):
        return None
    return Named(place.at + 1, (int(left[: 4 - len(right)] + right),))


def _year_that_has(place: Place) -> Named | None:
    """A year with its own: "2022's budget"."""
    word = place.words[place.at]
    own = word.endswith("'s") and word[:-2].isdigit() and len(word) == 6
    return Named(place.at + 1, (int(word[:4]),)) if own else None


COMPOUND_NAMES = table("names", _hours_of_a_line, _span_of_years, _split_year, _year_that_has)
"""Of a word that begins with digits and holds more than one number."""


def _share_in_words(place: Place) -> Named | None:
    """A share, which is no count of one or three: "one quarter of the victims"."""
    return Named(place.at + 2) if place.behind.removesuffix("s") in _SHARES else None


def _label_in_words(place: Place) -> Named | None:
    """A number word behind what it names: "phase two of the plan"."""
    return Named(place.at + 1) if place.before in LABELS and place.behind not in place.counted else None


WORD_NAMES = table("names", _share_in_words, _label_in_words)
"""Of a number word."""
