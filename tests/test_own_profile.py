"""A third family is a new file, no new code."""

from __future__ import annotations

from pathlib import Path

import pytest

import tipdiff
from tipdiff import profiles
from tipdiff.cli import main
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


@pytest.mark.parametrize("text", ["name = ", 'name = "x"\n', 'name = "x"\nversion = 1\nsections = 3\n'])
def test_a_wrong_file_is_named(tmp_path: Path, text: str) -> None:
    path = tmp_path / "wrong.toml"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(ProfileError, match=r"wrong\.toml"):
        profiles.load(str(path))


def test_what_does_not_exist_names_what_does() -> None:
    with pytest.raises(ProfileError, match="hrr, tip"):
        profiles.load("nonsense")
