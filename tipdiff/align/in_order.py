"""Pairs that run in the same order on both sides.

Takes likenesses; gives pairs ascending on both sides of each section, and closes them. It alone knows what
"in order" means: a heaviest chain first, then the gaps that it leaves, where neighbours already matched
speak for a pair.
"""

from __future__ import annotations

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterable, Sequence
from itertools import groupby, pairwise
from operator import itemgetter

from tipdiff.align.candidates import SPOKEN_FOR, Likeness, likeness
from tipdiff.align.sides import Pair, Side, close
from tipdiff.align.words import Lexicon

SKIP = 0.30
"""Likeness at which a pair is worth as much as leaving both out, so that the only two sentences of a gap match
from here on. A chain that skips more readily lets one far pair outweigh several faint ones in their order."""

SURE = 0.45
"""Likeness that a pair of the chain needs to be matched by it; the others only held the order, and wait for
matched neighbours to speak for them."""

Weighted = tuple[int, int, float]
"""Old position, new position, weight above 0."""


def chain_up(old: Side, new: Side, equal: Iterable[Pair], likenesses: Likeness) -> list[Pair]:
    """The heaviest chain of each section through its equal and its like pairs, old positions ascending."""
    links: defaultdict[str, list[Weighted]] = defaultdict(list)
    for o, n in equal:
        if old.sections[o] == new.sections[n]:
            links[old.sections[o]].append((o, n, 1 - SKIP))
    for (o, n), like in likenesses.items():
        if like > SKIP and old.sections[o] == new.sections[n]:
            links[old.sections[o]].append((o, n, like - SKIP))
    certain = set(equal)
    chain = [
        pair
        for of_section in links.values()
        for pair in heaviest_chain(of_section)
        if pair in certain or likenesses[pair] > SURE
    ]
    close(chain, old, new)
    return chain


def heaviest_chain(pairs: Iterable[Weighted], *, new_repeats: bool = False) -> list[Pair]:
    """Of all chains of `pairs` that ascend on both sides, the one whose weights add up to most.

    No position stands in it twice; a new one may with `new_repeats`. It is what a dynamic program over the
    whole grid would find where leaving a sentence out is free, at the cost of the pairs alone: a Fenwick
    tree over the new positions holds the best chain that ends at or before each.
    """
    links = sorted(pairs)
    ranks = {n: rank for rank, n in enumerate(sorted({n for _, n, _ in links}), 1)}
    ends: list[tuple[float, int]] = [(0.0, -1)] * (len(ranks) + 1)
    before: list[int] = []

    def best_below(rank: int) -> tuple[float, int]:
        best = ends[0]
        while rank > 0:
            if ends[rank][0] > best[0]:
                best = ends[rank]
            rank &= rank - 1
        return best

    for _, same_old in groupby(links, key=itemgetter(0)):
        grown = []
        for _, n, weight in same_old:
            so_far, link = best_below(ranks[n] - (not new_repeats))
            grown.append((ranks[n], (so_far + weight, len(before))))
            before.append(link)
        for rank, chain in grown:
            while rank < len(ends):
                if chain[0] > ends[rank][0]:
                    ends[rank] = chain
                rank += rank & -rank

    _, link = best_below(len(ranks))
    chain_back = []
    while link >= 0:
        chain_back.append(links[link][:2])
        link = before[link]
    return chain_back[::-1]


def fill_gaps(old: Side, new: Side, chain: Iterable[Pair], lexicon: Lexicon) -> list[Pair]:
    """Open pairs of each section that neighbours in its chain speak for."""
    chains: defaultdict[str, list[Pair]] = defaultdict(list)
    for pair in chain:
        chains[old.sections[pair[0]]].append(pair)
    new_places = new.by_section()
    pairs: list[Pair] = []
    for section, olds in old.by_section().items():
        old_gaps = _gaps([o for o, _ in chains[section]], [o for o in olds if o in old.open])
        news = [n for n in new_places.get(section, ()) if n in new.open]
        new_gaps = _gaps([n for _, n in chains[section]], news)
        for old_gap, new_gap in zip(old_gaps, new_gaps, strict=True):
            pairs += _fill(old_gap, new_gap, lexicon)
    close(pairs, old, new)
    return pairs


def _fill(olds: list[int], news: list[int], lexicon: Lexicon) -> list[Pair]:
    """Pairs from the ends of a gap inwards. A gap is what stands open between two matched pairs."""
    pairs: list[Pair] = []
    while olds and news:
        needed = SKIP if len(olds) == len(news) == 1 else SPOKEN_FOR
        for end in (0, -1):
            if likeness(lexicon.old[olds[end]], lexicon.new[news[end]], lexicon) >= needed:
                pairs.append((olds.pop(end), news.pop(end)))
                break
        else:
            break
    return pairs


def _gaps(bounds: Sequence[int], opens: Sequence[int]) -> list[list[int]]:
    """The ascending `opens` parted by the ascending `bounds`: one list more than there are bounds."""
    cuts = [0, *(bisect_left(opens, bound) for bound in bounds), len(opens)]
    return [list(opens[start:end]) for start, end in pairwise(cuts)]
