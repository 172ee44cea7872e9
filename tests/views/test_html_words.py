"""Pieces of marked text: together they are the findings, whatever is marked in them."""

from __future__ import annotations

from pathlib import Path

import pytest

import tipdiff
from tipdiff.frozen import replace
from tipdiff.model import Change, ChangeLog, Figure, FigureChange, Finding
from tipdiff.views import html_words
from tipdiff.views.html_words import Marked


def written(pieces: tuple[Marked, ...]) -> str:
    return "".join(piece.blank + "".join(text for _, text in piece.parts) for piece in pieces)


@pytest.fixture(scope="module", params=["lomboura", "narvesia", "peralonia"])
def log(request: pytest.FixtureRequest, corpus: Path) -> ChangeLog:
    old, new = sorted((corpus / request.param).iterdir())[-2:]
    return tipdiff.diff(tipdiff.load(old), tipdiff.load(new))


def test_the_pieces_of_a_side_are_its_findings(log: ChangeLog) -> None:
    for change in log.changes:
        for which, findings in (("old", change.old), ("new", change.new)):
            passages = html_words.side(change, which)  # type: ignore[arg-type]
            source = change.aspects == ("typography",)
            assert [passage.id for passage in passages] == [finding.id for finding in findings]
            texts = [finding.raw if source and finding.raw else finding.text for finding in findings]
            assert [written(passage.pieces) for passage in passages] == texts


def test_the_unified_pieces_are_the_words(log: ChangeLog) -> None:
    for change in log.changes:
        pieces = html_words.unified(change)
        assert written(pieces) == "".join(text for _, text in change.words)
        assert [piece.kind for piece in pieces] == [kind for kind, _ in change.words]


def test_figures_that_differ_are_marked_and_no_others(log: ChangeLog) -> None:
    for change in log.changes:
        if change.aspects == ("typography",):
            continue
        for passage in html_words.side(change, "new"):
            figures = [each.new for each in change.figures if each.new and each.new.finding == passage.id]
            here = {figure.span: figure.text for figure in figures}
            marked = "".join(text for piece in passage.pieces for on, text in piece.parts if on)
            assert marked.replace(" ", "") == "".join(here[span] for span in sorted(here)).replace(" ", "")


def test_blanks_before_a_mark_are_left_out_of_it() -> None:
    place = "prosecution.2.1"
    old = Figure(831, None, "exactly", "831 cases", (13, 22), "cases", "investigations", finding=place)
    new = replace(old, value=531, text="531 cases")
    change = Change(
        "0" * 12,
        "changed",
        False,
        "prosecution",
        "prosecution",
        (Finding(place, "Investigated 831 cases."),),
        (Finding(place, "Investigated 531 cases."),),
        0.9,
        ("fuzzy",),
        ("figures",),
        (("equal", "Investigated"), ("delete", " 831"), ("insert", " 531"), ("equal", " cases.")),
        (FigureChange("investigations", old, new, -300, -36.1),),
    )
    assert html_words.unified(change) == (
        Marked("equal", "", ((False, "Investigated"),)),
        Marked("delete", " ", ((True, "831"),)),
        Marked("insert", " ", ((True, "531"),)),
        Marked("equal", " ", ((True, "cases"), (False, "."))),
    )
