"""The figures screen: every series of a country over all editions at hand; a line leads to its finding."""

from __future__ import annotations

from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.screen import Screen

from tipdiff import phrases
from tipdiff.model import ChangeLog
from tipdiff.timeline import Timeline, Track
from tipdiff.tui.figure_rows import LEGEND, TrackRow, YearHead, audits_of, years_of
from tipdiff.tui.places import Directory, Heading, Place
from tipdiff.tui.widgets.chrome import SampleBanner, StatusLine, TitleBar
from tipdiff.tui.widgets.key_bar import KeyBar
from tipdiff.tui.widgets.line_list import LineList, Row


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
        yield LineList(self._rows())
        first, last = self.timeline.reports[0].edition, self.timeline.reports[-1].edition
        yield StatusLine(f"reports {first} to {last}", LEGEND)
        yield KeyBar()

    def on_mount(self) -> None:
        self.query_one(LineList).focus()

    @on(LineList.Chosen)
    def leave(self, event: LineList.Chosen) -> None:
        row = event.lines.rows[event.at]
        if isinstance(row, TrackRow) and row.place is not None:
            self.dismiss(row.place)
        else:
            self.notify("Neither report of this pair states it.", timeout=3, markup=False)

    def _rows(self) -> list[Row]:
        years = years_of(self.timeline)
        if not years:
            return [Heading("No report gives a figure with a year.", rule=False)]
        rows: list[Row] = [YearHead(years)]
        measure = None
        for track in self.timeline.tracks:
            row = TrackRow(track, years, audits_of(track, self.timeline), self._place(track))
            if not row.latest:
                continue
            if track.series.measure != measure and not row.whole:
                rows.append(Heading(phrases.label(track.series.measure, (), None), rule=False))
            measure = track.series.measure
            rows.append(row)
        return rows

    def _place(self, track: Track) -> Place | None:
        """Where the later report of the pair states it, else the earlier one."""
        said = [place for year in reversed(track.years) for each in year.statements for place in each.findings]
        for edition, side in ((self.pair.new.edition, "new"), (self.pair.old.edition, "old")):
            for place in said:
                if place.startswith(f"{edition}:"):
                    return self.directory.place("new" if side == "new" else "old", place.partition(":")[2])
        return None
