"""Which section a paragraph belongs to, and how that is known."""

from __future__ import annotations

import pytest

from tipdiff import profiles
from tipdiff.errors import ReadError
from tipdiff.model import Report
from tipdiff.normalize import Given, normalize, outline
from tipdiff.normalize.facts import assessment, from_path, tier_and_movement
from tipdiff.normalize.headings import Heading, heads, parted
from tipdiff.read import Block, Document, read

TIP, HRR = profiles.load("tip"), profiles.load("hrr")


def paragraph(text: str) -> Block:
    return Block("paragraph", text)


def report(
    *blocks: Block | str, profile: profiles.Profile = TIP, source: str = "2022.md", country: str | None = "ostravania"
) -> Report:
    made = tuple(block if isinstance(block, Block) else paragraph(block) for block in blocks)
    return normalize(Document("text", made), profile, Given(source, "", country))


def shape(found: Report) -> dict[str, list[str]]:
    return {section.section: [finding.text for finding in section.findings] for section in found.sections}


@pytest.mark.parametrize(
    ("line", "section"),
    [
        ("PROSECUTION", "prosecution"),
        ("## Prosecution:", "prosecution"),
        ("Protection", "protection"),
        ("PRIORITIZED RECOMMENDATIONS:", "recommendations"),
        ("Recommendations for the Solvane Islands", "recommendations"),
        ("TRAFFICKING PROFILE:", "trafficking-profile"),
        ("Prosecution of traffickers was rare.", None),
        ("The government maintained prevention efforts.", None),
    ],
)
def test_headings_by_their_words(line: str, section: str | None) -> None:
    found = heads(paragraph(line), TIP)
    assert (found.section if found else None) == section


@pytest.mark.parametrize(
    ("line", "number", "heading"),
    [
        (
            "Section 1. Respect for the Integrity of the Person",
            None,
            Heading("section-1", "heading", "section-1"),
        ),
        (
            "SECTION 1. RESPECT FOR THE INTEGRITY OF THE PERSON, INCLUDING FREEDOM FROM:",
            None,
            Heading("section-1", "heading", "section-1"),
        ),
        (
            "f. Arbitrary or Unlawful Interference with Privacy",
            "section-1",
            Heading("section-1-f", "heading"),
        ),
        (
            "H. ARBITRARY OR UNLAWFUL INTERFERENCE WITH PRIVACY",
            "section-1",
            Heading("section-1-f", "heading"),
        ),
        ("c. Whatever Comes Next", "section-5", Heading("section-5-c", "heading")),
        ("b. Whatever Comes Next", "section-2", Heading("section-2-whatever-comes-next", "heading")),
        ("b. Whatever Comes Next", None, None),
        ("Torture and abuse were common in the two prisons of the north.", "section-1", None),
    ],
)
def test_numbers_and_letters_yield_to_titles(line: str, number: str | None, heading: Heading | None) -> None:
    assert heads(paragraph(line), HRR, number) == heading


def test_a_number_and_its_title_on_two_lines() -> None:
    found = report(
        "Section 2.",
        Block("heading", "Respect for Civil Liberties"),
        "A. FREEDOM OF EXPRESSION",
        "Papers closed.",
        profile=HRR,
    )
    assert [(section.section, section.heading) for section in found.sections] == [
        ("section-2", "Section 2. Respect for Civil Liberties"),
        ("section-2-a", "A. FREEDOM OF EXPRESSION"),
    ]


def test_a_heading_in_capitals_that_lost_its_line() -> None:
    parts = list(parted(paragraph("C. TORTURE AND OTHER CRUEL TREATMENT The law prohibits it."), HRR, "section-1"))
    assert [(block.text, heading.section if heading else None) for block, heading in parts] == [
        ("C. TORTURE AND OTHER CRUEL TREATMENT", "section-1-c"),
        ("The law prohibits it.", None),
    ]
    assert [part for _, part in parted(paragraph("NGO Prevention Centers opened."), TIP, None)] == [None]


def test_sections_whose_headings_all_run_in() -> None:
    found = report(
        "Prosecution: The government maintained prosecution efforts.",
        "Protection. The government increased protection efforts.",
        "The government's efforts to prevent flight from shelters were few.",
        "PREVENTION: None.",
    )
    assert [(section.section, section.found_by, len(section.findings)) for section in found.sections] == [
        ("prosecution", "run-in", 1),
        ("protection", "run-in", 2),
        ("prevention", "run-in", 1),
    ]


def test_order_on_the_page_is_kept_and_no_section_comes_twice() -> None:
    found = report("PREVENTION", "One.", "PROSECUTION", "Two.", "PREVENTION", "Three.")
    assert shape(found) == {"prevention": ["One.", "Three."], "prosecution": ["Two."]}


def test_page_breaks_are_mended_and_headings_are_not_joined() -> None:
    found = report(
        "PROTECTION",
        "The government sheltered girls in six",
        Block("heading", "OSTRAVANIA"),
        "TRAFFICKING PROFILE",
        "Men dig salt in",
        "the south and are paid in salt.",
        "Along the railway",
        "boys beg.",
        "Girls sell salt in the markets",
    )
    assert shape(found)["trafficking-profile"] == [
        "Men dig salt in the south and are paid in salt.",
        "Along the railway",
        "boys beg.",
        "Girls sell salt in the markets",
    ]
    assert shape(found)["protection"] == ["The government sheltered girls in six"]


def test_furniture_and_subheadings_are_handed_back() -> None:
    document = Document(
        "text",
        tuple(
            map(
                paragraph,
                (
                    "OSTRAVANIA (Tier 2)",
                    "PROSECUTION",
                    "Courts met.",
                    "412",
                    "OSTRAVANIA 413",
                    "Police Training Abroad",
                    "They met again.",
                ),
            )
        ),
    )
    title, gathered = outline(document, TIP)
    assert (title.country, title.tier) == ("OSTRAVANIA", "2")
    assert [block.text for block in gathered.furniture] == ["OSTRAVANIA (Tier 2)", "412", "OSTRAVANIA 413"]
    assert [block.text for block in gathered.subheadings] == ["Police Training Abroad"]


def test_missing_sections_are_warned_of_once_each() -> None:
    found = report("PROSECUTION", "Courts met.", "PROTECTION", "PREVENTION", "None.")
    assert found.warnings == (
        "no section introduction was found",
        "no section recommendations was found",
        "section protection is empty",
    )


def test_title_and_text_that_disagree() -> None:
    found = report(
        "OSTRAVANIA (Tier 2)",
        "The Government of Ostravania does not fully meet the minimum standards; therefore it remained on Tier 3.",
        "PROSECUTION",
        "None.",
    )
    assert (found.tier, found.movement) == ("2", "remained")
    assert "the title says tier 2, the text tier 3" in found.warnings


@pytest.mark.parametrize(
    ("items", "expected"),
    [
        (
            "Train judges. \u2022 Fund one home; pay its staff. \u2022 Publish verdicts.",
            ["Train judges.", "Fund one home; pay its staff.", "Publish verdicts."],
        ),
        (
            "Train judges. * Fund one home. * Publish verdicts.",
            ["Train judges.", "Fund one home.", "Publish verdicts."],
        ),
        (
            "Train judges; fund one home; and publish verdicts.",
            ["Train judges.", "Fund one home.", "Publish verdicts."],
        ),
        (
            "Train judges.Fund one home.Publish verdicts.",
            ["Train judges.", "Fund one home.", "Publish verdicts."],
        ),
        (
            "Train judges. Fund one home. Publish verdicts.",
            ["Train judges.", "Fund one home.", "Publish verdicts."],
        ),
    ],
)
def test_recommendations_however_parted(items: str, expected: list[str]) -> None:
    found = report("RECOMMENDATIONS FOR OSTRAVANIA", items)
    assert shape(found)["recommendations"] == expected
    assert [finding.id for finding in found.findings] == [f"recommendations.{n}" for n in (1, 2, 3)]


@pytest.mark.parametrize(
    ("text", "facts"),
    [
        ("Therefore, it remained on Tier 2.", ("2", "remained")),
        ("therefore Ostravania was upgraded to Tier 1", ("1", "upgraded")),
        ("It was downgraded to Tier 2 Watch List.", ("2-watch-list", "downgraded")),
        ("It is placed on Tier 2 Watch List for a third consecutive year.", ("2-watch-list", "remained")),
        ("It is placed on Tier 2 Watch List.", ("2-watch-list", None)),
        (
            "It would have been downgraded to Tier 3; it remained on Tier 2 Watch List.",
            ("2-watch-list", "remained"),
        ),
        ("Ostravania remains a Special Case.", ("special-case", "remained")),
        ("Ostravania is a Special Case for the fourth consecutive year.", ("special-case", "remained")),
        (
            "A waiver spared it from being downgraded to Tier 3; it remained on Tier 2 Watch List.",
            ("2-watch-list", "remained"),
        ),
        ("It was not upgraded to Tier 1. It remains on Tier 2.", ("2", "remained")),
        ("It is placed on Tier 2 Watchlist for the third year in a row.", ("2-watch-list", "remained")),
        ("Tier 3 - Ostravania does not comply", ("3", None)),
        ("The government does not meet the standards.", (None, None)),
    ],
)
def test_tier_and_movement(text: str, facts: tuple[str | None, str | None]) -> None:
    assert tier_and_movement(text, TIP) == facts


@pytest.mark.parametrize(
    ("sentence", "judged"),
    [
        ("The government maintained prosecution efforts.", "maintained"),
        ("The government slightly increased efforts to protect victims.", "slightly-increased"),
        ("The government decreased its efforts to prevent trafficking.", "decreased"),
        ("The government made mixed protection efforts.", "uneven"),
        ("The government did not make efforts to prevent trafficking.", "none"),
        ("Police increased patrols along the coast.", None),
    ],
)
def test_opening_judgement(sentence: str, judged: str | None) -> None:
    assert assessment(sentence, TIP) == judged


@pytest.mark.parametrize(
    ("path", "said"),
    [
        ("mexico/2023.md", ("mexico", 2023)),
        ("mexico-2023.html", ("mexico", 2023)),
        ("a/ostravania/2009.txt", ("ostravania", 2009)),
        ("Cote_d'Ivoire 2019.pdf", ("cote-divoire", 2019)),
        ("page.html", (None, None)),
        ("-", (None, None)),
    ],
)
def test_what_a_path_says(path: str, said: tuple[str | None, int | None]) -> None:
    assert from_path(path) == said


def test_what_nothing_says_is_asked_for() -> None:
    body = ("PROSECUTION", "Courts met.")
    with pytest.raises(ReadError, match="does not say which country it is about"):
        report(*body, source="page.html", country=None)
    with pytest.raises(ReadError, match="does not say which edition it is"):
        report("OSTRAVANIA (Tier 2)", *body, source="page.html")
    with pytest.raises(ReadError, match="holds no section of a Trafficking in Persons Report"):
        report("A letter to the editor.", "It speaks of the weather.")


@pytest.mark.parametrize("width", [72, 100, 100_000])
def test_wrapping_changes_no_finding(width: int) -> None:
    import textwrap

    source = (
        "# 2022 Trafficking in Persons Report: Ostravania",
        "# OSTRAVANIA (Tier 2)",
        "The Government of Ostravania does not fully meet the minimum standards \u2014 or most \u2014 but "
        "is making significant efforts to do so; therefore Ostravania remained on Tier 2.",
        "## RECOMMENDATIONS",
        "Train judges in the twenty-four river counties. \\* Fund a shelter; pay its staff. \\* Publish.",
        "## PROSECUTION",
        "Courts convicted 21 traffickers \u2013 three more than in 2020 \u2013 and sentenced them to between "
        "two and nine years' imprisonment. Police opened 40 cases, of which 12 went to the victim-witness "
        "office.",
    )
    text = "\n\n".join(textwrap.fill(part, width, break_long_words=False) for part in source)
    found = normalize(read(text.encode(), "x"), TIP, Given("x", ""))
    flat = normalize(read("\n\n".join(source).encode(), "x"), TIP, Given("x", ""))
    assert [(f.id, f.text) for f in found.findings] == [(f.id, f.text) for f in flat.findings]
    assert len(found.findings) == 6
