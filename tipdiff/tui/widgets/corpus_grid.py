"""Countries by editions: one cell a report, a cursor over the cells."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import ClassVar

from rich.cells import cell_len
from rich.segment import Segment
from textual import events
from textual.binding import Binding, BindingType
from textual.message import Message
from textual.strip import Strip

from tipdiff import countries
from tipdiff.corpus import Entry
from tipdiff.tui.paint import Canvas, found, line, plain, segments, strip
from tipdiff.tui.widgets.line_list import LineList

NAME = 22
"""Cells of a country's name."""
CELL = 13
"""Cells of an edition: ` Special ↓ »12 `."""
TIERS = {"2-watch-list": "2 WL", "special-case": "Special"}
MOVEMENTS = {"upgraded": "↑", "downgraded": "↓", "remained": "="}


@dataclass
class Cell:
    """What is known of one report; more as it is read."""

    entry: Entry
    read: bool = False
    tier: str | None = None
    movement: str | None = None
    figures_changed: int | None = None
    """Headline figures that differ from the edition before."""
    error: str | None = None

    def text(self) -> list[tuple[str, str]]:
        if self.error is not None:
            return [("unread", "warning")]
        if not self.read:
            return [("…", "dim")]
        tier = TIERS.get(self.tier, self.tier) if self.tier else "·"
        arrow = MOVEMENTS.get(self.movement or "", "")
        style = {"↑": "new", "↓": "dropped"}.get(arrow, "")
        figures = f"»{self.figures_changed}" if self.figures_changed else ""
        return [
            (tier, style),
            (f" {arrow}" if arrow else "", style),
            (f" {figures}" if figures else "", "figure"),
        ]


@dataclass
class Grid:
    """Where the cursor stands among the editions, and which of them fit."""

    editions: list[int] = field(default_factory=list)
    at: int = 0
    """Index of the edition under the cursor."""
    first: int = 0
    """Index of the leftmost edition shown."""
    held: Entry | None = None
    """The report that waits for a second one to be compared with."""

    def shown(self, width: int) -> list[int]:
        """Editions that fit, the one under the cursor among them."""
        room = max(1, (width - NAME - 1) // CELL)
        self.first = max(0, min(self.first, self.at, len(self.editions) - room))
        self.first = max(self.first, self.at - room + 1)
        return self.editions[self.first : self.first + room]


@dataclass
class CountryRow:
    """A country and its reports."""

    country: str
    cells: dict[int, Cell]
    grid: Grid
    current: bool = False
    """True while the cursor stands on it."""
    selectable: bool = True

    @property
    def name(self) -> str:
        return countries.name(self.country)

    def height(self, width: int, side_by_side: bool) -> int:
        return 1

    def draw(self, canvas: Canvas) -> list[Strip]:
        label = Canvas(NAME, False, canvas.styles, canvas.find)
        cells = [strip(self._cell(edition, canvas), CELL) for edition in self.grid.shown(canvas.width)]
        return [Strip.join([line([(f" {self.name}", "heading")], label), *cells]).adjust_cell_length(canvas.width)]

    def _cell(self, edition: int, canvas: Canvas) -> list[Segment]:
        cell = self.cells.get(edition)
        pieces = cell.text() if cell else [("", "")]
        held = cell is not None and cell.entry == self.grid.held
        chosen = self.current and self.grid.editions[self.grid.at] == edition
        size = sum(cell_len(text) for text, _ in pieces)
        text = [Segment(plain(words), canvas[style]) for words, style in pieces]
        drawn = [Segment("◆" if held else " ", canvas["bar"]), *text, Segment(" " * max(1, CELL - 2 - size))]
        return [Segment(segment.text, canvas["chosen"]) for segment in drawn] if chosen else drawn


@dataclass(frozen=True)
class EditionRow:
    """The editions over the columns."""

    grid: Grid
    selectable: bool = False

    def height(self, width: int, side_by_side: bool) -> int:
        return 1

    def draw(self, canvas: Canvas) -> list[Strip]:
        heads = "".join(f" {edition:<{CELL - 1}}" for edition in self.grid.shown(canvas.width))
        text = f"{'':<{NAME}}{heads}"
        return [strip(segments(text, 0, len(text), found(text, canvas), canvas, "heading"), canvas.width)]


class EditionHeads(LineList, can_focus=False):
    """The line over the grid."""


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

    def __init__(self, cells: dict[str, dict[int, Cell]], grid: Grid, *, id: str | None = None) -> None:
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

    def action_choose(self) -> None:
        """Opens the held report and this one, or this one and the edition before it.

        Where there is no report, the latest one before it is meant.
        """
        row = self.row
        if row is None:
            return
        asked, earliest = self.grid.editions[self.grid.at], min(row.cells)
        cell = row.cells[max(edition for edition in row.cells if edition <= asked or edition == earliest)]
        if cell.error is not None:
            self.post_message(self.Refused(cell.error))
            return
        held = self.grid.held
        if held is not None and held.country == row.country and held != cell.entry:
            old, new = sorted((held, cell.entry), key=lambda entry: entry.edition)
            self.grid.held = None
            self.post_message(self.Picked(old, new))
            return
        earlier = [
            edition for edition, other in row.cells.items() if edition < cell.entry.edition and other.error is None
        ]
        if earlier:
            self.post_message(self.Picked(row.cells[max(earlier)].entry, cell.entry))
        else:
            self.post_message(self.Refused(f"{row.name} has no earlier edition than {cell.entry.edition}."))

    def on_click(self, event: events.Click) -> None:
        at = self.row_at(event.y)
        shown = self.grid.shown(self._width)
        column = (event.x - NAME) // CELL
        if at is None:
            return
        if event.x >= NAME and column < len(shown):
            self.grid.at = self.grid.editions.index(shown[column])
        self.go(at)
        if event.chain == 2:
            self.action_choose()

    def _point(self) -> None:
        for at, row in enumerate(self.rows):
            if isinstance(row, CountryRow):
                row.current = at == self.cursor
