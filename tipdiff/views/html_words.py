"""A passage as pieces that a template writes down one after another: takes text with spans, cuts it at them."""

from __future__ import annotations

from collections.abc import Iterator

from tipdiff.model.frozen import Frozen
from tipdiff.views.phrases.spans import Passage


class Marked(Frozen):
    """A run of text that is equal, deleted or inserted."""

    kind: str
    parts: tuple[tuple[bool, str], ...]
    """(whether it is a figure that differs, text)."""


def pieces(passage: Passage) -> tuple[Marked, ...]:
    """The whole text in order, each run with its figures told apart."""
    figures = sorted((start, end) for start, end, name in passage.spans if name == "figure")
    runs: list[Marked] = []
    at = 0
    for start, end, kind in sorted(span for span in passage.spans if span[2] != "figure"):
        if at < start:
            runs.append(Marked("equal", tuple(_parts(passage.text, at, start, figures))))
        if start < end:
            runs.append(Marked(kind, tuple(_parts(passage.text, start, end, figures))))
        at = end
    if at < len(passage.text):
        runs.append(Marked("equal", tuple(_parts(passage.text, at, len(passage.text), figures))))
    return tuple(runs)


def _parts(text: str, start: int, end: int, figures: list[tuple[int, int]]) -> Iterator[tuple[bool, str]]:
    at = start
    for a, b in figures:
        a, b = max(a, at), min(b, end)
        if a < b:
            if at < a:
                yield False, text[at:a]
            yield True, text[a:b]
            at = b
    if at < end:
        yield False, text[at:end]
