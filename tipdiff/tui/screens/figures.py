"""The figures screen: every series of a country over all available editions; a line leads to its finding."""

from __future__ import annotations

from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.screen import Screen

from tipdiff.many.timeline import Timeline, Track
from tipdiff.model import ChangeLog, Report
from tipdiff.model.edition import own_year
from tipdiff.model.references import FindingRef, Side
from tipdiff.tui.places import Directory, Place
from tipdiff.tui.rows import Row
from tipdiff.tui.rows.facts import Heading
from tipdiff.tui.rows.figures import LEGEND, NumberRow, TrackRow, YearHead, audits_of, numbers_of, years_of
from tipdiff.tui.widgets.chrome import SampleBanner, StatusLine, TitleBar
from tipdiff.tui.widgets.key_bar import KeyBar
from tipdiff.tui.widgets.line_list import HeadLine, LineList
from tipdiff.views import phrases


class FiguresScreen(Screen[Place | None]):
    """Series by measure, values by reference year."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape,m", "dismiss(None)", "Back"),
    ]

    def __init__(self, log: ChangeLog, timeline: Timeline, directory: Directory) -> None:
        super().__init__()
        self.pair, self.timeline, self.directory = log, timeline, directory

    def compose(self) -> ComposeResult:
        yield TitleBar(phrases.title(self.pair), "Figures by reference year")
        if self.pair.sample:
            yield SampleBanner()
        years = years_of(self.timeline)
        if years:
            yield HeadLine([YearHead(years, self._years_of_pair())])
        yield LineList(self._rows(years), id="series")
        first, last = self.timeline.reports[0].edition, self.timeline.reports[-1].edition
        yield StatusLine(f"reports {first} to {last}", LEGEND)
        yield KeyBar()

    def on_mount(self) -> None:
        self.query_one("#series").focus()

    @on(LineList.Chosen)
    def leave(self, event: LineList.Chosen) -> None:
        row = event.lines.rows[event.at]
        if isinstance(row, TrackRow | NumberRow) and row.place is not None:
            self.dismiss(row.place)
        else:
            self.notify("Neither report of this pair states it.", timeout=3, markup=False)

    def _years_of_pair(self) -> tuple[int, ...]:
        shift = self.pair.new.family.reference_year
        years = (own_year(report.edition, shift) for report in (self.pair.old, self.pair.new))
        return tuple(year for year in years if year is not None)

    def _rows(self, years: tuple[int, ...]) -> list[Row]:
        rows: list[Row] = []
        measure = None
        for track in self.timeline.tracks:
            row = TrackRow(track, years, audits_of(track, self.timeline), self._place(track))
            if not row.latest:
                continue
            if track.series.measure != measure and not row.whole:
                rows.append(Heading(phrases.heading(track.series.measure), rule=False))
            measure = track.series.measure
            rows.append(row)
        numbers = numbers_of(self.pair)
        if numbers:
            rows += [Heading("")] if rows else []
            rows += [Heading(f"Other numbers that differ: {len(numbers)}"), *numbers]
        return rows or [Heading("No report gives a figure with a year, and no number differs.", rule=False)]

    def _place(self, track: Track) -> Place | None:
        """Where the later report of the pair states it, else the earlier one."""
        said = [ref for year in reversed(track.years) for each in year.statements for ref in each.findings]
        sides: tuple[tuple[Side, Report], ...] = (("new", self.pair.new), ("old", self.pair.old))
        for side, report in sides:
            for ref in said:
                if ref.report == report.edition:
                    return self.directory.place(FindingRef(side, ref.finding))
        return None
