"""The heaviest set of pairs that run in the same order on both sides.

Takes weighted pairs of positions; gives the chain, ascending on both sides. It alone knows what "in order" means.
The same thing as a dynamic program over the whole grid where leaving a sentence out is free, at the cost of the
pairs alone.
"""

from __future__ import annotations

from collections.abc import Iterable
from itertools import groupby
from operator import itemgetter

Weighted = tuple[int, int, float]
"""Old position, new position, weight above 0."""


def heaviest_chain(pairs: Iterable[Weighted]) -> list[tuple[int, int]]:
    """Of all chains of `pairs` that ascend strictly on both sides, the one whose weights add up to most.

    A Fenwick tree over the new positions holds the best chain that ends at or before each: O(n log n).
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
            so_far, link = best_below(ranks[n] - 1)
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
