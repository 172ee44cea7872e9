"""Rules for CI: what each finds, how bad it is, where it points, and what a baseline accepts."""

from __future__ import annotations

import shutil
from pathlib import Path
from xml.etree import ElementTree

import orjson
import pytest

import tipdiff
from tipdiff.cli import main
from tipdiff.corpus import loading

STORED = loading.stored
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
    accepted = {problem["rule"] for problem in value["problems"] if problem["accepted"]}
    assert accepted == {"tier-changed", "figure-changed"}, "a warning fails nothing: there is nothing to accept"
    assert (here / "tipdiff-baseline.txt").read_text().startswith("#")


def test_a_figure_is_pointed_at_in_its_source(here, pair, capfd) -> None:
    _, value = check(capfd, *pair)
    problem = next(each for each in value["problems"] if each["rule"] == "figure-changed")
    line = Path(pair[1]).read_text(encoding="utf-8").splitlines()[problem["line"] - 1]
    assert line[problem["column"] - 1 :].startswith("22 traffickers")
    assert "19 (2022) → 22 (2023)" in problem["message"]


def test_what_a_baseline_accepts_and_nothing_found_is_stale(here, pair, capfd) -> None:
    check(capfd, *pair, "--update-baseline")
    same = Path(pair[1]).read_text(encoding="utf-8").replace("Tier 3", "Tier 2").replace("22 traff", "19 traff")
    Path(pair[1]).write_text(same, encoding="utf-8")
    code, value = check(capfd, *pair)
    assert (code, len(value["stale"])) == (0, 2)
    assert check(capfd, pair[0], pair[0])[1]["stale"] == [], "of one edition nothing was checked against another"


def test_severities_and_the_bar_are_settable(here, pair, capfd) -> None:
    (here / "tipdiff.toml").write_text('fail-on = "warning"\n[rules]\ntier-changed = "off"\nfigure-changed = "note"\n')
    code, value = check(capfd, *pair)
    assert (code, rules(value)) == (1, {"figure-changed": "note", "recommendation-dropped": "warning"})
    assert check(capfd, *pair, "--fail-on", "error")[0] == 0


WRONG = (
    '[rules]\nno-such = "error"\n',
    '[rules]\nsum = "loud"\n',
    "[rules]\nsum = 3\n",
    'rules = "error"\n',
    "fail = 1\n",
)
WRONG += ("fail-on = 1\n", "baseline = 3\n", 'snapshots = ["a"]\n', "[", "x = 'caf\xe9'\n")


@pytest.mark.parametrize("text", WRONG)
def test_a_wrong_configuration_is_refused(here, pair, capfd, text: str) -> None:
    (here / "tipdiff.toml").write_text(text, encoding="latin-1")
    assert main(["check", *pair]) == 2
    out, err = capfd.readouterr()
    assert out == "" and err.startswith("tipdiff: error: ") and err.count("\n") == 1


def test_a_baseline_edited_by_hand_is_read_as_it_was_meant(here, pair, capfd) -> None:
    main(["check", *pair, "--update-baseline"])
    baseline = here / "tipdiff-baseline.txt"
    kept = "\r\n\r\n".join(line.partition("  ")[0] for line in baseline.read_text().splitlines()[1:])
    baseline.write_text(f"\ufeff{kept}\r\n# why", encoding="utf-8")
    capfd.readouterr()
    assert check(capfd, *pair)[0] == 0


@pytest.mark.parametrize("text", [b"0123456789ab ok\nnonsense\n", b"\xff\xfe", b"<html>"])
def test_what_is_no_baseline_is_neither_read_nor_written_over(here, pair, capfd, text: bytes) -> None:
    (here / "notes.txt").write_bytes(text)
    assert main(["check", *pair, "--baseline", "notes.txt", "--update-baseline"]) == 2
    out, err = capfd.readouterr()
    assert out == "" and "notes.txt" in err and err.count("\n") == 1
    assert (here / "notes.txt").read_bytes() == text


def test_a_folder_without_a_report_is_no_corpus_that_passes(here, capfd) -> None:
    (here / "somewhere").mkdir()
    for words in (["check", "somewhere"], ["snapshot", "somewhere"], ["search", "x", "--corpus", "somewhere"]):
        assert main(words) == 2
        assert capfd.readouterr().err.startswith("tipdiff: error: somewhere has no reports in it.")


def test_what_is_found_in_sample_data_is_marked_in_every_format(capfd, here) -> None:
    for form in ("text", "json", "github", "sarif", "junit"):
        assert main(["check", "peralonia:2023", "peralonia:2024", "-f", form]) == 1
        out = capfd.readouterr().out
        assert "SAMPLE DATA" in out or orjson.loads(out)["sample"] is True


def test_edition_wins_over_the_text(here, reports, capfd) -> None:
    page = str(reports.path(2024, f"{FIRST} In 2018, courts convicted 5 traffickers, an increase from 9 in 2017."))
    _, value = check(capfd, page, "--edition", "2019")
    assert {problem["new_edition"] for problem in value["problems"]} == {2019}


@pytest.fixture
def published(here: Path, corpus: Path) -> Path:
    """A corpus of the test's own, with the snapshots of what was published."""
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
    main(["check", "corpus"])
    assert "error[edition-edited] peralonia 2023: 2023 report, prosecution.2.1: " in capfd.readouterr().out


def test_a_corpus_that_gives_its_snapshots_has_no_edited_edition(published: Path, capfd) -> None:
    capfd.readouterr()
    _, value = check(capfd, "corpus")
    assert not {"edition-edited", "snapshot-drift", "unreadable"} & set(rules(value))


def test_words_edited_without_a_figure_are_a_warning(published: Path, capfd) -> None:
    page = published / "lomboura/2022.txt"
    page.write_text(
        page.read_text(encoding="utf-8").replace("PROSECUTION\n\nThe government", "PROSECUTION\n\nThe cabinet", 1),
        encoding="utf-8",
    )
    assert main(["snapshot", "corpus", "--check"]) == 1
    assert "lomboura 2022: source changed" in capfd.readouterr().out
    assert rules(check(capfd, "corpus")[1])["wording-edited"] == "warning"


def test_snapshots_are_found_where_they_were_written(here: Path, corpus: Path, capfd) -> None:
    """Not beside the corpus, which may lie in a folder that nobody writes to."""
    shutil.copytree(corpus / "narvesia", here / "read only/corpus/narvesia")
    assert main(["snapshot", "read only/corpus"]) == 0
    page = here / "read only/corpus/narvesia/2023.md"
    page.write_text(page.read_text(encoding="utf-8").replace("41 ", "44 "), encoding="utf-8")
    capfd.readouterr()
    assert rules(check(capfd, "read only/corpus")[1])["edition-edited"] == "error"


def test_snapshots_are_checked_past_what_cannot_be_read(published: Path, capfd) -> None:
    (published / "narvesia/2023.md").write_text("no report at all\n", encoding="utf-8")
    (published.parent / "snapshots/narvesia/2024.json").write_text("{}", encoding="utf-8")
    page = published / "peralonia/2023.html"
    page.write_text(page.read_text(encoding="utf-8").replace("opened 83 inv", "opened 85 inv"), encoding="utf-8")
    capfd.readouterr()
    assert main(["snapshot", "corpus", "--check"]) == 1
    out = capfd.readouterr().out
    assert "narvesia 2023: cannot be read: corpus/narvesia/2023.md is not a report" in out
    assert "narvesia 2024: cannot be read: snapshots/narvesia/2024.json is not a snapshot" in out
    assert "peralonia 2023: source changed" in out and out.endswith("10 of 13 reports give their snapshot\n")
    assert rules(check(capfd, "corpus")[1])["edition-edited"] == "error"


def test_a_corpus_has_an_edition_once(published: Path, capfd) -> None:
    """The second file of an edition is named: it is neither taken for the next edition nor for the snapshot."""
    shutil.copy(published / "narvesia/2023.md", published / "narvesia/2023.txt")
    capfd.readouterr()
    _, value = check(capfd, "corpus")
    unread = [problem for problem in value["problems"] if problem["rule"] == "unreadable"]
    assert [problem["source"] for problem in unread] == ["corpus/narvesia/2023.txt"]
    assert "beside 2023.md" in unread[0]["message"]
    assert all(problem["old_edition"] != problem["new_edition"] for problem in value["problems"])
    assert main(["snapshot", "corpus"]) == 2
    out, err = capfd.readouterr()
    assert out == "13 snapshots in snapshots\n" and err.count("\n") == 1


def test_snapshots_that_cannot_be_written_are_one_line(here: Path, capfd) -> None:
    (here / "file").write_text("in the way")
    assert main(["snapshot", "-o", "file"]) == 2
    out, err = capfd.readouterr()
    assert out == "" and err.startswith("tipdiff: error: cannot write ") and err.count("\n") == 1


def test_another_family_in_the_place_of_a_report_is_drift(published: Path, capfd) -> None:
    kept = published.parent / "snapshots/narvesia/2023.json"
    kept.write_text(kept.read_text().replace('"profile": "tip"', '"profile": "hrr"'), encoding="utf-8")
    capfd.readouterr()
    assert main(["snapshot", "corpus", "--check"]) == 1
    assert "narvesia 2023: reading changed" in capfd.readouterr().out
    assert rules(check(capfd, "corpus")[1])["snapshot-drift"] == "error"


def test_one_bad_file_never_stops_the_rest(published: Path, capfd) -> None:
    (published / "narvesia/2021.md").write_text("no report at all\n", encoding="utf-8")
    capfd.readouterr()
    code, value = check(capfd, "corpus")
    assert code == 2 and rules(value)["unreadable"] == "error" and len(value["problems"]) > 10


def test_places_of_any_name_are_well_formed(here, reports, capfd) -> None:
    """A blank in a file's name is no URI, an escape no text, a lone surrogate no XML."""
    pages = [reports.path(2023, f"{FIRST} Courts convicted 19 traffickers.")]
    new = reports.path(2024, f"{FIRST} Courts convicted 22 traffickers \ufffe.")
    pages.append(new.rename(here / "new one.md"))
    words = ["check", *map(str, pages)]
    main([*words, "-f", "sarif"])
    place = orjson.loads(capfd.readouterr().out)["runs"][0]["results"][0]["locations"][0]["physicalLocation"]
    assert place["artifactLocation"]["uri"].endswith("new%20one.md") and place["region"]["startLine"] > 1
    main([*words, "-f", "junit"])
    assert ElementTree.fromstring(capfd.readouterr().out).findall("testsuite/testcase/failure")


def test_sarif_junit_and_annotations_are_well_formed(here, pair, capfd) -> None:
    main(["check", *pair, "-f", "sarif"])
    sarif = orjson.loads(capfd.readouterr().out)
    assert {result["ruleId"] for result in sarif["runs"][0]["results"]} >= {"tier-changed", "figure-changed"}
    main(["check", *pair, "-f", "junit"])
    suite = ElementTree.fromstring(capfd.readouterr().out)
    assert suite.get("failures") == str(len(suite.findall("testsuite/testcase/failure"))) == "2"
    main(["check", *pair, "-f", "github"])
    lines = capfd.readouterr().out.splitlines()
    assert len(lines) == 3 and all(line.startswith(("::error ", "::warning ")) for line in lines)


def test_a_report_with_a_current_snapshot_is_not_parsed_again(published: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    page = published / "narvesia/2023.md"
    fresh = tipdiff.load(page, fresh=True)
    monkeypatch.setattr("tipdiff.corpus.loading.stored", STORED)
    monkeypatch.setattr("tipdiff.corpus.loading.normalize", None)
    assert tipdiff.load(page) == fresh
    page.write_text(page.read_text(encoding="utf-8") + "\n", encoding="utf-8")
    with pytest.raises(TypeError):
        tipdiff.load(page)
