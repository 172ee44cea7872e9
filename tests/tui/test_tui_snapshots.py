"""Pictures of every screen and state; `--snapshot-update` takes them anew, eyes accept them."""

from __future__ import annotations

from pathlib import Path

import pytest

from tipdiff.corpus import Corpus
from tipdiff.model import ChangeLog
from tipdiff.model.frozen import replace
from tipdiff.tui.app import TipdiffApp
from tipdiff.tui.library import Library
from tipdiff.tui.state import State
from tipdiff.tui.themes import THEMES

SMALL, WIDE = (80, 24), (160, 48)
CLOSED = "escape"
"""Leaves the opening summary."""
STATES = {
    "summary": (),
    "changes": (CLOSED,),
    "figure": (CLOSED, "right_curly_bracket", "right_curly_bracket"),
    "fold-open": (CLOSED, "enter"),
    "section": (CLOSED, "right_parenthesis", "right_parenthesis"),
    "dropped": (CLOSED, "f", "c", "n", "m", "enter"),
    "moved": (CLOSED, "f", "c", "n", "x", "enter"),
    "search": (CLOSED, "slash", *"labor"),
    "found": (CLOSED, "slash", *"labor", "enter", "n"),
    "reviewed": (CLOSED, "right_square_bracket", "space"),
    "detail": (CLOSED, "right_curly_bracket", "d"),
    "figures": (CLOSED, "m"),
    "recommendations": (CLOSED, "r"),
    "filters": (CLOSED, "f"),
    "export": (CLOSED, "e", "down"),
    "go-to": (CLOSED, "g"),
    "help": (CLOSED, "question_mark"),
}


@pytest.mark.parametrize("size", [SMALL, WIDE], ids=["80x24", "160x48"])
@pytest.mark.parametrize("keys", STATES.values(), ids=STATES.keys())
def test_pair(snap_compare, pair_app: TipdiffApp, typed, keys: tuple[str, ...], size: tuple[int, int]) -> None:
    assert snap_compare(pair_app, terminal_size=size, run_before=typed(*keys))


@pytest.mark.parametrize("theme", [theme.name for theme in THEMES])
def test_themes(snap_compare, pair_app: TipdiffApp, state: State, typed, theme: str) -> None:
    state.choose_theme(theme)
    assert snap_compare(pair_app, terminal_size=(120, 30), run_before=typed(*STATES["figure"]))


def test_without_colour(snap_compare, log: ChangeLog, state: State, typed, monkeypatch) -> None:
    monkeypatch.setenv("NO_COLOR", "1")
    app = TipdiffApp(pair=log, state=state)
    assert snap_compare(app, terminal_size=(120, 30), run_before=typed(*STATES["figure"]))


def test_widest(snap_compare, pair_app: TipdiffApp, typed) -> None:
    assert snap_compare(pair_app, terminal_size=(200, 60), run_before=typed(*STATES["detail"]))


@pytest.mark.parametrize("size", [SMALL, WIDE], ids=["80x24", "160x48"])
@pytest.mark.parametrize(
    "keys",
    [(), ("P", "e"), ("j", "j", "space", "left"), ("j", "j", "enter", "escape", "escape")],
    ids=["open", "filtered", "held", "recent"],
)
def test_corpus(snap_compare, corpus_app: TipdiffApp, typed, keys: tuple[str, ...], size: tuple[int, int]) -> None:
    assert snap_compare(corpus_app, terminal_size=size, run_before=typed(*keys))


def test_unread(snap_compare, tmp_path: Path, state: State, typed) -> None:
    folder = tmp_path / "reports" / "nowhere"
    folder.mkdir(parents=True)
    (folder / "2023.txt").write_text("")
    app = TipdiffApp(library=Library(Corpus(Path(tmp_path / "reports"))), state=state)
    app.library.report = _refuse  # type: ignore[union-attr, method-assign]
    assert snap_compare(app, terminal_size=SMALL, run_before=typed())


def test_wide_and_combining_characters_stand_straight(snap_compare, log: ChangeLog, state: State, typed) -> None:
    text = "漢字かな交じり文の報告 with e\u0301 combining, an 👩‍👩‍👧 emoji and [bold]marks[/bold] of its own. "
    changes = tuple(
        replace(
            change,
            old=tuple(replace(finding, text=text * 2) for finding in change.old[:1]),
            new=tuple(replace(finding, text=text * 3) for finding in change.new[:1]),
            words=(("equal", text * 2), ("insert", text)),
            figures=(),
        )
        for change in log.changes
    )
    app = TipdiffApp(pair=replace(log, changes=changes), state=state)
    assert snap_compare(app, terminal_size=(120, 30), run_before=typed(CLOSED, "right_square_bracket"))


def _refuse(path: Path) -> None:
    from tipdiff.errors import ReadError

    raise ReadError(f"{path.name} is not a report of a known family", "Name the family with --profile")
