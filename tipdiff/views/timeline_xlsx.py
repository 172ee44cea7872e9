"""Timelines of one or several countries as a workbook."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from tipdiff.many.timeline import Timeline, Track
from tipdiff.views import phrases
from tipdiff.views.as_csv import JOINT, dimensions
from tipdiff.views.as_xlsx import Row, Sheet, method, write
from tipdiff.views.diff_xlsx import AUDITS, audit_row
from tipdiff.views.phrases import many
from tipdiff.views.timeline_csv import editions

SUMMARY = ("country", "edition", "tier", "movement", "assessments", "findings", "text", "reason")
FIGURES = (
    "country",
    "measure",
    "qualifiers",
    "scope",
    "dimensions",
    "label",
    "unit",
    "reference_year",
    "bound",
    "value",
    "high",
    "status",
    "coverage",
    "caveats",
    "editions",
    "findings",
    "text",
    "leading",
    "differs",
)
RECOMMENDATIONS = ("country", "text", "editions", "stood", "fate", "said")


def write_timelines(lines: Sequence[Timeline], options: Mapping[str, object]) -> bytes:
    """A row an edition, a statement of a year, a recommendation, an audit."""
    sample = any(line.sample for line in lines)
    sheets = (
        Sheet("Summary", SUMMARY, [row for line in lines for row in _summary(line)]),
        Sheet(
            "Figures",
            FIGURES,
            [row for line in lines for track in line.tracks for row in _figures(line, track)],
        ),
        Sheet("Recommendations", RECOMMENDATIONS, [row for line in lines for row in _recommendations(line)]),
        Sheet(
            "Audits",
            ("country", "old_edition", "new_edition", *AUDITS),
            [row for line in lines for row in _audits(line)],
        ),
        method([report for line in lines for report in line.reports], options, sample),
    )
    return write(sheets, sample=sample)


def _summary(line: Timeline) -> Iterator[Row]:
    for row, report in zip(editions(line), line.reports, strict=True):
        yield {"country": line.country, **row, "findings": len(report.findings)}
    for each in line.unread:
        yield {
            "country": each.country,
            "edition": each.edition,
            "text": each.source,
            "reason": f"not read: {each.reason}",
        }


def _figures(line: Timeline, track: Track) -> Iterator[Row]:
    """One row a value of a year; a year that no edition speaks of has a row without one."""
    series = track.series
    head = {
        "country": line.country,
        "measure": series.measure,
        "qualifiers": JOINT.join(series.qualifiers),
        "scope": series.scope,
        "dimensions": dimensions(series.dimensions),
        "label": phrases.series(series),
        "unit": series.unit,
    }
    for year in track.years:
        if not year.statements:
            yield {**head, "reference_year": year.reference_year, "status": many.SILENT}
        for each in year.statements:
            figure = each.figure
            yield {
                **head,
                "reference_year": year.reference_year,
                "bound": figure.bound,
                "value": figure.value,
                "high": figure.high,
                "status": figure.status,
                "coverage": figure.coverage,
                "caveats": JOINT.join(dict.fromkeys(caveat.kind for caveat in figure.caveats)),
                "editions": JOINT.join(map(str, each.editions)),
                "findings": JOINT.join(map(str, each.findings)),
                "text": figure.text,
                "leading": each.leading,
                "differs": year.differs,
            }


def _recommendations(line: Timeline) -> Iterator[Row]:
    for each in line.recommendations:
        yield {
            "country": line.country,
            "text": each.text,
            "editions": JOINT.join(map(str, each.editions)),
            "stood": len(each.editions),
            "fate": each.fate,
            "said": many.fate(each, line),
        }


def _audits(line: Timeline) -> Iterator[Row]:
    reports = {report.edition: report for report in line.reports}
    for each in line.audits:
        yield {
            "country": line.country,
            "old_edition": each.old_edition,
            "new_edition": each.new_edition,
            **audit_row(each.audit, reports[each.old_edition], reports[each.new_edition]),
        }
