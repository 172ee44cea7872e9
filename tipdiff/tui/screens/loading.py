"""What stands on the screen while a pair is read and compared."""

from __future__ import annotations

from collections.abc import Callable
from typing import ClassVar

from textual import on, work
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.message import Message
from textual.screen import Screen
from textual.widgets import Label, ProgressBar

from tipdiff.errors import TipdiffError
from tipdiff.model import ChangeLog
from tipdiff.tui.widgets.key_bar import KeyBar

Say = Callable[[str, int], None]
"""What is being done, and how many steps of `STEPS` are behind."""
Load = Callable[[Say], ChangeLog]
STEPS = 3


class LoadingScreen(Screen[ChangeLog | TipdiffError | None]):
    """Gives the change log, the error in its place, or None where the reader would not wait."""

    BINDINGS: ClassVar[list[BindingType]] = [Binding("escape", "dismiss(None)", "Cancel")]

    class Said(Message):
        """A step begins."""

        def __init__(self, words: str, done: int) -> None:
            super().__init__()
            self.words, self.done = words, done

    class Ended(Message):
        """The worker has its result."""

        def __init__(self, result: ChangeLog | TipdiffError) -> None:
            super().__init__()
            self.result = result

    def __init__(self, load: Load, title: str) -> None:
        super().__init__()
        self.load, self.heading = load, title

    def compose(self) -> ComposeResult:
        with Vertical(id="loading"):
            yield Label(self.heading, id="what", markup=False)
            yield ProgressBar(total=STEPS, show_eta=False, show_percentage=False)
            yield Label("", id="step", markup=False)
        yield KeyBar()

    def on_mount(self) -> None:
        self.call_after_refresh(self.read)

    @work(thread=True, exclusive=True)
    def read(self) -> None:
        try:
            result: ChangeLog | TipdiffError = self.load(lambda words, done: self._tell(self.Said(words, done)))
        except TipdiffError as error:
            result = error
        self._tell(self.Ended(result))

    def _tell(self, message: Message) -> None:
        if self.is_attached:
            self.post_message(message)

    @on(Said)
    def show_step(self, event: Said) -> None:
        self.query_one("#step", Label).update(event.words)
        self.query_one(ProgressBar).update(progress=event.done)

    @on(Ended)
    def leave(self, event: Ended) -> None:
        self.dismiss(event.result)
