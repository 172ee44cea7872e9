"""Splits and merges: a sentence left over near a pair joins it when it says what the pair leaves unsaid.

Takes pairs; gives groups, 1-1, 1-n or n-1, and closes what joined. It alone decides what is a split
or a merge.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from heapq import heapify, heappop, heappush
from typing import NamedTuple

from tipdiff.align.sides import Pair, Side
from tipdiff.align.words import Lexicon, Sentence

FITS = 0.50
"""How well a neighbour must fill what the group leaves unsaid of the single opposite sentence (a Dice)."""

HELD = 0.80
"""Share of a neighbour's weight in the opposite sentence that is enough where the group comes closer at
all: the halves of a split share words, so that the second may say little which the first left unsaid."""

PARTS = 4
"""How many sentences one may be split into, or merged from, and how far from the others each may stand: readers
linked up to four, that stood up to five apart, and none of what lay further off was a half of the same."""


class Group(NamedTuple):
    """Positions of one match to be; at least one side has a single sentence."""

    old: tuple[int, ...]
    new: tuple[int, ...]


Offer = tuple[float, int, bool, int]
"""Gain below 0, the least being the best; the group that would grow; whether an old sentence joins; which."""


def grow(pairs: Iterable[Pair], old: Side, new: Side, lexicon: Lexicon) -> list[Group]:
    """Let open neighbours join, the greatest gain first, until none gains."""
    groups = [Group((o,), (n,)) for o, n in sorted(pairs)]
    offers = [offer for place in range(len(groups)) if (offer := _best_offer(place, groups, old, new, lexicon))]
    heapify(offers)
    while offers:
        _, place, joins_old, position = heappop(offers)
        opens = old.open if joins_old else new.open
        if position in opens:
            opens.discard(position)
            group = groups[place]
            if joins_old:
                groups[place] = Group(tuple(sorted((*group.old, position))), group.new)
            else:
                groups[place] = Group(group.old, tuple(sorted((*group.new, position))))
        if another := _best_offer(place, groups, old, new, lexicon):
            heappush(offers, another)
    return groups


def _best_offer(place: int, groups: Sequence[Group], old: Side, new: Side, lexicon: Lexicon) -> Offer | None:
    group = groups[place]
    olds, news = [lexicon.old[o] for o in group.old], [lexicon.new[n] for n in group.new]
    if olds == news or len(olds) + len(news) > PARTS:  # nothing is unsaid, or enough has joined
        return None
    offers: list[Offer] = []
    if len(news) == 1:
        near = _around(group.old, old.open)
        offers += [(-_gain(lexicon.old[o], olds, news[0], lexicon), place, True, o) for o in near]
    if len(olds) == 1:
        near = _around(group.new, new.open)
        offers += [(-_gain(lexicon.new[n], news, olds[0], lexicon), place, False, n) for n in near]
    best = min(offers, default=None)
    return best if best and best[0] < 0 else None


def _around(positions: tuple[int, ...], opens: set[int]) -> list[int]:
    """Open positions within reach of `positions`."""
    return [place for place in range(positions[0] - PARTS, positions[-1] + PARTS + 1) if place in opens]


def _gain(joining: Sentence, parts: list[Sentence], whole: Sentence, lexicon: Lexicon) -> float:
    """How much closer the parts come to `whole` by `joining`, in Dice; 0 or less where it does not belong."""
    said = frozenset[str]().union(*(part.words for part in parts))
    unsaid = whole.words - said
    room = joining.weight + lexicon.weigh(unsaid)
    fits = 2 * lexicon.weigh(joining.words & unsaid) >= FITS * room
    if not (fits or lexicon.weigh(joining.words & whole.words) >= HELD * joining.weight):
        return 0.0
    return _dice(said | joining.words, whole, lexicon) - _dice(said, whole, lexicon)


def _dice(words: frozenset[str], whole: Sentence, lexicon: Lexicon) -> float:
    return 2 * lexicon.weigh(words & whole.words) / ((lexicon.weigh(words) + whole.weight) or 1)
