"""Tables: of a report, and of two editions against each other."""

from __future__ import annotations

from typing import Literal

from tipdiff.model.figures import Figure, Number
from tipdiff.model.frozen import Frozen
from tipdiff.model.references import section_of

Kind = Literal["unchanged", "changed", "new", "dropped"]


class Row(Frozen):
    """A row of a table."""

    id: str
    """`table.row`, counted from 1."""
    label: str
    under: tuple[str, ...]
    """Labels of the rows without cells that it stands under, the outermost first."""
    cells: tuple[str, ...]
    """Its text in each column; empty where there is none."""
    figures: tuple[Figure, ...] = ()

    @property
    def name(self) -> str:
        """`Operating expenses / Rent`: what tells it from the table's other rows, as far as words do."""
        return " / ".join((*self.under, self.label))

    @property
    def text(self) -> str:
        """Label and cells in a line."""
        return " | ".join((self.label, *self.cells))


class Table(Frozen):
    """A table of data, in the section that it stands in."""

    id: str
    """`section.tN`, counted from 1 within its section."""
    caption: str
    """What the page calls it, else the heading or line before it; empty where there is none."""
    unit: str
    """What its head says of all its numbers: `In millions`; empty where it says nothing."""
    columns: tuple[str, ...]
    """Head of each column of cells, the labels' left out."""
    rows: tuple[Row, ...]
    page: int | None = None

    @property
    def section(self) -> str:
        """The section that it stands in."""
        return section_of(self.id)


class Cell(Frozen):
    """What a table gives of one row and column for one year."""

    text: str
    year: int | None
    """The year that column or row names; None where neither does."""
    figure: Figure | None
    """None for words."""
    row: str
    """Id of the row."""

    @property
    def value(self) -> object:
        """What two cells have in common that say the same."""
        if self.figure is None:
            return self.text
        return self.figure.value, self.figure.high, self.figure.unit, self.figure.bound


class CellChange(Frozen):
    """One column of a row in both editions: the newest year of each, `None` on the side that has none."""

    column: str
    """Its head without years; empty for one that is nothing but years."""
    old: Cell | None
    new: Cell | None
    delta: Number | None
    percent: float | None
    """One decimal; `None` when the old value is 0 or absent, or the two have no distance."""
    restated: tuple[tuple[Cell, Cell], ...] = ()
    """The old and the new cell of each year for which the editions give two values; none where they agree on no cell of
    the table, which counts anew then."""
    agreed: bool = False
    """True where both editions give one value for one year."""

    @property
    def differs(self) -> bool:
        """True where the newest cells do not say the same, or one of an earlier year was restated."""
        values = [cell and cell.value for cell in (self.old, self.new)]
        return values[0] != values[1] or bool(self.restated)


class RowChange(Frozen):
    """One row of a table in both editions."""

    kind: Kind
    row: str
    """Its label, with what it stands under: `Operating expenses / Rent`."""
    cells: tuple[CellChange, ...]


class TableChange(Frozen):
    """One table in both editions. Of one that came or went the rows are left out: they stand in the reports."""

    kind: Kind
    old: str | None
    """Id of the table in each report, None where it has none."""
    new: str | None
    section: str
    caption: str
    unit: str
    rows: tuple[RowChange, ...]
