"""Text to lines of cells: takes text and styled spans, gives Strips of an exact width.

It alone knows how many cells a character takes. Spans are code points of the text as given: `plain` swaps characters
one for one, so they stay true.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Mapping, Sequence
from functools import lru_cache
from itertools import pairwise

from rich.cells import cell_len, get_character_cell_size
from rich.segment import Segment
from rich.style import Style
from textual.strip import Strip

from tipdiff.model.frozen import Frozen
from tipdiff.views.output import printable

Span = tuple[int, int, str]
"""(start, end, name of a style); later spans lie over earlier ones."""
Pieces = Sequence[tuple[str, str]]
"""(text, name of a style; empty for none), one after the other on one line."""

NULL = Style.null()
SOFT_HYPHEN = "\xad"
"""One cell in some terminals, none in others: drawn as `¬`."""
BLANKS = re.compile("[\t\n\r\u2028\u2029]")
ELLIPSIS = "…"


class Canvas(Frozen):
    """What a row is drawn on."""

    width: int
    side_by_side: bool
    styles: Mapping[str, Style]
    find: re.Pattern[str] | None = None
    """What `/` looks for: marked wherever it stands."""
    reviewed: frozenset[str] = frozenset()
    """Ids of the changes that the reader has marked."""

    def __getitem__(self, name: str) -> Style:
        return self.styles.get(name, NULL)


@lru_cache(maxsize=16384)
def plain(text: str) -> str:
    """The text with nothing in it that a terminal obeys, every character still at its place."""
    if text.isprintable():
        return text
    return printable(BLANKS.sub(" ", text)).replace(SOFT_HYPHEN, "¬")


def narrow(text: str) -> bool:
    """True where each character is one cell."""
    return text.isascii() or (cell_len(text) == len(text) and not any(map(unicodedata.combining, text)))


@lru_cache(maxsize=16384)
def wrap(text: str, width: int) -> tuple[tuple[int, int], ...]:
    """Where each line of `text` begins and ends at `width` cells; broken at blanks, else inside a word."""
    if not text:
        return ((0, 0),)
    width = max(2, width)
    ends_of = _narrow_end if narrow(text) else _wide_end
    lines: list[tuple[int, int]] = []
    start, size = 0, len(text)
    while start < size:
        limit = ends_of(text, start, width)
        if limit >= size:
            lines.append((start, size))
            break
        blank = limit if text[limit] == " " else text.rfind(" ", start, limit)
        end = blank if blank > start else limit
        lines.append((start, end))
        start = end
        while start < size and text[start] == " ":
            start += 1
    return tuple(lines)


def _narrow_end(text: str, start: int, width: int) -> int:
    return start + width


def _wide_end(text: str, start: int, width: int) -> int:
    """The first place that no longer fits; marks that combine stay with their letter."""
    used, at = 0, start
    while at < len(text):
        used += get_character_cell_size(text[at])
        if used > width:
            break
        at += 1
    return max(at, start + 1)


def segments(text: str, start: int, end: int, spans: Iterable[Span], canvas: Canvas, base: str = "") -> list[Segment]:
    """`text[start:end]` with the styles of the spans that reach into it, without padding."""
    inside = [(max(a, start), min(b, end), name) for a, b, name in spans if a < end and b > start]
    cuts = sorted({start, end, *(cut for a, b, _ in inside for cut in (a, b))})
    drawn: list[Segment] = []
    for a, b in pairwise(cuts):
        style = canvas[base]
        for s, e, name in inside:
            if s <= a and b <= e:
                style += canvas[name]
        drawn.append(Segment(text[a:b], style))
    return drawn


def found(text: str, canvas: Canvas) -> list[Span]:
    """Spans of what the reader looks for."""
    return [(*match.span(), "found") for match in canvas.find.finditer(text)] if canvas.find else []


def strip(parts: Iterable[Segment], width: int) -> Strip:
    """One line, cut or filled to `width` cells."""
    return Strip(parts).adjust_cell_length(width)


def line(pieces: Pieces, canvas: Canvas, right: Pieces = (), fill: str = " ") -> Strip:
    """One line of pieces, `right` at its right end, `fill` between; too long, it is cut."""
    tail = [(plain(text), style) for text, style in right]
    room = max(1, canvas.width - sum(cell_len(text) for text, _ in tail) - bool(tail))
    head = crop([(plain(text), style) for text, style in pieces], room)
    gap = canvas.width - sum(cell_len(text) for text, _ in (*head, *tail))
    parts = [*head, (fill * max(0, gap), "dim"), *tail]
    drawn = [
        segment for text, style in parts for segment in segments(text, 0, len(text), found(text, canvas), canvas, style)
    ]
    return strip(drawn, canvas.width)


def crop(pieces: Pieces, width: int) -> list[tuple[str, str]]:
    """The pieces that fit, the last one cut with an ellipsis."""
    if sum(cell_len(text) for text, _ in pieces) <= width:
        return list(pieces)
    kept: list[tuple[str, str]] = []
    room = width - 1
    for text, style in pieces:
        size = cell_len(text)
        if size > room:
            kept.append((text[: _wide_end(text, 0, room)] + ELLIPSIS if room > 0 else ELLIPSIS, style))
            break
        kept.append((text, style))
        room -= size
    return kept


def paragraph(text: str, canvas: Canvas, *, indent: int = 0, hang: int | None = None, base: str = "") -> list[Strip]:
    """Wrapped lines: the first one indented by `indent`, the others by `hang`."""
    safe = plain(text)
    spans = found(safe, canvas)
    hang = indent if hang is None else hang
    return [
        strip(
            [Segment(" " * (hang if n else indent)), *segments(safe, start, end, spans, canvas, base)],
            canvas.width,
        )
        for n, (start, end) in enumerate(wrap(safe, canvas.width - max(indent, hang)))
    ]


def lines_of(text: str, width: int) -> int:
    """How many lines a paragraph takes."""
    return len(wrap(plain(text), width))
