"""Timelines as rows: editions, figures, recommendations and audits, told apart by the column `record`."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence

from tipdiff.many.timeline import Timeline
from tipdiff.views import phrases
from tipdiff.views.as_csv import COUNT, JOINT, dimensions, table

COLUMNS = (
    "record",
    "country",
    "edition",
    "tier",
    "movement",
    "assessments",
    *COUNT,
    "finding",
    "text",
    "editions",
    "fate",
    "rule",
    "expected",
    "found",
    "evidence",
    "sample",
)


def write(lines: Sequence[Timeline]) -> str:
    """All rows of all countries."""
    return table(COLUMNS, (row for line in lines for row in rows(line)))


def rows(line: Timeline) -> Iterator[Mapping[str, object]]:
    """Editions, figures, recommendations, audits; with a measure asked for, only what has one."""
    for record, told in RECORDS.items():
        if line.measure is None or record not in UNMEASURED:
            for row in told(line):
                yield {"record": record, "country": line.country, **row, "sample": line.sample}


def editions(line: Timeline) -> Iterator[Mapping[str, object]]:
    """One row an edition."""
    for report in line.reports:
        judged = (f"{section.section}: {section.assessment}" for section in report.sections if section.assessment)
        yield {
            "edition": report.edition,
            "tier": report.tier,
            "movement": report.movement,
            "assessments": JOINT.join(judged),
            "text": report.title,
        }


def figures(line: Timeline) -> Iterator[Mapping[str, object]]:
    """One row a statement of a series."""
    for track in line.tracks:
        series = track.series
        for point in series.points:
            yield {
                "edition": point.edition,
                "measure": series.measure,
                "qualifiers": JOINT.join(series.qualifiers),
                "scope": series.scope,
                "dimensions": dimensions(series.dimensions),
                "label": phrases.series(series),
                "reference_year": point.reference_year,
                "bound": point.bound,
                "value": point.value,
                "high": point.high,
                "unit": series.unit,
                "status": point.status,
                "caveats": JOINT.join(point.caveats),
                "finding": point.finding,
                "text": point.text,
            }


def recommendations(line: Timeline) -> Iterator[Mapping[str, object]]:
    """One row a recommendation, under the last edition that it stood in."""
    for each in line.recommendations:
        yield {
            "edition": each.editions[-1],
            "finding": each.steps[-1].finding.id,
            "text": each.text,
            "editions": JOINT.join(map(str, each.editions)),
            "fate": each.fate,
        }


def audits(line: Timeline) -> Iterator[Mapping[str, object]]:
    """One row an audit, under the later edition of its pair."""
    for each in line.audits:
        audit = each.audit
        yield {
            "edition": each.new_edition,
            "editions": JOINT.join(map(str, (each.old_edition, each.new_edition))),
            "measure": audit.measure,
            "dimensions": dimensions(audit.dimensions),
            "reference_year": audit.reference_year,
            "rule": audit.rule,
            "text": audit.message,
            "expected": audit.expected,
            "found": audit.found,
            "evidence": JOINT.join(map(str, audit.evidence)),
        }


def unread(line: Timeline) -> Iterator[Mapping[str, object]]:
    """One row a report that could not be read, and why."""
    for each in line.unread:
        yield {"edition": each.edition, "text": f"{each.source}: {each.reason}"}


RECORDS: Mapping[str, Callable[[Timeline], Iterator[Mapping[str, object]]]] = {
    "edition": editions,
    "figure": figures,
    "recommendation": recommendations,
    "audit": audits,
    "unread": unread,
}
"""What the column `record` says, in the order of the rows."""
UNMEASURED = ("edition", "recommendation")
"""Records that are of no measure."""
