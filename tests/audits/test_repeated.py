"""One thing said twice with two numbers: in one report, or of one year in two editions."""

from __future__ import annotations

import pytest

import tipdiff
from tipdiff.audits.repeated import repeated
from tipdiff.figures import annotate
from tipdiff.model import Audit, Finding, Report, Section
from tipdiff.profiles import load


def report(edition: int, *sentences: str) -> Report:
    findings = tuple(Finding(f"section-1.1.{n}", text) for n, text in enumerate(sentences, 1))
    section = Section("section-1", "SECTION 1", "heading", 1.0, None, findings)
    family = load("hrr")
    return annotate(Report("peralonia", edition, family, "Peralonia", f"{edition}.md", "0", (section,)), family)


def restated(old: str, new: str) -> list[Audit]:
    log = tipdiff.diff(report(2023, old), report(2024, new))
    return [audit for audit in log.audits if audit.rule == "restated"]


def test_one_report_says_two_numbers_in_the_same_words() -> None:
    (audit,) = repeated(
        report(
            2024,
            "As of November 30, the agency had interviewed 31,915 returning miners in 15 districts of the country.",
            "Clinics treated patients.",
            "As of November 30, the agency had interviewed 31,914 returning miners in 15 districts of the country.",
        )
    )
    assert (audit.rule, audit.expected, audit.found) == ("claim", 31915, 31914)
    assert [str(place) for place in audit.evidence] == ["new:section-1.1.1", "new:section-1.1.3"]


@pytest.mark.parametrize(
    "sentences",
    [
        ("Police arrested 12 men.", "Police arrested 15 men."),
        (  # lists of values under two headings
            "total lines: 38 million (2023) lines for every 100 inhabitants: 45 (2023 est.)",
            "total lines: 107 million (2023) lines for every 100 inhabitants: 128 (2023 est.)",
        ),
        (
            "In the north, the agency had interviewed 31 returning miners in 15 districts by November.",
            "In the south, the agency had interviewed 40 returning miners in 15 districts by November.",
        ),
        (
            "By November the agency had interviewed at least 31 returning miners in all of the districts.",
            "By November the agency had interviewed more than 30 returning miners in all of the districts.",
        ),
    ],
)
def test_sentences_that_may_speak_of_two_things(sentences: tuple[str, ...]) -> None:
    assert list(repeated(report(2024, *sentences))) == []


OLD = "The protection unit received 3,933 cases of sexual assault in 2023."


def test_a_later_report_gives_another_number_for_a_year() -> None:
    (audit,) = restated(OLD, f"{NEW}, compared with 3,393 cases of sexual assault in 2023.")
    assert (audit.expected, audit.found, audit.reference_year) == (3933, 3393, 2023)
    assert [str(place) for place in audit.evidence] == ["old:section-1.1.1", "new:section-1.1.1"]


NEW = "The protection unit received 4,100 cases of sexual assault in 2024"


@pytest.mark.parametrize(
    "rest",
    [
        ", compared with 3,933 cases of sexual assault in 2023.",
        ".",
        ", compared with 900 cases of theft in 2023.",
        ", compared with 1,900 cases of sexual assault from January to June 2023.",
        ", compared with about 3,400 cases of sexual assault in 2023.",
    ],
)
def test_what_restates_nothing(rest: str) -> None:
    assert restated(OLD, NEW + rest) == []


LAST = "Clinics treated 7,045 burned miners in 2022, compared with 7,141 in 2021."


def test_a_later_report_looks_back_at_another_number_than_the_earlier_one_gave() -> None:
    (audit,) = restated(LAST, "Clinics treated 6,753 burned miners in 2023, compared with 7,095 in 2022.")
    assert (audit.expected, audit.found) == (7045, 7095)
    assert [place.report for place in audit.evidence] == ["old", "new"]


@pytest.mark.parametrize(
    "new",
    [
        "Clinics treated 6,753 burned miners in 2023, compared with 7,045 in 2022.",
        "Clinics treated 6,753 burned miners in 2023, compared with about 7,000 in 2022.",
        "Clinics treated 6,753 burned miners in 2023, compared with 7,000 in 2020.",
        "Clinics treated 6,753 burned children in 2023, compared with 7,000 in 2022.",
        "Clinics treated 6,753 burned miners in 2023, compared with 7,000 children in 2022.",
    ],
)
def test_a_later_report_looks_back_and_restates_nothing(new: str) -> None:
    assert restated(LAST, new) == []
