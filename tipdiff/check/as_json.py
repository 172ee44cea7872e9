"""The problems of a check as JSON."""

from __future__ import annotations

from tipdiff.check import Outcome, Problem
from tipdiff.model.json_fields import Object
from tipdiff.views import as_json

SCHEMA = "tipdiff.check/1"


def write(outcome: Outcome) -> bytes:
    """Every problem, the accepted ones marked."""
    return as_json.write(
        {
            "schema": SCHEMA,
            "sample": outcome.sample,
            "problems": [_problem(each) for each in outcome.problems],
            "stale": outcome.stale,
            "passed": outcome.passed,
            "notes": outcome.notes,
        }
    )


def _problem(each: Problem) -> Object:
    return {
        "id": each.id,
        "rule": each.rule,
        "severity": each.severity,
        "message": each.message,
        "country": each.country,
        "old_edition": each.old_edition,
        "new_edition": each.new_edition,
        "change": each.change,
        "source": each.source,
        "line": each.line,
        "column": each.column,
        "quote": each.quote,
        "accepted": each.accepted,
        "profile": each.profile,
        "end_column": each.end_column,
        "page": each.page,
        "old": each.old,
        "new": each.new,
        "why": each.why,
        "consequences": [_problem(one) for one in each.consequences],
    }
