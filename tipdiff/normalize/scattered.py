"""What a designed page scatters: numbers set large over their captions, labels of charts inside a sentence, numbers of
pages, lists run into a paragraph.

Takes the blocks of a document that heads its own sections, gives them with each number beside what it counts. It alone
tells which lone numbers belong to which line; where two ways of reading a run are open it stays as it is.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from tipdiff.model.frozen import replace
from tipdiff.normalize.headings import SENTENCE_END
from tipdiff.read import Block

NUMBER = re.compile(
    r"[~<>≈]?\s?[$€£¥]?\d[\d.,' ]*(?:\s?(?:[KkMmBb]|bn|mn|million|billion|thousand))?\s?(?:%|\+|percent|per cent)?\+?"
)
"""A number alone: `4,000+`, `92%`, `$1.5M`."""
CAPTION_WORDS = 12
"""Words of a line that says what a number over it counts."""
PAGES = 5
"""Numbers of pages that make a row of them."""
COUNTING = 0.8
"""Share of lone whole numbers that are one more than the one before, in a document that prints its pages."""
OPEN_ENDS = frozenset("a an and as at by for from in of on or than the to with".split())
"""Words that no sentence ends with."""
CUT = 3
"""Words of a piece of a sentence that a label of a chart cut off, at least."""
LABELS = 2
"""Labels of a chart that stand within a sentence, at most."""
ENUMERATED = re.compile(r"(?:(?<=\s)|^)\(?(\d{1,2})\)\s+(?=\S)")
"""`1) ...; 2) ...` and `(1) ...; (2) ...` within a paragraph."""
SCALE = re.compile(rf"{NUMBER.pattern}(?:\s+{NUMBER.pattern})+")
"""Numbers and nothing else, as the scale of a chart has them: `0% 100%`."""
LISTED = 3
"""Points that make a list of a paragraph."""


def gathered(blocks: Sequence[Block]) -> tuple[list[Block], list[Block]]:
    """(the blocks, what were numbers of pages and of charts)."""
    kept, pages = _without_pages(blocks)
    kept, charts = _without_charts(_captioned(_rejoined(kept)))
    return [part for block in kept for part in _listed(block)], pages + charts


def is_number(block: Block) -> bool:
    """True for a number alone."""
    return block.kind != "item" and NUMBER.fullmatch(block.text.strip()) is not None


def _without_pages(blocks: Sequence[Block]) -> tuple[list[Block], list[Block]]:
    """(the blocks without numbers of pages, those): lone whole numbers that count on by one through the document."""
    lone = [block for block in blocks if block.kind == "paragraph" and re.fullmatch(r"\d{1,4}", block.text.strip())]
    values = [int(block.text) for block in lone]
    steps = sum(after == before + 1 for before, after in pairwise(values))
    if len(lone) < PAGES or steps < COUNTING * (len(lone) - 1):
        return list(blocks), []
    ups = {n for n, (before, after) in enumerate(pairwise(values)) if after == before + 1}
    pages = {lone[n].at for n in range(len(lone)) if n in ups or n - 1 in ups}
    return [block for block in blocks if block.at not in pages], [block for block in blocks if block.at in pages]


def _without_charts(blocks: Sequence[Block]) -> tuple[list[Block], list[Block]]:
    """(the blocks without what a chart prints along its axes and over its bars, that): in a PDF, numbers without a word
    of which several stand under one heading. One alone is its heading's."""
    charts: list[Block] = []
    held: list[Block] = []
    for block in (*blocks, None):
        if block is None or (block.kind == "heading" and not is_number(block)):
            lone = [each for each in held if is_number(each)]
            charts += [each for each in held if len(lone) > 1 or SCALE.fullmatch(each.text.strip())]
            held = []
        elif block.page is not None and (is_number(block) or SCALE.fullmatch(block.text.strip())):
            held.append(block)
    places = {block.at for block in charts}
    kept = [block for block in blocks if block.at not in places]
    return kept, charts


def _rejoined(blocks: Sequence[Block]) -> list[Block]:
    """Each sentence whole that labels of a chart cut: they stand behind it."""
    whole: list[Block] = []
    labels: list[Block] = []
    for block in blocks:
        last = whole[-1] if whole else None
        if last is not None and _open(last) and is_number(block) and len(labels) < LABELS:
            labels.append(block)
        elif last is not None and _open(last) and _continues(last, block):
            whole[-1] = replace(last, text=f"{last.text} {block.text}")
        else:
            whole += labels
            labels = []
            whole.append(block)
    return whole + labels


def _open(block: Block) -> bool:
    """True for a paragraph that ends within a sentence."""
    words = block.text.split()
    if block.kind != "paragraph" or len(words) < CUT or block.text.rstrip().endswith(SENTENCE_END):
        return False
    return not is_number(block)


def _continues(block: Block, following: Block) -> bool:
    if following.kind != "paragraph" or block.page != following.page:
        return False
    cut = block.text.rstrip().endswith(",") or block.text.split()[-1].lower() in OPEN_ENDS
    begins = following.text[0]
    ends = following.text.rstrip().endswith((".", ",")) or following.text.split()[-1].lower() in OPEN_ENDS
    if begins.isdigit():
        return cut and ends
    return begins.islower() and (cut or ends)


def _captioned(blocks: Sequence[Block]) -> list[Block]:
    """Numbers set over their captions, each with its caption as one line: `65` over `Countries`."""
    joined: list[Block] = []
    n = 0
    while n < len(blocks):
        end = _run(blocks, n)
        if end > n and _read_down(blocks, n, end):
            pairs = range(n, end, 2)
            joined += [
                replace(blocks[at], kind="item", text=f"{blocks[at].text} {blocks[at + 1].text}") for at in pairs
            ]
            n = end
        else:
            joined.append(blocks[n])
            n += 1
    return joined


def _run(blocks: Sequence[Block], first: int) -> int:
    """Where a row of numbers and captions ends that begins with a number."""
    end = first
    while end + 1 < len(blocks) and is_number(blocks[end]) and _is_caption(blocks[end + 1]):
        end += 2
    return end


def _read_down(blocks: Sequence[Block], first: int, end: int) -> bool:
    """True where each number of a row belongs to the line under it, and not to the line over it."""
    captions = blocks[first + 1 : end : 2]
    if any(caption.page != blocks[first].page for caption in captions):
        return False
    if all(caption.text[0].islower() for caption in captions):
        return True
    over = blocks[first - 1] if first else None
    if len(captions) < 2 or (end < len(blocks) and is_number(blocks[end])):
        return False
    looks = {(caption.kind, caption.level) for caption in captions}
    return len(looks) == 1 and (over is None or not _is_caption(over) or (over.kind, over.level) not in looks)


def _is_caption(block: Block) -> bool:
    words = block.text.split()
    return (
        block.kind != "item"
        and len(words) <= CAPTION_WORDS
        and not block.text.rstrip().endswith((".", ":", ";", "?", "!"))
        and re.search(r"[^\W\d_]{2}", block.text) is not None
        and not is_number(block)
    )


def _listed(block: Block) -> list[Block]:
    """The points of a list that is run into a paragraph, each an item, what introduces it before them."""
    if block.kind != "paragraph":
        return [block]
    marks: list[re.Match[str]] = []
    for mark in ENUMERATED.finditer(block.text):
        if int(mark[1]) == len(marks) + 1:
            marks.append(mark)
    if len(marks) < LISTED:
        return [block]
    starts = [mark.start() for mark in marks]
    lead = block.text[: starts[0]].strip()
    ends = [*starts[1:], len(block.text)]
    points = [block.text[mark.end() : end].strip() for mark, end in zip(marks, ends, strict=True)]
    items = [replace(block, kind="item", text=point, mark=f"{n}.") for n, point in enumerate(points, 1) if point]
    return [*([replace(block, text=lead)] if lead else []), *items]
