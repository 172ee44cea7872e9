"""The figures screen: one line a series, its values by reference year, and what was restated."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import ClassVar

from rich.cells import cell_len
from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.screen import Screen
from textual.strip import Strip

from tipdiff.model import Audit, ChangeLog, Point, Series
from tipdiff.tui.facts import amount, by_year, label_of
from tipdiff.tui.paint import Canvas, crop, line, lines_of, paragraph
from tipdiff.tui.places import Directory, Heading, Place
from tipdiff.tui.widgets.chrome import SampleBanner, TitleBar
from tipdiff.tui.widgets.key_bar import KeyBar
from tipdiff.tui.widgets.line_list import LineList, Row
from tipdiff.views import phrases

BARS = "▁▂▃▄▅▆▇█"
YEAR = 12
"""Cells of a year's column: `at least 123` fits."""
SPARK = 8
NAME = 30
"""Cells of a series' name, where there is room."""


def sparkline(values: Sequence[float | int | None]) -> str:
    """A bar a year, from nothing to the highest; a blank where no value was given."""
    highest = max((value for value in values if value is not None), default=0)
    if highest <= 0:
        return "".join(" " if value is None else BARS[0] for value in values)
    return "".join(
        " " if value is None else BARS[min(len(BARS) - 1, int(len(BARS) * value / highest))] for value in values
    )


def columns(width: int, years: Sequence[int]) -> tuple[int, tuple[int, ...]]:
    """Cells of the names, and the latest years that fit beside them."""
    name = max(16, min(NAME, width - SPARK - 3 - 2 * YEAR))
    room = max(1, (width - name - SPARK - 3) // YEAR)
    return name, tuple(years[-room:])


@dataclass(frozen=True)
class YearHead:
    """The years over the columns."""

    years: tuple[int, ...]
    selectable: bool = False

    def height(self, width: int, side_by_side: bool) -> int:
        return 1

    def draw(self, canvas: Canvas) -> list[Strip]:
        name, years = columns(canvas.width, self.years)
        heads = "".join(f"{year:>{YEAR}}" for year in years)
        legend = crop([("* the text warns  ! restated", "")], name + SPARK)[0][0]
        return [line([(f" {legend:<{name + SPARK + 1}}{heads}", "dim")], canvas)]


@dataclass(frozen=True)
class SeriesRow:
    """A series, and under it where two editions differ on one year."""

    series: Series
    years: tuple[int, ...]
    audits: tuple[Audit, ...]
    place: Place | None
    selectable: bool = True

    @cached_property
    def said(self) -> dict[int, dict[int, Point]]:
        return by_year(self.series)

    @cached_property
    def restated(self) -> tuple[str, ...]:
        """`2022: 83 in the 2023 report, 85 in the 2024 report`, where an audit says that it is one."""
        marked = {audit.reference_year for audit in self.audits}
        return tuple(
            f"{year}: " + ", ".join(f"{amount(point)} in the {edition} report" for edition, point in said.items())
            for year, said in self.said.items()
            if year in marked and len({(point.value, point.high) for point in said.values()}) > 1
        )

    @property
    def whole(self) -> bool:
        return not self.series.qualifiers and self.series.scope is None

    def _narrowed(self) -> str:
        """What narrows the series below its measure."""
        parts = [*self.series.qualifiers, *([self.series.scope] if self.series.scope else [])]
        unit = f" ({self.series.unit})" if self.series.unit else ""
        return ", ".join(part.replace("-", " ") for part in parts) + unit

    def height(self, width: int, side_by_side: bool) -> int:
        return 1 + sum(lines_of(f"! restated {said}", width - 4) for said in self.restated)

    def draw(self, canvas: Canvas) -> list[Strip]:
        name, years = columns(canvas.width, self.years)
        said = self.said
        latest = {year: said[year][max(said[year])] for year in years if year in said}
        values = [latest[year].value if year in latest else None for year in years]
        spark = sparkline(values) if sum(value is not None for value in values) > 1 else ""
        marked = {audit.reference_year for audit in self.audits}
        label = label_of(self.series) if self.whole else f"  {self._narrowed()}"
        [(shown, _)] = crop([(label, "")], name)
        pieces = [(f" {shown}{' ' * (name - cell_len(shown))} ", "heading" if self.whole else "")]
        pieces.append((f"{spark:<{SPARK}}", "figure"))
        for year in years:
            point = latest.get(year)
            text = amount(point).replace("at least", "≥").replace("more than", ">").replace("up to", "≤") if point else "·"
            text = text.replace("fewer than", "<").replace("about", "~").replace("not reported", "n. r.")
            text += "!" if year in marked and self.restated else "*" if point and point.caveats else ""
            style = "dim" if point is None or point.value is None else "warning" if text.endswith("!") else ""
            pieces.append((f"{text:>{YEAR}}", style))
        drawn = [line(pieces, canvas)]
        for said_twice in self.restated:
            drawn += paragraph(f"! restated {said_twice}", canvas, indent=4, base="warning")
        return drawn


class FiguresScreen(Screen[Place | None]):
    """Every series of a country."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter", "open", "To the finding"),
        Binding("escape,m", "dismiss(None)", "Back"),
    ]

    def __init__(self, log: ChangeLog, series: Sequence[Series], directory: Directory) -> None:
        super().__init__()
        self.pair, self.series, self.directory = log, series, directory

    def compose(self) -> ComposeResult:
        yield TitleBar(phrases.title(self.pair), "Figures by reference year")
        if self.pair.sample:
            yield SampleBanner()
        yield LineList(self._rows())
        yield KeyBar()

    def on_mount(self) -> None:
        self.query_one(LineList).focus()

    @on(LineList.Chosen)
    def leave(self, event: LineList.Chosen) -> None:
        row = event.lines.rows[event.at]
        if isinstance(row, SeriesRow) and row.place is not None:
            self.dismiss(row.place)
        else:
            self.notify("No report of this pair states it.", markup=False)

    def action_open(self) -> None:
        self.query_one(LineList).action_choose()

    def _rows(self) -> list[Row]:
        years = tuple(sorted({p.reference_year for each in self.series for p in each.points if p.reference_year}))
        if not years:
            return [Heading("Neither report gives a figure with a year.")]
        rows: list[Row] = [YearHead(years)]
        measure = None
        for each in self.series:
            if not by_year(each):
                continue
            if each.measure != measure:
                measure = each.measure
                if each.qualifiers or each.scope is not None:
                    rows.append(Heading(phrases.label(measure, (), None), rule=False))
            audits = tuple(audit for audit in self.pair.audits if self._about(audit, each))
            rows.append(SeriesRow(each, years, audits, self._place(each)))
        return rows

    def _about(self, audit: Audit, series: Series) -> bool:
        """True for a restated value of this series."""
        told = {(point.reference_year, point.value) for point in series.points}
        year = audit.reference_year
        return audit.rule == "restated" and audit.measure == series.measure and {(year, audit.expected), (year, audit.found)} <= told

    def _place(self, series: Series) -> Place | None:
        """Where the later report of the pair states it, else the earlier one."""
        for side, report in (("new", self.pair.new), ("old", self.pair.old)):
            for point in series.points:
                if point.edition == report.edition:
                    return self.directory.place("new" if side == "new" else "old", point.finding)
        return None
