"""The first step: a file comes in, blocks of text come out.

`read` takes the bytes of a page and gives a `Document`: headings, paragraphs and list items in reading
order, with the format's own syntax (tags, entities, Markdown marks, line wrapping) resolved and every
character of the text kept. It alone knows of formats; what a block means is judged later.
"""

from __future__ import annotations

import re
from typing import Literal, NamedTuple

from tipdiff.errors import ReadError
from tipdiff.model.frozen import Frozen, replace
from tipdiff.read import coding, kind

Format = Literal["html", "markdown", "text", "pdf", "docx", "epub", "odt"]
BlockKind = Literal["heading", "paragraph", "item"]

SAMPLE_MARK = "SAMPLE DATA: an invented country"
"""Stands at the head of every page of the shipped corpus, so that a copy of one is still told for what
it is."""
GIVE = "Give a saved report: HTML, Markdown, text, PDF, Word, EPUB or OpenDocument"
HEAD_BYTES = 4096
"""Within so many bytes a page says what it is."""
SAMPLE_BLOCKS = 5
"""And among its first so many blocks a document that is unpacked first."""
LOOKS = 10
"""Ranks of headings from this one on are told by their looks alone: by the size of their type."""
HEADING_WORDS = 25
"""A line of more words heads nothing: the longest section title seen has 23."""
CONTROL = re.compile("[\0-\x08\x0e-\x1f]")
CONTROL_SHARE = 0.02
"""More control characters than this and the bytes are no text; real reports hold none but white space."""


class Block(Frozen):
    """A heading, a paragraph or a list item."""

    kind: BlockKind
    text: str
    """One line; runs of white space are one space."""
    page: int | None = None
    mark: str = ""
    """The number that a list item begins with, where it has one: `1.`"""
    under: str | None = None
    """The sub-heading that it stands under, once its section is known."""
    at: int = 0
    """Its place among the document's blocks: what a table is placed by."""
    level: int = 0
    """Of a heading its rank from 1, where the page itself ranks it; where only its looks do, from `LOOKS`; else 0."""


class GridCell(NamedTuple):
    """A cell of a table where it stands on the page."""

    text: str
    column: int
    """The first column of the page's grid that it covers, from 0."""
    width: int = 1
    """How many columns it covers."""
    heads: bool = False
    """True where the page marks it as the head of a row or a column."""


class Grid(Frozen):
    """A table of data as the page lays it out."""

    rows: tuple[tuple[GridCell, ...], ...]
    """Cells by row, from left to right; one that covers several rows stands in each, empty ones in none."""
    at: int = 0
    """How many of the document's blocks stand before it."""
    caption: str = ""
    """What the page itself calls it."""
    page: int | None = None


class LeftOut(Frozen):
    """Text of the file that is no part of the report's text."""

    text: str
    why: str
    """What it is taken for, in the plural, as `doctor` prints it: `running heads`, `notes`, `tables and charts`."""
    page: int | None = None
    read: bool = True
    """False where it may well be text of the report: sentences that were not placed for their looks alone."""


class Document(Frozen):
    """What a file holds, before anyone asks what it means."""

    format: Format
    blocks: tuple[Block, ...]
    titles: tuple[str, ...] = ()
    """What the page calls itself outside its text: the document title, meta tags."""
    url: str | None = None
    """The address that the page gives itself."""
    sample: bool = False
    """True for invented text: the page says so at its head."""
    tables: tuple[Grid, ...] = ()
    """Tables of data, in the file's order."""
    fields: tuple[tuple[str, str], ...] = ()
    """(field in lower case, value) of what stands before the text in front matter."""
    left_out: tuple[LeftOut, ...] = ()
    """What stands in the file beside the report's text, in the file's order."""
    guesses: tuple[str, ...] = ()
    """What the bytes left open and the reader had to guess, one warning each: the encoding."""


def read(data: bytes, name: str) -> Document:
    """The blocks of a page; `name` is its path or address, for its suffix and for messages.

    Raises:
        ReadError: the bytes are empty, no text, or a file of a kind that is not read.
    """
    if not data.strip():
        raise ReadError(f"{name} is empty", GIVE)
    if kind.is_pdf(data):
        from tipdiff.read import by_pdf  # each reader comes when first needed: the libraries of HTML alone take 0.1 s

        return replace(by_pdf.read(data, name), sample=SAMPLE_MARK.encode() in data[:HEAD_BYTES])
    if unpacked := kind.unpacked(data, name):
        document = _unpacked(data, name, unpacked)
        if not (document.blocks or document.tables):
            raise ReadError(f"{name} holds no text", GIVE)
        return replace(document, sample=any(SAMPLE_MARK in block.text for block in document.blocks[:SAMPLE_BLOCKS]))
    kind.require_known(data, name)
    text, said = _text(data, name)
    document = _parsed(text, kind.format_of(text, name))
    return replace(document, sample=SAMPLE_MARK in text[:HEAD_BYTES], guesses=said)


def _unpacked(data: bytes, name: str, format_: Format) -> Document:
    if format_ == "docx":
        from tipdiff.read import by_docx

        return by_docx.read(data, name)
    if format_ == "epub":
        from tipdiff.read import by_epub

        return by_epub.read(data, name)
    from tipdiff.read import by_odt

    return by_odt.read(data, name)


def _text(data: bytes, name: str) -> tuple[str, tuple[str, ...]]:
    """The text of a file, and what is doubtful about it."""
    found = coding.decoded(data, name)
    head = found.text[:HEAD_BYTES]
    if len(CONTROL.findall(head)) > CONTROL_SHARE * len(head):
        raise ReadError(f"{name} is not text", GIVE)
    text, lost = CONTROL.subn("", found.text)
    return text, (*found.warnings, *([f"control characters left out: {lost}"] if lost else ()))


def _parsed(text: str, format_: Format) -> Document:
    if format_ == "html":
        from tipdiff.read import by_html

        return by_html.read(text)
    if format_ == "markdown":
        from tipdiff.read import by_markdown

        return by_markdown.read(text)
    from tipdiff.read import by_text

    return by_text.read(text)


def sniff(data: bytes) -> Format | None:
    """The format, by content alone; `None` for what is not read."""
    if kind.is_pdf(data):
        return "pdf"
    if unpacked := kind.unpacked(data, ""):
        return unpacked
    try:
        kind.require_known(data, "")
        return kind.format_of(_text(data, "")[0], "")
    except ReadError:
        return None


def decode(data: bytes) -> str:
    """The text of a file's bytes, in whatever encoding they are.

    Raises:
        ReadError: no known encoding fits them.
    """
    return coding.decoded(data, "the file").text
