"""What was not read is said wherever a comparison is shown, and fails the gate."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

import tipdiff
from tipdiff.cli import main
from tipdiff.model import ChangeLog
from tipdiff.model.frozen import replace
from tipdiff.views import as_html, as_text, digest, phrases

PAGE = """# {year} Trafficking in Persons Report: Ostravania

## OSTRAVANIA (Tier 2)

The Government of Ostravania does not fully meet the minimum standards but is making significant efforts to do so.

## PRIORITIZED RECOMMENDATIONS

- Train the clerks.

## PROSECUTION

{prosecution}

## PROTECTION

The government maintained efforts to protect crews.

## PREVENTION

The government maintained prevention efforts.

## TRAFFICKING PROFILE

Owners of boats exploit men on the two canals.
"""
SAID = "section prosecution is empty"
EMPTY = PAGE.replace("{prosecution}", "")
WHOLE = PAGE.replace("{prosecution}", "Courts convicted 14 owners of boats.")


def pages(folder: Path, old: str, new: str) -> list[str]:
    paths = [folder / "2022.md", folder / "2023.md"]
    for path, text in zip(paths, (old, new), strict=True):
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text.format(year=path.stem), encoding="utf-8")
    return [str(path) for path in paths]


def found(capfd, *words: str) -> tuple[int, dict[str, list[str]]]:
    code = main(["check", *words, "-f", "json"])
    said: dict[str, list[str]] = {}
    for problem in json.loads(capfd.readouterr().out)["problems"]:
        said.setdefault(problem["rule"], []).append(problem["message"])
    return code, said


def test_a_pair_of_which_nothing_was_read(tmp_path: Path, capfd) -> None:
    code, said = found(capfd, *pages(tmp_path / "ostravania", EMPTY, EMPTY))
    assert code == 1
    assert said["reading"] == [f"2022 report: {SAID}", f"2023 report: {SAID}"]


def test_a_pair_that_was_read(tmp_path: Path, capfd) -> None:
    assert found(capfd, *pages(tmp_path / "ostravania", WHOLE, WHOLE)) == (0, {})


def test_one_report(tmp_path: Path, capfd) -> None:
    old, new = pages(tmp_path / "ostravania", WHOLE, EMPTY)
    assert found(capfd, new) == (1, {"reading": [f"2023 report: {SAID}"]})
    assert found(capfd, old) == (0, {})


@pytest.mark.parametrize(("old", "new", "year"), [(EMPTY, WHOLE, 2022), (WHOLE, EMPTY, 2023)])
def test_a_corpus_tells_each_report_once(tmp_path: Path, capfd, old: str, new: str, year: int) -> None:
    pages(tmp_path / "ostravania", old, new)
    assert found(capfd, str(tmp_path))[1]["reading"] == [f"{year} report: {SAID}"]


def test_the_rule_can_be_set(tmp_path: Path, capfd) -> None:
    config = tmp_path / "tipdiff.toml"
    config.write_text('[rules]\nreading = "note"\n', encoding="utf-8")
    code, said = found(capfd, *pages(tmp_path / "ostravania", EMPTY, EMPTY), "--config", str(config))
    assert code == 0 and len(said["reading"]) == 2


def log(folder: Path, old: str = EMPTY, new: str = EMPTY) -> ChangeLog:
    return tipdiff.diff(*map(tipdiff.load, pages(folder / "ostravania", old, new)))


def test_less_of_a_report_than_of_the_one_before(tmp_path: Path) -> None:
    old, new = map(tipdiff.load, pages(tmp_path / "ostravania", WHOLE, WHOLE))
    assert tipdiff.diff(old, replace(new, unplaced=0.04)).new.unread == ()
    less = tipdiff.diff(replace(old, unplaced=0.02), replace(new, unplaced=0.31)).new
    assert less.unread == ("31% of its text stands in no section, of the 2022 report 2%",)
    assert less.warnings == less.unread
    assert tipdiff.diff(replace(old, unplaced=0.31), replace(new, unplaced=0.02)).new.unread == ()


def test_no_view_says_that_nothing_changed(tmp_path: Path) -> None:
    unread = log(tmp_path)
    said = f"No change in what was read. Not all was: 2022 report: {SAID}; 2023 report: {SAID}."
    assert phrases.no_change(unread) == said
    assert said in " ".join(as_text.write(unread, unread.changes, quiet_too=False, colour=False, width=80).split())
    assert said in as_html.write(unread, [], quiet_too=False)
    assert SAID in digest.paragraph(unread)
    for text in (
        as_text.write(unread, unread.changes, quiet_too=False, colour=False, width=80),
        as_html.write(unread, [], quiet_too=False),
    ):
        assert "No change to show" not in text


def test_a_pair_that_was_read_says_that_nothing_changed(tmp_path: Path) -> None:
    whole = log(tmp_path, WHOLE, WHOLE)
    assert as_text.write(whole, [], quiet_too=False, colour=False, width=80).endswith("No change to show.\n")
    assert "No change to show." in as_html.write(whole, [], quiet_too=False)


def test_every_view_shows_it(tmp_path: Path, capfd) -> None:
    paths = pages(tmp_path / "ostravania", EMPTY, WHOLE)
    for form in ("text", "markdown", "html", "json"):
        main(["diff", *paths, "-f", form])
        assert SAID in capfd.readouterr().out, form
