"""One edition as the engine sees it, and what of it still waits for a match."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence

Pair = tuple[int, int]
"""An old and a new position."""


class Side:
    """The sentences of one edition in order, each with its section and its paragraph."""

    def __init__(self, texts: Sequence[str], sections: Sequence[str] | None, paragraphs: Sequence[int] | None) -> None:
        self.texts = list(texts)
        self.sections = list(sections) if sections is not None else [""] * len(self.texts)
        self.in_paragraphs = paragraphs is not None
        self.paragraphs = list(paragraphs) if paragraphs is not None else list(range(len(self.texts)))
        self.open = set(range(len(self.texts)))
        """Positions that no match holds yet."""

    def key(self) -> tuple[list[str], list[str], list[int]]:
        """By what two sides are put in an order of their own, whichever of them is the older."""
        return self.texts, self.sections, self.paragraphs

    def mean_length(self) -> float:
        """Characters a sentence."""
        return sum(map(len, self.texts)) / (len(self.texts) or 1)

    def by_section(self) -> dict[str, list[int]]:
        """The positions of each section, ascending."""
        places: defaultdict[str, list[int]] = defaultdict(list)
        for place, section in enumerate(self.sections):
            places[section].append(place)
        return places


def close(pairs: Iterable[Pair], old: Side, new: Side) -> None:
    """Take what `pairs` hold out of what is open."""
    for o, n in pairs:
        old.open.discard(o)
        new.open.discard(n)
