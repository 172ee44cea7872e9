"""The text's own doubts, put on the figures that they qualify.

Takes the findings of a section with their figures and doubts, gives the figures with their caveats. Owns how
far a doubt reaches: within its sentence the figures before it, else those after it; from a sentence of its
own the run of figures right before it in the paragraph, else the run right after it. A doubt about one level
of government ("federal data likely included duplicates") or one measure reaches only figures of that level or
measure.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from tipdiff.figures.lexicon import Lexicon, Marks
from tipdiff.figures.tokens import Tokens
from tipdiff.model import OTHER, Caveat, Figure, Finding
from tipdiff.model.frozen import replace


class Doubt(NamedTuple):
    """A warning in a sentence."""

    kind: str
    place: int
    """Code point in the sentence."""
    levels: frozenset[str]
    """Qualifiers of government that the warning names; empty where it speaks of all."""


def doubts(tokens: Tokens, marks: Marks, lexicon: Lexicon) -> list[Doubt]:
    """The warnings of a sentence, each with the levels of government that it names."""
    levels, together = lexicon.level, lexicon.parts.together
    found = []
    for mark in marks.get("caveats", ()):
        named = frozenset(each.name for each in marks["qualifiers"] if each.name in levels and each.end <= mark.start)
        found.append(
            Doubt(mark.name, tokens.starts[mark.start], frozenset() if named.intersection(together) else named)
        )
    return found


def attach(findings: Sequence[Finding], doubts: dict[int, list[Doubt]]) -> tuple[Finding, ...]:
    """The findings of a section with caveats on their figures; `doubts` are by index of the finding."""
    found: dict[tuple[int, int], list[Caveat]] = {}
    for at, row in doubts.items():
        for doubt in row:
            caveat = Caveat(doubt.kind, findings[at].id)
            for place in _reached(findings, at, doubt):
                known = found.setdefault(place, [])
                if caveat not in known:
                    known.append(caveat)
    touched = {at for at, _ in found}
    return tuple(
        replace(
            finding,
            figures=tuple(
                replace(figure, caveats=tuple(found[at, n])) if (at, n) in found else figure
                for n, figure in enumerate(finding.figures)
            ),
        )
        if at in touched
        else finding
        for at, finding in enumerate(findings)
    )


def _reached(findings: Sequence[Finding], at: int, doubt: Doubt) -> list[tuple[int, int]]:
    """(finding, figure) that a doubt of finding `at` qualifies."""
    own = [(n, figure) for n, figure in enumerate(findings[at].figures) if _counts(figure)]
    if own:
        before = [n for n, figure in own if figure.span[0] < doubt.place]
        return [(at, n) for n in before or [n for n, _ in own]]
    for step in (-1, 1):
        run = _run(findings, at, step)
        hits = [
            (here, n)
            for here in run
            for n, figure in enumerate(findings[here].figures)
            if _counts(figure) and _of(figure, doubt)
        ]
        if hits:
            return hits if not doubt.levels else [hit for hit in hits if hit[0] == hits[0][0]]
    return []


def _run(findings: Sequence[Finding], at: int, step: int) -> list[int]:
    """The findings with figures next to `at` in its paragraph, the nearest first, up to the first that speaks
    of another thing.

    One sentence without figures may stand between: a doubt is often said twice in a row.
    """
    paragraph, run, gap = _paragraph(findings[at]), [], 0
    here = at + step
    while 0 <= here < len(findings) and _paragraph(findings[here]) == paragraph:
        if any(_counts(figure) for figure in findings[here].figures):
            run.append(here)
        elif run or gap:
            break
        else:
            gap += 1
        here += step
    return run


def _paragraph(finding: Finding) -> str:
    return finding.id.rpartition(".")[0]


def _counts(figure: Figure) -> bool:
    """True for a count that a warning can be about."""
    return figure.measure != OTHER and figure.value is not None


def _of(figure: Figure, doubt: Doubt) -> bool:
    return not doubt.levels or not doubt.levels.isdisjoint(figure.qualifiers)
