"""Timelines for a terminal: tier and judgements by edition, figures by year, recommendations, audits."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import groupby

from tipdiff.many.timeline import Recommendation, Statement, Timeline, Track, YearValue, side_by_side
from tipdiff.model.edition import order
from tipdiff.profiles import countries
from tipdiff.views import phrases
from tipdiff.views.as_text import INDENT, Page
from tipdiff.views.output import printable
from tipdiff.views.phrases import many
from tipdiff.views.tables import table

MOST_COUNTRIES = 5
"""Columns of countries in one table: more would leave no cell room for "at least 143" at 80 columns."""


def write(lines: Sequence[Timeline], *, colour: bool, width: int) -> str:
    """One country's timeline, several side by side for one measure, or several one after another."""
    page = Page(colour, width)
    if len(lines) > 1 and lines[0].measure:
        said = list(_side_by_side(lines, page))
    else:
        said = [text for line in lines for text in (*_timeline(line, page), "")]
    return "\n".join(said).rstrip() + "\n"


def _timeline(line: Timeline, page: Page) -> Iterator[str]:
    yield page.style("bold", many.timeline_title(line))
    yield from _sample(line.sample, page)
    yield ""
    if line.measure is None:
        yield from _editions(line, page)
    yield from _figures(line, page)
    if line.measure is None:
        yield from _recommendations(line, page)
    yield from _block("AUDITS", [many.pair_audit(each) for each in line.audits], page)
    yield from _block("NOT READ", [many.unread(each) for each in line.unread], page)


def _sample(sample: bool, page: Page) -> Iterator[str]:
    if sample:
        yield page.style("warning", phrases.SAMPLE)


def _editions(line: Timeline, page: Page) -> Iterator[str]:
    """A row an edition; columns that no edition fills are left out."""
    sections = list(dict.fromkeys(s.section for report in line.reports for s in report.sections if s.assessment))
    rated = any(report.tier for report in line.reports)
    rows = [
        [
            "Edition",
            *([phrases.scale(line.reports[-1])] if rated else []),
            "Findings",
            *map(phrases.heading, sections),
        ]
    ]
    for report in line.reports:
        judged = [phrases.judgement(found.assessment if (found := report.section(name)) else None) for name in sections]
        tier = [many.tier(report)] if rated else []
        rows.append([str(report.edition), *tier, str(len(report.findings)), *judged])
    head, *body = table(rows, page.width, right=(2,) if rated else (1,))
    yield page.style("bold", head)
    yield from body
    yield ""


def _figures(line: Timeline, page: Page) -> Iterator[str]:
    """The series of the whole; narrower ones and further numbers only where their measure was asked for."""
    shown = [track for track in line.tracks if line.measure or track.series.scope is None]
    if not shown:
        said = f"No figure of the measure {line.measure}." if line.measure else "No figure that belongs to a measure."
        yield from (said, "")
        return
    yield page.style("bold", "FIGURES, by the year they speak of")
    for track in shown:
        yield from ("", page.style("bold", many.track(track)))
        yield from _track(track, page, every=line.measure is not None)
    yield ""
    if not line.measure:
        yield from _left_out(line, shown, page)


def _left_out(line: Timeline, shown: Sequence[Track], page: Page) -> Iterator[str]:
    """How much is not listed, and how to see it."""
    narrower = len(line.tracks) - len(shown)
    further = sum(not each.leading for track in shown for year in track.years for each in year.statements)
    told = [f"{narrower} narrower series"] if narrower else []
    told += [f"{further} further {'number' if further == 1 else 'numbers'}"] if further else []
    if told:
        yield from page.wrap([("dim", f"Left out: {' and '.join(told)}; --measure M shows all of one measure.")], "")
        yield ""


def _track(track: Track, page: Page, *, every: bool) -> Iterator[str]:
    rows = []
    for silent, years in groupby(track.years, key=lambda year: not year.statements):
        if silent:
            rows.append((many.span([year.reference_year or 0 for year in years]), many.SILENT, ""))
        else:
            rows += [row for year in years for row in _year(year, every)]
    widest = max(len(value) for _, value, _ in rows)
    first = max(4, *(len(name) for name, _, _ in rows))
    for name, value, told in rows:
        hanging = f"{INDENT}{name:<{first}}  {value:>{widest}}  "
        line, *rest = page.wrap([("", told)], " " * len(hanging)) if told else [""]
        yield f"{hanging}{line.lstrip()}".rstrip()
        yield from rest


def _year(year: YearValue, every: bool) -> Iterator[tuple[str, str, str]]:
    """(year, value, who states it with what doubt), one a statement; the year only once."""
    name = str(year.reference_year or "no year")
    for n, each in enumerate(year.statements if every else year.leading):
        sign = f"{many.DIFFERS} " if n and each.leading and year.differs else ""
        also = "" if each.leading else "also, "
        doubts = many.doubts(each)
        told = f"{also}{many.reports(each.editions)}" + (f" ({printable(doubts)})" if doubts else "")
        yield name if n == 0 else "", f"{sign}{many.statement(each)}", told


def _recommendations(line: Timeline, page: Page) -> Iterator[str]:
    if not line.recommendations:
        return
    yield page.style("bold", "RECOMMENDATIONS, and the reports they stood in")
    for each in line.recommendations:
        yield ""
        yield page.style(_style(each), f"{many.FATE_SIGNS[each.fate]} {many.fate(each, line)}")
        yield from page.wrap([("", each.text)], INDENT)
    yield ""


def _style(each: Recommendation) -> str:
    return {"new": "new", "dropped": "dropped", "reworded": "changed"}.get(each.fate or "", "dim")


def _block(title: str, entries: Sequence[str], page: Page) -> Iterator[str]:
    if not entries:
        return
    yield page.style("bold", title)
    for entry in entries:
        first, *rest = page.wrap([("", entry)], INDENT)
        yield f"  - {first.lstrip()}"
        yield from rest
    yield ""


def _side_by_side(lines: Sequence[Timeline], page: Page) -> Iterator[str]:
    """A table a series: a row a year, a column a country."""
    yield page.style("bold", many.timelines_title(lines))
    yield from _sample(any(line.sample for line in lines), page)
    yield ""
    series = side_by_side(lines)
    if not series:
        yield from (f"No figure of the measure {lines[0].measure}.", "")
    notes: list[str] = []
    for tracks in series:
        columns = [(line, track) for line, track in zip(lines, tracks, strict=True) if track]
        for at in range(0, len(columns), MOST_COUNTRIES):
            yield from _series_table(columns[at : at + MOST_COUNTRIES], page)
        notes += [note for line, track in columns for note in _notes(line, track)]
    audits = [f"{countries.name(line.country)}, {many.pair_audit(each)}" for line in lines for each in line.audits]
    yield from _block("WHERE REPORTS DIFFER OR DOUBT", notes, page)
    yield from _block("AUDITS", audits, page)
    yield from _block("NOT READ", [many.unread(each) for line in lines for each in line.unread], page)


def _series_table(columns: Sequence[tuple[Timeline, Track]], page: Page) -> Iterator[str]:
    years = sorted({year.reference_year or 0 for _, track in columns for year in track.years})
    rows = [["Year", *(countries.name(line.country) for line, _ in columns)]]
    for wanted in years:
        cells = [next((y for y in track.years if (y.reference_year or 0) == wanted), None) for _, track in columns]
        rows.append([str(wanted or "no year"), *map(_cell, cells)])
    yield page.style("bold", many.track(columns[0][1]))
    head, *body = table(rows, page.width - len(INDENT), right=range(1, len(rows[0])))
    yield page.style("bold", f"{INDENT}{head}")
    yield from (f"{INDENT}{row}" for row in body)
    yield ""


def _cell(year: YearValue | None) -> str:
    """The latest edition's word on a year, marked where another differs; a note tells the rest."""
    if year is None or not year.leading:
        return "–"
    latest = max(year.leading, key=lambda each: order(each.editions[-1]))
    return f"{many.DIFFERS} {_said(latest)}" if year.differs else _said(latest)


def _said(each: Statement) -> str:
    return f"{many.statement(each)} *" if many.doubts(each) else many.statement(each)


def _notes(line: Timeline, track: Track) -> Iterator[str]:
    for year in track.years:
        if year.differs or any(many.doubts(each) for each in year.leading):
            told = [
                f"{many.statement(each)} in the {many.reports(each.editions)}"
                + (f" ({printable(doubts)})" if (doubts := many.doubts(each)) else "")
                for each in year.leading
            ]
            place = f"{countries.name(line.country)}, {many.track(track)}, {year.reference_year}"
            yield f"{place}: {'; '.join(told)}"
