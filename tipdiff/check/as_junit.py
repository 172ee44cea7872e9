"""The problems of a check as JUnit XML, one test case each."""

from __future__ import annotations

import re
from xml.etree import ElementTree

from tipdiff.check import Outcome, Problem
from tipdiff.views import phrases
from tipdiff.views.output import printable

FORBIDDEN = re.compile("[\ufffe\uffff]")
"""Beside what is not `printable`, what no XML can hold."""


def write(outcome: Outcome) -> bytes:
    """Errors and warnings fail their case; notes and accepted problems pass it."""
    failing = [problem for problem in outcome.problems if _fails(problem)]
    suite = ElementTree.Element(
        "testsuite", name="tipdiff check", tests=str(len(outcome.problems) or 1), failures=str(len(failing))
    )
    if outcome.sample:
        properties = ElementTree.SubElement(suite, "properties")
        ElementTree.SubElement(properties, "property", name="sample", value=phrases.SAMPLE)
    for problem in outcome.problems:
        case = ElementTree.SubElement(suite, "testcase", classname=f"{problem.country}.{problem.rule}", name=problem.id)
        if _fails(problem):
            failure = ElementTree.SubElement(case, "failure", type=problem.severity, message=_text(problem.message))
            failure.text = _text(f"{problem.source}:{problem.line or ''}\n{problem.quote or ''}")
    if not outcome.problems:
        ElementTree.SubElement(suite, "testcase", classname="tipdiff", name="no problems")
    ElementTree.indent(suite)
    data: bytes = ElementTree.tostring(suite, encoding="utf-8", xml_declaration=True)
    return data + b"\n"


def _fails(problem: Problem) -> bool:
    return not problem.accepted and problem.severity != "note"


def _text(said: str) -> str:
    return FORBIDDEN.sub("\N{REPLACEMENT CHARACTER}", printable(said))
