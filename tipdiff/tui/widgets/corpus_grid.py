"""Countries by editions: one cell a report, a cursor over the cells."""

from __future__ import annotations

from typing import ClassVar

from textual import events
from textual.binding import Binding, BindingType
from textual.message import Message

from tipdiff.corpus import Entry
from tipdiff.model.edition import Edition, order
from tipdiff.tui.rows.countries import Cell, CountryRow, Grid
from tipdiff.tui.widgets.line_list import LineList


class CorpusGrid(LineList):
    """The countries of a corpus."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("left,h", "edition(-1)", "Earlier", show=False),
        Binding("right,l", "edition(1)", "Later", show=False),
        Binding("enter", "choose", "Open"),
        Binding("space", "hold", "Hold for a pair"),
    ]

    class Picked(Message):
        """Two reports of one country are to be compared."""

        def __init__(self, old: Entry, new: Entry) -> None:
            super().__init__()
            self.old, self.new = old, new

    class Refused(Message):
        """Why there is nothing to open."""

        def __init__(self, why: str) -> None:
            super().__init__()
            self.why = why

    def __init__(self, cells: dict[str, dict[Edition, Cell]], grid: Grid, *, id: str | None = None) -> None:
        self.grid = grid
        super().__init__([CountryRow(country, found, grid) for country, found in cells.items()], id=id)
        self._point()

    @property
    def row(self) -> CountryRow | None:
        row = self.rows[self.cursor] if self.rows else None
        return row if isinstance(row, CountryRow) else None

    @property
    def cell(self) -> Cell | None:
        """The report under the cursor."""
        return self.row.cells.get(self.grid.editions[self.grid.at]) if self.row and self.grid.editions else None

    def on_line_list_highlighted(self) -> None:
        self._point()
        self.redraw()

    def action_edition(self, step: int) -> None:
        self.grid.at = max(0, min(self.grid.at + step, len(self.grid.editions) - 1))
        self.redraw()
        self.post_message(self.Highlighted(self, self.cursor))

    def action_hold(self) -> None:
        """Holds the report under the cursor until a second one is opened; again lets it go."""
        if self.cell is not None:
            self.grid.held = None if self.grid.held == self.cell.entry else self.cell.entry
            self.redraw()
            self.post_message(self.Highlighted(self, self.cursor))

    @property
    def pair(self) -> tuple[Entry, Entry] | str:
        """What Enter opens: the held report and this one, or this one and the edition before it; else why nothing.

        Where there is not a report, the latest one before it is meant.
        """
        row = self.row
        if row is None:
            return "No report is listed."
        asked, earliest = self.grid.editions[self.grid.at], min(row.cells, key=order)
        upto = [edition for edition in row.cells if order(edition) <= order(asked) or edition == earliest]
        cell = row.cells[max(upto, key=order)]
        if cell.error is not None:
            return cell.error
        held = self.grid.held
        if held is not None and held.country == row.country and held != cell.entry:
            old, new = sorted((held, cell.entry), key=lambda entry: order(entry.edition))
            return old, new
        earlier = [
            edition
            for edition, other in row.cells.items()
            if order(edition) < order(cell.entry.edition) and other.error is None
        ]
        if not earlier:
            return f"{row.name} has no earlier edition than {cell.entry.edition}."
        return row.cells[max(earlier, key=order)].entry, cell.entry

    def action_choose(self) -> None:
        pair = self.pair
        if isinstance(pair, str):
            self.post_message(self.Refused(pair))
        else:
            if self.grid.held in pair:
                self.grid.held = None
            self.post_message(self.Picked(*pair))

    def on_click(self, event: events.Click) -> None:
        at = self.row_at(event.y)
        shown = self.grid.shown(self._width)
        column = (event.x - self.grid.name) // self.grid.cell
        if at is None:
            return
        if event.x >= self.grid.name and column < len(shown):
            self.grid.at = self.grid.editions.index(shown[column])
        self.go(at)
        if event.chain == 2:
            self.action_choose()

    def _point(self) -> None:
        for at, row in enumerate(self.rows):
            if isinstance(row, CountryRow):
                row.current = at == self.cursor
