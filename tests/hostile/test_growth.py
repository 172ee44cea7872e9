"""Reading takes no more than twice the time for twice the text, whatever it holds; `growth.py` tries all kinds."""

from __future__ import annotations

from pathlib import Path

import pytest
from growth import grows, kinds
from pumps import patterns, pumps

SIZE = 4000
EVERY = 100
"""Of the kinds made of expressions, so many are left out for one that is tried: the whole takes an hour."""


@pytest.mark.parametrize("suffix", ["txt", "md", "html"])
def test_no_kind_of_text_takes_the_square_of_its_length(suffix: str, tmp_path: Path) -> None:
    slow = {pump: found for pump, _ in kinds(EVERY) if (found := grows(pump, SIZE, suffix, tmp_path))}
    assert not slow


def test_the_kinds_are_made_of_the_expressions() -> None:
    assert len(patterns()) > 200
    assert "a1" in set(pumps(r"x(?:[a-c]\d)+"))


def test_a_square_is_noticed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("growth.seconds", lambda pump, size, suffix, folder: (size / 4000) ** 2)
    assert grows(".", SIZE, "txt", tmp_path) == (1.0, 4.0)
