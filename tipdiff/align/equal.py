"""Sentences of equal text.

Takes both sides; gives the pairs that are certain and, apart from them, the twins: equal sentences of which there are
several, so that only their surroundings can tell which belong together.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Hashable, Iterable, Sequence

from rapidfuzz.distance import LCSseq

from tipdiff.align.in_order import Pair
from tipdiff.align.sides import Side
from tipdiff.align.words import Lexicon

RUN = 3
"""Equal sentences in a row that need no other proof than their number."""

TWINS = 3
"""How far apart in their groups two of several equal sentences may stand and still be twins."""


def equal_pairs(old: Side, new: Side, lexicon: Lexicon) -> tuple[list[Pair], list[Pair]]:
    """Runs in order, then what occurs once in its section on both sides, then once in what is left of the report."""
    pairs: list[Pair] = []
    new_places = new.by_section()
    for section, olds in old.by_section().items():
        news = new_places.get(section, [])
        pairs += _runs(olds, news, [lexicon.old[o].number for o in olds], [lexicon.new[n].number for n in news])

    in_section = _left(old, new, pairs, lexicon, by_section=True)
    pairs += [(olds[0], news[0]) for olds, news in in_section if len(olds) == len(news) == 1]
    anywhere = _left(old, new, pairs, lexicon, by_section=False)
    pairs += [(olds[0], news[0]) for olds, news in anywhere if len(olds) == len(news) == 1]

    twins = [
        (o, n)
        for olds, news in _left(old, new, pairs, lexicon, by_section=False)
        for a, o in enumerate(olds)
        for n in news[max(0, a - TWINS) : a + TWINS + 1]
    ]
    return pairs, twins


def _runs(olds: Sequence[int], news: Sequence[int], old_ids: Sequence[int], new_ids: Sequence[int]) -> list[Pair]:
    old_counts, new_counts = Counter(old_ids), Counter(new_ids)
    pairs: list[Pair] = []
    for run in LCSseq.opcodes(old_ids, new_ids):
        ids = old_ids[run.src_start : run.src_end] if run.tag == "equal" else []
        if len(ids) >= RUN or any(old_counts[one] == new_counts[one] == 1 for one in ids):
            pairs += zip(olds[run.src_start : run.src_end], news[run.dest_start : run.dest_end], strict=True)
    return pairs


def _left(
    old: Side, new: Side, pairs: Iterable[Pair], lexicon: Lexicon, *, by_section: bool
) -> list[tuple[list[int], list[int]]]:
    """Groups of equal sentences that no pair holds yet and that both sides have."""
    matched_old, matched_new = {o for o, _ in pairs}, {n for _, n in pairs}
    groups: defaultdict[Hashable, tuple[list[int], list[int]]] = defaultdict(lambda: ([], []))
    for side, matched, sentences, part in ((old, matched_old, lexicon.old, 0), (new, matched_new, lexicon.new, 1)):
        for place, sentence in enumerate(sentences):
            if place not in matched:
                groups[sentence.number, side.sections[place] if by_section else ""][part].append(place)
    return [group for group in groups.values() if all(group)]
