"""Real reports, where they lie beside the project: what must hold on them, from the file to the change log."""

from __future__ import annotations

import re
import subprocess
import sys
import textwrap
from collections import Counter
from itertools import pairwise
from pathlib import Path

import orjson
import pytest

import tipdiff
from tipdiff.cli import main
from tipdiff.model import ChangeLog

HRR = [
    ("mexico/2022.html", "mexico/2023.html"),
    ("mexico/2023.html", "mexico/2024.html"),
    ("ghana/2022.html", "ghana/2023.html"),
    ("india/2019.txt", "india/2020.txt"),
    ("india/2020.txt", "india/2021.txt"),
    ("india/2021.txt", "india/2022.txt"),
]
FURNITURE = re.compile(
    r"(?i)official website|skip to content|\.gov website|cookie|\bnewsroom\b|view report by|share sensitive|javascript"
)


def sound(log: ChangeLog) -> None:
    """Every finding in exactly one change; the words of each rebuild both sides."""
    for side, report in (("old", log.old), ("new", log.new)):
        assert Counter(f.id for change in log.changes for f in getattr(change, side)) == Counter(
            f.id for f in report.findings
        )
    for change in log.changes:
        assert "".join(t for kind, t in change.words if kind != "insert") == " ".join(f.text for f in change.old)
        assert "".join(t for kind, t in change.words if kind != "delete") == " ".join(f.text for f in change.new)


@pytest.mark.parametrize("pair", HRR, ids=lambda pair: f"{pair[0]}-{pair[1]}")
def test_human_rights_reports(shared: Path, pair: tuple[str, str]) -> None:
    old, new = (tipdiff.load(shared / "reports/hrr" / name) for name in pair)
    for report, name in ((old, pair[0]), (new, pair[1])):
        assert (report.country, str(report.edition), report.profile) == (
            *name.removesuffix(Path(name).suffix).split("/"),
            "hrr",
        )
        assert not [finding for finding in report.findings if FURNITURE.search(finding.text)]
    log = tipdiff.diff(old, new)
    sound(log)
    both = {section.section for section in old.sections} & {section.section for section in new.sections}
    assert {
        "executive-summary",
        "section-1",
        "section-1-a",
        "section-1-b",
        "section-1-c",
        "section-2",
        "section-7",
    } <= both
    headed = {count.section for count in log.sections if count.old_heading and count.new_heading}
    assert both == headed


def test_a_section_keeps_its_name_when_its_letter_shifts(shared: Path) -> None:
    old, new = (tipdiff.load(shared / f"reports/hrr/mexico/{year}.html") for year in (2022, 2023))
    headings = [section.heading or "" for report in (old, new) if (section := report.section("section-1-f"))]
    assert [heading[0] for heading in headings] == ["f", "h"]


@pytest.mark.parametrize("country", ["algeria", "cambodia", "cuba", "malaysia"])
def test_summaries_of_the_factbook(shared: Path, country: str) -> None:
    paths = sorted((shared / "reports/factbook-tip" / country).glob("*.txt"))
    reports = [tipdiff.load(path) for path in paths]
    assert {(report.profile, report.country) for report in reports} == {("tip", country)}
    assert [report.edition for report in reports] == [int(path.stem) for path in paths]
    assert all(report.tier for report in reports)
    for old, new in pairwise(reports):
        sound(tipdiff.diff(old, new))


@pytest.mark.parametrize("mode", ["", "--no-reflow", "--no-roll", "--hard"])
@pytest.mark.parametrize("seed", [101, 202, 303])
def test_every_edit_of_a_made_case_is_found(shared: Path, tmp_path: Path, seed: int, mode: str) -> None:
    bench = shared / "bench"
    words = [sys.executable, str(bench / "make_case.py"), str(shared / "reports/tip/mexico/2024.md"), str(tmp_path)]
    subprocess.run([*words, "--seed", str(seed), *mode.split()], check=True, capture_output=True)
    log = tmp_path / "log.json"
    assert main(["diff", str(tmp_path / "old.txt"), str(tmp_path / "new.txt"), "-f", "json", "-o", str(log)]) == 0
    done = subprocess.run(
        [sys.executable, str(bench / "score_changelog.py"), str(tmp_path), str(log)], capture_output=True, text=True
    )
    assert done.returncode == 0, done.stdout


def test_wrapping_changes_nothing_but_the_source(shared: Path, tmp_path: Path) -> None:
    text = (shared / "reports/tip/mexico/2024.md").read_text(encoding="utf-8")
    older = text.replace("2024 Trafficking", "2023 Trafficking", 1).replace("531", "631")

    def wrapped(page: str, width: int) -> str:
        blocks = page.split("\n\n")
        return "\n\n".join(block if block.startswith("#") else textwrap.fill(block, width) for block in blocks)

    logs = []
    for width in (72, 100, 10**6):
        paths = [tmp_path / f"{name}-{width}.md" for name in ("old", "new")]
        for path, page in zip(paths, (older, text), strict=True):
            path.write_text(wrapped(page, width), encoding="utf-8")
        out = tmp_path / f"{width}.json"
        main(["diff", *map(str, paths), "-f", "json", "-o", str(out)])
        log = orjson.loads(out.read_bytes())
        for side in ("old", "new"):
            del log[side]["source"], log[side]["sha256"]
        logs.append(log)
    assert logs[0] == logs[2]
    assert logs[1] == logs[2]
