"""Reports of a few figures made by hand: what an audit sees, whatever the reading of sentences makes of them."""

from __future__ import annotations

from typing import Any

from tipdiff import profiles
from tipdiff.model import Figure, Finding, Report, Section
from tipdiff.model.frozen import replace
from tipdiff.model.references import FigureRef

YEAR = 2023
"""That the figures of the 2024 report speak of."""


def figure(text: str, value: float | None, **more: Any) -> Figure:
    """A figure of `convictions` in the year's report, exact, until it is told otherwise."""
    told = {"measure": "convictions", "reference_year": YEAR, "bound": "exactly", "high": None, "unit": None, **more}
    return Figure(value=value, text=text, span=(0, 0), **told)


def before(text: str, value: float | None, **more: Any) -> Figure:
    """The earlier value that a sentence compares with."""
    return figure(text, value, **{"reference_year": YEAR - 1, "comparison": True, **more})


def part(text: str, value: float | None, *qualifiers: str, **more: Any) -> Figure:
    """A part of the first figure of the finding that `of` names; of its own finding where it is left out."""
    return figure(text, value, qualifiers=qualifiers, part_of=FigureRef("", 0), **more)


def report(*lines: tuple[str, tuple[Figure, ...]], edition: int = YEAR + 1) -> Report:
    """Each line a sentence of one paragraph, with its figures in the order in which their texts stand there; a part
    belongs to the last figure before it that is none."""
    findings, whole = [], None
    for n, (text, figures) in enumerate(lines, 1):
        place, placed = 0, []
        for each in figures:
            start = text.index(each.text, place)
            place = start + len(each.text)
            told = replace(each, span=(start, place), finding=f"prosecution.1.{n}")
            if told.part_of is not None and whole is not None:
                told = replace(told, part_of=whole.ref)
            else:
                whole = told
            placed.append(told)
        findings.append(Finding(f"prosecution.1.{n}", text, figures=tuple(placed)))
    section = Section("prosecution", "PROSECUTION", "heading", 1.0, None, tuple(findings))
    return Report("elbonia", edition, profiles.load("tip"), "", "", "", (section,))
