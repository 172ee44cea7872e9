"""Pairs of sentences worth a look, each with its likeness.

Takes a lexicon and the positions still open on both sides; gives `{(old, new): likeness}`. It alone compares texts.
An inverted index over the rarer words proposes, so that the cost grows with the text and not with its square.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from heapq import nlargest

from rapidfuzz.fuzz import ratio

from tipdiff.align.words import Lexicon, Sentence

COMMON = 30
"""A word in more open sentences than this proposes nobody."""

RIVALS = 8
"""Proposals kept for each old sentence."""

FAINT = 0.10
"""Dice below which a pair is not worth comparing letter by letter."""

STRANGE_NAMES = 0.4
"""What it costs a pair that each side has names, of people, places or months, which the other lacks: another incident
in the same place. By the share of their weight, of the side that has less of them."""

Likeness = dict[tuple[int, int], float]


def likeness(one: Sentence, other: Sentence, lexicon: Lexicon) -> float:
    """Half the weighted Dice of the words, half the edit ratio of the letters, less for strange names; in [0, 1]."""
    if one is other:
        return 1.0
    like = (dice(one, other, lexicon) + ratio(one.text, other.text) / 100) / 2
    if one.names and other.names:
        strange = min(lexicon.weigh(one.names - other.words), lexicon.weigh(other.names - one.words))
        like -= STRANGE_NAMES * 2 * strange / (one.weight + other.weight)
    return max(0.0, like)


def dice(one: Sentence, other: Sentence, lexicon: Lexicon) -> float:
    both = one.weight + other.weight
    return 2 * lexicon.weigh(one.words & other.words) / both if both else 0.0


def propose(lexicon: Lexicon, old: Iterable[int], new: Iterable[int]) -> Likeness:
    """The likeness of each open pair that shares enough rare words."""
    holders: defaultdict[str, list[int]] = defaultdict(list)
    for n in new:
        for word in lexicon.new[n].words:
            holders[word].append(n)
    telling = {word: (lexicon.weights[word], found) for word, found in holders.items() if len(found) <= COMMON}
    likenesses: Likeness = {}
    for o in old:
        sentence = lexicon.old[o]
        shared: defaultdict[int, int] = defaultdict(int)
        for word in sentence.words & telling.keys():
            weight, found = telling[word]
            for n in found:
                shared[n] += weight
        graded = [(2 * weight / (sentence.weight + lexicon.new[n].weight), -n) for n, weight in shared.items() if weight]
        for _, minus_n in nlargest(RIVALS, graded):
            other = lexicon.new[-minus_n]
            if dice(sentence, other, lexicon) >= FAINT:
                likenesses[o, -minus_n] = likeness(sentence, other, lexicon)
    return likenesses
