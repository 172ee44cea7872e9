"""A page set like those of the printed report: what surrounds its text stays out, and broken
lines are joined again."""

from __future__ import annotations

import io

import pytest

from tipdiff import profiles
from tipdiff.model import Report
from tipdiff.normalize import Given, normalize
from tipdiff.read import Document, read

pytest.importorskip("pypdfium2")
canvas = pytest.importorskip("reportlab.pdfgen.canvas")

LEFT, RIGHT = 54, 320
SIZE, LEAD = 9.5, 11.4
NAME = "OSTRAVANIA"

LEFT_COLUMN = """
Ostravania is a source country for men subjected to la-
bor without pay on the barges of the two canals. Own-
ers keep the papers of their crews.

The Government of Ostravania does not fully meet the
minimum standards. Courts convicted 14 traficking of-
fenders, which is more than in the year before.

Recommendations for Ostravania:* Enact the law drafted
in 2008; train inspectors on the canals; and open a
shelter for men.
"""
RIGHT_COLUMN = """
*Prosecution
The government increased law enforcement eforts. Its
police investigated 16 barge owners. Courts did not
report how long the cases took; a judge who had come
with the victim-witness office in a hired boat said that
"""
NEXT_PAGE = """
40 registers had burned. An appeal is open.

*Protection
The government maintained protection efforts.

*Prevention
The government made no efforts to prevent trafficking.
"""


def column(page: canvas.Canvas, left: float, top: float, text: str) -> float:
    """Draws lines; bold what stands before a `*`, or all behind one; an empty line is half a line of white.

    Gives where it ended.
    """
    for line in text.strip().splitlines():
        bold, _, plain = (line[1:], "", "") if line.startswith("*") else line.rpartition("*")
        page.setFont("Times-Bold", SIZE)
        page.drawString(left, top, bold)
        at = left + page.stringWidth(bold, "Times-Bold", SIZE)
        page.setFont("Times-Roman", SIZE)
        page.drawString(at, top, plain)
        top -= LEAD if line else LEAD / 2
    return top


def furniture(page: canvas.Canvas, head: str, number: int) -> None:
    page.setFont("Helvetica", SIZE)
    page.drawString(LEFT, 768, head)
    page.drawRightString(570, 24, str(number))
    for n, letter in enumerate(NAME):
        page.drawString(594, 500 - 13 * n, letter)
    page.saveState()
    page.rotate(90)
    page.drawString(300, -20, NAME)
    page.restoreState()


@pytest.fixture(scope="module")
def document() -> Document:
    target = io.BytesIO()
    page = canvas.Canvas(target, pagesize=(612, 792), invariant=1)
    furniture(page, "COUNTRY NARRATIVES", 271)
    page.setFont("Helvetica-Bold", 14)
    page.drawString(LEFT, 716, f"{NAME} (Tier 2)")
    below = column(page, LEFT, 690, LEFT_COLUMN)
    page.setFont("Times-Roman", 0.6 * SIZE)
    page.drawString(LEFT + 140, below + LEAD + 4, "3")
    page.setFont("Helvetica", 0.7 * SIZE)
    page.drawString(LEFT, below - 20, "OSTRAVANIA TIER RANKING BY YEAR")
    page.drawString(LEFT, below - 30, "2006    2007    2008    2009    2010    2011    2012")
    column(page, RIGHT, 694, RIGHT_COLUMN)
    page.showPage()
    furniture(page, "TRAFFICKING IN PERSONS REPORT 2012", 272)
    column(page, LEFT, 700, NEXT_PAGE)
    page.save()
    return read(target.getvalue(), "x.pdf")


@pytest.fixture(scope="module")
def report(document: Document) -> Report:
    return normalize(document, profiles.load("tip"), Given("x.pdf", ""))


def test_columns_are_read_one_after_the_other(report: Report) -> None:
    assert [section.section for section in report.sections] == [
        "trafficking-profile",
        "introduction",
        "recommendations",
        "prosecution",
        "protection",
        "prevention",
    ]
    assert (report.country, report.edition, report.tier) == ("ostravania", 2012, "2")


def test_a_bold_heading_that_runs_in_takes_no_word_of_its_line(report: Report) -> None:
    section = report.section("recommendations")
    assert section is not None
    assert [finding.text for finding in section.findings] == [
        "Enact the law drafted in 2008.",
        "Train inspectors on the canals.",
        "Open a shelter for men.",
    ]
    assert (section.heading, section.found_by) == ("Recommendations for Ostravania", "run-in")


def test_halves_of_words_and_lost_ligatures_are_mended(report: Report) -> None:
    texts = [finding.text for finding in report.findings]
    assert texts[:2] == [
        "Ostravania is a source country for men subjected to labor without pay on the barges of the two canals.",
        "Owners keep the papers of their crews.",
    ]
    assert "Courts convicted 14 trafficking offenders, which is more than in the year before." in texts
    assert "The government increased law enforcement efforts." in texts


def test_a_sentence_runs_on_over_the_page(report: Report) -> None:
    section = report.section("prosecution")
    assert section is not None
    assert section.findings[2].text == (
        "Courts did not report how long the cases took; a judge who had come with the victim-witness office in a "
        "hired boat said that 40 registers had burned."
    )
    assert [finding.page for finding in section.findings] == [1, 1, 1, 1]


def test_what_is_no_text_is_handed_back(document: Document) -> None:
    left_out = [block.text for block in document.left_out]
    text = " ".join(block.text for block in document.blocks)
    for line in ("COUNTRY NARRATIVES", "271", "OSTRAVANIA TIER RANKING BY YEAR", "3"):
        assert line in left_out
    assert left_out.count("V") == 2, "one letter a line, on two pages"
    assert left_out.count("OSTRAVANIA") == 2, "turned, on two pages"
    assert {block.page for block in document.left_out} == {1, 2}
    assert "RANKING" not in text and "NARRATIVES" not in text and "2006" not in text
    assert "TRAFFICKING IN PERSONS REPORT 2012" in document.titles


def test_larger_type_heads_and_a_line_that_had_room_ends_its_paragraph() -> None:
    target = io.BytesIO()
    page = canvas.Canvas(target, pagesize=(612, 792), invariant=1)
    page.setFont("Times-Roman", 1.3 * SIZE)
    page.drawString(LEFT, 720, "Of the harbors")
    lines = (
        "The harbor master counted forty ferries in the spring of that year.",
        "He kept no list of crews.",
        "Inspectors came in autumn and counted them once more on the piers.",
    )
    for n, line in enumerate(lines):
        page.setFont("Times-Roman", SIZE)
        page.drawString(LEFT, 700 - n * LEAD, line)
    page.save()
    first, second, third = lines
    assert [(block.kind, block.text) for block in read(target.getvalue(), "x.pdf").blocks] == [
        ("heading", "Of the harbors"),
        ("paragraph", f"{first} {second}"),
        ("paragraph", third),
    ]
