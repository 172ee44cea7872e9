"""Ranges: takes a place whose lower end is read, gives both ends.

Owns what joins two ends, whose magnitude and unit of time a lower end without its own shares, and which turns only
look like a range: a rise "from 12 to 15", a sentence "to 12 and 10 years".
"""

from __future__ import annotations

from tipdiff.figures.english import CARDINALS, MAGNITUDES, TIMES, rising
from tipdiff.figures.names import is_year
from tipdiff.figures.place import Place, Spread
from tipdiff.figures.rules import table
from tipdiff.figures.tokens import SIGNS

RANGING = frozenset({"to", "and", "-", "–"})
_SPREAD = ("rang", "var", "between", "term", "sentenc", "penalt", "fine", ",")
"""Beginnings of words before `from` that make "from 5 to 10" a range."""


def _to(place: Place) -> Spread | None:
    """Two ends with `to` between: "two to 12 years"; but two values in "sentenced to 10" and "rose from 12 to 15"."""
    joint, unit = own_unit(place, place.end)
    before = place.before
    if place.word(joint) != "to" or before == "sentenced":
        return None
    if before == "from" and rising(place.word(place.at - 2)):
        return None
    spread = _ends(place, joint, unit)
    if spread is None or before != "from":
        return spread
    ranging = place.word(spread.end) in TIMES or place.word(place.at - 2).startswith(_SPREAD)
    return spread if ranging else None


def _between(place: Place) -> Spread | None:
    """Two ends with `and` between, after `between`: "between 70 and 90 percent"."""
    joint, unit = own_unit(place, place.end)
    if place.word(joint) != "and" or "between" not in place.words[max(0, place.at - 3) : place.at]:
        return None
    return _ends(place, joint, unit)


def _dash(place: Place) -> Spread | None:
    """Two ends with a dash between that touches the first: "five–seven workers"."""
    joint, unit = own_unit(place, place.end)
    if place.word(joint) not in ("-", "–") or place.tokens.starts[joint] != place.tokens.end(joint - 1):
        return None
    return _ends(place, joint, unit)


RANGES = table("ranges", _to, _between, _dash)


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


def _ends(place: Place, joint: int, unit: float) -> Spread | None:
    """Both ends around a joint; `unit` is the lower end's own unit of time, in months."""
    words, low = place.words, place.value
    if not place.tokens.number(joint + 1):
        return None
    if unit:
        low += rest_of_time(place, place.end, joint) / unit
    high, here = _upper(place, joint + 1)
    if high is None:
        return None
    upper_unit = TIMES.get(place.word(here))
    if unit:
        if upper_unit is None:
            return None
        low = low * unit / upper_unit
    elif words[here - 1] in MAGNITUDES and words[joint - 1] not in MAGNITUDES and low < 1000:
        low *= MAGNITUDES[words[here - 1]]
    measured = upper_unit is not None or place.word(here) == "percent"
    if high <= low and words[joint] != "and" and not measured:
        return None
    return Spread(low, high, here)


def _upper(place: Place, here: int) -> tuple[float | None, int]:
    if place.words[here] in CARDINALS:
        return place.tokens.scaled(CARDINALS[place.words[here]], here + 1)
    high = place.tokens.value(here)
    if high is None or is_year(place, here, high):
        return None, here
    return place.tokens.scaled(high, here + 1)


def _to_a_sum(place: Place) -> Spread | None:
    """Two sums, each with its sign: "$1,000 to $3,500", "$1 to $2 million"; a rise from one sum to another is none."""
    words, end, low = place.words, place.end, place.value
    joint, following = place.word(end), place.word(end + 1)
    if joint not in RANGING or following[:1] not in SIGNS or not following:
        return None
    turned = place.before == "from" and rising(place.word(place.at - 2))
    high = place.tokens.value(end + 1)
    if high is None or turned or (joint == "and" and "between" not in words[max(0, place.at - 3) : place.at]):
        return None
    high, here = place.tokens.scaled(high, end + 2)
    if words[here - 1] in MAGNITUDES and words[end - 1] not in MAGNITUDES and low < 1000:
        low *= MAGNITUDES[words[here - 1]]
    return Spread(low, high, here) if high > low else None


SUMS = table("ranges", _to_a_sum)
"""Ranges of sums with a sign or code before them."""
