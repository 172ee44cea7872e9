"""The two sides of a change as text with spans: takes a Change, says what is to be marked where.

It alone turns `words` and figures, which count in the joined text of a side, into places of one finding, or
of the two texts run together for a narrow screen. Spans are code points, (start, end, `delete`, `insert` or
`figure`); words come before figures, which lie over them. A mark begins at its first word, not at the blank before.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from tipdiff.model import Change, Figure
from tipdiff.model.frozen import Frozen
from tipdiff.model.references import Side

Span = tuple[int, int, str]


class Passage(Frozen):
    """A text and what to mark in it."""

    id: str
    """The finding's; empty where both sides are run together."""
    text: str
    spans: tuple[Span, ...]


def side(change: Change, which: Side) -> tuple[Passage, ...]:
    """The findings of one side, each with its own marks; a change of characters alone in the source's spelling."""
    findings = change.old if which == "old" else change.new
    if change.aspects == ("typography",):
        return tuple(Passage(each.id, " ".join((each.raw or each.text).split()), ()) for each in findings)
    marked = list(_words(change, which))
    passages: list[Passage] = []
    start = 0
    for finding in findings:
        end = start + len(finding.text)
        spans = [(max(a, start) - start, min(b, end) - start, name) for a, b, name in marked if a < end and b > start]
        spans += [(*figure.span, "figure") for figure in _figures(change, which) if figure.finding == finding.id]
        passages.append(Passage(finding.id, finding.text, tuple(spans)))
        start = end + 1
    return tuple(passages)


def together(change: Change) -> Passage:
    """Both sides in one text, deleted words before inserted ones."""
    if change.kind != "changed":
        which: Side = "new" if change.new else "old"
        spans = tuple((start, end, "figure") for start, end in _in_joined(change, which))
        return Passage("", change.new_text or change.old_text, spans)
    marked: list[Span] = []
    placed: dict[Side, list[tuple[int, int, int]]] = {"old": [], "new": []}
    """For each side: (start in the side, start in the whole, length) of each piece."""
    text = before = ""
    at: dict[Side, int] = {"old": 0, "new": 0}
    others: tuple[tuple[Side, str], ...] = (("old", "insert"), ("new", "delete"))
    for kind, piece in change.words:
        if before == "delete" and kind == "insert" and text[-1:].isalnum() and piece[:1].isalnum():
            text += " "  # what went and what came are two words
        before = kind
        for which, other in others:
            if kind != other:
                placed[which].append((at[which], len(text), len(piece)))
                at[which] += len(piece)
        if kind != "equal":
            marked.append((len(text) + _blanks(piece), len(text) + len(piece), kind))
        text += piece
    for which, _ in others:
        marked += _carried(_in_joined(change, which), placed[which])
    return Passage("", text, tuple(marked))


def _words(change: Change, which: Side) -> Iterator[Span]:
    """Spans of the words that are on this side alone, in its joined text."""
    if change.kind != "changed":
        return
    alone = "delete" if which == "old" else "insert"
    at = 0
    for kind, piece in change.words:
        if kind == alone:
            yield at + _blanks(piece), at + len(piece), kind
        if kind in ("equal", alone):
            at += len(piece)


def _blanks(piece: str) -> int:
    return len(piece) - len(piece.lstrip()) if piece.strip() else 0


def _figures(change: Change, which: Side) -> Iterator[Figure]:
    sides = ((each.old if which == "old" else each.new) for each in change.figures)
    return (figure for figure in sides if figure is not None)


def _in_joined(change: Change, which: Side) -> Iterator[tuple[int, int]]:
    """Spans of the figures that differ, in the joined text of a side."""
    starts: dict[str, int] = {}
    start = 0
    for finding in change.old if which == "old" else change.new:
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
