"""Every way of writing a number, and what only looks like one: each sentence with all that is read in it."""

from __future__ import annotations

from pathlib import Path

import pytest
from number_rules import Line, read, written

ROWS = (Path(__file__).parent / "written_numbers.txt").read_text(encoding="utf-8").splitlines()
SENTENCES = [row.rpartition(" => ")[::2] for row in ROWS if row and not row.startswith("#")]


@pytest.mark.parametrize(("sentence", "numbers"), SENTENCES, ids=[sentence for sentence, _ in SENTENCES])
def test_a_number_however_it_is_written(sentence: str, numbers: str) -> None:
    assert written(read(Line(sentence, None, True, numbers))) == numbers
