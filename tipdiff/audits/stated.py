"""What a report states of each series and year: what all audits compare."""

from __future__ import annotations

from tipdiff.model import OTHER, Figure, Report
from tipdiff.series.series import Key, key

Figures = dict[tuple[Key, int], list[Figure]]
"""Figures by series and reference year."""


def by_year(report: Report) -> Figures:
    """Every value that a report gives for a series and a year, of those that speak of the whole."""
    found: Figures = {}
    for finding in report.findings:
        for figure in finding.figures:
            if figure.measure != OTHER and figure.scope is None and figure.reference_year and figure.value is not None:
                found.setdefault((key(figure), figure.reference_year), []).append(figure)
    return found


def value(figure: Figure) -> tuple[object, object]:
    return figure.value, figure.high


def exact(figure: Figure) -> bool:
    return figure.bound == "exactly" and figure.high is None and figure.value is not None


def said(figure: Figure) -> str:
    year = f" ({figure.reference_year})" if figure.reference_year else ""
    bound = "" if figure.bound == "exactly" else figure.bound.replace("-", " ") + " "
    text = f"no {figure.text.removeprefix('any ')}" if figure.value == 0 and figure.text[:4] == "any " else figure.text
    return f"{bound}{text}{year}"
