"""One row a country, as a workbook: a sheet as wide as the CSV, and the same figures a row each."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from tipdiff.many.ranking import Ranking
from tipdiff.views import phrases
from tipdiff.views.as_csv import CHANGE_COLUMNS, JOINT, change_row, dimensions
from tipdiff.views.as_xlsx import Row, Sheet, method, write
from tipdiff.views.compare_csv import FIELDS, columns, rows, series
from tipdiff.views.diff_xlsx import AUDITS, RECOMMENDATION, audit_row, recommendation_rows

FIGURES = ("country", "measure", "qualifiers", "dimensions", "label", "unit", *FIELDS, "said", "caveats", "sentence")


def write_ranking(found: Ranking, options: Mapping[str, object]) -> bytes:
    """A row a country, a headline figure, a change that is news, a recommendation, an audit."""
    missing = [
        {"country": each.country, "old_edition": each.edition, "reason": f"no row: {each.reason}"}
        for each in found.missing
    ]
    changes = [
        change_row(row.log, change)
        for row in found.rows
        for change in (row.topic.changes if row.topic else row.log.changes)
        if change.news
    ]
    recommendations = [
        {"country": row.country, **each}
        for row in found.rows
        for each in recommendation_rows(row.log, row.topic.changes if row.topic else row.log.changes)
    ]
    audits = [
        {"country": row.country, **audit_row(audit, row.log.old, row.log.new)}
        for row in found.rows
        for audit in row.audits
    ]
    reports = [report for row in found.rows for report in (row.log.old, row.log.new)]
    sheets = (
        Sheet("Summary", (*columns(found), "reason"), [*rows(found), *missing]),
        Sheet("Figures", FIGURES, list(_figures(found))),
        Sheet("Changes", CHANGE_COLUMNS, changes),
        Sheet("Recommendations", ("country", *RECOMMENDATION), recommendations),
        Sheet("Audits", ("country", *AUDITS), audits),
        method(reports, options, found.sample),
    )
    return write(sheets, sample=found.sample)


def _figures(found: Ranking) -> Iterator[Row]:
    for row in found.rows:
        for each in row.headlines:
            caveats = {caveat.kind for figure in (each.old, each.new, each.said) if figure for caveat in figure.caveats}
            yield {
                "country": row.country,
                "measure": each.measure,
                "qualifiers": JOINT.join(each.qualifiers),
                "dimensions": dimensions(each.dimensions),
                "label": phrases.headline_name(each),
                "unit": each.unit,
                **series(each),
                "said": each.said.value if each.said else None,
                "caveats": JOINT.join(sorted(caveats)),
                "sentence": phrases.headline(each, row.log),
            }
