"""Writes documents that are zip files: Word's by python-docx, books and OpenDocument texts by hand.

A text is a list of (kind, what): `("h1", "A title")`, `("p", "Prose.")`, `("li", "An item.")`, `("table", rows)`.
"""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterable, Sequence
from html import escape
from itertools import groupby
from typing import Any

Text = Sequence[tuple[str, Any]]
NAMES = {"office": "office", "text": "text", "table": "table", "style": "style", "draw": "drawing",
         "fo": "xsl-fo-compatible"}  # fmt: skip
NAMESPACES = " ".join(
    f'xmlns:{name}="urn:oasis:names:tc:opendocument:xmlns:{long}:1.0"' for name, long in NAMES.items()
)


def zipped(parts: dict[str, str | bytes]) -> bytes:
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, part in parts.items():
            how = zipfile.ZIP_STORED if name == "mimetype" else zipfile.ZIP_DEFLATED
            archive.writestr(zipfile.ZipInfo(name), part, how)
    return target.getvalue()


def docx_of(text: Text) -> Any:
    """An open document of python-docx."""
    import docx

    document = docx.Document()
    for kind, what in text:
        if kind == "h1":
            document.add_paragraph(what, style="Title")
        elif kind[0] == "h":
            document.add_heading(what, int(kind[1]) - 1)
        elif kind == "table":
            table = document.add_table(0, len(what[0]))
            for row in what:
                for cell, held in zip(table.add_row().cells, row, strict=True):
                    cell.text = held
        else:
            document.add_paragraph(what, style={"li": "List Bullet", "p": "Normal"}[kind])
    return document


def saved(document: Any) -> bytes:
    target = io.BytesIO()
    document.save(target)
    return target.getvalue()


def docx(text: Text) -> bytes:
    return saved(docx_of(text))


def html(text: Text) -> str:
    lines = []
    for items, group in groupby(text, lambda each: each[0] == "li"):
        inside = "".join(_element(kind, what) for kind, what in group)
        lines.append(f"<ul>{inside}</ul>" if items else inside)
    return f"<html><head><title></title></head><body>{''.join(lines)}</body></html>"


def _element(kind: str, what: Any) -> str:
    if kind != "table":
        return f"<{kind}>{escape(what)}</{kind}>"
    rows = ("".join(f"<td>{escape(cell)}</td>" for cell in row) for row in what)
    return f"<table>{''.join(f'<tr>{row}</tr>' for row in rows)}</table>"


def markdown(text: Text) -> str:
    lines: list[str] = []
    for kind, what in text:
        if kind == "table":
            head, *rows = (f"| {' | '.join(row)} |" for row in what)
            lines.append("\n".join((head, f"|{'---|' * len(what[0])}", *rows)))
        elif kind[0] == "h":
            lines.append(f"{'#' * int(kind[1])} {what}")
        else:
            lines.append(f"- {what}" if kind == "li" else what)
    return "\n\n".join(lines)


def epub(pages: Iterable[str], title: str = "", more: dict[str, str | bytes] | None = None) -> bytes:
    named = {f"page {n}.xhtml": page for n, page in enumerate(pages, 1)}
    items = [f'<item id="i{n}" href="{name.replace(" ", "%20")}" media-type="application/xhtml+xml"/>'
             for n, name in enumerate(named)]  # fmt: skip
    spine = "".join(f'<itemref idref="i{n}"/>' for n in range(len(named)))
    return zipped(
        {
            "mimetype": "application/epub+zip",
            "META-INF/container.xml": '<container xmlns="urn:oasis:names:tc:opendocument:xmlns:container">'
            '<rootfiles><rootfile full-path="OEBPS/book.opf"/></rootfiles></container>',
            "OEBPS/book.opf": '<package xmlns="http://www.idpf.org/2007/opf">'
            f'<metadata xmlns:dc="http://purl.org/dc/elements/1.1/"><dc:title>{escape(title)}</dc:title></metadata>'
            '<manifest><item id="nav" href="nav.xhtml" media-type="application/xhtml+xml" properties="nav"/>'
            f'{"".join(reversed(items))}</manifest><spine><itemref idref="nav"/>{spine}</spine></package>',
            "OEBPS/nav.xhtml": "<html><body><nav><ol><li>Nets</li></ol></nav><p>Nobody reads this.</p></body></html>",
            **{f"OEBPS/{name}": page for name, page in reversed(named.items())},
            **(more or {}),
        }
    )


def odt(text: Text) -> bytes:
    return odt_of("".join(_open(kind, what) for kind, what in text))


def odt_of(body: str, styles: str = "", more: dict[str, str | bytes] | None = None) -> bytes:
    return zipped(
        {
            "mimetype": "application/vnd.oasis.opendocument.text",
            "content.xml": f"<office:document-content {NAMESPACES}><office:automatic-styles>{styles}"
            f"</office:automatic-styles><office:body><office:text>{body}</office:text></office:body>"
            "</office:document-content>",
            "styles.xml": f"<office:document-styles {NAMESPACES}><office:styles>"
            '<style:style style:name="Title" style:family="paragraph"/></office:styles></office:document-styles>',
            **(more or {}),
        }
    )


def _open(kind: str, what: Any) -> str:
    if kind == "table":
        cell = "<table:table-cell><text:p>{}</text:p></table:table-cell>"
        rows = ("".join(cell.format(escape(held)) for held in row) for row in what)
        inside = "".join(f"<table:table-row>{row}</table:table-row>" for row in rows)
        return f"<table:table>{inside}</table:table>"
    if kind == "h1":
        return f'<text:p text:style-name="Title">{escape(what)}</text:p>'
    if kind[0] == "h":
        return f'<text:h text:outline-level="{int(kind[1]) - 1}">{escape(what)}</text:h>'
    if kind == "li":
        return f"<text:list><text:list-item><text:p>{escape(what)}</text:p></text:list-item></text:list>"
    return f"<text:p>{escape(what)}</text:p>"


def pdf(text: Text) -> bytes:
    from reportlab.lib.pagesizes import LETTER
    from reportlab.lib.styles import ParagraphStyle
    from reportlab.platypus import Paragraph, SimpleDocTemplate, Table

    body = ParagraphStyle("body", fontName="Helvetica", fontSize=10, leading=12, spaceAfter=8)
    sizes = {"h1": 20, "h2": 15, "h3": 12}
    story: list[Any] = []
    for kind, what in text:
        if kind == "table":
            story.append(Table(what, colWidths=100))
        elif kind == "li":
            story.append(Paragraph(escape(what), body, bulletText="•"))
        else:
            size = sizes.get(kind, 10)
            face = "Helvetica-Bold" if kind in sizes else "Helvetica"
            style = ParagraphStyle(kind, parent=body, fontName=face, fontSize=size, leading=1.2 * size)
            story.append(Paragraph(escape(what), style))
    target = io.BytesIO()
    SimpleDocTemplate(target, pagesize=LETTER, invariant=1, title=str(text[0][1])).build(story)
    return target.getvalue()
