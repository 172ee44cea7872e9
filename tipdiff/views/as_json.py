"""JSON as the contract has it: change logs, snapshots and figures as plain objects, written with orjson."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

import orjson

from tipdiff import __version__, profiles
from tipdiff.model import Change, ChangeLog, Finding, Report
from tipdiff.model.references import FigureRef, FindingRef

Object = dict[str, Any]

CHANGELOG = "tipdiff.changelog/1"
FIGURES = "tipdiff.figures/1"


def plain(value: object) -> object:
    """A record as JSON has it: a reference is a string, any other its fields."""
    return str(value) if isinstance(value, FindingRef | FigureRef) else vars(value)


def write(value: object) -> bytes:
    """Indented, in the order given, with a line feed at the end."""
    return orjson.dumps(value, default=plain, option=orjson.OPT_INDENT_2 | orjson.OPT_APPEND_NEWLINE)


def write_lines(values: Iterable[object]) -> bytes:
    """One value a line."""
    return b"".join(orjson.dumps(value, default=plain, option=orjson.OPT_APPEND_NEWLINE) for value in values)


def changelog(log: ChangeLog, changes: Sequence[Change], options: Mapping[str, object]) -> Object:
    """A change log; `changes` are those of it that the user asked for."""
    return {
        "schema": CHANGELOG,
        "generator": generator(log.new.profile, options),
        "sample": log.sample,
        "old": header(log.old),
        "new": header(log.new),
        "summary": log.summary,
        "assessments": log.assessments,
        "headlines": log.headlines,
        "sections": log.sections,
        "changes": [change(each) for each in changes],
        "figures": log.figures,
        "audits": log.audits,
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


def generator(profile: str, options: Mapping[str, object]) -> Object:
    """What made an output: tipdiff's version, the profile's, and the user's options."""
    return {"tipdiff": __version__, "profile": profiles.load(profile).label, "options": dict(options)}


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
        "figures": each.figures,
    }


def finding(one: Finding) -> Object:
    """A finding's text and place; `page` only for a PDF."""
    return {"id": one.id, "text": one.text, "raw": one.raw, **({"page": one.page} if one.page else {})}
