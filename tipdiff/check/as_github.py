"""The problems of a check as GitHub's annotations, and as a table for the summary of its step.

GitHub shows ten annotations of each level in a step: what comes after is named once, and stands in the table.
"""

from __future__ import annotations

from collections.abc import Iterator

from tipdiff.check import Outcome, Problem
from tipdiff.check.as_text import count, follows, said
from tipdiff.check.repository import within
from tipdiff.views import phrases
from tipdiff.views.output import printable

ANNOTATIONS = {"error": "error", "warning": "warning", "note": "notice"}
MOST = 10
"""Annotations of a level that GitHub shows for a step."""
SUMMARY = "GITHUB_STEP_SUMMARY"
"""Names the file of the step's summary."""
ROWS = 500
"""Rows of the table: GitHub takes a megabyte."""


def write(outcome: Outcome) -> str:
    """Workflow commands that mark the lines of a pull request; what fails the run first."""
    lines = [f"::notice::{_escaped(phrases.SAMPLE)}"] if outcome.sample else []
    for severity, level in ANNOTATIONS.items():
        held = [each for each in outcome.problems if each.severity == severity and not each.accepted]
        room = MOST - (1 if severity == "note" and outcome.sample else 0)
        shown = held if len(held) <= room else held[: room - 1]
        lines += (_annotation(problem) for problem in shown)
        if len(held) > len(shown):
            more = f"{len(held) - len(shown)} more: see the summary of this step"
            lines.append(f"::{level} title=tipdiff::{_escaped(more)}")
    return "".join(f"{line}\n" for line in lines)


def summary(outcome: Outcome) -> str:
    """Every problem that is not accepted as a row of a Markdown table."""
    open_ = [each for each in outcome.problems if not each.accepted]
    lines = [f"### tipdiff check {count(outcome)}", ""]
    lines += [f"{phrases.SAMPLE}", ""] if outcome.sample else []
    if open_:
        lines += ["| | rule | place | what |", "| --- | --- | --- | --- |"]
        lines += (_row(each) for each in sorted(open_, key=lambda each: list(ANNOTATIONS).index(each.severity))[:ROWS])
        if len(open_) > ROWS:
            lines.append(f"| | | | {len(open_) - ROWS} more |")
    lines += ["", *outcome.notes]
    return "\n".join([*lines, ""])


def _row(each: Problem) -> str:
    place = each.source + (f":{each.line}" if each.line else f", page {each.page}" if each.page else "")
    what = "<br>".join((said(each), *_followed(each)))
    return f"| {each.severity} | {each.rule} | {_cell(place)} | {_cell(what)} |"


def _followed(each: Problem) -> Iterator[str]:
    return (f"↳ {follows(one, each)}" for one in each.consequences[:MOST])


def _cell(text: str) -> str:
    return printable(" ".join(text.split())).replace("\\", "\\\\").replace("|", "\\|")


def _annotation(problem: Problem) -> str:
    where = {
        "file": within(problem.source),
        "line": problem.line,
        "col": problem.column,
        "endColumn": problem.end_column,
        "title": f"tipdiff {problem.rule}",
    }
    fields = ",".join(f"{name}={_escaped(str(value), ',:')}" for name, value in where.items() if value is not None)
    text = "\n".join((said(problem), *(follows(each, problem) for each in problem.consequences[:MOST])))
    return f"::{ANNOTATIONS[problem.severity]} {fields}::{_escaped(text)}"


def _escaped(text: str, more: str = "") -> str:
    """As GitHub reads it: per cent, line ends, and in fields commas and colons."""
    return "".join(f"%{ord(letter):02X}" if letter in "%\r\n" + more else letter for letter in text)
