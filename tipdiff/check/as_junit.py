"""The problems of a check as JUnit XML, one test case each."""

from __future__ import annotations

import re
from typing import Any
from xml.etree import ElementTree

from tipdiff.check import Outcome, Problem
from tipdiff.check.as_text import follows, said
from tipdiff.views import phrases
from tipdiff.views.output import printable

FORBIDDEN = re.compile("[\ufffe\uffff]")
"""Beside what is not `printable`, what no XML can hold."""


def write(outcome: Outcome) -> bytes:
    """What fails the run fails its case; accepted problems are skipped, all others pass and say what they are."""
    failures = sum(outcome.fails(problem) for problem in outcome.problems)
    skipped = sum(problem.accepted for problem in outcome.problems)
    counts: dict[str, Any] = {"tests": str(len(outcome.problems) or 1), "failures": str(failures), "errors": "0"}
    root = ElementTree.Element("testsuites", name="tipdiff", **counts)
    suite = ElementTree.SubElement(root, "testsuite", name="tipdiff check", **counts, skipped=str(skipped))
    if outcome.sample:
        properties = ElementTree.SubElement(suite, "properties")
        ElementTree.SubElement(properties, "property", name="sample", value=phrases.SAMPLE)
    for problem in outcome.problems:
        _case(suite, problem, outcome.fails(problem))
    if not outcome.problems:
        ElementTree.SubElement(suite, "testcase", classname="tipdiff", name="no problems")
    ElementTree.indent(root)
    data: bytes = ElementTree.tostring(root, encoding="utf-8", xml_declaration=True)
    return data + b"\n"


def _case(suite: ElementTree.Element, problem: Problem, fails: bool) -> None:
    where = f"{problem.source}:{problem.line}" if problem.line else problem.source
    where += f", page {problem.page}" if problem.page else ""
    name = _text(f"{problem.rule} {said(problem)} ({where})")
    family = ".".join(filter(None, ("tipdiff", problem.profile, problem.country or "corpus")))
    case = ElementTree.SubElement(suite, "testcase", classname=_text(family), name=name)
    if problem.line:
        case.set("file", _text(problem.source))
        case.set("line", str(problem.line))
    told = [where, *filter(None, [problem.quote]), *(follows(each, problem) for each in problem.consequences)]
    if fails:
        failure = ElementTree.SubElement(case, "failure", type=problem.severity, message=_text(problem.message))
        failure.text = _text("\n".join(told))
    elif problem.accepted:
        ElementTree.SubElement(case, "skipped", message=_text(problem.why or "accepted in the baseline"))
    else:
        ElementTree.SubElement(case, "system-out").text = _text("\n".join((f"{problem.severity}: ", *told)))


def _text(said: str) -> str:
    return FORBIDDEN.sub("\N{REPLACEMENT CHARACTER}", printable(said))
