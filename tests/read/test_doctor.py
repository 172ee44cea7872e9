"""`tipdiff doctor` shows what was read of a page and what looks wrong."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from tipdiff import profiles
from tipdiff.corpus import diagnosis
from tipdiff.model import Figure
from tipdiff.views import doctor_text

PAGES = Path(__file__).parent / "pages"


def text(name: str, **options: str) -> str:
    return doctor_text.write(diagnosis.diagnose(str(PAGES / name), **options))


def test_sections_and_how_they_were_told() -> None:
    shown = text("2021-archive-lost-heading.html")
    assert "read as      html" in shown and "by the profile tip/1" in shown
    assert "tier         2-watch-list, downgraded" in shown
    lines = {line.split()[0]: line for line in shown.splitlines() if " found by " in line}
    assert "found by its opening words (0.7)" in lines["introduction"]
    assert "found by its place alone (0.6)" in lines["recommendations"]
    assert "found by its heading (1.0), judged decreased" in lines["prosecution"]
    assert "section recommendations is told by its place alone" in shown.split("Warnings")[1]


def test_a_missing_section_and_what_was_left_out() -> None:
    shown = text("2019-special-case.html")
    assert "no section prosecution was found" in shown.split("Warnings")[1]
    assert "OSTRAVANIA: Special Case" in shown.split("Left out")[1]


def test_one_country_of_several() -> None:
    shown = text("2006-several-countries.html", country="norravia")
    assert "country      norravia" in shown and "Ostravania" not in shown


def test_small_print_of_a_pdf(shared: Path) -> None:
    pytest.importorskip("pypdfium2")
    shown = doctor_text.write(diagnosis.diagnose(str(shared / "reports/dol/ghana/2020.pdf")))
    assert "level        moderate" in shown
    assert re.search(r"tables, charts and captions: \d{3}, [4-9]\d % of the text", shown)
    assert re.search(r"running heads: \d\d, (?:1|under 1) % of the text", shown)
    assert shown.endswith("Warnings\n  none\n")


@pytest.mark.parametrize(
    ("figure", "impossible"),
    [
        (Figure(2_022_831, None, "exactly", "2022831 cases", (0, 13), "cases", "investigations"), True),
        (Figure(831, None, "exactly", "831 cases", (0, 9), "cases", "investigations"), False),
        (Figure(25_000_000, None, "exactly", "25 million francs", (0, 17), "francs", "funding"), False),
        (Figure(200, None, "exactly", "200 percent", (0, 11), "percent", "other"), False),
        (Figure(20_222_023, None, "exactly", "20222023 percent", (0, 16), "percent", "other"), True),
        (Figure(2_023_196, None, "exactly", "2023196 years", (0, 13), "years", "prison-terms"), True),
        (Figure(None, None, "exactly", "", (0, 0), None, "convictions", status="not-reported"), False),
    ],
)
def test_impossible_sizes(figure: Figure, impossible: bool) -> None:
    assert diagnosis.is_impossible(figure, profiles.load("tip").figures) is impossible
