"""A Word document to blocks: mammoth makes a page of it, which the reader of pages reads.

What mammoth does not tell apart is settled in the document before it sees it: the rank of headings in any language and
style, hidden text, boxes of text, lists of contents. Notes, comments and running heads are left out and named; what
was deleted while changes were tracked is not said, what was inserted is.
"""

from __future__ import annotations

import io
import posixpath
import re
import zipfile
from collections.abc import Iterator
from typing import TYPE_CHECKING, NamedTuple
from xml.parsers.expat import ExpatError

from tipdiff.errors import ReadError
from tipdiff.model.frozen import replace
from tipdiff.read import Document, LeftOut, by_html
from tipdiff.read.zipped import Parts

if TYPE_CHECKING:
    from lxml.etree import _Element

WHAT = "a Word document"
MC = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
VML = "{urn:schemas-microsoft-com:vml}"
RELATED = "{http://schemas.openxmlformats.org/package/2006/relationships}Relationship"
LEFT_OUT = {"footnotes": "notes", "endnotes": "notes", "comments": "comments", "header": "running heads",
            "footer": "running heads"}  # fmt: skip
"""Kind of part -> what its text is."""
NEEDED = ("styles", "numbering")
"""Kinds of parts that mammoth reads beside the text."""
MADE = re.compile(r"heading (\d)")
CONTENTS = re.compile(r"toc \d|toc heading|table of figures|contents heading")
"""Names of styles that lists of contents are set in; Word keeps them in English whatever it shows."""
DEEPEST = 6
UNDER_TITLE = 2
"""The rank of a document's first level: the first rank is its title's."""
BODY = 9
"""The outline level of what is no heading."""
RANKED = "Ranked"
STYLES = "\n".join(f"p.{RANKED}{rank} => h{rank}:fresh" for rank in range(1, DEEPEST + 1))
MISTAKEN = (AttributeError, ExpatError, LookupError, OSError, RecursionError, TypeError, ValueError)
"""What mammoth raises on a document that is not as its standard has it."""
OFF = ("0", "false", "off", "none")


class _Style(NamedTuple):
    name: str
    based_on: str | None
    level: int | None
    hidden: bool | None


def read(data: bytes, name: str) -> Document:
    """The blocks of a Word document.

    Raises:
        ReadError: the extra that reads them is not installed, or the file is damaged or locked.
    """
    parts = Parts(data, name, WHAT)
    main = _main(parts)
    root = parts.xml(main)
    if root is None:
        raise parts.damaged()
    related = list(_related(parts, main))
    styles = _styles(parts, next((path for kind, path in related if kind == "styles"), ""))
    _settle(root, styles)
    document = by_html.read(f"<html><body>{_page(parts, main, root, related)}</body></html>")
    return replace(document, format="docx", left_out=(*document.left_out, *_left_out(parts, related, styles)))


def _main(parts: Parts) -> str:
    """The part that holds the text."""
    return next((path for kind, path in _related(parts, "") if kind == "officeDocument"), "word/document.xml")


def _related(parts: Parts, part: str) -> Iterator[tuple[str, str]]:
    """(kind, name) of the parts that a part leads to."""
    folder, file = posixpath.split(part)
    relations = parts.xml(posixpath.join(folder, "_rels", f"{file}.rels"))
    for each in relations.iter(RELATED) if relations is not None else ():
        if each.get("TargetMode") != "External":
            target = posixpath.normpath(posixpath.join("/", folder, each.get("Target", ""))).lstrip("/")
            yield each.get("Type", "").rpartition("/")[2], target


def _styles(parts: Parts, path: str) -> dict[str, _Style]:
    root = parts.xml(path)
    found: dict[str, _Style] = {}
    if root is None:
        return found
    w = _namespace(root)
    for style in root.iter(f"{w}style"):
        level = style.find(f"{w}pPr/{w}outlineLvl")
        hidden = style.find(f"{w}rPr/{w}vanish")
        found[style.get(f"{w}styleId", "")] = _Style(
            _value(style.find(f"{w}name")).lower(),
            _value(style.find(f"{w}basedOn")) or None,
            None if level is None else _number(_value(level)),
            None if hidden is None else _is_on(hidden),
        )
    return found


def _line(styles: dict[str, _Style], style: str | None) -> Iterator[_Style]:
    """A style and those that it is based on."""
    seen: set[str] = set()
    while style in styles and style not in seen:
        seen.add(style)
        yield styles[style]
        style = styles[style].based_on


def _is_hidden(styles: dict[str, _Style], style: str | None) -> bool:
    return next((each.hidden for each in _line(styles, style) if each.hidden is not None), False)


def _level(styles: dict[str, _Style], style: str | None) -> int | None:
    """The outline level of a style, from 0; -1 for that of titles."""
    for each in _line(styles, style):
        if each.level is not None:
            return each.level
        if made := MADE.fullmatch(each.name):
            return int(made[1]) - 1
        if each.name == "title":
            return -1
    return None


def _settle(root: _Element, styles: dict[str, _Style]) -> None:
    """Leaves in the text what is said, in the styles that the page is made from."""
    w = _namespace(root)
    _open_boxes(root, w)
    for each in list(root.iter(f"{w}sdt")):
        if "Table of Contents" in _value(each.find(f"{w}sdtPr/{w}docPartObj/{w}docPartGallery")):
            _remove(each)
    for name in ("footnoteReference", "endnoteReference", "commentReference"):
        for each in list(root.iter(f"{w}{name}")):
            _remove(each)
    ranks: list[tuple[_Element, int]] = []
    for paragraph in list(root.iter(f"{w}p")):
        style = _value(paragraph.find(f"{w}pPr/{w}pStyle")) or None
        if any(CONTENTS.fullmatch(each.name) for each in _line(styles, style)):
            _remove(paragraph)
            continue
        for run in list(paragraph.iter(f"{w}r")):
            hidden = run.find(f"{w}rPr/{w}vanish")
            named = _value(run.find(f"{w}rPr/{w}rStyle")) or None
            if _is_on(hidden) if hidden is not None else (_is_hidden(styles, named) or _is_hidden(styles, style)):
                _remove(run)
        own = paragraph.find(f"{w}pPr/{w}outlineLvl")
        level = _level(styles, style) if own is None else _number(_value(own))
        if level is not None and level < BODY:
            ranks.append((paragraph, level))
    for paragraph, level in ranks:
        _set_style(paragraph, w, f"{RANKED}{min(level + UNDER_TITLE, DEEPEST)}")


def _open_boxes(root: _Element, w: str) -> None:
    """Puts the text of drawn boxes where mammoth looks for that of older ones."""
    for drawing in list(root.iter(f"{w}drawing")):
        texts = [each for each in drawing.iter(f"{w}txbxContent") if next(each.iterancestors(f"{w}txbxContent"), None)
                 is next(drawing.iterancestors(f"{w}txbxContent"), None)]  # fmt: skip
        around = drawing.getparent()
        if not texts or around is None:
            continue
        picture = root.makeelement(f"{w}pict")
        for text in texts:
            box = root.makeelement(f"{VML}textbox")
            box.append(text)
            picture.append(box)
        around.replace(drawing, picture)
        choice = picture.getparent()
        whole = choice.getparent() if choice is not None and choice.tag == f"{MC}Choice" else None
        if whole is not None and (outer := whole.getparent()) is not None:
            outer.replace(whole, picture)


def _set_style(paragraph: _Element, w: str, style: str) -> None:
    properties = paragraph.find(f"{w}pPr")
    if properties is None:
        properties = paragraph.makeelement(f"{w}pPr")
        paragraph.insert(0, properties)
    named = properties.find(f"{w}pStyle")
    if named is None:
        named = paragraph.makeelement(f"{w}pStyle")
        properties.insert(0, named)
    named.set(f"{w}val", style)


def _page(parts: Parts, main: str, root: _Element, related: list[tuple[str, str]]) -> str:
    """The document as a page."""
    try:
        import mammoth
    except ImportError as error:
        raise ReadError(f"{parts.name} is {WHAT}", "Install what reads it: pip install 'tipdiff[docx]'") from error
    from lxml import etree

    folder, file = posixpath.split(main)
    kept = ["[Content_Types].xml", "_rels/.rels", posixpath.join(folder, "_rels", f"{file}.rels")]
    kept += [path for kind, path in related if kind in NEEDED]
    held = io.BytesIO()
    with zipfile.ZipFile(held, "w") as copy:
        copy.writestr(main, etree.tostring(root))
        for path in dict.fromkeys(kept):
            if (part := parts.xml(path)) is not None:
                copy.writestr(path, etree.tostring(part))
    held.seek(0)
    try:
        made = mammoth.convert_to_html(
            held, style_map=STYLES, include_embedded_style_map=False, convert_image=lambda _: []
        )
    except MISTAKEN as error:
        raise parts.damaged() from error
    return str(made.value)


def _left_out(parts: Parts, related: list[tuple[str, str]], styles: dict[str, _Style]) -> Iterator[LeftOut]:
    """The text beside the text."""
    for kind, path in related:
        if (why := LEFT_OUT.get(kind)) and (root := parts.xml(path)) is not None:
            w = _namespace(root)
            _settle(root, styles)
            notes = root if why != "running heads" else [root]
            for note in notes:
                paragraphs = ("".join(text.text or "" for text in p.iter(f"{w}t")) for p in note.iter(f"{w}p"))
                if text := " ".join(" ".join(paragraphs).split()):
                    yield LeftOut(text, why)


def _remove(element: _Element) -> None:
    if (around := element.getparent()) is not None:
        around.remove(element)


def _namespace(root: _Element) -> str:
    """The one that a part is written in: there is an older and a strict one."""
    return f"{str(root.tag).rpartition('}')[0]}}}"


def _value(element: _Element | None) -> str:
    if element is None:
        return ""
    return next((value for name, value in element.attrib.items() if str(name).endswith("}val")), "")


def _is_on(element: _Element) -> bool:
    return _value(element).lower() not in OFF


def _number(text: str) -> int:
    return int(text) if re.fullmatch(r"\d{1,2}", text) else BODY
