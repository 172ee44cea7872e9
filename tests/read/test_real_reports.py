"""Every real report available loads under its family, told by content, and none of its page gets into a
finding."""

from __future__ import annotations

import re
from itertools import pairwise
from pathlib import Path

import pytest

import tipdiff
from tipdiff.model import Report

FURNITURE = re.compile(
    r"(?i)\b(?:an official website|here.s how you know|skip to content|cookie|subscribe|back to top|"
    r"bureau of democracy, human rights|find your state|in this section|you are in|all rights reserved)\b"
    r"|(?:^|\s)(?:https?://\S+\s+){2}|^\W*\d*\W*$"
)
NUMBERED = ["executive-summary", *(f"section-{n}" for n in range(1, 8))]
MOVES = {
    ("algeria", 2022): ("2-watch-list", "upgraded"),
    ("algeria", 2025): ("2-watch-list", "remained"),
    ("cambodia", 2022): ("2-watch-list", None),
    ("cambodia", 2023): ("3", "downgraded"),
    ("cambodia", 2024): ("3", "remained"),
    ("cuba", 2015): ("2-watch-list", None),
    ("malaysia", 2015): ("3", None),
    ("malaysia", 2023): ("2-watch-list", "upgraded"),
}


def load(path: Path) -> Report:
    report = tipdiff.load(path)
    assert (report.country, report.edition) == (path.parent.name, int(path.stem)), path
    assert report.findings and all(finding.text for finding in report.findings)
    assert not [finding.text for finding in report.findings if FURNITURE.search(finding.text)]
    assert len({finding.id for finding in report.findings}) == len(report.findings)
    return report


def test_human_rights_reports(shared: Path) -> None:
    paths = sorted((shared / "reports/hrr").glob("*/*.*"))
    assert paths
    for path in paths:
        report = load(path)
        names = [section.section for section in report.sections]
        assert report.profile == "hrr" and report.tier is None
        assert all(section.found_by == "heading" for section in report.sections)
        if report.edition < 2024:
            assert [name for name in names if name in NUMBERED] == NUMBERED
            assert {f"section-1-{letter}" for letter in "abcdef"} <= set(names)
        assert report.warnings == ()


def test_factbook_summaries(shared: Path) -> None:
    paths = sorted((shared / "reports/factbook-tip").glob("*/*.txt"))
    assert paths
    for path in paths:
        report = load(path)
        assert report.profile == "tip" and report.tier in ("1", "2", "2-watch-list", "3")
        assert {section.section for section in report.sections} <= {"introduction", "trafficking-profile"}
        assert [warning.split(",")[0] for warning in report.warnings] == ["a summary in clauses"]
        if expected := MOVES.get((report.country, report.edition)):
            assert (report.tier, report.movement) == expected
        clauses = sum(
            len(label.split(";")) for label in re.split(r"(?:rating|situation|profile):", path.read_text())[1:]
        )
        links = sum("for more details" in line for line in path.read_text().split(";"))
        assert len(report.findings) == clauses - links


def test_trafficking_report(shared: Path) -> None:
    report = load(shared / "reports/tip/mexico/2024.md")
    assert [section.section for section in report.sections] == [
        "introduction",
        "recommendations",
        "prosecution",
        "protection",
        "prevention",
        "trafficking-profile",
    ]
    assert (report.country, report.edition) == ("mexico", 2024)
    assert (report.profile, report.tier, report.movement, report.warnings) == ("tip", "2", "remained", ())
    recommendations = report.section("recommendations")
    assert recommendations is not None and len(recommendations.findings) == 12
    assert {section.section: section.assessment for section in report.sections if section.assessment} == {
        "prosecution": "maintained",
        "protection": "increased",
        "prevention": "maintained",
    }


@pytest.mark.parametrize("country", ["mexico", "ghana", "india"])
def test_neighbouring_editions_keep_their_sections(shared: Path, country: str) -> None:
    reports = [load(path) for path in sorted((shared / "reports/hrr" / country).glob("202[0-3].*"))]
    for old, new in pairwise(reports):
        shared_names = {s.section for s in old.sections} & {s.section for s in new.sections}
        assert len(shared_names) >= 0.9 * min(len(old.sections), len(new.sections))
