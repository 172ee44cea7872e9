"""Plain text to blocks: undoes wrapping.

Text comes hard-wrapped at any width, or a paragraph a line, with or without blank lines between; all must give the
same blocks. Lines of a page of another format that has nothing else between its paragraphs are read here too.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import NamedTuple

from tipdiff.read import SAMPLE_MARK, Block, BlockKind, Document

ITEM = re.compile(r"\s*(?:[-*+•●▪◦]|\(?\d{1,2}[.)])\s+(?=\S)")
LETTERED = re.compile(r"[a-z]\.\s+[A-Z]")
RULE = re.compile(r"\s*([-*_=~–—])(?:\s*\1){2,}\s*$")
PAGE_MARK = re.compile(rf"\s*(?:<!--.*?-->|<(?:br|hr)\s*/?>|\f|{SAMPLE_MARK}.*)\s*")

RUNNING_HEAD = r"(?m)\A[^a-z\n]{1,80}$|^[^a-z\n]{1,80}\s*\Z"
NUMBERED = r"\s*\(?\d{1,2}[.)]\s+(?=[A-Z\"'“‘])"
TITLE_WORDS = 12
"""A numbered line of at most so many words that ends no sentence may be a heading."""
MARKS = frozenset(f"-*_=+•●▪◦(0123456789<{SAMPLE_MARK[0]}")
"""What a line begins with that may be more than text; most begin otherwise, and none of the patterns is tried."""

WRAPPED_AT_MOST = 160
"""A line longer than this was not wrapped by hand or tool: the widest wrapping seen is some 110 columns."""
NARROWEST = 40
"""Nothing was wrapped at fewer columns: shorter lines were ended on purpose."""
SHORT_LINE = 0.6
"""A line under this share of its paragraph's width, where the next word would have fitted, was ended on
purpose."""


def read(text: str) -> Document:
    """The blocks of a plain text file."""
    return Document("text", tuple(lines(text)))


def lines(text: str) -> Iterator[Block]:
    """The blocks of text whose lines are all that parts it."""
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    chunks = [chunk for chunk in _chunks(paged(text).split("\n")) if chunk.text]
    before = None
    for chunk, following in pairwise([*chunks, None]):
        assert chunk is not None
        titled = chunk.number and not (before and before.kind == "item" and before.number)
        if titled and following and not following.number and is_title(chunk.text):
            chunk = _Chunk("heading", f"{chunk.number} {chunk.text}")
        yield Block(chunk.kind, chunk.text)
        before = chunk


def paged(text: str) -> str:
    """With running heads, which stand in capitals and digits at a page's edges, parted from the lines beside them."""
    if "\f" not in text:
        return text
    return "\n\f\n".join(re.sub(RUNNING_HEAD, r"\n\g<0>\n", page.strip("\n")) for page in text.split("\f"))


class _Chunk(NamedTuple):
    kind: BlockKind
    text: str
    number: str = ""
    """That an item begins with."""


def _chunks(lines: list[str]) -> Iterator[_Chunk]:
    """Each run of lines that belongs together.

    A dash or star at the head of a line opens an item only where a list can begin: wrapping puts them
    anywhere.
    """
    run: list[str] = []
    item = None
    for line in [*lines, ""]:
        first = line.lstrip()[:1]
        if first and first not in MARKS:
            run.append(line)
            continue
        mark = ITEM.match(line) if item or not run or run[-1].rstrip().endswith(":") else None
        if mark or not line.strip() or RULE.match(line) or PAGE_MARK.fullmatch(line):
            yield from _gathered(run, item)
            run, item = [], None
        if mark and not RULE.match(line):
            run, item = [line[mark.end() :]], mark[0].strip()
        elif line.strip() and not RULE.match(line) and not PAGE_MARK.fullmatch(line):
            run.append(line)


def _gathered(run: list[str], item: str | None) -> Iterator[_Chunk]:
    """The chunks of a run of lines; a numbered title over text that is not indented is no item."""
    texts = list(unwrapped(run))
    number = item if item and re.match(NUMBERED, f"{item} {run[0]}") else ""
    if number and len(texts) > 1 and is_title(texts[0]) and not run[1][:1].isspace():
        yield _Chunk("heading", f"{number} {texts[0]}")
        texts, item, number = texts[1:], None, ""
    for text in texts:
        yield _Chunk("item" if item else "paragraph", text, number or "")


def is_title(text: str) -> bool:
    """True for a line that may be a numbered heading."""
    return text.count(" ") < TITLE_WORDS and text[-1] not in ".!?:;,"


def unwrapped(run: list[str]) -> Iterator[str]:
    """Paragraphs of a run of lines without a blank one between."""
    lines = [" ".join(line.split()) for line in run]
    paragraph = ""
    for line, ends in zip(lines, [*paragraph_ends(lines), True], strict=bool(lines)):
        paragraph = _join(paragraph, line) if paragraph else line
        if ends:
            yield paragraph
            paragraph = ""


def paragraph_ends(lines: Sequence[str]) -> Iterator[bool]:
    """For each line but the last, whether it was ended on purpose; no line is blank."""
    width = max(NARROWEST, *map(len, lines)) if lines else 0
    for n, (line, following) in enumerate(pairwise(lines), 2):
        if width > WRAPPED_AT_MOST:  # a line a paragraph; one that breaks off in mid-sentence goes on in the next
            yield not (_is_small(following) and line[-1] not in '.!?:;"”)')
        else:
            ahead = lines[n] if n < len(lines) else ""
            yield _ended_on_purpose(line, following, width) or _stands_alone(line, following, ahead, width)


def _ended_on_purpose(line: str, following: str, width: int) -> bool:
    """A tool that wraps at `width` would have put the next word on this line."""
    fits = len(line) + 1 + len(following.split(" ", 1)[0]) <= width
    return fits and (len(line) < SHORT_LINE * width or line[-1] in '.!?:"”') and not _is_small(following)


def _is_small(line: str) -> bool:
    """True for a line that goes on in mid-sentence; `a. Disappearance` is a heading."""
    return line[0].islower() and not LETTERED.match(line)


def _stands_alone(before: str, line: str, following: str, width: int) -> bool:
    """A heading behind a line that is full: it ends no sentence, and the text goes on below it."""
    ends = before[-1] in '.!?"”)' and line[-1] not in '.!?:;,"”)'
    short = len(line) < SHORT_LINE * width and line[0].isupper() and following[:1].isupper()
    return ends and short and _ended_on_purpose(line, following, width)


def _join(first: str, second: str) -> str:
    """Two lines as one; a word that was parted at its own hyphen keeps it and gets no space."""
    return f"{first}{'' if is_parted_word(first, second) else ' '}{second}"


def is_parted_word(first: str, second: str) -> bool:
    """True where wrapping broke the line at a word's own hyphen."""
    return first.endswith("-") and first[-2:-1].isalnum() and second[:1].isalnum()
