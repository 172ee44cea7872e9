"""The problems of a check as JSON."""

from __future__ import annotations

from tipdiff.check import Outcome
from tipdiff.views import as_json

SCHEMA = "tipdiff.check/1"


def write(outcome: Outcome) -> bytes:
    """Every problem, the accepted ones marked."""
    problems = [{name: value for name, value in vars(each).items() if name != "sample"} for each in outcome.problems]
    return as_json.write(
        {
            "schema": SCHEMA,
            "sample": outcome.sample,
            "problems": problems,
            "stale": outcome.stale,
            "passed": outcome.passed,
        }
    )
