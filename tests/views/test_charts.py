"""Charts of series: what they show, where, and what they say to who cannot see them."""

from __future__ import annotations

from tipdiff.model import Point, Series
from tipdiff.views.charts import PLOT, chart


def point(edition: int, year: int | None, value: int | None, finding: str = "prosecution.2.1", **more: object) -> Point:
    given = {"high": None, "bound": "exactly", "text": str(value), "status": "stated", "caveats": (), **more}
    return Point(edition=edition, reference_year=year, value=value, finding=finding, **given)  # type: ignore[arg-type]


def series(*points: Point) -> Series:
    return Series("investigations", (), None, None, points)


def test_years_go_from_left_to_right_on_a_scale_from_zero() -> None:
    drawn = chart(series(point(2023, 2022, 80), point(2024, 2023, 40), point(2023, 2021, 0)))
    assert drawn is not None
    assert [year for _, year in drawn.years] == [2021, 2022, 2023]
    assert [drawn.base - dot.y for dot in drawn.dots] == [0, PLOT, PLOT / 2]
    assert [dot.x for dot in drawn.dots] == sorted(dot.x for dot in drawn.dots)


def test_what_an_earlier_edition_gave_otherwise_stands_beside_the_latest() -> None:
    drawn = chart(series(point(2023, 2022, 80), point(2024, 2022, 75), point(2024, 2023, 40)))
    assert drawn is not None
    assert [(dot.label, dot.latest) for dot in drawn.dots] == [("80", False), ("75", True), ("40", True)]
    assert drawn.sentence == "Investigations: 75 in 2022, 40 in 2023; the 2023 report gave 80 for 2022"
    assert len(drawn.path.split()) == 2
    earlier, latest, _ = drawn.dots
    assert earlier.label_y < earlier.y < latest.y < latest.label_y


def test_the_same_value_in_two_editions_is_one_dot() -> None:
    drawn = chart(series(point(2023, 2022, 80), point(2024, 2022, 80), point(2024, 2023, 40)))
    assert drawn is not None
    assert [dot.label for dot in drawn.dots] == ["80", "40"]


def test_the_first_statement_counts_but_never_the_summing_up() -> None:
    points = (
        point(2023, 2022, 4, "introduction.1.3"),
        point(2023, 2022, 80),
        point(2023, 2022, 7, "prosecution.2.7"),
        point(2024, 2023, 40),
    )
    drawn = chart(series(*points), "introduction")
    assert drawn is not None
    assert [dot.label for dot in drawn.dots] == ["80", "40"]


def test_bounds_and_ranges_are_told_apart_from_plain_numbers() -> None:
    drawn = chart(series(point(2023, 2022, 8, high=18), point(2024, 2023, 1143, bound="at-least")))
    assert drawn is not None
    assert [dot.label for dot in drawn.dots] == ["8–18", "≥ 1,143"]
    assert drawn.dots[0].top < drawn.dots[0].y
    assert drawn.dots[1].top == drawn.dots[1].y


def test_labels_and_dots_stay_inside_the_picture() -> None:
    drawn = chart(series(point(2023, 2022, 12_345_678), point(2024, 2022, 12_345_000), point(2024, 2023, 0)))
    assert drawn is not None
    assert all(0 <= dot.x <= drawn.width and 8 <= dot.label_y <= drawn.height for dot in drawn.dots)


def test_fewer_than_two_years_make_no_chart() -> None:
    assert chart(series(point(2023, 2022, 80), point(2024, 2022, 75))) is None
    assert chart(series(point(2023, None, 80), point(2024, None, 75))) is None
    assert chart(series(point(2023, 2022, 80), point(2024, 2023, None, status="not-reported"))) is None


def test_nothing_but_zeros_is_drawn_on_the_base() -> None:
    drawn = chart(series(point(2023, 2022, 0), point(2024, 2023, 0)))
    assert drawn is not None
    assert {dot.y for dot in drawn.dots} == {drawn.base}
