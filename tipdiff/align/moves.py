"""Sentences that went elsewhere: to another place of their section, or to another section.

Takes what is open after everything in order has been matched; gives pairs. It alone matches against the order, so it
asks for more likeness than the chain does; less where the rest of the paragraph took the same way.
"""

from __future__ import annotations

from collections.abc import Sequence

from tipdiff.align.candidates import Likeness

ALONE = 0.50
"""Likeness that a sentence moving on its own needs."""

TOGETHER = 0.40
"""Likeness that is enough where a paragraph mate made the same move."""


def find_moves(
    likenesses: Likeness,
    open_old: set[int],
    open_new: set[int],
    matched: Sequence[tuple[int, int]],
    paragraphs: tuple[Sequence[int], Sequence[int]],
) -> list[tuple[int, int]]:
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
        if like >= ALONE or way in ways:
            moves.append((o, n))
            ways.add(way)
            open_old.discard(o)
            open_new.discard(n)
    return moves
