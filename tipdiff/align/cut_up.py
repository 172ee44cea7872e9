"""An edition that says in many short sentences what the other says in few long ones: plain language.

Takes both sides, the new one cut up, and the groups found so far; gives the groups, each long sentence with the
short ones that tell a part of it, and closes what joined. No pair looks alike as a whole there, so that only
the share of the short sentence counts.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence

from tipdiff.align.candidates import share_rare_words
from tipdiff.align.growth import PARTS, Group
from tipdiff.align.in_order import Weighted, heaviest_chain
from tipdiff.align.sides import Side, close
from tipdiff.align.words import Lexicon

LONGER = 1.7
"""How many times as long as the new side's the old side's sentences must be. Up to 1.23 in essays and in
human-rights reports, up to 1.7 in summaries of a few sentences, 1.8 to 2.6 beside plain-language versions."""

HELD = 0.24
"""Share of a short sentence's weight that the long one must hold. At 0.20 one match in ten is wrong where two in
five long sentences are gone."""


def is_cut_up(old: Side, new: Side) -> bool:
    """Whether the new side's sentences are so much shorter that several of them tell one old sentence."""
    return old.mean_length() > LONGER * new.mean_length() > 0


def gather_parts(old: Side, new: Side, groups: Sequence[Group], lexicon: Lexicon) -> list[Group]:
    """The groups with the open short sentences that join them, and new ones of what was open on both sides."""
    links: defaultdict[str, list[Weighted]] = defaultdict(list)
    whole = set(old.open)
    for group in groups:
        if len(group.old) == 1:
            whole |= {*group.old}
        o = group.old[0]
        links[old.sections[o]] += [(n, o, 1.0) for n in group.new if old.sections[o] == new.sections[n]]
    for o, shared in share_rare_words(whole, new.open, lexicon):
        held = [(n, _held(lexicon, o, n)) for n in shared if old.sections[o] == new.sections[n]]
        links[old.sections[o]] += [(n, o, share - HELD) for n, share in held if share > HELD]

    parts = {group.old: set(group.new) for group in groups}
    for of_section in links.values():
        for n, o in heaviest_chain(of_section, new_repeats=True):
            if n in new.open and len(parts.get((o,), ())) < PARTS:
                parts.setdefault((o,), set()).add(n)
                close([(o, n)], old, new)
    return [Group(olds, tuple(sorted(news))) for olds, news in sorted(parts.items())]


def _held(lexicon: Lexicon, o: int, n: int) -> float:
    """Share of the new sentence's weight in the old one."""
    short = lexicon.new[n]
    return lexicon.weigh(short.words & lexicon.old[o].words) / (short.weight or 1)
