"""Each format gives the same kinds of blocks, and what is none is said in one line."""

from __future__ import annotations

import builtins
import textwrap
from pathlib import Path
from typing import Any

import pytest

import tipdiff
from tipdiff.errors import ReadError
from tipdiff.read import Block, decode, read, sniff

LONG = (
    "The coast guard of the southern province stopped nine boats in March and found that none of their crews "
    "had been paid. "
) * 5


def blocks(text: str) -> list[tuple[str, str]]:
    return [(block.kind, block.text) for block in read(text.encode(), "x").blocks]


@pytest.mark.parametrize(
    ("data", "format_"),
    [
        (b"<!DOCTYPE html><title>x</title>", "html"),
        (b"\n<p class='a'>A line.</p>", "html"),
        (b"# Title\n\nA line.", "markdown"),
        (b"It cost \\$5.", "markdown"),
        (b"A line of < 5 words > 3.", "text"),
        (b"%PDF-1.7\n%\xe2\xe3", "pdf"),
        (b"GIF89a\0\0\x01", None),
        (bytes(range(256)), None),
        ("Ein Satz.".encode("utf-16"), "text"),
    ],
)
def test_format_is_told_by_content(data: bytes, format_: str | None) -> None:
    assert sniff(data) == format_


@pytest.mark.parametrize("data", [b"", b"  \n\t", b"\0\x01\x02\x03"])
def test_what_is_no_text(data: bytes) -> None:
    with pytest.raises(ReadError, match=r"^x\.bin is (empty|not text)\. Give a saved report"):
        read(data, "x.bin")


def test_encodings() -> None:
    assert decode("Côte d’Aruel".encode("cp1252")) == "Côte d’Aruel"
    assert decode(b"\xef\xbb\xbfC\xc3\xb4te") == "Côte"
    assert decode("Côte".encode("utf-16")) == "Côte"


class TestHtml:
    def test_open_tags_that_swallow_the_report(self) -> None:
        page = (
            "<html><body><header><nav><ul><li><a href='/'>Home</a></li></ul>"
            f"<section class='report__main'><h2>PROSECUTION</h2><p>{LONG}<p>{LONG}</section></body></html>"
        )
        assert [kind for kind, _ in blocks(page)] == ["heading", "paragraph", "paragraph"]

    def test_menus_scripts_and_notes_go(self) -> None:
        page = (
            f"<main><script>var a;</script><ul class='breadcrumb'><li>Home</li></ul><p>{LONG}<sup>3</sup></p>"
            "<select><option>Albania</option></select><footer><p>About us</p></footer></main>"
        )
        assert blocks(page) == [("paragraph", LONG.strip())]

    def test_bold_paragraph_is_a_heading_and_a_bold_word_is_none(self) -> None:
        page = f"<main><p><strong>PREVENTION</strong></p><p><b>Some</b> {LONG}</p></main>"
        assert [kind for kind, _ in blocks(page)] == ["heading", "paragraph"]

    def test_line_breaks_part_paragraphs_and_tables_lay_out(self) -> None:
        page = f"<table><tr><td>MENU</td><td>{LONG}<br><br>{LONG}</td></tr></table>"
        assert [text for _, text in blocks(page)][-2:] == [LONG.strip(), LONG.strip()]

    def test_text_between_line_breaks_alone_outweighs_the_footer(self) -> None:
        page = (
            "<ul><li>Home</li><li>Search</li></ul>"
            f"<div id='centerblock'>{LONG}<br><br>{LONG}</div><p>About this site. Privacy. Contact. Policies.</p>"
        )
        assert [text for _, text in blocks(page)] == [LONG.strip(), LONG.strip()]

    def test_entities_and_wrapped_source(self) -> None:
        assert blocks(f"<p>C&ocirc;te\n   d&rsquo;Aruel&nbsp;is {LONG}</p>")[0][1].startswith("Côte d’Aruel is The")

    def test_title_and_address(self) -> None:
        document = read(
            b"<head><title> A\n page </title><link rel=canonical href='https://x.example/a'></head><h1>B</h1><p>C.",
            "x",
        )
        assert document.titles == ("A page", "B") and document.url == "https://x.example/a"


class TestMarkdown:
    def test_marks_go_and_escapes_stay(self) -> None:
        text = (
            "# A **bold** title\n\nIt cost \\$5 (see [the law](https://x.example)) and *not* 2\\*3.\n\n- one\n- two\n"
        )
        assert blocks(text) == [
            ("heading", "A bold title"),
            ("paragraph", "It cost $5 (see the law) and not 2*3."),
            ("item", "one"),
            ("item", "two"),
        ]

    def test_heading_of_any_level_and_comments(self) -> None:
        assert blocks("<!-- page 4 -->\n\n#### PREVENTION ####\n\nText.\n\n---\n\nMore.") == [
            ("heading", "PREVENTION"),
            ("paragraph", "Text."),
            ("paragraph", "More."),
        ]


class TestText:
    PARAGRAPHS = (
        "PROSECUTION",
        "The government increased law enforcement efforts. Courts convicted 21 traffickers in 2023, compared "
        "with 13 traffickers in 2022, and sentenced all of them to prison terms of between 2 and 9 years - "
        "the longest yet.",
        "Prosecutors opened 40 cases.",
        "Officials did not report how many of these cases involved officials, but the victim-witness office "
        "had collected such data for years.",
    )

    @pytest.mark.parametrize("width", [72, 100, 10_000])
    @pytest.mark.parametrize("blank", ["\n\n", "\r\n\r\n"])
    def test_wrapping_is_undone(self, width: int, blank: str) -> None:
        text = blank.join(textwrap.fill(paragraph, width) for paragraph in self.PARAGRAPHS)
        assert [text for _, text in blocks(text)] == list(self.PARAGRAPHS)

    def test_a_dash_at_the_head_of_a_wrapped_line_opens_no_item(self) -> None:
        assert blocks("Courts convicted nine recruiters in the spring\n- three more than in the year before.") == [
            (
                "paragraph",
                "Courts convicted nine recruiters in the spring - three more than in the year before.",
            )
        ]

    def test_items(self) -> None:
        assert blocks("RECOMMENDATIONS:\n\n• Train judges\n  in every county.\n\n• Fund shelters.\n") == [
            ("paragraph", "RECOMMENDATIONS:"),
            ("item", "Train judges in every county."),
            ("item", "Fund shelters."),
        ]


class TestNumberedLines:
    BODY = "The harbor office counted ships in all nine ports of the coast, and wrote down what it saw there."

    @pytest.mark.parametrize("blank", ["\n", "\n\n"])
    @pytest.mark.parametrize("mark", ["1.", "2)", "(3)", "12."])
    def test_a_numbered_title_over_its_text(self, mark: str, blank: str) -> None:
        text = f"Harbor Review\n\n{mark} Fish Stocks{blank}{self.BODY}\n"
        assert blocks(text)[1:] == [("heading", f"{mark} Fish Stocks"), ("paragraph", self.BODY)]

    def test_a_list_is_none(self) -> None:
        text = f"Goals:\n\n1. Row home\n2. Fish more\n\n3. Count all\n\n{self.BODY}\n"
        assert [kind for kind, _ in blocks(text)] == ["paragraph", "item", "item", "item", "paragraph"]

    def test_an_item_over_its_own_lines_is_none(self) -> None:
        text = f"1. Row Home\n   With all crews.\n2. Fish more.\n\n{self.BODY}\n"
        assert [kind for kind, _ in blocks(text)][-1] == "paragraph"
        assert {kind for kind, _ in blocks(text)[:-1]} == {"item"}

    def test_a_sentence_with_a_number_is_none(self) -> None:
        assert blocks(f"1. Row home.\n\n{self.BODY}\n")[0][0] == "item"


class TestPdf:
    def test_without_the_extra(self, monkeypatch: pytest.MonkeyPatch) -> None:
        original = builtins.__import__

        def without(name: str, *rest: Any, **more: Any) -> Any:
            if name.startswith("pypdfium2"):
                raise ImportError(name)
            return original(name, *rest, **more)

        monkeypatch.setattr(builtins, "__import__", without)
        with pytest.raises(ReadError, match=r"^a\.pdf is a PDF\. Install what reads it: pip install 'tipdiff\[pdf\]'$"):
            read(b"%PDF-1.4 ...", "a.pdf")

    def test_damaged(self) -> None:
        pytest.importorskip("pypdfium2")
        with pytest.raises(ReadError, match="damaged or locked"):
            read(b"%PDF-1.4 and nothing else", "a.pdf")

    def test_pictures_alone(self) -> None:
        pdfium = pytest.importorskip("pypdfium2")
        import io

        document, target = pdfium.PdfDocument.new(), io.BytesIO()
        document.new_page(300, 300)
        document.save(target)
        with pytest.raises(ReadError, match="holds no text, only pictures"):
            read(target.getvalue(), "a.pdf")


def test_lines_too_short_for_any_wrapping_were_ended_on_purpose() -> None:
    lines = ["The law of the sea", "Ferries and boats"]
    assert blocks("\n".join(lines)) == [("paragraph", line) for line in lines]


def test_blocks_are_plain() -> None:
    assert read(b"A line.", "x").blocks == (Block("paragraph", "A line."),)


@pytest.mark.filterwarnings("error")
def test_a_page_of_xhtml_is_read_without_a_word() -> None:
    page = (
        b'<?xml version="1.0" encoding="utf-8"?>\n<!DOCTYPE html>\n<html><body><p>Nine boats sailed.</p></body></html>'
    )
    assert [block.text for block in read(page, "x").blocks] == ["Nine boats sailed."]


def test_a_box_beside_the_text_is_not_taken_for_it() -> None:
    long = "Nine boats of the northern fleet sailed to the outer islands, and none of them came back before the winter."
    page = f"<html><body><article><p>{long.replace('Nine', 'Ten')}</p></article>{f'<p>{long}</p>' * 9}</body></html>"
    assert [block.text for block in read(page.encode(), "x").blocks][1:] == [long] * 9


@pytest.mark.parametrize("coding", ["utf-16", "utf-8-sig"])
def test_a_page_is_one_in_any_coding(coding: str) -> None:
    page = '<!DOCTYPE html><html><head><meta charset="utf-8"></head><body><p>Nine böats sailed.</p></body></html>'
    assert [block.text for block in read(page.encode(coding), "x").blocks] == ["Nine böats sailed."]


@pytest.mark.parametrize(
    "marks", ["> " * 5000, "[" * 50_000, "(" * 50_000, "* " * 5000, "&#" * 20_000, "{--" * 20_000, "== " * 9000]
)
def test_a_line_of_marks_does_not_keep_the_reader(corpus: Path, tmp_path: Path, marks: str) -> None:
    """Where a pattern is tried at each mark, and goes on to the line's end, this test takes for ever."""
    page = tmp_path / "2023.md"
    text = (corpus / "narvesia/2023.md").read_text(encoding="utf-8")
    page.write_text(f"{text}\n\nIt said {marks} and no more.\n\n{marks}\n", encoding="utf-8")
    assert len(tipdiff.load(page).findings) >= len(tipdiff.load(corpus / "narvesia/2023.md").findings)
