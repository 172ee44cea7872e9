"""A sentence as the audits of it see it: its figures as marks, the rest in lower case.

Takes a finding, gives a `Case`. Owns the pieces of patterns that all rules share, and what kind of number a figure is.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Literal

from tipdiff.audits.checked import Checked
from tipdiff.figures.currencies import CODES
from tipdiff.figures.number_words import TIMES
from tipdiff.model import PERCENT, Figure, Finding
from tipdiff.model.frozen import Frozen

M = r"\x02(\d+)\x03"
"""A figure in the marked sentence, by its place."""
OWN = rf"(?<!of )(?<!of the )(?<!of its ){M}"
"""One that is no whole of which another is said: not the 309 of "95 out of 309 positions"."""
FEW = r"(?:\s+[a-z][a-z'-]*){0,3}"
"""Words that a part may have beside its noun: "24 were killed"."""
BETWEEN = r"[^.;:()\x02]{0,60}?"
RISE = "increase|rise|growth|jump|surge|increased|rose|grew|jumped|more|higher|up"
FALL = "decrease|decline|drop|reduction|fall|decreased|declined|dropped|fell|reduced|fewer|less|lower|down"
MOVE = rf"(?P<move>{RISE}|{FALL})"


class Case(Frozen):
    """A sentence with its figures as marks."""

    finding: Finding
    text: str
    """In lower case; each figure that has a value is a mark."""
    figures: tuple[Figure, ...]
    country: str
    checked: Checked
    """Takes the figures that a rule holds against each other."""


Verdict = tuple[Literal["sum", "claim"], str, Figure, float]
"""(rule of the contract, what is wrong, the figure that it is about, the value that would be right)."""


def case_of(finding: Finding, country: str, checked: Checked) -> Case:
    figures = tuple(sorted((f for f in finding.figures if f.value is not None), key=lambda f: f.span))
    pieces, at = [], 0
    for n, figure in enumerate(figures):
        start, end = figure.span
        if start < at:
            continue
        pieces += [finding.text[at:start], f"\x02{n}\x03"]
        at = end
    pieces.append(finding.text[at:])
    return Case(finding, "".join(pieces).lower(), figures, country, checked)


def kind(figure: Figure) -> str:
    """What kind of number it is: money of a currency, per cent, a length of time, or a count."""
    unit = figure.unit
    if unit == PERCENT or (unit is not None and unit in CODES):
        return unit
    return "time" if unit in TIMES else "count"


def one_year(figures: Iterable[Figure]) -> bool:
    """True where all that tell their year tell the same: in one sentence the others are of that year too."""
    return len({figure.reference_year for figure in figures} - {None}) < 2
