"""Every word for a number and every word for a bound, in a sentence."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from tipdiff.figures import extract

WORDS = Path(__file__).parent / "number_words.txt"
BOUNDS = ("at-least", "more-than", "fewer-than", "up-to", "approximately")


def rows() -> Iterator[tuple[str, list[str]]]:
    """What they are, with how texts write them; a row may go on over indented lines."""
    for line in WORDS.read_text(encoding="utf-8").replace("\n  ", " ").splitlines():
        if not line.startswith("#"):
            key, _, told = line.partition(": ")
            yield key, told.split(", ")


@pytest.mark.parametrize(("key", "told"), list(rows()), ids=[key for key, _ in rows()])
def test_each_is_read_as_what_it_is(key: str, told: list[str]) -> None:
    for each in told:
        sentence = f"The ministry spent {each}." if each.startswith("$") else f"Police identified {each} victims."
        (figure,) = extract(sentence)
        if key in BOUNDS:
            assert (figure.bound, figure.value) == (key, 12), each
        else:
            assert figure.value == float(key), each
