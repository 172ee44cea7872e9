"""What a family states in set phrases: measures by the words on both sides of a number, and what stands at a date."""

from __future__ import annotations

import pytest

import tipdiff
from tipdiff.errors import ProfileError
from tipdiff.model import ChangeLog, Finding, Report, Section
from tipdiff.profiles import load, parse
from tipdiff.views import phrases

FAMILY = """
name = "mills"
version = 1
title = "Report on Mills"
reference_year = 0

[figures.stated]
"""


def report(edition: int, *sentences: str) -> Report:
    findings = tuple(Finding(f"section-1-c.1.{n}", text) for n, text in enumerate(sentences, 1))
    family = load("hrr")
    section = Section("section-1-c", "Prisons", "heading", 1.0, None, findings)
    return tipdiff.figures.annotate(Report("peralonia", edition, family, "", "", "", (section,)), family)


def headlines(log: ChangeLog) -> list[str]:
    return [phrases.headline(each, log) for each in log.headlines]


def test_a_number_between_the_words_of_a_measure_is_a_headline() -> None:
    old = report(2022, "As of May, the ministry reported an inmate population of 8,240.")
    new = report(2023, "The ministry put the prison population at 9,100 in September.")
    assert headlines(tipdiff.diff(old, new)) == [
        "Prisoners: 9,100 in 2023, up 860 (+10 %) from 8,240 in 2022 (2022 report)."
    ]


def test_shares_move_by_points() -> None:
    old, new = (
        report(year, f"Pretrial detainees made up {n} percent of those held.") for year, n in ((2022, 37), (2023, 38))
    )
    assert headlines(tipdiff.diff(old, new)) == [
        "Pretrial share: 38 % in 2023, up 1 point from 37 % in 2022 (2022 report)."
    ]


def test_two_looks_in_one_year_restate_nothing() -> None:
    old = report(2022, "As of May, the ministry reported an inmate population of 8,240.")
    new = report(2023, "The inmate population was 8,900 in 2022.")
    assert [audit.rule for audit in tipdiff.diff(old, new).audits] == []


def test_a_count_of_a_part_of_the_year_is_not_denied() -> None:
    old = report(2022, "As of September, two journalists were killed in connection with their work.")
    new = report(2023, "At least five journalists were killed during the year.")
    assert headlines(tipdiff.diff(old, new)) == [
        "Journalists killed: at least 5 journalists in 2023. The 2022 report gave only narrower counts."
    ]


@pytest.mark.parametrize(
    ("phrase", "told"),
    [
        ("mills with wheels", "needs one # in the place of the number"),
        ("# of # mills", "needs one # in the place of the number"),
        ("mill* # .. wheels", "has no whole word beside its #"),
    ],
)
def test_a_phrase_without_its_number_is_refused(phrase: str, told: str) -> None:
    with pytest.raises(ProfileError, match=f"'{phrase.replace('*', '[*]')}' {told}"):
        parse(f"{FAMILY}wheels = '{phrase}'\n", "mills.toml")


def test_a_unit_that_is_none_is_refused() -> None:
    with pytest.raises(ProfileError, match=r"there is no unit 'percents'\. Did you mean 'percent'"):
        parse(f"{FAMILY}share = 'share of #'\n\n[figures.units]\nshare = 'percents'\n", "mills.toml")
