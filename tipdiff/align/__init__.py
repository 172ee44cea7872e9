"""Which old finding stands beside which new one.

Takes the sentences of two editions, gives the matches between them: 1-1, splits and merges, moves within and across
sections. Surest first: equal text, then the heaviest chain of like sentences in the order of each section, then
neighbours that belong to a matched sentence, then what went elsewhere.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence

from tipdiff.align.candidates import Likeness, likeness, propose
from tipdiff.align.equal import equal_pairs
from tipdiff.align.growth import grow
from tipdiff.align.in_order import Pair, fill_gaps, heaviest_chain
from tipdiff.align.moves import ALONE as MOVES_ALONE
from tipdiff.align.moves import ALONE_IN_SHORT, SHORT, find_moves
from tipdiff.align.reasons import explain
from tipdiff.align.sides import Side
from tipdiff.align.words import Lexicon
from tipdiff.model import Match

__all__ = ["match"]

SKIP = 0.45
"""Likeness at which a pair in order is worth as much as leaving both out."""


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
    equal, twins = equal_pairs(old, new, lexicon)
    open_old = set(range(len(old.texts))).difference(o for o, _ in equal)
    open_new = set(range(len(new.texts))).difference(n for _, n in equal)

    likenesses = propose(lexicon, sorted(open_old), sorted(open_new)) | dict.fromkeys(twins, 1.0)
    chain = _chain(old, new, equal, likenesses)
    pairs = {*equal, *chain}
    open_old.difference_update(o for o, _ in chain)
    open_new.difference_update(n for _, n in chain)
    groups = grow(sorted(pairs), open_old, open_new, lexicon)

    filled = _fill(old, new, chain, open_old, open_new, lexicon)
    open_old.difference_update(o for o, _ in filled)
    open_new.difference_update(n for _, n in filled)
    short = not old.in_paragraphs and min(len(old.texts), len(new.texts)) < SHORT
    moves = find_moves(
        likenesses,
        open_old,
        open_new,
        [*pairs, *filled],
        (old.paragraphs, new.paragraphs),
        ALONE_IN_SHORT if short else MOVES_ALONE,
    )
    groups += grow([*filled, *moves], open_old, open_new, lexicon)
    return explain(groups, old, new, lexicon)


def _chain(old: Side, new: Side, equal: Iterable[Pair], likenesses: Likeness) -> list[Pair]:
    """The heaviest chain of each section through its equal and its like pairs, old positions ascending."""
    links: defaultdict[str, list[tuple[int, int, float]]] = defaultdict(list)
    for o, n in equal:
        if old.sections[o] == new.sections[n]:
            links[old.sections[o]].append((o, n, 1 - SKIP))
    for (o, n), like in likenesses.items():
        if like > SKIP and old.sections[o] == new.sections[n]:
            links[old.sections[o]].append((o, n, like - SKIP))
    return [pair for section in links.values() for pair in heaviest_chain(section)]


def _fill(
    old: Side, new: Side, chain: Iterable[Pair], open_old: set[int], open_new: set[int], lexicon: Lexicon
) -> list[Pair]:
    """Pairs in the gaps that the chain of each section leaves."""
    chains: defaultdict[str, list[Pair]] = defaultdict(list)
    for pair in chain:
        chains[old.sections[pair[0]]].append(pair)
    new_places = new.by_section()
    return [
        pair
        for section, olds in old.by_section().items()
        for pair in fill_gaps(
            chains[section],
            [o for o in olds if o in open_old],
            [n for n in new_places.get(section, ()) if n in open_new],
            lambda o, n: likeness(lexicon.old[o], lexicon.new[n], lexicon),
        )
    ]
