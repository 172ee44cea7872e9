"""One number in its sentence: what the rules of meaning look at.

Takes the stages before meaning and the meanings of the numbers before it. Owns nothing but the way to ask: a case never
changes, and what costs something is found when a rule first asks for it.
"""

from __future__ import annotations

from collections.abc import Container, Sequence
from typing import NamedTuple

from tipdiff.figures.agencies import subjects
from tipdiff.figures.english import OF_OTHERS
from tipdiff.figures.lexicon import Lexicon, Mark, Marks
from tipdiff.figures.meaning.subject import nearest
from tipdiff.figures.periods import Period, periods
from tipdiff.figures.stages import UNREAD, Around, Bond, Extent, Meaning, Phrase, Shape
from tipdiff.figures.tokens import Tokens
from tipdiff.model import Figure
from tipdiff.model.frozen import Frozen, found_once


class Sentence(Frozen):
    """A sentence whose shape is known."""

    tokens: Tokens
    words: list[str]
    marks: Marks
    lexicon: Lexicon
    phrases: Sequence[Phrase]
    shape: Shape
    extents: Sequence[Extent]
    verbs: list[Mark]
    passives: list[Mark]
    counters: list[Mark]

    @found_once
    def held(self) -> frozenset[str]:
        """Its words, for the rules that only some of them bring in."""
        return frozenset(self.words)

    @found_once
    def deltas(self) -> frozenset[int]:
        """Tokens right after "an increase of": what stands there is a distance."""
        return frozenset(mark.end for mark in self.marks["comparisons"] if mark.name == "delta")

    @found_once
    def turns(self) -> list[int]:
        """Tokens right after "compared with"."""
        return [mark.end for mark in self.marks["comparisons"] if mark.name == "with"]

    @found_once
    def nouns(self) -> list[int]:
        """Tokens of measures' own nouns in the plural."""
        return [at for at, word in enumerate(self.words) if word in self.lexicon.nouns and word[-1] == "s"]

    @found_once
    def neutral(self) -> frozenset[int]:
        """Tokens of verbs that count nothing themselves."""
        return frozenset(mark.start for mark in (*self.marks["neutral"], *self.marks["openers"]))

    @found_once
    def finite(self) -> frozenset[int]:
        """Tokens of verbs, of measures and others."""
        return frozenset(mark.start for kind in ("verbs", "neutral") for mark in self.marks[kind])

    @found_once
    def periods(self) -> list[Period]:
        """The phrases that tell a period."""
        return periods(self.tokens)

    @found_once
    def of_others(self) -> bool:
        """True for a sentence on "Of these centers, 12 served children": its numbers are no persons'."""
        words = self.words
        if words[0] not in ("of", "among") or self.tokens.word(1) not in OF_OTHERS:
            return False
        end = words.index(",") if "," in words else 0
        held = [word for word in words[2:end] if word.isalpha()]
        return (
            bool(held)
            and held[-1].endswith("s")
            and self.lexicon.countable.isdisjoint(held)
            and not any(mark.start < end for mark in self.verbs)
        )

    @found_once
    def qualifiers(self) -> list[Mark]:
        """Its qualifiers, without one that a longer one of the same level covers: `state` in `federal and state`."""
        kept: list[Mark] = []
        level = self.lexicon.level
        for mark in self.marks["qualifiers"]:
            if kept and mark.start < kept[-1].end and kept[-1].name in level and mark.name in level:
                continue
            kept.append(mark)
        return kept

    @found_once
    def leveled(self) -> bool:
        """True where it names a level of government."""
        return self._names(self.lexicon.level)

    @found_once
    def formed(self) -> bool:
        """True where it names a form of trafficking, or whatever the family calls so."""
        return self._names(self.lexicon.form)

    def _names(self, values: Container[str]) -> bool:
        return any(mark.name in values for kind in ("qualifiers", "bare") for mark in self.marks[kind])

    @found_once
    def agencies(self) -> list[tuple[int, str]]:
        """(token of its verb, short name) of each agency that is the subject of a verb."""
        return subjects(self.tokens, self.marks, self.lexicon)

    @found_once
    def partial(self) -> bool:
        """True for a sentence that opens with a whole it does not count: "Of those assisted, 59 were minors"."""
        words, lead = self.words, self.phrases[0].quantity.lead
        return self.shape.opened == 0 and "," in words and lead > words.index(",")


class Lean(NamedTuple):
    """The figure of the passage that a number without a verb of its own may go on about."""

    figure: Figure
    named: bool
    """True where the text names it by its value: "of the 213"."""


class Case(Frozen):
    """One number, with all that is known when its meaning is asked for."""

    sentence: Sentence
    around: Around
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

    @found_once
    def subject(self) -> list[str]:
        """The words of the nearest subject before the number."""
        return nearest(self.words, self.sentence.finite, self.bond.half, self.lead)

    def meaning(self, at: int) -> Meaning:
        """What another number of the sentence means; one that comes later means nothing yet."""
        return self.meant[at] if at < len(self.meant) else UNREAD

    def begins(self, at: int, words: Sequence[str]) -> bool:
        """True where these words stand from a token on."""
        return self.words[at : at + len(words)] == list(words)
