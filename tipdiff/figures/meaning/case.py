"""One number in its sentence: what the rules of meaning look at.

Takes the stages before meaning and the meanings of the numbers before it. Owns nothing but the way to ask: a case never
changes.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence
from typing import NamedTuple

from tipdiff.figures.lexicon import Lexicon, Mark, Marks
from tipdiff.figures.stages import UNREAD, Base, Bond, Extent, Meaning, Phrase, Shape
from tipdiff.figures.tokens import Tokens
from tipdiff.model import Figure


class Sentence(NamedTuple):
    """A sentence whose shape is known."""

    tokens: Tokens
    words: list[str]
    marks: Marks
    lexicon: Lexicon
    phrases: Sequence[Phrase]
    shape: Shape
    extents: Sequence[Extent]
    country: str | None
    states: Collection[str]
    """Places that the section calls states."""
    known: Collection[str]
    """Measures of which the section has spoken."""
    verbs: Sequence[Mark]
    passives: Sequence[Mark]
    counters: Sequence[Mark]
    qualifiers: Sequence[Mark]
    """Without one that a longer one of the same level covers: `state` in `federal and state`."""
    bare: Sequence[Mark]
    comparisons: Sequence[Mark]
    scopes: Sequence[Mark]
    circumstances: Sequence[Mark]
    operators: Sequence[Mark]

    def counts_nothing(self, at: int) -> bool:
        """True for a verb that counts nothing itself: the noun after the number says what is counted."""
        return any(mark.start == at for mark in (*self.marks["neutral"], *self.marks["openers"]))


def shaped(
    tokens: Tokens,
    marks: Marks,
    lexicon: Lexicon,
    phrases: Sequence[Phrase],
    shape: Shape,
    extents: Sequence[Extent],
    country: str | None,
    states: Collection[str],
    known: Collection[str],
) -> Sentence:
    """The sentence of these stages."""
    told = marks.get
    qualifiers: Sequence[Mark] = told("qualifiers", ())
    return Sentence(
        tokens,
        tokens.words,
        marks,
        lexicon,
        phrases,
        shape,
        extents,
        country,
        states,
        known,
        told("verbs", ()),
        told("passives", ()),
        told("counters", ()),
        _uncovered(qualifiers, lexicon.level) if len(qualifiers) > 1 else qualifiers,
        told("bare", ()),
        told("comparisons", ()),
        told("scopes", ()),
        told("circumstances", ()),
        told("operators", ()),
    )


def _uncovered(qualifiers: Sequence[Mark], level: frozenset[str]) -> Sequence[Mark]:
    kept: list[Mark] = []
    for mark in qualifiers:
        if not (kept and mark.start < kept[-1].end and kept[-1].name in level and mark.name in level):
            kept.append(mark)
    return kept


class Lean(NamedTuple):
    """The figure of the passage that a number without a verb of its own may go on about."""

    figure: Figure
    named: bool
    """True where the text names it by its value: "of the 213"."""


class Case(NamedTuple):
    """One number, with all that is known when its meaning is asked for."""

    sentence: Sentence
    at: int
    phrase: Phrase
    bond: Bond
    extent: Extent
    meant: Sequence[Meaning]
    """The meanings of those before it."""
    prior: int | None
    """The last one before it that counts persons, cases or things."""
    sibling: int | None
    """The last of these that is no part of a deeper list."""
    lean: Lean | None
    words: list[str]
    lead: int
    """First token of its bound or number."""
    end: int
    """Token after its number."""
    before: Phrase | None
    """The phrase of the last one before it."""
    whole: int | None
    """The figure that it is a part of, or else set against."""
    following: str
    """The word after its phrase."""

    def meaning(self, at: int) -> Meaning:
        """What another number of the sentence means; one that comes later means nothing yet."""
        return self.meant[at] if at < len(self.meant) else UNREAD

    def begins(self, at: int, words: Sequence[str]) -> bool:
        """True where these words stand from a token on."""
        return self.words[at : at + len(words)] == list(words)


class Measured(NamedTuple):
    """A case whose measure is settled: what the rules of scopes and bases look at."""

    case: Case
    measure: str
    evidence: str
    names: frozenset[str]
    """Its own qualifiers."""
    counters: tuple[str, ...]
    """Who counted."""
    lean: Base | None
    """What the figure of the passage that it leans on has."""
    prior_scope: str | None
    """The scope of the number before it, and its measure."""
    prior_measure: str
