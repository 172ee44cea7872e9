"""A PDF's pages to lines of text with their places: the only place that knows the library.

pypdfium2 gives characters; words that stand close on one baseline make a line, and a wide gap ends it: the
white between columns or cells. A mark raised above the line in small print is a note's number and is left
out.
"""

from __future__ import annotations

import ctypes
import math
import re
import unicodedata
from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import groupby
from typing import Any

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
    first_word: float
    """Width, in points."""


class _Char(Frozen):
    letter: str
    size: float
    heavy: bool
    left: float
    right: float
    bottom: float
    """Of the baseline."""
    turned: bool


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
            return [list(_lines(page)) for page in document]
    except pypdfium2.PdfiumError as error:
        what = f"{name} is a PDF that is damaged or locked"
        raise ReadError(what, "Save it again, without a password") from error


def _lines(page: Any) -> Iterator[Line]:
    height = page.get_height()
    run: list[_Char] = []
    for char in _chars(page.get_textpage()):
        if run and not char.letter.isspace() and _parts(run, char):
            yield from _line(run, height)
            run = []
        run.append(char)
    yield from _line(run, height)


def _chars(text: Any) -> Iterator[_Char]:
    """The characters of a page; those that the library adds, blanks and line ends, stand where the last
    one did."""
    import pypdfium2.raw as pdfium

    matrix, box = pdfium.FS_MATRIX(), pdfium.FS_RECTF()
    heavy: dict[int | None, bool] = {}
    last = _Char(" ", 0.0, False, 0.0, 0.0, 0.0, False)
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
        turned = abs(matrix.b) > abs(matrix.a)
        last = _Char(letter, size, heavy[place], box.left, box.right, matrix.f, turned)
        yield last


def _is_named_heavy(font: Any) -> bool:
    """Fonts that a PDF only names, such as Helvetica-Bold, say nothing of their weight."""
    import pypdfium2.raw as pdfium

    name = ctypes.create_string_buffer(FONT_NAME)
    pdfium.FPDFFont_GetBaseFontName(font, name, FONT_NAME)
    return HEAVY.search(name.value) is not None


def _parts(run: Sequence[_Char], char: _Char) -> bool:
    """True where a character belongs to another line than those before it."""
    last = run[-1]
    size = max(last.size, char.size)
    return abs(char.bottom - last.bottom) > OTHER_LINE * size or not -size < char.left - last.right < GAP * size


def _line(run: Sequence[_Char], height: float) -> Iterator[Line]:
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
        turned=inked[0].turned,
        first_word=word[-1].right - word[0].left,
    )


def _unmarked(run: Sequence[_Char], size: float) -> Iterator[str]:
    """The text of a line without raised small print; the letters of `4th` stay."""
    for small, group in groupby(run, key=lambda char: char.size < RAISED * size):
        text = "".join(char.letter for char in group)
        if not small or text.strip() in ORDINALS:
            yield text
        elif text[-1].isspace():
            yield " "
