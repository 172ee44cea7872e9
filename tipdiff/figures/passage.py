"""What the sentences before said, and whether a sentence goes on about it.

Takes figures as they are read; gives the figure that a sentence without a verb of its own leans on. Owns when
"these", "the victims" and "of the 213" speak of what was counted before ("Suspects included ...", "Twenty of
these ...", "This was an increase from ...").
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import NamedTuple

from tipdiff.figures.caveats import Doubt
from tipdiff.figures.items import Item, plural
from tipdiff.figures.lexicon import Lexicon
from tipdiff.figures.quantity import Quantity
from tipdiff.figures.structure import Structure
from tipdiff.figures.tokens import Tokens
from tipdiff.model import Figure, Number
from tipdiff.model.references import FigureRef

_GOES_ON = frozenset(["this", "these", "those", "it", "they", "of", "among", "in", "by"])
_COUNTED_ABOUT = frozenset({"victim", "suspect", "person", "case"})
"""Classes whose nouns a sentence goes on about: "Suspects included"; "the police comprised" does not."""
_BEGINS = frozenset({"these", "those", "this", "them", "comparison", "contrast", "total", "all", "addition"})
"""After `in` or `by`, what makes a sentence go on: "In these, ...", "By comparison, ..."."""
_EXPLOITED = frozenset({"exploited", "subjected", "forced"})
"""After "Traffickers" at its beginning, what was done to the victims counted before."""
PRONOUNS = frozenset({"these", "those", "they", "them", "this", "it"})
MEMORY = 40
"""Figures of the section that a sentence may name again ("of the 467 victims")."""


class Said(NamedTuple):
    """A figure of an earlier sentence, with what the next one needs to know of it."""

    figure: Figure
    kind: str
    top: bool
    """True for one that is no part of another and no comparison."""


@dataclass(slots=True, eq=False, repr=False)
class Passage:
    """What the sentences before said; one a section."""

    latest: list[Said] = field(default_factory=list)
    """Named figures of the last sentence that had any."""
    earlier: list[Said] = field(default_factory=list)
    since: int = 0
    """Sentences since then."""
    beside: bool = False
    """True where the last sentence counted persons, but of no measure: "these" are they."""
    states: set[str] = field(default_factory=set)
    """Places that the section calls states."""
    known: set[str] = field(default_factory=set)
    """Measures of which it has spoken."""
    agencies: dict[FigureRef, str] = field(default_factory=dict)
    """The agency whose count a figure is."""
    doubts: list[Doubt] = field(default_factory=list)
    """The warnings of the sentence read last."""

    def keep(self, said: list[Said], beside: bool = False) -> None:
        """Takes the named figures of a sentence; `beside` where it counts persons of no measure."""
        self.beside = beside and not said
        if not said:
            self.since += 1
            return
        self.earlier = (self.earlier + said)[-MEMORY:]
        self.known.update(each.figure.measure for each in said)
        self.since = 0
        if any(each.top for each in said) or not self.latest:
            self.latest = said

    def head(self, kind: str, pronoun: bool, value: Number) -> Figure | None:
        """The figure that a sentence without a verb of its own goes on about.

        Args:
            kind: what it counts.
            pronoun: True where it says "these" or "they": those that the last sentence counted.
            value: its number, which no whole is less than.
        """
        if self.since > 1 or (self.beside and pronoun):
            return None
        tops = [said for said in self.latest if said.top] or self.latest
        alike = [said.figure for said in tops if said.kind == kind or not kind] or [said.figure for said in tops]
        whole = [figure for figure in alike if figure.scope is None] or alike
        last = next((figure for figure in reversed(whole) if _value(figure) >= value), whole[-1] if whole else None)
        return max((figure for figure in whole if _within(last, figure)), key=_value) if last else None

    def counts(self, measure: str) -> bool:
        """True where the last sentence with figures has that measure."""
        return any(said.figure.measure == measure for said in self.latest)

    def shared(self, head: Figure) -> frozenset[str]:
        """The qualifiers of a figure, or what it shares with those beside it that count the same."""
        beside = [said.figure for said in self.latest if said.top and _alike(said.figure, head)]
        if head not in beside:
            return frozenset(head.qualifiers)
        return frozenset.intersection(*(frozenset(figure.qualifiers) for figure in beside))

    def named(self, quantity: Quantity) -> Figure | None:
        """The figure said before that has this value."""
        return next((said.figure for said in reversed(self.earlier) if said.figure.value == quantity.value), None)


def _within(part: Figure, figure: Figure) -> bool:
    """True for the figure itself, and for one of the same that it narrows: "six victims; four were women"."""
    return _alike(part, figure) and set(figure.qualifiers) <= set(part.qualifiers)


def _value(figure: Figure) -> float:
    return figure.value or 0


def _alike(one: Figure, other: Figure) -> bool:
    return (one.measure, one.reference_year) == (other.measure, other.reference_year)


def goes_on(tokens: Tokens, first: Item, structure: Structure, lexicon: Lexicon) -> bool:
    """True for a sentence about what the one before it counted: "These included ...", "The victims were ...",
    "Three victims were from Colombia"."""
    words = tokens.words
    if first.of or (words[0] in _GOES_ON and (words[0] not in ("in", "by") or tokens.word(1) in _BEGINS)):
        return True
    if words[0] == "the" and tokens.word(1) in lexicon.counted and plural(words[1]) and not tokens.capital(1):
        return True
    if first.kind == "victim" and first.quantity.lead <= 1 and words[first.end : first.end + 2] == ["were", "from"]:
        return True
    if words[0] == "traffickers" and tokens.word(1) in _EXPLOITED:
        return True
    subject = words[structure.opened - 1] if structure.opened > 0 else ""
    return subject in lexicon.nouns or lexicon.counted.get(subject) in _COUNTED_ABOUT


def continues(item: Item, tokens: Tokens, structure: Structure) -> bool:
    """True where the figure is one of the passage's, not one that its own sentence brings in."""
    back = structure.opened == 0 and not item.kind
    return item.of or back or item.evidence == "passage" or (item.evidence == "noun" and tokens.words[0] == "this")


def named_before(item: Item, following: Item | None, words: list[str], passage: Passage) -> Figure | None:
    """The figure said before that "of the 213" names again."""
    lead = item.quantity.lead
    if words[item.quantity.end : item.quantity.end + 1] == ["remaining"]:
        return None
    if item.of and following is not None and item.outer == following.end:
        return passage.named(following.quantity)
    if lead >= 2 and words[lead - 2] in ("of", "among") and words[lead - 1] in ("the", "these", "those"):
        return passage.named(item.quantity)
    return None
