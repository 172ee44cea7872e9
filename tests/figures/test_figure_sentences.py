"""Figures of single sentences against the sentence gold: all of them exactly, but for those that stand by name in
`known_wrong.txt`.
"""

from __future__ import annotations

import pytest
from meaning_rules import rows
from sentence_gold import FILES, Example, examples

from tipdiff.model import Figure

EACH = pytest.mark.parametrize("name", FILES)
WRONG = {line.sentence for line in rows("known_wrong.txt")}


def exact(example: Example) -> bool:
    """True where the sentence gives every figure that it should, as it should, and no other."""
    left: list[Figure] = example.figures()
    for wanted in example.wanted:
        hit = next((figure for figure in left if wanted.meant(figure)), None)
        if hit is None:
            return False
        left.remove(hit)
    return not left


@EACH
def test_every_sentence_is_read_exactly_or_known_not_to_be(name: str) -> None:
    rows = list(examples(name))
    assert [row.sentence for row in rows if exact(row) == (row.sentence in WRONG)] == []


@EACH
def test_spans_hold_the_text(name: str) -> None:
    for example in examples(name):
        for figure in example.figures():
            assert example.sentence[slice(*figure.span)] == figure.text


def test_the_gold_has_enough_sentences() -> None:
    assert sum(len(list(examples(name))) for name in FILES) >= 315
