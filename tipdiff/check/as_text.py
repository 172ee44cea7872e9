"""The problems of a check for a terminal, one line each as compilers print them, and as GitHub's annotations."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from tipdiff.check import Outcome, Problem
from tipdiff.views import phrases
from tipdiff.views.output import printable

STYLES = {"error": "\x1b[31m", "warning": "\x1b[33m", "note": "\x1b[36m"}
RESET = "\x1b[0m"
ANNOTATIONS = {"error": "error", "warning": "warning", "note": "notice"}


def write(outcome: Outcome, *, colour: bool) -> str:
    """`file:line:column: error[rule] message (id)`, then how many there are; accepted ones are only counted."""
    lines = [phrases.SAMPLE] if outcome.sample else []
    lines += [_line(problem, colour) for problem in outcome.problems if not problem.accepted]
    lines += [f"stale: {id_} is in the baseline, and nothing found it" for id_ in outcome.stale]
    return "\n".join([*lines, _count(outcome), ""])


def github(outcome: Outcome) -> str:
    """Workflow commands that mark the lines of a pull request."""
    lines = [f"::notice::{_escaped(phrases.SAMPLE)}"] if outcome.sample else []
    lines += [_annotation(problem) for problem in outcome.problems if not problem.accepted]
    return "".join(f"{line}\n" for line in lines)


def _line(problem: Problem, colour: bool) -> str:
    source = " ".join(problem.source.split("\n"))
    place = ":".join(str(part) for part in (source, problem.line, problem.column) if part is not None)
    severity = f"{STYLES[problem.severity]}{problem.severity}{RESET}" if colour else problem.severity
    return printable(f"{place}: ") + f"{severity}[{problem.rule}] " + printable(f"{_said(problem)} ({problem.id})")


def _said(problem: Problem) -> str:
    editions = "/".join(dict.fromkeys(str(each) for each in (problem.old_edition, problem.new_edition) if each))
    return f"{problem.country} {editions}: {problem.message}"


def _count(outcome: Outcome) -> str:
    counts = Counter(problem.severity for problem in outcome.problems if not problem.accepted)
    accepted = sum(problem.accepted for problem in outcome.problems)
    parts = [
        f"{counts[severity]} {severity}{'s' if counts[severity] != 1 else ''}"
        for severity in STYLES
        if counts[severity]
    ]
    parts += [f"{accepted} accepted"] if accepted else []
    return f"{'passed' if outcome.passed else 'failed'}: {', '.join(parts) or 'no problems'}"


def _annotation(problem: Problem) -> str:
    where = {"file": problem.source, "line": problem.line, "col": problem.column, "title": f"tipdiff {problem.rule}"}
    fields = ",".join(f"{name}={_escaped(str(value), ',:')}" for name, value in where.items() if value is not None)
    return f"::{ANNOTATIONS[problem.severity]} {fields}::{_escaped(_said(problem))}"


def _escaped(text: str, more: str = "") -> str:
    """As GitHub reads it: per cent, line ends, and in fields commas and colons."""
    return "".join(_coded(text, "%\r\n" + more))


def _coded(text: str, special: str) -> Iterator[str]:
    return (f"%{ord(letter):02X}" if letter in special else letter for letter in text)
