"""Figures over editions: series, headlines, and audits of figures against each other."""

from __future__ import annotations

from typing import Literal

from tipdiff.model.edition import Edition
from tipdiff.model.figures import Bound, Dimensions, Figure, Number
from tipdiff.model.frozen import Frozen
from tipdiff.model.references import FindingRef


class Point(Frozen):
    """One statement of a figure in a series."""

    edition: Edition
    reference_year: int | None
    value: Number | None
    high: Number | None
    bound: Bound
    text: str
    status: str
    caveats: tuple[str, ...]
    finding: str


class Series(Frozen):
    """All statements of one (measure, qualifiers, scope), with the unit in the key for money and per cent."""

    measure: str
    qualifiers: tuple[str, ...]
    scope: str | None
    unit: str | None
    points: tuple[Point, ...]
    dimensions: Dimensions = ()
    """All that narrows it; `qualifiers` and `scope` are made of these."""


class Headline(Frozen):
    """A headline series over both editions: this year's value against last year's."""

    measure: str
    qualifiers: tuple[str, ...]
    unit: str | None
    """Only for money and per cent."""
    new: Figure | None
    """This year's value in the new report."""
    old: Figure | None
    """Last year's value as the old report gave it."""
    said: Figure | None
    """Last year's value as the new report gives it, to compare with."""
    delta: Number | None
    """`new` less `base`; `None` where they cannot be compared."""
    percent: float | None
    """One decimal; `None` where `delta` is, or the base is 0."""
    reason: str | None
    """Why the two cannot be compared: other bounds, other coverage."""

    @property
    def dimensions(self) -> Dimensions:
        """All that narrows it, of which `qualifiers` are made."""
        figure = self.new or self.base
        return figure.narrowing if figure else ()

    @property
    def base(self) -> Figure | None:
        """What the movement is told from: last year's value as last year's report gave it, else as this year's does."""
        return self.old or self.said

    @property
    def restated(self) -> bool:
        """True where this year's report gives another value for last year than last year's did."""
        return bool(self.old and self.said and (self.old.value, self.old.high) != (self.said.value, self.said.high))

    @property
    def changed(self) -> bool:
        """True where the editions give different values."""
        values = [(f.value, f.high) if f else None for f in (self.old, self.new)]
        return values[0] != values[1] and None not in values


class Audit(Frozen):
    """A check of figures against each other that did not hold."""

    rule: Literal["restated", "sum", "claim"]
    message: str
    measure: str
    reference_year: int | None
    expected: Number | None
    """The earlier or computed value."""
    found: Number | None
    """The later or stated one."""
    evidence: tuple[FindingRef, ...]
    """The findings that it rests on, by side."""
    dimensions: Dimensions = ()
    """What narrows the figures that it is about."""
