"""Series over editions, headlines, and values that cannot be compared."""

from __future__ import annotations

from typing import Any

from tipdiff.series import headline, headlines, series, series_of

OLD = (
    "Police investigated 83 cases in 2022, compared with 70 cases in 2021. State prosecutors"
    " prosecuted at least 30 suspects in 10 states. Authorities in Borovia convicted seven traffickers."
)
NEW = (
    "Police investigated 53 cases in 2023, a decline from 81 cases in 2022. State prosecutors"
    " prosecuted at least 44 suspects in 19 states. The government allocated 3 million euros"
    " ($3.2 million) for shelters."
)


def test_one_series_holds_every_edition(reports: Any) -> None:
    found = series(reports.report(2023, OLD), reports.report(2024, NEW))
    cases = next(each for each in found if each.measure == "investigations")
    assert [(p.edition, p.reference_year, p.value) for p in cases.points] == [
        (2023, 2022, 83),
        (2023, 2021, 70),
        (2024, 2023, 53),
        (2024, 2022, 81),
    ]
    assert (cases.qualifiers, cases.scope, cases.unit) == ((), None, None)


def test_the_unit_is_in_the_key_for_money_only(reports: Any) -> None:
    units = {each.measure: each.unit for each in series_of([reports.report(2024, NEW)])}
    assert units["funding"] == "EUR"
    assert units["prosecutions"] is None


def test_series_come_in_the_order_of_the_profile(reports: Any) -> None:
    measures = [each.measure for each in series(reports.report(2023, OLD), reports.report(2024, NEW))]
    assert measures == sorted(measures, key=["investigations", "prosecutions", "convictions", "funding"].index)


def test_a_headline_lines_up_three_values(reports: Any) -> None:
    found = headlines(reports.report(2023, OLD), reports.report(2024, NEW))
    cases = next(each for each in found if each.measure == "investigations")
    assert [figure and figure.value for figure in (cases.new, cases.old, cases.said)] == [53, 83, 81]
    assert cases.changed


def test_other_coverage_is_not_compared(reports: Any) -> None:
    found = headlines(reports.report(2023, OLD), reports.report(2024, NEW))
    suspects = next(each for each in found if each.measure == "prosecutions")
    assert (suspects.reason, suspects.delta, suspects.percent) == ("19 states, 10 states", None, None)


def test_scope_and_comparison_make_no_headline(reports: Any) -> None:
    report = reports.report(2023, OLD)
    heads = [figure.value for finding in report.findings for figure in finding.figures if headline(figure, 2023, -1)]
    assert heads == [83, 30]


def test_ranges_and_sentences_have_no_distance(reports: Any) -> None:
    old = reports.report(2023, "Courts sentenced traffickers to terms of five to 12 years' imprisonment.")
    new = reports.report(2024, "Courts sentenced traffickers to terms of four to 15 years' imprisonment.")
    (terms,) = headlines(old, new)
    assert (terms.new and terms.new.high, terms.delta, terms.percent) == (15, None, None)


CARE = "The ministry gave shelters {} euros for the care of victims."
CAMPAIGN = "It also spent {} euros on posters at bus stations."


def test_of_several_sums_the_one_that_both_editions_speak_of_is_the_headline(reports: Any) -> None:
    old = reports.report(2023, f"{CAMPAIGN.format('70,000')} {CARE.format('400,000')}")
    new = reports.report(2024, f"{CARE.format('460,000')} {CAMPAIGN.format('65,000')}")
    assert [(head.old and head.old.value, head.new and head.new.value) for head in headlines(old, new)] == [
        (400_000, 460_000)
    ]


def test_of_several_sums_that_only_one_edition_speaks_of_none_is_the_headline(reports: Any) -> None:
    old = reports.report(2023, "Parliament allocated 90,000 euros to a fund for widows of the war.")
    new = reports.report(2024, f"{CARE.format('460,000')} {CAMPAIGN.format('65,000')}")
    assert headlines(old, new) == ()


def test_an_earlier_count_said_in_passing_is_no_base(reports: Any) -> None:
    new = reports.report(2024, "Officials assisted 24 victims in 2023. In 2022, a clinic assisted 27 victims.")
    (helped,) = headlines(reports.report(2023, "Nothing was counted."), new)
    assert (helped.new and helped.new.value, helped.delta) == (24, None)


def test_what_the_data_cover_bars_a_comparison(reports: Any) -> None:
    old = reports.report(2023, "With data from 20 of 45 provinces, officials identified 140 victims.")
    new = reports.report(2024, "With data from 30 of 45 provinces, officials identified 174 victims.")
    (found,) = headlines(old, new)
    assert (found.reason, found.delta) == ("30 of 45 provinces, 20 of 45 provinces", None)


def told(reports: Any, old: str, new: str) -> dict[tuple[str, ...], tuple[Any, ...]]:
    """Qualifiers -> (old value, new value, per cent, reason) of each headline of victims that has both sides."""
    found = headlines(reports.report(2023, old), reports.report(2024, new))
    return {
        each.qualifiers: (each.base.value, each.new.value, each.percent, each.reason)
        for each in found
        if each.base and each.new
    }


OLD_VICTIMS = "The government identified 95 sex trafficking victims, 60 women and 35 girls, in 2022."


def test_a_part_of_one_body_s_count_is_no_headline(reports: Any) -> None:
    new = (
        "Police reported identifying 29 victims. Prosecutors reported 31 victims. Police reported 11 victims, four"
        " subjected to sex trafficking, were boys."
    )
    assert told(reports, OLD_VICTIMS, new) == {}


def test_of_several_values_only_the_whole_of_the_others_is_a_headline(reports: Any) -> None:
    old = "Police identified 80 victims in 2022."
    plain = "The government identified 100 victims in 2023. Of the 100 victims, 40 were girls."
    assert told(reports, old, plain)[()] == (80, 100, 25.0, None)
    twice = "The government identified 60 victims in 2023. Authorities identified 100 victims."
    assert told(reports, old, twice) == {}


def test_one_body_s_count_is_not_compared_with_the_country_s(reports: Any) -> None:
    old = "The government assisted 172 victims in 2022."
    new = "The Institute of Harvests (IOH) assisted 83 victims in 2023."
    reason = "counted by institute-of-harvests, by government"
    assert told(reports, old, new) == {(): (172, 83, None, reason)}
    itself = "The Institute of Harvests (IOH) assisted 83 victims in 2023, compared with 172 in 2022."
    assert told(reports, old, itself) == {(): (172, 83, -51.7, None)}


def test_confirmed_and_potential_victims_have_a_headline_each_that_says_so(reports: Any) -> None:
    old = "In 2022, the agency identified 640 potential victims and confirmed 88 victims."
    new = "In 2023, the agency identified 512 potential victims, of which it confirmed 91."
    assert told(reports, old, new) == {("confirmed",): (88, 91, 3.4, None), ("potential",): (640, 512, -20.0, None)}
    assert told(reports, old, "In 2023, the agency identified 300 victims.") == {}


def test_a_body_introduced_by_its_short_name_counts_for_itself(reports: Any) -> None:
    old = "The government assisted 90 victims in 2022."
    new = "The Institute of Harvests (Harvestas) served women. Harvestas assisted 140 victims in 2023."
    assert told(reports, old, new)[()][2:] == (None, "counted by harvestas, by government")
