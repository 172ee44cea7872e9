"""Ranges: takes a place whose lower end is read, gives both ends.

Owns what joins two ends, whose magnitude and unit of time a lower end without its own shares, and which turns only
look like a range: a rise "from 12 to 15", a sentence "to 12 and 10 years".
"""

from __future__ import annotations

from tipdiff.figures.currencies import CODES
from tipdiff.figures.english import STOPS, rising
from tipdiff.figures.names import is_year
from tipdiff.figures.number_words import ABBREVIATED, ALPHABET, CARDINALS, MAGNITUDES, TIMES
from tipdiff.figures.place import Place, Spread
from tipdiff.figures.rules import table
from tipdiff.figures.tokens import FRACTIONS, SIGNS, number
from tipdiff.figures.writing import in_words, letters_of

DASHES = frozenset({"-", "–"})
JOINTS = DASHES | {"to", "and", "%", "percent"}
"""Behind the lower end of a range, or behind its unit."""
TURNED = 4
"""Words from a rise or fall to the comma before `from`: "rose by 25 percent, from" has three."""
REACH = 3
"""Tokens between `from` and a number that it brings in."""
ALIKE = 1000
"""From here on a lower end is no short form: "500 to 2 million" may be, "1,500 to 2 million" is not."""
_SPREAD = ("rang", "var", "between", "term", "sentenc", "penalt", "fine", ",")
"""Beginnings of words before `from` that make "from 5 to 10" a range."""


def _to(place: Place) -> Spread | None:
    """Two ends with `to` between: "two to 12 years"; but two values in "sentenced to 10" and "rose from 12 to 15"."""
    joint, unit = _own_unit(place)
    before = place.before
    if place.word(joint) != "to" or before == "sentenced":
        return None
    comma = place.word(place.start - 2) == ","
    turn = place.start - 2 - comma
    if before == "from" and any(map(rising, place.words[max(0, turn - TURNED * comma) : turn + 1])):
        return None  # "fell from 12 to 10", "doubled, from 44 to 86", "rose 25 percent, from 160 to 200"
    spread, start = _ends(place, joint, unit), place.start
    if spread is None or "from" not in place.words[max(0, start - REACH) : start]:
        return spread
    ranging = place.word(spread.end) in TIMES or place.words[start - 2].startswith(_SPREAD)
    if before != "from":  # "from the present 3 percent to 4 percent"
        return spread if place.word(place.end) not in ("%", "percent") else None
    low, high, end = spread
    return Spread(min(low, high), max(low, high), end) if ranging else None


def _between(place: Place) -> Spread | None:
    """Two ends with `and` between, after `between`: "between 70 and 90 percent"."""
    joint, unit = _own_unit(place)
    if place.word(joint) != "and" or "between" not in place.words[max(0, place.start - 3) : place.start]:
        return None
    return _ends(place, joint, unit)


def _dash(place: Place) -> Spread | None:
    """Two ends with a dash between that touches the first: "five–seven workers", "10%-12%"."""
    joint, unit = _own_unit(place)
    return _ends(place, joint, unit) if place.word(joint) in DASHES and place.tokens.touches(joint) else None


def _open_dash(place: Place) -> Spread | None:
    """Two ends with a dash between blanks: "5 – 7 owners"; but "fined 5 – 7 fewer than in 2022"."""
    joint = place.end
    if place.word(joint) not in DASHES or not place.words[place.at][0].isdecimal():
        return None
    if place.tokens.touches(joint) or place.tokens.touches(joint + 1):
        return None
    spread = _ends(place, joint, 0)
    if spread is None or spread.low >= spread.high:
        return None
    following = place.word(spread.end)
    counts = following.isalpha() and following not in STOPS and following not in ("fewer", "more", "less")
    return spread if counts or following == "%" else None


RANGES = table("ranges", _to, _between, _dash, _open_dash)


def own_unit(place: Place, end: int) -> tuple[int, float]:
    """(token after it, months) of a unit of time at a token: "six months", "five years and six months"."""
    unit = TIMES.get(place.word(end), 0.0)
    if not unit:
        return end, 0.0
    end += 1 + (place.word(end + 1) == "'")
    smaller = TIMES.get(place.word(end + 2), unit) < unit
    goes_on = place.word(end) == "and" and smaller and place.tokens.number(end + 1)
    return (end + 3 if goes_on else end), unit


def rest_of_time(place: Place, start: int, end: int) -> float:
    """Months in the second half of "five years and six months", between two tokens."""
    if "and" not in place.words[start:end]:
        return 0.0
    small = CARDINALS.get(place.words[end - 2]) or place.tokens.value(end - 2) or 0
    return small * TIMES[place.words[end - 1]]


def _own_unit(place: Place) -> tuple[int, float]:
    """(token after it, months or 0) of the lower end's own unit: "six months to", "10 percent to"."""
    behind = place.word(place.end)
    if behind == "%" or behind == "percent":
        return place.end + 1, 0
    return own_unit(place, place.end)


def _ends(place: Place, joint: int, unit: float) -> Spread | None:
    """Both ends around a joint; `unit` is the lower end's own unit of time, in months."""
    words, low = place.words, place.value
    if unit:
        low += rest_of_time(place, place.end, joint) / unit
    high, here = upper(place, joint + 1)
    if high is None:
        return None
    upper_unit = TIMES.get(place.word(here))
    if unit:
        if upper_unit is None:
            return None
        low = low * unit / upper_unit
    else:
        low = scaled_alike(place, low, joint, here)
    measured = upper_unit is not None or place.word(here) == "percent"
    if high <= low and words[joint] != "and" and not measured:
        return None
    return Spread(low, high, here)


def scaled_alike(place: Place, low: float, end: int, here: int) -> float:
    """The lower end with the magnitude that stands only behind the upper one: "1 to 2 million", "$2–3m"."""
    size = magnitude(place, here)
    return round(low * size, 3) if size > 1 and magnitude(place, end) == 1 and abs(low) < ALIKE else low


def magnitude(place: Place, end: int) -> int:
    """The last magnitude of a number, by the token after it; 1 where it has none."""
    word = place.words[end - 1]
    return MAGNITUDES.get(word, 1) if word.isalpha() else letters_of(place.tokens, word)


def upper(place: Place, here: int) -> tuple[float | None, int]:
    """The number at a token, its sign and magnitude included, and the token after it; None where none is there."""
    word = place.word(here)
    if word == "-" and place.tokens.touches(here + 1):
        value, end = upper(place, here + 1)
        return (None if value is None else -value), end
    if word in CARDINALS:
        value, end = in_words(place.word, here)
        return place.tokens.scaled(value, end)
    if not (word[:1].isdecimal() or word[:1] in FRACTIONS):
        return None, here
    high = place.tokens.value(here)
    if high is None:
        digits = word.rstrip("%").rstrip(ALPHABET)
        meant = place.currency is not None or word[len(digits) :] in ABBREVIATED
        size = letters_of(place.tokens, word) if meant else 1
        plain = number(digits, place.tokens.custom) if size > 1 else None
        return (None if plain is None else round(plain * size, 3)), here + 1
    if is_year(place, here, high):
        return None, here
    return place.tokens.scaled(high, here + 1)


def _to_a_sum(place: Place) -> Spread | None:
    """Two sums: "$1,000 to $3,500", "$1 to 2 million", "$5m-$7m"; a rise from one sum to another is none."""
    words, end = place.words, place.end
    joint, following = place.word(end), place.word(end + 1)
    turned = place.before == "from" and rising(place.word(place.start - 2))
    between = joint == "and" and "between" in words[max(0, place.start - 3) : place.start]
    if turned or not (between or joint == "to" or joint in DASHES):
        return None
    signed = following[:1] in SIGNS and following != ""
    here = end + 1
    if not signed and following.upper() in CODES:
        here, signed = here + 1, True
    high, after = sum_at(place, here)
    if high is None or not (signed or magnitude(place, after) > 1 or joint in DASHES):
        return None
    low = scaled_alike(place, place.value, end, after)
    return Spread(low, high, after) if high > low else None


def sum_at(place: Place, here: int) -> tuple[float | None, int]:
    """The sum at a token that may begin with a sign, and the token after it."""
    word = place.word(here)
    digits = word.lstrip(SIGNS)
    if digits == word:
        return upper(place, here)
    if not digits:
        return upper(place, here + 1)
    size = letters_of(place.tokens, digits)
    value = number(digits.rstrip(ALPHABET) if size > 1 else digits, place.tokens.custom)
    return (None, here) if value is None else place.tokens.scaled(round(value * size, 3), here + 1)


SUMS = table("ranges", _to_a_sum)
"""Ranges of sums with a sign or code before them."""
