"""Joins what the page parted: paragraphs cut by a page break, and numbers whose title stands on the next
line."""

from __future__ import annotations

from collections.abc import Sequence

from tipdiff.model.frozen import replace
from tipdiff.normalize.headings import SENTENCE_END, heads, is_bare_number, is_subheading
from tipdiff.normalize.typography import fold
from tipdiff.profiles import Profile
from tipdiff.read import Block

CUT_PARAGRAPH = 60
"""Characters; a shorter paragraph without a full stop is a label or heading, not one that a page break
cut."""
CUT_WORDS = 3
"""A piece with at most so many words is a label, whatever follows it."""


def mend(blocks: Sequence[Block], profile: Profile) -> list[Block]:
    """The blocks, each paragraph whole."""
    mended: list[Block] = []
    joinable = False
    for block in blocks:
        heading = is_subheading(block) or heads(block, profile) is not None
        if mended and heading and is_bare_number(mended[-1]) and not is_bare_number(block):
            mended[-1] = replace(block, text=f"{mended[-1].text} {block.text}")
        elif joinable and not heading and _goes_on(mended[-1], block):
            mended[-1] = replace(mended[-1], text=_join(mended[-1], block.text))
        else:
            mended.append(block)
        joinable = not heading
    return mended


def _goes_on(block: Block, following: Block) -> bool:
    end = fold(block.text)
    if following.kind != "paragraph" or end.endswith(tuple(".!?:;…")):
        return False
    if following.text[0].islower() or following.text[0] in ",;)":
        return len(block.text.split()) > CUT_WORDS
    if end.endswith(SENTENCE_END):
        return False
    return block.kind == "paragraph" and min(len(block.text), len(following.text)) > CUT_PARAGRAPH


def _join(block: Block, second: str) -> str:
    """A word that was parted at its own hyphen keeps it and gets no space.

    The lines of a PDF end in hyphens of either kind: there the whole report says later whether it was its own.
    """
    first = block.text
    own = first.endswith("-") and first[-2:-1].isalnum()
    torn = block.page is not None and first[-2:-1].isalpha() and second[0].islower()
    return f"{first}{'' if own and not torn else ' '}{second}"
