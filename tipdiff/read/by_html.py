"""A saved page to blocks: finds where the report lies and leaves the site around it.

Saved pages leave tags open, so that a parser may put the whole report inside the site's header or
navigation. So nothing is thrown away on the way down: the report's own container is looked for wherever it
stands, and only what lies inside it and is plainly not said (`unsaid`) is passed over.
"""

from __future__ import annotations

import re
import warnings
from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from tipdiff.read import HEAD_BYTES, BlockKind, Document, Grid, by_text, front_matter, unsaid
from tipdiff.read.flow import Run, parted
from tipdiff.read.soup import BeautifulSoup, NavigableString, PreformattedString, Tag, XMLParsedAsHTMLWarning

CONTAINERS = (
    ("section", "class", "report__main"),
    ("div", "class", "report__content"),
    ("div", "id", "report_content"),
    ("div", "id", "centerblock"),
    ("div", "id", "tier3-landing-content-wide"),
    ("div", "class", "entry-content"),
    ("article", "", ""),
    ("main", "", ""),
    ("", "role", "main"),
    ("div", "id", "content"),
    ("body", "", ""),
)
"""Where the department's and its mirrors' pages keep the text, by era: element, attribute and a word of it, each empty
where any will do. The first that holds enough of the text is taken."""
ENOUGH = 0.6
"""Share of the page's paragraph text that a container must hold: a sidebar's holds under 0.1, a report's over
0.9."""
KINDS: dict[str, BlockKind] = {**dict.fromkeys(unsaid.HEADINGS, "heading"), "li": "item"}
"""What a block is called after; every other element hands on what it stands in."""
BOLD = frozenset(("b", "strong"))
WEIGHT = re.compile(r"font-weight\s*:\s*(?:(bold|bolder|[6-9]00)|(?:normal|lighter|[1-5]00))")
SIZE = re.compile(r"font-size\s*:\s*(\d+(?:\.\d+)?)(pt|px|r?em|%)")
PRE = re.compile(r"white-space\s*:\s*pre")
FONT_STEP = 1.2
"""How much one step of `<font size>` is larger than the last."""
PLAIN_SIZE = 12.0
"""Points of a page's own type where no style says otherwise."""
POINTS = {"pt": 1.0, "px": 0.75, "rem": PLAIN_SIZE}
SAVED_FROM = re.compile(r"<!-- saved from url=\(\d+\)(https?://[^\s>]+)")
"""What browsers write at the head of a page that they save."""
META_TITLES = ("og:title", "twitter:title", "DC.title", "citation_title")


def read(text: str) -> Document:
    """The blocks of a saved page."""
    fields, text = front_matter.parted(text)  # of a page that its site was still to be made of
    with warnings.catch_warnings():  # of an XML prolog: a page of XHTML is read as browsers read it
        warnings.simplefilter("ignore", XMLParsedAsHTMLWarning)
        soup = BeautifulSoup(text, "lxml")
    saved = SAVED_FROM.search(text[:HEAD_BYTES])
    metas = soup.find_all("meta")
    url = _url(soup, metas) or (saved[1] if saved else None)
    titles = (*filter(None, [fields.get("title")]), *_titles(soup, metas))
    left_out, grids = unsaid.clear(soup)
    blocks, tables = parted(_runs(_container(soup), grids), by_text.lines)
    return Document("html", blocks, titles, url, tables=tables, fields=tuple(fields.items()), left_out=tuple(left_out))


def _container(soup: BeautifulSoup) -> Tag:
    """The smallest known container that holds most of the page's paragraphs."""
    total = unsaid.weight(soup)
    for name, attribute, word in CONTAINERS:
        named = soup.find_all(name or True)
        held = [tag for tag in named if not attribute or word in unsaid.values(tag.attrs.get(attribute))]
        best = max(held, key=unsaid.weight, default=None)
        if best is not None and unsaid.weight(best) >= ENOUGH * total:
            return best
    return soup


def _titles(soup: BeautifulSoup, metas: Sequence[Tag]) -> Iterator[str]:
    if soup.title and soup.title.string:
        yield " ".join(soup.title.string.split())
    for name in META_TITLES:
        meta = _said(metas, "property", name) or _said(metas, "name", name)
        if meta is not None and meta.get("content"):
            yield " ".join(str(meta["content"]).split())
    for heading in soup.find_all("h1"):
        yield " ".join(heading.get_text().split())


def _url(soup: BeautifulSoup, metas: Sequence[Tag]) -> str | None:
    link = _said(soup.find_all("link"), "rel", "canonical")
    if link is not None and link.get("href"):
        return str(link["href"])
    meta = _said(metas, "property", "og:url")
    return str(meta["content"]) if meta is not None and meta.get("content") else None


def _said(tags: Sequence[Tag], attribute: str, value: str) -> Tag | None:
    """The first whose attribute has that value, or that word of it."""
    return next((tag for tag in tags if value in unsaid.values(tag.attrs.get(attribute))), None)


class _Look(NamedTuple):
    """What an element hands on to the text inside it."""

    kind: BlockKind = "paragraph"
    bold: bool = False
    size: float = PLAIN_SIZE
    lines: bool = False
    level: int = 0


def _runs(container: Tag, grids: Mapping[int, Grid]) -> Iterator[Run]:
    """The text of a container in its look, with the edges of block elements and the tables in between.

    The innermost element that says what it is names a block. A line break is an edge too: older pages part their
    paragraphs by nothing else. No recursion: broken pages nest thousands deep.
    """
    stack = [(iter(container.children), _Look(), False)]
    while stack:
        children, look, edged = stack[-1]
        for child in children:
            if isinstance(child, Tag):
                inner = _inside(child, look)
                edge = child.name in unsaid.BLOCKS
                if edge:
                    yield Run(None, inner.kind, lines=inner.lines, grid=grids.get(id(child)), level=inner.level)
                if child.name == "q":
                    child.insert(0, "“")
                    child.append("”")
                stack.append((iter(child.children), inner, edge))
                break
            if isinstance(child, NavigableString) and not isinstance(child, PreformattedString):
                yield Run(str(child), look.kind, look.bold, look.size)
        else:
            stack.pop()
            if edged:
                around = stack[-1][1]
                yield Run(None, around.kind, lines=around.lines, level=around.level)


def _inside(tag: Tag, look: _Look) -> _Look:
    name = tag.name
    kind = KINDS.get(name, look.kind)
    bold = look.bold or name in BOLD
    lines = look.lines or name == "pre"
    size = _font_size(tag, look.size) if name in ("font", "big") else look.size
    if style := str(tag.get("style", "")).lower():
        if weight := WEIGHT.search(style):
            bold = weight[1] is not None
        if found := SIZE.search(style):
            size = _points(float(found[1]), found[2], look.size)
        lines = lines or PRE.search(style) is not None
    level = int(name[1]) if name in unsaid.HEADINGS else look.level
    return _Look(kind, bold, size, lines, level)


def _points(number: float, unit: str, around: float) -> float:
    if unit in POINTS:
        return number * POINTS[unit]
    return number * around / (100 if unit == "%" else 1)


def _font_size(tag: Tag, around: float) -> float:
    """Of `<font size="4">`, `<font size="+1">` and `<big>`."""
    asked = str(tag.get("size", "3")).strip() if tag.name == "font" else "+1"
    if not re.fullmatch(r"[+-]?\d", asked):
        return around
    return around * FONT_STEP ** int(asked) if asked[0] in "+-" else PLAIN_SIZE * FONT_STEP ** (int(asked) - 3)
