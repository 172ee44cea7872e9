"""Which edition a text names, which comes first, and which year it speaks of."""

from __future__ import annotations

import pytest

from tipdiff.model.edition import Edition, distance, order, own_year, parse, year


@pytest.mark.parametrize(
    ("text", "edition"),
    [
        ("2024", 2024),
        ("FY2024", 2024),
        ("fy 2024", 2024),
        ("2024-H1", "2024-h1"),
        ("H2 2023", "2023-h2"),
        ("Q3_2025", "2025-q3"),
        ("2025q3", "2025-q3"),
        ("2019-10", "2019-10"),
        ("2019-10-23", "2019-10-23"),
        ("2022/23", "2022-23"),
        ("2022-2023", "2022-23"),
        ("v3.1", "3.1"),
        ("11.0.2", "11.0.2"),
        ("v2", "v2"),
        ("2024-final", None),
        ("2024-13", None),
        ("2024-31", None),
        ("notes", None),
        ("12", None),
        ("1850", None),
    ],
)
def test_what_a_text_names(text: str, edition: Edition | None) -> None:
    assert parse(text) == edition
    if edition is not None:
        assert parse(str(edition)) == edition


def test_editions_sort_by_the_day_on_which_their_time_ends() -> None:
    ordered: list[Edition] = [
        "2019-10",
        "2019-10-31",
        2019,
        "2020-q1",
        "2020-h1",
        "2019-20",
        "2020-q3",
        2020,
        "2020-21",
    ]
    assert sorted(ordered, key=order) == ordered
    assert sorted(["3.10", "3.2", "v2"], key=order) == ["v2", "3.2", "3.10"]


def test_the_year_that_an_edition_speaks_of() -> None:
    assert [year(each) for each in (2024, "2024-h1", "2019-10", "2022-23", "3.1")] == [2024, 2024, 2019, 2023, None]
    assert (own_year(2024, -1), own_year("2024-q2", 0), own_year("3.1", -1)) == (2023, 2024, None)
    assert (distance(2022, 2024), distance("2019-10", "2020-01"), distance("3.1", "3.2")) == (2, 1, 0)
