"""Pairs of sentences worth a look, each with its likeness.

Takes what is open on both sides; gives `{(old, new): likeness}`. It alone compares texts. An inverted index
over the rarer words proposes, so that the cost grows with the text and not with its square.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from heapq import nlargest

from rapidfuzz.fuzz import ratio

from tipdiff.align.sides import Pair, Side
from tipdiff.align.sources import differ_in_subject
from tipdiff.align.words import Lexicon, Sentence

COMMON = 20
"""A word in more open sentences than this proposes nobody: no link hangs on it, but the cost of a long report does."""

RIVALS = 2
"""Proposals kept for each old sentence. One loses links of essays, from three on a like incident gets in."""

SPOKEN_FOR = 0.40
"""Likeness that is enough where something beside it speaks for a pair: a matched neighbour, a paragraph mate
that went the same way, words that stand nowhere else."""

STRANGE_NAMES = 0.5
"""What it costs a pair that each side names people, places or months that the other lacks: another incident
in the same place. By the share of their weight, on the side that has less of them."""

Likeness = dict[Pair, float]


def likeness(one: Sentence, other: Sentence, lexicon: Lexicon) -> float:
    """In [0, 1]: half the weighted Dice of the words, half the edit ratio, less for strange names.

    Two sentences that end in lists are as like as what stands before the lists: each year has its own names.
    """
    if one is other:
        return 1.0
    heads = likeness(one.head, other.head, lexicon) if one.head and other.head else 0.0
    words = _dice(lexicon.weigh(one.words & other.words), one, other)
    strange = 0.0
    if one.names and other.names:
        names = min(lexicon.weigh(one.names - other.words), lexicon.weigh(other.names - one.words))
        strange = STRANGE_NAMES * _dice(names, one, other)
    whole = (words + ratio(one.said, other.said) / 100) / 2 - strange
    if not (one.head and other.head) and differ_in_subject(one, other, lexicon):
        return 0.0
    return max(heads, whole)


def propose(old: Side, new: Side, lexicon: Lexicon) -> Likeness:
    """The likeness of each open pair that shares enough rare words."""
    likenesses: Likeness = {}
    for o, shared in share_rare_words(old.open, new.open, lexicon):
        one = lexicon.old[o]
        graded = [(_dice(weight, one, lexicon.new[n]), -n) for n, weight in shared.items()]
        for _, minus_n in nlargest(RIVALS, graded):
            likenesses[o, -minus_n] = likeness(one, lexicon.new[-minus_n], lexicon)
    return likenesses


def share_rare_words(
    olds: Iterable[int], news: Iterable[int], lexicon: Lexicon
) -> Iterator[tuple[int, dict[int, int]]]:
    """For each of the old sentences those of the new ones it shares rarer words with, and the weight of those."""
    holders: defaultdict[str, list[int]] = defaultdict(list)
    for n in sorted(news):
        for word in lexicon.new[n].words:
            holders[word].append(n)
    telling = {word: found for word, found in holders.items() if len(found) <= COMMON}
    for o in sorted(olds):
        shared: dict[int, int] = {}
        for word in lexicon.old[o].words:
            if word in telling:
                weight = lexicon.weights[word]
                for n in telling[word]:
                    shared[n] = shared.get(n, 0) + weight
        yield o, shared


def _dice(shared: int, one: Sentence, other: Sentence) -> float:
    return 2 * shared / ((one.weight + other.weight) or 1)
