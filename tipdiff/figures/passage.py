"""What the sentences of a section have said so far.

Takes figures as they are read; gives the one that a sentence without a verb of its own goes on about. Owns what is
remembered, for how long, and which of the remembered is the whole.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import NamedTuple

from tipdiff.figures.caveats import Doubt
from tipdiff.figures.quantity import Quantity
from tipdiff.model import Figure, Number
from tipdiff.model.references import FigureRef

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
    bodies: dict[str, set[str]] = field(default_factory=dict)
    """Measure -> bodies of their own that have counted it, so far for the whole."""
    introduced: set[str] = field(default_factory=set)
    """Short names that it has introduced: "the Institute of Harvests (Harvesta)"."""
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

    def head(self, kind: str, pronoun: bool, value: Number, sure: str | None = None) -> Figure | None:
        """The figure that a sentence without a verb of its own goes on about.

        Args:
            kind: what it counts.
            pronoun: True where it says "these" or "they": those that the last sentence counted.
            value: its number, which no whole is less than.
            sure: how sure it says they are: "of the confirmed victims".
        """
        if self.since > 1 or (self.beside and pronoun):
            return None
        tops = [said for said in self.latest if said.top] or self.latest
        told = [said for said in tops if sure is not None and said.figure.dimension("certainty") == sure]
        tops = told or tops
        alike = [said.figure for said in tops if said.kind == kind or not kind] or [said.figure for said in tops]
        whole = [figure for figure in alike if figure.scope in (None, figure.dimension("certainty"))] or alike
        last = next((figure for figure in reversed(whole) if _value(figure) >= value), whole[-1] if whole else None)
        return max((figure for figure in whole if _within(last, figure)), key=_value) if last else None

    @property
    def counted(self) -> frozenset[str]:
        """The measures of the last sentence with figures."""
        return frozenset(said.figure.measure for said in self.latest)

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
