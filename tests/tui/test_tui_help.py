"""The help page names every key of the application, and the keys of the contract are all there."""

from __future__ import annotations

from textual.app import App

from tipdiff.tui.app import TipdiffApp
from tipdiff.tui.screens.corpus import CorpusScreen
from tipdiff.tui.screens.diff import DiffScreen
from tipdiff.tui.screens.help import HELP
from tipdiff.tui.widgets.change_list import ChangeList
from tipdiff.tui.widgets.corpus_grid import CorpusGrid
from tipdiff.tui.widgets.line_list import LineList

NAMES = {
    "enter": "Enter", "space": "Space", "escape": "Escape", "tab": "Tab", "pageup": "PgUp",
    "pagedown": "PgDn",
    "home": "Home", "end": "End", "up": "↑", "down": "↓",
}  # fmt: skip
ASIDE = {"ctrl+c", "ctrl+b", "ctrl+f", "G", "h", "l", "left", "right"}
"""Second names of keys that the page gives under their first."""


def test_every_key_is_on_the_help_page() -> None:
    page = HELP.read_text(encoding="utf-8")
    for owner in (TipdiffApp, DiffScreen, CorpusScreen, ChangeList, CorpusGrid, LineList):
        for binding in owner.BINDINGS:
            for key in binding.key.split(","):
                if key not in ASIDE:
                    shown = NAMES.get(key) or binding.key_display or key
                    assert f"`{shown}`" in page, f"{key} of {owner.__name__}"


def test_the_keys_of_the_contract_are_bound() -> None:
    bound = {
        key
        for owner in (App, TipdiffApp, DiffScreen, ChangeList, LineList)
        for binding in owner.BINDINGS
        for key in (binding.key if hasattr(binding, "key") else binding[0]).split(",")
    } | {App.COMMAND_PALETTE_BINDING}
    brackets = {f"{side}_{shape}_bracket" for side in ("left", "right") for shape in ("square", "curly")}
    assert bound >= {
        "up", "down", "j", "k", "enter", "tab", "slash", "n", "N", "f", "s", "m", "r", "d", "space", "y", "e",
        "ctrl+p",
        "question_mark", "escape", "q", *brackets,
    }  # fmt: skip
