"""Which of a PDF's type is its text, and which is small print: tables, charts, captions, notes.

Takes the lines of all pages, gives the sizes that running text is set in, and says of smaller lines what they are.
Running text stands in paragraphs with nothing beside them but a column like their own; cells of a table, labels of a
chart and numbered references do not. So a summary in large type makes no small print of the report behind it.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence

from tipdiff.model.frozen import Frozen
from tipdiff.read.pdf_lines import Line

SMALL_PRINT = 0.905
"""Of the smallest size that text is set in; tables and notes come at 0.9 of it and below."""
PARAGRAPH_LINES = 3
"""Lines under each other of which prose has at least so many, but where it is a sentence at the edge of larger type:
cells and captions have fewer."""
SENTENCE_WORDS = 4
"""Words of the shortest such sentence."""
AT_EDGE = 2.0
"""Points by which lines at one edge part at most."""
PROSE = 0.3
"""Share of a size's characters that stand in paragraphs: 0.5 to 1 for text, up to 0.2 for tables and references."""
FAIR_SHARE = 0.1
"""Of all characters: where nothing stands in paragraphs, a size that holds so much is text."""
LINE_STEP = 1.9
"""In sizes of the type: lines further apart belong to two paragraphs."""
ALIGNED = 1.5
"""In sizes of the type: how far lines of one paragraph may begin apart; first lines are set in."""
OTHER_SIZE = 0.5
"""Points; lines of one paragraph differ in size by less."""
BESIDE = 0.35
"""In sizes of the type: what stands no higher or lower stands beside a line."""
LIKE_COLUMN = 0.6
"""Of a paragraph's width: what stands beside it is a column like its own if it is at least so wide."""
FEW = 0.2
"""Of a paragraph's lines may have something beside them: a side head, a mark."""
WIDE = 0.5
"""Of the page's text: a paragraph of small print as wide as this, at the text's own edge, is no cell."""
NOTE_MARKS = "*†‡§¶#"


class Type(Frozen):
    """The sizes that a document's text is set in, in points."""

    body: float
    """Of most of it."""
    least: float
    """What is smaller is small print."""


def type_of(pages: Sequence[Sequence[Line]]) -> Type:
    """The sizes of the text."""
    total, prose = Counter[float](), Counter[float]()
    for page in pages:
        for line in page:
            if not line.turned:
                total[_half(line.size)] += len(line.text)
        for stack in _prose(page):
            if not _is_note(stack, page):
                prose[_half(stack[0].size)] += sum(len(line.text) for line in stack)
    sizes = [size for size, count in prose.items() if count >= PROSE * total[size]]
    if not sizes:
        fair = [size for size, count in total.items() if count >= FAIR_SHARE * total.total()]
        return Type(max(total, key=total.__getitem__), SMALL_PRINT * min(fair))
    return Type(max(sizes, key=prose.__getitem__), SMALL_PRINT * min(sizes))


def small_print(page: Sequence[Line], least: float) -> dict[int, tuple[str, bool]]:
    """What each line of a page is that is smaller than the text, by its place in the page, and whether that is sure.

    A paragraph as wide as the text, with nothing beside it, is text in whatever size.
    """
    small = [line for line in page if line.size < least and not line.turned]
    if not small:
        return {}
    width = _width([line for line in page if not line.turned])
    prose = {id(line): stack for stack in _prose(page, few=0) for line in stack}
    edges = [line.left for line in page if line.size >= least]
    found: dict[int, tuple[str, bool]] = {}
    notes = {id(line) for stack in _stacks(small) if _is_note(stack, page) for line in stack}
    for n, line in enumerate(page):
        if line.size >= least or line.turned:
            continue
        stack = prose.get(id(line))
        if id(line) in notes:
            found[n] = ("notes", True)
        elif stack is None or not (_width(stack) >= WIDE * width and _at_edge(stack, edges)):
            found[n] = ("tables, charts and captions", stack is None or _is_flanked(stack, page))
    return found


def _half(size: float) -> float:
    return round(2 * size) / 2


def _width(stack: Sequence[Line]) -> float:
    return max(line.right for line in stack) - min(line.left for line in stack)


def _at_edge(stack: Sequence[Line], edges: Sequence[float]) -> bool:
    """True where a paragraph begins where the text of its page does."""
    return any(abs(stack[-1].left - edge) <= AT_EDGE for edge in edges)


def _is_flanked(stack: Sequence[Line], page: Sequence[Line]) -> bool:
    """True for a paragraph with anything beside it, level or not: cells of a table, columns of references."""
    top, bottom = stack[0].bottom + stack[0].size, stack[-1].bottom
    left, right = min(line.left for line in stack), max(line.right for line in stack)
    return any(
        bottom < line.bottom < top and not line.turned and (line.left >= right or line.right <= left) for line in page
    )


def _prose(page: Sequence[Line], few: float = FEW) -> Iterator[list[Line]]:
    """The paragraphs of a page that have nothing beside them but columns like their own."""
    stacks = _stacks(page)
    of = {id(line): stack for stack in stacks for line in stack}
    for stack in stacks:
        goes_on = any(line.text[0].isalpha() and not line.text[0].isupper() for line in stack[1:])
        if (goes_on and len(stack) >= PARAGRAPH_LINES) or _is_sentence(stack, page):
            beside = sum(_has_cell(line, stack, page, of) for line in stack)
            if beside <= few * len(stack):
                yield stack


def _is_sentence(stack: Sequence[Line], page: Sequence[Line]) -> bool:
    """True for a sentence that begins where larger type or a heading does."""
    words = sum(len(line.text.split()) for line in stack)
    if words < SENTENCE_WORDS or not stack[-1].text.endswith((".", "!", "?")):
        return False
    first = stack[0]
    return _at_edge(stack, [line.left for line in page if line.size > first.size or line.heavy > first.heavy])


def _stacks(lines: Sequence[Line]) -> list[list[Line]]:
    """Lines under each other, of one size and weight, at one left edge."""
    stacks: list[list[Line]] = []
    open_: list[list[Line]] = []
    for line in sorted(lines, key=lambda line: -line.bottom):
        if line.turned:
            continue
        open_ = [stack for stack in open_ if stack[-1].bottom - line.bottom <= LINE_STEP * stack[-1].size]
        for stack in open_:
            last = stack[-1]
            alike = last.heavy == line.heavy and abs(last.size - line.size) <= OTHER_SIZE
            under = last.bottom - line.bottom > BESIDE * line.size
            if alike and under and abs(last.left - line.left) <= ALIGNED * line.size:
                stack.append(line)
                break
        else:
            stacks.append([line])
            open_.append(stacks[-1])
    return stacks


def _has_cell(line: Line, stack: Sequence[Line], page: Sequence[Line], of: dict[int, list[Line]]) -> bool:
    """True where a line of a paragraph has something narrow beside it."""
    for other in page:
        if other.turned or abs(other.bottom - line.bottom) > BESIDE * line.size:
            continue
        beside = of.get(id(other), [])
        if beside is not stack and (other.left >= line.right or other.right <= line.left):
            like = len(beside) >= PARAGRAPH_LINES and _width(beside) >= LIKE_COLUMN * _width(stack)
            if not like:
                return True
    return False


def _is_note(stack: Sequence[Line], page: Sequence[Line]) -> bool:
    """True for what begins with the mark of a note, or with a number at the foot of its column in small type."""
    first = stack[0]
    if first.text[0] in NOTE_MARKS:
        return True
    number, _, rest = first.text.partition(" ")
    if not (first.noted or (number.rstrip(".").isdecimal() and rest[:1].isupper())):
        return False
    beside = (line for line in page if line.left < first.right and first.left < line.right)
    return all(line.bottom > first.bottom or line.size <= first.size for line in beside) and any(
        line.size > first.size for line in page
    )
