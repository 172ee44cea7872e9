"""Small questions over a screen: a finding's id, where an export goes. Each gives a typed answer, or None."""

from __future__ import annotations

from pathlib import Path
from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.screen import ModalScreen
from textual.widgets import Input, Label

from tipdiff.model import ChangeLog
from tipdiff.model.frozen import Frozen
from tipdiff.tui.export import FORMATS, Format, file_name
from tipdiff.tui.places import Directory, Place
from tipdiff.tui.rows.facts import FactRow
from tipdiff.tui.widgets.key_bar import KeyBar
from tipdiff.tui.widgets.line_list import LineList


class GoToScreen(ModalScreen[Place | None]):
    """The id of a finding, or of a change."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter", "go", "Go", priority=True),
        Binding("escape", "dismiss(None)", "Cancel"),
    ]

    def __init__(self, directory: Directory) -> None:
        super().__init__()
        self.directory = directory

    def compose(self) -> ComposeResult:
        with Vertical(classes="dialog"):
            yield Label("Go to a finding", classes="title")
            yield Input(placeholder="prosecution.2.1, old:prosecution.2.1, or a change's id", compact=True)
            yield Label("", id="answer", markup=False)
        yield KeyBar()

    def action_go(self) -> None:
        asked = self.query_one(Input).value.strip()
        found = self.directory.named(asked)
        if found is not None:
            self.dismiss(Place(change=found.id))
        elif asked:
            self.query_one("#answer", Label).update(f"Neither report has a finding {asked!r}.")


class Export(Frozen):
    """What goes where."""

    format: Format
    path: Path


class ExportScreen(ModalScreen[Export | None]):
    """A format and a path."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter", "write", "Write", priority=True),
        Binding("down", "format(1)", "Format", key_display="↑↓", priority=True),
        Binding("up", "format(-1)", "Format before", show=False, priority=True),
        Binding("escape", "dismiss(None)", "Cancel"),
    ]

    def __init__(self, log: ChangeLog, count: int) -> None:
        super().__init__()
        self.pair = log
        self.count = count
        self.at = 0
        self.warned: Path | None = None
        """A file that is there already, and of which the reader knows."""

    def compose(self) -> ComposeResult:
        with Vertical(classes="dialog"):
            yield Label(f"Export {self.count} {'change' if self.count == 1 else 'changes'}, as listed", classes="title")
            lines = LineList([FactRow(each.name, each.use, readable=True) for each in FORMATS], id="formats")
            lines.can_focus = False  # the arrows reach it from the line where the file is named
            yield lines
            yield Input(file_name(self.pair, FORMATS[0]), compact=True, select_on_focus=False)
            yield Label("", id="answer", markup=False)
        yield KeyBar()

    def on_mount(self) -> None:
        self.query_one(Input).focus()

    def action_format(self, step: int) -> None:
        lines = self.query_one("#formats", LineList)
        lines.go((lines.cursor + step) % len(FORMATS))

    @on(LineList.Highlighted, "#formats")
    def take_format(self, event: LineList.Highlighted) -> None:
        """The file's name follows the format, unless the reader gave it an ending of another kind."""
        field, before = self.query_one(Input), FORMATS[self.at].suffix
        self.at = event.at
        if field.value.endswith(before):
            field.value = field.value.removesuffix(before) + FORMATS[self.at].suffix
            field.cursor_position = len(field.value)

    def action_write(self) -> None:
        named = self.query_one(Input).value.strip()
        if not named:
            return
        path = Path(named).expanduser()
        if path.exists() and path != self.warned:
            self.warned = path
            self.query_one("#answer", Label).update("That file exists. Enter again replaces it.")
            return
        self.dismiss(Export(FORMATS[self.at], path))
