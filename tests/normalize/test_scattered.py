"""Numbers that a designed page parts from what they count, and what is no text at all: scales, page numbers."""

from __future__ import annotations

from collections.abc import Sequence

import pytest

from tipdiff.normalize.scattered import gathered
from tipdiff.read import Block

SENTENCE = "The crews of the harbor mended what the storms of the fall had torn."


def blocks(*lines: str, page: int | None = 1) -> list[Block]:
    """`#` heads, `-` is an item."""
    kinds = {"#": "heading", "-": "item"}
    return [
        Block(kinds.get(line[0], "paragraph"), line.lstrip("#- "), page=page, at=n, level=12 if line[0] == "#" else 0)  # type: ignore[arg-type]
        for n, line in enumerate(lines)
    ]


def texts(found: Sequence[Block]) -> list[str]:
    return [block.text for block in found]


def kept(*lines: str, page: int | None = 1) -> list[str]:
    return texts(gathered(blocks(*lines, page=page))[0])


class TestCaptions:
    def test_numbers_over_their_captions(self) -> None:
        found = kept(SENTENCE, "#4,000+", "#Nets mended", "#65", "#Quays", "#$1.5M", "#Paid to crews", SENTENCE)
        assert found == [SENTENCE, "4,000+ Nets mended", "65 Quays", "$1.5M Paid to crews", SENTENCE]

    def test_a_caption_that_goes_on_in_small_letters(self) -> None:
        assert kept("92%", "of the crews would sail again", SENTENCE) == ["92% of the crews would sail again", SENTENCE]

    @pytest.mark.parametrize(
        "lines",
        [
            ("#Nets", "45", "#Quays", "34", SENTENCE),  # each line heads the number under it
            ("#Nets", "45", "#Quays", SENTENCE),
            ("#Nets", "45", "#Quays", "34", "#Crews", SENTENCE),  # either way
            ("45", "#Quays", SENTENCE),  # the next heading
            ("45", "#Nets", "34", SENTENCE),
        ],
    )
    def test_nothing_is_joined_where_two_readings_are_open(self, lines: tuple[str, ...]) -> None:
        assert kept(*lines, page=None) == [line.lstrip("#") for line in lines]

    def test_a_title_over_the_row_is_no_caption(self) -> None:
        row = blocks("45", "#Nets", "34", "#Quays", SENTENCE)
        title = Block("heading", "At a glance", page=1, at=9, level=11)
        assert texts(gathered([title, *row])[0])[1:3] == ["45 Nets", "34 Quays"]


class TestCharts:
    def test_a_label_within_a_sentence_stands_behind_it(self) -> None:
        found = kept("Our catch was 46% in 2022,", "45%", "compared to 45% in 2021,", "41%", "and 41% in 2020.")
        assert found == ["Our catch was 46% in 2022, compared to 45% in 2021, and 41% in 2020."]

    def test_a_piece_that_begins_with_a_number(self) -> None:
        found = kept("Our share was 22% in 2022, compared to", "19%", "19% in 2021, and 26% in", "26%", "2020.")
        assert found == ["Our share was 22% in 2022, compared to 19% in 2021, and 26% in 2020."]

    def test_scales_are_no_text(self) -> None:
        found, left = gathered(blocks("#Catch", SENTENCE, "0% 100%", "500,000", "$2M", "#Crews", SENTENCE))
        assert texts(found) == ["Catch", SENTENCE, "Crews", SENTENCE]
        assert texts(left) == ["0% 100%", "500,000", "$2M"]

    def test_one_number_under_a_heading_is_what_the_heading_says(self) -> None:
        assert kept("#Catch", "45%", "#Crews", SENTENCE) == ["Catch", "45%", "Crews", SENTENCE]

    def test_outside_a_pdf_numbers_stay(self) -> None:
        assert kept("#Catch", "45%", "41%", "#Crews", SENTENCE, page=None)[1:3] == ["45%", "41%"]

    def test_a_whole_sentence_takes_nothing(self) -> None:
        lines = (SENTENCE, "45%", "compared to the year before, in the fall.", "41%")
        assert kept(*lines, page=None) == list(lines)


class TestPages:
    def test_numbers_that_count_on(self) -> None:
        lines = [each for n in range(4, 10) for each in (SENTENCE, str(n))]
        found, left = gathered(blocks(*lines, page=None))
        assert set(texts(found)) == {SENTENCE} and len(left) == 6

    def test_numbers_that_do_not(self) -> None:
        lines = [each for n in (4, 9, 2, 31, 7, 8) for each in (SENTENCE, str(n))]
        assert kept(*lines, page=None) == lines


class TestLists:
    def test_points_within_a_paragraph(self) -> None:
        found, _ = gathered(blocks("Crews count: 1) nets that held; 2) boats that sank; and 3) ropes.", page=None))
        assert [(block.kind, block.text) for block in found] == [
            ("paragraph", "Crews count:"),
            ("item", "nets that held;"),
            ("item", "boats that sank; and"),
            ("item", "ropes."),
        ]

    @pytest.mark.parametrize("text", ["Nets (1) and boats (2) held.", "See (2) nets, (3) boats, and (4) ropes."])
    def test_numbers_in_brackets_that_list_nothing(self, text: str) -> None:
        assert kept(text, page=None) == [text]
