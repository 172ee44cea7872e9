"""Word differences between two texts: pieces that are equal, deleted or inserted, and no number ever cut."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache

from rapidfuzz.distance import Indel

from tipdiff.model import Piece

TOKEN = re.compile(r" ?(?:\d+(?:[.,]\d+)*\w*|[^\W\d]\w*(?:['-]\w+)*|[^\w\s]|_)|\s")
"""A word with the blank before it; digits with their separators are one token."""
ISLAND = frozenset(
    (" the", " a", " an", " of", " to", " in", " and", " or", " for", " by", " on", " at", ",", " with", " –")
)
"""Tokens that say nothing between two changes: left standing alone they break the sentence into crumbs."""
ISLAND_TOKENS = 2

_Run = tuple[str, list[str], list[str]]
"""("equal" | "differ", old tokens, new tokens)"""


def tokens(text: str) -> list[str]:
    """The words and marks of a text; joined they are the text."""
    return TOKEN.findall(text)


def pieces(old: str, new: str) -> tuple[Piece, ...]:
    """What to delete from `old` and to insert for `new`; `equal` and `delete` together are `old`."""
    if old == new:
        return (("equal", old),) if old else ()
    return tuple(_joined(_runs(old, new)))


def replaced(old: str, new: str) -> list[tuple[list[str], list[str]]]:
    """The runs of tokens that differ, each with what stands in its place."""
    return [(gone, came) for kind, gone, came in _runs(old, new) if kind == "differ"]


@lru_cache(maxsize=1)
def _runs(old: str, new: str) -> tuple[_Run, ...]:
    """The two texts as runs of tokens; kept, since a change's aspects and its pieces ask for the same one after the
    other."""
    return tuple(_parted(tokens(old), tokens(new)))


def _parted(old: list[str], new: list[str]) -> Iterator[_Run]:
    """Runs with islands drowned."""
    gone: list[str] = []
    came: list[str] = []
    blocks = [block for block in Indel.opcodes(old, new) if block.tag == "equal"]
    o = n = 0
    for block in blocks:
        gone += old[o : block.src_start]
        came += new[n : block.dest_start]
        same = old[block.src_start : block.src_end]
        o, n = block.src_end, block.dest_end
        if gone and came and (o < len(old) and n < len(new)) and _is_island(same):
            gone += same
            came += same
            continue
        if gone or came:
            yield "differ", gone, came
            gone, came = [], []
        yield "equal", same, same
    gone += old[o:]
    came += new[n:]
    if gone or came:
        yield "differ", gone, came


def _is_island(same: Sequence[str]) -> bool:
    return len(same) <= ISLAND_TOKENS and ISLAND.issuperset(same)


def _joined(runs: Iterable[_Run]) -> Iterator[Piece]:
    for kind, gone, came in runs:
        if kind == "equal":
            yield "equal", "".join(gone)
            continue
        if gone:
            yield "delete", "".join(gone)
        if came:
            yield "insert", "".join(came)
