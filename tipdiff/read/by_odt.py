"""An OpenDocument text to blocks: its elements are set as those of a page, which the reader of pages reads.

Notes and comments are left out and named; what was deleted while changes were tracked, what is hidden, and lists of
contents are not said.
"""

from __future__ import annotations

from collections.abc import Iterator
from html import escape
from typing import TYPE_CHECKING, NamedTuple

from tipdiff.model.frozen import replace
from tipdiff.read import Document, LeftOut, by_html
from tipdiff.read.zipped import Parts

if TYPE_CHECKING:
    from lxml.etree import _Element

WHAT = "an OpenDocument text"
_URN = "{urn:oasis:names:tc:opendocument:xmlns:"
TEXT, TABLE, STYLE, OFFICE, DRAW = (f"{_URN}{name}:1.0}}" for name in ("text", "table", "style", "office", "drawing"))
FO = f"{_URN}xsl-fo-compatible:1.0}}"
SILENT = frozenset(
    """
    tracked-changes annotation-end table-of-content illustration-index table-index object-index user-index
    alphabetical-index hidden-text sequence-decls variable-decls user-field-decls forms image object object-ole title
    desc ruby-text event-listeners note-citation
    """.split()
)
"""Elements that say nothing of the report."""
KEPT = {"note": "notes", "annotation": "comments"}
BOXES = ("frame", "custom-shape", "rect", "g")
"""Drawn things that may hold text; it is read behind the paragraph that they stand in."""
PLAIN = {"s": " ", "tab": " ", "line-break": "<br/>"}
TAGS = {"list": "ul", "list-item": "li", "list-header": "li", "table": "table", "a": "a", "text-box": "div"}
DEEPEST = 6
MOST_COPIES = 100
"""Times that one empty cell or row is repeated; tables of data have fewer columns."""
TITLE = "title"


class _Style(NamedTuple):
    parent: str | None
    level: int = 0
    tags: tuple[str, ...] = ()
    hidden: bool = False


def read(data: bytes, name: str) -> Document:
    """The blocks of an OpenDocument text.

    Raises:
        ReadError: the file is damaged or locked.
    """
    parts = Parts(data, name, WHAT)
    manifest = parts.xml("META-INF/manifest.xml")
    if manifest is not None and next(manifest.iter("{*}encryption-data"), None) is not None:
        raise parts.locked()
    root = parts.xml("content.xml")
    body = root.find(f"{OFFICE}body/{OFFICE}text") if root is not None else None
    if root is None or body is None:
        raise parts.damaged()
    styles = dict(_styles(parts.xml("styles.xml")))
    styles |= dict(_styles(root))
    page = _Page(styles)
    document = by_html.read(f"<html><body>{page.html(body)}</body></html>")
    return replace(document, format="odt", left_out=(*document.left_out, *page.left_out))


def _styles(root: _Element | None) -> Iterator[tuple[str, _Style]]:
    for style in root.iter(f"{STYLE}style") if root is not None else ():
        look = style.find(f"{STYLE}text-properties")
        written = {} if look is None else {str(name): str(value) for name, value in look.attrib.items()}
        place = written.get(f"{STYLE}text-position", "")
        height = place.split(" ")[0]
        tags = []
        if height in ("super", "sub") or height.rstrip("%").lstrip("-").isdecimal():
            tags += [] if height in ("0%", "0") else ["sub" if height[0] == "-" or height == "sub" else "sup"]
        if written.get(f"{STYLE}text-line-through-style", "none") != "none":
            tags.append("s")
        if written.get(f"{FO}font-weight") in ("bold", "600", "700", "800", "900"):
            tags.append("b")
        level = style.get(f"{STYLE}default-outline-level", "")
        name = str(style.get(f"{STYLE}name", ""))
        yield (
            name,
            _Style(
                TITLE if name.lower() == TITLE else style.get(f"{STYLE}parent-style-name"),
                int(level) if level.isdecimal() else 0,
                tuple(tags),
                written.get(f"{TEXT}display") == "none",
            ),
        )


class _Page:
    """Sets a text as a page. One object a document: it keeps what it leaves out."""

    def __init__(self, styles: dict[str, _Style]) -> None:
        self.styles = styles
        self.left_out: list[LeftOut] = []

    def html(self, element: _Element) -> str:
        """What an element holds, as a page has it."""
        pieces = [escape(element.text or "")]
        for child in element:
            if isinstance(child.tag, str):
                pieces.append(self._set(child))
            pieces.append(escape(child.tail or ""))
        return "".join(pieces)

    def _set(self, element: _Element) -> str:
        namespace, _, name = str(element.tag).rpartition("}")
        if name in KEPT:
            held = element.find(f"{TEXT}note-body") if name == "note" else element
            text = " ".join(" ".join(p.itertext()) for p in ([] if held is None else held.iter(f"{TEXT}p")))
            self.left_out += [LeftOut(" ".join(text.split()), KEPT[name])] if text.strip() else []
            return ""
        if (
            (name in SILENT and element.tag != f"{TEXT}title")
            or element.get(f"{TEXT}display") == "none"
            or self._hides(element)
        ):
            return ""
        if name in PLAIN:
            return PLAIN[name]
        if name in ("p", "h") and f"{namespace}}}" == TEXT:
            return self._paragraph(element, name)
        if name == "span":
            return self._span(element)
        if f"{namespace}}}" == TABLE and name == "table":
            rows = (self._row(row) for row in element.iter(f"{TABLE}table-row") if _inside(row, element))
            return f"<table>{''.join(rows)}</table>"
        if name in BOXES:
            return "" if self._is_bound(element) else self.html(element)
        tag = TAGS.get(name)
        return f"<{tag}>{self.html(element)}</{tag}>" if tag else self.html(element)

    def _paragraph(self, element: _Element, name: str) -> str:
        style = element.get(f"{TEXT}style-name")
        written = element.get(f"{TEXT}outline-level", "1" if name == "h" else "0")
        level = int(written) if written.isdecimal() else 0
        if self._is_title(style):
            rank = 1
        else:
            level = level or next((each.level for each in self._line(style) if each.level), 0)
            rank = min(level + 1, DEEPEST) if level else 0
        tag = f"h{rank}" if rank else "p"
        inside = self.html(element)
        if not rank and any("b" in each.tags for each in self._line(style)):
            inside = f"<b>{inside}</b>"
        boxes = [box for box in element.iter(*(f"{DRAW}{box}" for box in BOXES)) if _paragraph_around(box) is element]
        outer = [box for box in boxes if not any(around in boxes for around in box.iterancestors())]
        return f"<{tag}>{inside}</{tag}>{''.join(f'<div>{self.html(box)}</div>' for box in outer)}"

    def _span(self, element: _Element) -> str:
        inside = self.html(element)
        for tag in dict.fromkeys(tag for each in self._line(element.get(f"{TEXT}style-name")) for tag in each.tags):
            inside = f"<{tag}>{inside}</{tag}>"
        return inside

    def _row(self, row: _Element) -> str:
        tag = "th" if next(row.iterancestors(f"{TABLE}table-header-rows"), None) is not None else "td"
        cells = []
        for cell in row.iterchildren(f"{TABLE}table-cell"):
            spans = "".join(
                f' {span}="{cell.get(f"{TABLE}number-{what}-spanned", "1")}"'
                for span, what in (("colspan", "columns"), ("rowspan", "rows"))
            )
            copies = _copies(cell.get(f"{TABLE}number-columns-repeated"))
            cells += [f"<{tag}{spans}>{self.html(cell)}</{tag}>"] * copies
        return f"<tr>{''.join(cells)}</tr>" * _copies(row.get(f"{TABLE}number-rows-repeated"))

    def _line(self, name: str | None) -> Iterator[_Style]:
        """A style and those that it is made from."""
        seen: set[str] = set()
        while name in self.styles and name not in seen:
            seen.add(name)
            yield self.styles[name]
            name = self.styles[name].parent

    def _is_title(self, name: str | None) -> bool:
        return any(each.parent == TITLE for each in self._line(name))

    def _is_bound(self, box: _Element) -> bool:
        """True for what is read behind the paragraph that it stands in, and not with a drawn thing around it."""
        around = box.getparent()
        drawn = around is not None and str(around.tag).rpartition("}")[2] in BOXES
        return not drawn and _paragraph_around(box) is not None

    def _hides(self, element: _Element) -> bool:
        return any(each.hidden for each in self._line(element.get(f"{TEXT}style-name")))


def _copies(times: str | None) -> int:
    return min(int(times), MOST_COPIES) if times and times.isdecimal() else 1


def _inside(row: _Element, table: _Element) -> bool:
    """True for a row of the table itself, not of one in a cell of it."""
    return next(row.iterancestors(f"{TABLE}table"), None) is table


def _paragraph_around(element: _Element) -> _Element | None:
    """The paragraph that a drawn thing is bound to, if no other drawn thing stands between."""
    return next((each for each in element.iterancestors(f"{TEXT}p", f"{TEXT}h")), None)
