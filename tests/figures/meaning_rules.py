"""The rules of what numbers mean, and their fixtures.

A fixture stands at `rules/TABLE/RULE.txt`. Each line is a sentence and, behind `=>`, every figure read in it, exactly;
`> text` lines before it are the sentences that it may lean on:

    > Police identified 20 victims.
    Twelve of these were girls. => 12 victims-identified persons=girls @2023 in 20
    ! Twelve shelters opened. => 12 shelters @2023

Of a line without mark the rule speaks; of one with `!` it does not. A figure is `value[..high] measure`, its
dimensions, `@` its reference year, `earlier` for a value given only to compare with, `in` the value that it is a part
of, `by` who counted, `over` what the count is limited to, `!` its caveats. `?` stands for a value that the text does
not give, `-` for no figure. `(ghana)` before a sentence is its country; else it is Peralonia, in the edition of 2024.
`[hrr]` before all that is its family; else it is the trafficking report.
"""

from __future__ import annotations

import importlib
import pkgutil
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any, NamedTuple

import pytest

from tipdiff import figures, profiles
from tipdiff.figures import numbers
from tipdiff.figures.glance import glance
from tipdiff.figures.rules import Table, of_rules
from tipdiff.model import Figure, Finding, Report, Section
from tipdiff.model.references import FigureRef

HERE = Path(__file__).parent
RULES = HERE / "rules"
COUNTRY, EDITION, FAMILY = "peralonia", 2024, "tip"
Rules = Table[Any, Any]


class Line(NamedTuple):
    sentence: str
    before: tuple[str, ...]
    country: str
    speaks: bool
    figures: str
    family: str = FAMILY


def tables() -> list[Rules]:
    """Every table of figures but those that read numbers: found by walking the modules, so that none is forgotten."""
    for module in pkgutil.walk_packages(figures.__path__, "tipdiff.figures."):
        importlib.import_module(module.name)
    of_numbers = {id(each) for each in vars(numbers).values()}
    found = {id(each): each for module in _modules() for each in vars(module).values() if isinstance(each, Table)}
    return [each for key, each in found.items() if key not in of_numbers]


def lines(rule: str) -> Iterator[Line]:
    return rows(f"rules/{rule}.txt")


def rows(name: str) -> Iterator[Line]:
    """The lines of a file."""
    before: list[str] = []
    for row in (HERE / name).read_text(encoding="utf-8").splitlines():
        if row.startswith("> "):
            before.append(row[2:])
        elif row and not row.startswith("#"):
            yield line(row, before)
            before = []


def line(row: str, before: list[str]) -> Line:
    sentence, _, told = row.rpartition(" => ")
    speaks = not sentence.startswith("! ")
    sentence, country, family = sentence.removeprefix("! "), COUNTRY, FAMILY
    if sentence.startswith("["):
        family, _, sentence = sentence[1:].partition("] ")
    if sentence.startswith("("):
        country, _, sentence = sentence[1:].partition(") ")
    return Line(sentence, tuple(before), country, speaks, told, family)


def report(line: Line) -> Report:
    """A report of the sentence and those that it may lean on, without figures."""
    texts = (*line.before, line.sentence)
    family = profiles.load(line.family)
    name = "prosecution" if line.family == FAMILY else family.sections[1].name
    findings = tuple(Finding(f"{name}.1.{n}", text) for n, text in enumerate(texts, 1))
    section = Section(name, None, "heading", 1.0, None, findings)
    return Report(line.country, EDITION, family, "", "", "", (section,))


def read(line: Line) -> str:
    """Every figure of the sentence, as a fixture writes them."""
    unread = report(line)
    said = [finding.figures for finding in figures.annotate(unread, unread.family).sections[0].findings]
    values = {figure.ref: figure for row in said for figure in row}
    return "; ".join(_written(figure, values) for figure in said[-1]) or "-"


def _written(figure: Figure, values: dict[FigureRef, Figure]) -> str:
    told = ["?" if figure.value is None else f"{figure.value}" + ("" if figure.high is None else f"..{figure.high}")]
    told.append(figure.measure)
    told += [f"{name}={value}" for name, value in figure.dimensions]
    if figure.reference_year is not None:
        told.append(f"@{figure.reference_year}")
    if figure.comparison:
        told.append("earlier")
    if figure.part_of is not None:
        told.append(f"in {values[figure.part_of].value}")
    if figure.counted_by is not None:
        told.append(f"by {figure.counted_by}")
    if figure.coverage is not None:
        told.append(f"over {figure.coverage}")
    told += [f"!{kind}" for kind in dict.fromkeys(caveat.kind for caveat in figure.caveats)]
    return " ".join(told)


@contextmanager
def spoken() -> Iterator[set[str]]:
    """The rules that speak meanwhile."""
    heard: set[str] = set()

    def noted(name: str, speaks: Callable[[Any], Any]) -> Callable[[Any], Any]:
        def note(case: Any) -> Any:
            verdict = speaks(case)
            if verdict is not None:
                heard.add(name)
            return verdict

        return note

    changed = {
        id(each): of_rules(each.name, (rule._replace(speaks=noted(rule.name, rule.speaks)) for rule in each.rules))
        for each in tables()
    }
    with _in_place(changed):
        yield heard


@contextmanager
def without(rule: str) -> Iterator[None]:
    """Without a rule in its table."""
    changed = {
        id(each): of_rules(each.name, (other for other in each.rules if other.name != rule))
        for each in tables()
        if any(other.name == rule for other in each.rules)
    }
    with _in_place(changed):
        yield


@contextmanager
def whatever_is_held() -> Iterator[None]:
    """With every rule asked of every sentence, whatever words stand in it."""
    changed = {id(each): of_rules(each.name, (rule._replace(held=None) for rule in each.rules)) for each in tables()}
    with _in_place(changed):
        yield


@contextmanager
def _in_place(changed: dict[int, Rules]) -> Iterator[None]:
    """Other tables in place of some, in every module that has them by name."""
    with pytest.MonkeyPatch.context() as patch:
        for module in _modules():
            for name, value in list(vars(module).items()):
                if isinstance(value, Table):
                    patch.setattr(module, name, changed.get(id(value), value))
                elif isinstance(value, tuple) and any(isinstance(each, Table) for each in value):
                    patch.setattr(module, name, tuple(changed.get(id(each), each) for each in value))
        glance.cache_clear()  # a sentence is remembered with the shape that the tables gave it
        yield
    glance.cache_clear()


def _modules() -> list[Any]:
    return [module for name, module in sorted(sys.modules.items()) if name.startswith("tipdiff.figures")]
