"""Which sections of two editions are one, for a family whose documents head their sections themselves.

Takes two reports, gives for each finding the name under which the other report's findings may stand beside it. Only the
topmost heading bounds the matching: what stands below it may be renamed, parted or set elsewhere. A topmost heading is
found again by its name, else by the sentences under it, else by its likeness; what is not found again bounds nothing.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping

from rapidfuzz import fuzz

from tipdiff.model import Report
from tipdiff.normalize.typography import key

SHARED = 0.3
"""Share of the sentences of the smaller of two sections that stand in both, at least."""
LIKE = 85
"""Likeness of two headings, in per cent, at least; `rapidfuzz.fuzz.ratio`."""
OPEN = ""
"""What bounds nothing."""


def labels(old: Report, new: Report) -> tuple[list[str], list[str]]:
    """A label for each finding of the old and of the new report: findings of one label may be a match."""
    sides = _sentences(old), _sentences(new)
    met = _met(*sides)
    kept = set(met.values())
    return (
        [met.get(_top(section.section), OPEN) for section, _ in old.placed()],
        [name if (name := _top(section.section)) in kept else OPEN for section, _ in new.placed()],
    )


def _top(section: str) -> str:
    return section.partition("/")[0]


def _sentences(report: Report) -> Mapping[str, set[str]]:
    """The sentences under each topmost heading."""
    found = defaultdict(set)
    for section, finding in report.placed():
        found[_top(section.section)].add(key(finding.text))
    return found


def _met(old: Mapping[str, set[str]], new: Mapping[str, set[str]]) -> dict[str, str]:
    """Old topmost heading -> the new one that it is."""
    met = {name: name for name in old if name in new}
    open_news = [name for name in new if name not in met]
    pairs = sorted(
        (
            (-_shared(old[o], new[n]), -fuzz.ratio(o, n), o, n)
            for o in old
            if o not in met
            for n in open_news
            if _shared(old[o], new[n]) >= SHARED or fuzz.ratio(o, n) >= LIKE
        ),
    )
    for _, _, o, n in pairs:
        if o not in met and n not in met.values():
            met[o] = n
    return met


def _shared(old: set[str], new: set[str]) -> float:
    return len(old & new) / min(len(old), len(new))
