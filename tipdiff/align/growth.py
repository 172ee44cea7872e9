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

FITS = 0.40
"""How well a neighbour must fill what the group leaves unsaid of the single opposite sentence (a Dice)."""

FITS_FROM_AFAR = 0.55
"""The same where other sentences stand between."""

GAINS = 0.02
"""How much closer the group must come to the opposite sentence by it (a rise of Dice)."""

HELD = 0.80
"""Share of a neighbour's weight in the opposite sentence that is enough where the group comes closer at
all: the halves of a split share words, so that the second may say little which the first left unsaid."""

HELD_FROM_AFAR = 0.95
"""The same where other sentences stand between: all but all of it."""

REACH = 4
"""How far from the group a sentence may stand: passages merge three sentences that stood five apart."""


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
    if olds == news:  # nothing is unsaid
        return None
    offers: list[Offer] = []
    if len(news) == 1:
        for position, near in _around(group.old, old.open):
            if gain := _gain(lexicon.old[position], olds, news[0], near, lexicon):
                offers.append((-gain, place, True, position))
    if len(olds) == 1:
        for position, near in _around(group.new, new.open):
            if gain := _gain(lexicon.new[position], news, olds[0], near, lexicon):
                offers.append((-gain, place, False, position))
    return min(offers, default=None)


def _around(positions: tuple[int, ...], opens: set[int]) -> list[tuple[int, bool]]:
    """Open positions within reach of `positions`, each with whether it stands right beside them."""
    first, last = positions[0], positions[-1]
    return [
        (position, first - 1 <= position <= last + 1)
        for position in range(first - REACH, last + REACH + 1)
        if position in opens
    ]


def _gain(joining: Sentence, parts: list[Sentence], whole: Sentence, near: bool, lexicon: Lexicon) -> float:
    """How much closer the parts come to `whole` by `joining`, in Dice; 0 where it does not belong."""
    said = frozenset[str]().union(*(part.words for part in parts))
    unsaid = whole.words - said
    shared = lexicon.weigh(joining.words & unsaid)
    room = joining.weight + lexicon.weigh(unsaid)
    if not joining.weight:
        return 0.0
    gain = _dice(said | joining.words, whole, lexicon) - _dice(said, whole, lexicon)
    fits = gain >= GAINS and 2 * shared >= (FITS if near else FITS_FROM_AFAR) * room
    held = lexicon.weigh(joining.words & whole.words) / joining.weight
    kept = held >= HELD if near else held >= HELD_FROM_AFAR and gain >= GAINS
    return gain if gain > 0 and (fits or kept) else 0.0


def _dice(words: frozenset[str], whole: Sentence, lexicon: Lexicon) -> float:
    return 2 * lexicon.weigh(words & whole.words) / ((lexicon.weigh(words) + whole.weight) or 1)
