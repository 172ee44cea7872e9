"""What is marked in a finding is what the change log says differs."""

from __future__ import annotations

from pathlib import Path

import pytest

import tipdiff
from tipdiff.model import Change, ChangeLog
from tipdiff.model.frozen import replace
from tipdiff.views.phrases.spans import side, together


@pytest.fixture(scope="module", params=["lomboura", "narvesia", "peralonia"])
def log(request: pytest.FixtureRequest, corpus: Path) -> ChangeLog:
    old, new = sorted((corpus / request.param).iterdir())[-2:]
    return tipdiff.diff(tipdiff.load(old), tipdiff.load(new))


def _marked(change: Change, which: str, name: str) -> str:
    parts = side(change, which)  # type: ignore[arg-type]
    return "".join(part.text[start:end] for part in parts for start, end, style in part.spans if style == name)


def test_deleted_and_inserted_words_are_marked_on_their_sides(log: ChangeLog) -> None:
    changed = [change for change in log.changes if change.kind == "changed"]
    assert changed
    for change in changed:
        for which, kind in (("old", "delete"), ("new", "insert")):
            expected = "".join(text for piece, text in change.words if piece == kind)
            assert _marked(change, which, kind).replace(" ", "") == expected.replace(" ", "")


def test_a_figure_that_differs_is_marked_where_it_stands(log: ChangeLog) -> None:
    seen = 0
    for change in log.changes:
        for which, texts in (
            ("old", [f.old for f in change.figures]),
            ("new", [f.new for f in change.figures]),
        ):
            for figure in filter(None, texts):
                assert figure.text in _marked(change, which, "figure")
                seen += 1
    assert seen


def test_one_column_holds_both_sides_and_marks_every_figure(log: ChangeLog) -> None:
    for change in (change for change in log.changes if change.kind == "changed"):
        whole = together(change)
        deleted = "".join(whole.text[a:b] for a, b, style in whole.spans if style == "delete")
        inserted = "".join(whole.text[a:b] for a, b, style in whole.spans if style == "insert")
        kept = len(whole.text.replace(" ", "")) - len(f"{deleted}{inserted}".replace(" ", ""))
        old = sum(len(text.replace(" ", "")) for kind, text in change.words if kind == "equal")
        assert kept == old
        marked = "".join(whole.text[a:b] for a, b, style in whole.spans if style == "figure")
        for each in change.figures:
            for figure in filter(None, (each.old, each.new)):
                assert "".join(figure.text.split())[:3] in "".join(marked.split())


def test_in_one_column_what_came_stands_a_blank_behind_what_went(log: ChangeLog) -> None:
    change = next(change for change in log.changes if change.kind == "changed")
    whole = together(
        replace(change, words=(("delete", "Ferries"), ("insert", "Boats"), ("equal", " sank.")), figures=())
    )
    assert (whole.text, whole.spans) == ("Ferries Boats sank.", ((0, 7, "delete"), (8, 13, "insert")))


def test_each_finding_is_a_passage_of_its_own(log: ChangeLog) -> None:
    for change in (change for change in log.changes if change.aspects != ("typography",)):
        assert [(part.id, part.text) for part in side(change, "old")] == [(each.id, each.text) for each in change.old]
        assert [(part.id, part.text) for part in side(change, "new")] == [(each.id, each.text) for each in change.new]


def test_characters_alone_are_shown_as_the_source_spells_them(log: ChangeLog) -> None:
    change = next(change for change in log.changes if change.old and change.new)
    finding = replace(change.new[0], text="A judge's ruling.", raw="A judge\u2019s\n  ruling.")
    spelt = replace(change, kind="changed", aspects=("typography",), new=(finding,))
    assert [(part.text, part.spans) for part in side(spelt, "new")] == [("A judge\u2019s ruling.", ())]


def test_new_and_dropped_findings_mark_their_figures_in_one_column_too(log: ChangeLog) -> None:
    for change in (change for change in log.changes if change.kind in ("new", "dropped")):
        whole = together(change)
        marked = sorted(whole.text[a:b] for a, b, style in whole.spans if style == "figure")
        assert marked == sorted((each.new or each.old).text for each in change.figures)
