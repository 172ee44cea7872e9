"""What the reader did, kept from run to run in the user's state folder: marks, recent pairs, the theme.

Three small text files, each rewritten whole. Marks are change ids, so that they survive a rerun and a moved
finding. A folder that cannot be written to is not an error: the marks then live as long as the application.
"""

from __future__ import annotations

import json
from contextlib import suppress
from pathlib import Path

import platformdirs

from tipdiff.corpus import files
from tipdiff.model.frozen import Frozen

RECENT = 5
"""Pairs that the corpus screen lists."""


class Recent(Frozen):
    """A pair that was opened."""

    title: str
    old: str
    """Absolute path."""
    new: str


class State:
    """The user's marks; one object an application."""

    def __init__(self, folder: Path | None = None) -> None:
        self.folder = folder or platformdirs.user_state_path("tipdiff", appauthor=False)
        self._reviewed = frozenset(self._read("reviewed.txt").split())

    @property
    def reviewed(self) -> frozenset[str]:
        """Ids of the changes marked as reviewed."""
        return self._reviewed

    def review(self, change_id: str) -> bool:
        """Marks a change, or takes the mark away; True where it is marked now."""
        kept = frozenset(self._read("reviewed.txt").split()) | self._reviewed
        marked = change_id not in self._reviewed
        self._reviewed = kept | {change_id} if marked else kept - {change_id}
        self._write("reviewed.txt", "".join(f"{each}\n" for each in sorted(self._reviewed)))
        return marked

    @property
    def recent(self) -> tuple[Recent, ...]:
        """The pairs opened last whose files still exist, the latest first."""
        try:
            pairs = [
                Recent(str(p["title"]), str(p["old"]), str(p["new"])) for p in json.loads(self._read("recent.json"))
            ]
        except (ValueError, TypeError, KeyError):
            return ()
        return tuple(pair for pair in pairs if Path(pair.old).is_file() and Path(pair.new).is_file())[:RECENT]

    def opened(self, pair: Recent) -> None:
        """Puts a pair at the head of the recent ones."""
        pairs = [pair, *(each for each in self.recent if each != pair)][:RECENT]
        kept = [{"title": each.title, "old": each.old, "new": each.new} for each in pairs]
        self._write("recent.json", json.dumps(kept, indent=1, ensure_ascii=False) + "\n")

    @property
    def theme(self) -> str:
        """The theme chosen last; empty for none."""
        return self._read("theme.txt").strip()

    def choose_theme(self, name: str) -> None:
        if name != self.theme:
            self._write("theme.txt", f"{name}\n")

    def _read(self, name: str) -> str:
        try:
            return (self.folder / name).read_text(encoding="utf-8")
        except (OSError, UnicodeDecodeError):
            return ""

    def _write(self, name: str, text: str) -> None:
        with suppress(OSError):
            self.folder.mkdir(parents=True, exist_ok=True)
            files.put(self.folder / name, text.encode())
