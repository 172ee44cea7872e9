"""Bytes are read as what they are, whatever they say; what was guessed or lost is said on the report."""

from __future__ import annotations

from pathlib import Path

import pytest

import tipdiff
from tipdiff.errors import ReadError
from tipdiff.read import read
from tipdiff.read.coding import decoded

TEXT = "Côte d’Aruel – the “naïve” café counted 45 gulls in Ñuble, and Zoë’s crew nine more.\n"
BROKEN = "place of the file broken"


@pytest.mark.parametrize("coding", ["utf-8", "utf-8-sig", "utf-16", "utf-32"])
def test_what_is_marked_or_proved_is_read_without_a_word(coding: str) -> None:
    assert vars(decoded(TEXT.encode(coding), "x")) == {"text": TEXT, "warnings": ()}


@pytest.mark.parametrize("coding", ["utf-16-le", "utf-16-be", "utf-32-le", "utf-32-be", "cp1252", "mac-roman"])
def test_a_guess_is_said(coding: str) -> None:
    found = decoded(TEXT.encode(coding), "x")
    assert found.text == TEXT
    assert len(found.warnings) == 1 and found.warnings[0].startswith("the encoding is not ")


def test_a_guess_between_code_pages() -> None:
    assert decoded("Café Ñuble, Zoë".encode("cp850"), "x").text == "Café Ñuble, Zoë"


@pytest.mark.parametrize(
    ("declared", "coding", "said"),
    [
        ("utf-8", "utf-8", []),
        ("iso-8859-1", "utf-8", []),
        ("us-ascii", "utf-8", []),
        ("windows-1252", "utf-8", []),
        ("utf-16", "utf-8", []),
        ("iso-8859-1", "cp1252", []),
        ("windows-1252", "cp1252", []),
        ("utf-8", "cp1252", ["the encoding is declared as utf-8, but is not; read as Windows-1252"]),
        ("x-unknown", "cp1252", ["the encoding is not told; read as Windows-1252"]),
        ("iso-8859-1", "utf-16", []),
    ],
)
def test_what_a_page_declares(declared: str, coding: str, said: list[str]) -> None:
    page = f'<!doctype html><html><head><meta charset="{declared}"></head><body><p>{TEXT}</p></body></html>'
    found = read(page.encode(coding), "x.html")
    assert [block.text for block in found.blocks] == [TEXT.strip()]
    assert list(found.guesses) == said


def test_another_script_that_is_declared() -> None:
    page = "<?xml version='1.0' encoding='windows-1251'?><html><body><p>Девять чаек.</p></body></html>"
    assert [block.text for block in read(page.encode("windows-1251"), "x").blocks] == ["Девять чаек."]


def test_another_script_that_is_not() -> None:
    with pytest.raises(ReadError, match=r"^the encoding of x\.txt cannot be told\. Save it as UTF-8$"):
        read("Девять чаек сидели на крыше.".encode("cp1251"), "x.txt")


@pytest.mark.parametrize(
    ("raw", "text", "said"),
    [
        (b"caf\xe9", "café", "of another encoding"),
        (b"it\x92s", "it’s", "of another encoding"),
        (b"\x93so\x94", "“so”", "of another encoding"),
        (b"C\xc3te", "C\ufffdte", BROKEN),
        (b"it\xe2\x80s", "it\ufffds", BROKEN),
        (b"so\x80\xbf", "so\ufffd", BROKEN),
    ],
)
def test_a_broken_byte_costs_a_character(raw: bytes, text: str, said: str) -> None:
    found = decoded(TEXT.encode() + raw, "x")
    assert found.text == TEXT + text
    assert len(found.warnings) == 1 and said in found.warnings[0]


@pytest.mark.parametrize("twice", ["cp1252", "latin-1"])
def test_what_was_encoded_twice_is_put_right(twice: str) -> None:
    text = "Zoë’s café – in Ñuble"
    found = decoded(text.encode().decode(twice).encode(), "x")
    assert found.text == text
    assert found.warnings == ("5 places encoded twice, put right",)


def test_a_closing_quote_that_lost_its_last_byte() -> None:
    assert decoded("â€œsoâ€\ufffd".encode(), "x").text == "“so”"


def test_letters_that_only_look_like_it_stay() -> None:
    text = "SÃO JOÃO, Â, Ângela, 20 €"
    assert vars(decoded(text.encode(), "x")) == {"text": text, "warnings": ()}


def test_control_characters_go_with_a_word() -> None:
    found = read(TEXT.encode() * 60 + b"Crews lost 5\x0031 nets.\x1b\n", "x.txt")
    assert found.blocks[-1].text.endswith("Crews lost 531 nets.")
    assert found.guesses == ("control characters left out: 2",)


def test_a_report_says_what_was_guessed(corpus: Path, tmp_path: Path) -> None:
    page = tmp_path / "2022.txt"
    text = (corpus / "lomboura/2022.txt").read_text(encoding="utf-8")
    page.write_bytes(f"{text}\n\nThe café is Zoë’s.\n".encode("cp1252", errors="replace"))
    assert "the encoding is not told; read as Windows-1252" in tipdiff.load(page).warnings
