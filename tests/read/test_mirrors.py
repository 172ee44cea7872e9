"""Copies of reports on other sites, in other hands and without their heads: what they say, and what they do not."""

from __future__ import annotations

from pathlib import Path

import pytest

import tipdiff
from tipdiff import profiles
from tipdiff.errors import ReadError
from tipdiff.model import Report
from tipdiff.normalize import facts
from tipdiff.profiles import countries

MIRRORS = Path(__file__).parent / "mirrors"
BODY = ["prosecution", "protection", "prevention"]
PROFILE_FIRST = ["trafficking-profile", "introduction", "recommendations", *BODY]
MODERN = ["introduction", "recommendations", *BODY, "trafficking-profile"]

COPIES = [
    # page, country asked for -> country, edition, tier, movement, sections as they come, recommendations
    ("2001-month.html", "norravia", "norravia", 2001, "2", None, ["trafficking-profile", "introduction"], 0),
    ("2001-month.html", "ostravania", "ostravania", 2001, "2", None, ["trafficking-profile", "introduction"], 0),
    ("2009-mirror.html", None, "ostravania", 2009, "2", None, PROFILE_FIRST, 3),
    ("2012-form-feeds.txt", None, "ostravania", 2012, "2-watch-list", None, PROFILE_FIRST, 3),
    ("2013-name-in-head.html", None, "andorra", 2013, "2", None, PROFILE_FIRST, 3),
    (
        "2019-special-case-first.html",
        None,
        "ostravania",
        2019,
        "special-case",
        "remained",
        ["introduction", "trafficking-profile"],
        0,
    ),
    ("2022-no-headings.txt", None, "andorra", 2022, "3", "downgraded", MODERN, 3),
    ("2022-saved.html", None, "ostravania", 2022, "2", "remained", MODERN, 2),
    ("2023-mirror.txt", None, "ostravania", 2023, "2", "remained", MODERN[:-1], 3),
]


def mirror(name: str, **given: str | int) -> Report:
    return tipdiff.load(MIRRORS / name, **given)  # type: ignore[arg-type]


def texts(report: Report) -> list[str]:
    return [finding.text for finding in report.findings]


@pytest.mark.parametrize(
    ("name", "asked", "country", "edition", "tier", "movement", "sections", "recommendations"), COPIES
)
def test_copy(
    name: str,
    asked: str | None,
    country: str,
    edition: int,
    tier: str,
    movement: str | None,
    sections: list[str],
    recommendations: int,
) -> None:
    report = mirror(name, **({"country": asked} if asked else {}))
    assert (report.country, report.edition, report.tier, report.movement) == (country, edition, tier, movement)
    assert [section.section for section in report.sections] == sections
    items = report.section("recommendations")
    assert len(items.findings if items else ()) == recommendations


def test_what_stands_before_and_behind_the_report_is_none_of_it() -> None:
    assert texts(mirror("2009-mirror.html")) == [
        "Ostravania is a source and destination country for women who sew.",
        "The women's passports lie in the foreman's drawer.",
        "The Government of Ostravania does not fully comply with the minimum standards for the elimination of "
        "trafficking, but it tries.",
        "It printed a second poster.",
        "Open the drawers.",
        "Hire four inspectors.",
        "Give the women a place to sleep.",
        "The government increased prosecution efforts.",
        "Judges sentenced six foremen.",
        "The government maintained protection efforts.",
        "Nuns housed 19 women.",
        "The government made no prevention efforts.",
        "The poster hangs in one port.",
    ]


def test_a_page_that_a_browser_saved_knows_its_address() -> None:
    report = mirror("2022-saved.html")
    assert report.url == "https://www.state.gov/reports/2022-trafficking-in-persons-report/ostravania/"
    assert not [text for text in texts(report) if "cookies" in text]


def test_pages_of_a_text_are_joined_without_their_heads() -> None:
    found = texts(mirror("2012-form-feeds.txt"))
    assert "passports lie in the drawers of the foremen who hired them." in found[1]
    assert "Judges sentenced six foremen." in found
    assert not [text for text in found if "16" in text or "OSTRAVANIA" in text]


def test_headings_between_full_lines() -> None:
    report = mirror("2023-mirror.txt")
    assert [finding.text for finding in report.section("recommendations").findings] == [  # type: ignore[union-attr]
        "Ring the bells at night, too.",
        "Train those who ring them; pay them.",
        "Count the ships.",
    ]
    assert [section.assessment for section in report.sections[2:]] == ["increased", "maintained", "maintained"]


def test_an_interim_assessment_that_says_so_in_its_text_alone() -> None:
    with pytest.raises(ReadError, match="is an interim assessment"):
        mirror("2012-interim.txt")


@pytest.mark.parametrize("name", ["factbook-list.txt", "human-rights-of-several.txt"])
def test_lists_of_countries_want_one_named(name: str) -> None:
    with pytest.raises(ReadError, match="reports of 2 countries: albania, andorra"):
        mirror(name, edition=2020)


def test_one_country_of_a_list() -> None:
    albania, andorra = (mirror("factbook-list.txt", country=name, edition=2014) for name in ("albania", "andorra"))
    assert (albania.tier, andorra.tier) == ("3", "2-watch-list")
    assert texts(albania)[:2] == ["in this example, women sew in attics", "some boys carry the cloth"]
    assert texts(andorra)[-1] == "two were found"
    killings = mirror("human-rights-of-several.txt", country="albania", edition=2020)
    assert texts(killings) == ["In this example nobody was killed, neither by the police nor by anyone else."]


def test_human_rights_of_1999_stand_in_the_sections_of_today() -> None:
    report = mirror("1999-human-rights.html")
    assert (report.country, report.edition, report.profile) == ("ostravania", 1999, "hrr")
    found = {section.section: [finding.text for finding in section.findings] for section in report.sections}
    assert found["section-5"] == ["Visitors came and went."]
    assert found["section-6"] == ["A law of 1994 forbids it."]
    assert found["section-6-disabilities"] == ["No ramp leads into the senate."]
    assert found["section-7-a"] == ["Dockers have a union.", "Their union bargains every spring."]
    assert found["section-7-c"] == ["Nobody under 14 may work on a barge."]
    assert "section-1-g" in found


def test_small_letters_before_titles_are_headings_of_a_line_each(tmp_path: Path) -> None:
    page = tmp_path / "andorra-2014.txt"
    lines = (
        "Section 7. Worker Rights",
        "a. Freedom of Association and the Right to Collective Bargaining",
        "In this example the dockers have a union, and it bargains every spring on the quay, in the rain, until the "
        "owners come out of their office and sit down with them at the long table.",
        "b. Prohibition of Forced or Compulsory Labor",
        "Nobody is forced.",
    )
    page.write_text("\n".join(lines), encoding="utf-8")
    found = tipdiff.load(page, profile="hrr").sections
    assert [section.section for section in found] == ["section-7", "section-7-a", "section-7-b"]
    assert [len(section.findings) for section in found] == [0, 1, 1]


def test_a_part_of_a_country_is_no_other_report_of_it() -> None:
    report = mirror("2017-part-of-a-country.html")
    assert (report.country, report.edition) == ("delta", 2017)
    assert not [text for text in texts(report) if text.startswith("READ")]


def test_child_labor_as_text() -> None:
    report = mirror("2019-child-labor.txt")
    assert (report.country, report.edition, report.tier) == ("cote-daruel", 2019, "no")
    assert texts(report)[-1] == "A law of 2004 sets the age at 14."
    early = mirror("2005-child-labor.txt")
    assert (early.country, early.edition) == ("andorra", 2005)
    assert [section.section for section in early.sections] == ["prevalence", "legal-framework", "social-programs"]
    assert texts(early)[1] == "Most of them were counted twice, on two days."


@pytest.mark.parametrize("name", ["notes-2022.txt", "tip_report 2022.txt", "downloads/2022.txt"])
def test_a_file_name_is_no_country(tmp_path: Path, name: str) -> None:
    path = tmp_path / name
    path.parent.mkdir(exist_ok=True)
    text = (MIRRORS / "2022-no-headings.txt").read_text(encoding="utf-8")
    path.write_text(text, encoding="utf-8")
    assert tipdiff.load(path).country == "andorra"
    path.write_text(text.replace("of Andorra", "concerned").replace("Andorra", "it"), encoding="utf-8")
    with pytest.raises(ReadError, match="does not say which country"):
        tipdiff.load(path)


def test_what_the_user_says_wins_over_the_page() -> None:
    report = mirror("2022-saved.html", country="norravia", edition=1999)
    assert (report.country, report.edition) == ("norravia", 1999)


def test_fields_before_a_page_are_none_of_its_text(tmp_path: Path) -> None:
    page = tmp_path / "page.md"
    address = "https://www.state.gov/reports/2021-trafficking-in-persons-report/ostravania/"
    fields = f'---\ntitle: "2021 Trafficking in Persons Report: Ostravania"\nurl: {address}\ntags:\n  - a\n---\n'
    page.write_text(f"{fields}\nSkip to the text.\n\n**PROSECUTION**\n\nJudges met.\n", encoding="utf-8")
    report = tipdiff.load(page)
    assert (report.country, report.edition, report.url) == ("ostravania", 2021, address)
    assert texts(report) == ["Skip to the text.", "Judges met."]


@pytest.mark.parametrize(
    ("family", "title", "country", "edition"),
    [
        ("tip", "Trafficking in Persons Report 2018 - Country Narratives - Havarra", "havarra", 2018),
        ("tip", "2015 Trafficking in Persons Report - Havarra - U.S. Department of State", "havarra", 2015),
        ("tip", "2022 Trafficking in Persons Report: Guinea-Bissau", "guinea-bissau", 2022),
        ("tip", "Thailand: 2022 Trafficking in Persons Report", "thailand", 2022),
        ("tip", "Trafficking in Persons Report 2011: Country Narratives: Countries N Through Z", None, 2011),
        ("hrr", "Country Reports on Human Rights Practices - 2004: Havarra", "havarra", 2004),
        ("hrr", "2010 Human Rights Report: Havarra", "havarra", 2010),
        ("hrr", "Chad - Country Reports on Human Rights Practices - 2005", "chad", 2005),
        ("hrr", "2023 Country Reports on Human Rights Practices: Turkey (Türkiye)", "turkiye", 2023),
        ("hrr", "2018 Country Reports on Human Rights Practices: Havarra (Delta)", "havarra-delta", 2018),
    ],
)
def test_titles_of_pages(family: str, title: str, country: str | None, edition: int) -> None:
    said = facts.title([], [title], None, profiles.load(family))
    assert (said.country and countries.slug(said.country), said.edition) == (country, edition)


def test_a_title_that_names_nothing_the_text_speaks_of_is_doubted(tmp_path: Path) -> None:
    page = tmp_path / "page.txt"
    title = "2019 Trafficking in Persons Report: Scope and Methods"
    page.write_text(f"{title}\n\nProsecution\n\nThe report counts cases.\n", encoding="utf-8")
    assert tipdiff.load(page).warnings[0] == "the text never speaks of Scope And Methods"
    assert "speaks of" not in " ".join(tipdiff.load(page, country="scope-and-methods").warnings)
