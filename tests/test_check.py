"""Rules for CI: what each finds, how bad it is, where it points, and what a baseline accepts."""

from __future__ import annotations

import shutil
from pathlib import Path
from xml.etree import ElementTree

import orjson
import pytest

import tipdiff
from tipdiff import compare
from tipdiff.cli import main

STORED = compare.stored
"""As it is outside the tests, which never read stored snapshots."""
FIRST = "The government maintained law enforcement efforts."


@pytest.fixture
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    return tmp_path


@pytest.fixture
def pair(reports) -> tuple[str, str]:
    old = reports.path(
        2023, f"{FIRST} In 2022, courts convicted 19 traffickers.", recommendations="Train judges. * Fund one shelter."
    )
    new = reports.path(
        2024, f"{FIRST} In 2023, courts convicted 22 traffickers.", recommendations="Train judges.", tier="Tier 3"
    )
    return str(old), str(new)


def check(capfd: pytest.CaptureFixture[str], *words: str) -> tuple[int, dict]:
    code = main(["check", *words, "-f", "json"])
    return code, orjson.loads(capfd.readouterr().out)


def rules(value: dict) -> dict[str, str]:
    return {problem["rule"]: problem["severity"] for problem in value["problems"]}


def test_a_pair_fails_until_its_baseline_accepts_it(here, pair, capfd) -> None:
    code, value = check(capfd, *pair)
    assert (code, value["passed"]) == (1, False)
    assert rules(value) == {"tier-changed": "error", "figure-changed": "error", "recommendation-dropped": "warning"}
    assert check(capfd, *pair, "--update-baseline")[0] == 0
    code, value = check(capfd, *pair)
    assert (code, value["passed"]) == (0, True)
    assert all(problem["accepted"] for problem in value["problems"])
    assert (here / "tipdiff-baseline.txt").read_text().startswith("#")


def test_a_figure_is_pointed_at_in_its_source(here, pair, capfd) -> None:
    _, value = check(capfd, *pair)
    problem = next(each for each in value["problems"] if each["rule"] == "figure-changed")
    line = Path(pair[1]).read_text(encoding="utf-8").splitlines()[problem["line"] - 1]
    assert line[problem["column"] - 1 :].startswith("22 traffickers")
    assert "19 (2022) → 22 (2023)" in problem["message"]


def test_what_a_baseline_accepts_and_nothing_found_is_stale(here, pair, capfd) -> None:
    check(capfd, *pair, "--update-baseline")
    code, value = check(capfd, pair[0], pair[0])
    assert (code, value["problems"], len(value["stale"])) == (0, [], 3)


def test_severities_and_the_bar_are_settable(here, pair, capfd) -> None:
    (here / "tipdiff.toml").write_text('fail-on = "warning"\n[rules]\ntier-changed = "off"\nfigure-changed = "note"\n')
    code, value = check(capfd, *pair)
    assert (code, rules(value)) == (1, {"figure-changed": "note", "recommendation-dropped": "warning"})
    assert check(capfd, *pair, "--fail-on", "error")[0] == 0


@pytest.mark.parametrize("text", ['[rules]\nno-such = "error"\n', '[rules]\nsum = "loud"\n', "fail = 1\n", "["])
def test_a_wrong_configuration_is_refused(here, pair, capfd, text: str) -> None:
    (here / "tipdiff.toml").write_text(text)
    assert main(["check", *pair]) == 2
    assert capfd.readouterr().err.startswith("tipdiff: error: ")


@pytest.fixture
def published(here: Path, corpus: Path) -> Path:
    """A corpus of one's own, with the snapshots of what was published."""
    shutil.copytree(corpus, here / "corpus")
    assert main(["snapshot", "corpus"]) == 0
    return here / "corpus"


def test_an_edited_figure_of_a_published_report_is_an_error(published: Path, capfd) -> None:
    page = published / "peralonia/2023.html"
    text = page.read_text(encoding="utf-8")
    edited = text.replace("opened 83 investigations", "opened 85 investigations")
    assert edited != text
    page.write_text(edited, encoding="utf-8")
    capfd.readouterr()
    code, value = check(capfd, "corpus")
    found = [problem for problem in value["problems"] if problem["rule"] == "edition-edited"]
    assert code == 1 and len(found) == 1
    problem = found[0]
    assert (problem["country"], problem["new_edition"], problem["severity"]) == ("peralonia", 2023, "error")
    assert "prosecution" in problem["message"] and "83" in problem["message"] and "85" in problem["message"]
    line = edited.splitlines()[problem["line"] - 1]
    assert line[problem["column"] - 1 :].startswith("85 investigations")


def test_a_corpus_that_gives_its_snapshots_has_no_edited_edition(published: Path, capfd) -> None:
    capfd.readouterr()
    _, value = check(capfd, "corpus")
    assert not {"edition-edited", "snapshot-drift", "unreadable"} & set(rules(value))


def test_words_edited_without_a_figure_are_drift(published: Path, capfd) -> None:
    page = published / "lomboura/2022.txt"
    page.write_text(
        page.read_text(encoding="utf-8").replace("PROSECUTION\n\nThe government", "PROSECUTION\n\nThe cabinet", 1),
        encoding="utf-8",
    )
    assert main(["snapshot", "corpus", "--check"]) == 1
    assert "lomboura 2022: source changed" in capfd.readouterr().out
    assert rules(check(capfd, "corpus")[1])["snapshot-drift"] == "error"


def test_one_bad_file_never_stops_the_rest(published: Path, capfd) -> None:
    (published / "narvesia/2021.md").write_text("no report at all\n", encoding="utf-8")
    capfd.readouterr()
    code, value = check(capfd, "corpus")
    assert code == 1 and rules(value)["unreadable"] == "error" and len(value["problems"]) > 10


def test_sarif_junit_and_annotations_are_well_formed(here, pair, capfd) -> None:
    main(["check", *pair, "-f", "sarif"])
    sarif = orjson.loads(capfd.readouterr().out)
    assert {result["ruleId"] for result in sarif["runs"][0]["results"]} >= {"tier-changed", "figure-changed"}
    main(["check", *pair, "-f", "junit"])
    suite = ElementTree.fromstring(capfd.readouterr().out)
    assert suite.get("failures") == str(len(suite.findall("testcase/failure"))) == "3"
    main(["check", *pair, "-f", "github"])
    lines = capfd.readouterr().out.splitlines()
    assert len(lines) == 3 and all(line.startswith(("::error ", "::warning ")) for line in lines)


def test_a_report_with_a_current_snapshot_is_not_parsed_again(published: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    page = published / "narvesia/2023.md"
    fresh = tipdiff.load(page, fresh=True)
    monkeypatch.setattr("tipdiff.compare.stored", STORED)
    monkeypatch.setattr("tipdiff.compare.normalize", None)
    assert tipdiff.load(page) == fresh
    page.write_text(page.read_text(encoding="utf-8") + "\n", encoding="utf-8")
    with pytest.raises(TypeError):
        tipdiff.load(page)
