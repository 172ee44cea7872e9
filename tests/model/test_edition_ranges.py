"""Ranges of editions: closed, open at either end, one year, and what is none."""

from __future__ import annotations

import pytest

from tipdiff.model.edition import EARLIEST, LATEST, span


@pytest.mark.parametrize(
    ("text", "first", "last"),
    [
        ("2019", 2019, 2019),
        ("2019-2021", 2019, 2021),
        ("2019-2019", 2019, 2019),
        ("2019-", 2019, LATEST),
        ("-2018", EARLIEST, 2018),
    ],
)
def test_a_range_holds_both_its_ends(text: str, first: int, last: int) -> None:
    assert span(text) == range(first, last + 1)


@pytest.mark.parametrize("text", ["", "-", "19", "2019,2020", "2019 2020", "20192020", "2021-2019", "1899-1950"])
def test_what_is_no_range_is_refused(text: str) -> None:
    with pytest.raises(ValueError):
        span(text)
