"""The tables of a PDF's page, told by where their cells stand."""

from __future__ import annotations

from collections.abc import Iterable

import pytest

from tipdiff.read.pdf_lines import Line
from tipdiff.read.pdf_tables import Found, tables_of

SIZE = 9.0


def line(text: str, left: float, bottom: float, size: float = SIZE) -> Line:
    width = size / 2 * len(text)
    return Line(text, left, left + width, bottom, size, False, False, False, size / 2 * len(text.split()[0]))


def page(rows: Iterable[Iterable[str]], lefts: Iterable[float] = (50, 300, 400), step: float = 12) -> list[Line]:
    """Lines of rows of cells, empty ones left out, from 700 points down."""
    places = list(lefts)
    return [
        line(text, left, 700 - n * step)
        for n, row in enumerate(rows)
        for text, left in zip(row, places, strict=False)
        if text
    ]


def texts(found: Found) -> list[list[str]]:
    return [[cell.text for cell in row] for row in found.grid.rows]


PORTS = [
    ("Ports of the coast", "2022", "2023"),
    ("Ships", "12", "14"),
    ("Boats lost", "Unknown", "3"),
    ("Crews", "40", "41"),
]


def test_cells_under_each_other() -> None:
    lines = page(PORTS)
    (found,) = tables_of(lines, 3)
    assert texts(found) == [list(row) for row in PORTS]
    assert (found.grid.page, len(found.lines), found.top) == (3, 12, 709)


def test_text_around_it_is_not_taken() -> None:
    prose = [line("The office counted what came into the ports of the coast.", 50, at) for at in (760, 600)]
    (found,) = tables_of([*prose, *page(PORTS)], 1)
    assert not {id(each) for each in prose} & {id(each) for each in found.lines}


def test_a_cell_of_two_lines_is_one() -> None:
    rows = [PORTS[0], ("Ships of the north that", "12", "14"), ("came in", "", ""), PORTS[2], PORTS[3]]
    lines = page(rows)
    wrapped = next(each for each in lines if each.text == "came in")
    lines[lines.index(wrapped)] = line("came in", 50, wrapped.bottom + 2)
    (found,) = tables_of(lines, 1)
    assert texts(found)[1] == ["Ships of the north that came in", "12", "14"]


def test_a_label_of_its_own_heads_rows() -> None:
    (found,) = tables_of(page([PORTS[0], ("Of the north", "", ""), *PORTS[1:]]), 1)
    assert texts(found)[1] == ["Of the north"]


@pytest.mark.parametrize(
    ("rows", "lefts"),
    [
        (
            [
                ("Guards came and", "went to the bay"),
                ("told the crews", "of nets that they"),
                ("had lost", "in May 12"),
            ],
            (50, 300),
        ),
        ([("Ships", "4"), ("Boats", "9"), ("Nets", "17")], (50, 300)),
        ([("Ships", "12", "14"), ("Crews", "40", "41")], (50, 300, 400)),
        ([("North", "open", "old"), ("South", "shut", "new"), ("West", "open", "new")], (50, 300, 400)),
        ([("$0", "$1M", "$2M"), ("Q1", "Q2", "Q3"), ("2", "4", "6")], (50, 300, 400)),
    ],
    ids=["text in columns", "contents", "two rows", "no number", "a chart's axes"],
)
def test_what_is_no_table(rows: list[tuple[str, ...]], lefts: tuple[float, ...]) -> None:
    assert list(tables_of(page(rows, lefts), 1)) == []


def test_words_of_a_chart_beside_it_are_left_where_they_are() -> None:
    chart = line("Fishing 79%", 480, 676)
    (found,) = tables_of([*page(PORTS), chart], 1)
    assert id(chart) not in {id(each) for each in found.lines}
    assert texts(found) == [list(row) for row in PORTS]


def test_tables_that_stand_apart_are_two() -> None:
    below = [line(each.text, each.left, each.bottom - 200) for each in page(PORTS)]
    assert len(list(tables_of([*page(PORTS), *below], 1))) == 2
