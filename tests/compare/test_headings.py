"""Two editions of a report of no known family: headings that were renamed, parted or moved bound no sentence."""

from __future__ import annotations

from pathlib import Path

from tipdiff import diff, load
from tipdiff.model import ChangeLog
from tipdiff.views import phrases

LINES = [
    f"The crews of the {place} quay {did} {n} {what} before the storms of the fall came in."
    for n, (place, did, what) in enumerate(
        (a, b, c)
        for a in ("north", "south", "west")
        for b, c in (("mended", "nets"), ("lost", "boats"), ("sold", "ropes"))
    )
]


def pair(tmp_path: Path, old: str, new: str) -> ChangeLog:
    reports = []
    for edition, text in ((2022, old), (2023, new)):
        path = tmp_path / "quay" / f"{edition}.md"
        path.parent.mkdir(exist_ok=True)
        path.write_text(f"# Quay {edition}\n\n{text}", encoding="utf-8")
        reports.append(load(path))
    return diff(*reports)


def part(heading: str, *lines: str) -> str:
    return f"{heading}\n\n{' '.join(lines)}\n\n"


def kinds(log: ChangeLog) -> set[tuple[str, bool]]:
    return {(change.kind, change.moved) for change in log.changes}


def test_a_topmost_heading_that_was_renamed(tmp_path: Path) -> None:
    log = pair(
        tmp_path,
        part("## Catch", *LINES[:4]) + part("## Crews", *LINES[4:]),
        part("## What came in", *LINES[:4]) + part("## Crews", *LINES[4:]),
    )
    assert kinds(log) == {("unchanged", False)}
    assert phrases.missing(log) == {}


def test_a_section_that_was_parted(tmp_path: Path) -> None:
    log = pair(
        tmp_path,
        part("## Catch", *LINES),
        "## Catch\n\n" + part("### Nets", *LINES[:3]) + part("### Boats", *LINES[3:6]) + part("### Ropes", *LINES[6:]),
    )
    assert kinds(log) == {("unchanged", False)}


def test_the_same_heading_over_other_text_is_found_by_name(tmp_path: Path) -> None:
    log = pair(tmp_path, part("## Catch", *LINES[:3]), part("## Catch", *LINES[:2], "Nobody sold ropes."))
    assert log.changes[0].kind == "unchanged" and log.sections[0].section == "catch"


def test_a_section_that_only_one_edition_has_is_said_so(tmp_path: Path) -> None:
    log = pair(tmp_path, part("## Catch", *LINES[:3]), part("## Catch", *LINES[:3]) + part("## Storms", *LINES[5:]))
    assert list(phrases.missing(log)) == ["storms"]
    assert phrases.absent(log) == ["Storms: not in the 2022 report (4 findings)"]
