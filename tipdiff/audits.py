"""Figures against each other: what a later edition restates, what parts do not add up to, what wording contradicts.

Takes annotated reports, gives `Audit`s. Alone owns the three rules:

- `restated`: a later edition gives another value for a year that an earlier edition gave. Money is compared in the
  currency it was spent in, never in its conversion.
"""

from __future__ import annotations

from tipdiff.figures.measures import OTHER
from tipdiff.figures.series import Key, apart, key
from tipdiff.model import Audit, Figure, Report


def audit(old: Report, new: Report) -> tuple[Audit, ...]:
    """Everything two editions of one country disagree on."""
    return restated(old, new)


def restated(old: Report, new: Report) -> tuple[Audit, ...]:
    """Values that the new report gives for a year that the old one gave otherwise."""
    before, after = _whole(old), _whole(new)
    found = []
    for name, figure in after.items():
        earlier = before.get(name)
        if earlier is None or (earlier.value, earlier.high) == (figure.value, figure.high) or apart(earlier, figure):
            continue
        found.append(
            Audit(
                "restated",
                f"the {old.edition} report gave {earlier.text} for {figure.reference_year}, the {new.edition} report {figure.text}",
                figure.measure, figure.reference_year, earlier.value, figure.value,
                (f"old:{earlier.finding}", f"new:{figure.finding}"),
            )
        )
    return tuple(found)


def _whole(report: Report) -> dict[tuple[Key, int], Figure]:
    """The first figure of each series and year that speaks of the whole."""
    found: dict[tuple[Key, int], Figure] = {}
    for finding in report.findings:
        for figure in finding.figures:
            if figure.measure != OTHER and figure.scope is None and figure.reference_year and figure.value is not None:
                found.setdefault((key(figure), figure.reference_year), figure)
    return found
