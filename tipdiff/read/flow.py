"""Text between edges to blocks: the one way in which pages of tags and of Markdown become paragraphs.

Takes runs of text, the edges between them and tables, in reading order; gives blocks and tables. It alone judges looks:
a short paragraph all in bold, or larger than the rest of a page without headings, heads what follows.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import NamedTuple

from tipdiff.model.frozen import replace
from tipdiff.read import HEADING_WORDS, LOOKS, Block, BlockKind, Grid

SENTENCE_WORDS = 4
"""A line with a full stop and more words is a sentence, whatever it looks like."""
LARGER = 1.15
"""Times the size of the body's type: 10-K pages set 12 over 10 and 11 over 10 is emphasis."""
WHOLE_PAGE = 0.6
"""Share of a page's text in one paragraph that makes it a page without tags: its lines part it."""
BULLET = re.compile(r"[•●▪◦‣∙]\s*(?=\w)")
LINES = 5
"""Such a paragraph has at least so many lines."""


class Run(NamedTuple):
    """A piece of text in its look, or the edge before a block."""

    text: str | None
    """None for an edge."""
    kind: BlockKind = "paragraph"
    """Of an edge: what begins here."""
    bold: bool = False
    size: float | None = None
    lines: bool = False
    """Of an edge: the text that begins here is set in lines of its own."""
    grid: Grid | None = None
    """Of an edge: the table that stands at it."""
    level: int = 0
    """Of the edge before a heading: its rank, from 1."""


class _Piece(NamedTuple):
    kind: BlockKind
    raw: str
    bold: bool
    size: float | None
    lines: bool
    level: int


def parted(
    runs: Iterable[Run], by_lines: Callable[[str], Iterable[Block]]
) -> tuple[tuple[Block, ...], tuple[Grid, ...]]:
    """The blocks and the tables of a page; `by_lines` reads text whose lines are all that parts it."""
    found = list(_pieces(runs))
    pieces = [piece for piece in found if isinstance(piece, _Piece)]
    total = sum(len(piece.raw) for piece in pieces)
    body = None if any(piece.kind == "heading" for piece in pieces) else _body_size(pieces)
    sizes = sorted({-piece.size for piece in pieces if piece.size is not None})
    blocks: list[Block] = []
    tables: list[Grid] = []
    for piece in found:
        if isinstance(piece, Grid):
            tables.append(replace(piece, at=len(blocks)))
        else:
            for kind, text in _blocks(piece, total, body, by_lines):
                blocks.append(Block(kind, text, at=len(blocks), level=_level(piece, sizes) if kind == "heading" else 0))
    return tuple(blocks), tuple(tables)


def _level(piece: _Piece, sizes: Sequence[float]) -> int:
    """The rank of a heading, larger type above smaller where the page itself ranks none."""
    if piece.level or piece.size is None or len(sizes) < 2:
        return piece.level
    return LOOKS + sizes.index(-piece.size)


def _blocks(
    piece: _Piece, total: int, body: float | None, by_lines: Callable[[str], Iterable[Block]]
) -> Iterator[tuple[BlockKind, str]]:
    """The blocks of a piece of a page that holds so many characters."""
    whole = piece.raw.strip().count("\n") >= LINES and len(piece.raw) > WHOLE_PAGE * total
    if piece.lines or (whole and piece.kind == "paragraph"):
        for block in by_lines(piece.raw):
            yield piece.kind if block.kind == "paragraph" else block.kind, block.text
        return
    text = " ".join(piece.raw.split())
    if piece.kind == "paragraph" and (mark := BULLET.match(text)) and not BULLET.search(text, mark.end()):
        yield "item", text[mark.end() :]
    else:
        yield "heading" if _looks_heading(piece, text, body) else piece.kind, text


def _pieces(runs: Iterable[Run]) -> Iterator[_Piece | Grid]:
    """The runs between two edges as one, and the tables at the edges."""
    edge = Run(None)
    inside: list[Run] = []
    for run in (*runs, edge):
        if run.text is not None:
            inside.append(run)
            continue
        shown = [each for each in inside if each.text and not each.text.isspace()]
        if shown:
            sizes = [each.size for each in shown if each.size is not None]
            raw = "".join(each.text or "" for each in inside)
            size = min(sizes) if len(sizes) == len(shown) else None
            yield _Piece(edge.kind, raw, all(each.bold for each in shown), size, edge.lines, edge.level)
        if run.grid is not None:
            yield run.grid
        inside, edge = [], run


def _body_size(pieces: Iterable[_Piece]) -> float | None:
    """The size that most of the text is set in."""
    sizes: Counter[float | None] = Counter()
    for piece in pieces:
        sizes[piece.size] += len(piece.raw)
    return sizes.most_common(1)[0][0] if sizes else None


def _looks_heading(piece: _Piece, text: str, body: float | None) -> bool:
    words = text.count(" ") + 1
    if piece.kind != "paragraph" or words > HEADING_WORDS:
        return False
    if words > SENTENCE_WORDS and re.search(r"[.!?][\"'”’)]*$", text):
        return False
    return piece.bold or (body is not None and piece.size is not None and piece.size >= LARGER * body)
