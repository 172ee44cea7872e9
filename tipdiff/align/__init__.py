"""Which old finding stands beside which new one.

Takes the sentences of two editions; gives the matches between them: 1-1, splits and merges, moves within
and across sections. Surest first: equal text, then the heaviest chain of like sentences in the order of
each section, then what neighbours speak for, then what went elsewhere.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from tipdiff.align.candidates import propose
from tipdiff.align.cut_up import gather_parts, is_cut_up
from tipdiff.align.equal import equal_pairs
from tipdiff.align.growth import grow
from tipdiff.align.in_order import chain_up, fill_gaps
from tipdiff.align.moves import find_moves
from tipdiff.align.reasons import explain
from tipdiff.align.sides import Side
from tipdiff.align.words import Lexicon
from tipdiff.model import Match

__all__ = ["match"]


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
    """Match the sentences of two editions; each stands in at most one match. In the new edition's order.

    Sections of one name are aligned with each other wherever they stand; without labels everything is one
    section. Paragraph numbers, unique in the whole report, let whole paragraphs move. `drift` names terms
    that count as the same words. Swapping old and new mirrors the result.
    """
    before = Side(old, old_sections, old_paragraphs)
    after = Side(new, new_sections, new_paragraphs)
    if _canonical(before, after):
        matches = _match(before, after, drift)
    else:
        matches = [Match(m.new, m.old, m.similarity, m.reasons) for m in _match(after, before, drift)]
    return sorted(matches, key=lambda found: (found.new, found.old))


def _canonical(old: Side, new: Side) -> bool:
    """Whether to take the two in this order: always one of both orders, so that ties fall the same way."""
    if is_cut_up(old, new) or is_cut_up(new, old):
        return is_cut_up(old, new)
    return old.key() <= new.key()


def _match(old: Side, new: Side, drift: Iterable[tuple[str, str]]) -> list[Match]:
    lexicon = Lexicon(old.texts, new.texts, drift)
    equal, twins = equal_pairs(old, new, lexicon)
    likenesses = propose(old, new, lexicon) | dict.fromkeys(twins, 1.0)
    chain = chain_up(old, new, equal, likenesses)
    groups = grow({*equal, *chain}, old, new, lexicon)
    groups += grow(fill_gaps(old, new, chain, lexicon), old, new, lexicon)
    if is_cut_up(old, new):
        groups = gather_parts(old, new, groups, lexicon)
    groups += grow(find_moves(old, new, groups, likenesses, lexicon), old, new, lexicon)
    return explain(groups, old, new, lexicon)
