"""Lists of contents: takes a report's blocks, gives the report's own and the lists'.

A list names sections, one after the other without a paragraph between, and each of them is headed again further down.
It alone tells such a name from a heading.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from tipdiff.model.frozen import replace
from tipdiff.normalize.headings import SENTENCE_END, SUBHEADING_WORDS, fold_heading, heads
from tipdiff.profiles import Profile
from tipdiff.read import Block

TITLES = frozenset(("contents", "table of contents", "list of contents", "in this report", "on this page"))
PAGE = re.compile(r"(?<![\s.·…_])(?:[\s.·…_]{2,}+|\s)(?:page\s+|p\.\s*)?\d{1,4}$", re.IGNORECASE)
"""What stands behind a name in a list: dots and a page."""
LEADER = re.compile(r"(?<![.·…_])(?<![.·…_]\s)(?:[.·…_]\s?){3,}+\s*+\d{1,4}(?=\s|$)")
ENTRIES = 3
"""Names on end that make a list which no title announces; two will do where they have pages."""


def parted(blocks: Sequence[Block], profile: Profile) -> tuple[list[Block], list[Block]]:
    """(the report's blocks, those of its lists of contents)."""
    names = [_names(block, profile) for block in blocks]
    kept: list[Block] = []
    listed: list[Block] = []
    n = 0
    while n < len(blocks):
        end = _end(blocks, names, n)
        (listed if end > n else kept).extend(blocks[n : max(end, n + 1)])
        n = max(end, n + 1)
    return kept, listed


def _end(blocks: Sequence[Block], names: Sequence[tuple[str, ...]], first: int) -> int:
    """Where the list ends that begins at a block; `first` where none does."""
    titled = fold_heading(blocks[first].text) in TITLES
    if not titled and not names[first]:
        return first
    seen: list[str] = []
    end = first
    for n in range(first + titled, len(blocks)):
        if set(names[n]) & set(seen):
            break
        if names[n]:
            seen.extend(names[n])
            end = n + 1
        elif not _is_line(blocks[n]):
            break
        elif end == n and (blocks[n].kind == "item" or PAGE.search(blocks[n].text)):
            end = n + 1
    later = {name for each in names[end:] for name in each}
    again = sum(name in later for name in seen)
    paged = sum(PAGE.search(block.text) is not None for block in blocks[first:end])
    least = 1 if titled else min(ENTRIES, 2 if paged > 1 else ENTRIES)
    return end if again >= least and 2 * again > len(seen) else first


def _names(block: Block, profile: Profile) -> tuple[str, ...]:
    """The sections that a block names: one, or several where the lines of a list ran into one."""
    pieces = LEADER.split(block.text) if LEADER.search(block.text) else [block.text]
    found = (heads(replace(block, kind="paragraph", text=text), profile) for each in pieces for text in _forms(each))
    return tuple(dict.fromkeys(heading.section for heading in found if heading is not None))


def _forms(text: str) -> list[str]:
    """A name as it stands, and without its page."""
    whole = text.strip()
    named = PAGE.sub("", whole) if whole[-1:].isdigit() else whole
    return [each for each in dict.fromkeys((whole, named)) if each]


def _is_line(block: Block) -> bool:
    """True for what a list may name beside sections: its annexes, its parts of parts."""
    return len(block.text.split()) <= SUBHEADING_WORDS and not block.text.rstrip().endswith(SENTENCE_END)
