"""What is a number and what only looks like one."""

from __future__ import annotations

import pytest

from tipdiff.figures import extract
from tipdiff.model import Conversion, Figure


def numbers(sentence: str, country: str | None = None) -> list[Figure]:
    return [figure for figure in extract(sentence, 2024, "tip", country) if figure.status == "stated"]


@pytest.mark.parametrize(
    ("sentence", "values"),
    [
        ("Twenty-one of these came from the coast.", [21]),
        ("One hundred and five inspectors worked there.", [105]),
        ("It cost two million euros.", [2_000_000]),
        ("The service reached 1.2 million people.", [1_200_000]),
        ("Some 40 lakh workers registered.", [4_000_000]),
        ("They trained more than 2,400 911 operators.", [2400]),
        ("Offices in three towns counted 210,318, and 77 families.", [3, 210, 318, 77]),
        ("The town had 12,345 and 77 families.", [12345, 77]),
        ("Nine of 14 provinces replied.", [9, 14]),
        ("More than half of the farms were visited.", [50]),
        ("Prices rose by 7.5 percent.", [7.5]),
        ("At least one judge, one clerk, and no lawyer came.", [1, 1]),
    ],
)
def test_counts(sentence: str, values: list[float]) -> None:
    assert [figure.value for figure in numbers(sentence)] == values


@pytest.mark.parametrize(
    "sentence",
    [
        "In March 2023 the ministry met.",
        "On May 5, 2023, and again on 7 June, police met.",
        "The office opened from July 8-9.",
        "Section 12 of the law, articles 145 bis and 146, and Law No. 26,364 apply.",
        "Tier 2 countries met.",
        "The 24-hour line, the 1343 hotline, and Convention 189 helped.",
        "No one knew, and one of the largest farms closed.",
        "The plan for 2022-2024 and the 2021/22 budget were late.",
        "It ratified the ILO P029 protocol after COVID-19.",
        "The first half of 2020 was quiet.",
        "Dozens of women and thousands of men left.",
        "They should: (1) act; (2) report.",
    ],
)
def test_what_only_looks_like_a_number(sentence: str) -> None:
    assert numbers(sentence) == []


@pytest.mark.parametrize(
    ("sentence", "low", "high", "unit"),
    [
        ("Courts imposed terms of two to 12 years' imprisonment.", 2, 12, "years"),
        ("Sentences ranged from six months to 12 years.", 0.5, 12, "years"),
        ("Sentences ranged from five years and six months to 20 years.", 5.5, 20, "years"),
        ("Sentences ranged from 10 to 40 years and six months.", 10, 40.5, "years"),
        ("The law sets between six months' and four years' imprisonment.", 0.5, 4, "years"),
        ("Between 70 and 90 percent of them left.", 70, 90, "percent"),
        ("Agents asked for $1,000 to $3,500.", 1000, 3500, "USD"),
    ],
)
def test_ranges(sentence: str, low: float, high: float, unit: str) -> None:
    (figure,) = numbers(sentence)
    assert (figure.value, figure.high, figure.unit) == (low, high, unit)


def test_a_rise_is_no_range() -> None:
    assert [(f.value, f.high) for f in numbers("Convictions rose from 12 to 15.")] == [(12, None), (15, None)]


@pytest.mark.parametrize(
    ("sentence", "bound"),
    [
        ("At least 30 men left.", "at-least"),
        ("Over 30 men left.", "more-than"),
        ("Fewer than 30 men left.", "fewer-than"),
        ("As many as 30 men left.", "up-to"),
        ("Nearly 30 men left.", "approximately"),
        ("No fewer than 30 men left.", "at-least"),
        ("Thirty or more men left.", "at-least"),
        ("Thirty men left.", "exactly"),
    ],
)
def test_bounds(sentence: str, bound: str) -> None:
    assert [figure.bound for figure in numbers(sentence)] == [bound]


@pytest.mark.parametrize(
    ("sentence", "country", "unit"),
    [
        ("It spent 2 million pesos.", "mexico", "MXN"),
        ("It spent 2 million pesos.", "philippines", "PHP"),
        ("It spent 2 million pesos.", None, "pesos"),
        ("It spent 2 million Colombian pesos.", None, "COP"),
        ("It spent 900,000 Central African CFA francs.", None, "XAF"),
        ("It spent GHS 30,000.", "ghana", "GHS"),
        ("It spent $118,000.", "mexico", "USD"),
        ("It spent €90,000.", None, "EUR"),
    ],
)
def test_currencies(sentence: str, country: str | None, unit: str) -> None:
    assert [figure.unit for figure in numbers(sentence, country)] == [unit]


def test_the_same_sum_twice_is_one_figure() -> None:
    (figure,) = numbers("The council spent 5 million baht ($143,000) on rent.", "thailand")
    assert (figure.value, figure.unit, figure.conversion) == (5_000_000, "THB", Conversion(143_000, "USD"))
    assert figure.text == "5 million baht"


def test_text_covers_number_and_noun_but_not_the_bound() -> None:
    sentence = "Police identified at least 12 Nepali women."
    (figure,) = numbers(sentence)
    assert (figure.text, figure.unit, sentence[slice(*figure.span)]) == (
        "12 Nepali women",
        "women",
        "12 Nepali women",
    )


def test_places_survive_letters_that_grow_in_lower_case() -> None:
    sentence = "İzmir’s police identified 12 women."
    (figure,) = numbers(sentence)
    assert sentence[slice(*figure.span)] == "12 women"
