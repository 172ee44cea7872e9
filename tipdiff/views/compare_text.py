"""One row a country, for a terminal: a table that fits it, then what a table cannot say."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from tipdiff.many.ranking import Ranking, Row
from tipdiff.profiles import countries
from tipdiff.views import phrases
from tipdiff.views.as_text import INDENT, Page
from tipdiff.views.phrases import many
from tipdiff.views.tables import asked, table


def write(found: Ranking, *, colour: bool, width: int) -> str:
    """The table, then the notes."""
    page = Page(colour, width)
    lines = [page.style("bold", many.ranking_title(found))]
    if found.sample:
        lines.append(page.style("warning", phrases.SAMPLE))
    lines.append("")
    if found.rows:
        lines += [*_table(found, page), ""]
        for row in found.rows:
            lines += [*_notes(row, found, page), ""]
    if found.missing:
        lines.append(page.style("bold", "NO ROW FOR"))
        for each in found.missing:
            first, *rest = page.wrap([("", many.unread(each))], INDENT)
            lines += [f"  - {first.lstrip()}", *rest]
    return "\n".join(lines).rstrip() + "\n"


def _table(found: Ranking, page: Page) -> Iterator[str]:
    """As many series as the width has room for, the ones that most rows give first."""
    series = many.columns(found)
    most = next((n for n in range(len(series), 1, -1) if asked(_rows(found, series, n)) <= page.width), 1)
    rows = _rows(found, series, most)
    lines = list(table(rows, page.width))
    head = max(cell.count("\n") + 1 for cell in rows[0])
    yield from (page.style("bold", line) for line in lines[:head])
    yield from lines[head:]
    if len(series) > most:
        more = f"{len(series) - most} more series have no room here; -f csv, -f xlsx and -f json have all."
        yield from ("", *page.wrap([("dim", more)], ""))


def _rows(found: Ranking, series: Sequence[many.Name], most: int) -> list[list[str]]:
    """Header and rows with the `most` series that most rows give, in the profile's order."""
    kept = sorted(series, key=lambda name: -sum(_gives(row, name) for row in found.rows))[:most]
    shown = [name for name in series if name in kept]
    rated = any(row.log.old.tier or row.log.new.tier for row in found.rows)
    titles = (many.column(found, name).replace(", ", ",\n") for name in shown)
    head = ["Country", *([phrases.scale(found.rows[0].log.new)] if rated else []), *titles]
    body = [
        [
            countries.name(row.country),
            *([many.tier_move(row.log)] if rated else []),
            *(many.cell(row, name) for name in shown),
        ]
        for row in found.rows
    ]
    return [head, *body]


def _gives(row: Row, name: many.Name) -> bool:
    return any((each.measure, each.qualifiers) == name for each in row.headlines)


def _notes(row: Row, found: Ranking, page: Page) -> Iterator[str]:
    yield page.style("bold", countries.name(row.country))
    for entry in many.notes(row, found):
        first, *rest = page.wrap([("", entry)], INDENT)
        yield f"  - {first.lstrip()}"
        yield from rest
