"""A published edition against what it says now: takes the two readings, gives each edit of the text, once.

Alone owns what one edit is: words of one sentence that differ, a sentence that came or went, a heading, sentences that
stand elsewhere. What an edit changes in the reading of figures belongs to it, wherever those stand: a figure is never
told by itself. Texts that are equal after normalization are no edit, whatever the bytes.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Literal, NamedTuple

from rapidfuzz import fuzz
from rapidfuzz.distance import Indel

from tipdiff.check.hunks import Hunk, hunks, sides, sign
from tipdiff.model import Figure, Finding, Report
from tipdiff.normalize.typography import key

ALIKE = 45.0
"""Least likeness, in per cent, of two sentences of which one is the other edited: where a sentence was removed and
another added at its place, the two have under 40 as a rule."""

State = Literal["changed", "gone", "came", "moved"]


class Edit(NamedTuple):
    """One edit of a published text."""

    state: State
    old: Finding | None
    new: Finding | None
    hunk: Hunk | None
    """The words that differ, of a `changed` one."""
    anchor: Finding | None
    """The finding of today's text beside which something is gone."""
    behind: bool
    """True where what is gone stood behind the anchor, False where it stood before it."""
    figures: tuple[tuple[Figure | None, Figure | None], ...]
    """What it changed of figures, in its own sentence."""
    beneath: tuple[tuple[Figure | None, Figure | None], ...] = ()
    """The same in other sentences."""

    @property
    def numeric(self) -> bool:
        """True where a number came, went or differs, or what a number says."""
        return bool(self.figures) or (self.hunk is not None and self.hunk.numeric)


def edits(then: Report, now: Report) -> tuple[list[Edit], list[tuple[Finding, Finding]]]:
    """The edits between two readings of one edition, in today's order; and findings of equal text whose figures differ
    without any edit."""
    old, new = _units(then), _units(now)
    found: list[Edit] = []
    equal: list[tuple[Finding, Finding]] = []
    for before, after in _gaps(old, new, equal):
        found += _of_gap(before, after, new)
    found = list(_without_moved(found))
    return _with_consequences(found, equal, new)


def _units(report: Report) -> list[Finding]:
    """Everything that a report says, in its order: sentences, behind them each section's rows of tables."""
    found: list[Finding] = []
    for section in report.sections:
        found += section.findings
        for table in section.tables:
            found += (Finding(row.id, row.text, None, table.page, row.figures) for row in table.rows)
    return found


class _Part(NamedTuple):
    """A run of findings that has no equal on the other side."""

    findings: Sequence[Finding]
    start: int


def _gaps(
    old: Sequence[Finding], new: Sequence[Finding], equal: list[tuple[Finding, Finding]]
) -> Iterator[tuple[_Part, _Part]]:
    """What lies between equal findings; these are put into `equal`."""
    keys = [[key(finding.text) for finding in side] for side in (old, new)]
    o = n = 0
    blocks = [block for block in Indel.opcodes(*keys) if block.tag == "equal"]
    for block in blocks:
        if o < block.src_start or n < block.dest_start:
            yield _Part(old[o : block.src_start], o), _Part(new[n : block.dest_start], n)
        o, n = block.src_end, block.dest_end
        equal += zip(old[block.src_start : o], new[block.dest_start : n], strict=True)
    if o < len(old) or n < len(new):
        yield _Part(old[o:], o), _Part(new[n:], n)


def _of_gap(before: _Part, after: _Part, new: Sequence[Finding]) -> Iterator[Edit]:
    """The edits of one gap: sentences that are alike are one edited, the others came or went."""
    if _joined(before.findings) == _joined(after.findings):
        return  # cut elsewhere into sentences, no word differs
    pairs = _paired(before.findings, after.findings)
    partner = {n: o for o, n in pairs}
    taken = {o for o, _ in pairs}
    left = [o for o in range(len(before.findings)) if o not in taken]
    edited = False
    for n, finding in enumerate(after.findings):
        earlier = [o for o in left if n in partner and o < partner[n]]
        for o in earlier:
            left.remove(o)
            yield _gone(before.findings[o], new, after.start + n)
        if n not in partner:
            yield Edit("came", None, finding, None, None, False, tuple((None, figure) for figure in finding.figures))
            continue
        edited = True
        yield from _changed(before.findings[partner[n]], finding)
    for o in left:
        yield _gone(before.findings[o], new, after.start + (len(after.findings) if edited else 0))


def _joined(findings: Sequence[Finding]) -> str:
    return " ".join(key(finding.text) for finding in findings)


def _paired(old: Sequence[Finding], new: Sequence[Finding]) -> list[tuple[int, int]]:
    """Pairs of alike sentences, in order on both sides, the most alike first."""
    if not old or not new:
        return []
    scored = sorted(
        ((fuzz.ratio(a.text, b.text), -abs(o - n), o, n) for o, a in enumerate(old) for n, b in enumerate(new)),
        reverse=True,
    )
    taken: list[tuple[int, int]] = []
    for score, _, o, n in scored:
        if score < ALIKE:
            break
        if all((o < each_o and n < each_n) or (o > each_o and n > each_n) for each_o, each_n in taken):
            taken.append((o, n))
    return sorted(taken)


def _changed(old: Finding, new: Finding) -> Iterator[Edit]:
    """One edit for each number that differs, and one for all other words of the sentence."""
    found = hunks(old, new)
    words = [hunk for hunk in found if not hunk.numeric]
    for hunk in found:
        if hunk.numeric:
            yield Edit("changed", old, new, hunk, None, False, hunk.figures)
    if words:
        yield Edit("changed", old, new, _one(words), None, False, ())


def _one(words: Sequence[Hunk]) -> Hunk:
    """Several hunks of words as one, at the place of the first."""
    if len(words) == 1:
        return words[0]
    gone, came = (" … ".join(filter(None, side)) for side in zip(*((h.gone, h.came) for h in words), strict=True))
    return words[0]._replace(gone=gone, came=came, reversal=any(hunk.reversal for hunk in words))


def _gone(old: Finding, new: Sequence[Finding], at: int) -> Edit:
    """A sentence that went: beside the one of its paragraph that stands before or behind, else behind the last."""
    before = new[at - 1] if 0 < at <= len(new) else None
    after = new[at] if at < len(new) else None
    paragraph = old.id.rpartition(".")[0]
    follows = after is not None and after.id.rpartition(".")[0] == paragraph
    leads = before is not None and before.id.rpartition(".")[0] == paragraph
    figures = tuple((figure, None) for figure in old.figures)
    if before is None or (follows and not leads):
        return Edit("gone", old, None, None, after, False, figures)
    return Edit("gone", old, None, None, before, True, figures)


def _without_moved(found: Sequence[Edit]) -> Iterator[Edit]:
    """With what went at one place and came at another as one edit."""
    came: dict[str, list[int]] = {}
    for place, edit in enumerate(found):
        if edit.state == "came" and edit.new is not None:
            came.setdefault(key(edit.new.text), []).append(place)
    moved: dict[int, Edit] = {}
    dropped: set[int] = set()
    for place, edit in enumerate(found):
        if edit.state == "gone" and edit.old is not None and (places := came.get(key(edit.old.text))):
            there = places.pop(0)
            moved[there] = Edit("moved", edit.old, found[there].new, None, None, False, ())
            dropped.add(place)
    for place, edit in enumerate(found):
        if place not in dropped:
            yield moved.get(place, edit)


def _with_consequences(
    found: list[Edit], equal: Sequence[tuple[Finding, Finding]], new: Sequence[Finding]
) -> tuple[list[Edit], list[tuple[Finding, Finding]]]:
    """With what edits changed of figures in sentences that stayed: beneath the nearest edit before, else the first."""
    otherwise = [(old, now) for old, now in equal if _signs(old) != _signs(now)]
    if not found or not otherwise:
        return found, otherwise
    places = {id(finding): place for place, finding in enumerate(new)}
    stands = [places.get(id(edit.new or edit.anchor), 0) for edit in found]
    beneath: dict[int, list[tuple[Figure | None, Figure | None]]] = {}
    for old, now in otherwise:
        here = places[id(now)]
        cause = max((n for n, place in enumerate(stands) if place <= here), default=0, key=lambda n: stands[n])
        beneath.setdefault(cause, []).extend(sides(old.figures, now.figures))
    return [edit._replace(beneath=tuple(beneath.get(n, ()))) for n, edit in enumerate(found)], []


def _signs(finding: Finding) -> list[tuple[object, ...]]:
    return [sign(figure) for figure in finding.figures]
