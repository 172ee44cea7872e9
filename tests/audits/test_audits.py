"""Figures against each other: what must be found, and what must stay silent."""

from __future__ import annotations

import csv
from pathlib import Path
from typing import Any

import pytest

import tipdiff
from tipdiff.audits import audit, audit_report, restated
from tipdiff.corpus import Corpus

SUMS = [
    "Authorities identified 740 victims in 2023. Federal officials identified 194 victims and state officials"
    " identified 691 victims.",
    "Authorities identified 740 victims, including 194 at the federal level and 691 at the state level.",
    "Authorities identified 740 victims (194 federal and 691 state).",
    "Federal authorities identified 194 victims and state authorities identified 691 victims, for a total of 740"
    " victims.",
    "The government assisted 740 victims (207 Elbonian and 540 foreign victims).",
    "The program identified 740 victims; of these, 660 were adults and 57 were minors.",
    "The program identified 740 victims, including 660 adults and 57 children.",
    "Officials identified 740 victims. The victims were 400 women, 200 girls, 90 men, and 40 boys.",
    "Courts convicted 40 traffickers – 21 for sex trafficking, 12 for labor trafficking, and nine for"
    " unspecified forms.",
    "Officials identified 740 victims, including 560 girls and 190 boys.",
]
SILENT = [
    "The government assisted 740 victims (207 Elbonian and 533 foreign victims).",
    "The government assisted 740 victims (207 Borovian and 12 foreign victims).",
    "Federal authorities identified 194 victims and NGOs identified 691 victims, for a total of 885 victims.",
    "Authorities identified 740 victims (194 federal and 546 state).",
    "State prosecutors prosecuted at least 143 suspects (at least 90 in new cases and at least 49 in ongoing ones).",
    "Officials identified 240 sex trafficking victims. The sex trafficking victims included 71 girls,"
    " 98 women, 20 boys, and 14 men.",
    "Officials identified 740 victims, including 90 girls and 70 boys.",
    "Officials identified 740 victims, including 300 women and 500 foreign victims.",
    "Officials identified approximately 740 victims (190 adults and 500 children).",
    "The government provided data from only nine states. In these, officials identified 740 victims, 30 of"
    " them in Borovia.",
    "Police held three operations: they screened 900 people, 80 vehicles, and 12 places.",
    "In three states, officials found 130,249, and 964 bonded laborers, 87 percent of the 1,549 found nationwide.",
]


@pytest.mark.parametrize("text", SUMS)
def test_parts_that_miss_their_whole(text: str, reports: Any) -> None:
    found = audit_report(reports.report(2024, text))
    assert [each.rule for each in found] == ["sum"]
    assert found[0].found in (740, 40)
    assert found[0].expected != found[0].found


@pytest.mark.parametrize("text", SILENT)
def test_sums_that_contradict_nothing(text: str, reports: Any) -> None:
    assert audit_report(reports.report(2024, text)) == ()


def test_a_later_edition_restates_an_earlier_one(reports: Any) -> None:
    old = reports.report(2023, "Officials identified 414 victims in 2022.")
    new = reports.report(2024, "Officials identified 444 victims in 2023, an increase from 424 in 2022.")
    (found,) = audit(old, new)
    assert (found.rule, found.measure, found.reference_year, found.expected, found.found) == (
        "restated",
        "victims-identified",
        2022,
        414,
        424,
    )
    assert [ref.report for ref in found.evidence] == ["old", "new"]


@pytest.mark.parametrize(
    ("before", "after"),
    [
        (
            "The agency allocated 25 million euros ($27 million).",
            "The agency allocated 30 million euros, compared with 25 million euros ($29 million) in 2022.",
        ),
        (
            "The government and NGOs identified 67 victims in 2022.",
            "The government identified 49 victims in 2023, compared with 42 in 2022.",
        ),
        (
            "The government identified 67 potential victims.",
            "The government identified 49 victims in 2023, compared with 42 victims in 2022.",
        ),
        (
            "State police identified at least 67 victims.",
            "State police identified 80 victims, compared with 71 victims in 2022.",
        ),
        (
            "State courts convicted 12 men in four states.",
            "State courts convicted 20 men, compared with 15 men in nine states in 2022.",
        ),
        (
            "Officials identified 414 victims in 2022.",
            "Officials identified 444 victims in 2023, compared with 414 in 2022.",
        ),
        (
            "The police recorded 65 victims identified in 2022. Separately, the CATU identified 54 victims in 2022.",
            "Specialized units identified 44 victims in 2023, compared with 54 in 2022.",
        ),
    ],
)
def test_other_counts_restate_nothing(before: str, after: str, reports: Any) -> None:
    assert restated(reports.report(2023, before), reports.report(2024, after)) == ()


@pytest.mark.parametrize(
    "text",
    [
        "Courts convicted 12 traffickers in 2023, an increase from 30 traffickers in 2022.",
        "Courts convicted 45 traffickers in 2023. This was a large decrease from 30 convictions in 2022.",
        "Police investigated 203 cases, a modest increase from 100 cases in 2022.",
        "Police investigated 203 cases, a significant increase from 201 cases in 2022.",
        "Convictions rose from 30 in 2022 to 12 in 2023.",
        "The government reported a modest increase in convictions, from 30 in 2022 to 80 in 2023.",
        "For the first time, courts convicted five traffickers, compared with three in 2022.",
        "Police investigated fewer cases.\n\nPolice investigated 203 cases, compared with 100 cases in 2022.",
        "Officials reported more convictions.\n\nCourts convicted 12 traffickers, compared with 30 in 2022.",
    ],
)
def test_words_against_their_figures(text: str, reports: Any) -> None:
    assert [each.rule for each in audit_report(reports.report(2024, text))] == ["claim"]


@pytest.mark.parametrize(
    "text",
    [
        "Courts convicted 45 traffickers in 2023, an increase from 30 traffickers in 2022.",
        "Police investigated 531 cases, a significant decline from 831 cases in 2022.",
        "Police investigated 467 cases, a modest increase from 440 cases in 2022.",
        "Courts convicted 12 traffickers, compared with 30 in 2022.",
        "Convictions rose from 12 in 2022 to 30 in 2023.",
        "The government increased its funding, while convictions went from 30 in 2022 to 12 in 2023.",
        "For the first time in four years, courts in Borovia convicted seven traffickers.",
        "Officials referred at least 20 victims, an increase from 40 in 2022.",
        "Police investigated fewer sex trafficking cases.\n\nPolice investigated 203 cases, compared with 100 in 2022.",
        "The government convicted more than 12 traffickers, up from eight in 2022.",
    ],
)
def test_words_that_hold(text: str, reports: Any) -> None:
    assert audit_report(reports.report(2024, text)) == ()


def test_the_sample_corpus_has_the_audits_of_its_gold_and_no_other(corpus: Path) -> None:
    with (Path(__file__).parent.parent / "gold/audits.tsv").open(encoding="utf-8", newline="") as file:
        gold = {
            tuple(
                row[key]
                for key in (
                    "country",
                    "old_edition",
                    "new_edition",
                    "rule",
                    "measure",
                    "reference_year",
                    "expected",
                    "found",
                )
            )
            for row in csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE)
        }
    loaded = {(entry.country, entry.edition): tipdiff.load(entry.path) for entry in Corpus(corpus).entries()}
    found = set()
    for (country, edition), report in loaded.items():
        earlier = loaded.get((country, edition - 1))
        both = [("", each) for each in audit_report(report)]
        both += [(str(edition - 1), each) for each in (restated(earlier, report) if earlier else ())]
        found |= {
            (
                country,
                old,
                str(edition),
                each.rule,
                each.measure,
                str(each.reference_year),
                str(each.expected),
                str(each.found),
            )
            for old, each in both
        }
    assert found == gold


def test_a_real_report_agrees_with_itself(shared: Path) -> None:
    assert audit_report(tipdiff.load(shared / "reports/tip/mexico/2024.md")) == ()
