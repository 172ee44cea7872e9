"""The problems of a check as JSON."""

from __future__ import annotations

from tipdiff.check import Outcome
from tipdiff.views import as_json

SCHEMA = "tipdiff.check/1"


def write(outcome: Outcome) -> bytes:
    """Every problem, the accepted ones marked."""
    return as_json.write(
        {"schema": SCHEMA, "problems": outcome.problems, "stale": outcome.stale, "passed": outcome.passed}
    )
