"""Where a sentence may state a number: the case that the rules of reading numbers look at.

Takes nothing but its parts. Owns what a rule may ask: the tokens, the number as far as it is read, and what stood
before it in the sentence.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import NamedTuple

from tipdiff.figures.quantity import Quantity
from tipdiff.figures.rules import Table, Verdict
from tipdiff.figures.tokens import Tokens
from tipdiff.model import Bound, Number

NOWHERE = -9
"""Before every token and what could reach from there."""


@dataclass(slots=True, eq=False, repr=False)
class Place:
    """One place of a sentence. The walk from left to right moves it on, the rules only look."""

    tokens: Tokens
    words: list[str]
    word: Callable[[int], str]
    counted: Mapping[str, str]
    """Noun -> class of what is counted."""
    country: str | None
    labels: frozenset[str] = frozenset()
    """Words of the family whose number is a name."""
    at: int = 0
    """The token of the number, or the first of its words."""
    start: int = 0
    """The first token that belongs to it: a currency's code before it, else the same."""
    before: str = ""
    """The word before it."""
    behind: str = ""
    """The word behind what is read of it."""
    value: float = 0
    """What its digits or words say, as far as they are read."""
    high: Number | None = None
    end: int = 0
    """Token after what is read of it."""
    last: int = 0
    """Its last token, before any bound and unit."""
    currency: str | None = None
    """The code of a currency that stands before it."""
    named: int = NOWHERE
    """Last token that belongs to the number of a law or the like."""
    dated: int = NOWHERE
    """Last token that is the day of a month."""
    quantities: list[Quantity] = field(default_factory=list)
    """Those before it."""


class Named(NamedTuple):
    """What only looks like a number."""

    end: int
    """Token after it."""
    years: tuple[int, ...] = ()
    """The years that it states."""
    goes_on: str = ""
    """`date` or `law` where the next number may be another of the same ("articles 5 and 7")."""


def law(place: Place) -> Named:
    """The number that stands there as a name, and the next may be another of the same."""
    return Named(place.at + 1, goes_on="law")


class Stated(NamedTuple):
    """A number as written, before its magnitude, range and unit."""

    value: Number
    end: int
    """Token after it."""
    high: Number | None = None
    kind: str = ""
    """Where the writing itself tells what it is in: `percent` or `time`, else empty."""
    unit: str | None = None
    bound: Bound | None = None
    """Where a word joined to the digits tells it: "40-plus"."""


class Below(NamedTuple):
    """What makes a number negative."""

    start: int
    """First token, the sign included."""
    end: int
    """Token after the number and its closing bracket."""


class Spread(NamedTuple):
    """A range."""

    low: float
    high: float
    end: int


class Unit(NamedTuple):
    """What a number is in, where it is no bare count."""

    kind: str
    unit: str | None
    end: int
    """Token after the unit."""
    value: Number
    high: Number | None
    conversion: tuple[Number, str] | None = None
    after: int = 0


class Limit(NamedTuple):
    """A bound and its words."""

    bound: Bound
    lead: int
    """First token."""
    end: int
    """Token after the number, and after the bound where that follows it."""


def spoken(table: Table[Place, Verdict], place: Place) -> tuple[str, Verdict] | None:
    """The first rule that speaks of a place: its name and its verdict."""
    ahead, after = place.before, place.behind
    if ahead not in table.before and after not in table.behind:
        for rule in table.always:
            verdict = rule.speaks(place)
            if verdict is not None:
                return rule.name, verdict
        return None
    for name, _, speaks, before, behind, _, _ in table.rules:
        if (before is None or ahead in before) and (behind is None or after in behind):
            verdict = speaks(place)
            if verdict is not None:
                return name, verdict
    return None
