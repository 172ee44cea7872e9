"""`tipdiff profile check`: every fault of a file at once, or what the family reads of reports."""

from __future__ import annotations

from pathlib import Path

import pytest
from mills import MILLS

from tipdiff.cli import main

PAGE = """# Report on Mills 2021: Elbonia

## Wheels

Smiths repaired 12 wheels in 2021. Clerks visited 40 millers.

## Sluices

All held.
"""


@pytest.fixture
def mills(tmp_path: Path) -> Path:
    path = tmp_path / "mills.toml"
    path.write_text(
        MILLS.replace("detect =", "countries = ['Mills 20..: (?P<country>.+)$']\ndetect ="), encoding="utf-8"
    )
    return path


def test_every_fault_with_its_line(mills: Path, capfd: pytest.CaptureFixture[str]) -> None:
    text = mills.read_text(encoding="utf-8")
    mills.write_text(
        text.replace("since =", "sinse =").replace("repairs = 'wheel'", "repairs = 'whele'"), encoding="utf-8"
    )
    assert main(["profile", "check", str(mills)]) == 2
    assert capfd.readouterr().out.splitlines() == [
        f"{mills}, line 25: there is no 'sinse' in [[sections]]. Did you mean 'since'?",
        f"{mills}, line 46: there is no class 'whele'. Did you mean 'wheel'?",
    ]


def test_what_it_reads_of_reports(mills: Path, tmp_path: Path, capfd: pytest.CaptureFixture[str]) -> None:
    page, other = tmp_path / "page.md", tmp_path / "other.md"
    page.write_text(PAGE, encoding="utf-8")
    other.write_text("Nothing of mills.\n", encoding="utf-8")
    assert main(["profile", "check", str(mills), str(page)]) == 0
    told = capfd.readouterr().out
    assert f"{mills}: nothing is wrong\n" in told
    assert "by the profile mills/3" in told and "country      elbonia" in told
    assert "  repairs               1\n  visits                1\n" in told
    assert main(["profile", "check", str(mills), str(other), str(page)]) == 2
    shown = capfd.readouterr()
    assert str(other) in shown.err and "country      elbonia" in shown.out


@pytest.mark.parametrize(
    ("file", "said"),
    [
        ("tip", "tip: nothing is wrong"),
        ("nowhere.toml", "cannot read the profile nowhere.toml: No such file or directory. Check the path."),
        ("looms", "there is no profile 'looms'. Use one of 10-k, beige-book, dol, hrr, report, tip, or a .toml file."),
    ],
)
def test_shipped_ones_and_none(file: str, said: str, capfd: pytest.CaptureFixture[str]) -> None:
    assert main(["profile", "check", file]) == (0 if file == "tip" else 2)
    shown = capfd.readouterr()
    assert said in shown.out + shown.err
