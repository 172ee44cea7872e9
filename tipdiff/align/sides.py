"""One edition as the engine sees it: texts in order, each with its section and its paragraph."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence


class Side:
    """The sentences of one edition, each with its section and its paragraph."""

    def __init__(self, texts: Sequence[str], sections: Sequence[str] | None, paragraphs: Sequence[int] | None) -> None:
        self.texts = list(texts)
        self.sections = list(sections) if sections is not None else [""] * len(self.texts)
        self.in_paragraphs = paragraphs is not None
        self.paragraphs = list(paragraphs) if paragraphs is not None else list(range(len(self.texts)))

    def key(self) -> tuple[list[str], list[str], list[int]]:
        return self.texts, self.sections, self.paragraphs

    def by_section(self) -> dict[str, list[int]]:
        places: defaultdict[str, list[int]] = defaultdict(list)
        for place, section in enumerate(self.sections):
            places[section].append(place)
        return places
