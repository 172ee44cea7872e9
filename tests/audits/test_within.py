"""Figures of one sentence against each other, in a family that has no measures."""

from __future__ import annotations

import pytest

from tipdiff.audits.within import audits_of
from tipdiff.figures import extract
from tipdiff.model import Audit, Finding

WRONG = [
    # rule, expected, found, sentence
    ("sum", 39, 29, "The league documented 29 civilian casualties (24 deaths and 15 injuries) during the year."),
    ("sum", 39, 29, "The league documented 29 civilian casualties, including 24 killed and 15 wounded."),
    ("sum", 2277, 2227, "The agency found 2,227 children (1,215 boys and 1,062 girls) without papers."),
    ("sum", 140, 150, "Shelters housed 150 adults (80 women and 60 men)."),
    ("sum", 55862, 55882, "Clinics treated 55,882 individuals, including 35,311 women and 20,551 children, in March."),
    ("sum", 8847, 8874, "Police arrested 8,874 suspects, including 6,374 nationals and 2,473 foreigners."),
    ("sum", 8847, 8874, "Police arrested 8,874 suspects, including 6,374 Peralonians and 2,473 foreigners."),
    ("sum", 50, 40, "Inspectors found 40 violations (31 in mines and 19 in fields)."),
    ("sum", 63, 70, "Police arrested 63 individuals, 70 of whom were convicted."),
    ("sum", 45, 52, "Courts heard 45 cases in March, of which 52 were new."),
    ("claim", 25.0, 30, "Observers visited 12 of the 48 districts (30 percent)."),
    ("claim", 60.3, 36, "The number of civilian deaths increased from 717 to 1,149, a 36 percent increase."),
    (
        "claim",
        25.0,
        50,
        "The list had 150 complaints, a 50 percent increase compared with 120 complaints in 2022.",
    ),
    ("claim", 20.0, 40, "Complaints decreased by 40 percent, from 250 complaints to 200 complaints."),
    (
        "claim",
        140,
        125,
        "The board had 125 complaints of torture, an increase compared with 140 complaints in 2022.",
    ),
    ("claim", 305, 411, "The number of assaults decreased from 305 in 2022 to 411 in 2023."),
    ("claim", 120.0, 100, "Complaints more than doubled, from 60 complaints in 2022 to 100 complaints in 2023."),
    ("claim", 50.0, 90, "The number of raids halved, from 100 raids in 2022 to 90 raids in 2023."),
]
RIGHT = [
    "The league documented 39 civilian casualties (24 deaths and 15 injuries).",
    "The league documented at least 29 civilian casualties (24 deaths and 15 injuries).",
    "The league documented 29 civilian casualties, including 24 deaths and some injuries.",
    "Shelters housed 150 persons, including 40 boys and 20 girls.",
    "Shelters housed 150 persons (40 boys and 20 girls).",
    "The office helped 740 persons (207 Borovians and 12 foreigners).",
    "The office helped 740 persons, including 300 women and 500 foreigners.",
    "Police arrested 63 individuals, 50 of whom were convicted.",
    "Police arrested 63 individuals in 2022 (188 in 2021 and 170 in 2020).",
    "Courts sentenced 12 men (one to 20 years and one to 30 years).",
    "The clinic treated 40 patients (12 percent from abroad and 20 percent under age 18).",
    "Observers visited 12 of the 48 districts (25 percent).",
    "Observers visited 13 of the 48 districts (about 30 percent).",
    "The number of civilian deaths increased from 717 to 1,149, a 60 percent increase.",
    "The number of civilian deaths rose from 100 in 2022 to 149 in 2023, a nearly 50 percent increase.",
    "The registry listed 150 complaints, a 25 percent increase compared with 120 complaints in 2022.",
    "Of 309 positions 95 out of 309 positions were vacant, a decrease from 232 vacant positions in 2022.",
    "The board received 155 complaints of torture, an increase compared with 140 complaints in 2022.",
    "Complaints nearly doubled, from 60 complaints in 2022 to 110 complaints in 2023.",
    "Complaints doubled, from 60 complaints in 2022 to 119 complaints in 2023.",
    "Police found 20 weapons (12 rifles and 30 rounds) in two cars.",
    "The fine rose from 10 pesos to 20 dollars, a 50 percent increase.",
]


def audits(text: str) -> list[Audit]:
    finding = Finding("section-1.1.1", text, figures=tuple(extract(text, 2023, "hrr")))
    return list(audits_of(finding, "peralonia"))


@pytest.mark.parametrize(("rule", "expected", "found", "text"), WRONG, ids=lambda each: str(each)[:40])
def test_a_sentence_that_its_own_figures_contradict(rule: str, expected: float, found: float, text: str) -> None:
    (audit,) = audits(text)
    assert (audit.rule, audit.found, [str(place) for place in audit.evidence]) == (rule, found, ["new:section-1.1.1"])
    assert audit.expected in (expected, int(expected))


@pytest.mark.parametrize("text", RIGHT)
def test_what_contradicts_nothing(text: str) -> None:
    assert audits(text) == []
