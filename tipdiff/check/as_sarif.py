"""The problems of a check as SARIF 2.1.0, for code scanning."""

from __future__ import annotations

from typing import Any
from urllib.parse import quote

from tipdiff import __version__
from tipdiff.check import RULES, Outcome, Problem
from tipdiff.views import as_json, phrases

SCHEMA = "https://json.schemastore.org/sarif-2.1.0.json"


def write(outcome: Outcome) -> bytes:
    """One run; accepted problems stand in it as suppressed."""
    rules = [{"id": rule, "defaultConfiguration": {"level": severity}} for rule, severity in RULES.items()]
    driver = {"name": "tipdiff", "version": __version__, "rules": rules}
    results = [_result(problem) for problem in outcome.problems]
    run: dict[str, Any] = {"tool": {"driver": driver}, "columnKind": "unicodeCodePoints", "results": results}
    if outcome.sample:
        run["properties"] = {"sample": phrases.SAMPLE}
    return as_json.write({"$schema": SCHEMA, "version": "2.1.0", "runs": [run]})


def _result(problem: Problem) -> dict[str, Any]:
    location: dict[str, Any] = {"artifactLocation": {"uri": quote(problem.source)}}
    if problem.line is not None:
        location["region"] = {"startLine": problem.line, "startColumn": problem.column}
    return {
        "ruleId": problem.rule,
        "level": problem.severity,
        "message": {"text": problem.message},
        "partialFingerprints": {"tipdiff/1": problem.id},
        "locations": [{"physicalLocation": location}],
        **({"suppressions": [{"kind": "external"}]} if problem.accepted else {}),
    }
