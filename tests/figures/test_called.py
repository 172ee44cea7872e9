"""What figures that no measure fits are called."""

from __future__ import annotations

import pytest

import tipdiff
from tipdiff.figures.called import called


def names(text: str) -> list[str]:
    figures = tipdiff.figures.extract(text, edition=2024, profile="hrr")
    return [called(text, each, [other for other in figures if other is not each]) for each in figures]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # what was done, before and behind the number
        ("The office identified 136 bodies and returned 19 to their kin.", ["bodies identified", "bodies returned"]),
        ("Some 380 persons were held in pretrial detention.", ["persons held in pretrial detention"]),
        ("In all, 12 women were granted passports.", ["women"]),
        ("A bureau found 21 incidents of dowry violence.", ["incidents of dowry violence"]),
        ("The bureau reported the deaths of 125 persons in custody.", ["deaths of persons"]),
        ("It opened 18 inquiries related to cases of forced abortion.", ["inquiries opened"]),
        # the counted noun, not a word beside it
        ("A study of 37 freedom of speech cases ended.", ["freedom of speech cases"]),
        ("At the border, eight gates required permission.", ["gates"]),
        ("Police questioned 447 women; 106 stood trial.", ["women questioned", "women"]),
        ("There were 43 deaths, of which 36 were drownings in the river.", ["deaths", "drownings"]),
        ("The law provides for eight additional public holidays.", ["public holidays"]),
        ("Police found a quarter of a million pesos and a dozen cards.", ["pesos", "cards"]),
        # values that a noun before them names
        ("The actual incarcerated population was 488.", ["incarcerated population"]),
        ("The minimum wage was $300 per month.", ["minimum wage"]),
        ("The government said the actual numbers totaled more than 12,000.", ["numbers"]),
        # shares
        ("About 13 percent of the country's overall prison population fled.", ["share of prison population"]),
        ("The firm had a 25 percent compliance rate.", ["compliance rate"]),
        # ages and lengths of time are told from counts
        ("The law establishes 14 as the minimum age for work.", ["age"]),
        ("It protects children between the ages of 14 and 16.", ["age", "age"]),
        ("Arrests lasted up to eight hours.", ["time in hours"]),
        # a part without a noun is of its whole; one that is larger is not
        ("Some 840 cases are open, 594 of which may involve police.", ["cases", "cases"]),
        ("Police held 12 women and later 594.", ["women held", "number"]),
    ],
)
def test_a_figure_is_called_what_it_counts(text: str, expected: list[str]) -> None:
    assert names(text) == expected
