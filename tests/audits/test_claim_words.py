"""Each word of rise, fall and size against values that belie it and values that bear it out."""

from __future__ import annotations

from typing import Any

import pytest
from made import YEAR, before, figure, part, report

from tipdiff.audits.claims import claims
from tipdiff.model import Figure

RISING = (
    "an increase from|increasing from|a rise from|which rose from|and had risen from|rising from|up from|and grew from"
    "|a growth from|higher than the|more than the"
).split("|")
FALLING = (
    "a decrease from|decreasing from|a decline from|which declined from|dropping from|which fell from|falling from"
    "|a reduced count from|down from|fewer than the|fewer than|lower than the"
).split("|")


def said(now: float, words: str, then: float, **more: Any) -> list[str]:
    """The words that the audit objects to in "Courts convicted NOW traffickers, WORDS THEN"."""
    text = f"Courts convicted {now} traffickers, {words} {then}."
    figures = (figure(f"{now} traffickers", now), before(f"{then}", then, **more))
    return [audit.message.split("'")[1] for audit in claims(report((text, figures)))]


@pytest.mark.parametrize("words", RISING)
def test_a_word_of_rise_is_wrong_of_a_fall_and_of_no_move(words: str) -> None:
    assert len(said(12, words, 30)) == 1
    assert len(said(30, words, 30)) == 1
    assert said(31, words, 30) == []


@pytest.mark.parametrize("words", FALLING)
def test_a_word_of_fall_is_wrong_of_a_rise_and_of_no_move(words: str) -> None:
    assert len(said(31, words, 30)) == 1
    assert len(said(30, words, 30)) == 1
    assert said(29, words, 30) == []


def test_words_of_both_or_of_neither_say_nothing() -> None:
    assert said(12, "an increase after a decrease from", 30) == []
    assert said(40, "an increase after a decrease from", 30) == []
    assert said(12, "compared with", 30) == []
    assert said(40, "a significant change from", 40) == []


@pytest.mark.parametrize("word", ["slight", "modest", "marginal"])
def test_what_is_called_small_is_no_more_than_half_of_the_base(word: str) -> None:
    assert said(31, f"a {word} increase from", 20) == [word]
    assert said(9, f"a {word} decrease from", 20) == [word]
    assert said(30, f"a {word} increase from", 20) == []
    assert said(38, f"a {word} increase from", 19) == [], "of so small a base nothing is told"
    assert said(31, f"un{word} increase from", 20) == []


@pytest.mark.parametrize("word", ["significant", "substantial", "sharp", "dramatic", "considerable"])
def test_what_is_called_large_is_no_less_than_three_in_a_hundred(word: str) -> None:
    assert said(102, f"a {word} increase from", 100) == [word]
    assert said(98, f"a {word} decrease from", 100) == [word]
    assert said(103, f"a {word} increase from", 100) == []
    assert said(97, f"in{word} decrease from", 99) == []


def test_the_audit_names_the_word_the_values_and_where_they_stand() -> None:
    text = "Courts convicted 12 traffickers, an increase from 30."
    made = report((text, (figure("12 traffickers", 12), before("30", 30))))
    [audit] = claims(made)
    assert audit.message == "the report says 'increase', but gives 12 traffickers (2023) after 30 (2022)"
    assert (audit.rule, audit.measure, audit.reference_year) == ("claim", "convictions", YEAR)
    assert (audit.expected, audit.found) == (30, 12)
    assert [str(place) for place in audit.evidence] == ["new:prosecution.1.1"]


@pytest.mark.parametrize(
    "other",
    [
        {"reference_year": YEAR - 2},
        {"reference_year": YEAR},
        {"reference_year": None},
        {"measure": "prosecutions"},
        {"measure": "other"},
        {"bound": "at-least"},
        {"coverage": "four states"},
        {"high": 40},
        {"qualifiers": ("federal",)},
    ],
)
def test_values_that_are_not_two_years_of_one_count_are_not_weighed(other: dict[str, Any]) -> None:
    assert said(12, "an increase from", 30, **other) == []


def test_a_value_that_is_missing_or_a_part_is_not_weighed() -> None:
    text = "Courts convicted 12 traffickers, an increase from 30."
    for now, then in (
        (figure("12 traffickers", None), before("30", 30)),
        (figure("12 traffickers", 12), before("30", None)),
        (figure("12 traffickers", 12, reference_year=None), before("30", 30)),
        (figure("12 traffickers", 12, measure="other"), before("30", 30, measure="other")),
    ):
        assert list(claims(report((text, (now, then))))) == []
    whole = figure("50 people", 50, measure="prosecutions")
    told = ("Courts tried 50 people. " + text, (whole, part("12 traffickers", 12), before("30", 30)))
    assert list(claims(report(told))) == []


def test_the_words_of_the_next_sentence_speak_of_the_last() -> None:
    now = ("Courts convicted 12 traffickers.", (figure("12 traffickers", 12),))
    assert len(list(claims(report(now, ("This was an increase from 30.", (before("30", 30),)))))) == 1
    assert list(claims(report(now, ("Compared with 30, an increase.", (before("30", 30),))))) == []
    later = report(now, ("This was an increase from 30.", (before("30", 30),)))
    [audit] = claims(later)
    assert [str(place) for place in audit.evidence] == ["new:prosecution.1.1", "new:prosecution.1.2"]


def test_the_words_stand_between_the_two_values() -> None:
    text = "An increase in staff came as courts convicted 12 traffickers, compared with 30, an increase in costs."
    assert list(claims(report((text, (figure("12 traffickers", 12), before("30", 30)))))) == []


@pytest.mark.parametrize(
    ("text", "wrong"),
    [
        ("Convictions rose from 30 in 2022 to 12 in 2023.", True),
        ("Convictions rose from about only 30 in 2022 to a mere 12 in 2023.", True),
        ("Convictions rose, from 30 in 2022 to 12 in 2023.", True),
        ("Convictions rose from what had been 30 in 2022 to 12 in 2023.", False),
        ("Convictions rose from 30 in 2022 to what was 12 in 2023.", True),
        ("Convictions rose from 30 in 2022 to what was then 12 in 2023.", False),
        ("Convictions rose from 30 in 2022, and to 12 in 2023.", False),
        ("Convictions rose from 30 in 2022; to 12 in 2023.", False),
        ("Convictions rose from 30 in a year of many long and costly trials to 12 in 2023.", False),
        ("Staff rose, and convictions went from 30 in 2022 to 12 in 2023.", False),
        ("Staff rose; convictions went from 30 in 2022 to 12 in 2023.", False),
        ("Staff rose: convictions went from 30 in 2022 to 12 in 2023.", False),
        ("Convictions fell from 30 in 2022 to 12 in 2023.", False),
        ("Convictions rose after 30 in 2022 to 12 in 2023.", False),
        ("Convictions rose from 30 in 2022 and 12 in 2023.", False),
    ],
)
def test_from_one_value_to_the_other(text: str, wrong: bool) -> None:
    made = report((text, (before("30", 30), figure("12", 12))))
    assert len(list(claims(made))) == wrong
    apart = report((text, (before("30", 30, coverage="four states"), figure("12", 12))))
    assert list(claims(apart)) == []
    both = report((text, (figure("30", 30, reference_year=YEAR - 1), figure("12", 12))))
    assert list(claims(both)) == [], "neither is said to be a comparison"


def test_from_and_to_are_of_one_series() -> None:
    text = "Convictions rose from 30 in 2022 to 12 in 2023."
    other = report((text, (before("30", 30, measure="prosecutions"), figure("12", 12))))
    assert list(claims(other)) == []


@pytest.mark.parametrize(("now", "then", "wrong"), [(5, 3, True), (5, 0, False), (0, 3, False)])
def test_for_the_first_time(now: int, then: int, wrong: bool) -> None:
    text = f"For the first time, courts convicted {now} traffickers, compared with {then}."
    figures = (figure(f"{now} traffickers", now), before(f"{then}", then))
    found = [audit.message.split("'")[1] for audit in claims(report((text, figures)))]
    assert found == ["for the first time"] * wrong


def test_for_the_first_time_is_said_before_both_in_their_sentence() -> None:
    now = ("Courts convicted 5 traffickers.", (figure("5 traffickers", 5),))
    assert list(claims(report(now, ("For the first time it had been 3.", (before("3", 3),))))) == []
    text = "Courts convicted 5 traffickers, compared with 3 when they sat for the first time."
    assert list(claims(report((text, (figure("5 traffickers", 5), before("3", 3)))))) == []


def unquantified(text: str, *figures: Figure) -> list[str]:
    """The words objected to in a sentence without figures; the figures stand in another one."""
    counted = " ".join(each.text for each in figures)
    return [audit.message.split("'")[1] for audit in claims(report((counted, figures), (text, ())))]


NOW, THEN = figure("12 now", 12), figure("30 then", 30, reference_year=YEAR - 1)
ONE, TWO = figure("5 now", 5), figure("6 then", 6, reference_year=YEAR - 1)


@pytest.mark.parametrize(
    ("text", "word"),
    [
        ("Courts convicted more traffickers.", "more"),
        ("Courts reported more convictions.", "more"),
        ("Courts reported many more convictions and sat longer.", "more"),
        ("Courts reported more criminal court convictions.", "more"),
        ("Courts convicted and prosecuted more traffickers.", "more"),
        ("Courts convicted and later prosecuted more traffickers.", None),
        ("Courts convicted more than 10 traffickers.", None),
        ("Courts convicted more.", None),
        ("Courts convicted fewer traffickers.", None),
        ("Courts convicted traffickers.", None),
        ("Courts convicted more sex traffickers.", None),
        ("Courts convicted more foreign traffickers.", None),
        ("Courts reported more federal convictions.", None),
        ("Courts convicted traffickers, and police hired more traffickers as guides.", None),
        ("Courts convicted more often, they said, of all traffickers.", None),
        ("Courts trained more officials.", None),
    ],
)
def test_more_without_a_number(text: str, word: str | None) -> None:
    assert unquantified(text, NOW, THEN) == ([word] if word else [])


def test_more_and_fewer_are_weighed_where_all_values_go_the_other_way() -> None:
    more, fewer = "Courts reported more convictions.", "Courts reported fewer convictions."
    up = figure("12 then", 12, reference_year=YEAR - 1)
    assert unquantified(fewer, figure("30 now", 30), up) == ["fewer"]
    assert unquantified(more, figure("30 now", 30), up) == []
    assert unquantified(more, figure("12 now", 12), up) == unquantified(fewer, figure("12 now", 12), up) == []
    assert unquantified(more, NOW) == unquantified(more, THEN) == []
    assert unquantified(more, NOW, figure("31 too", 31), THEN) == []
    assert unquantified(more, NOW, THEN, figure("9 too", 9, reference_year=YEAR - 1)) == []
    for vague in ({"bound": "at-least"}, {"high": 40}):
        assert unquantified(more, figure("12 now", 12, **vague), THEN) == []
        assert unquantified(more, NOW, figure("30 then", 30, reference_year=YEAR - 1, **vague)) == []
    assert unquantified(more, figure("12 now", 12, coverage="four states"), THEN) == []
    assert unquantified(more, figure("12 now", 12, qualifiers=("federal",)), THEN) == []


def test_the_evidence_of_an_unquantified_claim_begins_with_its_sentence() -> None:
    [audit] = claims(report(("12 now, 30 then", (NOW, THEN)), ("Courts reported more convictions.", ())))
    assert [str(place) for place in audit.evidence] == ["new:prosecution.1.2", "new:prosecution.1.1"]
    assert (audit.expected, audit.found) == (30, 12)
