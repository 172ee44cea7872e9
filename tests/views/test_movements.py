"""How a headline says that its figure moved, and how alike two sides are said to be."""

from __future__ import annotations

from pathlib import Path

import pytest

from tipdiff import diff, figures, load
from tipdiff.model import ChangeLog, Finding, Report
from tipdiff.model.frozen import replace
from tipdiff.views import phrases


@pytest.fixture(scope="module")
def report() -> Report:
    return load(Path(__file__).parents[2] / "corpus/peralonia/2023.html")


def compared(report: Report, old: str, new: str) -> ChangeLog:
    """Two editions of one section that hold one sentence each."""

    def edition(year: int, text: str) -> Report:
        sections = (replace(report.sections[0], findings=(Finding(f"{report.sections[0].section}.1.1", text),)),)
        return figures.annotate(replace(report, edition=year, sections=sections), report.family)

    return diff(edition(2023, old), edition(2024, new))


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ("831", "531", "531 victims in 2023, down 300 (−36 %) from 831 in 2022"),
        ("531", "531", "531 victims in 2023, the same as 531 in 2022"),
        ("3.2 million", "3,200", "3,200 victims in 2023, a leap to be doubted, against 3,200,000 in 2022"),
        ("5 to 7", "9 to 11", "9 to 11 victims in 2023, against 5 to 7 in 2022"),
    ],
)
def test_a_headline_says_how_its_figure_moved(report: Report, old: str, new: str, said: str) -> None:
    log = compared(report, f"Police identified {old} victims.", f"Police identified {new} victims.")
    assert phrases.headline(log.headlines[0], log).startswith(f"Victims identified: {said} (")


def test_what_changed_is_never_said_to_be_all_alike(report: Report) -> None:
    words = (
        "The ministry of labor and the ministry of justice met in the capital to speak of the plan for the north; " * 4
    )
    log = compared(report, f"{words}5 came.", f"{words}6 came.")
    (change,) = log.changes
    assert change.kind == "changed"
    assert round(100 * change.similarity) == 100
    assert phrases.likeness(change) == 99
