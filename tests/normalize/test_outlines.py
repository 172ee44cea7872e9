"""How pages head their sections: numbers, lists of contents, forewords, labels apart from titles, no headings at all.

Each kind stands in plain text, Markdown and HTML; what is no heading stays text, and what no section holds is told."""

from __future__ import annotations

import pytest

from tipdiff import profiles
from tipdiff.model import Report
from tipdiff.normalize import Given, normalize, outline
from tipdiff.read import Block, Document, LeftOut, read

PROFILE = """
name = "harbors"
version = 1
title = "Harbor Watch"
reference_year = 0
editions = []
countries = []
detect = ["harbor watch"]

[[sections]]
name = "boats"
headings = ["boats", "*boats and crews"]
required = true

[[sections]]
name = "locks"
headings = ["locks*"]
required = true

[[sections]]
name = "fines"
headings = ["fines", "fines and fees"]
required = true
"""
BOATS = "Clerks counted 212 boats in spring. Six had no papers."
LOCKS = "The upper lock opened late. The lower lock leaked for nine weeks."
FINES = "Owners paid 14 fines."
SHAPE = {"boats": BOATS, "locks": LOCKS, "fines": FINES}


@pytest.fixture(scope="module")
def harbors(tmp_path_factory: pytest.TempPathFactory) -> profiles.Profile:
    path = tmp_path_factory.mktemp("profiles") / "harbors.toml"
    path.write_text(PROFILE, encoding="utf-8")
    return profiles.load(str(path))


def load(text: str, profile: profiles.Profile, name: str = "x.txt") -> Report:
    return normalize(read(text.encode(), name), profile, Given(name, "", "ostravania", 2023))


def shape(report: Report) -> dict[str, str]:
    return {section.section: " ".join(each.text for each in section.findings) for section in report.sections}


def page(*titles: str, head: str = "", depth: str = "") -> str:
    """A report in plain text, or in Markdown where its headings have a depth."""
    parts = [f"{depth}{title}\n\n{text}\n" for title, text in zip(titles, SHAPE.values(), strict=True)]
    return "\n".join(["Harbor Watch 2023: Ostravania\n", *([head] if head else []), *parts])


NUMBERED = [
    ("1. Boats", "2. Locks and sluices", "3. Fines"),
    ("1) Boats", "2) Locks", "3) Fines and fees"),
    ("1 Boats", "2 Locks", "3 Fines"),
    ("1.1 Boats", "1.2 Locks", "2.1 Fines"),
    ("1.1. Of boats and crews", "1.2. Locks", "1.3. Fines"),
    ("I. BOATS", "II. LOCKS", "III. FINES"),
    ("IV. Boats", "V. Locks", "VI. Fines"),
    ("Section 1. Boats", "Section 2. Locks", "Section 3. Fines"),
    ("Chapter 1: Boats", "Chapter 2: Locks", "Chapter 3: Fines"),
    ("Part I. Boats", "Part II. Locks", "Part III. Fines"),
    ("A. Boats", "B. Locks", "C. Fines"),
]


@pytest.mark.parametrize("titles", NUMBERED, ids=lambda titles: titles[0])
@pytest.mark.parametrize("depth", ["", "## "])
def test_numbers_before_a_heading(harbors: profiles.Profile, titles: tuple[str, ...], depth: str) -> None:
    report = load(page(*titles, depth=depth), harbors)
    assert shape(report) == SHAPE
    assert [section.heading for section in report.sections] == list(titles)
    assert report.warnings == ()


@pytest.mark.parametrize("titles", NUMBERED, ids=lambda titles: titles[0])
def test_numbers_before_a_heading_in_html(harbors: profiles.Profile, titles: tuple[str, ...]) -> None:
    parts = [f"<p>{title}</p><p>{text}</p>" for title, text in zip(titles, SHAPE.values(), strict=True)]
    text = f"<html><body><h1>Harbor Watch 2023: Ostravania</h1>{''.join(parts)}</body></html>"
    assert shape(load(text, harbors)) == SHAPE


def test_numbered_items_are_no_headings(harbors: profiles.Profile) -> None:
    items = "1. Count the boats.\n2. Boats\n3. Fines\n\n"
    found = load(page("Boats", "Locks", "Fines").replace(LOCKS, f"{items}{LOCKS}"), harbors)
    assert shape(found)["locks"] == f"Count the boats. Boats Fines {LOCKS}"


LISTS = {
    "lines": "Contents\nBoats\nLocks\nFines\n",
    "blank lines": "Table of Contents\n\nBoats\n\nLocks\n\nFines\n",
    "pages": "CONTENTS\nBoats 3\nLocks 7\nFines 12\n",
    "dots": "Contents\nBoats .............................. 3\nLocks .............................. 7\n"
    "Fines .............................. 12\n",
    "numbers": "Contents\n1. Boats\n2. Locks\n3. Fines\n",
    "annexes": "Contents\nForeword 1\nBoats 3\nThe quays 5\nLocks 7\nFines 12\nAnnex of tables 19\n",
    "bullets": "Contents\n\n- Boats\n- Locks\n- Fines\n",
    "no title": "Boats\nLocks\nFines\n",
    "no title, pages": "Boats .......... 3\nLocks .......... 7\n",
}


@pytest.mark.parametrize("head", LISTS.values(), ids=LISTS)
@pytest.mark.parametrize("titles", [("Boats", "Locks", "Fines"), ("1. Boats", "2. Locks", "3. Fines")])
def test_a_list_of_contents_is_no_section(harbors: profiles.Profile, head: str, titles: tuple[str, ...]) -> None:
    report = load(page(*titles, head=head), harbors)
    assert shape(report) == SHAPE
    assert report.warnings == ()


def test_links_to_sections_are_no_findings(harbors: profiles.Profile) -> None:
    links = "".join(f'<li><a href="#{name}">{name.title()}</a></li>' for name in SHAPE)
    parts = "".join(f'<h2 id="{name}">{name.title()}</h2><p>{text}</p>' for name, text in SHAPE.items())
    report = load(f"<html><body><h1>Harbor Watch 2023</h1><ul>{links}</ul>{parts}</body></html>", harbors)
    assert shape(report) == SHAPE


def test_a_list_of_contents_is_handed_back(harbors: profiles.Profile) -> None:
    document = read(page("Boats", "Locks", "Fines", head=LISTS["pages"]).encode(), "x.txt")
    furniture = [block.text for block in outline(document, harbors)[1].furniture]
    assert [line for line in furniture if line[-1].isdigit()] == ["Boats 3", "Locks 7", "Fines 12"]


def test_headings_on_end_that_come_once_are_sections(harbors: profiles.Profile) -> None:
    report = load("Harbor Watch 2023: Ostravania\n\nBoats\n\nLocks\n\nFines\n\nOwners paid 14 fines.\n", harbors)
    assert [section.section for section in report.sections] == ["boats", "locks", "fines"]
    assert report.unread == ("section boats is empty", "section locks is empty")


def test_a_foreword_is_kept(harbors: profiles.Profile) -> None:
    foreword = "This is the ninth watch. Its clerks worked through the frost and wrote down 38 names.\n"
    report = load(page("Boats", "Locks", "Fines", head=foreword), harbors)
    assert shape(report) == {**SHAPE, "boats": f"{' '.join(foreword.split())} {BOATS}"}
    assert [section.found_by for section in report.sections] == ["heading"] * 3
    assert report.warnings == ()


@pytest.mark.parametrize("label", ["Section {}.", "SECTION {}", "Chapter {}", "Part {}:", "{}.", "{}"])
def test_a_label_and_its_title_in_two_blocks(harbors: profiles.Profile, label: str) -> None:
    titles = [f"{label.format(n)}\n\n{name.title()}" for n, name in enumerate(SHAPE, 1)]
    assert shape(load(page(*titles), harbors)) == SHAPE
    parts = "".join(
        f"<h2>{label.format(n)}</h2><h2>{name.title()}</h2><p>{text}</p>"
        for n, (name, text) in enumerate(SHAPE.items(), 1)
    )
    assert shape(load(f"<html><body><h1>Harbor Watch 2023</h1>{parts}</body></html>", harbors)) == SHAPE


ONE = "<html><head><title>2023 Trafficking in Persons Report: Ostravania</title></head><body><p>{}</p></body></html>"
LINES = (
    "The Government of Ostravania does not fully meet the minimum standards for the\n"
    "elimination of trafficking but is making significant efforts to do so.\n"
    "{}\n"
    "The government maintained law enforcement efforts. Courts convicted 14 owners\n"
    "of boats and six clerks.\n"
    "{}\n"
    "The government maintained efforts to protect crews. Police took 38 men to a\n"
    "shelter beside the lower lock.\n"
)


@pytest.mark.parametrize(
    "titles", [("PROSECUTION", "PROTECTION"), ("Prosecution", "Protection"), ("Prosecution:", "Protection:")]
)
@pytest.mark.parametrize("tag", ["p", "div", "pre", "section"])
def test_a_report_in_one_element_is_read_by_its_lines(titles: tuple[str, str], tag: str) -> None:
    text = ONE.replace("<p>", f"<{tag}>").replace("</p>", f"</{tag}>")
    report = normalize(
        read(text.format(LINES.format(*titles)).encode(), "x.html"), profiles.load("tip"), Given("x.html", "")
    )
    found = shape(report)
    assert list(found) == ["introduction", "prosecution", "protection"]
    assert found["prosecution"].endswith("Courts convicted 14 owners of boats and six clerks.")
    assert found["protection"].endswith("Police took 38 men to a shelter beside the lower lock.")


def test_a_report_in_one_line_is_parted_at_its_capitals() -> None:
    text = ONE.format(LINES.format("PROSECUTION", "PROTECTION").replace("\n", " "))
    report = normalize(read(text.encode(), "x.html"), profiles.load("tip"), Given("x.html", ""))
    found = shape(report)
    assert list(found) == ["introduction", "prosecution", "protection"]
    assert found["introduction"].endswith("to do so.")


def test_capitals_in_a_sentence_part_nothing() -> None:
    text = LINES.format("PROSECUTION", "PROTECTION").replace("six clerks", "six PROTECTION Clerks")
    report = normalize(
        read(ONE.format(text.replace("\n", " ")).encode(), "x.html"), profiles.load("tip"), Given("x.html", "")
    )
    assert "six PROTECTION Clerks." in shape(report)["prosecution"]


def test_a_sub_heading_is_the_context_of_what_stands_under_it(harbors: profiles.Profile) -> None:
    text = page("Boats", "Locks", "Fines").replace("Six had", "\n\nCrews Without Papers\n\nSix had")
    found = {finding.text: finding.heading for finding in load(text, harbors).findings}
    assert found["Clerks counted 212 boats in spring."] is None
    assert found["Six had no papers."] == "Crews Without Papers"
    assert found["The upper lock opened late."] is None


@pytest.mark.parametrize("kind", ["heading", "paragraph"])
def test_a_sentence_in_a_heading_s_looks_is_text(harbors: profiles.Profile, kind: str) -> None:
    loud = "Owners must show the papers of each man."
    blocks = [Block("heading", "Boats"), Block(kind, loud), Block("paragraph", BOATS)]  # type: ignore[arg-type]
    report = normalize(Document("html", tuple(blocks)), harbors, Given("x.html", "", "ostravania", 2023))
    assert report.findings[0].text == loud


def test_a_title_that_ends_in_a_full_stop_is_a_heading(harbors: profiles.Profile) -> None:
    blocks = [
        Block("heading", "Boats"),
        Block("heading", "Owners, Crews, and Clerks Without Papers."),
        Block("paragraph", BOATS),
    ]
    report = normalize(Document("html", tuple(blocks)), harbors, Given("x.html", "", "ostravania", 2023))
    assert report.findings[0].heading == "Owners, Crews, and Clerks Without Papers."
    assert len(report.findings) == 2


# What was not read.


def made(
    *blocks: Block, profile: profiles.Profile, left: tuple[LeftOut, ...] = (), guesses: tuple[str, ...] = ()
) -> Report:
    document = Document("pdf", blocks, left_out=left, guesses=guesses)
    return normalize(document, profile, Given("x.pdf", "", "ostravania", 2023))


def blocks() -> list[Block]:
    return [
        block
        for name, text in SHAPE.items()
        for block in (Block("heading", name.title()), Block("paragraph", f"{text} {LOCKS} {BOATS}"))
    ]


def test_all_that_is_read_is_placed(harbors: profiles.Profile) -> None:
    report = made(*blocks(), profile=harbors)
    assert (report.unread, report.unplaced) == ((), 0.0)


def test_a_guess_is_a_doubt(harbors: profiles.Profile) -> None:
    said = "the encoding was guessed: windows-1252"
    report = made(*blocks(), profile=harbors, guesses=(said,))
    assert report.unread == (said,) and said in report.warnings


def test_text_left_out_for_its_looks_is_a_doubt(harbors: profiles.Profile) -> None:
    sure = LeftOut(BOATS * 9, "tables, charts and captions", 1)
    assert made(*blocks(), profile=harbors, left=(sure,)).unread == ()
    report = made(*blocks(), profile=harbors, left=(LeftOut(BOATS * 3, "tables, charts and captions", 1, read=False),))
    assert report.unread[0].endswith("% of the text was left out as small print and may be text")
    assert report.unplaced > 0.2


def test_text_before_the_title_is_a_doubt() -> None:
    news = [Block("paragraph", f"{BOATS} {LOCKS} {FINES} {BOATS}")] * 2
    head = Block("heading", "OSTRAVANIA (Tier 2)")
    body = Block("paragraph", "The Government of Ostravania does not fully meet the minimum standards.")
    rest = [Block("heading", "PROSECUTION"), *[Block("paragraph", f"{LOCKS} {BOATS} {FINES}")] * 6]
    report = made(*news, head, body, *rest, profile=profiles.load("tip"))
    assert report.unread[0].endswith("% of the text stands in no section")
