"""Units: takes a place whose number and range are read, tells whether it is a share, a time or a sum of money.

Owns shares and times; how sums of money are written stands in `money`. What no rule knows is a bare count.
"""

from __future__ import annotations

from tipdiff.figures.english import TIMES
from tipdiff.figures.money import named_behind, of_a_sum_before, sign_or_code
from tipdiff.figures.place import Place, Unit
from tipdiff.figures.quantity import whole
from tipdiff.figures.ranges import own_unit, rest_of_time
from tipdiff.figures.rules import cued, table
from tipdiff.model import PERCENT


def _percent_sign(place: Place) -> Unit | None:
    """A sign that touches the digits: "7.5%"."""
    return _plain(place, PERCENT, PERCENT, place.end) if place.words[place.end - 1].endswith("%") else None


@cued(behind=frozenset({"percent", "percentage", "per"}))
def _percent_word(place: Place) -> Unit | None:
    """A word behind the number: "62 percent", "62 per cent"."""
    words = 1 if place.behind != "per" else 2 if place.word(place.end + 1) == "cent" else 0
    return _plain(place, PERCENT, PERCENT, place.end + words) if words else None


@cued(behind=TIMES.keys())
def _time(place: Place) -> Unit | None:
    """Years, months, days: "196 years and six months" is 196.5 years."""
    end = place.end
    after, months = own_unit(place, end)
    extra = rest_of_time(place, end + 1, after) / months
    value, high = place.value, place.high
    if not extra:
        return _plain(place, "time", place.words[end], end + 1)
    if high is None:
        value = whole(value + extra)
    else:
        high = whole(high + extra)
    return Unit("time", place.words[end], after, value, high)


@cued(before=frozenset({"to"}), behind=frozenset({"and"}))
def _shared_time(place: Place) -> Unit | None:
    """The first of two times that share their unit: "sentenced to 12 and 10 years"."""
    end, unit = place.end, place.word(place.end + 2)
    return _plain(place, "time", unit, end) if unit in TIMES and place.tokens.number(end + 1) else None


@cued(before=frozenset({"age", "aged", "ages", "than"}))
def _age(place: Place) -> Unit | None:
    """An age: "aged 14", "older than 60"."""
    told = place.before != "than" or place.word(place.at - 2) in ("older", "younger")
    return _plain(place, "time", "years", place.end) if told else None


def _plain(place: Place, kind: str, unit: str | None, end: int) -> Unit:
    return Unit(kind, unit, end, place.value, place.high)


UNITS = table("units", _percent_sign, _percent_word, _time, _shared_time, _age, named_behind, of_a_sum_before)
SIGNED = table("units", sign_or_code)
"""Of a number with a currency's sign or code before it."""
