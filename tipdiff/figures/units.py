"""Units: takes a place whose number and range are read, tells whether it is a share, a time or a sum of money.

Owns shares and times; how sums of money are written stands in `money`. What no rule knows is a bare count.
"""

from __future__ import annotations

from tipdiff.figures.money import currency_behind, named_behind, of_a_sum_before, sign_behind, sign_or_code
from tipdiff.figures.number_words import TIMES
from tipdiff.figures.place import Place, Unit
from tipdiff.figures.quantity import whole
from tipdiff.figures.ranges import own_unit, rest_of_time, scaled_alike, sum_at, upper
from tipdiff.figures.rules import cued, table
from tipdiff.model import BASIS_POINTS, PER_MILLE, PERCENT, POINTS

_SIGNS = {"%": PERCENT, "‰": PER_MILLE}
_PERCENT_WORDS = frozenset({"percent", "percents", "percentage", "pct", "per"})


def _percent_sign(place: Place) -> Unit | None:
    """A sign that touches the digits: "7.5%", "5‰"."""
    sign = place.words[place.last][-1:]
    return _plain(place, PERCENT, _SIGNS[sign], place.end) if sign in _SIGNS else None


@cued(behind=_SIGNS)
def _percent_apart(place: Place) -> Unit | None:
    """A sign behind a blank: "62 % of the women"."""
    return _plain(place, PERCENT, _SIGNS[place.behind], place.end + 1)


@cued(behind=_PERCENT_WORDS)
def _percent_word(place: Place) -> Unit | None:
    """A word behind the number: "62 percent", "62 per cent"."""
    end, word = place.end, place.word
    if place.behind == "per":
        if word(end + 1) not in ("cent", "cents", "mille", "mil"):
            return None
        end += 1
        if word(end) in ("mille", "mil"):
            return _plain(place, PERCENT, PER_MILLE, end + 1)
    return _points(place, end) or _plain(place, PERCENT, PERCENT, end + 1)


def _points(place: Place, end: int) -> Unit | None:
    """A distance between two shares: "three percentage points"."""
    points = place.word(end + 1) in ("point", "points")
    return _plain(place, PERCENT, POINTS, end + 2) if points else None


@cued(behind={"pp", "ppt", "ppts", "pps", "p.p"})
def _points_in_short(place: Place) -> Unit | None:
    """The same in letters: "up 3.2 pp"."""
    return _plain(place, PERCENT, POINTS, place.end + 1)


@cued(behind={"basis", "bps", "bp"})
def _basis_points(place: Place) -> Unit | None:
    """Hundredths of a percent: "25 basis points", "25 bps"."""
    if place.behind == "basis":
        points = place.word(place.end + 1) in ("point", "points")
        return _plain(place, PERCENT, BASIS_POINTS, place.end + 2) if points else None
    return _plain(place, PERCENT, BASIS_POINTS, place.end + 1)


@cued(before={"from"}, behind={"to"})
def _shared_with_the_next(place: Place) -> Unit | None:
    """The first of two values that share magnitude and unit: "rose from 2 to 3 million", "from 10 to 12 percent"."""
    high, here = upper(place, place.end + 1)
    if high is None:
        return None
    value = whole(scaled_alike(place, place.value, place.end, here))
    last, following = place.words[here - 1], place.word(here)
    if last.endswith("%") or following in ("percent", "percentage", "%") or following == "per":
        shared = following != "per" or place.word(here + 1) == "cent"
        return Unit(PERCENT, PERCENT, place.end, value, None) if shared else None
    money = currency_behind(place, here)
    if money:
        return Unit("money", money, place.end, value, None)
    return Unit("count", None, place.end, value, None) if value != place.value else None


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


@cued(before={"from"}, behind={"to"})
def _sum_that_shares(place: Place) -> Unit | None:
    """The first of two sums that share their magnitude: "rose from $2 to $3 million"."""
    high, here = sum_at(place, place.end + 1)
    value = place.value if high is None else whole(scaled_alike(place, place.value, place.end, here))
    return Unit("money", place.currency, place.end, value, None) if value != place.value else None


@cued(before=frozenset({"age", "aged", "ages", "than"}))
def _age(place: Place) -> Unit | None:
    """An age: "aged 14", "older than 60"."""
    told = place.before != "than" or place.word(place.at - 2) in ("older", "younger")
    return _plain(place, "time", "years", place.end) if told else None


def _plain(place: Place, kind: str, unit: str | None, end: int) -> Unit:
    return Unit(kind, unit, end, place.value, place.high)


UNITS = table(
    "units",
    _percent_sign,
    _percent_apart,
    _percent_word,
    _points_in_short,
    _basis_points,
    _time,
    _shared_time,
    _shared_with_the_next,
    _age,
    sign_behind,
    named_behind,
    of_a_sum_before,
)
SIGNED = table("units", _sum_that_shares, sign_or_code)
"""Of a number with a currency's sign or code before it."""
