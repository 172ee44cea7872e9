"""The corpus screen: recent pairs, countries by editions, and what could not be read."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from typing import ClassVar

from textual import events, on, work
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.message import Message
from textual.screen import Screen
from textual.widgets import Input
from textual.worker import get_current_worker

from tipdiff.corpus import source_of
from tipdiff.errors import TipdiffError
from tipdiff.model.edition import Edition, order
from tipdiff.profiles import countries
from tipdiff.tui.library import Library
from tipdiff.tui.rows.countries import Cell, CountryRow, EditionRow, Grid
from tipdiff.tui.rows.facts import FactRow, Heading
from tipdiff.tui.state import Recent, State
from tipdiff.tui.widgets.chrome import SampleBanner, StatusLine, TitleBar
from tipdiff.tui.widgets.corpus_grid import CorpusGrid
from tipdiff.tui.widgets.key_bar import KeyBar
from tipdiff.tui.widgets.line_list import HeadLine, LineList


class Wanted(Input):
    """The letters that a country's name is to hold."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter,down", "submit", "To the countries"),
        Binding("escape", "screen.clear", "All countries"),
    ]


class CorpusScreen(Screen[None]):
    """Where a reader starts."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("slash", "filter", "Filter", key_display="/"),
        Binding("tab", "app.focus_next", "Other pane", show=False),
        Binding("escape", "clear", "Clear", show=False),
    ]

    class Learnt(Message):
        """A report was read, or was not."""

        def __init__(self, cell: Cell) -> None:
            super().__init__()
            self.cell = cell

    class Opened(Message):
        """A pair is to be shown."""

        def __init__(self, old: Path, new: Path, title: str) -> None:
            super().__init__()
            self.old, self.new, self.title = old, new, title

    def __init__(self, library: Library, state: State) -> None:
        super().__init__()
        self.library, self.state = library, state
        self.entries = list(library.corpus.entries())
        self.cells: dict[str, dict[Edition, Cell]] = {}
        for entry in self.entries:
            self.cells.setdefault(entry.country, {})[entry.edition] = Cell(entry)
        editions = sorted({entry.edition for entry in self.entries}, key=order)
        first = next(iter(self.cells.values()), {})
        self.grid = Grid(editions, editions.index(max(first, key=order)) if first else 0)
        self.grid.measure(self.cells)
        self.recent: tuple[Recent, ...] = state.recent
        self.wanted = ""

    def compose(self) -> ComposeResult:
        size = f"{_count(len(self.cells), 'country', 'countries')}, "
        size += _count(len(self.entries), "report", "reports")
        yield TitleBar("tipdiff", f"{size} in {self.library.name}")
        if self.library.sample:
            yield SampleBanner()
        yield LineList(id="recent")
        yield Wanted(placeholder="type to filter the countries", id="wanted", compact=True, select_on_focus=False)
        yield HeadLine([EditionRow(self.grid)])
        yield CorpusGrid(self.cells, self.grid, id="grid")
        yield LineList(id="unread")
        yield StatusLine()
        yield KeyBar()

    def on_mount(self) -> None:
        self.query_one("#wanted").display = False
        self.show_recent()
        self.show_unread()
        self.query_one(CorpusGrid).focus()
        self.show_place()
        self.call_after_refresh(self.read_all)

    def on_screen_resume(self) -> None:
        self.show_recent()

    def on_key(self, event: events.Key) -> None:
        """A letter that is not a key here begins the filter."""
        letter = event.character if event.is_printable else None
        if letter and letter.isalpha() and event.key not in self.active_bindings and not self.filter_input.has_focus:
            event.stop()
            self.action_filter(letter)

    @property
    def filter_input(self) -> Input:
        return self.query_one("#wanted", Input)

    @work(thread=True, exclusive=True)
    def read_all(self) -> None:
        """Reads every report, and holds each against the edition before it."""
        worker = get_current_worker()
        for cell in self._learn():
            if worker.is_cancelled or not self.is_attached:
                return
            self.post_message(self.Learnt(cell))

    def _learn(self) -> Iterator[Cell]:
        from tipdiff import series
        from tipdiff.views import phrases

        before = None
        for entry in self.entries:
            try:
                report = self.library.report(source_of(entry))
            except TipdiffError as error:
                yield Cell(entry, read=True, error=str(error))
                continue
            changed = None
            if before is not None and before.country == report.country and before.family is report.family:
                changed = sum(headline.changed for headline in series.headlines(before, report))
            before = report
            yield Cell(
                entry,
                read=True,
                tier=phrases.tier_mark(report),
                movement=report.movement,
                figures_changed=changed,
                findings=len(report.findings),
            )

    @on(Learnt)
    def show_learnt(self, event: Learnt) -> None:
        cell = event.cell
        self.cells[cell.entry.country][cell.entry.edition] = cell
        self.grid.measure(self.cells)
        self.query_one(CorpusGrid).redraw()
        if cell.error is not None:
            self.show_unread()
        self.show_place()

    def show_recent(self) -> None:
        self.recent = self.state.recent
        lines = self.query_one("#recent", LineList)
        lines.display = bool(self.recent)
        lines.show([FactRow("" if n else "Recent", pair.title, readable=True) for n, pair in enumerate(self.recent)])

    def show_unread(self) -> None:
        unread = [cell for row in self.cells.values() for cell in row.values() if cell.error is not None]
        lines = self.query_one("#unread", LineList)
        lines.display = bool(unread)
        lines.show([Heading(f"Not read: {len(unread)}"), *map(_reason, unread)])

    @on(LineList.Highlighted, "#grid")
    def show_place(self) -> None:
        read = sum(cell.read for row in self.cells.values() for cell in row.values())
        left = f"read {read} of {len(self.entries)}" if read < len(self.entries) else ""
        self.query_one(StatusLine).say(self._what_opens(), left)
        self.query_one(HeadLine).redraw()

    def _what_opens(self) -> str:
        """What Enter does here."""
        pair, held = self.query_one(CorpusGrid).pair, self.grid.held
        if isinstance(pair, str):
            opens = pair
        else:
            old, new = pair
            opens = f"Enter opens {countries.name(new.country)}: {old.edition} report → {new.edition} report"
        return f"{countries.name(held.country)} {held.edition} is held. {opens}" if held else opens

    @on(Input.Changed, "#wanted")
    def narrow(self, event: Input.Changed) -> None:
        self.wanted = event.value
        grid = self.query_one(CorpusGrid)
        find = re.compile(re.escape(self.wanted.strip()), re.IGNORECASE) if self.wanted.strip() else None
        rows = [CountryRow(country, cells, self.grid) for country, cells in self.cells.items()]
        grid.mark(find=find, reviewed=frozenset())
        kept = [row for row in rows if find is None or find.search(f"{row.name} {row.country}")]
        grid.show(kept)
        if not kept:
            self.query_one(StatusLine).say("No country has that name. Escape shows them all.")

    @on(Input.Submitted, "#wanted")
    def leave_filter(self) -> None:
        self.query_one(CorpusGrid).focus()

    @on(CorpusGrid.Picked)
    def open_picked(self, event: CorpusGrid.Picked) -> None:
        name = countries.name(event.new.country)
        title = f"{name}: {event.old.edition} report → {event.new.edition} report"
        self.post_message(self.Opened(event.old.path, event.new.path, title))

    @on(CorpusGrid.Refused)
    def say_refused(self, event: CorpusGrid.Refused) -> None:
        self.notify(event.why, timeout=3, markup=False)

    @on(LineList.Chosen, "#recent")
    def open_recent(self, event: LineList.Chosen) -> None:
        pair = self.recent[event.at]
        self.post_message(self.Opened(Path(pair.old), Path(pair.new), pair.title))

    def action_filter(self, begun: str = "") -> None:
        field = self.filter_input
        field.display = True
        field.focus()
        if begun:
            field.value = begun
            field.cursor_position = len(begun)

    def action_clear(self) -> None:
        """Away with the filter, then with the held report."""
        if self.filter_input.display:
            self.filter_input.value = ""
            self.filter_input.display = False
            self.query_one(CorpusGrid).focus()
        elif self.grid.held is not None:
            self.query_one(CorpusGrid).grid.held = None
            self.query_one(CorpusGrid).redraw()
            self.show_place()


def _reason(cell: Cell) -> FactRow:
    """Why a report could not be read."""
    return FactRow(f"{cell.entry.country[:11]} {cell.entry.edition}", cell.error or "", "warning", readable=True)


def _count(number: int, one: str, many: str) -> str:
    return f"{number} {one if number == 1 else many}"
