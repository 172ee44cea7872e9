"""Lines are exactly as wide as they should be, whatever stands in the text, and send a terminal nothing."""

from __future__ import annotations

import random

import pytest
from rich.cells import cell_len

from tipdiff.tui.rows.paint import Canvas, line, paragraph, plain, wrap

WIDE = "漢字かな交じり文 mixed with café, naïve and e\u0301 combining a\u0308 marks 👩‍👩‍👧 here"
TEXTS = (
    "The ministry trained 40 inspectors and opened two shelters near the northern border.",
    WIDE,
    "unbreakable" * 20,
    "",
    " leading and  double  blanks ",
)


@pytest.mark.parametrize("width", [2, 3, 7, 20, 79])
@pytest.mark.parametrize("text", TEXTS)
def test_every_line_fits_and_no_word_is_lost(text: str, width: int) -> None:
    lines = wrap(text, width)
    assert all(cell_len(text[start:end]) <= max(2, width) for start, end in lines)
    kept = "".join(text[start:end] for start, end in lines)
    assert kept.replace(" ", "") == text.replace(" ", "")


@pytest.mark.parametrize("width", [10, 33, 80])
@pytest.mark.parametrize("text", TEXTS)
def test_a_painted_line_is_as_wide_as_its_canvas(text: str, width: int) -> None:
    canvas = Canvas(width, False, {})
    for strip in (line([(text, "")], canvas, [("right", "")]), *paragraph(text, canvas, indent=2)):
        assert strip.cell_length == width
        assert cell_len(strip.text) == width


def test_a_mark_that_combines_stays_with_its_letter() -> None:
    text = "e\u0301" * 30
    for start, _ in wrap(text, 7):
        assert text[start] == "e"


def test_lines_of_made_up_words_match_a_plain_greedy_wrap() -> None:
    dice = random.Random(3)
    for _ in range(200):
        words = ["w" * dice.randint(1, 9) for _ in range(dice.randint(1, 30))]
        width = dice.randint(10, 40)
        expected, current = [], words[0]
        for word in words[1:]:
            if len(current) + 1 + len(word) <= width:
                current += f" {word}"
            else:
                expected.append(current)
                current = word
        text = " ".join(words)
        assert [text[start:end] for start, end in wrap(text, width)] == [*expected, current]


def test_control_characters_are_shown_not_sent() -> None:
    shown = plain("a\x1b[2Jb\tc\x07\x9bd\u202ee\nf").replace("\N{REPLACEMENT CHARACTER}", "?")
    assert shown == "a?[2Jb c??d?e f"


def test_plain_keeps_every_character_at_its_place() -> None:
    text = "".join(map(chr, range(0x250)))
    assert len(plain(text)) == len(text)
    assert plain(WIDE) == WIDE


def test_a_soft_hyphen_takes_one_cell_everywhere() -> None:
    assert plain("co\xadoperate") == "co¬operate"
