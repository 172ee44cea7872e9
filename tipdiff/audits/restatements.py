"""Two editions against each other: what a later one gives otherwise for a year that an earlier one gave."""

from __future__ import annotations

import re
from collections.abc import Sequence

from tipdiff.audits.checked import UNNOTED, Checked
from tipdiff.audits.stated import Figures, by_year, said, value
from tipdiff.figures.lexicon import lexicon
from tipdiff.model import Audit, Figure, Report
from tipdiff.model.edition import own_year
from tipdiff.model.references import FindingRef
from tipdiff.series.series import Key

_UNCERTAIN = re.compile(r"\b(?:potential|possible|presumed|suspected|likely)\b", re.IGNORECASE)


def restated(old: Report, new: Report, checked: Checked = UNNOTED) -> tuple[Audit, ...]:
    """Values that the new report gives for a year that the old one gave otherwise."""
    before, after = by_year(old), by_year(new)
    profile = new.family
    words, own = lexicon(profile), own_year(old.edition, profile.reference_year)
    found = []
    for name, figures in after.items():
        earlier = before.get(name, [])
        if not earlier:
            continue
        if {value(f) for f in figures} & {value(f) for f in earlier}:
            _note(checked, earlier, figures)
            continue
        series, year = name
        if series[0] in words.standing:  # of what stands, two looks in one year may differ
            continue
        if year != own and (own is None or not _agree(before, after, (series, own))):
            continue
        was, now = earlier[0], figures[0]
        if _anywhere(old, now) or _anywhere(new, was):
            continue
        if not _alike(was, now, words.uncertain):
            continue
        _note(checked, earlier, figures)
        found.append(
            Audit(
                "restated",
                f"the {old.edition} report gave {said(was)}, the {new.edition} report gives {said(now)}",
                now.measure,
                now.reference_year,
                was.value,
                now.value,
                (FindingRef("old", was.finding), FindingRef("new", now.finding)),
                now.narrowing,
            )
        )
    return tuple(found)


def _note(checked: Checked, earlier: Sequence[Figure], later: Sequence[Figure]) -> None:
    checked.note(*earlier, side="old")
    checked.note(*later)


def _anywhere(report: Report, figure: Figure) -> bool:
    """True where the report gives that value of that measure and year, if only as one agency's or one kind's."""
    return any(
        (each.measure, each.reference_year, each.value) == (figure.measure, figure.reference_year, figure.value)
        for finding in report.findings
        for each in finding.figures
        if figure.value  # a count of none says nothing of whose it is
    )


def _agree(before: Figures, after: Figures, name: tuple[Key, int]) -> bool:
    """True where both editions give one value: then the series counts the same in both.

    Of a year that both only look back at, nothing else shows it.
    """
    return bool({value(f) for f in before.get(name, ())} & {value(f) for f in after.get(name, ())})


def _alike(was: Figure, now: Figure, uncertain: frozenset[str]) -> bool:
    """True where two values count the same thing in the same way; `approximately` bars no comparison.

    Of the measures in `uncertain`, "potential" makes another count.
    """
    bounds = {was.bound, now.bound} - {"approximately", "exactly"}
    if len(bounds) > 1 or (bounds and was.bound != now.bound):
        return False
    if was.coverage != now.coverage or (was.high is None) != (now.high is None):
        return False
    if was.counted_by and now.counted_by and was.counted_by != now.counted_by:
        return False
    return bool(_UNCERTAIN.search(was.text)) == bool(_UNCERTAIN.search(now.text)) or was.measure not in uncertain
