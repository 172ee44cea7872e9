"""Over which time a figure counts, where it is not the whole year."""

from __future__ import annotations

import pytest

from tipdiff.figures.periods import SPANS, YEAR, period, periods
from tipdiff.figures.tokens import Tokens, lowered

READ = {
    "between": [
        ("Between January and August 17, the ombudsman registered 32 complaints.", "january-to-august"),
        ("Police opened 12 cases from January 1 through June 30.", "first-half"),
        ("Inspectors visited 40 mines from July 2021 to June 2022.", "july-to-june"),
        ("Courts received 205 cases between January 2011 and June 2019.", "january-2011-to-june"),
        ("Courts received 27 cases between January 2018 and June 2019.", "january-2018-to-june"),
        ("Police opened 12 cases from January to December.", YEAR),
    ],
    "years": [("The unit counted 632 attacks between 2012 and 2021.", "10-years")],
    "years_in_one": [
        ("In 2017-18 the unit counted 632 attacks.", "2-years"),
        ("The unit counted 632 attacks in the 2017-2019 period.", "3-years"),
    ],
    "since_year": [("Between 2017 and June, prosecutors charged 185 persons.", "2017-to-june")],
    "since": [
        ("Since 2016, courts convicted 12 officers.", "since-2016"),
        ("Courts convicted 12 officers since July 2020.", "since-july-2020"),
    ],
    "part_of_year": [
        ("In the first half of 2022, clinics treated 90 patients.", "first-half"),
        ("Clinics treated 90 patients in the last quarter.", "last-quarter"),
        ("In the first six months of the year, clinics treated 90 patients.", "first-half"),
        ("In the first two months of the year, clinics treated 90 patients.", "first-2-months"),
    ],
    "past": [
        ("Over the past eight years, courts convicted 12 officers.", "past-eight-years"),
        ("Courts convicted 12 officers during the previous decade.", "past-decade"),
    ],
    "as_of": [
        ("As of August 17, prisons held 400 detainees.", "as-of-august"),
        ("As of the end of June, prisons held 400 detainees.", "as-of-june"),
    ],
    "until": [
        ("The agency recorded 103 deaths through July 31.", "january-to-july"),
        ("By the end of September, 61 villages were cut off.", "as-of-september"),
    ],
    "month": [
        ("In July police arrested five smugglers.", "july"),
        ("On October 3, officers freed 20 miners.", "october"),
    ],
    "year": [
        ("In 2022, clinics treated 90 patients.", YEAR),
        ("Clinics treated 90 patients during the year.", YEAR),
        ("Clinics treated 90 patients in the reporting period.", YEAR),
    ],
}
"""By rule: sentences in which it speaks, and the name that it gives."""
SILENT = [
    "In the 2017-18 school year clinics treated 90 pupils.",
    "Officials may march on 12 towns.",
    "The constitution of 1994 names nine provinces.",
    "The first woman was elected by 12 votes.",
    "From 12 to 15 persons may assemble.",
    "In August the ministry released data on 12 cases.",
    "Police walked through 12 villages.",
    "The past president named 12 judges.",
]
"""Sentences that tell no period."""


def named(text: str) -> list[tuple[str, str]]:
    return [(each.rule, each.name) for each in periods(Tokens(text, lowered(text)))]


@pytest.mark.parametrize("rule", [rule.name for rule in SPANS.rules])
def test_each_rule_reads_its_phrases(rule: str) -> None:
    for text, wanted in READ[rule.removeprefix("spans/").replace("-", "_")]:
        assert named(text) == [(rule, wanted)], text


@pytest.mark.parametrize("text", SILENT)
def test_what_tells_no_period(text: str) -> None:
    assert named(text) == []


@pytest.mark.parametrize(
    ("text", "number", "wanted"),
    [
        ("Police opened 12 cases in 2021 and 15 from January to June 2022.", "12", None),
        ("Police opened 12 cases in 2021 and 15 from January to June 2022.", "15", "first-half"),
        ("As of June the registry listed 212 members, and 834 others.", "834", "as-of-june"),
        ("Police opened 12 cases.", "12", None),
    ],
)
def test_whose_period_it_is(text: str, number: str, wanted: str | None) -> None:
    tokens = Tokens(text, lowered(text))
    at = tokens.words.index(number)
    end = next((n for n in range(at + 1, len(tokens.words)) if tokens.words[n] == "and"), len(tokens.words))
    found = period(periods(tokens), at, at + 1, 0, end)
    assert (found and found.name) == wanted
