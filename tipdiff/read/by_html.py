"""A saved page to blocks: finds where the report lies and leaves the site around it.

Saved pages leave tags open, so that a parser may put the whole report inside the site's header or
navigation. So nothing is thrown away on the way down: the report's own container is looked for wherever it
stands, and only what lies inside it and is plainly machinery (scripts, menus, pictures) is passed over.
"""

from __future__ import annotations

import re
import warnings
from collections.abc import Iterator
from itertools import chain

from bs4 import BeautifulSoup, XMLParsedAsHTMLWarning
from bs4.element import NavigableString, PageElement, PreformattedString, Tag

from tipdiff.read import HEAD_BYTES, HEADING_WORDS, Block, BlockKind, Document

CONTAINERS = (
    "section.report__main",
    "div.report__content",
    "div#report_content",
    "div#centerblock",
    "div#tier3-landing-content-wide",
    "div.entry-content",
    "article",
    "main",
    "[role=main]",
    "div#content",
    "body",
)
"""Where the department's and its mirrors' pages keep the text, by era; the first that holds enough of it is
taken."""
ENOUGH = 0.6
"""Share of the page's paragraph text that a container must hold: a sidebar's holds under 0.1, a report's over
0.9."""
MENU_ENTRY = 60
"""Characters; the longest menu entry seen has 58."""
HEADINGS = frozenset(("h1", "h2", "h3", "h4", "h5", "h6"))
KINDS: dict[str, BlockKind] = {**dict.fromkeys(HEADINGS, "heading"), "li": "item"}
"""What a block is called after; every other element hands on what it stands in."""
SKIPPED = frozenset(
    """
    script style noscript svg select option button input form label template iframe figure figcaption footer
    aside sup title head
    """.split()
)
"""Elements that hold no text of the report."""
BLOCKS = HEADINGS | frozenset(
    """
    p li div section article main body html ul ol dl dt dd blockquote header nav center pre hr br address
    details summary table tr td
    """.split()
)
"""Elements at whose edges a block begins and ends."""
MENUS = frozenset(
    """
    report-toc report-nav report-meta report__side report__tags breadcrumbs breadcrumb skip-link
    screen-reader-text header_banner_container chosen-container--country field-container share-buttons
    related-content bc_wrapper bc_row
    """.split()
)
"""Class words of menus and badges that stand inside the text's container."""
LONG_PARAGRAPH = 400
"""Characters; menus and banners hold shorter ones (the longest seen has 130), every report has longer
ones."""
TEXT_LINES = 4
"""Ends of lines; a page's text in one element has hundreds, a paragraph that holds most of a stub has fewer."""
SAVED_FROM = re.compile(rb"<!-- saved from url=\(\d+\)(https?://[^\s>]+)")
"""What browsers write at the head of a page that they save."""
META_TITLES = ("og:title", "twitter:title", "DC.title", "citation_title")


def read(data: bytes) -> Document:
    """The blocks of a saved page."""
    with warnings.catch_warnings():  # of an XML prolog: a page of XHTML is read as browsers read it
        warnings.simplefilter("ignore", XMLParsedAsHTMLWarning)
        soup = BeautifulSoup(data, "lxml")
    saved = SAVED_FROM.search(data[:HEAD_BYTES])
    url = _url(soup) or (saved[1].decode(errors="replace") if saved else None)
    pieces = list(_pieces(_container(soup)))
    whole = sum(len(text) for _, text in pieces)
    blocks = chain.from_iterable(_blocks(kind, text, whole) for kind, text in pieces)
    return Document("html", tuple(blocks), tuple(_titles(soup)), url)


def _container(soup: BeautifulSoup) -> Tag:
    """The smallest known container that holds most of the page's paragraphs."""
    total = _weight(soup)
    for selector in CONTAINERS:
        best = max(soup.select(selector), key=_weight, default=None)
        if best is not None and _weight(best) >= ENOUGH * total:
            return best
    return soup


def _weight(tag: Tag) -> int:
    """Characters of prose: of the runs of text that are longer than any menu's."""
    return sum(len(text) for text in tag.strings if len(text) > MENU_ENTRY)


def _titles(soup: BeautifulSoup) -> Iterator[str]:
    if soup.title and soup.title.string:
        yield " ".join(soup.title.string.split())
    for name in META_TITLES:
        meta = soup.find("meta", attrs={"property": name}) or soup.find("meta", attrs={"name": name})
        if isinstance(meta, Tag) and meta.get("content"):
            yield " ".join(str(meta["content"]).split())
    for heading in soup.find_all("h1"):
        yield " ".join(heading.get_text().split())


def _url(soup: BeautifulSoup) -> str | None:
    link = soup.find("link", rel="canonical")
    if isinstance(link, Tag) and link.get("href"):
        return str(link["href"])
    meta = soup.find("meta", attrs={"property": "og:url"})
    return str(meta["content"]) if isinstance(meta, Tag) and meta.get("content") else None


def _blocks(kind: BlockKind, text: str, whole: int) -> Iterator[Block]:
    """A piece of a page as blocks: of one that holds most of the page, each line that was ended on purpose is its
    own, for it is plain text."""
    if len(text) >= ENOUGH * whole and text.strip().count("\n") >= TEXT_LINES:
        from tipdiff.read import by_text

        yield from by_text.read(text.strip(), "text").blocks
    elif line := " ".join(text.split()):
        yield Block(kind, line)


def _pieces(container: Tag) -> Iterator[tuple[BlockKind, str]]:
    """Text between two edges of block elements is one block, named by the innermost element that says what it is.

    A short paragraph all in bold heads what follows.
    """
    text: list[str] = []
    bold: list[bool] = []
    kind: BlockKind = "paragraph"
    end: tuple[None, BlockKind] = (None, "paragraph")
    for node, owner in chain(_walk(container, "paragraph"), [end]):
        if node is not None:
            text.append(node)
            bold.extend([_is_bold(node)] if node.strip() else [])
            continue
        if line := "".join(text).strip():
            heads = kind == "paragraph" and all(bold) and len(line.split()) <= HEADING_WORDS
            yield "heading" if heads else kind, line
        text, bold, kind = [], [], owner


def _walk(tag: Tag, owner: BlockKind) -> Iterator[tuple[NavigableString | None, BlockKind]]:
    """Strings with the kind of block they stand in; `None`, with the kind of what follows, at an edge.

    A line break is an edge too: older pages part their paragraphs by nothing else.
    """
    for child in tag.children:
        if isinstance(child, NavigableString):
            if not isinstance(child, PreformattedString):
                yield child, owner
        elif isinstance(child, Tag) and child.name not in SKIPPED and not _is_menu(child):
            inner = KINDS.get(child.name, owner)
            edge = child.name in BLOCKS
            if edge:
                yield None, inner
            yield from _walk(child, inner)
            if edge:
                yield None, owner


def _is_menu(tag: Tag) -> bool:
    """A menu, badge or table of data, unless the report itself was swallowed by it or laid out in it."""
    named = tag.get("role") == "navigation" or not MENUS.isdisjoint(tag.get("class") or ())
    if not named and tag.name != "table":
        return False
    return all(len(part.get_text()) <= LONG_PARAGRAPH for part in tag.find_all(("p", "td")))


def _is_bold(node: PageElement) -> bool:
    return node.find_parent(("b", "strong")) is not None
