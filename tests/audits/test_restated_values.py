"""Which two values of one year restate, and which only look so."""

from __future__ import annotations

from typing import Any

import pytest
from made import YEAR, figure, report

from tipdiff.audits.restatements import restated
from tipdiff.audits.stated import by_year, exact, said
from tipdiff.model import Audit, Figure

LAST = YEAR - 1


def of(edition: int, *figures: Figure) -> Any:
    return report((", ".join(each.text for each in figures), figures), edition=edition)


def found(was: dict[str, Any], now: dict[str, Any]) -> tuple[Audit, ...]:
    """What is restated where the old edition gave 30 for last year and the new one gives 40."""
    told = {"reference_year": LAST, "value": 30, "text": "30 people", **was}
    tells = {"reference_year": LAST, "value": 40, "text": "40 people", **now}
    return restated(of(2023, figure(**told)), of(2024, figure(**tells)))


def test_the_audit_says_both_values_and_where_they_stand() -> None:
    [audit] = found({}, {"bound": "approximately"})
    assert audit.message == (
        "the 2023 report gave 30 people (2022), the 2024 report gives approximately 40 people (2022)"
    )
    assert (audit.rule, audit.measure, audit.reference_year) == ("restated", "convictions", LAST)
    assert (audit.expected, audit.found) == (30, 40)
    assert [str(place) for place in audit.evidence] == ["old:prosecution.1.1", "new:prosecution.1.1"]


@pytest.mark.parametrize(
    ("was", "now", "restates"),
    [
        ({}, {"value": 30}, False),
        ({"high": 50}, {"value": 30, "high": 60}, False),
        ({"high": 50}, {"value": 31, "high": 50}, True),
        ({"high": 50}, {"value": 30, "high": 50}, False),
        ({}, {"high": 60}, False),
        ({"high": 50}, {}, False),
        ({"bound": "at-least"}, {"bound": "at-least"}, True),
        ({"bound": "at-least"}, {}, False),
        ({}, {"bound": "at-least"}, False),
        ({"bound": "at-least"}, {"bound": "more-than"}, False),
        ({"bound": "approximately"}, {"bound": "at-least"}, False),
        ({"bound": "at-least"}, {"bound": "approximately"}, False),
        ({"bound": "approximately"}, {}, True),
        ({"coverage": "four states"}, {"coverage": "four states"}, True),
        ({"coverage": "four states"}, {}, False),
        ({}, {"coverage": "four states"}, False),
        ({"counted_by": "government"}, {"counted_by": "government"}, True),
        ({"counted_by": "government"}, {}, True),
        ({}, {"counted_by": "government"}, True),
        ({"counted_by": "government"}, {"counted_by": "ngo"}, False),
        ({"qualifiers": ("federal",)}, {}, False),
        ({"scope": "in-tarn"}, {"scope": "in-tarn"}, False),
        ({"measure": "other"}, {"measure": "other"}, False),
        ({"value": 0, "text": "any people"}, {}, True),
        ({}, {"value": 0, "text": "any people"}, True),
        ({"value": None}, {}, False),
        ({"reference_year": YEAR}, {"reference_year": YEAR}, False),
        ({"reference_year": LAST - 1}, {"reference_year": LAST - 1}, False),
    ],
)
def test_what_counts_alike_restates(was: dict[str, Any], now: dict[str, Any], restates: bool) -> None:
    assert bool(found(was, now)) == restates


@pytest.mark.parametrize("word", ["potential", "possible", "presumed", "Suspected", "likely"])
def test_potential_victims_are_another_count_of_some_measures(word: str) -> None:
    counted = {"measure": "victims-identified", "text": f"30 {word} victims"}
    victims = {"measure": "victims-identified", "text": "40 victims"}
    assert (
        found(counted, victims) == found(victims | {"text": "30 victims"}, counted | {"text": f"40 {word} ones"}) == ()
    )
    assert len(found(counted, victims | {"text": f"40 {word} victims"})) == 1
    assert len(found({"text": f"30 {word} traffickers"}, {})) == 1


def test_of_several_values_one_that_agrees_is_enough_and_the_first_is_told() -> None:
    old = of(2023, figure("30 people", 30, reference_year=LAST), figure("41 people", 41, reference_year=LAST))
    assert restated(old, of(2024, figure("41 people", 41, reference_year=LAST))) == ()
    new = of(2024, figure("50 people", 50, reference_year=LAST), figure("60 people", 60, reference_year=LAST))
    [audit] = restated(old, new)
    assert (audit.expected, audit.found) == (30, 50)


def test_a_year_that_both_look_back_at_needs_a_year_in_which_they_agree() -> None:
    earlier = [figure(f"{n} people", n, reference_year=LAST - 1) for n in (10, 12)]
    same = [figure("30 people", 30, reference_year=LAST) for _ in range(2)]
    other = figure("31 people", 31, reference_year=LAST, coverage="four states")
    assert len(restated(of(2023, earlier[0], same[0]), of(2024, earlier[1], same[1]))) == 1
    assert restated(of(2023, earlier[0], same[0]), of(2024, earlier[1])) == ()
    assert restated(of(2023, earlier[0], same[0]), of(2024, earlier[1], other)) == ()


def test_a_value_that_the_other_report_gives_of_a_part_restates_nothing() -> None:
    was, now = figure("30 people", 30, reference_year=LAST), figure("40 people", 40, reference_year=LAST)
    scoped = [figure(f"{n} in Tarn", n, reference_year=LAST, scope="in-tarn") for n in (30, 40)]
    assert restated(of(2023, was, scoped[1]), of(2024, now)) == ()
    assert restated(of(2023, was), of(2024, now, scoped[0])) == ()
    assert len(restated(of(2023, was, scoped[0]), of(2024, now, scoped[1]))) == 1
    elsewhere = (
        figure("40 in Tarn", 40, scope="in-tarn"),
        figure("40 tried", 40, reference_year=LAST, measure="prosecutions"),
    )
    assert len(restated(of(2023, was, *elsewhere), of(2024, now))) == 1
    none, part = (
        figure(text, 0, reference_year=LAST, scope=s) for text, s in (("any people", None), ("any there", "in-tarn"))
    )
    assert len(restated(of(2023, was, part), of(2024, none))) == 1


def test_what_is_stated_of_the_whole_and_of_a_year() -> None:
    kept = figure("30 people", 30)
    left = [
        figure("31 people", 31, measure="other"),
        figure("32 people", 32, scope="in-tarn"),
        figure("33 people", 33, reference_year=None),
        figure("34 people", None),
    ]
    [(name, [found])] = by_year(of(2024, kept, *left)).items()
    assert (name, found.text) == ((("convictions", (), None, None), YEAR), "30 people")


def test_exact_is_one_stated_number() -> None:
    assert exact(figure("30", 30))
    for each in (figure("30", 30, bound="up-to"), figure("30", 30, high=40), figure("30", None)):
        assert not exact(each)


@pytest.mark.parametrize(
    ("each", "words"),
    [
        (figure("30 people", 30), "30 people (2023)"),
        (figure("30 people", 30, reference_year=None), "30 people"),
        (figure("30 people", 30, bound="more-than"), "more than 30 people (2023)"),
        (figure("any people", 0), "no people (2023)"),
        (figure("none", 0), "none (2023)"),
        (figure("any of 30 people", 30), "any of 30 people (2023)"),
    ],
)
def test_a_figure_is_said_in_words(each: Figure, words: str) -> None:
    assert said(each) == words
