"""What JSON says of a figure, a headline, an audit: the records that several outputs write, key by key.

Takes a record of the model, gives its keys with their values, in which further records may stand. Alone owns these
keys: a field that is added to a record is in no output until it is named here, and in the schemas. What only one
output writes is named there.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from tipdiff.model import (
    Assessment,
    Audit,
    Caveat,
    Conversion,
    Figure,
    Headline,
    Point,
    Series,
    Summary,
)
from tipdiff.model.references import CellRef, FigureRef, FindingRef

Object = dict[str, Any]
Written = Mapping[type, Callable[[Any], object]]
"""How records are written, by their class."""


def figure(each: Figure) -> Object:
    """A figure, wherever it stands."""
    return {
        "value": each.value,
        "high": each.high,
        "bound": each.bound,
        "text": each.text,
        "span": each.span,
        "unit": each.unit,
        "measure": each.named,
        **({"measure_by": each.measure_by} if each.measure_by else {}),
        "qualifiers": each.qualifiers,
        "scope": each.scope,
        "reference_year": each.reference_year,
        "status": each.status,
        "caveats": each.caveats,
        "conversion": each.conversion,
        "finding": each.finding,
        "cell": each.cell,
        "coverage": each.coverage,
        "counted_by": each.counted_by,
        "part_of": each.part_of,
        "comparison": each.comparison,
        "dimensions": dict(each.dimensions),
    }


def cell_ref(each: CellRef) -> Object:
    """Where a figure of a table stands."""
    return {"table": each.table, "row": each.row, "column": each.column}


def caveat(each: Caveat) -> Object:
    """A warning of the text."""
    return {"kind": each.kind, "finding": each.finding}


def conversion(each: Conversion) -> Object:
    """A sum in a second currency."""
    return {"value": each.value, "unit": each.unit}


def headline(each: Headline) -> Object:
    """A headline series over two editions."""
    return {
        "measure": each.measure,
        "qualifiers": each.qualifiers,
        "unit": each.unit,
        "new": each.new,
        "old": each.old,
        "said": each.said,
        "delta": each.delta,
        "percent": each.percent,
        "reason": each.reason,
    }


def series(each: Series) -> Object:
    """All statements of a series."""
    return {
        "measure": each.measure,
        "qualifiers": each.qualifiers,
        "scope": each.scope,
        "unit": each.unit,
        "dimensions": dict(each.dimensions),
        "points": each.points,
    }


def point(each: Point) -> Object:
    """One statement of a series."""
    return {
        "edition": each.edition,
        "reference_year": each.reference_year,
        "value": each.value,
        "high": each.high,
        "bound": each.bound,
        "text": each.text,
        "status": each.status,
        "caveats": each.caveats,
        "finding": each.finding,
    }


def audit(each: Audit) -> Object:
    """A check of figures against each other."""
    return {
        "rule": each.rule,
        "message": each.message,
        "measure": each.measure,
        "reference_year": each.reference_year,
        "expected": each.expected,
        "found": each.found,
        "evidence": each.evidence,
        "dimensions": dict(each.dimensions),
    }


def assessment(each: Assessment) -> Object:
    """The judgement of a section in both editions."""
    return {"section": each.section, "old": each.old, "new": each.new}


def summary(each: Summary) -> Object:
    """The counts of changes between two editions."""
    return {
        "unchanged": each.unchanged,
        "changed": each.changed,
        "new": each.new,
        "dropped": each.dropped,
        "moved": each.moved,
        "quiet": each.quiet,
        "figures_changed": each.figures_changed,
        "audits": each.audits,
        "figures": each.figures,
        "figures_checked": each.figures_checked,
        "similarity": each.similarity,
    }


SHARED: Written = {
    Assessment: assessment,
    Audit: audit,
    Caveat: caveat,
    CellRef: cell_ref,
    Conversion: conversion,
    Figure: figure,
    FigureRef: str,
    FindingRef: str,
    Headline: headline,
    Point: point,
    Series: series,
    Summary: summary,
}
"""The records that several outputs write."""


def by_class(written: Written) -> Callable[[Any], object]:
    """What orjson asks for a record that it meets, its `default`: no object is built before it is needed.

    A record of any other class is an error.
    """
    return lambda record: written[type(record)](record)
