"""What a sentence leans on, which doubts travel with a figure, and what is denied or withheld."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import tipdiff
from tipdiff.figures import extract
from tipdiff.model import Figure, Report


def stated(sentence: str, *before: str, edition: int | None = 2024) -> list[Figure]:
    return [figure for figure in extract(sentence, edition, "tip", "elbonia", before) if figure.status == "stated"]


def figures(report: Report) -> list[Figure]:
    return [figure for finding in report.findings for figure in finding.figures]


def caveats(report: Report) -> dict[object, list[str]]:
    return {
        figure.value: [caveat.kind for caveat in figure.caveats]
        for figure in figures(report)
        if figure.measure != "other"
    }


def test_a_list_takes_measure_level_and_year_from_the_sentence_before() -> None:
    found = stated(
        "Suspects included 12 for sex trafficking and nine for labor trafficking.",
        "State prosecutors prosecuted 21 suspects in 2023.",
    )
    assert [(f.value, f.measure, f.qualifiers, f.reference_year) for f in found] == [
        (12, "prosecutions", ("sex-trafficking", "state"), 2023),
        (9, "prosecutions", ("labor-trafficking", "state"), 2023),
    ]


def test_a_sentence_on_its_own_guesses_nothing() -> None:
    assert [f.measure for f in stated("Suspects included 12 for sex trafficking.")] == ["other"]


def test_of_these_narrows_what_was_said() -> None:
    (figure,) = stated(
        "Twenty of these sex trafficking victims were from Peru.",
        "The government identified 61 foreign victims.",
    )
    assert (figure.measure, figure.qualifiers, figure.scope) == (
        "victims-identified",
        ("foreign", "sex-trafficking"),
        "from-peru",
    )


def test_an_increase_from_a_number_alone_is_of_the_year_before() -> None:
    (figure,) = stated("This was an increase from 30 calls.", "The hotline received 41 calls in 2022.")
    assert (figure.reference_year, figure.comparison) == (2021, True)


def test_no_edition_leaves_unstated_years_open() -> None:
    assert [
        f.reference_year for f in stated("Courts convicted six men, compared with four in 2020.", edition=None)
    ] == [None, 2020]


def test_a_span_of_years_is_no_reference_year() -> None:
    assert [f.reference_year for f in stated("Between 2015 and 2020, courts convicted 60 traffickers.")] == [None]


def test_a_part_never_stands_for_the_whole() -> None:
    whole, part = stated("Courts convicted 30 traffickers, including four who had fled abroad.")
    assert whole.scope is None
    assert part.scope is not None


def test_what_is_denied_is_none_and_what_is_withheld_is_open() -> None:
    denied = extract("The government did not prosecute or convict any officials.", 2024)
    withheld = extract("The government did not report how many victims it referred to care.", 2024)
    assert [(f.value, f.measure, f.scope, f.status) for f in denied] == [
        (0, "prosecutions", "officials", "stated"),
        (0, "convictions", "officials", "stated"),
    ]
    assert [(f.value, f.measure, f.status) for f in withheld] == [(None, "victims-referred", "not-reported")]


def test_withheld_sentencing_is_no_count_of_none() -> None:
    (figure,) = extract("The government did not provide sentencing details for convicted traffickers.", 2024)
    assert (figure.value, figure.measure, figure.status) == (None, "prison-terms", "not-reported")


def test_a_doubt_in_the_sentence_reaches_the_figures_before_it(reports: Any) -> None:
    report = reports.report(2024, "State courts convicted 41 traffickers in 12 states, but this data was not complete.")
    assert caveats(report) == {41: ["incomplete"]}
    assert [f.coverage for f in figures(report) if f.value == 41] == ["12 states"]


def test_a_subject_limited_to_some_places_limits_what_it_counts(reports: Any) -> None:
    report = reports.report(
        2024,
        "Federal courts heard 60 prosecutions, and courts in 12 states reported 41 prosecutions, eight of them new.",
    )
    told = {f.value: f.coverage for f in figures(report)}
    assert told[60] is None
    assert told[41] == "12 states"


def test_a_doubt_of_its_own_reaches_back_to_its_level_only(reports: Any) -> None:
    report = reports.report(
        2024,
        "Federal courts convicted 14 traffickers and state courts convicted 41 traffickers. "
        "However, federal data likely included duplicated cases.",
    )
    assert caveats(report) == {14: ["duplicates"], 41: []}


def test_a_doubt_before_the_figures_reaches_forward(reports: Any) -> None:
    report = reports.report(
        2024, "The government did not provide complete data on services. Officials assisted 60 victims."
    )
    assert caveats(report) == {60: ["incomplete"]}


def test_a_doubt_stays_in_its_paragraph(reports: Any) -> None:
    report = reports.report(2024, "Officials assisted 60 victims.\n\nNot all states reported data.")
    assert caveats(report) == {60: []}


def counted(report: Report) -> list[tuple[object, str | None]]:
    return [(f.value, f.scope) for f in figures(report) if f.finding.startswith("prosecution")]


def test_agencies_that_count_beside_each_other_have_their_own_counts(reports: Any) -> None:
    report = reports.report(
        2024,
        "The NIA reported opening 240 investigations, a decrease from 260 in 2022. "
        "The Border Crime Unit (BCU) opened 90 investigations, an increase from 84 in 2022.",
    )
    assert counted(report) == [(240, "nia"), (260, "nia"), (90, "bcu"), (84, "bcu")]


def test_an_agency_that_alone_reports_reports_the_whole(reports: Any) -> None:
    report = reports.report(
        2024, "The NIA opened 240 investigations. The NIA initiated 60 prosecutions. The NIA identified 75 victims."
    )
    assert counted(report) == [(240, None), (60, None), (75, None)]


def test_a_part_of_what_the_government_counted_is_its_agency_s(reports: Any) -> None:
    report = reports.report(2024, "The government identified 400 victims. The NIA identified 120 victims.")
    assert counted(report) == [(400, None), (120, "nia")]


def test_a_level_of_government_tells_an_agency_s_count_apart(reports: Any) -> None:
    report = reports.report(
        2024,
        "The government identified 400 victims. At the federal level, the Border Agency (NBA) identified 31 victims.",
    )
    assert counted(report) == [(400, None), (31, None)]


def test_the_parts_of_an_agency_s_count_are_its_own(reports: Any) -> None:
    report = reports.report(
        2024, "The government identified 400 victims. The NIA identified 120 victims, including 40 girls."
    )
    assert counted(report) == [(400, None), (120, "nia"), (40, "nia")]


def test_who_counted_the_whole_counted_its_parts() -> None:
    figures = stated("The government and NGOs identified 42 victims, including 31 in sex trafficking.")
    assert {f.counted_by for f in figures} == {"government and ngo"}


def test_a_number_may_end_the_text() -> None:
    assert [f.value for f in stated("Police identified many men (five, 45")] == [5, 45]


def test_a_text_of_one_word_says_nothing() -> None:
    assert [extract(word, 2024) for word in ("The", "In", "of", "'", "one")] == [[], [], [], [], []]


def test_what_inspectors_found_is_no_total(corpus: Path) -> None:
    report = tipdiff.load(corpus / "peralonia/2024.html")
    victims = [f for f in figures(report) if (f.measure, f.qualifiers) == ("victims-identified", ())]
    assert {f.value for f in victims if f.scope is None and f.reference_year == 2023} == {187}
    assert [(f.value, f.scope) for f in victims if f.scope == "prevention"] == [(9, "prevention")]
