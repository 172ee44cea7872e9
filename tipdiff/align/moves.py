"""Sentences that went elsewhere: to another place of their section, or to another section.

Takes what is open after everything in order has been matched; gives pairs, and closes them. It alone matches
against the order, so it asks for more likeness; for less where the rest of the paragraph took the same way.
"""

from __future__ import annotations

from collections.abc import Iterable

from tipdiff.align.candidates import Likeness
from tipdiff.align.growth import Group
from tipdiff.align.sides import Pair, Side, close
from tipdiff.align.words import Lexicon

ALONE = 0.60
"""Likeness that a sentence moving on its own needs. From 0.60 to 0.65 the F1 stays put, at 0.50 it loses
0.003."""

TELLS = 3
"""Words of the rarest kind whose weight a pair moving on its own must share. "The government did not enforce
the law" stands in every section of a report: no word of it says which went where."""

TOLD_AGAIN = 0.44
"""Likeness that is enough within a section where a pair shares words of `TELLS_AGAIN` times the rarest kind: the
same law or case, told anew at another place."""

TELLS_AGAIN = 5.5
"""In 63 pairs of reports it adds seven matches, all right. From a likeness of 0.40 two of seven would be like
incidents, and across sections most."""

TOGETHER = 0.40
"""Likeness that is enough where a paragraph mate made the same move."""

SHORT = 40
"""Sentences under which nothing but equal text moves, where no paragraphs are known. In essays of 13 to 37
sentences, 4 of 42 pairs out of order were linked by their readers; in passages of 44 and more, 40 of 45."""


def find_moves(old: Side, new: Side, groups: Iterable[Group], likenesses: Likeness, lexicon: Lexicon) -> list[Pair]:
    """The open pairs that are like enough, greatest likeness first."""
    short = not old.in_paragraphs and min(len(old.texts), len(new.texts)) < SHORT
    alone = 1.0 if short else ALONE
    ways = {(old.paragraphs[o], new.paragraphs[n]) for group in groups for o in group.old for n in group.new}
    moves: list[Pair] = []
    for (o, n), like in sorted(likenesses.items(), key=lambda item: (-item[1], item[0])):
        if like < TOGETHER:
            break
        if o not in old.open or n not in new.open:
            continue
        way = (old.paragraphs[o], new.paragraphs[n])
        told = lexicon.weigh(lexicon.old[o].words & lexicon.new[n].words) / lexicon.rarest
        again = not short and old.sections[o] == new.sections[n] and like >= TOLD_AGAIN and told >= TELLS_AGAIN
        if way in ways or (like >= alone and told >= TELLS) or again:
            moves.append((o, n))
            ways.add(way)
            close([(o, n)], old, new)
    return moves
