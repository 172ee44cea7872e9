"""Negative numbers: takes a place whose digits or words are read, tells whether they are below zero.

Owns how a minus is written: a sign that touches the digits, a word, and the brackets of accounts.
"""

from __future__ import annotations

from tipdiff.figures.number_words import MAGNITUDES
from tipdiff.figures.place import Below, Place
from tipdiff.figures.rules import cued, table
from tipdiff.figures.tokens import SIGNS

_OPENING = " ([\"'"
"""Before a minus sign; behind anything else it joins two words or the ends of a range."""


@cued(before={"-"})
def _sign(place: Place) -> Below | None:
    """A sign that touches the digits and nothing before it: "-3.4 percent", "$-3.4 million"."""
    tokens, sign = place.tokens, place.start - 1
    if not tokens.touches(place.start):
        return None
    money = place.word(sign - 1) in SIGNS and sign > 0 and tokens.touches(sign)
    apart = sign == 0 or not tokens.touches(sign) or place.word(sign - 1) in _OPENING
    joins = place.word(sign - 1)[:1].isdecimal()
    return Below(sign, place.end) if money or (apart and not joins) else None


@cued(before={"minus", "negative"})
def _word(place: Place) -> Below | None:
    """A word before the number: "minus ten percent"; but "five minus two" takes one from the other."""
    return Below(place.start - 1, place.end) if not place.word(place.start - 2)[:1].isdecimal() else None


@cued(before={"("}, behind={")"})
def _brackets(place: Place) -> Below | None:
    """The brackets of accounts, which leave sign and unit outside: "$(12.5) million", "(3)%", "(4.1) percent"."""
    opened, closed = place.start - 1, place.end
    following = place.word(closed + 1)
    signed = opened > 0 and place.word(opened - 1)[-1:] in SIGNS and place.tokens.touches(opened)
    measured = following in MAGNITUDES or following in ("percent", "percentage") or following == "%"
    return Below(opened, closed + 1) if signed or measured else None


MINUS = table("minus", _sign, _word, _brackets)
