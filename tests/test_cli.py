"""The command line as a script sees it: exit codes, one line of error, nothing else on standard output."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import orjson
import pytest

from tipdiff.cli import COMMANDS, main


def run(capfd: pytest.CaptureFixture[str], *words: str) -> tuple[int, str, str]:
    try:
        code = main(words)
    except SystemExit as end:
        code = int(end.code or 0)
    out, err = capfd.readouterr()
    return code, out, err


PAIR = ("peralonia:2023", "peralonia:2024")


@pytest.fixture
def bad(tmp_path: Path) -> dict[str, str]:
    files = {
        "empty": b"",
        "binary": bytes(range(256)) * 20,
        "prose": b"Nothing here is a report of any kind.\n",
        "html": b"<html><body><p>Not found.</p></body></html>",
        "json": b'{"schema": "something else"}',
    }
    for name, data in files.items():
        (tmp_path / name).write_bytes(data)
    return {name: str(tmp_path / name) for name in files} | {"folder": str(tmp_path), "missing": str(tmp_path / "none")}


@pytest.mark.parametrize("name", ["empty", "binary", "prose", "html", "json", "folder", "missing"])
def test_what_cannot_be_read_is_one_line_and_2(capfd, bad, corpus, tmp_path, name: str) -> None:
    written = tmp_path / "out.json"
    code, out, err = run(
        capfd, "diff", bad[name], str(corpus / "peralonia/2024.html"), "-f", "json", "-o", str(written)
    )
    assert (code, out, err.count("\n")) == (2, "", 1)
    assert err.startswith("tipdiff: error: ") and "Traceback" not in err
    assert not written.exists()


@pytest.mark.parametrize(
    "words",
    [
        ("diff", *PAIR, "--nonsense"),
        ("diff", "peralonia:2023"),
        ("diff", "peralonia:2023", "lomboura:2024"),
        ("diff", "peralonia:1999", "peralonia:2024"),
        ("diff", "atlantis:2023", "atlantis:2024"),
        ("diff", *PAIR, "--section", "no-such"),
        ("diff", *PAIR, "--measure", "no-such"),
        ("figures", PAIR[0], "--measure", "no-such"),
        ("figures", PAIR[0], "--edition", "no-such"),
        ("figures", PAIR[0], "--explain", "prosecution.9.9"),
        ("figures", PAIR[0], "--explain", "prosecution.1.1", "-f", "csv"),
        ("import", "page.html", "--edition", "20x4"),
        ("diff", *PAIR, "--profile", "no-such"),
        ("diff", *PAIR, "--digest", "-f", "json"),
        ("diff", "-", "-"),
        ("diff", "x" * 5000, "peralonia:2024"),
        ("check", "x" * 5000),
        ("diff", "no-utf-8-\udcff.html", "peralonia:2024"),
        ("diff", "esc\x1b[31m.html", "peralonia:2024"),
        ("view", *PAIR),
        ("nonsense",),
    ],
)
def test_wrong_usage_is_one_line_and_2(capfd, words: tuple[str, ...]) -> None:
    code, out, err = run(capfd, *words)
    assert (code, out, err.count("\n")) == (2, "", 1)
    assert err.startswith("tipdiff: error: ") and err.endswith(".\n") and "\x1b" not in err


def test_two_countries_compare_when_asked(capfd) -> None:
    code, out, _ = run(capfd, "diff", "peralonia:2023", "lomboura:2024", "--any-country", "-f", "json")
    assert code == 0 and orjson.loads(out)["old"]["country"] == "peralonia"


def test_exit_code_tells_news(capfd) -> None:
    assert run(capfd, "diff", *PAIR, "--exit-code")[0] == 1
    assert run(capfd, "diff", PAIR[0], PAIR[0], "--exit-code")[0] == 0


def test_output_is_the_same_every_time_and_goes_to_a_file(capfd, tmp_path) -> None:
    _, first, _ = run(capfd, "diff", *PAIR, "-f", "json")
    target = tmp_path / "deep" / "log.json"
    assert run(capfd, "diff", *PAIR, "-f", "json", "-o", str(target))[:2] == (0, "")
    assert target.read_text(encoding="utf-8") == first
    assert [path.name for path in target.parent.iterdir()] == ["log.json"]


def test_flags_win_over_the_text(capfd) -> None:
    _, out, _ = run(capfd, "diff", *PAIR, "--country", "elsewhere", "--old-edition", "2001", "-f", "json")
    log = orjson.loads(out)
    assert (log["old"]["country"], log["old"]["edition"], log["new"]["edition"]) == ("elsewhere", 2001, 2024)


def test_a_pair_asks_for_the_edition_of_its_side(capfd, tmp_path) -> None:
    page = tmp_path / "page.md"
    page.write_text("# ELBONIA (Tier 2)\n\n## PROSECUTION\n\nCourts met.\n", encoding="utf-8")
    for words, option in (((str(page), PAIR[1]), "--old-edition"), ((PAIR[0], str(page)), "--new-edition")):
        status, _, error = run(capfd, "diff", *words)
        assert status == 2 and error.endswith(f"Name it with {option}.\n")


def test_standard_input_is_a_report(corpus) -> None:
    page = (corpus / "narvesia/2023.md").read_bytes()
    words = [sys.executable, "-m", "tipdiff", "diff", "-", "narvesia:2024", "--old-edition", "2023", "-f", "json"]
    done = subprocess.run(words, input=page, capture_output=True, check=True)
    assert orjson.loads(done.stdout)["old"]["country"] == "narvesia"


def test_without_a_terminal_the_bare_command_helps_and_fails(capfd) -> None:
    code, out, _ = run(capfd)
    assert code == 2 and "usage: tipdiff" in out


@pytest.mark.parametrize("name", COMMANDS)
def test_every_command_explains_itself(capfd, name: str) -> None:
    code, out, _ = run(capfd, name, "--help")
    assert code == 0 and out.startswith(f"usage: tipdiff {name}")
    assert out.isascii(), "a terminal of another encoding could not print it"


@pytest.mark.parametrize("words", [("diff", *PAIR), ("figures", PAIR[0]), ("schema",), ("snapshot", "--check")])
@pytest.mark.parametrize("redirection", [">/dev/full", ">&-"])
def test_output_that_has_nowhere_to_go_is_one_line(tmp_path: Path, words: tuple[str, ...], redirection: str) -> None:
    command = f'exec "$0" -m tipdiff "$@" {redirection}'
    done = subprocess.run(["sh", "-c", command, sys.executable, *words], capture_output=True, text=True, cwd=tmp_path)
    assert (done.returncode, done.stdout, done.stderr.count("\n")) == (2, "", 1)
    assert done.stderr.startswith("tipdiff: error: ") and "standard output" in done.stderr


@pytest.mark.parametrize("words", [("diff", *PAIR, "-f", "json"), ("snapshot", "-o", "x"), ("timeline", "peralonia")])
def test_a_reader_that_leaves_is_no_error(tmp_path: Path, words: tuple[str, ...]) -> None:
    with subprocess.Popen(
        [sys.executable, "-m", "tipdiff", *words], stdout=subprocess.PIPE, stderr=subprocess.PIPE, cwd=tmp_path
    ) as process:
        assert process.stdout and process.stderr
        process.stdout.close()
        assert process.stderr.read() == b""
    assert process.returncode == 0


@pytest.mark.parametrize("words", [("diff",), ("figures",), ("check",), ("doctor",)])
def test_a_result_never_takes_the_place_of_its_report(capfd, corpus, tmp_path, words: tuple[str, ...]) -> None:
    page = corpus / "peralonia/2024.html"
    copy, link = tmp_path / "2024.html", tmp_path / "link.html"
    copy.write_bytes(page.read_bytes())
    link.symlink_to(copy)
    reports = (str(page.with_name("2023.html")), str(copy)) if words == ("diff",) else (str(copy),)
    code, out, err = run(capfd, *words, *reports, "-o", str(link))
    assert (code, out) == (2, "") and "is the report itself" in err
    assert copy.read_bytes() == page.read_bytes()


def test_lines_to_standard_output_are_utf_8_whatever_the_terminal_says(corpus, tmp_path) -> None:
    (tmp_path / "bügel.html").write_bytes((corpus / "peralonia/2024.html").read_bytes())
    words = [sys.executable, "-m", "tipdiff", "import", "bügel.html", "-o", "körper"]
    done = subprocess.run(words, capture_output=True, cwd=tmp_path, env={**os.environ, "PYTHONIOENCODING": "ascii"})
    assert (done.returncode, done.stderr) == (0, b"")
    assert done.stdout.decode() == "new: körper/peralonia/2024.html from bügel.html\n"


def test_a_diff_imports_no_more_than_it_needs() -> None:
    code = (
        "import sys, tipdiff; from tipdiff.cli import main;"
        "main(['diff', 'narvesia:2023', 'narvesia:2024', '-f', 'json']);"
        "heavy = {'textual', 'rich', 'lxml', 'bs4', 'requests', 'jinja2', 'pypdfium2'} & set(sys.modules);"
        "sys.exit(', '.join(heavy) or 0)"
    )
    done = subprocess.run([sys.executable, "-c", code], stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, text=True)
    assert done.returncode == 0, done.stderr
