"""Where the walk over a sentence stands: what the rules of its shape look at.

Takes phrases, marks and years; gives the brackets and lists that are open at a token. Owns what a frame is, and who is
the whole or the base of the next number.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import NamedTuple

from tipdiff.figures.english import LOOKING_BACK, SOME
from tipdiff.figures.lexicon import Lexicon, Marks
from tipdiff.figures.stages import Phrase
from tipdiff.figures.tokens import Tokens


@dataclass(slots=True, eq=False, repr=False)
class Frame:
    """A bracket, a list, or the sentence itself, as far as the walk has come."""

    kind: str
    """`sentence`, `(`, `list`, `dash` or `apposed`."""
    parent: int | None
    last: int | None = None
    compared: int | None = None
    comparing: bool = False
    segment: int = 0
    turned: int = 0
    """Token at which the comparison began."""
    before: int | None = None
    """The last figure before a semicolon, for "; of these, 960 were adults"."""


class Cues(NamedTuple):
    """Tokens that may turn a sentence, by what they are."""

    openers: frozenset[int]
    turns: frozenset[int]
    verbs: frozenset[int]
    verb_ends: frozenset[int]
    finite: frozenset[int]
    """Verbs after which a new subject's clause goes on."""
    previous: frozenset[int]
    """Where words say "the previous year"."""
    years: tuple[int, ...]
    """Where the sentence tells a time."""
    stated: Sequence[tuple[int, int]]
    """(token, year) of its years."""
    default: int


def cues(
    words: list[str], found: Sequence[Phrase], marks: Marks, years: Sequence[tuple[int, int]], default: int
) -> Cues:
    """The cues of a sentence; `default` is the year of a count that names none."""
    own = {phrase.quantity.end for phrase in found}
    openers = (mark.start for mark in marks["openers"])
    turns = frozenset(mark.start for mark in marks["comparisons"] if mark.name == "with")
    participles = [mark.start for mark in marks["neutral"] if words[mark.start].endswith("ed")]
    verbs = {mark.start for mark in marks["verbs"]} | {at for at in participles if words[at - 1] == "and"}
    finite = verbs.union(participles) if turns or not LOOKING_BACK.isdisjoint(words) else verbs
    return Cues(
        openers=frozenset(at for at in openers if at not in own and not (at and words[at - 1] in SOME)),
        turns=turns,
        verbs=frozenset(verbs),
        verb_ends=frozenset(mark.end for mark in marks["verbs"] if mark.end - mark.start == 1),
        finite=frozenset(finite),
        previous=frozenset(mark.start for mark in marks["years"] if mark.name == "previous"),
        years=(*(at for at, _ in years), *(mark.start for mark in marks["years"])),
        stated=years,
        default=default,
    )


TURN, OPENER, VERB, APPOSED = "turn", "opener", "verb", "apposed"
"""Keys of the rules that no word of their own brings in; the last is a comma with a number right behind it."""


class Token(NamedTuple):
    """A token at which the sentence may turn, and what stands open there."""

    at: int
    word: str
    key: str
    """The word, where it can turn a sentence by itself; else what the token is."""
    tokens: Tokens
    words: list[str]
    cues: Cues
    lexicon: Lexicon
    phrases: Sequence[Phrase]
    leads: dict[int, int]
    """Token at which a phrase begins -> the phrase."""
    frame: Frame
    """The innermost."""
    frames: Sequence[Frame]
    """All that are open, the sentence first."""

    def within(self, kind: str) -> bool:
        """True where a frame of that kind is open."""
        return any(frame.kind == kind for frame in self.frames)

    def following(self) -> Phrase | None:
        """The phrase right after the token."""
        here = self.leads.get(self.at + 1)
        return None if here is None else self.phrases[here]

    def last(self) -> Phrase | None:
        """The last phrase of the frame."""
        return None if self.frame.last is None else self.phrases[self.frame.last]

    def parent(self) -> Phrase | None:
        """The whole of the frame."""
        return None if self.frame.parent is None else self.phrases[self.frame.parent]
