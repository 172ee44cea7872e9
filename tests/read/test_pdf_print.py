"""What a PDF's pages do to a text: sizes of type, columns, boxes, shadows, hyphens, turned pages. Each kind in several
variants; the text must come out whole, in order, once."""

from __future__ import annotations

import io
from collections.abc import Iterable

import pytest

from tipdiff import profiles
from tipdiff.normalize import Given, normalize
from tipdiff.read import Document, read

pytest.importorskip("pypdfium2")
canvas = pytest.importorskip("reportlab.pdfgen.canvas")
from reportlab.lib.utils import simpleSplit  # noqa: E402

LEFT, RIGHT, TOP = 60, 552, 730
FIRST = (
    "The ferry office of Ostravania counted 212 boats in spring and 190 in autumn, most of them on the two northern "
    "canals. Its clerks asked every owner for the papers of the crew and wrote down who could show none. Where a crew "
    "had no papers, an inspector came back within the week and spoke to each man alone."
)
SECOND = (
    "Harbor police opened 17 cases against owners who had kept wages back for more than a season. Courts heard nine of "
    "them and fined six owners; the other three cases wait for a judge who knows the law of the river. No owner went "
    "to prison, though the law allows for it since the reform."
)
THIRD = (
    "A shelter beside the lower lock took in 38 men and gave them beds, soup and the help of a lawyer. The city paid "
    "for the beds and a guild of bakers for the soup. In winter the shelter closed for five weeks, since nobody had "
    "paid the coal merchant, and the men slept in the customs hall."
)


class Sheets:
    """Pages that text is set on, line by line."""

    def __init__(self, size: tuple[int, int] = (612, 792)) -> None:
        self.target = io.BytesIO()
        self.page = canvas.Canvas(self.target, pagesize=size, invariant=1)
        self.top = float(TOP)

    def text(
        self, text: str, size: float, *, left: float = LEFT, right: float = RIGHT, font: str = "Times-Roman"
    ) -> Sheets:
        """A paragraph, wrapped, and half a line of white."""
        for line in simpleSplit(text, font, size, right - left):
            self.line(line, size, left=left, font=font)
        self.top -= size / 2
        return self

    def line(self, text: str, size: float, *, left: float = LEFT, font: str = "Times-Roman") -> None:
        self.page.setFont(font, size)
        self.page.drawString(left, self.top, text)
        self.top -= 1.2 * size

    def heading(self, text: str, size: float, *, left: float = LEFT) -> Sheets:
        self.top -= size / 2
        self.line(text, size, left=left, font="Times-Bold")
        self.top -= size / 4
        return self

    def read(self) -> Document:
        self.page.save()
        return read(self.target.getvalue(), "x.pdf")


def texts(document: Document) -> list[str]:
    return [block.text for block in document.blocks]


def unread(document: Document) -> list[str]:
    return [left.why for left in document.left_out]


@pytest.mark.parametrize(
    "sizes",
    [(14, 10, 10), (12, 10, 10), (12, 12, 10), (10, 10, 12), (13, 11, 9), (9, 12, 12), (20, 10, 10), (10, 8, 10)],
    ids=str,
)
def test_a_text_set_in_several_sizes_is_read_whole(sizes: tuple[int, int, int]) -> None:
    sheets = Sheets()
    for text, size in zip((FIRST, SECOND, THIRD), sizes, strict=True):
        sheets.text(text, size)
    document = sheets.read()
    assert texts(document) == [FIRST, SECOND, THIRD] and not document.left_out
    assert {block.kind for block in document.blocks} == {"paragraph"}


def test_short_lines_of_a_size_of_the_text_are_text() -> None:
    sheets = Sheets().text(FIRST, 13).heading("PROSECUTION", 10).text("Train the clerks.", 10).text(SECOND, 10)
    assert texts(sheets.read()) == [FIRST, "PROSECUTION", "Train the clerks.", SECOND]


def test_sections_of_a_line_each_under_a_large_summary() -> None:
    sheets = Sheets().text(f"{FIRST} {SECOND}", 12)
    expected = [f"{FIRST} {SECOND}"]
    for title, text in (("PROSECUTION", "Courts convicted 14 owners."), ("PROTECTION", "Police took in 38 men.")):
        sheets.heading(title, 10).text(text, 10)
        expected += [title, text]
    assert texts(sheets.read()) == expected


def test_captions_notes_and_charts_stay_apart_from_a_large_summary() -> None:
    sheets = Sheets().text(FIRST, 13).text(SECOND, 10)
    sheets.text("A lock of the lower canal, seen from the hall", 8)
    for row in (("2019", "2020", "2021"), ("14", "9", "31")):
        top = sheets.top
        for n, cell in enumerate(row):
            sheets.top = top
            sheets.line(cell, 8, left=LEFT + 90 * n)
    sheets.top -= 20
    sheets.text(THIRD, 10)
    sheets.top = 110
    sheets.text(f"1 {SECOND}", 8)
    sheets.text("* The guild keeps books of its own.", 8)
    document = sheets.read()
    assert texts(document) == [FIRST, SECOND, THIRD]
    assert {left.text: left.why for left in document.left_out}["* The guild keeps books of its own."] == "notes"
    assert set(unread(document)) == {"notes", "tables, charts and captions"}
    assert all(left.read for left in document.left_out)


def test_prose_that_only_its_size_keeps_out_is_not_sure() -> None:
    """A narrow paragraph in the type of a table may be text: what is left out says so."""
    sheets = Sheets().text(FIRST, 11).text(SECOND, 11).text(THIRD, 11)
    for row in range(12):
        for n in range(4):
            top = sheets.top
            sheets.line(f"Lock {row}.{n}: 14 boats", 8, left=LEFT + 120 * n)
            sheets.top = top if n < 3 else sheets.top
    sheets.top -= 30
    sheets.text(THIRD[:150], 8, left=200, right=390)
    document = sheets.read()
    assert [left.read for left in document.left_out].count(False) >= 3
    assert not any("Lock" in left.text for left in document.left_out if not left.read)


@pytest.mark.parametrize(
    ("first", "second", "whole"),
    [
        ("after a 10-", "year wait", "after a 10-year wait"),
        ("a 24-", "hour line", "a 24-hour line"),
        ("a 15-year-", "old girl", "a 15-year-old girl"),
        ("the 2019-", "2020 season", "the 2019-2020 season"),
        ("10-", "and 20-year terms", "10- and 20-year terms"),
        ("the govern-", "ment paid", "the government paid"),
        ("an anti-", "smuggling law", "an anti-smuggling law"),
        ("non-", "payment of wages", "non-payment of wages"),
        ("a self-", "employed baker", "a self-employed baker"),
        ("a self-", "ish owner", "a selfish owner"),
        ("a well-", "kept book", "a well-kept book"),
        ("his mother-in-", "law paid", "his mother-in-law paid"),
        ("the river-", "bank police", "the river-bank police"),
        ("twenty-", "one boats", "twenty-one boats"),
        ("the Ostravania-", "Lomboura treaty", "the Ostravania-Lomboura treaty"),
        ("from 2019–", "2021", "from 2019–2021"),
        ("and/", "or", "and/or"),
    ],
)
def test_hyphens_at_the_end_of_a_line(first: str, second: str, whole: str) -> None:
    sheets = Sheets().heading("PROSECUTION", 10)
    sheets.text("The government kept its efforts. The river-bank has a law of its own, and courts know the law.", 10)
    sheets.line(f"Clerks heard of {first}", 10)
    sheets.line(f"{second} in the end.", 10)
    given = Given("x.pdf", "", "peralonia", 2023)
    report = normalize(sheets.read(), profiles.load("tip"), given)
    finding = report.findings[-1]
    assert finding.text == f"Clerks heard of {whole} in the end.".replace("–2021", "-2021")
    assert finding.raw is None or "–" in finding.raw, "where a line ends is no spelling"


def columns(sheets: Sheets, parts: Iterable[str], size: float = 10, gap: float = 18) -> None:
    """Texts beside each other, in columns of one width."""
    parts = list(parts)
    width = (RIGHT - LEFT - gap * (len(parts) - 1)) / len(parts)
    top, ends = sheets.top, []
    for n, text in enumerate(parts):
        sheets.top = top
        left = LEFT + n * (width + gap)
        sheets.text(text, size, left=left, right=left + width)
        ends.append(sheets.top)
    sheets.top = min(ends)


@pytest.mark.parametrize("count", [2, 3])
@pytest.mark.parametrize(
    "title", ["Of boats, and of what their owners were asked for in the year of the long frost", "Of boats"]
)
def test_columns_under_titles_across_the_page(count: int, title: str) -> None:
    sheets = Sheets().text(FIRST, 10)
    columns(sheets, (FIRST, SECOND, THIRD)[:count])
    sheets.heading(title, 13)
    columns(sheets, (THIRD, FIRST, SECOND)[:count])
    sheets.text(SECOND, 10)
    expected = [FIRST, *(FIRST, SECOND, THIRD)[:count], title, *(THIRD, FIRST, SECOND)[:count], SECOND]
    assert texts(sheets.read()) == expected


def test_a_page_with_few_rows_in_columns() -> None:
    sheets = Sheets().text(FIRST, 10).text(SECOND, 10).text(THIRD, 10).text(FIRST, 10)
    columns(sheets, (SECOND, THIRD))
    assert texts(sheets.read()) == [FIRST, SECOND, THIRD, FIRST, SECOND, THIRD]


def test_a_box_in_the_margin() -> None:
    sheets = Sheets()
    for text in (FIRST, SECOND, THIRD):
        sheets.text(text, 10, right=400)
    sheets.top = 690
    sheets.text("At a glance: 212 boats. Their owners paid for six of ten inspections in the year.", 9, left=425)
    assert texts(sheets.read()) == [
        FIRST,
        SECOND,
        THIRD,
        "At a glance: 212 boats. Their owners paid for six of ten inspections in the year.",
    ]


@pytest.mark.parametrize("side", ["left", "right"])
def test_a_box_that_the_text_flows_around(side: str) -> None:
    """The sentence is whole, the box comes behind its paragraph."""
    box = "Guilds feed men. Bakers gave soup, smiths gave coal, and ropers gave the blankets of the year."
    words = f"{FIRST} {SECOND} {THIRD}".split()
    sheets, lines = Sheets(), 0
    while words:
        beside = 3 <= lines < 9
        left = 250 if beside and side == "left" else LEFT
        right = 360 if beside and side == "right" else RIGHT
        line = simpleSplit(" ".join(words), "Times-Roman", 10, right - left)[0]
        sheets.line(line, 10, left=left)
        words = words[len(line.split()) :]
        lines += 1
    sheets.top = TOP - 3.5 * 12
    at = 385 if side == "right" else LEFT
    sheets.text(box, 10, left=at, right=at + 160)
    assert texts(sheets.read()) == [f"{FIRST} {SECOND} {THIRD}", box]


@pytest.mark.parametrize("shift", [(0.6, -0.6), (1.2, 0), (0, 0.9), (2.5, -1.5)], ids=str)
def test_a_shadow_is_printed_once(shift: tuple[float, float]) -> None:
    sheets = Sheets()
    top = sheets.top
    sheets.heading("Of boats and locks", 18)
    sheets.text(FIRST, 10)
    end, sheets.top = sheets.top, top + shift[1]
    sheets.heading("Of boats and locks", 18, left=LEFT + shift[0])
    sheets.top = end
    assert texts(sheets.text(SECOND, 10).read()) == ["Of boats and locks", FIRST, SECOND]


@pytest.mark.parametrize("shift", [0.3, 0.8, 1.1])
def test_letters_printed_twice_in_turn(shift: float) -> None:
    sheets = Sheets()
    sheets.page.setFont("Times-Roman", 12)
    at = float(LEFT)
    for letter in "All 44 offices kept books, butter and coffee.":
        for each in (0, shift):
            sheets.page.drawString(at + each, sheets.top, letter)
        at += sheets.page.stringWidth(letter, "Times-Roman", 12)
    sheets.top -= 30
    assert texts(sheets.text(FIRST, 12).read()) == ["All 44 offices kept books, butter and coffee.", FIRST]


def test_bold_over_plain_type_is_no_word_more() -> None:
    sheets = Sheets().text(FIRST, 11)
    line = simpleSplit(FIRST, "Times-Roman", 11, RIGHT - LEFT)[1]
    word = line.split()[3]
    sheets.top = TOP - 1.2 * 11 - 0.4
    sheets.line(
        word, 11, left=LEFT + sheets.page.stringWidth(line.partition(word)[0], "Times-Roman", 11), font="Times-Bold"
    )
    assert texts(sheets.read()) == [FIRST]


@pytest.mark.parametrize("turns", [90, 180, 270])
def test_a_page_set_sideways(turns: int) -> None:
    sheets = Sheets((792, 792))
    sheets.page.translate(396, 396)
    sheets.page.rotate(turns)
    sheets.page.translate(-396, -396)
    sheets.heading("PROSECUTION", 10).text(FIRST, 10).text(SECOND, 10)
    assert texts(sheets.read()) == ["PROSECUTION", FIRST, SECOND]


@pytest.mark.parametrize("turns", [30, 45, 60, 90])
def test_a_stamp_across_the_page_is_no_text(turns: int) -> None:
    sheets = Sheets().text(FIRST, 10).text(SECOND, 10).text(THIRD, 10)
    sheets.page.saveState()
    sheets.page.translate(200, 600)
    sheets.page.rotate(turns)
    sheets.top = 0
    sheets.line("DRAFT ONLY", 48, left=0)
    sheets.page.restoreState()
    document = sheets.read()
    assert texts(document) == [FIRST, SECOND, THIRD]
    assert [left.text for left in document.left_out] == ["DRAFT ONLY"]


def test_page_numbers_that_count_on_are_none_of_the_text() -> None:
    """Large, and close to the text: only that they count on tells."""
    sheets = Sheets()
    for number, text in enumerate((FIRST, SECOND, THIRD), 4):
        sheets.top = 90
        sheets.text(text, 10)
        sheets.line(str(number), 20, left=540)
        sheets.page.showPage()
    document = sheets.read()
    assert texts(document) == [FIRST, SECOND, THIRD]
    assert [(left.text, left.why, left.page) for left in document.left_out] == [
        ("4", "page numbers", 1),
        ("5", "page numbers", 2),
        ("6", "page numbers", 3),
    ]


def test_lines_that_differ_in_a_number_on_one_page_are_no_running_heads() -> None:
    sheets = Sheets()
    sheets.top = 75
    columns(
        sheets,
        (
            "Fines came to 14 percent of the sums that were owed to crews.",
            "Fines came to 31 percent of the sums that were owed to crews.",
        ),
    )
    assert len(" ".join(texts(sheets.read())).split("Fines")) == 3


def test_bullets_of_their_own_make_items() -> None:
    sheets = Sheets().text(FIRST, 10)
    for text in ("Train the clerks.", "Open the lock.", "Pay the coal merchant."):
        top = sheets.top
        sheets.line("•", 10, left=LEFT)
        sheets.top = top
        sheets.line(text, 10, left=LEFT + 18)
    document = sheets.read()
    assert [(block.kind, block.text) for block in document.blocks[1:]] == [
        ("item", "Train the clerks."),
        ("item", "Open the lock."),
        ("item", "Pay the coal merchant."),
    ]


def test_a_sentence_in_bold_or_large_is_text_and_no_heading() -> None:
    sheets = Sheets().text("Owners must show the papers of each man.", 10, font="Times-Bold").text(FIRST, 10)
    sheets.text("Owners must show the papers of each man.", 13).text(SECOND, 10).text(THIRD, 10)
    assert [block.kind for block in sheets.read().blocks] == ["paragraph"] * 5
