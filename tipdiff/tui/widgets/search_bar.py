"""The line that `/` opens: what is looked for."""

from __future__ import annotations

from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Horizontal
from textual.message import Message
from textual.widgets import Input, Label


class SearchBar(Horizontal):
    """An input, hidden until it is asked for."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter", "go", "To the match", priority=True),
        Binding("escape", "close", "Close"),
    ]

    class Asked(Message):
        """Other words are looked for; `go` where the reader pressed Enter."""

        def __init__(self, words: str, go: bool) -> None:
            super().__init__()
            self.words, self.go = words, go

    class Closed(Message):
        """The reader is done with searching."""

    def compose(self) -> ComposeResult:
        yield Label("/")
        yield Input(placeholder="words to look for in both reports", compact=True)

    def open(self) -> None:
        self.display = True
        self.query_one(Input).focus()

    @on(Input.Changed)
    def ask(self, event: Input.Changed) -> None:
        event.stop()
        self.post_message(self.Asked(event.value, False))

    def action_go(self) -> None:
        self.post_message(self.Asked(self.query_one(Input).value, True))

    def action_close(self) -> None:
        with self.prevent(Input.Changed):
            self.query_one(Input).value = ""
        self.display = False
        self.post_message(self.Closed())
