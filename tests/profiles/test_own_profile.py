"""A third family is a new file, no new code."""

from __future__ import annotations

from pathlib import Path

import pytest

import tipdiff
from tipdiff import profiles
from tipdiff.cli import main
from tipdiff.corpus import snapshot_json
from tipdiff.errors import ProfileError

BRIDGES = """
name = "bridges"
version = 3
title = "Bridge Inspection Report"
reference_year = 0
detect = ["bridge inspection report"]
editions = ['(?i)(?P<edition>20\\\\d\\\\d) bridge inspection report']
countries = ['(?i)bridge inspection report: (?P<country>.+)$']

[[sections]]
name = "steel"
headings = ["steel", "steel and rust"]
required = true

[[sections]]
name = "advice"
headings = ["advice for *"]
items = true

[figures]
"""
PAGE = """# {year} Bridge Inspection Report: Elbonia

## {heading}

Inspectors found {count} loose bolts in {year}. The old arch over the gorge held.

## Advice for engineers

- Paint the arch.
- Tighten the bolts.
"""


@pytest.fixture
def family(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setattr(profiles, "_loaded", dict(profiles._loaded))
    monkeypatch.setattr(profiles, "_own", dict(profiles._own))
    path = tmp_path / "bridges.toml"
    path.write_text(BRIDGES.replace("\\\\", "\\"), encoding="utf-8")
    return path


def test_a_family_of_ones_own_is_read_and_compared(family: Path, tmp_path: Path, capfd) -> None:
    pages = [tmp_path / "old.md", tmp_path / "new.md"]
    pages[0].write_text(PAGE.format(year=2022, heading="STEEL", count=12), encoding="utf-8")
    pages[1].write_text(PAGE.format(year=2023, heading="Steel and Rust:", count=15), encoding="utf-8")
    old, new = (tipdiff.load(page, profile=str(family)) for page in pages)
    assert [section.section for section in new.sections] == ["steel", "advice"]
    assert (new.country, new.edition, new.profile, len(new.sections[1].findings)) == ("elbonia", 2023, "bridges", 2)
    log = tipdiff.diff(old, new)
    assert [change.aspects for change in log.changes] == [("figures", "year-roll"), (), (), ()]
    assert main(["diff", *map(str, pages), "--profile", str(family), "-f", "json"]) == 0
    assert '"profile": "bridges/3"' in capfd.readouterr().out


def test_a_family_that_calls_itself_tip_replaces_nothing(family: Path, tmp_path: Path) -> None:
    family.write_text(family.read_text(encoding="utf-8").replace('"bridges"', '"tip"'), encoding="utf-8")
    page, snapshot = tmp_path / "elbonia.md", tmp_path / "elbonia.json"
    page.write_text(PAGE.format(year=2022, heading="STEEL", count=12), encoding="utf-8")
    shipped = profiles.load("tip")
    report = tipdiff.load(page, profile=str(family))
    assert (report.profile, report.family.title) == ("tip", "Bridge Inspection Report")
    assert profiles.load("tip") is profiles.named("tip") is shipped
    snapshot.write_bytes(snapshot_json.to_json(report))
    assert tipdiff.load(snapshot).family is shipped
    assert tipdiff.load(snapshot, profile=str(family)) == report


def test_a_snapshot_finds_the_family_that_was_loaded_and_opens_no_file(family: Path, tmp_path: Path) -> None:
    page, snapshot = tmp_path / "elbonia.md", tmp_path / "elbonia.json"
    page.write_text(PAGE.format(year=2022, heading="STEEL", count=12), encoding="utf-8")
    report = tipdiff.load(page, profile=str(family))
    snapshot.write_bytes(snapshot_json.to_json(report))
    assert tipdiff.load(snapshot) == report
    named = snapshot.read_bytes().replace(b'"profile": "bridges"', b'"profile": "%s"' % bytes(family))
    snapshot.write_bytes(named)
    with pytest.raises(ProfileError, match="there is no profile"):
        tipdiff.load(snapshot)


@pytest.mark.parametrize("text", ["name = ", 'name = "x"\n', 'name = "x"\nversion = 1\nsections = 3\n'])
def test_a_wrong_file_is_named(tmp_path: Path, text: str) -> None:
    path = tmp_path / "wrong.toml"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(ProfileError, match=r"wrong\.toml"):
        profiles.load(str(path))


def test_what_does_not_exist_names_what_does() -> None:
    with pytest.raises(ProfileError, match="hrr, report, tip"):
        profiles.load("nonsense")


OMBUDSMAN = """
name = "ombudsman"
version = 1
title = "Annual Report of the Ombudsman"
reference_year = -1
detect = ["complaints received"]
editions = ['(?i)annual report of the ombudsman of .*, (?P<edition>20\\\\d\\\\d)']
countries = ['(?i)annual report of the ombudsman of (?P<country>[^,]+), ']
furniture = ['page \\\\d+']
ends = ["who we are"]

[tier]
key = "rating"
titles = []
values = [["amber", "amber"], ["green", "green"]]
statements = ['is rated (?P<tier>amber|green)']

[[sections]]
name = "foreword"
headings = ["foreword", "from the ombudsman"]

[[sections]]
name = "complaints"
headings = ["complaints received", "complaints in *"]
required = true

[[sections]]
name = "advice"
headings = ["advice to the council", "recommendations"]
items = true

[figures.verbs]
complaints = "received"

[figures.nouns]
complaints = "complaint, complaints"

[figures.counted]
case = "complaint, complaints"

[topics]
housing = ["tenant*"]
"""
OLD = """---
layout: report
---
# Annual Report of the Ombudsman of Port Selby, 2022

Page 1

## From the Ombudsman

The council is rated amber. Letters wait for weeks.

## Complaints received

This office received 412 complaints in 2021. Tenants sent most of them.

## Advice to the Council

1. Answer letters within 20 days.
2. Publish the waiting list.

## Who we are

We are four.
"""
NEW = """# Annual Report of the Ombudsman of Port Selby, 2023

## Foreword

The council is rated green. Letters wait for days.

## Complaints in numbers

This office received 503 complaints in 2022. Tenants sent most of them.

## Recommendations

- Answer letters within 20 days.
- Mend the lift.
"""


@pytest.fixture
def offices(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Two reports of a fourth family and the option that names it."""
    monkeypatch.setattr(profiles, "_loaded", dict(profiles._loaded))
    monkeypatch.setattr(profiles, "_own", dict(profiles._own))
    for name, text in (("old.md", OLD), ("new.md", NEW), ("office.toml", OMBUDSMAN.replace("\\\\", "\\"))):
        (tmp_path / name).write_text(text, encoding="utf-8")
    return [str(tmp_path / "old.md"), str(tmp_path / "new.md"), "--profile", str(tmp_path / "office.toml")]


def test_a_fourth_family_in_every_command(offices: list[str], capfd) -> None:
    old, new, *profile = offices
    report = tipdiff.load(old, profile=profile[1])
    assert (report.country, report.edition, report.tier, report.warnings) == ("port-selby", 2022, "amber", ())
    assert [(section.section, len(section.findings)) for section in report.sections] == [
        ("foreword", 2),
        ("complaints", 2),
        ("advice", 2),
    ]
    assert main(["diff", *offices]) == 0
    shown = capfd.readouterr().out
    assert "Amber → Green" in shown and "503" in shown and "Mend the lift." in shown and "We are four" not in shown
    assert main(["diff", *offices, "--about", "housing", "-f", "json"]) == 0
    assert main(["figures", new, *profile, "--edition", "2024"]) == 0
    assert "2024 report" in capfd.readouterr().out
    assert main(["check", *offices]) == 1
    assert "rating changed from Amber to Green" in capfd.readouterr().out
    assert main(["doctor", new, *profile]) == 0
    assert "ombudsman/1" in capfd.readouterr().out
