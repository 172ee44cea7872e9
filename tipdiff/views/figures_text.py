"""Every figure of some reports, for a terminal: one line each, under its section."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from tipdiff.model import OTHER, Figure, Report
from tipdiff.profiles import countries
from tipdiff.views import phrases
from tipdiff.views.output import printable


def write(reports: Sequence[Report], measure: str | None = None) -> str:
    """The figures of each report, or those of one measure."""
    return "\n".join(line for report in reports for line in _report(report, measure)).rstrip() + "\n"


def _report(report: Report, measure: str | None) -> Iterator[str]:
    yield f"{countries.name(report.country)}, {phrases.edition(report)}"
    if report.sample:
        yield phrases.SAMPLE
    for section in report.sections:
        rows = [(f, g) for f in section.findings for g in f.figures if measure in (None, g.measure)]
        if rows:
            yield ""
            yield phrases.heading(section.section).upper()
        for finding, figure in rows:
            yield f"  {finding.id:<22} {phrases.dated(figure):>22}  {_what(figure)}"
    yield ""


def _what(figure: Figure) -> str:
    narrowed = phrases.narrowed(figure.dimensions)
    name = ", ".join(filter(None, (OTHER, narrowed))) if figure.measure == OTHER else phrases.counted(figure)
    caveats = f"  ({', '.join(dict.fromkeys(caveat.kind for caveat in figure.caveats))})" if figure.caveats else ""
    return f"{name} — {printable(figure.text)}{caveats}"
