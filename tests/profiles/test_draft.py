"""`tipdiff profile draft`: what two documents share, as a file that opens them."""

from __future__ import annotations

import re
import shlex
from pathlib import Path

import pytest

import tipdiff
from tipdiff import profiles
from tipdiff.cli import main
from tipdiff.corpus.drafting import draft, placed
from tipdiff.profiles.reference import README

BODY = """# Report of the Mill Guild {year}

## {first}

The guild ran {mills} mills in {year}. Total output of {sacks} sacks was the best so far. Grain came by boat.

Page {page} of the guild

## 2. Millers at work

It trained {millers} millers. Each of them passed. The guild paid for it.

Page {page} of the guild

## {goals}

- Repair the wheel.
- Train 20 millers.

Page {page} of the guild

## What only {year} has

A flood came.
"""


@pytest.fixture
def documents(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> list[str]:
    monkeypatch.chdir(tmp_path)
    for year, mills, sacks in ((2023, 12, 800), (2024, 14, 950)):
        text = BODY.format(
            year=year,
            first=f"1. Mills in {year}",
            mills=mills,
            sacks=sacks,
            page=year - 2020,
            millers=mills * 2,
            goals="Goals" if year == 2023 else "Our goals",
        )
        Path(f"{year}.md").write_text(text.replace("What only 2023 has", "A quiet year"), encoding="utf-8")
    return ["2023.md", "2024.md"]


def test_what_all_documents_have(documents: list[str]) -> None:
    found = draft(documents)
    assert found.title == "Report of the Mill Guild"
    assert [each.name for each in found.sections] == ["mills-in", "millers-at-work"]
    assert found.sections[0].headings == ("mills in *",)
    assert found.lists == ("goals", "our goals")
    assert found.furniture == (r"page \d+ of the guild",)
    assert dict(found.counted) == {"millers": (2, 2), "mills": (1, 1), "sacks": (1, 1)}
    assert [words for words, _ in found.stated] == ["total output of #"]


def test_the_draft_is_a_family_that_opens_them(documents: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["profile", "draft", *documents, "-o", "mills.toml"]) == 0
    assert profiles.inspect("mills.toml") == ()
    family = profiles.load("mills.toml")
    assert family.name == "mills"
    report = tipdiff.load("2023.md", profile="mills.toml")
    assert [section.section for section in report.sections] == ["mills-in", "millers-at-work", "goals", "a-quiet-year"]
    assert "Page 3" not in " ".join(finding.text for finding in report.findings)
    share = placed(documents, family)[0]
    assert 0.5 < share < 1
    assert f"2023.md: {share:.0%}" in Path("mills.toml").read_text(encoding="utf-8")


def test_the_tour_of_the_readme_runs_as_printed(documents: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    tour = re.search(r"```sh\n(.*?)```", README.read_text(encoding="utf-8"), re.DOTALL)
    assert tour is not None
    for line in tour[1].splitlines():
        assert main(shlex.split(line)[1:]) == 0, line
    said = capsys.readouterr().out
    assert "mills.toml: nothing is wrong" in said


def test_a_suggestion_taken_in_is_a_headline(documents: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    main(["profile", "draft", *documents, "-o", "guild.toml"])
    file = Path("guild.toml")
    text = file.read_text(encoding="utf-8")
    file.write_text(
        text.replace("# [figures.stated]", "[figures.stated]").replace("# total-output-of = ", "output = "),
        encoding="utf-8",
    )
    assert main(["diff", *documents, "--profile", "guild.toml"]) == 0
    assert "Output: 950 sacks in 2024, up 150 (+19 %) from 800 in 2023" in capsys.readouterr().out


def test_one_document_shows_nothing(documents: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["profile", "draft", documents[0]]) == 2
    assert "Give two or more" in capsys.readouterr().err


def test_numbers_of_the_familys_own_name_its_sections(tmp_path: Path) -> None:
    paths = []
    for year in (2023, 2024):
        items = "\n\n".join(
            f"## Item {n}. Matter {'of' if year == 2023 else 'on'} {n} mills\n\nText." for n in range(1, 7)
        )
        paths.append(str(tmp_path / f"{year}.md"))
        Path(paths[-1]).write_text(f"# Filing {year}\n\n{items}\n", encoding="utf-8")
    found = draft(paths).sections
    assert [each.name for each in found] == [f"item-{n}" for n in range(1, 7)]
    assert found[0].headings == ("item 1. *",)
