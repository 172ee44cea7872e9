"""The two sides of a change as pieces of text: takes a Change, says which words and figures to mark.

It alone turns `words`, which count in the joined text of a side, and figures, which count in their finding,
into pieces that a template can write down one after another.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Literal

from tipdiff.frozen import Frozen
from tipdiff.model import Change, Finding

Side = Literal["old", "new"]
Span = tuple[int, int]


class Marked(Frozen):
    """A run of text that is equal, deleted or inserted."""

    kind: Literal["equal", "delete", "insert"]
    blank: str
    """White space before it, which is never marked."""
    parts: tuple[tuple[bool, str], ...]
    """(whether it is a figure that differs, text)."""


class Passage(Frozen):
    """A finding of one side."""

    id: str
    pieces: tuple[Marked, ...]


def unified(change: Change) -> tuple[Marked, ...]:
    """Both sides in one text, deleted words before inserted ones."""
    old_spans, new_spans = _figure_spans(change, "old"), _figure_spans(change, "new")
    pieces = []
    old_at = new_at = 0
    for kind, text in change.words:
        at, spans = (old_at, old_spans) if kind == "delete" else (new_at, new_spans)
        pieces.append(_marked(kind, text, at, spans))
        old_at += len(text) if kind != "insert" else 0
        new_at += len(text) if kind != "delete" else 0
    return tuple(pieces)


def side(change: Change, which: Side) -> tuple[Passage, ...]:
    """The findings of one side with their marks; a change of typography alone in the source's spelling."""
    findings = change.old if which == "old" else change.new
    if change.aspects == ("typography",):
        return tuple(Passage(each.id, (_marked("equal", each.raw or each.text, 0, ()),)) for each in findings)
    spans = _figure_spans(change, which)
    runs = list(_runs(change, which, findings))
    passages = []
    start = 0
    for finding in findings:
        end = start + len(finding.text)
        cut = ((kind, text[max(0, start - at) : end - at], max(at, start)) for kind, text, at in runs)
        pieces = tuple(_marked(kind, text, at, spans) for kind, text, at in cut if text and at < end)
        passages.append(Passage(finding.id, pieces))
        start = end + 1
    return tuple(passages)


def _runs(change: Change, which: Side, findings: Sequence[Finding]) -> Iterator[tuple[str, str, int]]:
    """(kind, text, where it begins in the joined text of the side)."""
    if change.kind != "changed":
        yield "equal", " ".join(finding.text for finding in findings), 0
        return
    at = 0
    for kind, text in change.words:
        if kind != ("insert" if which == "old" else "delete"):
            yield kind, text, at
            at += len(text)


def _figure_spans(change: Change, which: Side) -> tuple[Span, ...]:
    """The figures that differ, in the joined text of a side."""
    figures = [each.old if which == "old" else each.new for each in change.figures]
    spans = []
    start = 0
    for finding in change.old if which == "old" else change.new:
        spans += [
            (figure.span[0] + start, figure.span[1] + start)
            for figure in figures
            if figure is not None and figure.finding == finding.id
        ]
        start += len(finding.text) + 1
    return tuple(sorted(spans))


def _marked(kind: str, text: str, at: int, spans: Sequence[Span]) -> Marked:
    """A run with its figures told apart; `at` is where it begins in what `spans` count."""
    inner = text.lstrip() if text.strip() else text
    blank = text[: len(text) - len(inner)]
    start = at + len(blank)
    parts: list[tuple[bool, str]] = []
    done = start
    for a, b in spans:
        a, b = max(a, done), min(b, start + len(inner))
        if a < b:
            parts += [(False, inner[done - start : a - start]), (True, inner[a - start : b - start])]
            done = b
    parts.append((False, inner[done - start :]))
    return Marked(kind, blank, tuple(part for part in parts if part[1]))  # type: ignore[arg-type]
