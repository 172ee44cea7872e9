"""An EPUB book to blocks: its pages, in the order in which the book says they are read, each as any page is read."""

from __future__ import annotations

import posixpath
from collections.abc import Iterator
from typing import TYPE_CHECKING
from urllib.parse import unquote

from tipdiff.model.frozen import replace
from tipdiff.read import Block, Document, Grid, LeftOut, by_html, coding
from tipdiff.read.zipped import Parts

if TYPE_CHECKING:
    from lxml.etree import _Element

WHAT = "an EPUB book"
PAGES = ("application/xhtml+xml", "text/html", "application/x-dtbook+xml")
FONTS = ("http://www.idpf.org/2008/embedding", "http://ns.adobe.com/pdf/enc#RC")
"""How books keep their fonts from being copied: their text is not locked by it."""


def read(data: bytes, name: str) -> Document:
    """The blocks of a book.

    Raises:
        ReadError: the file is damaged or locked.
    """
    parts = Parts(data, name, WHAT)
    package = _package(parts)
    root = parts.xml(package)
    if root is None:
        raise parts.damaged()
    locked = set(_locked(parts))
    blocks: list[Block] = []
    tables: list[Grid] = []
    left_out: list[LeftOut] = []
    guesses: list[str] = []
    for path in _pages(root, posixpath.dirname(package)):
        if path in locked:
            raise parts.locked()
        found = coding.decoded(parts.bytes_of(path), path)
        page, before = by_html.read(found.text), len(blocks)
        tables += (replace(grid, at=before + grid.at) for grid in page.tables)
        blocks += (replace(block, at=before + block.at) for block in page.blocks)
        left_out += page.left_out
        guesses += found.warnings
    titles = tuple(" ".join("".join(title.itertext()).split()) for title in _all(root, "title"))
    return Document(
        "epub", tuple(blocks), tuple(filter(None, titles[:1])), tables=tuple(tables), left_out=tuple(left_out),
        guesses=tuple(dict.fromkeys(guesses)),
    )  # fmt: skip


def _package(parts: Parts) -> str:
    """The part that says which pages the book has."""
    container = parts.xml("META-INF/container.xml")
    told = _all(container, "rootfile") if container is not None else ()
    path = next((each.get("full-path", "") for each in told), "")
    return path or next((name for name in parts.names() if name.endswith(".opf")), "")


def _pages(root: _Element, folder: str) -> Iterator[str]:
    """The book's pages in reading order, without its list of contents."""
    items = {each.get("id", ""): each for each in _all(root, "item")}
    for spot in _all(root, "itemref"):
        item = items.get(spot.get("idref", ""))
        if item is None or item.get("media-type") not in PAGES or "nav" in item.get("properties", "").split():
            continue
        yield posixpath.normpath(posixpath.join(folder, unquote(item.get("href", ""))))


def _locked(parts: Parts) -> Iterator[str]:
    root = parts.xml("META-INF/encryption.xml")
    for each in _all(root, "EncryptedData") if root is not None else ():
        methods = [method.get("Algorithm", "") for method in _all(each, "EncryptionMethod")]
        if not all(method in FONTS for method in methods):
            yield from (unquote(spot.get("URI", "")) for spot in _all(each, "CipherReference"))


def _all(root: _Element, name: str) -> list[_Element]:
    """The elements of a name below one, whatever their namespace."""
    return list(root.iter(f"{{*}}{name}"))
