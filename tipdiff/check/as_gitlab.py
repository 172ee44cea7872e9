"""The problems of a check as GitLab's code quality report: what merge requests show beside the lines."""

from __future__ import annotations

from typing import Any

from tipdiff.check import Outcome, Problem
from tipdiff.check.as_text import follows, said
from tipdiff.check.repository import within
from tipdiff.check.rules import UNREADABLE
from tipdiff.views import as_json

SEVERITIES = {"error": "critical", "warning": "minor", "note": "info"}


def write(outcome: Outcome) -> bytes:
    """An array of what is not accepted: GitLab knows no others."""
    return as_json.write([_issue(problem) for problem in outcome.problems if not problem.accepted])


def _issue(problem: Problem) -> dict[str, Any]:
    text = "\n".join((said(problem), *(follows(each, problem) for each in problem.consequences)))
    return {
        "description": text,
        "check_name": problem.rule,
        "fingerprint": problem.id,
        "severity": "blocker" if problem.rule == UNREADABLE else SEVERITIES[problem.severity],
        "location": {"path": within(problem.source), "lines": {"begin": problem.line or 1}},
    }
