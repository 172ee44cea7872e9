"""The rows of the corpus screen: a country with a cell for each of its reports, and the editions over the columns."""

from __future__ import annotations

from dataclasses import dataclass, field

from rich.cells import cell_len
from rich.segment import Segment
from textual.strip import Strip

from tipdiff.corpus import Entry
from tipdiff.model.edition import Edition
from tipdiff.model.frozen import Frozen
from tipdiff.profiles import countries
from tipdiff.tui.rows.paint import Canvas, line, plain, strip

NAME = 26
"""Cells that a country's name may take."""
CELL = 13
"""Cells that an edition takes at least: ` 2 WL ↓ »12 `."""
MEANING = "↑ ↓ = rating moved or remained   » figures that changed "
"""What the signs of a cell say."""
MOVEMENTS = {"upgraded": "↑", "downgraded": "↓", "remained": "="}


class Cell(Frozen):
    """What is known of one report; another takes its place as it is read."""

    entry: Entry
    read: bool = False
    tier: str | None = None
    """As a narrow column writes it."""
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
        tier = self.tier or "·"
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

    editions: list[Edition] = field(default_factory=list)
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

    def measure(self, cells: dict[str, dict[Edition, Cell]]) -> None:
        """As wide as what is known by now asks for."""
        self.name = min(NAME, max((cell_len(countries.name(country)) for country in cells), default=0) + 3)
        texts = (cell.text() for row in cells.values() for cell in row.values())
        self.cell = max(CELL, *(sum(cell_len(text) for text, _ in pieces) + 3 for pieces in texts), 0)

    def shown(self, width: int) -> list[Edition]:
        """Editions that fit, the one under the cursor among them."""
        room = max(1, (width - self.name - 1) // self.cell)
        self.first = max(0, min(self.first, self.at, len(self.editions) - room))
        self.first = max(self.first, self.at - room + 1)
        return self.editions[self.first : self.first + room]


@dataclass
class CountryRow:
    """A country and its reports."""

    country: str
    cells: dict[Edition, Cell]
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

    def _cell(self, edition: Edition, canvas: Canvas) -> list[Segment]:
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
