"""Marks, recent pairs and citations."""

from __future__ import annotations

from pathlib import Path

from tipdiff.model import ChangeLog, Finding
from tipdiff.model.frozen import replace
from tipdiff.tui import citation
from tipdiff.tui.state import RECENT, Recent, State


def test_marks_outlive_the_application(tmp_path: Path) -> None:
    state = State(tmp_path)
    assert state.review("0123456789ab") is True
    assert state.review("cdef01234567") is True
    assert state.review("0123456789ab") is False
    assert State(tmp_path).reviewed == {"cdef01234567"}


def test_two_at_once_lose_no_mark(tmp_path: Path) -> None:
    one, other = State(tmp_path), State(tmp_path)
    one.review("0123456789ab")
    other.review("cdef01234567")
    assert State(tmp_path).reviewed == {"0123456789ab", "cdef01234567"}


def test_a_folder_that_cannot_be_written_is_no_error(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    state = State(tmp_path / "file" / "below")
    assert state.review("0123456789ab") is True
    assert state.reviewed == {"0123456789ab"}


def test_recent_pairs_are_the_latest_that_still_exist(tmp_path: Path) -> None:
    state = State(tmp_path / "state")
    for n in range(RECENT + 2):
        for side in ("old", "new"):
            (tmp_path / f"{side}{n}").write_text("")
        state.opened(Recent(f"pair {n}", str(tmp_path / f"old{n}"), str(tmp_path / f"new{n}")))
    (tmp_path / "old5").unlink()
    assert [pair.title for pair in State(tmp_path / "state").recent] == [
        "pair 6",
        "pair 4",
        "pair 3",
        "pair 2",
    ]


def test_a_damaged_file_is_as_good_as_none(tmp_path: Path) -> None:
    (tmp_path / "recent.json").write_text('{"no": "list"')
    assert State(tmp_path).recent == ()


def test_a_citation_leads_back_to_its_source_in_its_own_spelling(log: ChangeLog) -> None:
    change = next(change for change in log.changes if change.kind == "changed" and "." in change.new[0].id)
    finding = Finding(change.new[0].id, change.new[0].text, raw="A  sentence\u00a0‘so’ spelt.")
    report = replace(log.new, url="https://example.org/page", retrieved="2025-01-02", sha256="0" * 64)
    said = citation.later(replace(log, new=report), replace(change, new=(finding,)))
    assert said.startswith("“A sentence ‘so’ spelt.” (")
    for part in (
        "paragraph",
        "https://example.org/page, retrieved 2025-01-02",
        "sha256 000000000000",
        "SAMPLE DATA",
    ):
        assert part in said


def test_a_pair_cites_the_earlier_report_first(log: ChangeLog) -> None:
    change = next(change for change in log.changes if change.kind == "changed")
    earlier, later = citation.pair(log, change).split("\n\n")
    assert str(log.old.edition) in earlier and str(log.new.edition) in later
