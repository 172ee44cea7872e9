"""The problems of a check as SARIF 2.1.0, for code scanning."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any
from urllib.parse import quote

from tipdiff import __version__
from tipdiff.check import RULES, Outcome, Problem
from tipdiff.check.as_text import follows, said
from tipdiff.check.repository import within
from tipdiff.check.rules import UNREADABLE
from tipdiff.views import as_json, phrases

SCHEMA = "https://json.schemastore.org/sarif-2.1.0.json"
FINGERPRINT = "tipdiff/1"


def write(outcome: Outcome) -> bytes:
    """One run; accepted problems stand in it as suppressed, what follows from one as its related places."""
    names = list(RULES)
    driver = {"name": "tipdiff", "version": __version__, "rules": [_rule(name) for name in names]}
    run: dict[str, Any] = {
        "tool": {"driver": driver},
        "columnKind": "unicodeCodePoints",
        "invocations": [{"executionSuccessful": not outcome.unreadable, **_notices(outcome)}],
        "results": [_result(problem, names.index(problem.rule)) for problem in outcome.problems],
    }
    if outcome.sample:
        run["properties"] = {"sample": phrases.SAMPLE}
    return as_json.write({"$schema": SCHEMA, "version": "2.1.0", "runs": [run]})


def _rule(name: str) -> dict[str, Any]:
    rule = RULES[name]
    return {
        "id": name,
        "shortDescription": {"text": rule.says},
        "help": {"text": f"{rule.says} {rule.help}"},
        "defaultConfiguration": {"level": rule.severity},
    }


def _notices(outcome: Outcome) -> dict[str, Any]:
    """What could not be read, as the tool's own notice: the rest of the run stands."""
    told = [
        {"level": "error", "message": {"text": problem.message}}
        for problem in outcome.problems
        if problem.rule == UNREADABLE
    ]
    return {"toolExecutionNotifications": told} if told else {}


def _result(problem: Problem, index: int) -> dict[str, Any]:
    related = [{"id": n, **_location(each, text)} for n, (each, text) in enumerate(_related(problem), 1)]
    text = "\n".join((said(problem), *(follows(each, problem) for each in problem.consequences)))
    return {
        "ruleId": problem.rule,
        "ruleIndex": index,
        "level": problem.severity,
        "message": {"text": text},
        "partialFingerprints": {FINGERPRINT: problem.id},
        "locations": [_location(problem)],
        **({"relatedLocations": related} if related else {}),
        **({"suppressions": [_suppression(problem)]} if problem.accepted else {}),
    }


def _related(problem: Problem) -> Iterator[tuple[Problem, str]]:
    return ((each, follows(each, problem)) for each in problem.consequences)


def _suppression(problem: Problem) -> dict[str, str]:
    return {"kind": "external", **({"justification": problem.why} if problem.why else {})}


def _location(problem: Problem, text: str | None = None) -> dict[str, Any]:
    place: dict[str, Any] = {"artifactLocation": {"uri": quote(within(problem.source))}}
    if problem.line is not None and problem.column is not None:
        place["region"] = {"startLine": problem.line, "startColumn": problem.column}
        if problem.end_column is not None and problem.end_column > problem.column:
            place["region"]["endColumn"] = problem.end_column
    page = [{"name": f"page {problem.page}", "kind": "page"}] if problem.page is not None else []
    return {
        "physicalLocation": place,
        **({"logicalLocations": page} if page else {}),
        **({"message": {"text": text}} if text else {}),
    }
