"""Whose money a sum is: by sign, by name, by the adjective before the name, else by the report's country."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from tipdiff.figures import extract

SUMS = Path(__file__).parent / "currencies.txt"


def rows() -> Iterator[tuple[str, list[str]]]:
    """A code with its sums; a row may go on over indented lines."""
    text = SUMS.read_text(encoding="utf-8").replace("\n  ", " ")
    for line in text.splitlines():
        if not line.startswith("#"):
            code, _, sums = line.partition(": ")
            yield code, sums.split(", ")


@pytest.mark.parametrize(("code", "sums"), list(rows()), ids=[code for code, _ in rows()])
def test_each_sum_is_in_its_currency(code: str, sums: list[str]) -> None:
    for each in sums:
        country, _, told = each.removeprefix("(").rpartition(") ")
        found = extract(f"The ministry spent {told} on it.", country=country or None)
        assert [figure.unit for figure in found] == [code], each


@pytest.mark.parametrize("told", ["5 pesos", "5 francs", "5 rupees", "5 dinars"])
def test_a_name_that_many_share_is_nobodys_without_its_country(told: str) -> None:
    assert [figure.unit for figure in extract(f"The ministry spent {told} on it.")] == [told.split()[1]]
