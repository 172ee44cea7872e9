"""Figures of whole reports against figures listed by hand: the sample corpus, and a real report where it
is at hand.
"""

from __future__ import annotations

import csv
from collections import Counter
from pathlib import Path

import pytest

import tipdiff
from tipdiff.model import Figure

GOLD = Path(__file__).parent.parent / "gold"
NAMED = frozenset(
    {
        "federal",
        "state",
        "sex-trafficking",
        "labor-trafficking",
        "unspecified",
        "girls",
        "boys",
        "women",
        "men",
        "foreign",
    }
)
"""The qualifiers of the contract; a profile may have more."""
RECALL = PRECISION = 0.98
MEANING = 0.92
LISTED = sorted(GOLD.glob("figures_*.tsv"))


def rows(path: Path) -> list[dict[str, str]]:
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE))


def score(gold: list[dict[str, str]], figures: list[Figure]) -> tuple[float, float, float]:
    """(recall, precision, meaning): values as multisets, zeros as often as the text denies; meaning over
    named measures."""
    stated = [figure for figure in figures if figure.value is not None]
    printed = Counter(round(float(figure.value or 0), 3) for figure in stated)
    have = printed + Counter(round(float(figure.conversion.value), 3) for figure in stated if figure.conversion)
    must = Counter(value(row) for row in gold if row["kind"] != "optional")
    every = Counter(value(row) for row in gold) + Counter({0.0: 99})
    named = [row for row in gold if row["kind"] == "required" and row["measure"] != "other"]
    right = 0
    for row in named:
        hit = next((figure for figure in stated if meant(row, figure)), None)
        if hit is not None:
            stated.remove(hit)
            right += 1
    return (
        (must & have).total() / must.total(),
        (printed & every).total() / printed.total(),
        right / len(named),
    )


def value(row: dict[str, str]) -> float:
    return round(float(row["value"]), 3)


def meant(row: dict[str, str], figure: Figure) -> bool:
    return (
        round(float(figure.value or 0), 3) == value(row)
        and figure.measure == row["measure"]
        and str(figure.reference_year or "") == row["reference_year"]
        and bool(figure.scope) == bool(row["scope"])
        and (not row["high"] or (figure.high is not None and abs(figure.high - float(row["high"])) <= 0.5))
        and NAMED & set(figure.qualifiers) == set(filter(None, row["qualifiers"].split(";")))
    )


def check(gold: Path, source: Path) -> None:
    figures = [figure for finding in tipdiff.load(source).findings for figure in finding.figures]
    recall, precision, meaning = score(rows(gold), figures)
    assert recall >= RECALL
    assert precision >= PRECISION
    assert meaning >= MEANING


@pytest.mark.parametrize("gold", LISTED, ids=lambda path: path.stem)
def test_sample_reports(gold: Path, corpus: Path) -> None:
    _, country, edition = gold.stem.split("_")
    check(gold, next((corpus / country).glob(f"{edition}.*")))


def test_real_report(shared: Path) -> None:
    check(shared / "gold/figures_mexico_2024.tsv", shared / "reports/tip/mexico/2024.md")


def test_scoring_sees_a_missing_figure(corpus: Path) -> None:
    gold = rows(GOLD / "figures_peralonia_2023.tsv")
    figures = [
        figure for finding in tipdiff.load(corpus / "peralonia/2023.html").findings for figure in finding.figures
    ]
    assert score(gold, figures[:-20])[0] < score(gold, figures)[0]
