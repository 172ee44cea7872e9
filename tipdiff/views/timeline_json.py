"""Timelines as the contract's JSON: one country's object, or several in one."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from tipdiff.corpus.gather import Unread
from tipdiff.many.timeline import PairAudit, Recommendation, Statement, Timeline, Track
from tipdiff.model import json_fields
from tipdiff.model.json_fields import Object
from tipdiff.views.as_json import generator, header

TIMELINE = "tipdiff.timeline/1"


def timelines(lines: Sequence[Timeline], options: Mapping[str, object]) -> Object:
    """The object of one country, or one that holds those of several."""
    if len(lines) == 1:
        return _timeline(lines[0], options)
    return {
        "schema": TIMELINE,
        "generator": generator(lines[0].reports[-1].family, options),
        "sample": any(line.sample for line in lines),
        "timelines": [_timeline(line, options) for line in lines],
    }


def _timeline(line: Timeline, options: Mapping[str, object]) -> Object:
    return {
        "schema": TIMELINE,
        "generator": generator(line.reports[-1].family, options),
        "sample": line.sample,
        "country": line.country,
        "editions": [
            {
                **header(report),
                "assessments": {s.section: s.assessment for s in report.sections if s.assessment},
            }
            for report in line.reports
        ],
        "figures": [_track(track) for track in line.tracks],
        "recommendations": [_recommendation(each) for each in line.recommendations],
        "audits": [_pair_audit(each) for each in line.audits],
        "unread": [unread(each) for each in line.unread],
    }


def unread(each: Unread) -> Object:
    """A report that would belong there, and why it does not stand there."""
    return {"country": each.country, "edition": each.edition, "source": each.source, "reason": each.reason}


def _track(track: Track) -> Object:
    years = [
        {
            "reference_year": year.reference_year,
            "differs": year.differs,
            "statements": [_statement(statement) for statement in year.statements],
        }
        for year in track.years
    ]
    return {**json_fields.series(track.series), "years": years}


def _statement(statement: Statement) -> Object:
    figure = statement.figure
    return {
        "value": figure.value,
        "high": figure.high,
        "bound": figure.bound,
        "status": figure.status,
        "text": figure.text,
        "coverage": figure.coverage,
        "caveats": tuple(dict.fromkeys(caveat.kind for caveat in figure.caveats)),
        "editions": statement.editions,
        "findings": statement.findings,
        "leading": statement.leading,
    }


def _pair_audit(each: PairAudit) -> Object:
    return {"old_edition": each.old_edition, "new_edition": each.new_edition, **json_fields.audit(each.audit)}


def _recommendation(each: Recommendation) -> Object:
    steps = [
        {"edition": step.edition, "finding": step.finding.id, "text": step.finding.text, "fate": step.fate}
        for step in each.steps
    ]
    return {"text": each.text, "editions": each.editions, "fate": each.fate, "steps": steps}
