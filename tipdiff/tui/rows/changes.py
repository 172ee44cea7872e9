"""The rows of the diff screen: a section's head, a change, a fold of what is hidden, a pointer."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cached_property

from rich.cells import cell_len
from rich.segment import Segment
from textual.strip import Strip

from tipdiff.model import Change, ChangeLog, Finding, SectionCount
from tipdiff.model.frozen import Frozen
from tipdiff.tui.rows.paint import Canvas, Pieces, found, line, lines_of, paragraph, plain, segments, strip, wrap
from tipdiff.views import phrases
from tipdiff.views.phrases.spans import Passage, side, together

MARGIN = 4
"""Cells left of a text: the cursor's bar, the signs, a blank."""
DIVIDER = 4
"""Cells between the columns: a blank, the rule, the bracket and a blank."""
REVIEWED = "✓"
RULE = "─"


def column(width: int) -> int:
    """Cells of each column of text, side by side."""
    return (width - MARGIN - DIVIDER) // 2


def shown(passage: Passage) -> Passage:
    """As it may stand on a screen: `plain` keeps every character at its place, so the spans stay true."""
    return Passage(passage.id, plain(passage.text), passage.spans)


def count_pieces(changed: int, new: int, dropped: int, moved: int = 0) -> list[tuple[str, str]]:
    """`~12 +4 −3`, each in the colour of its kind; nothing for 0."""
    counts = {"changed": changed, "new": new, "dropped": dropped, "moved": moved}
    return [(f" {sign}{counts[kind]}", kind) for kind, sign in phrases.KIND_SIGNS.items() if counts[kind]]


class SectionHead(Frozen):
    """Where a section begins."""

    count: SectionCount
    log: ChangeLog
    selectable: bool = False

    def height(self, width: int, side_by_side: bool) -> int:
        return 1

    def draw(self, canvas: Canvas) -> list[Strip]:
        name = phrases.section_name(self.count.section, self.log)
        counts = count_pieces(self.count.changed, self.count.new, self.count.dropped)
        pieces = [(f" {name} ", "heading"), *counts, ("  ", "dim")]
        if where := phrases.absence(self.count.section, self.log):
            pieces.append((f"{where}  ", "warning"))
        return [line(pieces, canvas, fill=RULE)]


class Fold(Frozen):
    """A run of findings that are not shown."""

    changes: tuple[Change, ...]
    selectable: bool = True

    def height(self, width: int, side_by_side: bool) -> int:
        return 1

    def draw(self, canvas: Canvas) -> list[Strip]:
        return [line([(f" ⋯  {phrases.folded(self.changes)}", "dim")], canvas)]


class Departure(Frozen):
    """Stands where a finding was before it moved, and leads to it."""

    change: Change
    selectable: bool = True

    def height(self, width: int, side_by_side: bool) -> int:
        return 1

    def draw(self, canvas: Canvas) -> list[Strip]:
        said = f"{ids(self.change.old)} now at {ids(self.change.new)}  "
        pieces: Pieces = [(f" {phrases.MOVED}  ", "moved"), (said, "moved"), (self.change.old_text, "dim")]
        return [line(pieces, canvas)]


class ChangeRow(Frozen):
    """A change: what it is, both texts, the figures that differ."""

    change: Change
    log: ChangeLog
    selectable: bool = True

    @cached_property
    def measured(self) -> dict[tuple[int, bool], int]:
        """Heights by width and columns, filled as asked for: folds and filters ask for all of them again and again."""
        return {}

    @cached_property
    def old(self) -> tuple[Passage, ...]:
        return tuple(map(shown, side(self.change, "old")))

    @cached_property
    def new(self) -> tuple[Passage, ...]:
        return tuple(map(shown, side(self.change, "new")))

    @cached_property
    def whole(self) -> Passage:
        return shown(together(self.change))

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
        """What became of it, first; at the right whether it is reviewed, and its id."""
        change, style = self.change, phrases.told_as(self.change)
        pieces = [(f" {phrases.signs(change):<3}", style), (phrases.nature(change, self.log), style)]
        if len(change.old) != len(change.new) and change.old and change.new:
            pieces.append((f"  {len(change.old)} → {len(change.new)}", "bracket"))
        if change.kind == "changed":
            pieces.append((f"  {phrases.likeness(change)} % alike", "dim"))
        if change.moved:
            pieces.append((f"  from {ids(change.old)}", "moved"))
        right = [(f"{REVIEWED} reviewed  ", "done")] if change.id in canvas.reviewed else []
        room = canvas.width - sum(cell_len(text) for text, _ in (*pieces, *right)) - 3
        here = ids(change.new or change.old)
        if cell_len(here) > room:
            here = ids(change.new or change.old, short=True)
        return line(pieces, canvas, [*right, (f"{here} ", "dim")])

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
        old = self._column(self.old, room, canvas, "dropped")
        new = self._column(self.new, room, canvas, "new")
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
        self, parts: tuple[Passage, ...], room: int, canvas: Canvas, alone: str
    ) -> list[tuple[list[Segment], Strip]]:
        """Lines of one side: what stands before the text, and the text; none where the report has no such finding."""
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


def ids(findings: Sequence[Finding], *, short: bool = False) -> str:
    """`prosecution.2.1, prosecution.2.2`; short, where the section is told above: `2.1, 2.2`."""
    return ", ".join(finding.id.partition(".")[2] if short else finding.id for finding in findings)


def bracket(n: int, count: int) -> str:
    """The n-th of the lines that a bracket joins."""
    if count == 1:
        return "["
    return "┌" if n == 0 else "└" if n == count - 1 else "│"
