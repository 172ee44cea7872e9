"""What frames a screen: title, the banner over invented data, the heads of the columns, the status line."""

from __future__ import annotations

from rich.text import Text
from textual.app import RenderResult
from textual.widget import Widget
from textual.widgets import Static

from tipdiff.tui.rows.changes import MARGIN
from tipdiff.tui.rows.paint import crop, plain
from tipdiff.views import phrases


class Ends(Widget):
    """One line with words at its left end and at its right; report text stays text."""

    def __init__(self, left: str = "", right: str = "", *, id: str | None = None, classes: str | None = None) -> None:
        super().__init__(id=id, classes=classes)
        self.left, self.right = left, right

    def say(self, left: str, right: str = "") -> None:
        if (left, right) != (self.left, self.right):
            self.left, self.right = left, right
            self.refresh()

    def render(self) -> RenderResult:
        width = self.content_size.width
        right = Text(plain(self.right))
        left = Text("".join(text for text, _ in crop([(plain(self.left), "")], max(1, width - right.cell_len - 1))))
        gap = " " * max(0, width - left.cell_len - right.cell_len)
        return Text.assemble(left, gap, right, no_wrap=True, overflow="crop")


class TitleBar(Ends):
    """The first line of a screen."""


class StatusLine(Ends):
    """The last line above the keys."""


class SampleBanner(Static):
    """Over everything that shows an invented figure."""

    def __init__(self) -> None:
        super().__init__(phrases.SAMPLE, markup=False)


class ColumnHeads(Widget):
    """`2023 report` and `2024 report` over the columns."""

    def __init__(self, old: str, new: str, *, id: str | None = None) -> None:
        super().__init__(id=id)
        self.old, self.new = old, new
        self.split: int | None = None
        """Cells from the left to the second head; None for one column."""

    def place(self, split: int | None) -> None:
        if split != self.split:
            self.split = split
            self.refresh()

    def render(self) -> RenderResult:
        if self.split is None:
            return Text(f"{' ' * MARGIN}{self.old} → {self.new}", no_wrap=True)
        return Text(f"{' ' * MARGIN}{self.old}".ljust(self.split) + self.new, no_wrap=True)
