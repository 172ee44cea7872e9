"""Timelines as one page to send: editions, figures with their charts, recommendations, audits, sources."""

from __future__ import annotations

from collections.abc import Sequence

from tipdiff.many.timeline import Timeline, side_by_side
from tipdiff.views import charts, html_page
from tipdiff.views.phrases import many


def write(lines: Sequence[Timeline]) -> str:
    """One country's page, several side by side for one measure, or several one after another."""
    beside = len(lines) > 1 and lines[0].measure is not None
    title = many.timeline_title(lines[0]) if len(lines) == 1 else many.timelines_title(lines)
    return html_page.render(
        "timeline.html",
        title=title,
        sample=any(line.sample for line in lines),
        lines=lines,
        beside=side_by_side(lines) if beside else None,
        many=many,
        chart_of=lambda line, track: charts.chart(track.series, line.reports[-1].sections[0].section),
        judged=[_judged(line) for line in lines],
        reports=[report for line in lines for report in line.reports],
    )


def _judged(line: Timeline) -> Sequence[str]:
    """The sections that any edition opens with a judgement."""
    return list(dict.fromkeys(s.section for report in line.reports for s in report.sections if s.assessment))
