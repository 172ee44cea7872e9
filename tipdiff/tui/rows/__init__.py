"""What the lists of the application are made of: rows that measure and draw themselves.

A kind of row is what a list shows of one thing: a change, a figure, a country. Rows take what they show, give lines of
cells by `paint`, and know no widget.
"""

from __future__ import annotations

from typing import Protocol

from textual.strip import Strip

from tipdiff.tui.rows.paint import Canvas


class Row(Protocol):
    """One entry of a list."""

    @property
    def selectable(self) -> bool:
        """False for what the cursor passes over."""

    def height(self, width: int, side_by_side: bool) -> int:
        """Lines that it takes."""

    def draw(self, canvas: Canvas) -> list[Strip]:
        """Its lines, as many as `height` says."""
