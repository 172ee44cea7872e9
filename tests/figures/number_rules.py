"""The rules of reading numbers and their fixtures.

A fixture stands at `rules/TABLE/RULE.txt`. Each line is a sentence and, behind `=>`, every number read in it, exactly:

    Courts imposed terms of two to 12 years. => 2..12 years
    ! They left from 2 to 12 June. => -

Of a line without mark the rule speaks; of one with `!` it does not. A number is `value[..high] [unit] [bound]
[= value unit]`, the last a sum in another currency; `@2023` is a year and `-` nothing. `(ghana)` before a sentence is
its country.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any, NamedTuple

from tipdiff import profiles
from tipdiff.figures import numbers as stage
from tipdiff.figures.customs import custom_of
from tipdiff.figures.lexicon import lexicon
from tipdiff.figures.numbers import Numbers
from tipdiff.figures.quantity import Quantity
from tipdiff.figures.rules import Table
from tipdiff.figures.tokens import Tokens, lowered

RULES = Path(__file__).parent / "rules"
CONDITIONS = Path(__file__).parent / "number_conditions.txt"
"""Sentences that say where a rule ends, written alike."""


class Line(NamedTuple):
    sentence: str
    country: str | None
    speaks: bool
    numbers: str


def tables() -> dict[str, Table[Any, Any]]:
    """The tables of the stage by their name in its module."""
    return {name: each for name, each in vars(stage).items() if isinstance(each, Table)}


def lines(rule: str) -> Iterator[Line]:
    return rows(RULES / f"{rule}.txt")


def rows(path: Path) -> Iterator[Line]:
    for row in path.read_text(encoding="utf-8").splitlines():
        if row and not row.startswith("#"):
            sentence, _, numbers = row.rpartition(" => ")
            speaks = not sentence.startswith("! ")
            sentence, country = sentence.removeprefix("! "), None
            if sentence.startswith("("):
                country, _, sentence = sentence[1:].partition(") ")
            yield Line(sentence, country, speaks, numbers)


def read(line: Line) -> Numbers:
    words = lexicon(profiles.load("tip"))
    custom = custom_of(lowered(line.sentence))
    return stage.numbers(
        Tokens(line.sentence, lowered(line.sentence), custom), words.counted, line.country, words.labels
    )


def spoken(found: Numbers) -> set[str]:
    """The rules that spoke."""
    return {rule for _, rule in found.names}.union(*(each.rules for each in found.quantities))


def written(found: Numbers) -> str:
    years = (f"@{year}" for _, year in found.years)
    return "; ".join((*map(_written, found.quantities), *years)) or "-"


def _written(each: Quantity) -> str:
    value = f"{each.value}" if each.high is None else f"{each.value}..{each.high}"
    unit = each.unit or ("" if each.kind == "count" else each.kind)
    bound = "" if each.bound == "exactly" else each.bound
    second = "= {} {}".format(*each.conversion) if each.conversion else ""
    return " ".join(part for part in (value, unit, bound, second) if part)
