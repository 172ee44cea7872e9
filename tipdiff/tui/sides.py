"""The two sides of a change as text with spans: takes a Change, says what is to be marked where.

It alone turns `words` and figures, which count in the joined text of a side, into places of one finding, or
of the two texts run together for a narrow screen.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Literal

from tipdiff.model import Change, Figure, Finding
from tipdiff.tui.paint import Span, plain


@dataclass(frozen=True)
class Passage:
    """A text and what to mark in it."""

    text: str
    spans: tuple[Span, ...]


def side(change: Change, which: Literal["old", "new"]) -> tuple[Passage, ...]:
    """The findings of one side, each with its own marks."""
    findings = change.old if which == "old" else change.new
    marked = list(_word_spans(change, "delete" if which == "old" else "insert"))
    passages: list[Passage] = []
    start = 0
    for finding in findings:
        end = start + len(finding.text)
        spans = [(max(a, start) - start, min(b, end) - start, name) for a, b, name in marked if a < end and b > start]
        spans += [(*figure.span, "figure") for figure in _figures(change, which) if figure.finding == finding.id]
        passages.append(Passage(plain(finding.text), tuple(spans)))
        start = end + 1
    return tuple(passages)


def together(change: Change) -> Passage:
    """Both sides in one text, deleted words before inserted ones."""
    if change.kind != "changed":
        return Passage(" ".join(part.text for part in side(change, "new" if change.new else "old")), ())
    spans: list[Span] = []
    placed: dict[str, list[tuple[int, int, int]]] = {"old": [], "new": []}
    """For each side: (start in the side, start in the whole, length) of each piece."""
    text = before = ""
    at = {"old": 0, "new": 0}
    for kind, piece in change.words:
        if before == "delete" and kind == "insert" and text[-1:].isalnum() and piece[:1].isalnum():
            text += " "  # what went and what came are two words
        before = kind
        for which, other in (("old", "insert"), ("new", "delete")):
            if kind != other:
                placed[which].append((at[which], len(text), len(piece)))
                at[which] += len(piece)
        if kind != "equal":
            spans.append((len(text) + _blanks(piece), len(text) + len(piece), kind))
        text += piece
    for which in ("old", "new"):
        spans += _carried(_in_joined(change, which), placed[which])
    return Passage(plain(text), tuple(spans))


def texts(change: Change) -> Iterator[str]:
    """Every text of a change, as it is shown: what a search looks through."""
    return (plain(finding.text) for finding in (*change.old, *change.new))


def _word_spans(change: Change, marked: str) -> Iterator[Span]:
    if change.kind != "changed":
        return
    at = 0
    for kind, piece in change.words:
        if kind == marked:
            yield at + _blanks(piece), at + len(piece), kind
        if kind in ("equal", marked):
            at += len(piece)


def _blanks(piece: str) -> int:
    """Blanks before the first word: a mark begins at the word."""
    return len(piece) - len(piece.lstrip()) if piece.strip() else 0


def _figures(change: Change, which: str) -> Iterator[Figure]:
    sides = ((each.old if which == "old" else each.new) for each in change.figures)
    return (figure for figure in sides if figure is not None)


def _in_joined(change: Change, which: str) -> Iterator[tuple[int, int]]:
    """Spans of the figures that differ, in the joined text of a side."""
    findings: Sequence[Finding] = change.old if which == "old" else change.new
    starts: dict[str, int] = {}
    start = 0
    for finding in findings:
        starts[finding.id] = start
        start += len(finding.text) + 1
    for figure in _figures(change, which):
        if figure.finding in starts:
            yield figure.span[0] + starts[figure.finding], figure.span[1] + starts[figure.finding]


def _carried(spans: Iterator[tuple[int, int]], placed: Sequence[tuple[int, int, int]]) -> Iterator[Span]:
    """Spans of a side, in the whole."""
    for start, end in spans:
        for of_side, of_whole, size in placed:
            a, b = max(start, of_side), min(end, of_side + size)
            if a < b:
                yield a - of_side + of_whole, b - of_side + of_whole, "figure"
