"""A PDF to blocks: puts the pieces of its pages back into the order in which they are read.

A PDF knows glyphs and places, nothing else. So lines are built from glyphs, columns from the white between lines,
paragraphs from the white above them. What is set smaller than the text (tables, notes, charts), repeated on page after
page, turned, or one letter a line is no text; it is handed back apart.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import groupby, pairwise
from statistics import median

from tipdiff.errors import ReadError
from tipdiff.read import Block, BlockKind, Document
from tipdiff.read.pdf_lines import Line, lines_of

BODY_SHARE = 0.1
"""The text is set in the largest size that holds this share of the characters: 0.18 to 0.22 in chapters of which
tables and notes make up most, headings under 0.04."""
SMALL_PRINT = 0.92
"""Of the text's size; tables come at 0.82 and 0.73 of it, changes of scale inside a text at 0.98."""
GUTTER = 0.8
"""White between columns, in sizes of the text; between words it stays under 0.6, between columns over 1.2."""
COLUMN_LINES = 2
"""A column has at least so many lines beside the next one's."""
PARAGRAPH_GAP = 1.25
"""Of the usual distance of lines; between paragraphs it is at least 1.35."""
HEADING_WORDS = 25
BULLETS = "•●▪◦■"


def read(data: bytes, name: str) -> Document:
    """The blocks of a PDF, each with its page.

    Raises:
        ReadError: the extra that reads PDFs is not installed, or the file is damaged, locked or pictures only.
    """
    pages = lines_of(data, name)
    sizes = Counter[float]()
    for line in (line for page in pages for line in page):
        sizes[line.size] += len(line.text)
    if not sizes:
        raise ReadError(f"{name} holds no text, only pictures", "Give a PDF with text, or the page in another form")
    body = max(size for size, count in sizes.items() if count >= BODY_SHARE * sizes.total())
    running = _running_heads(pages)
    blocks: list[Block] = []
    left_out: list[Block] = []
    seen: set[str] = set()
    for number, page in enumerate(pages, 1):
        kept: list[Line] = []
        for line in page:
            head = _masked(line.text) if line.edge else ""
            repeated = head in running and (head in seen or line.size < SMALL_PRINT * body)
            seen.add(head)
            outside = repeated or line.size < SMALL_PRINT * body or line.turned or len(line.text) == 1
            if outside:
                left_out.append(Block("paragraph", line.text, number))
            else:
                kept.append(line)
        blocks.extend(_paragraphs(list(_in_order(kept, body)), body, number))
    return Document("pdf", tuple(blocks), tuple(running.values()), left_out=tuple(left_out))


def _masked(text: str) -> str:
    """Without digits: a running head changes by its page number alone."""
    return " ".join("".join(" " if letter.isdigit() else letter for letter in text).split())


def _running_heads(pages: Sequence[Sequence[Line]]) -> dict[str, str]:
    """What stands at the edge of more than one page: masked text to text, as first met."""
    met: dict[str, tuple[int, str]] = {}
    counts = Counter[str]()
    for page in pages:
        for head, text in {_masked(line.text): line.text for line in page if line.edge}.items():
            counts[head] += 1
            met.setdefault(head, (len(met), text))
    return {head: met[head][1] for head, count in counts.items() if count > 1 and head}


def _in_order(lines: Sequence[Line], size: float) -> Iterator[Line]:
    """Lines as they are read: down a column before the next one, and across what spans both."""
    gutter = _gutter(lines, size)
    if gutter is None:
        yield from sorted(lines, key=lambda line: (-line.bottom, line.left))
        return
    rows = sorted(lines, key=lambda line: (-line.bottom, line.left))
    for spans, run in groupby(rows, key=lambda line: line.left < gutter < line.right):
        band = list(run)
        if spans:
            yield from band
        else:
            yield from _in_order([line for line in band if line.right <= gutter], size)
            yield from _in_order([line for line in band if line.left >= gutter], size)


def _gutter(lines: Sequence[Line], size: float) -> float | None:
    """Where the white between two columns runs, crossed by as few lines as may be; None where there is one column."""
    best: tuple[int, float] | None = None
    lefts = sorted({round(line.left) for line in lines})
    for left in lefts:
        x = left - GUTTER * size / 2
        right = [line for line in lines if line.left >= x and line.left < left + size]
        beside = [line for line in lines if line.right <= x - GUTTER * size / 2 and _has_neighbour(line, right, size)]
        crossing = sum(line.left < x < line.right for line in lines)
        pairs = min(len(right), len(beside))
        if pairs >= COLUMN_LINES and (best is None or pairs - crossing > best[0]):
            best = (pairs - crossing, x)
    return best[1] if best else None


def _has_neighbour(line: Line, others: Sequence[Line], size: float) -> bool:
    return any(abs(line.bottom - other.bottom) < size for other in others)


def _paragraphs(lines: Sequence[Line], body: float, page: int) -> Iterator[Block]:
    """Blocks of a page's lines, in their order."""
    steps = [above.bottom - below.bottom for above, below in pairwise(lines)]
    usual = median([step for step in steps if 0 < step < 3 * body] or [1.2 * body])
    run: list[Line] = []
    for line in lines:
        if run and _begins(line, run, usual):
            yield _block(run, body, page)
            run = []
        run.append(line)
    if run:
        yield _block(run, body, page)


def _begins(line: Line, run: Sequence[Line], usual: float) -> bool:
    """True where a line opens a block of its own."""
    last = run[-1]
    step = last.bottom - line.bottom
    if line.text[0] in BULLETS or line.heavy != last.heavy or abs(line.size - last.size) > 0.5:
        return True
    if not 0 < step <= PARAGRAPH_GAP * max(usual, 1.15 * line.size):
        return step > 0 or last.text.endswith((".", "!", "?", ":"))
    right = max(*(above.right for above in run), line.right)
    fits = last.right + line.first_word + 0.3 * line.size < right
    return fits and last.text.endswith((".", "!", "?", ":", ")")) and not line.text[0].islower()


def _block(run: Sequence[Line], body: float, page: int) -> Block:
    text = run[0].text
    for line in run[1:]:
        text = _join(text, line.text)
    kind: BlockKind = "paragraph"
    if text[0] in BULLETS:
        kind, text = "item", text[1:].strip()
    elif (run[0].heavy or run[0].size > 1.15 * body) and len(text.split()) <= HEADING_WORDS:
        kind = "heading"
    return Block(kind, text, page)


def _join(first: str, second: str) -> str:
    """Two lines as one; a hyphen before a small letter keeps a blank, for the whole report to say which it is."""
    dashed = first[-2:-1].isalnum() and (first[-1] in "–—/" or (first[-1] == "-" and not second[0].islower()))
    if dashed:
        return first + second
    return f"{first} {second}"

