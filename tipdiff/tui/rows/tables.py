"""The rows of the tables screen: a row of a table that differs, its cells beside its label."""

from __future__ import annotations

from functools import cached_property

from textual.strip import Strip

from tipdiff.model import RowChange
from tipdiff.model.frozen import Frozen
from tipdiff.tui.rows.paint import Canvas, line, lines_of, paragraph
from tipdiff.views import phrases

LABEL = 0.4
"""Share of the width that labels take."""
SIGN = 3
"""Cells of the sign before a label."""


class TableRow(Frozen):
    """A row of a table that differs."""

    row: RowChange
    selectable: bool = True

    @cached_property
    def cells(self) -> str:
        return "; ".join(phrases.row_cells(self.row))

    def height(self, width: int, side_by_side: bool) -> int:
        label = round(LABEL * width)
        return max(lines_of(self.row.row, label - SIGN - 1), lines_of(self.cells, width - label))

    def draw(self, canvas: Canvas) -> list[Strip]:
        width = round(LABEL * canvas.width)
        sides = (
            paragraph(self.row.row, Canvas(width - SIGN - 1, False, canvas.styles, canvas.find)),
            paragraph(self.cells, Canvas(canvas.width - width, False, canvas.styles, canvas.find), base="figure"),
        )
        lines = []
        for n in range(self.height(canvas.width, False)):
            sign = line([(f" {phrases.SIGNS[self.row.kind]} ", self.row.kind)] if n == 0 else [], _of(SIGN, canvas))
            label, cells = (side[n] if n < len(side) else None for side in sides)
            lines.append(
                Strip.join(
                    [
                        sign,
                        label or line([], _of(width - SIGN - 1, canvas)),
                        line([], _of(1, canvas)),
                        cells or line([], _of(canvas.width - width, canvas)),
                    ]
                )
            )
        return lines


def _of(width: int, canvas: Canvas) -> Canvas:
    return Canvas(width, False, canvas.styles)
