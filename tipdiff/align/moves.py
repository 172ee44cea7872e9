"""Sentences that went elsewhere: to another place of their section, or to another section.

Takes what is open after everything in order has been matched; gives pairs, and closes them. It alone matches
against the order, so it asks for more likeness; for less where the rest of the paragraph took the same way.
"""

from __future__ import annotations

from collections.abc import Iterable

from tipdiff.align.candidates import SPOKEN_FOR, Likeness
from tipdiff.align.growth import Group
from tipdiff.align.sides import Pair, Side, close
from tipdiff.align.words import Lexicon

ALONE = 0.60
"""Likeness that a sentence on its own way to another section needs; within its section `SPOKEN_FOR` will do."""

TELLS = 2.4
"""Weight that the words shared by a pair moving on its own must have, in words of the rarest kind and taken times its
likeness: three for near-verbatim text, six for a law or case told anew at another place. "The government did not
enforce the law" stands in every section of a report, and no word of it says which went where."""

SHORT = 40
"""Sentences of the longer side under which nothing but equal text moves, where no paragraphs are known. Essays
have up to 37, and their readers link next to nothing out of order."""


def find_moves(old: Side, new: Side, groups: Iterable[Group], likenesses: Likeness, lexicon: Lexicon) -> list[Pair]:
    """The open pairs that are like enough, greatest likeness first."""
    short = not old.in_paragraphs and max(len(old.texts), len(new.texts)) < SHORT
    ways = {(old.paragraphs[o], new.paragraphs[n]) for group in groups for o in group.old for n in group.new}
    moves: list[Pair] = []
    for (o, n), like in sorted(likenesses.items(), key=lambda item: (-item[1], item[0])):
        if like < SPOKEN_FOR:
            break
        if o not in old.open or n not in new.open:
            continue
        way = (old.paragraphs[o], new.paragraphs[n])
        if way in ways or (
            like >= (1.0 if short else SPOKEN_FOR if old.sections[o] == new.sections[n] else ALONE)
            and like * lexicon.weigh(lexicon.old[o].words & lexicon.new[n].words) >= TELLS * lexicon.rarest
        ):
            moves.append((o, n))
            ways.add(way)
            close([(o, n)], old, new)
    return moves
