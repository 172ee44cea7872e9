"""Which old finding stands beside which new one.

Takes the sentences of two editions, gives the matches between them: 1-1, splits and merges, moves within and across
sections. Surest first: equal text, then the heaviest chain of like sentences in the order of each section, then
neighbours that belong to a matched sentence, then what went elsewhere.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence

from rapidfuzz.distance import LCSseq

from tipdiff.align.candidates import Likeness, likeness, propose
from tipdiff.align.growth import Group, grow
from tipdiff.align.in_order import heaviest_chain
from tipdiff.align.moves import find_moves
from tipdiff.align.reasons import explain
from tipdiff.align.sides import Side
from tipdiff.align.words import Lexicon
from tipdiff.model import Match

__all__ = ["match"]

SKIP = 0.40
"""Likeness at which a pair in order is worth as much as leaving both out."""

Pair = tuple[int, int]


def match(
    old: Sequence[str],
    new: Sequence[str],
    *,
    old_sections: Sequence[str] | None = None,
    new_sections: Sequence[str] | None = None,
    old_paragraphs: Sequence[int] | None = None,
    new_paragraphs: Sequence[int] | None = None,
    drift: Sequence[tuple[str, str]] = (),
) -> list[Match]:
    """Match the sentences of two editions; each stands in at most one match, the matches in the new edition's order.

    Sections of one name are aligned with each other wherever they stand; without labels everything is one section.
    Paragraph numbers, unique in the whole report, let whole paragraphs move. `drift` names terms that count as the
    same words. Swapping old and new mirrors the result.
    """
    before = Side(old, old_sections, old_paragraphs)
    after = Side(new, new_sections, new_paragraphs)
    if before.key() <= after.key():
        matches = _match(before, after, drift)
    else:  # one of the two orders is the canonical one, so that ties fall the same way in both
        matches = [Match(m.new, m.old, m.similarity, m.reasons) for m in _match(after, before, drift)]
    return sorted(matches, key=lambda found: (found.new, found.old))


def _match(old: Side, new: Side, drift: Iterable[tuple[str, str]]) -> list[Match]:
    lexicon = Lexicon(old.texts, new.texts, drift)
    equal = _equal_pairs(old, new, lexicon)
    open_old = set(range(len(old.texts))) - {o for o, _ in equal}
    open_new = set(range(len(new.texts))) - {n for _, n in equal}

    likenesses = propose(lexicon, sorted(open_old), sorted(open_new))
    chained = _in_order(old, new, equal, likenesses)
    pairs = sorted({*equal, *chained})
    open_old -= {o for o, _ in chained}
    open_new -= {n for _, n in chained}

    groups = grow(pairs, open_old, open_new, lexicon)
    moves = find_moves(likenesses, open_old, open_new, pairs, (old.paragraphs, new.paragraphs))
    groups += grow(moves, open_old, open_new, lexicon)
    return explain(groups, old, new, lexicon)


def _equal_pairs(old: Side, new: Side, lexicon: Lexicon) -> list[Pair]:
    """Sentences of equal text: in order within their section, then anywhere in it, then in another section."""
    pairs: list[Pair] = []
    new_places = new.by_section()
    for section, olds in old.by_section().items():
        news = new_places.get(section, [])
        runs = LCSseq.opcodes([lexicon.old[o].number for o in olds], [lexicon.new[n].number for n in news])
        pairs += [
            (olds[run.src_start + step], news[run.dest_start + step])
            for run in runs
            if run.tag == "equal"
            for step in range(run.src_end - run.src_start)
        ]
    for same_section in (True, False):
        taken = {n for _, n in pairs}
        waiting: defaultdict[tuple[int, str], list[int]] = defaultdict(list)
        for n in range(len(new.texts) - 1, -1, -1):
            if n not in taken:
                waiting[lexicon.new[n].number, new.sections[n] if same_section else ""].append(n)
        matched = {o for o, _ in pairs}
        for o in range(len(old.texts)):
            found = waiting.get((lexicon.old[o].number, old.sections[o] if same_section else ""))
            if o not in matched and found:
                pairs.append((o, found.pop()))
    return pairs


def _in_order(old: Side, new: Side, equal: Iterable[Pair], likenesses: Likeness) -> list[Pair]:
    """The heaviest chain of each section through its equal pairs and its like ones; gives the like ones in it."""
    links: defaultdict[str, list[tuple[int, int, float]]] = defaultdict(list)
    for o, n in equal:
        if old.sections[o] == new.sections[n]:
            links[old.sections[o]].append((o, n, 1 - SKIP))
    for (o, n), like in likenesses.items():
        if like > SKIP and old.sections[o] == new.sections[n]:
            links[old.sections[o]].append((o, n, like - SKIP))
    return [pair for section in links.values() for pair in heaviest_chain(section) if pair in likenesses]
