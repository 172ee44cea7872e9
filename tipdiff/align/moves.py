"""Sentences that went elsewhere: to another place of their section, or to another section.

Takes what is open after everything in order has been matched; gives pairs. It alone matches against the order, so it
asks for more likeness than the chain does; less where the rest of the paragraph took the same way.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from tipdiff.align.candidates import Likeness
from tipdiff.align.in_order import Pair

ALONE = 0.60
"""Likeness that a sentence moving on its own needs."""

TOGETHER = 0.40
"""Likeness that is enough where a paragraph mate made the same move."""

SHORT = 40
"""Sentences under which a text without paragraphs is a short one. In essays of 13 to 37 sentences, 4 of 42 pairs
out of order say the same thing to their readers, the rest repeat a thought; in passages of 44 and more 40 of 45."""

ALONE_IN_SHORT = 0.95
"""Likeness that a sentence moving on its own needs there."""


def find_moves(
    likenesses: Likeness,
    open_old: set[int],
    open_new: set[int],
    matched: Iterable[Pair],
    paragraphs: tuple[Sequence[int], Sequence[int]],
    alone: float,
) -> list[Pair]:
    """Greatest likeness first. Takes what it matches out of the open sets."""
    old_paragraphs, new_paragraphs = paragraphs
    ways = {(old_paragraphs[o], new_paragraphs[n]) for o, n in matched}
    moves = []
    for (o, n), like in sorted(likenesses.items(), key=lambda item: (-item[1], item[0])):
        if like < TOGETHER:
            break
        if o not in open_old or n not in open_new:
            continue
        way = (old_paragraphs[o], new_paragraphs[n])
        if like >= alone or way in ways:
            moves.append((o, n))
            ways.add(way)
            open_old.discard(o)
            open_new.discard(n)
    return moves
