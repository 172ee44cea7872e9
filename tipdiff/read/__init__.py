"""The first step: a file comes in, blocks of text come out.

`read` takes the bytes of a page and gives a `Document`: headings, paragraphs and list items in reading
order, with the format's own syntax (tags, entities, Markdown marks, line wrapping) resolved and every
character of the text kept. It alone knows of formats; what a block means is judged later.
"""

from __future__ import annotations

import codecs
import re
from typing import Literal

from tipdiff.errors import ReadError
from tipdiff.model.frozen import Frozen, replace

Format = Literal["html", "markdown", "text", "pdf"]
BlockKind = Literal["heading", "paragraph", "item"]

SAMPLE_MARK = b"SAMPLE DATA: an invented country"
"""Stands at the head of every page of the shipped corpus, so that a copy of one is still told for what
it is."""
PDF_MARK = b"%PDF-"
PDF_HEAD_BYTES = 1024
"""The mark of a PDF stands among its first so many bytes."""
HTML = re.compile(rb"(?i)<!doctype html|<html|<head|<body|<(?:p|div|h[1-6]|section|article|table)\b[^>]*>")
HEAD_BYTES = 4096
"""How much of a file the format is judged by."""
HEADING_WORDS = 25
"""A line of more words heads nothing: the longest section title seen has 23."""
CONTROLS = bytes(byte for byte in range(32) if not 9 <= byte <= 13)
UTF_16 = (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)
"""How some shells write what they are piped."""
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
    left_out: tuple[LeftOut, ...] = ()
    """What stands in the file beside the report's text, in the file's order."""
    guesses: tuple[str, ...] = ()
    """What the bytes left open and the reader had to guess, one warning each: the encoding."""


def read(data: bytes, name: str) -> Document:
    """The blocks of a page; `name` is for messages.

    Raises:
        ReadError: the bytes are empty or no text.
    """
    if not data.strip():
        raise ReadError(f"{name} is empty", "Give a saved report: HTML, Markdown, text or PDF")
    if data.startswith(UTF_16):
        data = decode(data).encode()
    format_ = sniff(data)  # each reader comes when first needed: the libraries of HTML alone take 0.1 s
    if format_ == "pdf":
        from tipdiff.read import by_pdf

        return by_pdf.read(data, name)
    if format_ is None:
        raise ReadError(f"{name} is no text", "Give a saved report: HTML, Markdown, text or PDF")
    if format_ == "html":
        from tipdiff.read import by_html

        document = by_html.read(data)
    else:
        from tipdiff.read import by_text

        document = by_text.read(decode(data), format_)
    return replace(document, sample=SAMPLE_MARK in data[:HEAD_BYTES])


def sniff(data: bytes) -> Format | None:
    """The format, by content alone; `None` for binary data."""
    head = data[:HEAD_BYTES]
    if PDF_MARK in head[:PDF_HEAD_BYTES]:
        return "pdf"
    if b"\0" in head and not head.startswith(UTF_16):
        return None
    controls = len(head) - len(head.translate(None, CONTROLS))
    if controls > CONTROL_SHARE * len(head) and not head.startswith(UTF_16):
        return None
    if HTML.search(head):
        return "html"
    if re.search(rb"(?m)^#{1,6} \S|^\*\*\S.*\*\*\s*$|\\[$*_]|^[*-] +\*\*", data):
        return "markdown"
    return "text"


def decode(data: bytes) -> str:
    """Text of UTF-8 or UTF-16 bytes, else of Windows-1252, which older pages were saved in."""
    if data.startswith(UTF_16):
        return data.decode("utf-16", errors="replace")
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError:
        return data.decode("cp1252", errors="replace")
