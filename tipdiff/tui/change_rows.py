"""The rows of the diff screen: a section's head, a change, a fold of what is hidden, a pointer."""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import cached_property

from rich.segment import Segment
from textual.strip import Strip

from tipdiff import phrases
from tipdiff.model import Change, ChangeLog, SectionCount
from tipdiff.tui.paint import Canvas, Pieces, found, line, lines_of, paragraph, segments, strip, wrap
from tipdiff.tui.sides import Passage, side, together

MARGIN = 4
"""Cells left of a text: the cursor's bar, the signs, a blank."""
DIVIDER = 4
"""Cells between the columns: a blank, the rule, the bracket and a blank."""
REVIEWED = "✓"
RULE = "─"


def column(width: int) -> int:
    """Cells of each column of text, side by side."""
    return (width - MARGIN - DIVIDER) // 2


def signs(change: Change) -> str:
    """`~`, `+`, `-`, with `>` where it moved."""
    return (phrases.SIGNS[change.kind].strip() + (phrases.MOVED if change.moved else "")) or "="


def style(change: Change) -> str:
    return "moved" if change.moved and change.kind == "unchanged" else change.kind


def count_pieces(changed: int, new: int, dropped: int, moved: int = 0) -> list[tuple[str, str]]:
    """`~12 +4 -3`, each in the colour of its kind; nothing for 0."""
    counts = (("~", changed, "changed"), ("+", new, "new"), ("-", dropped, "dropped"), (">", moved, "moved"))
    return [(f" {sign}{count}", name) for sign, count, name in counts if count]


@dataclass(frozen=True)
class SectionHead:
    """Where a section begins."""

    count: SectionCount
    log: ChangeLog
    selectable: bool = False

    def height(self, width: int, side_by_side: bool) -> int:
        return 1

    def draw(self, canvas: Canvas) -> list[Strip]:
        name = phrases.heading(self.count.section)
        own = self.count.new_heading or self.count.old_heading or ""
        heading = "" if own.casefold() == name.casefold() else f"  {own} "
        counts = count_pieces(self.count.changed, self.count.new, self.count.dropped)
        pieces = [(f" {name.upper()} ", "heading"), *counts, (heading or "  ", "dim")]
        only = [
            f"not in the {phrases.edition(other)}  "
            for report, other in ((self.log.old, self.log.new), (self.log.new, self.log.old))
            if report.section(self.count.section) and not other.section(self.count.section)
        ]
        return [line([*pieces, *((text, "warning") for text in only)], canvas, fill=RULE)]


@dataclass(frozen=True)
class Fold:
    """A run of findings that are not shown."""

    changes: tuple[Change, ...]
    selectable: bool = True

    @property
    def label(self) -> str:
        still = sum(change.kind == "unchanged" for change in self.changes)
        typography = sum(change.quiet and change.aspects == ("typography",) for change in self.changes)
        years = sum(change.quiet for change in self.changes) - typography
        other = len(self.changes) - still - typography - years
        parts = (
            (still, "unchanged"),
            (years, "year only"),
            (typography, "typography"),
            (other, "filtered out"),
        )
        return ", ".join(f"{count} {name}" for count, name in parts if count)

    def height(self, width: int, side_by_side: bool) -> int:
        return 1

    def draw(self, canvas: Canvas) -> list[Strip]:
        return [line([(f" ⋯  {self.label}", "dim")], canvas)]


@dataclass(frozen=True)
class Departure:
    """Stands where a finding was before it moved, and leads to it."""

    change: Change
    selectable: bool = True

    def height(self, width: int, side_by_side: bool) -> int:
        return 1

    def draw(self, canvas: Canvas) -> list[Strip]:
        old, new = (", ".join(finding.id for finding in s) for s in (self.change.old, self.change.new))
        text = " ".join(finding.text for finding in self.change.old)
        pieces: Pieces = [(f" {phrases.MOVED}  ", "moved"), (f"{old} now at {new}  ", "moved"), (text, "dim")]
        return [line(pieces, canvas)]


@dataclass(frozen=True)
class ChangeRow:
    """A change: what it is, both texts, the figures that differ."""

    change: Change
    log: ChangeLog
    selectable: bool = True
    measured: dict[tuple[int, bool], int] = field(default_factory=dict, compare=False, repr=False)
    """Heights by width and columns: folds and filters ask for all of them again and again."""

    @cached_property
    def old(self) -> tuple[Passage, ...]:
        return side(self.change, "old")

    @cached_property
    def new(self) -> tuple[Passage, ...]:
        return side(self.change, "new")

    @cached_property
    def whole(self) -> Passage:
        return together(self.change)

    @cached_property
    def figure_lines(self) -> tuple[tuple[str, str], ...]:
        """(what is said of a figure, its style): dim where it is only given to compare with."""
        if self.change.kind != "changed":
            return ()
        return tuple(
            (
                f"» {phrases.figure_label(each)}: {phrases.figure_change(each)}",
                "dim" if each.new and each.new.comparison else "figure",
            )
            for each in self.change.figures
        )

    def height(self, width: int, side_by_side: bool) -> int:
        known = self.measured.get((width, side_by_side))
        if known is None:
            known = self.measured[width, side_by_side] = self._measure(width, side_by_side)
        return known

    def _measure(self, width: int, side_by_side: bool) -> int:
        if side_by_side:
            room = column(width)
            old, new = (sum(len(wrap(part.text, room)) for part in parts) for parts in (self.old, self.new))
            text = max(old, new)
        else:
            text = len(wrap(self.whole.text, width - MARGIN))
        return 1 + text + sum(lines_of(said, width - MARGIN - 2) for said, _ in self.figure_lines)

    def draw(self, canvas: Canvas) -> list[Strip]:
        drawn = [
            self._head(canvas),
            *(self._columns(canvas) if canvas.side_by_side else self._one_column(canvas)),
        ]
        for said, style_of in self.figure_lines:
            drawn += paragraph(said, canvas, indent=MARGIN, hang=MARGIN + 2, base=style_of)
        return drawn

    def _head(self, canvas: Canvas) -> Strip:
        change = self.change
        likeness = f" {round(100 * change.similarity)} %" if change.kind == "changed" else ""
        here = ", ".join(finding.id for finding in change.new or change.old)
        there = ", ".join(finding.id for finding in change.old)
        pieces = [(f" {signs(change):<3}", style(change)), (f"{here}  ", "heading")]
        if change.moved:
            pieces.append((f"from {there}  ", "moved"))
        elif len(change.old) != len(change.new) and change.old and change.new:
            pieces.append((f"{len(change.old)} → {len(change.new)}  ", "bracket"))
        pieces.append((phrases.nature(change, self.log) + likeness, style(change)))
        done = change.id in canvas.reviewed
        return line(pieces, canvas, [(f"{REVIEWED} reviewed ", "done")] if done else ())

    def _one_column(self, canvas: Canvas) -> list[Strip]:
        change, whole = self.change, self.whole
        base = change.kind if change.kind in ("new", "dropped") else ""
        joined = len(change.old) != len(change.new) and bool(change.old and change.new)
        places = wrap(whole.text, canvas.width - MARGIN)
        spans = (*whole.spans, *found(whole.text, canvas))
        return [
            strip(
                [
                    Segment(f"  {bracket(n, len(places)) if joined else ' '} ", canvas["bracket"]),
                    *segments(whole.text, start, end, spans, canvas, base),
                ],
                canvas.width,
            )
            for n, (start, end) in enumerate(places)
        ]

    def _columns(self, canvas: Canvas) -> list[Strip]:
        room = column(canvas.width)
        old = self._column(self.old, room, canvas, "dropped", phrases.edition(self.log.old))
        new = self._column(self.new, room, canvas, "new", phrases.edition(self.log.new))
        blank = ([Segment("  ")], Strip.blank(room))
        count = max(len(old), len(new))
        rule = Segment(" │", canvas["dim"])
        old += [blank] * (count - len(old))
        new += [blank] * (count - len(new))
        return [
            strip([Segment("  "), *left, *before, rule, *right, *after], canvas.width)
            for (left, before), (right, after) in zip(old, new, strict=True)
        ]

    def _column(
        self, parts: tuple[Passage, ...], room: int, canvas: Canvas, alone: str, edition: str
    ) -> list[tuple[list[Segment], Strip]]:
        """Lines of one side: what stands before the text, and the text."""
        if not parts:
            return [([Segment("  ")], strip([Segment(f"not in the {edition}", canvas["dim"])], room))]
        base = alone if self.change.kind == alone else "dim" if self.change.kind == "unchanged" else ""
        texts = [
            strip(segments(part.text, start, end, (*part.spans, *found(part.text, canvas)), canvas, base), room)
            for part in parts
            for start, end in wrap(part.text, room)
        ]
        joined = len(parts) > 1
        return [
            ([Segment(f"{bracket(n, len(texts)) if joined else ' '} ", canvas["bracket"])], text)
            for n, text in enumerate(texts)
        ]


def bracket(n: int, count: int) -> str:
    """The n-th of the lines that a bracket joins."""
    if count == 1:
        return "["
    return "┌" if n == 0 else "└" if n == count - 1 else "│"
