"""What was read of a page, for a reader to judge: takes a report's path, gives the report with all that was left out of
it, and what no rule of reading forbids and no report is likely to say.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from tipdiff.corpus import files, snapshot_json
from tipdiff.corpus.loading import load
from tipdiff.model import OTHER, Figure, Report
from tipdiff.model.edition import Edition
from tipdiff.model.frozen import Frozen
from tipdiff.normalize import outline
from tipdiff.normalize.parts import one_country
from tipdiff.normalize.sections import Gathered
from tipdiff.profiles import Figures
from tipdiff.read import Document, read

MANY = 1_000_000
"""Cases, victims or officials; the largest national count of a year seen is under 200,000."""
PER_CENT = 10_000
YEARS = 2_000
"""The longest term of prison seen is some 250 years."""


class Diagnosis(Frozen):
    """A report with what its page held beside it."""

    report: Report
    document: Document | None
    """None where a snapshot, a pipe or standard input was read: the page itself is not available."""
    gathered: Gathered | None


def diagnose(
    source: str, *, profile: str | None = None, country: str | None = None, edition: Edition | None = None
) -> Diagnosis:
    """The report in a file and what was left out of it; the arguments are those of `load`.

    Raises:
        ReadError: the file cannot be read, or holds no report.
    """
    report = load(source, profile=profile, country=country, edition=edition)
    data = files.contents(source) if Path(source).is_file() else b""
    if not data or snapshot_json.is_one(data, source):
        return Diagnosis(report, None, None)
    family = report.family
    document = one_country(read(data, source), family, source, report.country)
    return Diagnosis(report, document, outline(document, family)[1])


def doubts(report: Report) -> Iterator[str]:
    """What no rule of reading forbids and no report is likely to say."""
    for section in report.sections:
        for finding in section.findings:
            yield from (
                f"{finding.id}: a figure of an impossible size, {figure.text!r}"
                for figure in finding.figures
                if is_impossible(figure, report.family.figures)
            )
    if not any(finding.figures for finding in report.findings):
        yield "no figure was found"


def is_impossible(figure: Figure, figures: Figures) -> bool:
    """True for a number that what it counts cannot reach: two numbers that ran into one, a year, an
    identifier. Money, and whatever no measure fits, may be of any size."""
    value = max(filter(None, (figure.value, figure.high)), default=0)
    if figure.unit == "percent":
        return value > PER_CENT
    if figure.measure == OTHER or figure.measure in figures.money:
        return False
    return value > (YEARS if figure.measure in figures.terms else MANY)
