"""A PDF to blocks: puts the pieces of its pages back into the order in which they are read.

A PDF knows glyphs and places, nothing else. So lines are built from glyphs, columns from the white between
lines, paragraphs from the white above them. Small print (tables, notes, charts), what is repeated on page after
page, turned, or one letter a line is no text; it is handed back apart, with what it is taken for.
"""

from __future__ import annotations

from bisect import bisect
from collections import Counter
from collections.abc import Container, Iterable, Iterator, Sequence
from itertools import pairwise
from statistics import median

from tipdiff.errors import ReadError
from tipdiff.model.frozen import replace
from tipdiff.read import HEADING_WORDS, LOOKS, Block, BlockKind, Document, LeftOut
from tipdiff.read.pdf_columns import SAME_ROW, TITLE, gutter_of, in_order
from tipdiff.read.pdf_lines import Line, lines_of
from tipdiff.read.pdf_print import OTHER_SIZE, Type, small_print, type_of
from tipdiff.read.pdf_tables import Found, tables_of

FAR = 2.5
"""White between the text and a running head, in sizes of its type; paragraphs part by under 2."""
TAB_LETTERS = 3
"""Letters that stand one a line under each other: the country's name down the page's edge."""
COLUMN_END = 4
"""Of the usual distance of lines; what follows below a larger white, or above, stands in another column or
behind a table."""
PARAGRAPH_GAP = 1.25
"""Of the usual distance of lines; between paragraphs it is at least 1.35."""
USUAL_LINES = 3
"""Sizes of the type: steps from line to line under this tell the usual distance, larger ones part columns and pages."""
FEW_LINES = 1.2
"""Sizes of the type: the usual distance where too few lines tell it."""
STEPS = 3
"""So many steps between lines of one size tell its usual distance."""
LEAST_DISTANCE = 1.15
"""Sizes of its type: lines set closer than this begin no paragraph by the white above them."""
LARGER = 1.15
"""Of the text's size; what is set larger than this heads what follows."""
SENTENCE_WORDS = 4
"""Words; a longer line with a full stop is a sentence, however large or heavy."""
BLANK = 0.3
"""Of the type's size: the white before a word that would have ended the line above."""
NUMBERED_PAGES = 2
"""So many pages whose numbers count on tell where page numbers stand."""
BULLETS = "•●▪◦■\uf0b7\uf0a7"
"""The last two are those of the Symbol and Wingdings fonts, which word processors use."""
SUSPENDED = ("and ", "or ", "to ")
"""Behind these a hyphen at a line's end waits for another word: `10- and 20-year`."""


def read(data: bytes, name: str) -> Document:
    """The blocks of a PDF, each with its page.

    Raises:
        ReadError: the extra that reads PDFs is not installed, or the file is damaged, locked or pictures
            only.
    """
    pages = lines_of(data, name)
    if not any(pages):
        raise ReadError(f"{name} holds no text, only pictures", "Give a PDF with text, or another format")
    type_ = type_of(pages)
    running = _running_heads(pages)
    kept, left_out, found = _text_and_rest(pages, running, type_)
    gutters = {x for page in kept if (x := gutter_of(page, type_.body)) is not None}
    lines = [(n, line) for n, page in enumerate(kept, 1) for line in in_order(page, type_.body, gutters)]
    found_blocks = list(_paragraphs(lines, type_.body))
    sizes = sorted({-round(first.size) for block, first in found_blocks if block.kind == "heading"})
    blocks, starts = [], []
    for n, (block, first) in enumerate(found_blocks):
        level = LOOKS + sizes.index(-round(first.size)) if block.kind == "heading" else 0
        blocks.append(replace(block, at=n, level=level))
        starts.append((block.page or 0, -first.bottom))
    tables = tuple(replace(each.grid, at=bisect(starts, (each.grid.page or 0, -each.top))) for each in found)
    return Document("pdf", tuple(blocks), tuple(running.values()), tables=tables, left_out=tuple(left_out))


def _text_and_rest(
    pages: Sequence[Sequence[Line]], running: Container[str], type_: Type
) -> tuple[list[list[Line]], list[LeftOut], list[Found]]:
    """The lines of the text, page by page, what is none, and the tables. A running head that is set large is a title
    once."""
    kept: list[list[Line]] = []
    rest: list[LeftOut] = []
    tables: list[Found] = []
    seen: set[str] = set()
    offset = _numbering(pages)
    for number, page in enumerate(pages, 1):
        kept.append([])
        small = small_print(page, type_.least)
        tabs = Counter(round(line.left / type_.body) for line in page if _is_letter(line))
        tables += tables_of([line for line in page if not line.edge], number)
        tabled = {id(line) for each in tables for line in each.lines}
        for place, line in enumerate(page):
            if id(line) in tabled:
                continue
            head = _masked(line.text) if line.edge else ""
            repeated = head in running and (head in seen or line.size < TITLE * type_.body)
            seen.add(head)
            why, sure = small.get(place, ("", True))
            if line.edge and not head and (_is_far(line, page) or _counted(line.text) == number + (offset or 0)):
                why, sure = "page numbers", True
            elif repeated:
                why, sure = "running heads", True
            elif line.turned or (_is_letter(line) and tabs[round(line.left / type_.body)] >= TAB_LETTERS):
                why, sure = "turned text and letters down the edge", True
            if why:
                rest.append(LeftOut(line.text, why, number, sure))
            else:
                kept[-1].append(line)
    return kept, rest, tables


def _is_letter(line: Line) -> bool:
    return len(line.text) == 1 and line.text not in BULLETS


def _counted(text: str) -> int | None:
    """The number that a line is."""
    return int(text) if text.isdecimal() and text.isascii() and len(text) <= 4 else None


def _numbering(pages: Sequence[Iterable[Line]]) -> int | None:
    """What is added to a page's place to give the number printed on it; None where no numbers count on."""
    offsets = Counter(
        counted - place
        for place, page in enumerate(pages, 1)
        for counted in {_counted(line.text) for line in page if line.edge}
        if counted is not None
    )
    offset, count = offsets.most_common(1)[0] if offsets else (0, 0)
    return offset if count >= NUMBERED_PAGES else None


def _masked(text: str) -> str:
    """Without digits: a running head changes by its page number alone."""
    return " ".join("".join(" " if letter.isdigit() else letter for letter in text).split())


def _running_heads(pages: Sequence[Sequence[Line]]) -> dict[str, str]:
    """What stands at the edge of more than one page, or far from the text: masked text to text, as first
    met."""
    met: dict[str, str] = {}
    counts = Counter[str]()
    for page in pages:
        heads: dict[str, int] = {}
        for line in page:
            if line.edge and (head := _masked(line.text)):
                alone = _is_far(line, page) and not line.text.endswith(".")
                heads[head] = max(heads.get(head, 1), 1 + alone)
                met.setdefault(head, line.text)
        counts.update(heads)
    return {head: text for head, text in met.items() if counts[head] > 1}


def _is_far(line: Line, page: Iterable[Line]) -> bool:
    """True for a line with much white between it and the next row of its page, which holds more than
    edges."""
    steps = [abs(line.bottom - other.bottom) for other in page]
    nearest = min((step for step in steps if step > SAME_ROW * line.size), default=0.0)
    return nearest > FAR * line.size and not all(other.edge for other in page)


def _paragraphs(lines: Sequence[tuple[int, Line]], body: float) -> Iterator[tuple[Block, Line]]:
    """Blocks of the document's lines, in their order, each with its first line; a block has the page that it begins on.

    A box waits until the paragraph that flows around it is whole.
    """
    usual = _Steps([line for _, line in lines], body)
    aside: list[tuple[int, Line]] = []
    run: list[Line] = []
    first = 1
    for number, line in lines:
        if line.aside:
            aside.append((number, line))
            continue
        if run and _begins(line, run, usual.of(line.size)):
            yield _block(run, body, first), run[0]
            yield from _boxed(aside, body)
            run, aside = [], []
        if not run:
            first = number
        run.append(line)
    if run:
        yield _block(run, body, first), run[0]
    yield from _boxed(aside, body)


def _boxed(lines: Sequence[tuple[int, Line]], body: float) -> Iterator[tuple[Block, Line]]:
    yield from _paragraphs([(number, replace(line, aside=False)) for number, line in lines], body) if lines else ()


class _Steps:
    """The usual distance from line to line, for each size of type."""

    def __init__(self, lines: Sequence[Line], body: float) -> None:
        self.sizes: dict[float, list[float]] = {}
        for above, below in pairwise(lines):
            step = above.bottom - below.bottom
            if 0 < step < USUAL_LINES * below.size and abs(above.size - below.size) <= OTHER_SIZE:
                self.sizes.setdefault(round(below.size), []).append(step)
        self.body = median(self.sizes.get(round(body)) or [FEW_LINES * body]) / body

    def of(self, size: float) -> float:
        """In points, for type of that size."""
        steps = self.sizes.get(round(size), ())
        return median(steps) if len(steps) >= STEPS else self.body * size


def _begins(line: Line, run: Sequence[Line], usual: float) -> bool:
    """True where a line opens a block of its own."""
    last = run[-1]
    step = last.bottom - line.bottom
    ended = last.text.endswith((".", "!", "?", ":"))
    if line.text[0] in BULLETS or abs(line.size - last.size) > OTHER_SIZE:
        return True
    if line.heavy != last.heavy:
        return ended or not line.text[0].islower()
    if last.text in BULLETS or abs(step) <= SAME_ROW * line.size:
        return False
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
    words = len(text.split())
    sentence = words > SENTENCE_WORDS and text.endswith((".", '."', ".”"))
    if text[0] in BULLETS:
        kind, text = "item", text[1:].strip()
    elif (run[0].heavy or run[0].size > LARGER * body) and words <= HEADING_WORDS and not sentence:
        kind = "heading"
    return Block(kind, text, page)


def _join(first: str, second: str) -> str:
    """Two lines as one; the halves of a word keep a blank, for the whole report to say if the hyphen is
    its own. Behind a digit it always is, but where another number or word follows."""
    word = first.rpartition(" ")[2]
    counted = word[-2:-1].isdigit() or (word[:1].isdigit() and word.count("-") > 1)
    halves = (second[0].islower() or second[:2].isupper()) and not counted
    joined = first[-1] in "–—/" or (first[-1] == "-" and not halves and not second.startswith(SUSPENDED))
    if joined and first[-2:-1].isalnum():
        return first + second
    return f"{first} {second}"
