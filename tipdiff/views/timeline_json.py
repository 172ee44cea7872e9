"""Timelines as the contract's JSON: one country's object, or several in one."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from tipdiff.many.timeline import Recommendation, Statement, Timeline, Track
from tipdiff.views.as_json import Object, generator, header

TIMELINE = "tipdiff.timeline/1"


def timelines(lines: Sequence[Timeline], options: Mapping[str, object]) -> Object:
    """The object of one country, or one that holds those of several."""
    if len(lines) == 1:
        return _timeline(lines[0], options)
    return {
        "schema": TIMELINE,
        "generator": generator(lines[0].reports[-1].profile, options),
        "sample": any(line.sample for line in lines),
        "timelines": [_timeline(line, options) for line in lines],
    }


def _timeline(line: Timeline, options: Mapping[str, object]) -> Object:
    return {
        "schema": TIMELINE,
        "generator": generator(line.reports[-1].profile, options),
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
        "audits": [
            {"old_edition": each.old_edition, "new_edition": each.new_edition, **vars(each.audit)}
            for each in line.audits
        ],
        "unread": line.unread,
    }


def _track(track: Track) -> Object:
    years = [
        {
            "reference_year": year.reference_year,
            "differs": year.differs,
            "statements": [_statement(statement) for statement in year.statements],
        }
        for year in track.years
    ]
    return {**vars(track.series), "years": years}


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
        "findings": [str(ref) for ref in statement.findings],
        "leading": statement.leading,
    }


def _recommendation(each: Recommendation) -> Object:
    steps = [
        {"edition": step.edition, "finding": step.finding.id, "text": step.finding.text, "fate": step.fate}
        for step in each.steps
    ]
    return {"text": each.text, "editions": each.editions, "fate": each.fate, "steps": steps}
