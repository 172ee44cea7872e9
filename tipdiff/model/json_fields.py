"""What JSON says of a figure, a headline, an audit: the records that several outputs write, key by key.

Takes a record of the model, gives what orjson writes as an object. Alone owns these keys: a field that is added to a
record is in no output until it is named here, and in the schemas. What only one output writes is named there.
"""

from __future__ import annotations

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

Object = dict[str, Any]


def figure(each: Figure) -> Object:
    """A figure, wherever it stands."""
    return {
        "value": each.value,
        "high": each.high,
        "bound": each.bound,
        "text": each.text,
        "span": each.span,
        "unit": each.unit,
        "measure": each.measure,
        "qualifiers": each.qualifiers,
        "scope": each.scope,
        "reference_year": each.reference_year,
        "status": each.status,
        "caveats": [caveat(one) for one in each.caveats],
        "conversion": conversion(each.conversion) if each.conversion else None,
        "finding": each.finding,
        "coverage": each.coverage,
        "counted_by": each.counted_by,
        "part_of": str(each.part_of) if each.part_of else None,
        "comparison": each.comparison,
    }


def figure_or_none(each: Figure | None) -> Object | None:
    """A figure of one side of two, which may have none."""
    return figure(each) if each else None


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
        "new": figure_or_none(each.new),
        "old": figure_or_none(each.old),
        "said": figure_or_none(each.said),
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
        "points": [point(one) for one in each.points],
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
    """A check of figures against each other, its evidence as `old:prosecution.2.1`."""
    return {
        "rule": each.rule,
        "message": each.message,
        "measure": each.measure,
        "reference_year": each.reference_year,
        "expected": each.expected,
        "found": each.found,
        "evidence": [str(ref) for ref in each.evidence],
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
        "similarity": each.similarity,
    }
