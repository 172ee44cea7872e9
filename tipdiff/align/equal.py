"""Sentences of equal text.

Takes both sides; gives the pairs that are certain and, apart from them, the twins: equal sentences of which
there are several, so that only what stands around them can tell which belong together.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Sequence

from rapidfuzz.distance import LCSseq

from tipdiff.align.sides import Pair, Side, close
from tipdiff.align.words import Lexicon

TWINS = 3
"""How far apart in their groups two of several equal sentences may stand and still be twins."""


def equal_pairs(old: Side, new: Side, lexicon: Lexicon) -> tuple[list[Pair], list[Pair]]:
    """Runs in order, then what occurs once in its section on both sides, then once in all that is left.

    Closes the pairs; the twins stay open.
    """
    pairs: list[Pair] = []
    new_places = new.by_section()
    for section, olds in old.by_section().items():
        pairs += _runs(olds, new_places.get(section, []), lexicon)
    close(pairs, old, new)
    for by_section in (True, False):
        single = [group for group in _groups(old, new, lexicon, by_section=by_section) if _is_single(group)]
        found = [(olds[0], news[0]) for olds, news in single]
        close(found, old, new)
        pairs += found
    twins = [
        (o, n)
        for olds, news in _groups(old, new, lexicon, by_section=False)
        for place, o in enumerate(olds)
        for n in news[max(0, place - TWINS) : place + TWINS + 1]
    ]
    return pairs, twins


def _runs(olds: Sequence[int], news: Sequence[int], lexicon: Lexicon) -> list[Pair]:
    """The longest common subsequence of a section, but for runs in which nothing occurs only once."""
    old_ids = [lexicon.old[o].number for o in olds]
    new_ids = [lexicon.new[n].number for n in news]
    old_counts, new_counts = Counter(old_ids), Counter(new_ids)
    pairs: list[Pair] = []
    for run in LCSseq.opcodes(old_ids, new_ids):
        ids = old_ids[run.src_start : run.src_end] if run.tag == "equal" else []
        if any(old_counts[one] == new_counts[one] == 1 for one in ids):
            pairs += zip(olds[run.src_start : run.src_end], news[run.dest_start : run.dest_end], strict=True)
    return pairs


def _groups(old: Side, new: Side, lexicon: Lexicon, *, by_section: bool) -> list[tuple[list[int], list[int]]]:
    """Open sentences of equal text that both sides have."""
    groups: defaultdict[tuple[int, str], tuple[list[int], list[int]]] = defaultdict(lambda: ([], []))
    for part, side, sentences in ((0, old, lexicon.old), (1, new, lexicon.new)):
        for place in sorted(side.open):
            section = side.sections[place] if by_section else ""
            groups[sentences[place].number, section][part].append(place)
    return [group for group in groups.values() if all(group)]


def _is_single(group: tuple[list[int], list[int]]) -> bool:
    return all(len(places) == 1 for places in group)
