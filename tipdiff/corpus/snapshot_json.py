"""A report as JSON: takes a `Report`, gives the bytes of its snapshot, and back.

The same report gives the same bytes. Where snapshots lie, and what they are held against, is `snapshots`' to know.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import orjson

from tipdiff import __version__, profiles
from tipdiff.corpus import snapshot_types
from tipdiff.errors import ReadError
from tipdiff.model import OTHER, Caveat, Conversion, Figure, Finding, Report, Row, Section, Table, json_fields
from tipdiff.model.json_fields import Object
from tipdiff.model.references import CellRef, FigureRef
from tipdiff.profiles import Profile

SCHEMA = "tipdiff.snapshot/1"
BOM = b"\xef\xbb\xbf"
"""Some editors put it before whatever they save."""
HEAD_BYTES = 400
"""Within so many bytes a snapshot says its schema."""
HEAD = ("country", "profile", "title", "source", "sha256", "tier", "movement", "url", "retrieved", "edition", "sample")
"""What stands above the sections and goes into the report as it is."""


def maker(family: Profile) -> Object:
    """What makes an output of a family: tipdiff's version and the profile's."""
    return {"tipdiff": __version__, "profile": family.label}


def to_json(report: Report) -> bytes:
    """The snapshot of a report."""
    table = {
        "schema": SCHEMA,
        "generator": maker(report.family),
        "country": report.country,
        "edition": report.edition,
        "profile": report.profile,
        "title": report.title,
        "tier": report.tier,
        "movement": report.movement,
        "source": report.source,
        "sha256": report.sha256,
        "url": report.url,
        "retrieved": report.retrieved,
        "sample": report.sample,
        "warnings": report.warnings,
        **({"unread": report.unread} if report.unread else {}),
        **({"unplaced": report.unplaced} if report.unplaced else {}),
        "sections": report.sections,
    }
    return orjson.dumps(table, default=RECORD, option=orjson.OPT_INDENT_2 | orjson.OPT_APPEND_NEWLINE)


def is_one(data: bytes, name: str) -> bool:
    """True for bytes that are a snapshot, or were meant to be one: a page too may begin with a brace."""
    head = data.removeprefix(BOM)[:HEAD_BYTES].lstrip()
    if not head.startswith(b"{"):
        return False
    if name.endswith(".json") or b'"tipdiff.' in head:
        return True
    try:
        return isinstance(orjson.loads(data), dict)
    except ValueError:
        return False


def from_json(data: bytes, name: str, family: Profile | None = None) -> Report:
    """The report that a snapshot holds.

    Args:
        family: the one asked for: its own, where it has the name that the snapshot gives.

    Raises:
        ReadError: the bytes are not a snapshot.
        ProfileError: there is no profile of the name that it gives.
    """
    try:
        table = orjson.loads(data.removeprefix(BOM))
        kind = table.get("schema") if isinstance(table, dict) else None
        if kind is None:
            raise KeyError("it names no schema")
        if kind != SCHEMA:
            raise ReadError(f"{name} is JSON of the kind {kind!s:.40}", f"Give a report or a {SCHEMA}")
        snapshot_types.check(table)
        head = {key: table[key] for key in HEAD}
        sections = tuple(_section(section) for section in table["sections"])
        told = {
            "warnings": tuple(table["warnings"]),
            "unread": tuple(table.get("unread", ())),
            "unplaced": table.get("unplaced", 0.0),
        }
    except (ValueError, KeyError, TypeError) as error:
        raise ReadError(
            f"{name} is not a snapshot: {error.args[0]}",
            "Give the report itself, or write it again with tipdiff snapshot",
        ) from error
    read_by = head.pop("profile")
    if family is None or family.name != read_by:
        family = profiles.named(read_by)
    return Report(**head, family=family, sections=sections, **told)


def current(data: bytes, name: str, sha256: str) -> Report | None:
    """The report that a snapshot holds, where it was made of that very source by this very tipdiff and profile.

    Raises:
        ReadError: the bytes are not a snapshot.
    """
    report = from_json(data, name)
    same = report.sha256 == sha256 and orjson.loads(data).get("generator") == maker(report.family)
    return report if same else None


def _section_table(section: Section) -> Object:
    """`tables` only where it has some."""
    return {
        "section": section.section,
        "heading": section.heading,
        "found_by": section.found_by,
        "confidence": section.confidence,
        "assessment": section.assessment,
        "findings": section.findings,
        **({"tables": section.tables} if section.tables else {}),
    }


def _table_table(table: Table) -> Object:
    """`page` only for a PDF."""
    given = {} if table.page is None else {"page": table.page}
    head = {"table": table.id, "caption": table.caption, "unit": table.unit, **given, "columns": table.columns}
    return {**head, "rows": table.rows}


def _row_table(row: Row) -> Object:
    return {"id": row.id, "label": row.label, "under": row.under, "cells": row.cells, "figures": row.figures}


def _finding_table(finding: Finding) -> Object:
    """`raw` only where it differs, `page` only for a PDF, `heading` only under a sub-heading."""
    rare = {"raw": finding.raw, "page": finding.page, "heading": finding.heading}
    given = {name: value for name, value in rare.items() if value is not None}
    return {"id": finding.id, "text": finding.text, **given, "figures": finding.figures}


RECORD = json_fields.by_class(
    {
        **json_fields.SHARED,
        Finding: _finding_table,
        Row: _row_table,
        Section: _section_table,
        Table: _table_table,
    }
)
"""How a snapshot writes a record."""


def _section(table: Mapping[str, Any]) -> Section:
    head = {key: table[key] for key in ("section", "heading", "found_by", "confidence", "assessment")}
    return Section(
        **head,
        findings=tuple(map(_finding, table["findings"])),
        tables=tuple(map(_table, table.get("tables", ()))),
    )


def _table(table: Mapping[str, Any]) -> Table:
    rows = tuple(map(_row, table["rows"]))
    return Table(table["table"], table["caption"], table["unit"], tuple(table["columns"]), rows, table.get("page"))


def _row(table: Mapping[str, Any]) -> Row:
    figures = tuple(map(_figure, table["figures"]))
    return Row(table["id"], table["label"], tuple(table["under"]), tuple(table["cells"]), figures)


def _finding(table: Mapping[str, Any]) -> Finding:
    figures = tuple(_figure(figure) for figure in table["figures"])
    return Finding(table["id"], table["text"], table.get("raw"), table.get("page"), figures, table.get("heading"))


def _figure(table: Mapping[str, Any]) -> Figure:
    conversion, whole, cell = table["conversion"], table.get("part_of"), table.get("cell")
    by = table.get("measure_by")
    in_words = by not in (None, "row")  # a row's label is a measure by itself
    return Figure(
        value=table["value"],
        high=table["high"],
        bound=table["bound"],
        text=table["text"],
        span=tuple(table["span"]),
        unit=table["unit"],
        measure=OTHER if in_words else table["measure"],
        qualifiers=tuple(table["qualifiers"]),
        scope=table.get("scope"),
        reference_year=table.get("reference_year"),
        status=table.get("status", "stated"),
        caveats=tuple(Caveat(caveat["kind"], caveat["finding"]) for caveat in table["caveats"]),
        conversion=Conversion(conversion["value"], conversion["unit"]) if conversion else None,
        finding=table.get("finding", ""),
        coverage=table.get("coverage"),
        counted_by=table.get("counted_by"),
        part_of=FigureRef.parse(whole) if whole else None,
        comparison=table.get("comparison", False),
        dimensions=tuple((name, value) for name, value in table.get("dimensions", {}).items()),
        cell=CellRef(cell["table"], cell["row"], cell["column"]) if cell else None,
        counts=table["measure"] if in_words else None,
        measure_by=by,
    )
