"""What a user's type checker sees: precise types, and an error for a name that tipdiff does not have."""

from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
USES = """\
import tipdiff

old = tipdiff.load("2023.html")
log = tipdiff.diff(old, tipdiff.load("2024.html", country="peralonia", edition=2024))
matches = tipdiff.align.match([finding.text for finding in old.findings], ["Courts sat."])
figures = tipdiff.figures.extract("Police arrested 12.", edition=2024)
"""
TYPES = {
    "old": "tipdiff.model.Report",
    "log": "tipdiff.model.ChangeLog",
    "matches": "list[tipdiff.model.Match]",
    "figures": "list[tipdiff.model.figures.Figure]",
    "matches[0].old": "tuple[int, ...]",
    "log.new.sections[0].findings[0].figures[0].value": "int | float | None",
    "log.changes[0].percent": None,
    "tipdiff.lod": None,
    "tipdiff.align.macth": None,
    "tipdiff.load(2023)": None,
}
"""What an expression is; None where the checker must refuse it."""


@pytest.fixture(scope="module")
def said(tmp_path_factory: pytest.TempPathFactory) -> dict[int, list[str]]:
    """Line -> what mypy says of it, as strict as it gets, of the script with a line for each expression."""
    folder = tmp_path_factory.mktemp("typed")
    script = folder / "script.py"
    lines = "".join(f"reveal_type({each})\n" for each in TYPES)
    script.write_text(USES + lines, encoding="utf-8")
    words = [
        "--strict",
        "--no-error-summary",
        "--config-file=",
        f"--cache-dir={folder / 'cache'}",
        "--follow-imports=silent",
    ]
    done = subprocess.run(
        [sys.executable, "-m", "mypy", *words, str(script)],
        cwd=folder,
        env={"MYPYPATH": str(ROOT), "PATH": ""},
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.stderr == ""
    found: dict[int, list[str]] = {}
    for line in done.stdout.splitlines():
        told = re.match(r".*script\.py:(\d+): (.*)", line)
        assert told is not None, line
        found.setdefault(int(told[1]), []).append(told[2])
    return found


def test_a_users_script_is_typed(said: dict[int, list[str]]) -> None:
    assert [line for line in said if line <= USES.count("\n")] == []


@pytest.mark.parametrize("expression", TYPES)
def test_an_expression_has_its_precise_type_or_is_refused(said: dict[int, list[str]], expression: str) -> None:
    line = USES.count("\n") + 1 + list(TYPES).index(expression)
    wanted = TYPES[expression]
    if wanted is None:
        assert any(each.startswith("error: ") for each in said[line])
    else:
        assert said[line] == [f'note: Revealed type is "{wanted}"']
