"""Pairs of sentences worth a look, each with its likeness.

Takes what is open on both sides; gives `{(old, new): likeness}`. It alone compares texts. An inverted index
over the rarer words proposes, so that the cost grows with the text and not with its square.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from heapq import nlargest

from rapidfuzz.fuzz import ratio

from tipdiff.align.sides import Pair, Side
from tipdiff.align.words import Lexicon, Sentence

COMMON = 20
"""A word in more open sentences than this proposes nobody."""

RIVALS = 5
"""Proposals kept for each old sentence. Two were enough on all gold, one was not."""

FAINT = 0.15
"""Dice of the rarer words below which a pair is not worth comparing letter by letter."""

STRANGE_NAMES = 0.5
"""What it costs a pair that each side names people, places or months that the other lacks: another incident
in the same place. By the share of their weight, on the side that has less of them."""

Likeness = dict[Pair, float]


def likeness(one: Sentence, other: Sentence, lexicon: Lexicon) -> float:
    """In [0, 1]: half the weighted Dice of the words, half the edit ratio, less for strange names."""
    if one is other:
        return 1.0
    words = _dice(lexicon.weigh(one.words & other.words), one, other)
    strange = 0.0
    if one.names and other.names:
        names = min(lexicon.weigh(one.names - other.words), lexicon.weigh(other.names - one.words))
        strange = STRANGE_NAMES * _dice(names, one, other)
    return max(0.0, (words + ratio(one.text, other.text) / 100) / 2 - strange)


def propose(old: Side, new: Side, lexicon: Lexicon) -> Likeness:
    """The likeness of each open pair that shares enough rare words."""
    likenesses: Likeness = {}
    for o, shared in share_rare_words(old, new, lexicon):
        one = lexicon.old[o]
        least = FAINT * one.weight / 2
        graded = [(_dice(weight, one, lexicon.new[n]), -n) for n, weight in shared.items() if weight >= least]
        for _, minus_n in nlargest(RIVALS, [pair for pair in graded if pair[0] >= FAINT]):
            likenesses[o, -minus_n] = likeness(one, lexicon.new[-minus_n], lexicon)
    return likenesses


def share_rare_words(old: Side, new: Side, lexicon: Lexicon) -> Iterator[tuple[int, dict[int, int]]]:
    """For each open old sentence the open new ones it shares rarer words with, and the weight of those."""
    holders: defaultdict[str, list[int]] = defaultdict(list)
    for n in sorted(new.open):
        for word in lexicon.new[n].words:
            holders[word].append(n)
    telling = {word: found for word, found in holders.items() if len(found) <= COMMON}
    for o in sorted(old.open):
        shared: dict[int, int] = {}
        for word in lexicon.old[o].words:
            if word in telling:
                weight = lexicon.weights[word]
                for n in telling[word]:
                    shared[n] = shared.get(n, 0) + weight
        yield o, shared


def _dice(shared: int, one: Sentence, other: Sentence) -> float:
    return 2 * shared / ((one.weight + other.weight) or 1)
