"""Sentences on which the conditions inside the rules turn, each with every figure exactly.

`conditions/MODULE.txt` holds them, written as `meaning_rules` says, for the module whose conditions they are about: the
fixtures of the rules say what a rule is for, these say where it ends.
"""

from __future__ import annotations

import pytest
from meaning_rules import HERE, Line, read, rows

LINES = [
    (path.stem, line) for path in sorted((HERE / "conditions").iterdir()) for line in rows(f"conditions/{path.name}")
]


@pytest.mark.parametrize("line", [line for _, line in LINES], ids=[f"{name}: {line.sentence}" for name, line in LINES])
def test_a_sentence_is_read_exactly(line: Line) -> None:
    assert read(line) == line.figures
