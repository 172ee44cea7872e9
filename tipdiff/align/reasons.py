"""What speaks for a match, in words a screen can show.

Takes the groups; gives `Match`es. It alone says which of them moved and why two sentences stand side by side.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Sequence
from heapq import nsmallest

from rapidfuzz.fuzz import ratio

from tipdiff.align.growth import Group
from tipdiff.align.in_order import heaviest_chain
from tipdiff.align.sides import Side
from tipdiff.align.words import Lexicon, Sentence, spell_out
from tipdiff.model import Match

SHOWN = 3
"""Shared words named, the rarest first."""


def explain(groups: Sequence[Group], old: Side, new: Side, lexicon: Lexicon) -> list[Match]:
    """A match for each group, in their order, with its similarity and what speaks for it."""
    stayed = _stayed(groups, old, new)
    return [_explained(group, group in stayed, lexicon) for group in groups]


def _stayed(groups: Sequence[Group], old: Side, new: Side) -> set[Group]:
    """The groups in the longest chain of their section, measured in paragraphs.

    Where a long paragraph changed places with several short ones, it is the one that moved, however many
    sentences it has.
    """
    links: defaultdict[str, dict[tuple[int, int], Group]] = defaultdict(dict)
    for group in groups:
        o, n = group.old[0], group.new[0]
        if old.sections[o] == new.sections[n]:
            links[old.sections[o]][o, n] = group
    old_sizes = Counter(old.paragraphs[o] for of_section in links.values() for o, _ in of_section)
    new_sizes = Counter(new.paragraphs[n] for of_section in links.values() for _, n in of_section)

    def share(link: tuple[int, int]) -> float:
        o, n = link
        return 1 / old_sizes[old.paragraphs[o]] + 1 / new_sizes[new.paragraphs[n]]

    return {
        of_section[link]
        for of_section in links.values()
        for link in heaviest_chain((*link, share(link)) for link in of_section)
    }


def _explained(group: Group, stayed: bool, lexicon: Lexicon) -> Match:
    olds = [lexicon.old[o] for o in group.old]
    news = [lexicon.new[n] for n in group.new]
    how = "growth" if len(olds) + len(news) > 2 else "exact" if olds[0] is news[0] else "fuzzy"
    reasons: tuple[str, ...] = (how,) if stayed else ("moved", how)
    if how == "exact":
        return Match(group.old, group.new, 1.0, reasons)
    old_words = frozenset[str]().union(*(sentence.words for sentence in olds))
    new_words = frozenset[str]().union(*(sentence.words for sentence in news))
    if any(word[0].isdigit() for word in old_words ^ new_words):
        reasons += ("figures-masked",)
    if shown := _rarest(old_words & new_words, news, lexicon):
        reasons += (f"shares: {', '.join(shown)}",)
    return Match(group.old, group.new, _similarity(olds, news), reasons)


def _similarity(olds: Sequence[Sentence], news: Sequence[Sentence]) -> float:
    texts = (" ".join(sentence.text for sentence in side) for side in (olds, news))
    return round(ratio(*texts) / 100, 4)


def _rarest(shared: frozenset[str], news: Sequence[Sentence], lexicon: Lexicon) -> list[str]:
    rarest = nsmallest(SHOWN, shared, key=lambda stem: (-lexicon.weights[stem], stem))
    return spell_out(rarest, " ".join(sentence.text for sentence in news))
