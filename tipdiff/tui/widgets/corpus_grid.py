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
from tipdiff.frozen import Frozen
from tipdiff.tui.paint import Canvas, line, plain, strip
from tipdiff.tui.widgets.line_list import LineList

NAME = 26
"""Cells that a country's name may take."""
CELL = 13
"""Cells that an edition takes at least: ` 2 WL ↓ »12 `."""
TIERS = {"2-watch-list": "2 WL", "special-case": "Special", "no-assessment": "none"}
MEANING = "↑ ↓ = tier moved or remained   » figures that changed "
"""What the signs of a cell say."""
MOVEMENTS = {"upgraded": "↑", "downgraded": "↓", "remained": "="}


class Cell(Frozen):
    """What is known of one report; another takes its place as it is read."""

    entry: Entry
    read: bool = False
    tier: str | None = None
    movement: str | None = None
    figures_changed: int | None = None
    """Headline figures that differ from the edition before."""
    findings: int = 0
    """What is told of a report that its family does not rate."""
    error: str | None = None

    def text(self) -> list[tuple[str, str]]:
        if self.error is not None:
            return [("unread", "warning")]
        if not self.read:
            return [("…", "dim")]
        if self.tier is None and not self.figures_changed:
            return [(f"{self.findings} findings", "dim")]
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
    name: int = NAME
    """Cells of the longest country's name, and the gap after it."""
    cell: int = CELL
    """Cells of an edition."""

    def measure(self, cells: dict[str, dict[int, Cell]]) -> None:
        """As wide as what is known by now asks for."""
        self.name = min(NAME, max((cell_len(countries.name(country)) for country in cells), default=0) + 3)
        texts = (cell.text() for row in cells.values() for cell in row.values())
        self.cell = max(CELL, *(sum(cell_len(text) for text, _ in pieces) + 3 for pieces in texts), 0)

    def shown(self, width: int) -> list[int]:
        """Editions that fit, the one under the cursor among them."""
        room = max(1, (width - self.name - 1) // self.cell)
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
        label = Canvas(self.grid.name, False, canvas.styles, canvas.find)
        cells = [strip(self._cell(edition, canvas), self.grid.cell) for edition in self.grid.shown(canvas.width)]
        return [Strip.join([line([(f" {self.name}", "heading")], label), *cells]).adjust_cell_length(canvas.width)]

    def _cell(self, edition: int, canvas: Canvas) -> list[Segment]:
        cell = self.cells.get(edition)
        pieces = cell.text() if cell else [("", "")]
        held = cell is not None and cell.entry == self.grid.held
        chosen = self.current and self.grid.editions[self.grid.at] == edition
        size = sum(cell_len(text) for text, _ in pieces)
        text = [Segment(plain(words), canvas[style]) for words, style in pieces]
        drawn = [Segment("◆" if held else " ", canvas["bar"]), *text, Segment(" " * max(1, self.grid.cell - 2 - size))]
        return [Segment(segment.text, canvas["chosen"]) for segment in drawn] if chosen else drawn


class EditionRow(Frozen):
    """The editions over the columns."""

    grid: Grid
    selectable: bool = False

    def height(self, width: int, side_by_side: bool) -> int:
        return 1

    def draw(self, canvas: Canvas) -> list[Strip]:
        shown, editions = self.grid.shown(canvas.width), self.grid.editions
        before, after = (shown[:1] != editions[:1], shown[-1:] != editions[-1:])
        heads = [f"{' ' * self.grid.name}"]
        for n, edition in enumerate(shown):
            first = "‹" if before and n == 0 else " "
            last = " ›" if after and n == len(shown) - 1 else ""
            heads.append(f"{f'{first}{edition}{last}':<{self.grid.cell}}")
        text = "".join(heads)
        meaning = MEANING if cell_len(text) + cell_len(MEANING) < canvas.width else ""
        return [line([(text, "heading")], canvas, [(meaning, "dim")] if meaning else ())]


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
            self.post_message(self.Highlighted(self, self.cursor))

    @property
    def pair(self) -> tuple[Entry, Entry] | str:
        """What Enter opens: the held report and this one, or this one and the edition before it; else why nothing.

        Where there is no report, the latest one before it is meant.
        """
        row = self.row
        if row is None:
            return "No report is listed."
        asked, earliest = self.grid.editions[self.grid.at], min(row.cells)
        cell = row.cells[max(edition for edition in row.cells if edition <= asked or edition == earliest)]
        if cell.error is not None:
            return cell.error
        held = self.grid.held
        if held is not None and held.country == row.country and held != cell.entry:
            old, new = sorted((held, cell.entry), key=lambda entry: entry.edition)
            return old, new
        earlier = [
            edition for edition, other in row.cells.items() if edition < cell.entry.edition and other.error is None
        ]
        if not earlier:
            return f"{row.name} has no earlier edition than {cell.entry.edition}."
        return row.cells[max(earlier)].entry, cell.entry

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
