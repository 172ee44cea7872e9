"""JSON as the contract has it: change logs and figures as plain objects, written with orjson.

What a record of the model says is `json_fields`' to name, what stands around it is named here.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

import orjson

from tipdiff.corpus.snapshot_json import maker
from tipdiff.model import (
    Cell,
    CellChange,
    Change,
    ChangeLog,
    FigureChange,
    Finding,
    Report,
    RowChange,
    SectionCount,
    TableChange,
    json_fields,
)
from tipdiff.model.json_fields import Object
from tipdiff.profiles import Profile
from tipdiff.views.news import ranked

CHANGELOG = "tipdiff.changelog/1"
FIGURES = "tipdiff.figures/1"


def write(value: object) -> bytes:
    """Indented, in the order given, with a line feed at the end."""
    return orjson.dumps(value, default=RECORD, option=orjson.OPT_INDENT_2 | orjson.OPT_APPEND_NEWLINE)


def write_lines(values: Iterable[object]) -> bytes:
    """One value a line."""
    return b"".join(orjson.dumps(value, default=RECORD, option=orjson.OPT_APPEND_NEWLINE) for value in values)


def changelog(log: ChangeLog, changes: Sequence[Change], options: Mapping[str, object]) -> Object:
    """A change log; `changes` are those of it that the user asked for."""
    return {
        "schema": CHANGELOG,
        "generator": generator(log.new.family, options),
        "sample": log.sample,
        "old": header(log.old),
        "new": header(log.new),
        "summary": log.summary,
        "assessments": log.assessments,
        "headlines": log.headlines,
        "sections": log.sections,
        "news": [{"change": each.change.id, "why": each.why} for each in ranked(log, log.changes)],
        "changes": changes,
        "figures": log.figures,
        "audits": log.audits,
        "tables": log.tables,
    }


def change_lines(log: ChangeLog, changes: Sequence[Change]) -> Iterable[Object]:
    """One object a change, each with country and editions, and whether they are invented."""
    editions = {"old_edition": log.old.edition, "new_edition": log.new.edition}
    head = {"country": log.new.country, **editions, "sample": log.sample}
    return ({**head, **change(each)} for each in changes)


def figures(reports: Sequence[Report], measure: str | None = None) -> Object:
    """Every figure of each report, or those of one measure."""
    return {
        "schema": FIGURES,
        "reports": [
            {
                "country": report.country,
                "edition": report.edition,
                "sample": report.sample,
                "figures": list(report.figures_of(measure)),
            }
            for report in reports
        ],
    }


def generator(family: Profile, options: Mapping[str, object]) -> Object:
    """What made an output: tipdiff's version, the profile's, and the user's options."""
    return {**maker(family), "options": dict(options)}


def header(report: Report) -> Object:
    """A report without its text."""
    return {
        "country": report.country,
        "edition": report.edition,
        "profile": report.profile,
        "title": report.title,
        "source": report.source,
        "sha256": report.sha256,
        "url": report.url,
        "retrieved": report.retrieved,
        "tier": report.tier,
        "movement": report.movement,
        "findings": len(report.findings),
        "warnings": report.warnings,
    }


def change(each: Change) -> Object:
    """A change."""
    return {
        "id": each.id,
        "kind": each.kind,
        "moved": each.moved,
        "section": each.section,
        "old_section": each.old_section,
        "old": each.old,
        "new": each.new,
        "similarity": each.similarity,
        "reasons": each.reasons,
        "aspects": each.aspects,
        "words": each.words,
        "figures": each.figures,
    }


def figure_change(each: FigureChange) -> Object:
    """A figure of a change that differs."""
    return {
        "measure": each.named,
        "old": each.old,
        "new": each.new,
        "delta": each.delta,
        "percent": each.percent,
        "paired_by": each.paired_by,
    }


def section_count(each: SectionCount) -> Object:
    """The changes of a section."""
    return {
        "section": each.section,
        "old_heading": each.old_heading,
        "new_heading": each.new_heading,
        "unchanged": each.unchanged,
        "changed": each.changed,
        "new": each.new,
        "dropped": each.dropped,
    }


def table_change(each: TableChange) -> Object:
    """A table in both editions."""
    return {
        "kind": each.kind,
        "old": each.old,
        "new": each.new,
        "section": each.section,
        "caption": each.caption,
        "unit": each.unit,
        "rows": each.rows,
    }


def row_change(each: RowChange) -> Object:
    """A row of a table in both editions."""
    return {"kind": each.kind, "row": each.row, "cells": each.cells}


def cell_change(each: CellChange) -> Object:
    """A cell of a table in both editions, its newest year against the newest."""
    return {
        "column": each.column,
        "old": each.old,
        "new": each.new,
        "delta": each.delta,
        "percent": each.percent,
        "restated": [{"old": was, "new": now} for was, now in each.restated],
    }


def cell(each: Cell) -> Object:
    """What a table gives of a row and column for a year."""
    return {"text": each.text, "year": each.year, "row": each.row, "figure": each.figure}


def finding(one: Finding) -> Object:
    """A finding's text and place, without its figures; `page` only for a PDF."""
    if one.page is None:
        return {"id": one.id, "text": one.text, "raw": one.raw}
    return {"id": one.id, "text": one.text, "raw": one.raw, "page": one.page}


RECORD = json_fields.by_class(
    {
        **json_fields.SHARED,
        Cell: cell,
        CellChange: cell_change,
        Change: change,
        FigureChange: figure_change,
        Finding: finding,
        RowChange: row_change,
        SectionCount: section_count,
        TableChange: table_change,
    }
)
"""How change logs, figures, timelines, comparisons and checks write a record."""
