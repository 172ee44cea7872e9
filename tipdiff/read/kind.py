"""What kind of file it is: told by its content and its suffix together.

Takes bytes and a name, gives the reader's format, or raises the one line that says what the file is instead. It alone
knows the marks of formats.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from tipdiff.errors import ReadError

if TYPE_CHECKING:
    from tipdiff.read import Format

PDF_MARK = b"%PDF-"
PDF_HEAD_BYTES = 1024
"""The mark of a PDF stands among its first so many bytes."""
HEAD = 4096
"""Characters by which the format is judged."""
SUFFIXES: dict[str, Format] = {
    **dict.fromkeys((".md", ".markdown", ".mdown", ".mkd", ".mdx"), "markdown"),
    **dict.fromkeys((".html", ".htm", ".xhtml", ".shtml"), "html"),
}
"""What these suffixes say is believed, unless the text plainly is something else."""
UNPACKED: dict[Format, tuple[str, tuple[str, ...]]] = {
    "docx": ("a Word document", (".docx", ".docm", ".dotx")),
    "epub": ("an EPUB book", (".epub",)),
    "odt": ("an OpenDocument text", (".odt", ".ott")),
}
"""Documents that are zip files: what they are called, and their suffixes."""
OLE = b"\xd0\xcf\x11\xe0"
"""The first bytes of the files of old Office, and of a new one that a password locks."""
LOCKED = "EncryptedPackage".encode("utf-16-le")
OLD_WORD = "WordDocument".encode("utf-16-le")
OTHERS = (
    (rb"\{\\rtf", "an RTF file", "Save it as PDF, HTML or text"),
    (rb"\x89PNG|GIF8[79]a|\xff\xd8\xff|II\*\0|MM\0\*|RIFF....WEBP", "a picture", "Give the report's text"),
    (rb"\x1f\x8b|BZh\d|\xfd7zXZ|7z\xbc\xaf|Rar!", "a compressed file", "Unpack it first"),
    (rb"bplist00", "a web archive", "Save the page as HTML"),
    (rb"(?i)(?:from|subject|date|mime-version|snapshot-[a-z-]+): [^\n]*\n(?s:.){0,900}?content-type: multipart/",
     "a web archive", "Save the page as HTML"),
    (rb"(?s)\{\s*\"(?:cells|nbformat)\"", "a notebook", "Save it as HTML"),
)  # fmt: skip
"""The first bytes of files that are not read, what they are, and what to do."""
ZIP = b"PK\x03\x04"
WORD_PART = re.compile(rb"word/[\w-]+\.xml")
ZIPPED = (
    (b"xl/", "a workbook"),
    (b"ppt/", "a presentation"),
    (b"opendocument.spreadsheet", "a workbook"),
    (b"opendocument.presentation", "a presentation"),
)
"""What the names inside a zip file tell of those that are not read."""
PAGE = r"(?is)\s*(?:<\?xml[^>]*>\s*|<!--.*?-->\s*)*<(?:!doctype\s+html|html|head|body|title|meta)\b"
"""How a whole page begins."""
FRAGMENT = (
    r"(?is)\s*(?:<!--.*?-->\s*)*<(?:p|div|h[1-6]|section|article|table|main|ul|ol|center|font|span|b|hr|pre)\b[^<>]*>"
)
"""How a part of a page begins."""
CLOSING = r"(?i)</(?:p|div|h[1-6]|section|article|table|td|li|body|span)>"
MARKDOWN = (
    r"(?m)^#{1,6} \S|^\*\*\S.*\*\*[ \t]*$|\\[$*_]|^[*-] +\*\*|^\[\^[^\]\n]{1,40}\]: "
    r"|^[|:][ :|-]{0,80}-{3}[ :|-]{0,300}$|^```|\A\+\+\+[ \t]*\n|\A---[ \t]*\n[\w-]+:|^\S.*\n={3,}[ \t]*$"
    r"|\]\((?:https?:|#|/)|^> \S"
)
"""Marks that a page of plain text has no use for."""


def format_of(text: str, name: str) -> Format:
    """The format of a text."""
    told = SUFFIXES.get(name[name.rfind(".") :].lower()) if "." in name else None
    head = text[:HEAD]
    if re.match(PAGE, head):
        return "html"
    if told == "markdown":
        return told
    if told == "html" and re.search(r"<[a-zA-Z!/]", text):
        return told
    if re.match(FRAGMENT, head) and (re.search(CLOSING, head) or not re.search(MARKDOWN, text)):
        return "html"
    if re.search(MARKDOWN, text):
        return "markdown"
    tags = len(re.findall(CLOSING, head))
    return "html" if tags > 1 else "text"


def is_pdf(data: bytes) -> bool:
    return PDF_MARK in data[:PDF_HEAD_BYTES]


def is_packed(data: bytes) -> bool:
    """True for a file whose bytes are no text, though it holds some."""
    return is_pdf(data) or data.startswith(ZIP)


def unpacked(data: bytes, name: str) -> Format | None:
    """The format of a document that is a zip file; None for all else."""
    if not data.startswith(ZIP):
        return None
    head = data[:HEAD] + data[-HEAD:]
    if b"application/epub+zip" in head or b"META-INF/container.xml" in head:
        return "epub"
    if b"opendocument.text" in head and b"opendocument.text-" not in head.replace(b"opendocument.text-template", b""):
        return "odt"
    if WORD_PART.search(head) or b"word/document.xml" in data:
        return "docx"
    suffix = name[name.rfind(".") :].lower()
    told = next((format_ for format_, (_, suffixes) in UNPACKED.items() if suffix in suffixes), None)
    return told if told and not any(mark in head for mark, _ in ZIPPED) else None


def require_known(data: bytes, name: str) -> None:
    """Raises:
    ReadError: the bytes are a file of a kind that is not read.
    """
    if data.startswith(ZIP):
        head = data[:HEAD] + data[-HEAD:]
        what = next((what for mark, what in ZIPPED if mark in head), "a zip file")
        to_do = "Unpack it and give a report" if what == "a zip file" else "Save it as PDF, HTML or text"
        raise ReadError(f"{name} is {what}, which is not read", to_do)
    if data.startswith(OLE):
        if LOCKED in data:
            raise ReadError(f"{name} is locked by a password", "Save it without its password")
        what = "a document of old Word (.doc)" if OLD_WORD in data else "an old Office file"
        to_do = "Save it as .docx, PDF or HTML" if OLD_WORD in data else "Save it as PDF, HTML or text"
        raise ReadError(f"{name} is {what}, which is not read", to_do)
    for mark, what, to_do in OTHERS:
        if re.match(mark, data[:HEAD]):
            raise ReadError(f"{name} is {what}, which is not read", to_do)
