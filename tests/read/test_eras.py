"""A page in each layout that the report has had since 2001 becomes the same Report."""

from __future__ import annotations

from pathlib import Path

import pytest

from tipdiff import profiles
from tipdiff.errors import ReadError
from tipdiff.model import Report
from tipdiff.normalize import Given, normalize
from tipdiff.read import read

PAGES = Path(__file__).parent / "pages"
LOST = "2021-archive-lost-heading.html"
BODY = ["prosecution", "protection", "prevention"]
MODERN = ["introduction", "recommendations", *BODY, "trafficking-profile"]
PROFILE_FIRST = ["trafficking-profile", "introduction", "recommendations", *BODY]

ERAS = [
    # page, country asked for -> country, edition, tier, movement, sections as they come, recommendations
    (
        "2002-unheaded.html",
        None,
        "ostravania",
        2002,
        "2",
        None,
        ["trafficking-profile", "introduction", *BODY],
        0,
    ),
    (
        "2003-title-case.html",
        None,
        "ostravania",
        2003,
        "3",
        None,
        ["trafficking-profile", "introduction", "prevention", "prosecution", "protection"],
        0,
    ),
    (
        "2004-special-cases.html",
        "ostravania",
        "ostravania",
        2004,
        "special-case",
        "remained",
        ["introduction", "trafficking-profile"],
        0,
    ),
    (
        "2004-special-cases.html",
        "The Solvane Islands",
        "solvane-islands",
        2004,
        None,
        None,
        ["trafficking-profile", "introduction"],
        0,
    ),
    (
        "2006-several-countries.html",
        "ostravania",
        "ostravania",
        2006,
        "2-watch-list",
        None,
        ["trafficking-profile", "introduction", *BODY],
        0,
    ),
    (
        "2006-several-countries.html",
        "Côte d'Aruel",
        "cote-daruel",
        2006,
        "2",
        None,
        ["trafficking-profile", "introduction", *BODY],
        0,
    ),
    ("2010-run-in.html", None, "ostravania", 2010, "2-watch-list", "remained", PROFILE_FIRST, 4),
    ("2014-capitals.html", None, "ostravania", 2014, "2", None, PROFILE_FIRST, 4),
    ("2017-article.txt", None, "solvane-islands", 2017, "2-watch-list", "remained", MODERN, 4),
    ("2019-bullets.html", None, "ostravania", 2019, "2", "upgraded", MODERN, 3),
    (
        "2019-special-case.html",
        None,
        "ostravania",
        2019,
        "special-case",
        "remained",
        ["introduction", "trafficking-profile"],
        0,
    ),
    ("2020-glued.txt", None, "ostravania", 2020, "1", "remained", MODERN, 3),
    (LOST, None, "ostravania", 2021, "2-watch-list", "downgraded", MODERN, 3),
    ("2023-list-items.html", None, "ostravania", 2023, "2", "remained", MODERN, 3),
    ("2025-short-items.html", None, "ostravania", 2025, "3", "downgraded", MODERN, 2),
]


def page(name: str, country: str | None = None) -> Report:
    data = (PAGES / name).read_bytes()
    edition = 2009 if name == "factbook.txt" else None
    return normalize(read(data, name), profiles.load("tip"), Given(name, "", country, edition))


def texts(report: Report, section: str) -> list[str]:
    found = report.section(section)
    assert found is not None, f"no {section}"
    return [finding.text for finding in found.findings]


@pytest.mark.parametrize(
    ("name", "asked", "country", "edition", "tier", "movement", "sections", "recommendations"), ERAS
)
def test_layout(
    name: str,
    asked: str | None,
    country: str,
    edition: int,
    tier: str | None,
    movement: str | None,
    sections: list[str],
    recommendations: int,
) -> None:
    report = page(name, asked)
    assert (report.country, report.edition) == (country, edition)
    assert (report.tier, report.movement) == (tier, movement)
    assert [section.section for section in report.sections] == sections
    assert len(texts(report, "recommendations") if recommendations else []) == recommendations
    assert all(section.findings for section in report.sections)


@pytest.mark.parametrize("name", sorted(path.name for path in PAGES.iterdir() if "interim" not in path.name))
def test_no_furniture_in_a_finding(name: str) -> None:
    country = "ostravania"
    furniture = (
        "SEARCH",
        "You are in",
        "Released by",
        "Great Seal",
        "Countries A",
        "printable",
        "Browse by",
        "archived",
        "ARCHIVED",
        "Here's how",
        "Albania",
        "Policy Issues",
        "Human Trafficking",
        "Diplomacy",
        "leads the work",
        "June 1",
        "(2009)",
    )
    found = [finding.text for finding in page(name, country).findings]
    assert found
    assert not [text for text in found if text.startswith(furniture) or any(word in text for word in furniture)]


def test_one_paragraph_of_an_early_report_turns_from_section_to_section() -> None:
    report = page("2002-unheaded.html")
    assert texts(report, "introduction")[-1].endswith("met for the first time in May.")
    assert texts(report, "protection") == [
        "Regarding protection, the government has no shelter of its own but pays the rent of one that a church runs."
    ]
    assert [report.section(name).found_by for name in BODY] == ["opening"] * 3  # type: ignore[union-attr]


def test_editions_before_recommendations_do_not_miss_them() -> None:
    assert page("2003-title-case.html").warnings == ()


def test_run_in_heading_and_semicolons() -> None:
    report = page("2010-run-in.html")
    assert texts(report, "recommendations") == [
        "Enact the law drafted in 2008.",
        "Train labor inspectors, in particular those on the canals, to identify victims.",
        "Open a shelter for men.",
        "Publish how many cases the courts decide.",
    ]
    assert report.section("recommendations").found_by == "run-in"  # type: ignore[union-attr]


def test_bullets_part_items_that_hold_semicolons() -> None:
    assert texts(page("2019-bullets.html"), "recommendations") == [
        "Prosecute officials who sell entry stamps; courts should publish their verdicts.",
        "Increase funding for shelters (in particular those for men).",
        "Give inspectors a list of signs; train them twice a year.",
    ]


def test_glued_items_without_a_heading() -> None:
    report = page("2020-glued.txt")
    assert texts(report, "recommendations")[1] == (
        "Increase victim identification among deckhands (in port and at sea)."
    )
    assert "section recommendations is told by its place alone" in report.warnings


def test_profile_whose_heading_was_lost_leaves_prevention() -> None:
    report = page(LOST)
    assert texts(report, "prevention") == ["The government slightly increased efforts to prevent trafficking."]
    assert texts(report, "trafficking-profile")[1] == "The pandemic left many miners without work."


def test_assessments_of_each_wording() -> None:
    judged = [
        [report.section(name).assessment for name in BODY]  # type: ignore[union-attr]
        for report in map(page, ("2014-capitals.html", "2017-article.txt", "2019-bullets.html", LOST))
    ]
    assert judged == [
        ["increased", "maintained", "decreased"],
        ["maintained", "increased", "none"],
        ["increased", "slightly-decreased", "maintained"],
        ["decreased", "uneven", "slightly-increased"],
    ]


def test_special_case_says_which_sections_it_lacks() -> None:
    assert "no section prosecution was found" in page("2019-special-case.html").warnings


def test_several_countries_want_one_named() -> None:
    with pytest.raises(ReadError, match=r"reports of 3 countries: norravia, ostravania, cote-daruel\. Name one"):
        page("2006-several-countries.html")
    with pytest.raises(ReadError, match="reports of 2 countries: solvane-islands, ostravania"):
        page("2004-special-cases.html", "norravia")


def test_several_countries_keep_their_own_text() -> None:
    norravia, ostravania = (page("2006-several-countries.html", name) for name in ("norravia", "ostravania"))
    assert (norravia.tier, ostravania.tier) == ("1", "2-watch-list")
    assert texts(norravia, "prosecution") == ["Courts convicted 14 traffickers and sentenced each of them to prison."]
    assert {finding.text for finding in norravia.findings}.isdisjoint(finding.text for finding in ostravania.findings)


def test_a_list_of_other_countries_is_no_report() -> None:
    page_ = (PAGES / "2019-bullets.html").read_text(encoding="utf-8")
    links = (
        "<p><a href='/n'>NORRAVIA (Tier 1)</a></p>"
        "<p>Read what the department writes of all its neighbors in the whole report.</p>"
    )
    report = normalize(
        read(page_.replace("</div></main>", f"{links}</div></main>").encode(), "x"),
        profiles.load("tip"),
        Given("x", ""),
    )
    assert report.country == "ostravania"


def test_interim_assessment_is_another_kind_of_document() -> None:
    with pytest.raises(ReadError, match="is an interim assessment"):
        page("2008-interim.html")


def test_summary_in_clauses() -> None:
    report = page("factbook.txt", "ostravania")
    assert (report.country, report.edition, report.tier, report.movement) == (
        "ostravania",
        2009,
        "2-watch-list",
        None,
    )
    assert texts(report, "trafficking-profile")[1:] == [
        "some girls, mostly from the hills, work unpaid in the capital",
        "boys beg along the railway",
    ]
    assert texts(report, "introduction")[-1] == "the government convicted four recruiters and opened no shelter"
    assert report.warnings == ("a summary in clauses, without recommendations, prosecution, protection, prevention",)


@pytest.mark.parametrize(
    ("title", "country", "tier"),
    [
        ("HAVARRA (TIER 2 - WATCH LIST)", "havarra", "2-watch-list"),
        ("HAVARRA (TIER 2 WATCH LIST)", "havarra", "2-watch-list"),
        ("Havarra (Tier 2 Watch List)", "havarra", "2-watch-list"),
        ("CÔTE D’ARUEL: Tier 2", "cote-daruel", "2"),
        ("THE HAVARRAS: TIER 3", "havarras", "3"),
        ("HAVARRA, REPUBLIC OF (Tier 1)", "havarra-republic-of", "1"),
        ("HAVARRA: Tier 2 Watch List*", "havarra", "2-watch-list"),
        ("HAVARRA (Special Case)", "havarra", "special-case"),
        ("SWAZILAND (Tier 2)", "eswatini", "2"),
        ("Türkiye (Tier 2)", "turkiye", "2"),
        ("TÜRKIYE (TURKEY) (Tier 2)", "turkiye", "2"),
        ("CONGO (DRC) (TIER 2 WATCH LIST)", "congo-democratic-republic", "2-watch-list"),
        ("Special Case: HAVARRA", "havarra", "special-case"),
        ("HAVARRA (TIER 2 -- WATCH LIST)", "havarra", "2-watch-list"),
        ("HAVARRA (Tier 2 Watchlist)", "havarra", "2-watch-list"),
        ("HAVARRA [Tier 2]", "havarra", "2"),
        ("Havarra, Tier 2", "havarra", "2"),
        ("Havarra-Norra – Tier 3", "havarra-norra", "3"),
        ("2016 TIP Report: Havarra (Tier 2)", "havarra", "2"),
        ("HAVARRA (Tier 1) | Page 55", "havarra", "1"),
    ],
)
def test_title_lines(title: str, country: str, tier: str) -> None:
    text = f"# {title}\n\nThe Government of Havarra fully meets the standards.\n\n## PROSECUTION\n\nNone.\n"
    report = normalize(read(text.encode(), "x"), profiles.load("tip"), Given("2016.md", ""))
    assert (report.country, report.tier, report.edition) == (country, tier, 2016)
