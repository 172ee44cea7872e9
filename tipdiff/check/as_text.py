"""The problems of a check for a terminal: one line each as compilers print them, errors first, the rest folded."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence

from tipdiff.check import Outcome, Problem
from tipdiff.views import phrases
from tipdiff.views.output import printable

STYLES = {"error": "\x1b[31m", "warning": "\x1b[33m", "note": "\x1b[36m"}
RESET = "\x1b[0m"
SHOWN = {"error": None, "warning": 20, "note": 3}
"""How many of each severity are shown; errors all."""
BENEATH = 4
"""Consequences that are shown beneath a problem."""


def write(outcome: Outcome, *, colour: bool) -> str:
    """`file:line:column: error[rule] message (id)`, what follows from it beneath; then how many there are."""
    lines = [phrases.SAMPLE] if outcome.sample else []
    open_ = [problem for problem in outcome.problems if not problem.accepted]
    for severity, most in SHOWN.items():
        held = [problem for problem in open_ if problem.severity == severity]
        shown = held if most is None or len(held) <= most + 1 else held[:most]
        for problem in shown:
            lines.append(_line(problem, colour))
            lines += _beneath(problem)
        if len(held) > len(shown):
            lines.append(f"… {_folded(held[len(shown) :], severity)}")
    if outcome.stale:
        lines.append(_stale(outcome.stale))
    return "\n".join([*lines, *outcome.notes, count(outcome), ""])


def said(problem: Problem) -> str:
    """A message with the country and the editions that it is about."""
    editions = "" if problem.editions == "-" else f" {problem.editions}"
    about = f"{problem.country}{editions}".strip()
    return f"{about}: {problem.message}" if about else problem.message


def _line(problem: Problem, colour: bool) -> str:
    source = " ".join(problem.source.split("\n"))
    page = f"page {problem.page}" if problem.page is not None and problem.line is None else None
    place = ":".join(str(part) for part in (source, problem.line, problem.column, page) if part is not None)
    severity = f"{STYLES[problem.severity]}{problem.severity}{RESET}" if colour else problem.severity
    return printable(f"{place}: ") + f"{severity}[{problem.rule}] " + printable(f"{said(problem)} ({problem.id})")


def _beneath(problem: Problem) -> Iterator[str]:
    shown = problem.consequences if len(problem.consequences) <= BENEATH + 1 else problem.consequences[:BENEATH]
    for each in shown:
        yield printable(f"    {follows(each, problem)}")
    if len(problem.consequences) > len(shown):
        yield f"    and {len(problem.consequences) - len(shown)} more"


def follows(each: Problem, cause: Problem) -> str:
    """`then disagrees with the 2025 report, line 103: ...`: what follows from a problem."""
    if each.message.startswith("then "):
        return each.message
    if each.rule == "restated":
        other = next((name for name in each.editions.split("/") if name != str(cause.new_edition)), each.editions)
        line = f", line {each.line}" if each.line and each.source != cause.source else ""
        return f"then disagrees with the {other} report{line}: {each.message}"
    between = f" against {each.editions.replace('/', ' and ')}" if "/" in each.editions else ""
    return f"{each.rule}{between}: {each.message}"


def _folded(problems: Sequence[Problem], severity: str) -> str:
    """`305 more notes: 290 figure-changed, 15 finding-dropped`."""
    rules = Counter(problem.rule for problem in problems)
    named = ", ".join(f"{number} {rule}" for rule, number in rules.most_common())
    return f"{len(problems)} more {severity}{'s' if len(problems) > 1 else ''}: {named} (all with -f json)"


def _stale(ids: Sequence[str]) -> str:
    verb, its = ("are", "them") if len(ids) > 1 else ("is", "it")
    listed = ", ".join(ids[:3]) + (f" and {len(ids) - 3} more" if len(ids) > 3 else "")
    return f"stale: {listed} {verb} in the baseline, and nothing found {its}: --prune takes {its} out"


def count(outcome: Outcome) -> str:
    """`failed: 1 error, 2 warnings, 3 accepted`."""
    counts = Counter(problem.severity for problem in outcome.problems if not problem.accepted)
    accepted = sum(problem.accepted for problem in outcome.problems)
    parts = [
        f"{counts[severity]} {severity}{'s' if counts[severity] != 1 else ''}"
        for severity in STYLES
        if counts[severity]
    ]
    parts += [f"{accepted} accepted"] if accepted else []
    none = "nothing else found" if any(note.startswith("not audited") for note in outcome.notes) else "no problems"
    return f"{'passed' if outcome.passed else 'failed'}: {', '.join(parts) or none}"
