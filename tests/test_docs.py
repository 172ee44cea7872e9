"""README holds what is true: its commands exist, its Python runs, its first lines are what tipdiff prints."""

from __future__ import annotations

import re
import shlex
from pathlib import Path

import pytest

from tipdiff.cli import COMMANDS, main, parser

ROOT = Path(__file__).parent.parent
README = (ROOT / "README.md").read_text(encoding="utf-8")
BLOCKS = re.findall(r"```(\w+)\n(.*?)```", README, re.DOTALL)
SHELL = [line.partition("  #")[0].strip() for kind, text in BLOCKS if kind == "sh" for line in text.splitlines()]
LINES = [part.strip() for line in SHELL for part in line.split("&&") if part.strip().startswith("tipdiff")]


@pytest.mark.parametrize("line", LINES)
def test_a_command_of_the_readme_is_one(line: str) -> None:
    words = shlex.split(line)[1:]
    parser(words).parse_args(words)


def test_every_command_stands_in_the_readme() -> None:
    told = {word for line in LINES for word in shlex.split(line)[1:2]} | set(re.findall(r"`tipdiff (\S+)", README))
    assert set(COMMANDS) <= told


def test_the_python_of_the_readme_runs(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    monkeypatch.chdir(ROOT)
    code = next(text for kind, text in BLOCKS if kind == "python")
    exec(compile(code, "README.md", "exec"), {})
    assert "investigations 83 71" in capsys.readouterr().out


def test_what_the_readme_shows_is_printed(capfd: pytest.CaptureFixture[str]) -> None:
    shown = next(text for kind, text in BLOCKS if kind == "text")
    assert main(["diff", "peralonia:2023", "peralonia:2024"]) == 0
    printed = capfd.readouterr().out
    for line in shown.splitlines():
        if line.strip() and line != "...":
            assert line in printed


def test_links_of_the_readme_lead_somewhere() -> None:
    for target in re.findall(r"\]\(((?!http)[^)#]+)\)", README):
        assert (ROOT / target).exists(), target
