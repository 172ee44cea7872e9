"""Where the walk over a sentence stands: what the rules of its shape look at.

Takes phrases, marks and years; gives the brackets and lists that are open at a token. Owns what a frame is, and who is
the whole or the base of the next number.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import NamedTuple

from tipdiff.figures.english import LOOKING_BACK, OPENING, PREDICATE_JOINTS, SOME
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
    predicates: frozenset[int]
    """Verbs with which the subject's next predicate may begin."""
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
    looking_back: bool
    """True where the sentence may speak of an earlier value."""


def cues(
    words: list[str], found: Sequence[Phrase], marks: Marks, years: Sequence[tuple[int, int]], default: int
) -> Cues:
    """The cues of a sentence; `default` is the year of a count that names none."""
    told = marks.get
    own = {phrase.quantity.end for phrase in found}
    turns = frozenset(mark.start for mark in told("comparisons", ()) if mark.name == "with")
    participles = [mark.start for mark in told("neutral", ()) if words[mark.start].endswith("ed")]
    counting, periods = told("verbs", ()), told("years", ())
    verbs = {mark.start for mark in counting}
    predicates = {at for at in verbs if at and _joined(words, at)}
    predicates.update(at for at in participles if words[at - 1] == "and")
    back = bool(turns) or not LOOKING_BACK.isdisjoint(words)
    return Cues(
        openers=frozenset(
            mark.start
            for mark in told("openers", ())
            if mark.start not in own and not (mark.start and words[mark.start - 1] in SOME)
        ),
        turns=turns,
        verbs=frozenset(verbs),
        predicates=frozenset(predicates),
        verb_ends=frozenset(mark.end for mark in counting if mark.end - mark.start == 1),
        finite=frozenset(verbs.union(participles, predicates) if back else verbs | predicates),
        previous=frozenset(mark.start for mark in periods if mark.name == "previous"),
        years=(*(at for at, _ in years), *(mark.start for mark in periods)),
        stated=years,
        default=default,
        looking_back=back or not OPENING.isdisjoint(words),
    )


def _joined(words: list[str], at: int) -> bool:
    """True for a verb after `and`, `but`, a comma: "and also convicted", not "NGOs also assisted"."""
    before = at - 2 if words[at - 1] == "also" else at - 1
    return words[before] in PREDICATE_JOINTS


TURN, OPENER, VERB = "turn", "opener", "verb"
"""Keys of the rules that no word of their own brings in."""


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
