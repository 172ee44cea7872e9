"""What the engine says of seeded pairs of editions, match by match: nothing of it changes unseen.

Where it is meant to change, `python tests/align/test_alignment_seeds.py` writes `seeds.txt` anew, and the commit shows
which matches came, went or are told otherwise.
"""

from __future__ import annotations

import sys
from pathlib import Path

import pytest
from test_alignment_properties import match, texts

from tipdiff import align

SEEDS = range(100, 130)
TOLD = Path(__file__).parent / "seeds.txt"


def told(seed: int) -> list[str]:
    """A line a match: positions, similarity, reasons; every other pair without sections and paragraphs."""
    old, new = texts(seed)
    matches = match(old, new) if seed % 2 else align.match(old["texts"], new["texts"])
    return [
        f"{seed}: {'+'.join(map(str, each.old))} > {'+'.join(map(str, each.new))}"
        f" {each.similarity} {' | '.join(each.reasons)}"
        for each in matches
    ]


@pytest.mark.parametrize("seed", SEEDS)
def test_a_seeded_pair_is_matched_as_it_was(seed: int) -> None:
    kept = TOLD.read_text(encoding="utf-8").splitlines()
    assert told(seed) == [line for line in kept if line.startswith(f"{seed}: ")]


if __name__ == "__main__":
    sys.stdout.write(f"{TOLD}\n")
    TOLD.write_text("".join(f"{line}\n" for seed in SEEDS for line in told(seed)), encoding="utf-8")
