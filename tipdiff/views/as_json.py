"""JSON as the contract has it: change logs and figures as plain objects, written with orjson.

What a record of the model says is `json_fields`' to name, what stands around it is named here.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

import orjson

from tipdiff.corpus.snapshot_json import maker
from tipdiff.model import Change, ChangeLog, FigureChange, Finding, Report, SectionCount, json_fields
from tipdiff.model.json_fields import Object
from tipdiff.profiles import Profile

CHANGELOG = "tipdiff.changelog/1"
FIGURES = "tipdiff.figures/1"


def write(value: object) -> bytes:
    """Indented, in the order given, with a line feed at the end; of plain values alone."""
    return orjson.dumps(value, option=orjson.OPT_INDENT_2 | orjson.OPT_APPEND_NEWLINE)


def write_lines(values: Iterable[object]) -> bytes:
    """One value a line."""
    return b"".join(orjson.dumps(value, option=orjson.OPT_APPEND_NEWLINE) for value in values)


def changelog(log: ChangeLog, changes: Sequence[Change], options: Mapping[str, object]) -> Object:
    """A change log; `changes` are those of it that the user asked for."""
    return {
        "schema": CHANGELOG,
        "generator": generator(log.new.family, options),
        "sample": log.sample,
        "old": header(log.old),
        "new": header(log.new),
        "summary": json_fields.summary(log.summary),
        "assessments": [json_fields.assessment(each) for each in log.assessments],
        "headlines": [json_fields.headline(each) for each in log.headlines],
        "sections": [section_count(each) for each in log.sections],
        "changes": [change(each) for each in changes],
        "figures": [json_fields.series(each) for each in log.figures],
        "audits": [json_fields.audit(each) for each in log.audits],
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
                "figures": [json_fields.figure(each) for each in report.figures_of(measure)],
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
    """A change, its findings without their figures."""
    return {
        "id": each.id,
        "kind": each.kind,
        "moved": each.moved,
        "section": each.section,
        "old_section": each.old_section,
        "old": [finding(one) for one in each.old],
        "new": [finding(one) for one in each.new],
        "similarity": each.similarity,
        "reasons": each.reasons,
        "aspects": each.aspects,
        "words": each.words,
        "figures": [figure_change(one) for one in each.figures],
    }


def figure_change(each: FigureChange) -> Object:
    """A figure of a change that differs."""
    return {
        "measure": each.measure,
        "old": json_fields.figure_or_none(each.old),
        "new": json_fields.figure_or_none(each.new),
        "delta": each.delta,
        "percent": each.percent,
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


def finding(one: Finding) -> Object:
    """A finding's text and place; `page` only for a PDF."""
    return {"id": one.id, "text": one.text, "raw": one.raw, **({"page": one.page} if one.page else {})}
