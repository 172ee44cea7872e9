"""A PDF to blocks: puts the pieces of its pages back into the order in which they are read.

A PDF knows glyphs and places, nothing else. So lines are built from glyphs, columns from the white between
lines, paragraphs from the white above them. What is set smaller than the text (tables, notes, charts),
repeated on page after page, turned, or one letter a line is no text; it is handed back apart.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Container, Iterable, Iterator, Sequence
from itertools import chain, groupby, pairwise
from statistics import median

from tipdiff.errors import ReadError
from tipdiff.read import HEADING_WORDS, Block, BlockKind, Document
from tipdiff.read.pdf_lines import Line, lines_of

BODY_SHARE = 0.1
"""The text is set in the largest size that holds this share of the characters: 0.18 to 0.22 in chapters of
which tables and notes make up most, headings under 0.04."""
SMALL_PRINT = 0.905
"""Of the text's size; tables and notes come at 0.9 of it and below, an opening set larger than the rest leaves the
rest at 0.917."""
FAR = 2.5
"""White between the text and a running head, in sizes of its type; paragraphs part by under 2."""
TAB_LETTERS = 3
"""Letters that stand one a line under each other: the country's name down the page's edge."""
TITLE = 1.05
"""Of the text's size; a running head set larger is the title of what begins on the page where it first
stands."""
GUTTER = 0.8
"""White between columns, in sizes of the text; between words it stays under 0.6, between columns over 1.2."""
COLUMN_ROWS = 3
"""Columns stand beside each other in at least so many rows on end; wide blanks of justified lines meet in
two at most."""
SAME_ROW = 0.35
"""Of the type's size: what stands no further apart stands on one baseline."""
BESIDE = 0.75
"""The same for lines of two columns, whose baselines need not meet."""
COLUMN_END = 4
"""Of the usual distance of lines; what follows below a larger white, or above, stands in another column or
behind a table."""
PARAGRAPH_GAP = 1.25
"""Of the usual distance of lines; between paragraphs it is at least 1.35."""
USUAL_LINES = 3
"""Sizes of the text: steps from line to line under this tell the usual distance, larger ones part columns and pages."""
FEW_LINES = 1.2
"""Sizes of the text: the usual distance where a page has too few lines to tell it."""
LEAST_DISTANCE = 1.15
"""Sizes of its type: lines set closer than this begin no paragraph by the white above them."""
OTHER_SIZE = 0.5
"""Points; lines of one paragraph differ in size by less."""
LARGER = 1.15
"""Of the text's size; what is set larger than this heads what follows."""
BLANK = 0.3
"""Of the type's size: the white before a word that would have ended the line above."""
BULLETS = "•●▪◦■\uf0b7\uf0a7"
"""The last two are those of the Symbol and Wingdings fonts, which word processors use."""


def read(data: bytes, name: str) -> Document:
    """The blocks of a PDF, each with its page.

    Raises:
        ReadError: the extra that reads PDFs is not installed, or the file is damaged, locked or pictures
            only.
    """
    pages = lines_of(data, name)
    if not any(pages):
        raise ReadError(f"{name} holds no text, only pictures", "Give a PDF with text, or another format")
    body = _body_size(line for page in pages for line in page)
    running = _running_heads(pages)
    kept, left_out = _text_and_rest(pages, running, body)
    gutters = {x for page in kept if (x := _gutter(page, body)) is not None}
    lines = [(n, line) for n, page in enumerate(kept, 1) for line in _in_order(page, body, gutters)]
    return Document("pdf", tuple(_paragraphs(lines, body)), tuple(running.values()), left_out=tuple(left_out))


def _body_size(lines: Iterable[Line]) -> float:
    sizes = Counter[float]()
    for line in lines:
        sizes[round(2 * line.size) / 2] += len(line.text)
    common = [size for size, count in sizes.items() if count >= BODY_SHARE * sizes.total()]
    return max(common or sizes)


def _text_and_rest(
    pages: Sequence[Sequence[Line]], running: Container[str], body: float
) -> tuple[list[list[Line]], list[Block]]:
    """The lines of the text, page by page, and what is none. A running head that is set large is a title
    once."""
    kept: list[list[Line]] = []
    rest: list[Block] = []
    seen: set[str] = set()
    for number, page in enumerate(pages, 1):
        kept.append([])
        tabs = Counter(round(line.left / body) for line in page if len(line.text) == 1)
        for line in page:
            head = _masked(line.text) if line.edge else ""
            repeated = head in running and (head in seen or line.size < TITLE * body)
            seen.add(head)
            is_number = line.edge and not head and _is_far(line, page)
            is_tab = len(line.text) == 1 and tabs[round(line.left / body)] >= TAB_LETTERS
            if repeated or is_number or is_tab or line.turned or line.size < SMALL_PRINT * body:
                rest.append(Block("paragraph", line.text, number))
            else:
                kept[-1].append(line)
    return kept, rest


def _masked(text: str) -> str:
    """Without digits: a running head changes by its page number alone."""
    return " ".join("".join(" " if letter.isdigit() else letter for letter in text).split())


def _running_heads(pages: Sequence[Sequence[Line]]) -> dict[str, str]:
    """What stands at the edge of more than one page, or far from the text: masked text to text, as first
    met."""
    met: dict[str, str] = {}
    counts = Counter[str]()
    for page in pages:
        for line in page:
            if line.edge and (head := _masked(line.text)):
                counts[head] += 2 if _is_far(line, page) and not line.text.endswith(".") else 1
                met.setdefault(head, line.text)
    return {head: text for head, text in met.items() if counts[head] > 1}


def _is_far(line: Line, page: Iterable[Line]) -> bool:
    """True for a line with much white between it and the next row of its page, which holds more than
    edges."""
    steps = [abs(line.bottom - other.bottom) for other in page]
    nearest = min((step for step in steps if step > SAME_ROW * line.size), default=0.0)
    return nearest > FAR * line.size and not all(other.edge for other in page)


def _in_order(lines: Sequence[Line], size: float, known: Collection[float]) -> Iterator[Line]:
    """Lines as they are read: down a column before the next one, and across what spans both.

    `known` are gutters of the document: a page that ends early shows too little of its own.
    """
    gutter = _gutter(lines, size, known)
    rows = sorted(lines, key=lambda line: (-line.bottom, line.left))
    if gutter is None:
        yield from chain.from_iterable(_rows(rows))
        return
    for spans, run in groupby(rows, key=lambda line: line.left < gutter < line.right):
        band = list(run)
        if spans:
            yield from chain.from_iterable(_rows(band))
        else:
            yield from _in_order([line for line in band if line.right <= gutter], size, known)
            yield from _in_order([line for line in band if line.left >= gutter], size, known)


def _rows(lines: Iterable[Line], apart: float = SAME_ROW) -> Iterator[list[Line]]:
    """Lines that share a baseline, from left to right: wide blanks of a justified line part it."""
    row: list[Line] = []
    for line in lines:
        if row and row[0].bottom - line.bottom > apart * line.size:
            yield sorted(row, key=lambda line: line.left)
            row = []
        row.append(line)
    if row:
        yield sorted(row, key=lambda line: line.left)


def _gutter(lines: Sequence[Line], size: float, known: Collection[float] = ()) -> float | None:
    """Where the white between two columns runs; None where there is one column."""
    rows = list(_rows(sorted(lines, key=lambda line: (-line.bottom, line.left)), BESIDE))
    best, place = -1, None
    for x in sorted({line.left - GUTTER * size / 2 for line in lines}):
        sides = [_side(row, x, size) for row in rows]
        both, crossed = sides.count("both"), sides.count("across")
        runs = groupby(side for side in sides if side in ("both", "across"))
        sure = max((len(list(run)) for side, run in runs if side == "both"), default=0) >= COLUMN_ROWS
        if any(abs(x - gutter) < size for gutter in known):
            sure = sure or both > crossed or (not crossed and {"left", "right"} <= set(sides))
        if sure and both - crossed > best:
            best, place = both - crossed, x
    return place


def _side(row: Sequence[Line], x: float, size: float) -> str:
    """On which sides of a gutter at `x` a row has text: `left`, `right`, `both` or `across`."""
    if any(line.left < x < line.right for line in row):
        return "across"
    left = [line.right for line in row if line.right <= x]
    right = [line.left for line in row if line.left >= x]
    if left and right:
        return "both" if min(right) - max(left) >= GUTTER * size else "across"
    return "left" if left else "right"


def _paragraphs(lines: Sequence[tuple[int, Line]], body: float) -> Iterator[Block]:
    """Blocks of the document's lines, in their order; each comes with the page that it begins on."""
    steps = [above.bottom - below.bottom for (_, above), (_, below) in pairwise(lines)]
    usual = median([step for step in steps if 0 < step < USUAL_LINES * body] or [FEW_LINES * body])
    run: list[Line] = []
    first = 1
    for number, line in lines:
        if run and _begins(line, run, usual):
            yield _block(run, body, first)
            run = []
        if not run:
            first = number
        run.append(line)
    if run:
        yield _block(run, body, first)


def _begins(line: Line, run: Sequence[Line], usual: float) -> bool:
    """True where a line opens a block of its own."""
    last = run[-1]
    step = last.bottom - line.bottom
    if line.text[0] in BULLETS or line.heavy != last.heavy or abs(line.size - last.size) > OTHER_SIZE:
        return True
    if last.text in BULLETS or abs(step) <= SAME_ROW * line.size:
        return False
    ended = last.text.endswith((".", "!", "?", ":"))
    if not 0 < step <= COLUMN_END * usual:
        return ended or line.heavy
    if step > PARAGRAPH_GAP * max(usual, LEAST_DISTANCE * line.size):
        return True
    right = max(*(above.right for above in run), line.right)
    fits = last.right + line.first_word + BLANK * line.size < right
    return fits and (ended or last.text.endswith(")")) and not line.text[0].islower()


def _block(run: Sequence[Line], body: float, page: int) -> Block:
    text = run[0].text
    for line in run[1:]:
        text = _join(text, line.text)
    kind: BlockKind = "paragraph"
    if text[0] in BULLETS:
        kind, text = "item", text[1:].strip()
    elif (run[0].heavy or run[0].size > LARGER * body) and len(text.split()) <= HEADING_WORDS:
        kind = "heading"
    return Block(kind, text, page)


def _join(first: str, second: str) -> str:
    """Two lines as one; the halves of a word keep a blank, for the whole report to say if the hyphen is
    its own."""
    halves = second[0].islower() or second[:2].isupper()
    if first[-2:-1].isalnum() and (first[-1] in "–—/" or (first[-1] == "-" and not halves)):
        return first + second
    return f"{first} {second}"
