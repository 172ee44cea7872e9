"""Writes the content of a report in each format: what the tests read back and compare."""

from __future__ import annotations

import io
import textwrap
from collections.abc import Callable
from dataclasses import dataclass
from html import escape
from itertools import groupby
from typing import Any

import packed

from tipdiff.model import Finding, Report


@dataclass(frozen=True)
class Part:
    heading: str
    paragraphs: tuple[str, ...]
    items: bool


def parts_of(report: Report) -> list[Part]:
    """Headings and paragraphs of a report, as a page prints them."""
    parts = []
    for section in report.sections:
        items = section.section == "recommendations"
        paragraphs = [
            " ".join(finding.text for finding in group)
            for _, group in groupby(section.findings, _item if items else _paragraph)
        ]
        heading = "" if section.section == "introduction" else section.section.replace("-", " ").upper()
        parts.append(Part(heading, tuple(paragraphs), items))
    return parts


def _item(finding: Finding) -> str:
    return finding.id


def _paragraph(finding: Finding) -> str:
    return finding.id.rsplit(".", 1)[0]


def titles_of(report: Report) -> tuple[str, str]:
    names = {"special-case": "Special Case", "2-watch-list": "Tier 2 Watch List"}
    tier = names.get(report.tier or "", f"Tier {report.tier}")
    name = report.country.replace("-", " ")
    return f"{report.edition} Trafficking in Persons Report: {name.title()}", f"{name.upper()} ({tier})"


def html(report: Report) -> bytes:
    title, name = titles_of(report)
    lines = [f"<html><head><title>{title}</title></head><body><main><h1>{title}</h1><h2>{name}</h2>"]
    for part in parts_of(report):
        lines.append(f"<h3>{part.heading}</h3>" if part.heading else "")
        tag = "li" if part.items else "p"
        body = "\n".join(f"<{tag}>{escape(text)}</{tag}>" for text in part.paragraphs)
        lines.append(f"<ul>{body}</ul>" if part.items else body)
    return "\n".join([*lines, "</main></body></html>"]).encode()


def markdown(report: Report) -> bytes:
    title, name = titles_of(report)
    lines = [f"# {title}", f"## {name}"]
    for part in parts_of(report):
        lines.append(f"### {part.heading}" if part.heading else "")
        lines.extend(f"- {text}" if part.items else text.replace("$", r"\$") for text in part.paragraphs)
    return "\n\n".join(filter(None, lines)).encode()


def text(report: Report, width: int = 78) -> bytes:
    title, name = titles_of(report)
    lines = [title, name]
    for part in parts_of(report):
        lines.append(part.heading)
        lines.extend(textwrap.fill(f"• {text}" if part.items else text, width) for text in part.paragraphs)
    return "\n\n".join(filter(None, lines)).encode()


def elements(report: Report) -> packed.Text:
    """As the documents that are zip files are written from."""
    title, name = titles_of(report)
    found = [("h1", title), ("h2", name)]
    for part in parts_of(report):
        found += [("h3", part.heading)] if part.heading else []
        found += [("li" if part.items else "p", text) for text in part.paragraphs]
    return found


@dataclass(frozen=True)
class Look:
    """How a PDF is set."""

    columns: int = 1
    size: float = 10
    justified: bool = False
    indented: bool = False
    """Paragraphs begin with an indent instead of a white line above."""
    serif: bool = False
    marks: bool = False
    """Note marks, a table in small print, thumb tabs, and a word or two in italics."""


def pdf(report: Report, look: Look) -> bytes:
    from reportlab.lib.enums import TA_JUSTIFY, TA_LEFT
    from reportlab.lib.pagesizes import LETTER
    from reportlab.lib.styles import ParagraphStyle
    from reportlab.platypus import BaseDocTemplate, Frame, PageTemplate, Paragraph, Table

    face = ("Times-Roman", "Times-Bold") if look.serif else ("Helvetica", "Helvetica-Bold")
    align = TA_JUSTIFY if look.justified else TA_LEFT
    body = ParagraphStyle(
        "body",
        fontName=face[0],
        fontSize=look.size,
        leading=1.2 * look.size,
        alignment=align,
        spaceAfter=0 if look.indented else 0.7 * look.size,
        firstLineIndent=1.5 * look.size if look.indented else 0,
    )
    item = ParagraphStyle("item", parent=body, leftIndent=12, firstLineIndent=0, bulletIndent=0)
    head = ParagraphStyle("head", parent=body, fontName=face[1], spaceBefore=6, firstLineIndent=0, alignment=TA_LEFT)
    big = ParagraphStyle("big", parent=head, fontSize=1.6 * look.size, leading=2 * look.size)
    title, name = titles_of(report)
    story: list[Any] = [Paragraph(title, big), Paragraph(name, head)]
    for part in parts_of(report):
        if part.heading:
            story.append(Paragraph(part.heading, head))
        for n, text in enumerate(part.paragraphs):
            shown = escape(text)
            if look.marks and n == 0 and not part.items:
                shown = f"{shown}<super size={0.6 * look.size}>{n + 1}</super>"
            story.append(Paragraph(shown, item, bulletText="•") if part.items else Paragraph(shown, body))
        if look.marks and part.heading == "PROTECTION":
            rows = [["Tier ranking by year", "2021", "2022"], ["Tier", "2", "2"]]
            story.append(Table(rows, style=[("FONTSIZE", (0, 0), (-1, -1), 0.75 * look.size)]))
    width, height = LETTER
    gap, margin = 18, 64
    column = (width - 2 * margin - gap * (look.columns - 1)) / look.columns
    frames = [
        Frame(margin + n * (column + gap), margin, column, height - 2 * margin, 0, 0, 0, 0) for n in range(look.columns)
    ]
    target = io.BytesIO()
    document = BaseDocTemplate(target, pagesize=LETTER, invariant=1)
    document.addPageTemplates(PageTemplate("page", frames, onPage=_furniture(report, look)))
    document.build(story)
    return target.getvalue()


def _furniture(report: Report, look: Look) -> Callable[[Any, Any], None]:
    def draw(canvas: Any, document: Any) -> None:
        canvas.setFont("Helvetica", look.size)
        canvas.drawString(64, 24, f"TRAFFICKING IN PERSONS REPORT {report.edition}")
        canvas.drawRightString(548, 24, str(document.page + 300))
        if look.marks:
            for n, letter in enumerate(report.country.upper()):
                canvas.drawString(590, 600 - 14 * n, letter)

    return draw
