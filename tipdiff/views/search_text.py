"""What a search found, for a terminal: under each report its findings, the words marked."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import groupby

from tipdiff.corpus.gather import Gathered
from tipdiff.many.search import Hit
from tipdiff.views import phrases
from tipdiff.views.as_text import INDENT, Page
from tipdiff.views.phrases import many

FOUND = "insert"
"""The style of a word that was searched for."""


def write(hits: Sequence[Hit], gathered: Gathered, *, colour: bool, width: int) -> str:
    """A report's head can be given to other commands as it stands: `peralonia:2023`."""
    page = Page(colour, width)
    lines: list[str] = []
    if any(report.sample for report in gathered.reports):
        lines += [page.style("warning", phrases.SAMPLE), ""]
    for report, found in groupby(hits, key=lambda hit: hit.report):
        for hit in found:
            lines.append(page.style("bold", f"{report.country}:{report.edition}") + f" {hit.finding.id}")
            lines += page.wrap(_marked(hit), INDENT)
        lines.append("")
    lines += page.wrap([("", many.search_count(hits, gathered))], "")
    lines += [line for each in gathered.unread for line in page.wrap([("", f"Not read: {many.unread(each)}")], "")]
    return "\n".join(lines).rstrip() + "\n"


def _marked(hit: Hit) -> Iterator[tuple[str, str]]:
    text, at = hit.finding.text, 0
    for start, end in hit.spans:
        yield from (("", text[at:start]), (FOUND, text[start:end]))
        at = end
    yield "", text[at:]
