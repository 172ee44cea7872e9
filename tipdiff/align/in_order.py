"""Pairs that run in the same order on both sides.

Takes positions and likenesses; gives pairs ascending on both sides. It alone knows what "in order" means: a heaviest
chain first, then the gaps that it leaves, where neighbours already matched speak for a pair.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Callable, Iterable, Sequence
from itertools import groupby, pairwise
from operator import itemgetter

Pair = tuple[int, int]
Weighted = tuple[int, int, float]
"""Old position, new position, weight above 0."""

BESIDE = 0.40
"""Likeness that a pair needs beside a matched one. Of such pairs between 0.40 and 0.45 six in ten are right in
ArgRewrite, of those further off none."""

ALONE = 0.35
"""Likeness that the only two sentences of a gap need: 16 of 17 such pairs from 0.35 to 0.50 are right."""


def heaviest_chain(pairs: Iterable[Weighted]) -> list[Pair]:
    """Of all chains of `pairs` that ascend strictly on both sides, the one whose weights add up to most.

    It is what a dynamic program over the whole grid would find where leaving a sentence out is free, at the cost of
    the pairs alone: a Fenwick tree over the new positions holds the best chain that ends at or before each.
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


def fill_gaps(
    chain: Sequence[Pair], olds: Sequence[int], news: Sequence[int], likeness: Callable[[int, int], float]
) -> list[Pair]:
    """Pairs of the open `olds` and `news` that neighbours in `chain` speak for, gap by gap.

    A gap is what stands open between two matched pairs, before the first or after the last.
    """
    old_gaps = _gaps([o for o, _ in chain], olds)
    new_gaps = _gaps([n for _, n in chain], news)
    pairs: list[Pair] = []
    for left, right in zip(old_gaps, new_gaps, strict=True):
        while left and right:
            needed = ALONE if len(left) == len(right) == 1 else BESIDE
            end = next((end for end in (0, -1) if likeness(left[end], right[end]) >= needed), None)
            if end is None:
                break
            pairs.append((left.pop(end), right.pop(end)))
    return pairs


def _gaps(bounds: Sequence[int], opens: Sequence[int]) -> list[list[int]]:
    """The ascending `opens` parted by the ascending `bounds`: one list more than there are bounds."""
    cuts = [0, *(bisect_left(opens, bound) for bound in bounds), len(opens)]
    return [list(opens[start:end]) for start, end in pairwise(cuts)]
