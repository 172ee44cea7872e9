"""Sections that a document names itself: its headings as paths, for a family that knows none.

Takes the blocks of a document, gives what `sections` gives for a family that names its sections. Alone owns which lines
head something (never digits or money alone, running heads, lines of a contents list), what rank they have, and what of
a heading names its section: not its number, not its year.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from typing import Literal, NamedTuple

from tipdiff.model.frozen import replace
from tipdiff.normalize import contents, scattered
from tipdiff.normalize.headings import SENTENCE_END, SENTENCE_WORDS, Heading, fold_heading, is_subheading, parted
from tipdiff.normalize.mending import mend
from tipdiff.normalize.sections import Draft, Gathered, Spot, end_of, furniture_of, without_notes
from tipdiff.normalize.typography import fold
from tipdiff.profiles import Profile
from tipdiff.read import HEADING_WORDS, LOOKS, Block

DEPTH = 3
"""Headings of a path; one that stands deeper heads a part of its section."""
NAME_WORDS = 8
"""Words of a heading in a path; the rest tells no more."""
REPEATED = 3
"""A line that stands so often in a document is a running head."""
NUMBER = re.compile(
    r"(?:(?:chapter|part|section|annex|appendix|item|note|table|figure)\s+)?"
    r"(?:\d{1,2}[a-z]?(?:\.\d{1,2}){0,4}[.):]?|[ivxl]{1,6}[.):]|[a-z][.)])\s+(?=\S)"
    r"|(?:chapter|part|section|annex|appendix|item|note)\s+(?:\d{1,2}[a-z]?|[ivxl]{1,6})\b[.):–—-]*\s*"
)
"""At the head of a heading in lower case."""
CONTINUED = re.compile(r"(?i)\W*continued\W*")
DOTTED = re.compile(r"\d{1,2}((?:\.\d{1,2}){1,4})[.)]?\s")
RANKS = (re.compile(r"part\s+(?:\d|[ivxl])"), re.compile(r"(?:item|chapter|section)\s+\d"))
"""What a document without ranked headings calls its largest parts, from above."""
LOWEST = 2 * LOOKS
"""Of a heading of which nothing tells the rank."""
YEARS = re.compile(r"\b(?:fy ?)?(?:19|20)\d\d(?:[-/–](?:19|20)?\d\d)?\b|\b[hq][1-4]\b")
UNNAMED = "text"
"""The section of what stands before any heading."""


class Told(NamedTuple):
    """A line of a document and what it does there."""

    block: Block
    role: Literal["text", "heading", "named", "furniture", "listed"]
    """`named`: a heading that the family knows; `listed`: of a list of contents."""
    section: str = ""
    """The family's name for it."""
    found_by: str = "heading"
    rank: int = 0
    """Of a heading: 1 is the largest."""


def gather(blocks: Sequence[Block], profile: Profile, titles: Sequence[str]) -> Gathered:
    """The sections of a document under their paths, in its order; `titles` are lines that name the document itself."""
    drafts: dict[str, Draft] = {}
    spots: list[Spot] = []
    path: list[tuple[int, str]] = []
    name, under = UNNAMED, None
    subheadings: list[Block] = []
    furniture: list[Block] = []
    for told in tell(blocks, profile, titles):
        block = told.block
        if told.role == "listed":
            furniture.append(block)
            continue
        if told.role == "furniture":
            furniture.append(block)
        elif told.role == "named":
            name, under, path = told.section, None, [(told.rank, told.section)]
            drafts.setdefault(name, Draft(name, block.text, told.found_by))
        elif told.role == "heading":
            path = [(level, slug) for level, slug in path if level < told.rank]
            if slug := slug_of(block.text):
                path.append((told.rank, slug))
                if len(path) <= DEPTH:
                    name, under = _free("/".join(each for _, each in path), drafts), None
                    drafts[name] = Draft(name, block.text, "heading")
                else:
                    under = block.text
                    subheadings.append(block)
        else:
            drafts.setdefault(name, Draft(name, None, "order")).paragraphs.append(replace(block, under=under))
        spots.append(Spot(block.at, name, block.text))
    held = tuple(draft for draft in drafts.values() if draft.paragraphs)
    behind = tuple(blocks[end_of(blocks, profile) :])
    return Gathered(held, tuple(subheadings), tuple(furniture), behind, tuple(spots))


def tell(blocks: Sequence[Block], profile: Profile, titles: Sequence[str]) -> Iterator[Told]:
    """The lines of a document in its order, lists of contents first; `titles` are lines that name it."""
    pattern = furniture_of(profile.furniture, None) if profile.furniture else None
    named = {fold_heading(title) for title in titles}
    counts = Counter(fold_heading(block.text) for block in blocks if len(block.text.split()) <= HEADING_WORDS)
    looked = not any(block.kind == "heading" for block in blocks)
    kept, listed = _without_contents(blocks[: end_of(blocks, profile)])
    opening = _title(kept)
    kept, pages = scattered.gathered(kept)
    yield from (Told(block, "listed") for block in (*listed, *pages))
    for block, known in _parts(mend(list(without_notes(kept, profile.notes)), profile), profile):
        folded = fold_heading(block.text)
        often = counts[folded] >= REPEATED and block.kind != "item" and _short(block)
        if known is not None:
            yield Told(block, "named", known.section, known.found_by, _rank(block))
        elif block is opening or folded in named or often or (pattern and pattern.fullmatch(block.text)):
            yield Told(block, "furniture")
        elif _heads(block, looked):
            yield Told(block, "heading", rank=_rank(block))
        else:
            yield Told(block, "text")


def _parts(blocks: Iterable[Block], profile: Profile) -> Iterator[tuple[Block, Heading | None]]:
    """The blocks, each heading that the family knows apart with what it opens."""
    for block in blocks:
        if profile.sections:
            yield from parted(block, profile, None)
        else:
            yield block, None


def slug_of(heading: str) -> str:
    """What a heading names in a path: `Item 1A. Risk factors in 2023` gives `risk-factors-in`; empty for no words."""
    plain = fold_heading(heading)
    number = NUMBER.match(plain)
    rest = plain[number.end() :] if number else plain
    plain = rest if re.search(r"[^\W\d_]", rest) else plain
    words = re.findall(r"[^\W_]+", YEARS.sub(" ", plain))
    return "-".join(words[:NAME_WORDS]) if any(word[0].isalpha() for word in words) else ""


def _free(name: str, taken: dict[str, Draft]) -> str:
    """The path, with a number where the document has it before."""
    n, free = 1, name
    while free in taken:
        n, free = n + 1, f"{name}-{n + 1}"
    return free


def _heads(block: Block, looked: bool) -> bool:
    """True for a line that heads what follows; `looked` where only the looks of lines can tell."""
    if block.kind == "item" or not re.search(r"[^\W\d_]{2}", block.text) or CONTINUED.fullmatch(block.text):
        return False
    words = len(block.text.split())
    if words > HEADING_WORDS or re.search(r"[$€£]\s?\d", block.text) or contents.LEADER.search(block.text):
        return False
    if block.kind == "heading":
        return not (words > SENTENCE_WORDS and block.text.rstrip().endswith((".", ";", ",")))
    return looked and is_subheading(block)


def _short(block: Block) -> bool:
    return len(block.text.split()) <= HEADING_WORDS and not block.text.rstrip().endswith(SENTENCE_END)


def _rank(block: Block) -> int:
    """The rank of a heading: as the page has it, else as its number or its word says, else as it looks."""
    if 0 < block.level < LOOKS:
        return block.level
    plain = fold(block.text).lower().strip()
    if dotted := DOTTED.match(plain):
        return 2 + dotted[1].count(".")
    said = next((rank for rank, pattern in enumerate(RANKS, 1) if pattern.match(plain)), None)
    return said or block.level or LOWEST


def _title(blocks: Sequence[Block]) -> Block | None:
    """The heading that names the whole document: its first, alone of its rank, with others below."""
    headings = [block for block in blocks if block.kind == "heading" and 0 < block.level < LOOKS]
    alone = headings[:1] and sum(block.level <= headings[0].level for block in headings) == 1
    return headings[0] if alone and len(headings) > 1 else None


def _without_contents(blocks: Sequence[Block]) -> tuple[list[Block], list[Block]]:
    """(the blocks without lists of contents, the lines of those lists)."""
    kept: list[Block] = []
    listed: list[Block] = []
    end = 0
    for n, block in enumerate(blocks):
        if fold_heading(block.text) in contents.TITLES:
            end = _list_end(blocks, n)
        (listed if n < end or contents.LEADER.search(block.text) else kept).append(block)
    return kept, listed


def _list_end(blocks: Sequence[Block], title: int) -> int:
    """Where a list of contents ends: behind the last item or line with a page's number among the lines on end."""
    end = title + 1
    paged = 0
    for n in range(title + 1, len(blocks)):
        numbered = contents.PAGE.search(blocks[n].text) is not None
        if not _short(blocks[n]) or (blocks[n].page != blocks[title].page and not numbered):
            break
        paged += numbered
        if blocks[n].kind == "item" or (numbered and (paged > 1 or n == end)):
            end = n + 1
    return end


def lines_of_titles(blocks: Sequence[Block]) -> Iterator[str]:
    """The lines that may name the document: its title, and short lines before the first paragraph."""
    for block in blocks:
        if not _short(block):
            return
        yield block.text
