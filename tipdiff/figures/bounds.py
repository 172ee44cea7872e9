"""Bounds: what says that a number is no exact one, before it ("at least 30") or behind it ("30 or more").

Takes a place whose number is read, gives the bound and where its words begin and end. The words themselves stand in
`english`.
"""

from __future__ import annotations

from tipdiff.figures.english import STAGES
from tipdiff.figures.number_words import ABBREVIATED_BOUNDS, BOUNDS_AFTER, BOUNDS_BEFORE
from tipdiff.figures.place import Limit, Place
from tipdiff.figures.rules import cued, table
from tipdiff.model import Bound

_AT: dict[str, Bound] = {"least": "at-least", "minimum": "at-least", "most": "up-to", "maximum": "up-to"}

_RISES = frozenset({"increase", "decrease", "rise", "decline", "reduction", "drop", "improvement", "growth"})
FEW = 10
"""Stages of something are fewer: "voted over five days"."""


@cued(behind={"or", "and"})
def _or_more(place: Place) -> Limit | None:
    """Behind the number: "two or more years", "50 and above", "a dozen or so"."""
    end = place.end + 2
    bound = BOUNDS_AFTER.get(place.word(end - 1))
    if bound is None or place.word(end) in ("than", "all") or place.tokens.number(end):
        return None
    if place.behind == "and" and place.word(end - 1) in ("more", "less", "fewer", "so", "greater", "longer", "shorter"):
        return None
    return Limit(bound, place.start, end)


@cued(behind={"at"})
def _at_least(place: Place) -> Limit | None:
    """Behind the number: "five at most", "30 at the very least"."""
    end = place.end + 1
    while place.word(end) in ("the", "a", "very"):
        end += 1
    bound = _AT.get(place.word(end))
    return Limit(bound, place.start, end + 1) if bound and not place.tokens.number(end + 1) else None


@cued(behind={"+"})
def _plus(place: Place) -> Limit | None:
    """A sign that touches the number: "90+ men"."""
    here = place.end
    adds = place.word(here + 1)[:1].isdecimal() and place.tokens.touches(here + 1)
    return Limit("at-least", place.start, here + 1) if place.tokens.touches(here) and not adds else None


BEHIND = table("bounds", _or_more, _at_least, _plus)
"""Bounds behind a number, before its unit or behind it."""


@cued(before=BOUNDS_BEFORE)
def _in_words_before(place: Place) -> Limit | None:
    """Words or signs before the number: "no fewer than 30 men", "~200", "≥ 30"."""
    at, words = place.start, place.words
    for before, bound in BOUNDS_BEFORE[place.before]:
        lead = at - 1 - len(before)
        if lead >= 0 and words[lead : at - 1] == before and not _arrow(place, lead):
            if place.before == "over" and place.behind in STAGES and place.value < FEW:
                return None  # "held over five phases": in the course of them
            if place.before == "over" and lead and words[lead - 1] in _RISES:
                return None  # "an increase over 12 convictions": the base
            return Limit(bound, lead, place.end)
    return None


def _arrow(place: Place, lead: int) -> bool:
    """True for the point of an arrow: "5 -> 6", "=> 6"."""
    return place.words[lead] == ">" and lead > 0 and place.words[lead - 1] in ("-", "=")


@cued(before={"."})
def _abbreviated(place: Place) -> Limit | None:
    """An abbreviation before the number: "c. 200", "max. 12"."""
    bound = ABBREVIATED_BOUNDS.get(place.word(place.start - 2))
    return Limit(bound, place.start - 2, place.end) if bound else None


BOUNDS = table("bounds", _in_words_before, _abbreviated)
