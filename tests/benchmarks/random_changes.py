"""Changes of pairs taken at random, for reading against the sources line by line.

    python tests/benchmarks/random_changes.py [--number N] [--seed N] [--profile NAME] OLD NEW [OLD NEW ...]

Of all pairs together N changes that are not `unchanged`, each with its section, its texts and every figure: those read
in either text, then those that differ. Where a finding stands alone the nearest findings of the other side stand beside
it, with their kind: whoever reads tells whether one of them says the same.
"""

from __future__ import annotations

import argparse
import random
import textwrap
from collections.abc import Iterator, Sequence

from rapidfuzz import fuzz, process

import tipdiff
from tipdiff.figures.called import called
from tipdiff.model import OTHER, Change, ChangeLog, Figure, Finding

NEAREST = 2
"""Findings of the other side that are shown beside one without a match."""


def figure_line(finding: Finding, figure: Figure) -> str:
    """One figure as it was read."""
    name = figure.measure if figure.measure != OTHER else called(finding.text, figure, finding.figures)
    narrowed = ", ".join(f"{kind} {value}" for kind, value in figure.narrowing)
    year = figure.reference_year if figure.reference_year is not None else "no year"
    high = "" if figure.high is None else f"-{figure.high}"
    return f"{figure.bound} {figure.value}{high} {figure.unit or ''} | {name} | {narrowed} | {year} | {figure.text!r}"


def lines(log: ChangeLog, change: Change) -> Iterator[str]:
    """What a reader needs of one change."""
    yield f"{change.kind}{' moved' if change.moved else ''} {change.similarity:.2f} {','.join(change.aspects)}"
    if change.old:
        yield f"  section old: {change.old_section}"
    if change.new:
        yield f"  section new: {change.section}"
    for mark, findings in (("-", change.old), ("+", change.new)):
        for finding in findings:
            yield textwrap.fill(finding.text, 150, initial_indent=f"  {mark} ", subsequent_indent="    ")
            for figure in finding.figures:
                yield f"      [{figure_line(finding, figure)}]"
    for moved in change.figures:
        old, new = (f"{each.value} {each.text!r}" if each else "none" for each in (moved.old, moved.new))
        yield f"    = {moved.measure}: {old} -> {new} ({moved.delta}, {moved.percent} %) {moved.paired_by or ''}"
    if not change.old or not change.new:
        yield from nearest(log, change)


def nearest(log: ChangeLog, change: Change) -> Iterator[str]:
    """The findings of the other side that are most like one without a match."""
    text = " ".join(finding.text for finding in (*change.old, *change.new))
    others = {finding.text: each.kind for each in log.changes for finding in (each.new if change.old else each.old)}
    for other, score, _ in process.extract(text, others.keys(), scorer=fuzz.token_set_ratio, limit=NEAREST):
        yield textwrap.fill(
            f"{other}", 150, initial_indent=f"    ? {score:.0f} {others[other]}: ", subsequent_indent="      "
        )


def chosen(logs: Sequence[ChangeLog], number: int, seed: int) -> list[tuple[ChangeLog, Change]]:
    """Changes at random, in the order of the pairs."""
    places = [(log, change) for log in logs for change in log.changes if change.kind != "unchanged" or change.moved]
    picked = random.Random(seed).sample(range(len(places)), min(number, len(places)))
    return [places[n] for n in sorted(picked)]


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("reports", nargs="+", metavar="OLD NEW")
    parser.add_argument("--number", type=int, default=20)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--profile")
    arguments = parser.parse_args()
    if len(arguments.reports) % 2:
        parser.error("reports come in pairs: OLD NEW")
    logs = [
        tipdiff.diff(*(tipdiff.load(path, profile=arguments.profile) for path in pair))
        for pair in zip(arguments.reports[::2], arguments.reports[1::2], strict=True)
    ]
    for n, (log, change) in enumerate(chosen(logs, arguments.number, arguments.seed), 1):
        print(f"{n}. {log.old.country} {log.old.edition} -> {log.new.edition}: {chr(10).join(lines(log, change))}\n")


main()
