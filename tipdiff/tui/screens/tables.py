"""The tables screen: each table that differs, its rows with old and new."""

from __future__ import annotations

from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.screen import Screen

from tipdiff.model import ChangeLog
from tipdiff.tui.rows import Row
from tipdiff.tui.rows.facts import Heading
from tipdiff.tui.rows.tables import TableRow
from tipdiff.tui.widgets.chrome import SampleBanner, TitleBar
from tipdiff.tui.widgets.key_bar import KeyBar
from tipdiff.tui.widgets.line_list import LineList
from tipdiff.views import phrases


class TablesScreen(Screen[None]):
    """Tables of two editions, row by row."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape,t", "dismiss(None)", "Back"),
    ]

    def __init__(self, log: ChangeLog) -> None:
        super().__init__()
        self.pair = log

    def compose(self) -> ComposeResult:
        yield TitleBar(phrases.title(self.pair), "Tables")
        if self.pair.sample:
            yield SampleBanner()
        yield LineList(self._rows(), id="tables")
        yield KeyBar()

    def on_mount(self) -> None:
        self.query_one("#tables").focus()

    def _rows(self) -> list[Row]:
        said = phrases.tables(self.pair)
        rows: list[Row] = [Heading(f"Tables: {said}" if said else "Neither report has a table.", rule=False)]
        for table in phrases.changed_tables(self.pair):
            rows += [Heading(""), Heading(phrases.table_name(table))]
            rows.append(Heading(phrases.table_state(table, self.pair), rule=False))
            rows += (TableRow(row) for row in table.rows if row.kind != "unchanged")
        return rows
