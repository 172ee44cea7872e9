"""A PDF's pages to lines of text with their places: the only place that knows the library.

pypdfium2 gives characters; words that stand close on one baseline make a line, and a wide gap ends it: the
white between columns or cells. A mark raised above the line in small print is a note's number and is left
out. A page set sideways is turned upright; letters printed twice, for a shadow or for bold type, count once.
"""

from __future__ import annotations

import ctypes
import math
import re
import unicodedata
from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import groupby
from typing import Any, Literal

from tipdiff.errors import ReadError
from tipdiff.model.frozen import Frozen, replace

GAP = 1.1
"""In sizes of the type; a wider white ends the line. Words part by 0.25 to 0.6, columns and cells by more
than 1.2."""
OTHER_LINE = 0.6
"""In sizes of the type; a baseline further up or down is another line's, a nearer one a note mark's."""
RAISED = 0.8
"""Of the line's size; note marks are set at 0.55 to 0.7 of it."""
HEAVY_SHARE = 0.9
"""Of a heavy line's characters; a heading that runs into its paragraph leaves a line of both."""
BOLD = 600
"""The weight from which type is heavy; the scale is OpenType's."""
EDGE = 0.1
"""Share of the page's height, at either end, where running heads stand; the lowest text line seen is at
0.11."""
NO_TEXT = ("Cc", "Cs")
"""Unicode's classes of control characters and halves of pairs: what glyphs without a meaning come as."""
FONT_NAME = 200
"""Bytes; a longer name is cut."""
HEAVY = re.compile(rb"(?i)bold|black|heavy")
SHADOW = 0.5
"""Of a letter's width: the same letter this much over one just printed is its shadow; two letters that stand close
overlap by up to 0.4."""
SHADOW_LETTERS = 4
"""Behind a shadow, so many letters on, less is enough: bold over plain type drifts apart."""
SHADOW_DRIFT = 0.4
"""Of a letter's width: how far it begins before the end of the last one, at least, to be such a shadow."""
SHADOW_SHIFT = 0.5
"""In sizes of the type: how far up or down a shadow stands from what throws it, at most."""
UPRIGHT = 0.26
"""Tangent of 15 degrees: what is turned by less is straight."""
Way = Literal["right", "up", "left", "down", "askew"]
"""Where writing runs on the page; places of letters are told as if the page were turned until it runs right."""
ORDINALS = frozenset(("st", "nd", "rd", "th"))
HYPHENS = str.maketrans({"\ufffe": "-", "\x02": "-", "\u00ad": "-"})
"""What the library gives for a hyphen at a line's end."""


class Line(Frozen):
    """Characters on one baseline, without a wide gap between them; coordinates in points from the page's
    lower left."""

    text: str
    left: float
    right: float
    bottom: float
    size: float
    """Of its type, in points; of most of its characters."""
    heavy: bool
    edge: bool
    """True where running heads stand."""
    turned: bool
    """True for what runs another way than most of its page."""
    first_word: float
    """Width, in points."""
    noted: bool = False
    """True where the raised mark of a note opens it."""
    aside: bool = False
    """True in a box that the text flows around."""


class _Char(Frozen):
    letter: str
    size: float
    heavy: bool
    left: float
    right: float
    bottom: float
    """Of the baseline."""
    way: Way


def lines_of(data: bytes, name: str) -> list[list[Line]]:
    """The lines of each page, in the file's order.

    Raises:
        ReadError: the extra is not installed, or the file is damaged or locked.
    """
    try:
        import pypdfium2
    except ImportError as error:
        raise ReadError(f"{name} is a PDF", "Install what reads it: pip install 'tipdiff[pdf]'") from error
    try:
        with pypdfium2.PdfDocument(data) as document:
            return [_lines(page) for page in document]
    except pypdfium2.PdfiumError as error:
        what = f"{name} is a PDF that is damaged or locked"
        raise ReadError(what, "Save it again, without a password") from error


def _lines(page: Any) -> list[Line]:
    left, bottom, right, top = page.get_cropbox()
    chars = list(_chars(page.get_textpage(), left, bottom, right, top))
    ways = Counter(char.way for char in chars if not char.letter.isspace())
    way: Way = max(ways, key=ways.__getitem__) if ways else "right"
    height = right - left if way in ("up", "down") else top - bottom
    lines: list[Line] = []
    run: list[_Char] = []
    shadow = -SHADOW_LETTERS
    for n, char in enumerate(chars):
        blank = char.letter.isspace()
        if run and not blank and _parts(run, char):
            lines.extend(_line(run, height, way))
            run = []
        if not blank and _is_shadow(char, run[-SHADOW_LETTERS:], drifting=n - shadow <= SHADOW_LETTERS):
            shadow = n
        else:
            run.append(char)
    return list(_unshadowed([*lines, *_line(run, height, way)]))


def _chars(text: Any, left: float, bottom: float, right: float, top: float) -> Iterator[_Char]:
    """The characters of a page that has these edges; those that the library adds, blanks and line ends, stand where
    the last one did."""
    import pypdfium2.raw as pdfium

    matrix, box = pdfium.FS_MATRIX(), pdfium.FS_RECTF()
    x, y = ctypes.c_double(), ctypes.c_double()
    heavy: dict[int | None, bool] = {}
    last = _Char(" ", 0.0, False, 0.0, 0.0, 0.0, "right")
    for n in range(pdfium.FPDFText_CountChars(text)):
        letter = chr(pdfium.FPDFText_GetUnicode(text, n)).translate(HYPHENS)
        if letter.isspace():
            yield replace(last, letter=" ")
            continue
        if unicodedata.category(letter) in NO_TEXT:
            continue
        pdfium.FPDFText_GetMatrix(text, n, ctypes.byref(matrix))
        pdfium.FPDFText_GetLooseCharBox(text, n, ctypes.byref(box))
        size = round(pdfium.FPDFText_GetFontSize(text, n) * math.hypot(matrix.c, matrix.d), 1)
        font = pdfium.FPDFTextObj_GetFont(pdfium.FPDFText_GetTextObject(text, n))
        place = ctypes.cast(font, ctypes.c_void_p).value
        if place not in heavy:
            heavy[place] = pdfium.FPDFFont_GetWeight(font) >= BOLD or _is_named_heavy(font)
        way = _way(matrix.a, matrix.b)
        if way == "right":
            place_of = (box.left - left, box.right - left, matrix.f - bottom)
        else:
            pdfium.FPDFText_GetCharOrigin(text, n, ctypes.byref(x), ctypes.byref(y))
            place_of = {
                "up": (box.bottom - bottom, box.top - bottom, right - x.value),
                "down": (top - box.top, top - box.bottom, x.value - left),
                "left": (right - box.right, right - box.left, top - y.value),
            }.get(way, (box.left - left, box.right - left, y.value - bottom))
        last = _Char(letter, size, heavy[place], *place_of, way)
        yield last


def _way(across: float, upward: float) -> Way:
    """Where writing runs, by how far it gets to the right and upward."""
    if abs(upward) <= UPRIGHT * abs(across):
        return "right" if across >= 0 else "left"
    if abs(across) <= UPRIGHT * abs(upward):
        return "up" if upward > 0 else "down"
    return "askew"


def _is_shadow(char: _Char, before: Sequence[_Char], *, drifting: bool) -> bool:
    """True for a letter printed over the same one: where each letter of a word comes twice before the next."""
    last = before[-1] if before else char
    if (last.left, last.right) == (char.left, char.right):
        return False  # the first letter, or the second of one glyph: a ligature
    least = SHADOW * (char.right - char.left)
    drifts = drifting and char.left < last.right - SHADOW_DRIFT * (char.right - char.left)
    return any(
        other.letter == char.letter
        and (drifts or min(other.right, char.right) - max(other.left, char.left) > least)
        and abs(other.bottom - char.bottom) <= SHADOW_SHIFT * char.size
        for other in before
    )


def _unshadowed(lines: Sequence[Line]) -> Iterator[Line]:
    """Without what is printed over a line that says the same there: the shadow of a title, a word in bold over
    itself."""
    ranked = sorted(range(len(lines)), key=lambda n: lines[n].bottom)
    shadows: set[int] = set()
    for place, n in enumerate(ranked):
        for other in ranked[place + 1 :]:
            if lines[other].bottom - lines[n].bottom > SHADOW_SHIFT * lines[n].size:
                break
            if _lies_on(lines[other], lines[n]) and (other > n or not _lies_on(lines[n], lines[other])):
                shadows.add(other)
            elif _lies_on(lines[n], lines[other]):
                shadows.add(n)
    return (line for n, line in enumerate(lines) if n not in shadows)


def _lies_on(line: Line, other: Line) -> bool:
    """True for a line that holds no letters but those that the other has at its place."""
    shift = SHADOW_SHIFT * line.size
    inside = other.left - shift <= line.left and line.right <= other.right + line.size
    return inside and line.turned == other.turned and _bare(line.text) in _bare(other.text)


def _bare(text: str) -> str:
    return "".join(filter(str.isalnum, text))


def _is_named_heavy(font: Any) -> bool:
    """Fonts that a PDF only names, such as Helvetica-Bold, say nothing of their weight."""
    import pypdfium2.raw as pdfium

    name = ctypes.create_string_buffer(FONT_NAME)
    pdfium.FPDFFont_GetBaseFontName(font, name, FONT_NAME)
    return HEAVY.search(name.value) is not None


def _parts(run: Sequence[_Char], char: _Char) -> bool:
    """True where a character belongs to another line than those before it."""
    last = run[-1]
    if char.way != last.way or char.way == "askew":
        return char.way != last.way
    size = max(last.size, char.size)
    return abs(char.bottom - last.bottom) > OTHER_LINE * size or not -size < char.left - last.right < GAP * size


def _line(run: Sequence[_Char], height: float, way: Way) -> Iterator[Line]:
    """The line that a run of characters is, without the marks of notes; nothing where it is blank."""
    inked = [char for char in run if not char.letter.isspace()]
    if not inked:
        return
    size = Counter(char.size for char in inked).most_common(1)[0][0]
    text = " ".join("".join(_unmarked(run, size)).split())
    if not text:
        return
    base = Counter(char.bottom for char in inked if char.size == size).most_common(1)[0][0]
    words = groupby(run, key=lambda char: char.letter.isspace())
    word = next(list(group) for blank, group in words if not blank)
    yield Line(
        text=text,
        left=inked[0].left,
        right=max(char.right for char in inked),
        bottom=base,
        size=size,
        heavy=sum(char.heavy for char in inked) > HEAVY_SHARE * len(inked),
        edge=not EDGE * height < base < (1 - EDGE) * height,
        turned=inked[0].way != way,
        first_word=word[-1].right - word[0].left,
        noted=inked[0].size < RAISED * size and inked[0].bottom > base,
    )


def _unmarked(run: Sequence[_Char], size: float) -> Iterator[str]:
    """The text of a line without raised small print; the letters of `4th` stay."""
    for small, group in groupby(run, key=lambda char: char.size < RAISED * size):
        text = "".join(char.letter for char in group)
        if not small or text.strip() in ORDINALS:
            yield text
        elif text[-1].isspace():
            yield " "
