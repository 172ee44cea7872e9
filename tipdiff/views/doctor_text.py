"""A diagnosis as plain text: the report's facts, each section with the rule that found it, what was left out of it and
why, and all that looks wrong.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from pathlib import Path

from tipdiff.corpus.diagnosis import Diagnosis, doubts
from tipdiff.model import Report
from tipdiff.normalize.sections import Gathered
from tipdiff.profiles.vocabulary import measures
from tipdiff.read import Document
from tipdiff.views.output import printable

TOLD_BY = {
    "heading": "its heading",
    "run-in": "a heading run into its paragraph",
    "label": "a label",
    "opening": "its opening words",
    "order": "its place alone",
}
SHOWN = 5
"""Lines of a kind that are shown; the rest is counted."""
LINE = 90


def write(diagnosis: Diagnosis) -> str:
    """What was read, as plain text."""
    report = diagnosis.report
    lines = [f"{report.source}: {report.title}", *_facts(report, diagnosis.document), "", "Sections"]
    lines += _sections(report)
    if diagnosis.gathered is not None and diagnosis.document is not None:
        lines += ["", "Left out", *_left_out(diagnosis.gathered, diagnosis.document)]
    doubted = [*report.warnings, *doubts(report)]
    lines += ["", "Warnings", *(f"  {doubt}" for doubt in doubted or ["none"])]
    return printable("\n".join(lines) + "\n")


def counts(report: Report) -> str:
    """How many figures of each measure were read."""
    found = Counter(figure.measure for figure in report.figures_of(None))
    known = {measure: found[measure] for measure in measures(report.family)}
    lines = [f"  {measure:18} {count:4}" for measure, count in known.items()]
    return printable("\n".join(["", "Figures", *lines]) + "\n")


def _facts(report: Report, document: Document | None) -> Iterator[str]:
    family = report.family
    elsewhere = "a snapshot" if Path(report.source).is_file() else "standard input or a pipe"
    read_as = f"{document.format}, {len(document.blocks)} blocks" if document else elsewhere
    yield f"  read as      {read_as}, by the profile {family.label}"
    yield f"  country      {report.country}"
    yield f"  edition      {report.edition}"
    if family.tier:
        yield f"  {family.tier.key:12} {report.tier or 'not found'}{f', {report.movement}' if report.movement else ''}"
    if report.url:
        yield f"  address      {report.url}"
    if report.sample:
        yield "  SAMPLE DATA: an invented country"


def _sections(report: Report) -> Iterator[str]:
    width = max(len(section.section) for section in report.sections)
    for section in report.sections:
        figures = sum(figure.status == "stated" for finding in section.findings for figure in finding.figures)
        judged = f", judged {section.assessment}" if section.assessment else ""
        counts = f"{len(section.findings):4} findings {figures:4} figures"
        if section.tables:
            cells = sum(len(row.figures) for table in section.tables for row in table.rows)
            counts += f" {len(section.tables)} table{'s' if len(section.tables) > 1 else ''} ({cells} numbers)"
        yield (
            f"  {section.section:{width}} {counts}  found by {TOLD_BY[section.found_by]}"
            f" ({section.confidence:.1f}){judged}"
        )


def _left_out(gathered: Gathered, document: Document) -> Iterator[str]:
    """Each kind of what stands in no section, with its share of the file's characters."""
    rest: dict[str, list[str]] = {
        "sub-headings": [block.text for block in gathered.subheadings],
        "titles, running heads, page numbers, banners": [block.text for block in gathered.furniture],
        "references, and what stands behind them": [block.text for block in gathered.behind],
    }
    for left in document.left_out:
        rest.setdefault(left.why, []).append(left.text)
    total = sum(len(block.text) for block in document.blocks) + sum(len(left.text) for left in document.left_out)
    for why, lines in rest.items():
        if lines:
            share = 100 * sum(map(len, lines)) / total
            yield f"  {why}: {len(lines)}, {f'{share:.0f}' if share >= 1 else 'under 1'} % of the text"
            yield from _shown(lines)
    if not any(rest.values()):
        yield "  nothing"


def _shown(lines: Sequence[str]) -> Iterator[str]:
    counts = Counter(lines)
    for line, count in list(counts.items())[:SHOWN]:
        cut = line if len(line) <= LINE else f"{line[: LINE - 1]}…"
        yield f"    {cut}{f' ({count} times)' if count > 1 else ''}"
    if len(counts) > SHOWN:
        yield f"    and {len(counts) - SHOWN} more"
