"""Markdown and plain text to blocks: undoes wrapping and Markdown's marks.

Text comes hard-wrapped at any width, or a paragraph a line, with or without blank lines between; all must
give the same blocks. Markdown is read by the few marks that reports use, whatever level a heading claims.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise

from tipdiff.read import SAMPLE_MARK, Block, BlockKind, Document, Format

ITEM = re.compile(r"\s*(?:[-*+•●▪◦]|\(?\d{1,2}[.)])\s+(?=\S)")
LETTERED = re.compile(r"[a-z]\.\s+[A-Z]")
RULE = re.compile(r"\s*([-*_=~–—])(?:\s*\1){2,}\s*$")
PAGE_MARK = re.compile(rf"\s*(?:<!--.*?-->|<(?:br|hr)\s*/?>|\f|{SAMPLE_MARK.decode()}.*)\s*")

# Plain text has none of these: what is a string is compiled when it is first used.
HEADING = r"#{1,6}\s+(.*?)\s*#*$"
FRONT_MATTER = r"---[ \t]*\n(?:(?:[\w-]+:|[ \t]+\S|- |#).*\n|[ \t]*\n)+?---[ \t]*\n"
"""What static sites put before a page: fields between two rules."""
FIELD = r"(?m)^([\w-]+):[ \t]*[\"']?(.*?)[\"']?[ \t]*$"
RUNNING_HEAD = r"(?m)\A[^a-z\n]{1,80}$|^[^a-z\n]{1,80}\s*\Z"
BOLD = r"(?<!\\)(\*\*|__)(?=\S)(.+?)(?<=\S)(?<!\\)\1"
EMPHASIS = r"(?<![\\\w*])\*(?![\s*])([^*]+?)(?<![\s\\])\*(?![\w*])|(?<![\\\w])_(?![\s_])([^_]+?)(?<![\s\\])_(?!\w)"
LINK = r"!?\[([^\]]{0,500})\]\([^)\s]*(?:\s+\"[^\"]*\")?\)"
ESCAPE = r"\\([!-/:-@\[-`{-~])"

MARKS = frozenset(f"#-*_=+•●▪◦(0123456789<{SAMPLE_MARK.decode()[0]}")
"""What a line begins with that may be more than text; most begin otherwise, and none of the patterns is tried."""

WRAPPED_AT_MOST = 160
"""A line longer than this was not wrapped by hand or tool: the widest wrapping seen is some 110 columns."""
NARROWEST = 40
"""Nothing was wrapped at fewer columns: shorter lines were ended on purpose."""
SHORT_LINE = 0.6
"""A line under this share of its paragraph's width, where the next word would have fitted, was ended on
purpose."""


def read(text: str, format_: Format) -> Document:
    """The blocks of a Markdown or plain text file."""
    markdown = format_ == "markdown"
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    matter = re.match(FRONT_MATTER, text) if text.startswith("---") else None
    fields = dict(re.findall(FIELD, matter[0])) if matter else {}
    blocks = tuple(
        Block(kind, cleaned, mark=mark)
        for kind, raw, mark in _chunks(_paged(text[matter.end() :] if matter else text).split("\n"), markdown)
        if (cleaned := " ".join((_plain(raw) if markdown else raw).split()))
    )
    return Document(format_, blocks, tuple(filter(None, [fields.get("title")])), fields.get("url"))


def _paged(text: str) -> str:
    """With running heads, which stand in capitals and digits at a page's edges, parted from the lines beside them."""
    if "\f" not in text:
        return text
    return "\n\f\n".join(re.sub(RUNNING_HEAD, r"\n\g<0>\n", page.strip("\n")) for page in text.split("\f"))


def _chunks(lines: list[str], markdown: bool) -> Iterator[tuple[BlockKind, str, str]]:
    """(kind, text) of each run of lines that belongs together.

    A dash or star at the head of a line opens an item only where a list can begin: wrapping puts them
    anywhere.
    """
    run: list[str] = []
    item = False
    number = ""
    for line in [*lines, ""]:
        first = line.lstrip()[:1]
        if first and first not in MARKS:
            run.append(line)
            continue
        heading = re.match(HEADING, line) if markdown else None
        mark = ITEM.match(line) if item or not run or run[-1].rstrip().endswith(":") else None
        if heading or mark or not line.strip() or RULE.match(line) or PAGE_MARK.fullmatch(line):
            for text in _unwrapped(run):
                yield ("item" if item else "paragraph"), text, number
                number = ""
            run, item, number = [], False, ""
        if heading:
            yield "heading", heading[1], ""
        elif mark and not RULE.match(line):
            run, item = [line[mark.end() :]], True
            number = mark[0].strip() if any(map(str.isdigit, mark[0])) else ""
        elif line.strip() and not RULE.match(line) and not PAGE_MARK.fullmatch(line):
            run.append(line)


def _unwrapped(run: list[str]) -> Iterator[str]:
    """Paragraphs of a run of lines without a blank one between."""
    if not run:
        return
    lines = [" ".join(line.split()) for line in run]
    width = max(NARROWEST, *map(len, lines))
    if width > WRAPPED_AT_MOST:
        yield from _long_lines(lines)
        return
    paragraph = lines[0]
    for n, (line, following) in enumerate(pairwise(lines), 2):
        ahead = lines[n] if n < len(lines) else ""
        if _ended_on_purpose(line, following, width) or _stands_alone(line, following, ahead, width):
            yield paragraph
            paragraph = following
        else:
            paragraph = _join(paragraph, following)
    yield paragraph


def _long_lines(lines: list[str]) -> Iterator[str]:
    """A line a paragraph; a line that breaks off in mid-sentence goes on in the next."""
    paragraph = lines[0]
    for line in lines[1:]:
        if _is_small(line) and paragraph[-1] not in '.!?:;"”)':
            paragraph = _join(paragraph, line)
        else:
            yield paragraph
            paragraph = line
    yield paragraph


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
    if first.endswith("-") and len(first) > 1 and first[-2].isalnum() and second[0].isalnum():
        return first + second
    return f"{first} {second}"


def _plain(text: str) -> str:
    """Without Markdown's marks; an escaped mark is the character itself."""
    if "*" in text or "_" in text:
        text = re.sub(BOLD, r"\2", re.sub(BOLD, r"\2", text))
        text = re.sub(EMPHASIS, lambda found: found[1] or found[2], text)
    if "[" in text:
        text = re.sub(LINK, r"\1", text)
    return re.sub(ESCAPE, r"\1", text) if "\\" in text else text
