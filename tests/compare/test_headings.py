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


def test_a_section_below_another_heading_is_found_again(tmp_path: Path) -> None:
    catch, crews = part("### Nets", *LINES[:3]), part("### Pay", *LINES[3:6])
    log = pair(
        tmp_path,
        "## Catch\n\n" + catch + "## Crews\n\n" + crews,
        "## Catch\n\n" + catch + crews + part("## Crews", *LINES[6:8]),
    )
    assert [c.kind for c in log.changes if c.moved] == []
    assert [c.section for c in log.changes if c.kind == "unchanged"][3:] == ["catch/pay"] * 3


def test_a_section_that_was_renamed_and_set_elsewhere(tmp_path: Path) -> None:
    catch, crews = part("### Nets", *LINES[:3]), part("### Pay", *LINES[3:6])
    log = pair(
        tmp_path,
        "## Catch\n\n" + catch + "## Crews\n\n" + crews + part("### Food", *LINES[6:8]),
        "## Catch\n\n" + catch + crews.replace("Pay", "What they earned") + part("## Crews", *LINES[6:8]),
    )
    assert kinds(log) == {("unchanged", False)}


def test_sections_that_changed_places_below_one_heading(tmp_path: Path) -> None:
    nets, boats, ropes = (
        part(f"### {name}", *LINES[n : n + 3]) for n, name in ((0, "Nets"), (3, "Boats"), (6, "Ropes"))
    )
    log = pair(tmp_path, "## Catch\n\n" + nets + boats + ropes, "## Catch\n\n" + ropes + nets + boats)
    assert kinds(log) == {("unchanged", False)}


def test_a_heading_over_all_of_one_edition_bounds_nothing(tmp_path: Path) -> None:
    parts = part("## Catch", *LINES[:4]) + part("## Crews", *LINES[4:])
    log = pair(tmp_path, parts, "## The harbor\n\n" + parts.replace("## ", "### "))
    assert kinds(log) == {("unchanged", False)}
    assert log.changes[0].section == "the-harbor/catch"


def test_a_heading_alone_proves_nothing(tmp_path: Path) -> None:
    old = "## Catch\n\n" + part("### Notes", "Nobody sold ropes.") + part("## Crews", *LINES[4:])
    new = part("## Catch", *LINES[:2]) + "## Crews\n\n" + part("### Notes", *LINES[4:])
    assert [c.kind for c in pair(tmp_path, old, new).changes].count("dropped") == 1


def test_what_stands_alone_under_its_heading_is_a_pair_by_its_figures(tmp_path: Path) -> None:
    log = pair(
        tmp_path,
        part("## Catch", *LINES[:4]) + part("## Buyers", "Lomboura 9%, Peralonia 8% (2021)"),
        part("## Catch", *LINES[:4]) + part("## Buyers", "Island 10%, Sarmenia 7% (2022) note: the two largest"),
    )
    (change,) = [c for c in log.changes if c.kind == "changed"]
    assert change.reasons == ("heading",) and change.section == "buyers"


def test_words_alone_under_one_heading_are_no_pair(tmp_path: Path) -> None:
    log = pair(
        tmp_path,
        part("## Catch", *LINES[:4]) + part("## Buyers", "Nobody came that year."),
        part("## Catch", *LINES[:4]) + part("## Buyers", "Ropes were dear on the islands."),
    )
    assert {c.kind for c in log.changes} == {"unchanged", "dropped", "new"}
