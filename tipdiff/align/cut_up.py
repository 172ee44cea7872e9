"""An edition that says in many short sentences what the other says in few long ones: plain language.

Takes both sides, the new one cut up; gives groups, each long sentence with the short ones that tell a part
of it, and closes them. No pair looks alike as a whole there, so that only the share of the short sentence
counts.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from heapq import nlargest
from itertools import pairwise

from tipdiff.align.candidates import RIVALS, share_rare_words
from tipdiff.align.growth import Group
from tipdiff.align.in_order import Weighted, heaviest_chain
from tipdiff.align.sides import Pair, Side, close
from tipdiff.align.words import Lexicon

LONGER = 1.3
"""How many times as long as the new side's the old side's sentences must be. Up to 1.23 in essays and in
human-rights reports, 1.8 to 2.6 beside plain-language versions."""

LONGER_OF_FEW = 2.0
"""The same where a side has fewer than `FEW` sentences, whose mean tells little: up to 1.7 in summaries of one
country's editions."""

FEW = 10

HELD = 0.25
"""Share of a short sentence's weight that the long one must hold. At 0.20 one match in eight is wrong where two
in five long sentences are gone."""

HELD_BETWEEN = 0.15
"""The same for a sentence between two that belong to the same long one."""


def is_cut_up(old: Side, new: Side) -> bool:
    """Whether the new side's sentences are so much shorter that several of them tell one old sentence."""
    few = min(len(old.texts), len(new.texts)) < FEW
    return old.mean_length() > (LONGER_OF_FEW if few else LONGER) * new.mean_length() > 0


def gather_parts(old: Side, new: Side, equal: Sequence[Pair], lexicon: Lexicon) -> list[Group]:
    """The equal pairs, and each long sentence with its parts."""
    links: defaultdict[str, list[Weighted]] = defaultdict(list)
    for o, n in equal:
        if old.sections[o] == new.sections[n]:
            links[old.sections[o]].append((n, o, 1.0))
    for o, shared in share_rare_words(old, new, lexicon):
        likely = [n for n in shared if old.sections[o] == new.sections[n]]
        for held, minus_n in nlargest(2 * RIVALS, [(_held(lexicon, o, n), -n) for n in likely]):
            if held > HELD:
                links[old.sections[o]].append((-minus_n, o, held - HELD))

    parts: defaultdict[int, list[int]] = defaultdict(list)
    for of_section in links.values():
        chain = heaviest_chain(of_section, new_repeats=True)
        for n, o in chain:
            parts[o].append(n)
        for (n, o), (after, of_same) in pairwise(chain):
            if o == of_same:
                parts[o] += [
                    middle
                    for middle in range(n + 1, after)
                    if middle in new.open
                    and new.sections[middle] == old.sections[o]
                    and _held(lexicon, o, middle) >= HELD_BETWEEN
                ]

    close(((o, n) for o, news in parts.items() for n in news), old, new)
    groups = [Group((o,), tuple(sorted(news))) for o, news in sorted(parts.items())]
    return groups + [Group((o,), (n,)) for o, n in equal if o not in parts]


def _held(lexicon: Lexicon, o: int, n: int) -> float:
    """Share of the new sentence's weight in the old one."""
    short = lexicon.new[n]
    return lexicon.weigh(short.words & lexicon.old[o].words) / (short.weight or 1)
