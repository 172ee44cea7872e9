"""The application: opens a pair or a corpus, and is the one place that knows which screen follows which."""

from __future__ import annotations

import asyncio
import signal
from collections.abc import Iterable
from contextlib import suppress
from pathlib import Path
from typing import ClassVar

from textual import on
from textual.app import App, SystemCommand
from textual.binding import Binding, BindingType
from textual.screen import Screen
from textual.theme import Theme

from tipdiff.errors import TipdiffError
from tipdiff.model import ChangeLog
from tipdiff.tui import themes
from tipdiff.tui.library import Library
from tipdiff.tui.screens.corpus import CorpusScreen
from tipdiff.tui.screens.loading import Load, LoadingScreen, Say
from tipdiff.tui.state import Recent, State
from tipdiff.views import phrases

UNLISTED = ("command_palette", "screen.copy_text")
"""Actions that the palette does not list: itself, and Textual's own copying, which does not know citations."""


class TipdiffApp(App[None]):
    """A reader of change logs, from a pair or from a corpus."""

    TITLE = "tipdiff"
    CSS_PATH = "tipdiff.tcss"
    COMMAND_PALETTE_DISPLAY = "^p"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("question_mark", "help", "Help", key_display="?"),
        Binding("q", "quit", "Quit"),
        Binding("ctrl+c", "quit", "Quit", show=False, priority=True),
    ]

    def __init__(
        self,
        *,
        pair: ChangeLog | Load | None = None,
        library: Library | None = None,
        state: State | None = None,
    ) -> None:
        super().__init__()
        self.pair, self.library = pair, library
        self.state = state or State()
        self.error: TipdiffError | None = None
        """What kept the pair on the command line from being opened."""
        for theme in themes.THEMES:
            self.register_theme(theme)

    def get_theme_variable_defaults(self) -> dict[str, str]:
        """The colours of kinds before a theme of tipdiff's own is chosen."""
        return themes.DARK

    def on_mount(self) -> None:
        names = {theme.name for theme in themes.THEMES}
        self.theme = self.state.theme if self.state.theme in names else themes.DEFAULT
        self.theme_changed_signal.subscribe(self, self._keep_theme)
        self._obey_signals()
        if self.pair is None:
            assert self.library is not None, "the application opens a pair or a corpus"
            self.push_screen(CorpusScreen(self.library, self.state))
        elif isinstance(self.pair, ChangeLog):
            self._show(self.pair)
        else:
            self.push_screen(LoadingScreen(self.pair, "Reading two reports"), self._show_or_leave)

    def get_system_commands(self, screen: Screen[object]) -> Iterable[SystemCommand]:
        """Every action of the screen by its name, before Textual's own."""
        seen: set[str] = set()
        for active in screen.active_bindings.values():
            binding = active.binding
            if binding.description and binding.action not in seen and binding.action not in UNLISTED:
                seen.add(binding.action)
                key = self.get_key_display(binding)
                yield SystemCommand(
                    binding.tooltip or binding.description,
                    f"Key {key}",
                    lambda key=binding.key: self.simulate_key(key),
                )
        for theme in themes.THEMES:
            yield SystemCommand(f"Theme {theme.name}", "Colours", lambda name=theme.name: setattr(self, "theme", name))

    @on(CorpusScreen.Opened)
    def open_pair(self, event: CorpusScreen.Opened) -> None:
        """Reads two reports of the corpus, compares them and shows what changed."""
        self.push_screen(LoadingScreen(_comparison(self.library, event.old, event.new), event.title), self._show_or_say)

    def action_help(self) -> None:
        from tipdiff.tui.screens.help import HelpScreen

        if not isinstance(self.screen, HelpScreen):
            self.push_screen(HelpScreen())

    def _show(self, log: ChangeLog) -> None:
        from tipdiff.tui.screens.diff import DiffScreen

        if "-" not in (log.old.source, log.new.source):
            paths = [str(Path(report.source).resolve()) for report in (log.old, log.new)]
            sample = " (SAMPLE DATA)" if log.sample else ""
            self.state.opened(Recent(phrases.title(log) + sample, *paths))
        self.push_screen(DiffScreen(log, self.state, self.library))

    def _show_or_say(self, result: ChangeLog | TipdiffError | None) -> None:
        if isinstance(result, ChangeLog):
            self._show(result)
        elif result is not None:
            self.notify(str(result), severity="error", timeout=10, markup=False)

    def _show_or_leave(self, result: ChangeLog | TipdiffError | None) -> None:
        """For a pair from the command line there is nothing to go back to."""
        if isinstance(result, ChangeLog):
            self._show(result)
        else:
            self.error = result
            self.exit()

    def _keep_theme(self, theme: Theme) -> None:
        if theme.name != (self.state.theme or themes.DEFAULT):
            self.state.choose_theme(theme.name)

    def _obey_signals(self) -> None:
        """A polite end leaves the terminal as it was."""
        loop = asyncio.get_running_loop()
        for name in ("SIGTERM", "SIGINT", "SIGHUP"):
            with suppress(AttributeError, NotImplementedError, RuntimeError):  # Windows, or not the main thread
                loop.add_signal_handler(getattr(signal, name), self.exit)


def _comparison(library: Library | None, old: Path, new: Path) -> Load:
    assert library is not None, "only a corpus screen opens pairs"

    def load(say: Say) -> ChangeLog:
        from tipdiff.compare.flow import compare

        say(f"Reading {old.name}", 0)
        earlier = library.report(old)
        say(f"Reading {new.name}", 1)
        later = library.report(new)
        say("Comparing", 2)
        return compare(earlier, later)

    return load
