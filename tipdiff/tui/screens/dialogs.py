"""Small questions over a screen: a finding's id, where an export goes. Each gives a typed answer, or None."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.screen import ModalScreen
from textual.widgets import Input, Label

from tipdiff.model import ChangeLog
from tipdiff.tui.export import FORMATS, Format, file_name
from tipdiff.tui.places import Directory, Place
from tipdiff.tui.widgets.key_bar import KeyBar


class GoToScreen(ModalScreen[Place | None]):
    """The id of a finding, or of a change."""

    BINDINGS: ClassVar[list[BindingType]] = [Binding("escape", "dismiss(None)", "Leave")]

    def __init__(self, directory: Directory) -> None:
        super().__init__()
        self.directory = directory

    def compose(self) -> ComposeResult:
        with Vertical(classes="dialog"):
            yield Label("Go to a finding")
            yield Input(placeholder="prosecution.2.1, old:prosecution.2.1, or a change's id")
            yield Label("", id="answer", markup=False)
        yield KeyBar()

    @on(Input.Submitted)
    def go(self, event: Input.Submitted) -> None:
        found = self.directory.named(event.value)
        if found is not None:
            self.dismiss(Place(change=found.id))
        else:
            self.query_one("#answer", Label).update(f"Neither report has a finding {event.value.strip()!r}.")


@dataclass(frozen=True)
class Export:
    """What goes where."""

    format: Format
    path: Path


class ExportScreen(ModalScreen[Export | None]):
    """A format and a path."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape", "dismiss(None)", "Leave"),
        Binding("up", "format(-1)", "Format", show=False),
        Binding("down", "format(1)", "Other format", key_display="↑↓"),
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
            yield Label(f"Export {self.count} changes as")
            yield Label("", id="formats", markup=False)
            yield Input(file_name(self.pair, FORMATS[0]))
            yield Label("", id="answer", markup=False)
        yield KeyBar()

    def on_mount(self) -> None:
        self._say_formats()

    def on_click(self) -> None:
        self.query_one(Input).focus()

    def action_format(self, step: int) -> None:
        field = self.query_one(Input)
        untouched = field.value == file_name(self.pair, FORMATS[self.at])
        before = FORMATS[self.at].suffix
        self.at = (self.at + step) % len(FORMATS)
        if untouched or field.value.endswith(before):
            field.value = field.value.removesuffix(before) + FORMATS[self.at].suffix
        self._say_formats()

    @on(Input.Submitted)
    def write(self, event: Input.Submitted) -> None:
        if not event.value.strip():
            return
        path = Path(event.value.strip()).expanduser()
        if path.exists() and path != self.warned:
            self.warned = path
            self.query_one("#answer", Label).update("That file exists. Enter again replaces it.")
            return
        self.dismiss(Export(FORMATS[self.at], path))

    def _say_formats(self) -> None:
        names = "  ".join(f"[{each.name}]" if n == self.at else f" {each.name} " for n, each in enumerate(FORMATS))
        self.query_one("#formats", Label).update(names)
