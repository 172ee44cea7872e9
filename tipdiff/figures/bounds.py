"""Bounds: what says that a number is no exact one, before it ("at least 30") or behind it ("30 or more").

Takes a place whose number is read, gives the bound and where its words begin and end. The words themselves stand in
`english`.
"""

from __future__ import annotations

from tipdiff.figures.english import BOUNDS_AFTER, BOUNDS_BEFORE
from tipdiff.figures.place import Limit, Place
from tipdiff.figures.rules import cued, table


@cued(behind=frozenset({"or"}))
def _or_more(place: Place) -> Limit | None:
    """Behind the number, before its unit: "two or more years"."""
    bound = BOUNDS_AFTER.get(place.word(place.end + 1))
    return Limit(bound, place.at, place.end + 2) if bound else None


BOUNDS_BEHIND = table("bounds", _or_more)


@cued(before=BOUNDS_BEFORE)
def _in_words_before(place: Place) -> Limit | None:
    """Words before the number: "no fewer than 30 men"."""
    at = place.start
    for before, bound in BOUNDS_BEFORE.get(place.word(at - 1), ()):
        lead = at - 1 - len(before)
        if lead >= 0 and place.words[lead : at - 1] == before:
            return Limit(bound, lead, place.end)
    return None


BOUNDS = table("bounds", _in_words_before)
