"""What each stage of reading a sentence makes: frozen records, each made of those before it.

A sentence becomes words, its words quantities, a quantity a `Phrase` (with its noun), all phrases a `Shape` (who
belongs to whom, by index), each phrase an `Extent` (which words after it are its own), and in the end a `Meaning`. No
record can be asked for what a later stage finds.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from typing import NamedTuple

from tipdiff.figures.quantity import Quantity
from tipdiff.model import OTHER, PERCENT
from tipdiff.model.references import FigureRef

BARE = ""
"""Kind of a phrase whose noun the text leaves out: "64 for sex trafficking"."""
UNKNOWN = "?"
"""Kind of a phrase whose noun no list knows."""
OWN = "noun"
"""Kind of a phrase whose noun is a measure's: "20 convictions"."""
GOVERNMENT = "government"
"""Who counts for a country as a whole, in `Figure.counted_by` and as a scope."""
MONEY = "money"
TIME = "time"
UNCOUNTED = frozenset({PERCENT, TIME, MONEY})
"""Kinds that count neither persons nor cases nor things; nor does a class of places."""


class Denied(NamedTuple):
    """What stands behind a number that the text does not have: a count of none, or one that it withholds."""

    measure: str
    withheld: bool
    rule: str


class Phrase(NamedTuple):
    """A number with its noun phrase."""

    quantity: Quantity
    noun: int | None
    """Token of the head noun; `None` where the text leaves it out ("64 for sex trafficking")."""
    begin: int
    """First token of the noun phrase."""
    end: int
    """Token after it."""
    outer: int
    """Token after the phrase of the whole, for "186 of the 213 victims"; else `end`."""
    kind: str
    """Class of the head: a key of the profile's `counted`, else one of the constants above or `PERCENT`."""
    of: bool = False
    """True for "20 of these", "186 of the 213": a part of something said before."""
    total: bool = False
    """True for "for a total of 740": the whole of what its sentence counted before."""
    real: bool = False
    """True where it counts persons, cases or things, not places, shares or times, and is no denial."""
    denied: Denied | None = None
    """Set where no number stands: a count that is denied or withheld."""


class Bond(NamedTuple):
    """Where a phrase stands in its sentence, and to which others it belongs, by index."""

    parent: int | None = None
    """The figure that it is a part of."""
    compared: int | None = None
    """The figure that it is set against."""
    comparison: bool = False
    """True for an earlier value: "compared with 112"."""
    within: int | None = None
    """The persons whose cases it counts: "12 suspects in nine cases"."""
    coverage: tuple[int, int] | None = None
    """First and last token of the places that the count is limited to: "143 suspects ... in 19 states"."""
    segment: int = 0
    clause: int = 0
    """First token of its clause."""
    half: int = 0
    """First token after the semicolon before it."""
    depth: int = 0


LOOSE = Bond()
"""Of a phrase that belongs to none."""


class Shape(NamedTuple):
    """How the numbers of a sentence hang together."""

    bonds: Sequence[Bond]
    segments: Sequence[int]
    """Segment of each token: a stretch of the sentence that speaks of one time."""
    comparing: Sequence[bool]
    """By segment: does it speak of an earlier value?"""
    clauses: Sequence[int]
    """Tokens at which a clause begins, ascending, the first 0."""
    halves: Sequence[int]
    """Tokens after a semicolon, ascending, the first 0."""
    opened: int
    """Token at which a list begins with no figure before it in the sentence: "Suspects included 104 men"; -1
    where there is none."""
    rules: Sequence[tuple[int, str]] = ()
    """(token, `table/rule`): what turned the sentence there."""


class Extent(NamedTuple):
    """Which words after a phrase are its own."""

    limit: int
    """Token at which they end."""
    predicate: tuple[int, int]
    """Tokens of what is said of it and the number after it at once: "82 children and 134 adults were exploited"; (0, 0)
    where there is none."""


class Base(NamedTuple):
    """What a figure has from its whole, from what it is set against, or from the passage."""

    qualifiers: frozenset[str]
    scope: str | None
    kind: str = "rest"
    """The dimension of the scope."""
    more: frozenset[tuple[str, str]] = frozenset()
    """(dimension, value) of the dimensions that have tables of their own."""


NO_BASE = Base(frozenset(), None)


class Meaning(NamedTuple):
    """What a figure says, but for its year."""

    measure: str = OTHER
    evidence: str = ""
    """What settled the measure: `noun`, `verb`, `whole` or `passage`."""
    qualifiers: frozenset[str] = frozenset()
    scope: str | None = None
    kind: str = "rest"
    """The dimension of the scope."""
    more: frozenset[tuple[str, str]] = frozenset()
    """(dimension, value) of certainty, counter and what is counted, where they narrow it."""
    counters: str | None = None
    """Who counted, where it matters and the text says."""
    part_of: FigureRef | None = None
    """The figure of an earlier sentence that it is a part of."""
    base: Base = NO_BASE
    rules: tuple[tuple[str, str], ...] = ()
    """(field, `table/rule`): what set its fields, in the order in which the rules spoke."""


UNREAD = Meaning()
"""Stands for a figure that comes later in the sentence."""


class Years(NamedTuple):
    """What tells the time of a sentence's counts."""

    references: Sequence[tuple[int, int]]
    """(token, year) in order."""
    default: int
    """The year of a count that names none."""


class Around(NamedTuple):
    """What a sentence knows from outside it."""

    country: str | None
    states: Collection[str]
    """Places that the section calls states."""
    known: Collection[str]
    """Measures of which the section has spoken."""
    latest: frozenset[str]
    """Measures of the sentence before that had any."""
    bodies: Mapping[str, Collection[str]]
    """Measure -> bodies of their own that have counted it so far as if for the whole."""
    introduced: Collection[str] = ()
    """Short names that the section has introduced in brackets."""
