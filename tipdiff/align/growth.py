"""Splits and merges: a sentence left over beside a pair joins it when the pair's other side holds its words.

Takes pairs and the sentences still open; gives groups, 1-1, 1-n or n-1. It alone decides what is a split or a merge.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from tipdiff.align.words import Lexicon, Sentence

HELD = 0.60
"""Share of a joining sentence's weight that the other side must hold."""


@dataclass(frozen=True)
class Group:
    """Positions of one match to be; at least one side has a single sentence."""

    old: tuple[int, ...]
    new: tuple[int, ...]


@dataclass(frozen=True)
class _Offer:
    gain: float
    place: int
    """Of the group that would grow."""
    joins_old: bool
    position: int


def grow(pairs: Iterable[tuple[int, int]], open_old: set[int], open_new: set[int], lexicon: Lexicon) -> list[Group]:
    """Let open neighbours join, the greatest gain first, until none gains. Takes what joins out of the open sets."""
    groups = [Group((o,), (n,)) for o, n in pairs]
    offers = {place: _best_offer(place, group, open_old, open_new, lexicon) for place, group in enumerate(groups)}
    while True:
        standing = [offer for offer in offers.values() if offer]
        if not standing:
            return groups
        best = max(standing, key=lambda offer: (offer.gain, -offer.place))
        group = groups[best.place]
        if best.joins_old:
            open_old.discard(best.position)
            groups[best.place] = Group(tuple(sorted((*group.old, best.position))), group.new)
        else:
            open_new.discard(best.position)
            groups[best.place] = Group(group.old, tuple(sorted((*group.new, best.position))))
        for offer in standing:
            if offer is best or (offer.joins_old, offer.position) == (best.joins_old, best.position):
                offers[offer.place] = _best_offer(offer.place, groups[offer.place], open_old, open_new, lexicon)


def _best_offer(
    place: int, group: Group, open_old: set[int], open_new: set[int], lexicon: Lexicon
) -> _Offer | None:
    offers = []
    if len(group.new) == 1:
        whole = lexicon.new[group.new[0]]
        parts = [lexicon.old[o] for o in group.old]
        offers += [
            _Offer(gain, place, True, position)
            for position in (group.old[0] - 1, group.old[-1] + 1)
            if position in open_old and (gain := _gain(lexicon.old[position], parts, whole, lexicon)) > 0
        ]
    if len(group.old) == 1:
        whole = lexicon.old[group.old[0]]
        parts = [lexicon.new[n] for n in group.new]
        offers += [
            _Offer(gain, place, False, position)
            for position in (group.new[0] - 1, group.new[-1] + 1)
            if position in open_new and (gain := _gain(lexicon.new[position], parts, whole, lexicon)) > 0
        ]
    return max(offers, key=lambda offer: (offer.gain, offer.joins_old, -offer.position), default=None)


def _gain(joining: Sentence, parts: list[Sentence], whole: Sentence, lexicon: Lexicon) -> float:
    """How much closer to `whole` the parts come with `joining`, as a rise of Dice; 0 where it does not belong."""
    if lexicon.weigh(joining.words & whole.words) < HELD * joining.weight:
        return 0.0
    before = frozenset().union(*(part.words for part in parts))
    after = before | joining.words
    return _dice(after, whole, lexicon) - _dice(before, whole, lexicon)


def _dice(words: frozenset[str], whole: Sentence, lexicon: Lexicon) -> float:
    return 2 * lexicon.weigh(words & whole.words) / ((lexicon.weigh(words) + whole.weight) or 1)
