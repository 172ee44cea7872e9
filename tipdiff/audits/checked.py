"""Which figures the audits have held against others: what their silence speaks of."""

from __future__ import annotations

from tipdiff.model import Figure
from tipdiff.model.references import FigureRef, Side


class Checked:
    """Filled by the audits as they go: a figure stands here once it was held against another, whatever came of it."""

    def __init__(self) -> None:
        self.figures: set[tuple[Side, FigureRef]] = set()

    def note(self, *figures: Figure, side: Side = "new") -> None:
        """Takes figures of one report that were held against others."""
        self.figures.update((side, figure.ref) for figure in figures)


class _Unnoted(Checked):
    """Where nobody asks."""

    def note(self, *figures: Figure, side: Side = "new") -> None:
        """Keeps nothing."""


UNNOTED = _Unnoted()
