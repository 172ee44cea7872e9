"""The trace of a report's figures: takes a report, gives what each stage made of its sentences, and the rules behind
each field of each figure.

Reads the report again and keeps what reading it lets go: nothing of this is made where nobody asks.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from typing import NamedTuple

from tipdiff.figures import sections
from tipdiff.figures.behind import FIELDS, behind, behind_cell, derived, values
from tipdiff.figures.glance import Glance
from tipdiff.figures.passage import Passage
from tipdiff.figures.pipeline import Reading, Scene, look, stages
from tipdiff.model import Figure, Finding, Report, Row, Section

Behind = Mapping[str, tuple[str, ...]]
"""Field -> the rules behind it."""
Rows = list[tuple[int, Behind]]
"""Of each figure of a finding its number in the sentence, and what stands behind it."""


class Told(NamedTuple):
    """A field of a figure."""

    field: str
    value: object
    rules: tuple[str, ...]
    """`table/rule` of those that set it, in the order in which they spoke; none where it is as it is by default."""


class Explained(NamedTuple):
    """A figure with what stands behind it."""

    figure: Figure
    number: int
    """Its number, as one of those of the sentence, from 0."""
    fields: tuple[Told, ...]


class Trace(NamedTuple):
    """What was made of a finding, or of the row of a table."""

    finding: Finding
    shown: Glance | None
    """Its words, its numbers, and what only looks like one; None where it holds nothing of interest."""
    reading: Reading | None
    """What the stages made of it; None for one without numbers that count."""
    figures: tuple[Explained, ...]


def trace(report: Report) -> list[Trace]:
    """The trace of every finding, in reading order, the rows of a section's tables behind it."""
    scene = sections.scene(report.family, report.edition, report.country, (each.text for each in report.findings))
    return [each for section in report.sections for each in _section(section, scene, report)]


def narrowed(
    traces: Iterable[Trace], finding: str | None, measure: str | None = None, among: Collection[str] | None = None
) -> list[Trace]:
    """The trace of one finding, or those with figures.

    Args:
        finding: its id.
        measure: only figures of it, and findings that have such.
        among: only findings of these ids.
    """
    found = []
    for each in traces:
        figures = tuple(one for one in each.figures if measure in (None, one.figure.measure))
        if (among is None or each.finding.id in among) and (figures if finding is None else each.finding.id == finding):
            found.append(each._replace(figures=figures))
    return found


def _section(section: Section, scene: Scene, report: Report) -> list[Trace]:
    readings: list[Reading | None] = []

    def reader(text: str, scene: Scene, passage: Passage, name: str) -> list[Figure]:
        reading = stages(text, scene, passage, name)
        readings.append(reading)
        return [] if reading is None else [reading.figures[at] for at in reading.kept]

    (_, before), *later = sections.steps(section, scene, report.family, reader)
    found: list[Rows] = [
        [] if reading is None else [(at, behind(reading, at)) for at in reading.kept] for reading in readings
    ]
    for step, after in later:
        for n, (old, new) in enumerate(zip(before.findings, after.findings, strict=True)):
            found[n] = _after(step, old.figures, new.figures, found[n])
        before = after
    told = [
        Trace(finding, look(finding.text, scene), reading, _explained(finding.figures, rows))
        for finding, reading, rows in zip(before.findings, readings, found, strict=True)
    ]
    return told + [_row(row) for table in section.tables for row in table.rows]


def _row(row: Row) -> Trace:
    rows = [(at, behind_cell(figure)) for at, figure in enumerate(row.figures)]
    return Trace(Finding(row.id, row.text), None, None, _explained(row.figures, rows))


def _after(step: str, old: Sequence[Figure], new: Sequence[Figure], found: Rows) -> Rows:
    """The rules behind the figures of a finding after a step: it is behind each field that it changed."""
    rows = list(zip(old, found, strict=True))
    if len(new) < len(old):  # what is withheld is no advice
        rows = [row for row in rows if row[0].value is not None]
    told: Rows = []
    for (before, (at, rules)), after in zip(rows, new, strict=True):
        was, now = values(before), values(after)
        changed = {field: (step,) for field in FIELDS if was[field] != now[field]}
        told.append(
            (at, derived(after, {**rules, **changed}) | ({"measure": (step,)} if step == sections.ADVICE else {}))
        )
    return told


def _explained(figures: Sequence[Figure], rows: Sequence[tuple[int, Behind]]) -> tuple[Explained, ...]:
    return tuple(
        Explained(
            figure, at, tuple(Told(field, value, rules.get(field, ())) for field, value in values(figure).items())
        )
        for figure, (at, rules) in zip(figures, rows, strict=True)
    )
