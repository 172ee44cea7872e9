"""One row a country, as one page to send."""

from __future__ import annotations

from tipdiff.many.ranking import Ranking
from tipdiff.views import html_page
from tipdiff.views.phrases import many


def write(found: Ranking) -> str:
    """The table with every series, then what a table cannot say, then the sources."""
    return html_page.render(
        "compare.html",
        title=many.ranking_title(found),
        sample=found.sample,
        found=found,
        series=many.columns(found),
        many=many,
        reports=[report for row in found.rows for report in (row.log.old, row.log.new)],
    )
