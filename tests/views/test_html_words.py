"""Pieces of marked text: together they are the findings, whatever is marked in them."""

from __future__ import annotations

from itertools import pairwise
from pathlib import Path

import pytest

import tipdiff
from tipdiff.model import ChangeLog
from tipdiff.views.html_words import Marked, pieces
from tipdiff.views.phrases.spans import Passage, side, together


def written(runs: tuple[Marked, ...]) -> str:
    return "".join(text for run in runs for _, text in run.parts)


@pytest.fixture(scope="module", params=["lomboura", "narvesia", "peralonia"])
def log(request: pytest.FixtureRequest, corpus: Path) -> ChangeLog:
    old, new = sorted((corpus / request.param).iterdir())[-2:]
    return tipdiff.diff(tipdiff.load(old), tipdiff.load(new))


def test_the_pieces_are_the_passage(log: ChangeLog) -> None:
    for change in log.changes:
        for passage in (*side(change, "old"), *side(change, "new"), together(change)):
            assert written(pieces(passage)) == passage.text


def test_neighbouring_pieces_differ_in_kind(log: ChangeLog) -> None:
    for change in log.changes:
        kinds = [piece.kind for piece in pieces(together(change))]
        assert all(one != other for one, other in pairwise(kinds))


def test_figures_lie_inside_the_words() -> None:
    text = "Investigated 831 531 cases."
    spans = ((13, 16, "delete"), (17, 20, "insert"), (13, 16, "figure"), (17, 26, "figure"))
    assert pieces(Passage("", text, spans)) == (
        Marked("equal", ((False, "Investigated "),)),
        Marked("delete", ((True, "831"),)),
        Marked("equal", ((False, " "),)),
        Marked("insert", ((True, "531"),)),
        Marked("equal", ((True, " cases"), (False, "."))),
    )
