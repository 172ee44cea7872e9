"""A list of rows of any height that answers at once, however many there are.

Takes rows that measure and draw themselves; gives the lines that the screen asks for and no more. It alone
keeps the cursor, the offsets of the rows and the drawn lines. Every list of the application is one of these.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Callable, Sequence
from itertools import accumulate
from typing import ClassVar

from rich.segment import Segment
from rich.style import Style
from textual import events
from textual.binding import Binding, BindingType
from textual.geometry import Region, Size
from textual.message import Message
from textual.scroll_view import ScrollView
from textual.strip import Strip

from tipdiff.tui.rows import Row
from tipdiff.tui.rows.paint import Canvas

STYLES = (
    "changed",
    "new",
    "dropped",
    "moved",
    "unchanged",
    "delete",
    "insert",
    "figure",
    "found",
    "heading",
    "dim",
    "warning",
    "bracket",
    "done",
    "bar",
    "chosen",
)
"""Names that rows may ask a canvas for; each is a component class `lines--NAME`."""

BAR = "▌"


class LineList(ScrollView, can_focus=True):
    """Rows under a cursor. Rows leave their first cell blank: the cursor's bar stands there."""

    GAP: ClassVar[int] = 0
    """Blank lines after each row."""

    COMPONENT_CLASSES: ClassVar[set[str]] = {*(f"lines--{name}" for name in STYLES), "lines--cursor"}
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("up,k", "move(-1)", "Up", show=False),
        Binding("down,j", "move(1)", "Down", show=False),
        Binding("pageup,ctrl+b", "page(-1)", "Page up", show=False),
        Binding("pagedown,ctrl+f", "page(1)", "Page down", show=False),
        Binding("home", "edge(-1)", "First", show=False),
        Binding("end,G", "edge(1)", "Last", show=False),
        Binding("enter", "choose", "Open"),
    ]

    class OfRow(Message):
        """What happened to the row at a place of a list."""

        def __init__(self, lines: LineList, at: int) -> None:
            super().__init__()
            self.lines, self.at = lines, at

        @property
        def control(self) -> LineList:
            """By which `on` tells one list from another."""
            return self.lines

    class Highlighted(OfRow):
        """The cursor came to it."""

    class Chosen(OfRow):
        """It was opened, by key or mouse."""

    def __init__(self, rows: Sequence[Row] = (), *, id: str | None = None, classes: str | None = None) -> None:
        super().__init__(id=id, classes=classes)
        self.rows: Sequence[Row] = rows
        self.cursor = self._selectable(0, 1)
        self.side_by_side = False
        self.find: re.Pattern[str] | None = None
        self.reviewed: frozenset[str] = frozenset()
        self._starts: list[int] = [0]
        self._drawn: dict[int, list[Strip]] = {}
        self._canvas: Canvas | None = None
        self._measured: tuple[int, bool] | None = None

    def show(self, rows: Sequence[Row], cursor: int = 0) -> None:
        """Other rows, the cursor on one of them."""
        self.rows = rows
        self._measured = None
        self._layout()
        self.cursor = self._selectable(cursor, 1)
        self._reveal()
        self.post_message(self.Highlighted(self, self.cursor))

    def mark(self, *, find: re.Pattern[str] | None, reviewed: frozenset[str]) -> None:
        """What is looked for, and what is marked as reviewed."""
        if (find, reviewed) != (self.find, self.reviewed):
            self.find, self.reviewed = find, reviewed
            self.redraw()

    def go(self, at: int, *, top: bool = False) -> None:
        """Puts the cursor on a row, and the row in sight; at the top where asked."""
        if not self.rows:
            return
        at = self._selectable(max(0, min(at, len(self.rows) - 1)), 1 if at >= self.cursor else -1)
        before, self.cursor = self.cursor, at
        self._reveal(top)
        self._refresh_row(before)
        self._refresh_row(at)
        self.post_message(self.Highlighted(self, at))

    def set_columns(self, side_by_side: bool) -> None:
        """Two columns or one."""
        self.side_by_side = side_by_side
        self._layout()

    def first(self, wanted: Callable[[Row], bool], start: int, step: int) -> int | None:
        """The nearest row from `start`, forwards or backwards, that is wanted."""
        places = range(max(0, start), len(self.rows)) if step > 0 else range(min(start, len(self.rows) - 1), -1, -1)
        return next((at for at in places if wanted(self.rows[at])), None)

    def row_at(self, y: int) -> int | None:
        """The row at a line of the widget."""
        at = y + self.scroll_offset.y
        return bisect_right(self._starts, at) - 1 if 0 <= at < self._starts[-1] else None

    def action_move(self, step: int) -> None:
        start, end = (self._starts[self.cursor], self._starts[self.cursor + 1]) if self.rows else (0, 0)
        top, height = self.scroll_offset.y, self.size.height
        hidden = end > top + height if step > 0 else start < top
        if hidden and end - start > height:  # a row taller than the list is read through before it is left
            self.scroll_to(y=top + step * max(1, height // 2), animate=False)
            return
        at = self.first(lambda row: row.selectable, self.cursor + step, step)
        if at is None:
            self.scroll_to(y=0 if step < 0 else self._starts[-1], animate=False)
        else:
            self.go(at)

    def action_page(self, step: int) -> None:
        target = self._starts[self.cursor] + step * max(1, self.size.height - 2) if self.rows else 0
        at = bisect_right(self._starts, max(0, min(target, self._starts[-1] - 1))) - 1
        self.go(at + step if at == self.cursor else at)

    def action_edge(self, step: int) -> None:
        self.go(0 if step < 0 else len(self.rows) - 1)
        self.scroll_to(y=0 if step < 0 else self._starts[-1], animate=False)

    def action_choose(self) -> None:
        if self.rows:
            self.post_message(self.Chosen(self, self.cursor))

    def on_click(self, event: events.Click) -> None:
        at = self.row_at(event.y)
        if at is None or not self.rows[at].selectable:
            return
        if at != self.cursor:
            self.go(at)
        if event.chain == 2 or self.opens_at_once(self.rows[at]):
            self.action_choose()

    def opens_at_once(self, row: Row) -> bool:
        """True where one click opens a row; two do everywhere."""
        return False

    def get_content_height(self, container: Size, viewport: Size, width: int) -> int:
        return sum(row.height(width - 1, self.side_by_side) + self.GAP for row in self.rows)

    def on_resize(self) -> None:
        self._layout()
        self._reveal()

    def notify_style_update(self) -> None:
        super().notify_style_update()
        self.redraw()

    def render_line(self, y: int) -> Strip:
        base = self.rich_style
        at = self.row_at(y)
        if at is None:
            return Strip.blank(self.size.width, base)
        drawn = self._drawn.get(at)
        if drawn is None:
            drawn = self._drawn[at] = self.rows[at].draw(self._get_canvas())
        line = y + self.scroll_offset.y - self._starts[at]
        if line >= len(drawn):
            return Strip.blank(self.size.width, base)
        if at == self.cursor and self.rows[at].selectable:
            strip = Strip([Segment(BAR, self._get_canvas()["bar"]), *drawn[line].crop(1)])
            return strip.apply_style(base + self.get_component_rich_style("lines--cursor", partial=True))
        return drawn[line].apply_style(base)

    def _get_canvas(self) -> Canvas:
        if self._canvas is None:
            styles: dict[str, Style] = {
                name: self.get_component_rich_style(f"lines--{name}", partial=True) for name in STYLES
            }
            width, side_by_side = self._measured or (self._width, self.side_by_side)
            self._canvas = Canvas(width, side_by_side, styles, self.find, self.reviewed)
        return self._canvas

    @property
    def _width(self) -> int:
        return self.scrollable_content_region.width

    def redraw(self) -> None:
        """Draws every row anew: what they show has changed, not how tall they are."""
        self._canvas = None
        self._drawn.clear()
        self.refresh()

    def _layout(self) -> None:
        """Measures the rows where they or the width are new; what stood at the cursor stays in sight."""
        width = self._width
        if width <= 0 or self._measured == (width, self.side_by_side):
            return
        self._measured = (width, self.side_by_side)
        heights = (row.height(width, self.side_by_side) + self.GAP for row in self.rows)
        self._starts = list(accumulate(heights, initial=0))
        self.redraw()
        self.virtual_size = Size(width, self._starts[-1])
        self.call_after_refresh(self._settle)

    def _settle(self) -> None:
        """The bar at the right may have come or gone with the new height."""
        self._layout()
        self._reveal()

    def _reveal(self, top: bool = False) -> None:
        if not self.rows or self.cursor >= len(self._starts) - 1:
            return
        start, end = self._starts[self.cursor], self._starts[self.cursor + 1]
        height = self.size.height
        shown = self.scroll_offset.y
        if top or start < shown:
            target = max(0, start - 1)
        elif end > shown + height:
            target = min(start, end - height + 1)
        else:
            return
        self.scroll_to(y=target, animate=False)

    def _refresh_row(self, at: int) -> None:
        if at < len(self._starts) - 1:
            y = self._starts[at] - self.scroll_offset.y
            self.refresh(Region(0, y, self.size.width, self._starts[at + 1] - self._starts[at]))

    def _selectable(self, at: int, step: int) -> int:
        """The nearest row that the cursor may stand on, in the direction of travel first."""
        for direction in (step, -step):
            found = self.first(lambda row: row.selectable, at, direction)
            if found is not None:
                return found
        return 0


class HeadLine(LineList, can_focus=False):
    """The line over a list that stays while the list scrolls."""
