"""The application: opens a pair or a corpus, and is the one place that knows which screen follows which."""

from __future__ import annotations

import asyncio
import signal
from typing import ClassVar

from textual.app import App
from textual.binding import Binding, BindingType

from tipdiff.model import ChangeLog
from tipdiff.tui import themes
from tipdiff.tui.state import State


class TipdiffApp(App[None]):
    """A reader of change logs."""

    TITLE = "tipdiff"
    CSS_PATH = "tipdiff.tcss"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("question_mark", "help", "Help", key_display="?"),
        Binding("q", "quit", "Quit"),
        Binding("ctrl+c", "quit", "Quit", show=False, priority=True),
    ]

    def __init__(self, log: ChangeLog, state: State | None = None) -> None:
        super().__init__()
        self.state = state or State()
        self.pair = log
        for theme in themes.THEMES:
            self.register_theme(theme)

    def get_theme_variable_defaults(self) -> dict[str, str]:
        """The colours of kinds for themes that are not tipdiff's own."""
        return themes.DARK

    def on_mount(self) -> None:
        from tipdiff.tui.screens.diff import DiffScreen

        self.theme = themes.DEFAULT
        self._obey_signals()
        self.push_screen(DiffScreen(self.pair))

    def action_help(self) -> None:
        from tipdiff.tui.screens.help import HelpScreen

        self.push_screen(HelpScreen())

    def _obey_signals(self) -> None:
        """A polite end leaves the terminal as it was."""
        loop = asyncio.get_running_loop()
        for sent in (signal.SIGTERM, signal.SIGINT, signal.SIGHUP):
            try:
                loop.add_signal_handler(sent, self.exit)
            except (NotImplementedError, RuntimeError):  # Windows, or not the main thread
                return
