"""`tipdiff doctor`: what was read of a page, and how each part of it was told, for a reader to judge.

Takes a report's path, gives plain text: the report's facts, each section with the rule that found it, what
was left out of it and why, and all that looks wrong.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from tipdiff import corpus, profiles
from tipdiff.compare import load
from tipdiff.errors import ExitCode
from tipdiff.frozen import Frozen
from tipdiff.model import Figure, Report
from tipdiff.normalize import outline
from tipdiff.normalize.parts import one_country
from tipdiff.normalize.sections import Gathered
from tipdiff.output import printable, require_apart, write
from tipdiff.read import Block, Document, read

if TYPE_CHECKING:
    import argparse

TOLD_BY = {
    "heading": "its heading",
    "run-in": "a heading run into its paragraph",
    "label": "a label",
    "opening": "its opening words",
    "order": "its place alone",
}
MANY = 1_000_000
"""Cases, victims or officials; the largest national count of a year seen is under 200,000."""
UNBOUNDED = ("other", "funding")
"""Money, and whatever no measure fits, may be of any size."""
PER_CENT = 10_000
YEARS = 2_000
"""Of prison: the longest term seen is some 250 years."""
SHOWN = 5
"""Lines of a kind that are shown; the rest is counted."""
LINE = 90


class Diagnosis(Frozen):
    """A report with what its page held beside it."""

    report: Report
    document: Document | None
    """None where a snapshot, a pipe or standard input was read: the page itself is not at hand."""
    gathered: Gathered | None


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """The options of `tipdiff doctor`."""
    parser.add_argument("report", metavar="REPORT", help="a file, - or country:edition")
    parser.add_argument("-o", "--output", metavar="FILE", help="write to FILE instead of standard output")
    parser.add_argument("--corpus", metavar="DIR", help="where country:edition is looked up")
    parser.add_argument("--country", metavar="SLUG", help="wins over what the report says")
    parser.add_argument("--edition", type=corpus.edition, metavar="YEAR", help="wins over what the report says")
    parser.add_argument("--profile", metavar="NAME|FILE", help="the family of reports; told by the text otherwise")


def run(arguments: argparse.Namespace) -> int:
    """Prints what was read; returns 0 where the report could be read at all."""
    path = corpus.resolve(arguments.report, arguments.corpus)
    require_apart(arguments.output, path)
    found = diagnose(path, profile=arguments.profile, country=arguments.country, edition=arguments.edition)
    write(printable(text(found)), arguments.output)
    return ExitCode.DONE


def diagnose(
    source: str, *, profile: str | None = None, country: str | None = None, edition: int | None = None
) -> Diagnosis:
    """The report in a file and what was left out of it; the arguments are those of `load`.

    Raises:
        ReadError: the file cannot be read, or holds no report.
    """
    report = load(source, profile=profile, country=country, edition=edition)
    data = Path(source).read_bytes() if Path(source).is_file() else b""
    if not data or data.lstrip()[:1] == b"{":
        return Diagnosis(report, None, None)
    family = profiles.load(profile or report.profile)
    document = one_country(read(data, source), family, source, report.country)
    return Diagnosis(report, document, outline(document, family)[1])


def text(diagnosis: Diagnosis) -> str:
    """What was read, as plain text."""
    report = diagnosis.report
    lines = [f"{report.source}: {report.title}", *_facts(report, diagnosis.document), "", "Sections"]
    lines += _sections(report)
    if diagnosis.gathered is not None and diagnosis.document is not None:
        lines += ["", "Left out", *_left_out(diagnosis.gathered, diagnosis.document)]
    doubts = [*report.warnings, *_doubts(report)]
    lines += ["", "Warnings", *(f"  {doubt}" for doubt in doubts or ["none"])]
    return "\n".join(lines) + "\n"


def _facts(report: Report, document: Document | None) -> Iterator[str]:
    family = profiles.load(report.profile)
    elsewhere = "a snapshot" if Path(report.source).is_file() else "standard input or a pipe"
    read_as = f"{document.format}, {len(document.blocks)} blocks" if document else elsewhere
    key = family.tier.key if family.tier else "tier"
    yield f"  read as      {read_as}, by the profile {family.label}"
    yield f"  country      {report.country}"
    yield f"  edition      {report.edition}"
    if family.tier:
        yield f"  {key:12} {report.tier or 'not found'}{f', {report.movement}' if report.movement else ''}"
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
        yield (
            f"  {section.section:{width}} {counts}  told by {TOLD_BY[section.found_by]}"
            f" ({section.confidence:.1f}){judged}"
        )


def _left_out(gathered: Gathered, document: Document) -> Iterator[str]:
    rest = [
        ("sub-headings", gathered.subheadings),
        ("titles, running heads, page numbers, banners", gathered.furniture),
        ("small print and page furniture of the PDF: tables, notes, charts", document.left_out),
    ]
    for kind, blocks in rest:
        if blocks:
            yield f"  {kind}: {len(blocks)}"
            yield from _shown(blocks)
    if not any(blocks for _, blocks in rest):
        yield "  nothing"


def _shown(blocks: Sequence[Block]) -> Iterator[str]:
    counts = Counter(block.text for block in blocks)
    for line, count in list(counts.items())[:SHOWN]:
        cut = line if len(line) <= LINE else f"{line[: LINE - 1]}…"
        yield f"    {cut}{f' ({count} times)' if count > 1 else ''}"
    if len(counts) > SHOWN:
        yield f"    and {len(counts) - SHOWN} more"


def _doubts(report: Report) -> Iterator[str]:
    """What no rule of reading forbids and no report is likely to say."""
    for section in report.sections:
        for finding in section.findings:
            yield from (
                f"{finding.id}: a figure of an impossible size, {figure.text!r}"
                for figure in finding.figures
                if is_impossible(figure)
            )
    if not any(finding.figures for finding in report.findings):
        yield "no figure was found"


def is_impossible(figure: Figure) -> bool:
    """True for a number that what it counts cannot reach: two numbers that ran into one, a year, an
    identifier."""
    value = max(filter(None, (figure.value, figure.high)), default=0)
    if figure.unit == "percent":
        return value > PER_CENT
    if figure.measure == "prison-terms":
        return value > YEARS
    return value > MANY and figure.measure not in UNBOUNDED
