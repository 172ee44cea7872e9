"""Rows for a spreadsheet: one a change, or one a figure, with columns named as the JSON keys."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Iterator, Mapping, Sequence

from tipdiff.model import Change, ChangeLog, Dimensions, Figure, FigureChange, Report
from tipdiff.views import phrases
from tipdiff.views.output import printable

JOINT = "; "
FORMULA = ("=", "+", "-", "@", "\t", "\r")
"""A cell that begins so would be run by a spreadsheet: it gets an apostrophe."""
CHANGE_COLUMNS = (
    "id",
    "country",
    "old_edition",
    "new_edition",
    "kind",
    "moved",
    "section",
    "old_section",
    "old",
    "new",
    "old_text",
    "new_text",
    "similarity",
    "reasons",
    "aspects",
    "figures",
    "sample",
)
COUNT = (
    "measure",
    "qualifiers",
    "scope",
    "dimensions",
    "label",
    "reference_year",
    "bound",
    "value",
    "high",
    "unit",
    "status",
    "caveats",
)
"""What a row says of a figure, in every table that has figures."""
FIGURE_COLUMNS = (
    "country",
    "edition",
    "finding",
    *COUNT,
    "conversion_value",
    "conversion_unit",
    "text",
    "sample",
)


def write_changes(log: ChangeLog, changes: Sequence[Change]) -> str:
    """One row a change."""
    return table(CHANGE_COLUMNS, (change_row(log, change) for change in changes))


def write_figures(reports: Sequence[Report], measure: str | None = None) -> str:
    """One row a figure, or one for each of one measure."""
    return table(FIGURE_COLUMNS, (figure_row(each, figure) for each in reports for figure in each.figures_of(measure)))


def change_row(log: ChangeLog, change: Change) -> Mapping[str, object]:
    """A change under `CHANGE_COLUMNS`, lists joined by `JOINT`."""
    return {
        "id": change.id,
        "country": log.new.country,
        "old_edition": log.old.edition,
        "new_edition": log.new.edition,
        "kind": change.kind,
        "moved": change.moved,
        "section": change.section,
        "old_section": change.old_section,
        "old": JOINT.join(finding.id for finding in change.old),
        "new": JOINT.join(finding.id for finding in change.new),
        "old_text": change.old_text,
        "new_text": change.new_text,
        "similarity": change.similarity,
        "reasons": JOINT.join(change.reasons),
        "aspects": JOINT.join(change.aspects),
        "figures": JOINT.join(_figure_changes(change.figures)),
        "sample": log.sample,
    }


def figure_row(report: Report, figure: Figure) -> Mapping[str, object]:
    """A figure under `FIGURE_COLUMNS`; caveats by their kinds."""
    conversion = figure.conversion
    return {
        "country": report.country,
        "edition": report.edition,
        "finding": figure.finding,
        "measure": figure.named,
        "qualifiers": JOINT.join(figure.qualifiers),
        "scope": figure.scope,
        "dimensions": dimensions(figure.dimensions),
        "label": phrases.named(figure),
        "reference_year": figure.reference_year,
        "bound": figure.bound,
        "value": figure.value,
        "high": figure.high,
        "unit": figure.unit,
        "status": figure.status,
        "caveats": JOINT.join(caveat.kind for caveat in figure.caveats),
        "conversion_value": conversion.value if conversion else None,
        "conversion_unit": conversion.unit if conversion else None,
        "text": figure.text,
        "sample": report.sample,
    }


def dimensions(each: Dimensions) -> str:
    """`certainty: potential; counter: ngo`."""
    return JOINT.join(f"{name}: {value}" for name, value in each)


def _figure_changes(changes: Iterable[FigureChange]) -> Iterator[str]:
    return (f"{phrases.figure_label(each)}: {phrases.figure_change(each)}" for each in changes)


def table(columns: Sequence[str], rows: Iterable[Mapping[str, object]]) -> str:
    """CSV with a header; a cell that a row lacks is empty, none is a formula."""
    out = io.StringIO()
    writer = csv.DictWriter(out, columns, lineterminator="\n")
    writer.writeheader()
    writer.writerows({name: _cell(value) for name, value in row.items()} for row in rows)
    return out.getvalue()


def _cell(value: object) -> object:
    if isinstance(value, bool):
        return str(value).lower()
    if isinstance(value, str):
        return f"'{printable(value)}" if value.startswith(FORMULA) else printable(value)
    return value
