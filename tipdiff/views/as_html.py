"""A change log as one HTML file to send: a summary, the changes by section, the figures, the sources.

Takes a change log; gives a page. It decides what stands where and what links to what; how it looks is the
templates', what it says is `phrases`'.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from tipdiff.model import Change, ChangeLog, Point, Series, section_of
from tipdiff.model.edition import order
from tipdiff.model.frozen import Frozen
from tipdiff.model.references import Side
from tipdiff.views import charts, html_page, html_words, phrases
from tipdiff.views.news import line, ranked
from tipdiff.views.phrases import judgements, spans
from tipdiff.views.phrases.departures import departures


class Entry(Frozen):
    """A change that is shown."""

    change: Change
    form = "entry"


class Fold(Frozen):
    """A run of unchanged and quiet changes."""

    changes: tuple[Change, ...]
    form = "fold"


class Departure(Frozen):
    """Stands where a finding was before it moved."""

    change: Change
    form = "departure"


@dataclass
class Part:
    """A section of the page."""

    section: str
    name: str
    absent: str | None
    """`Protection: not in the 2024 report (12 findings)`, where only one report has the section."""
    items: list[Entry | Fold | Departure] = field(default_factory=list)
    left_out: int = 0
    """Unchanged and quiet changes that are not in the page."""

    @property
    def counts(self) -> Counter[str]:
        """Entries of each of `phrases.KINDS`."""
        changes = [item.change for item in self.items if isinstance(item, Entry)]
        return Counter([change.kind for change in changes] + ["moved" for change in changes if change.moved])


def write(log: ChangeLog, changes: Sequence[Change], *, quiet_too: bool) -> str:
    """The page of these changes; unchanged and quiet ones only with `quiet_too`, folded."""
    parts = _parts(log, changes, quiet_too)
    entries = [item.change for part in parts for item in part.items if isinstance(item, Entry)]
    folds = [item for part in parts for item in part.items if isinstance(item, Fold)]
    folded = [change for fold in folds for change in fold.changes]
    opening = log.new.sections[0].section if log.new.sections else None
    return html_page.render(
        "changelog.html",
        title=phrases.title(log),
        sample=log.sample,
        log=log,
        parts=parts,
        no_change=phrases.no_change(log),
        opening=opening,
        lengths=[phrases.length(report) for report in (log.old, log.new)],
        kind_signs=phrases.KIND_SIGNS,
        row_signs=phrases.SIGNS,
        tables=phrases.changed_tables(log),
        kinds=[(kind, sum(part.counts[kind] for part in parts)) for kind in phrases.KINDS],
        shown=len(entries),
        folds=len(folded),
        chosen=len(changes) < len(log.changes),
        hidden=None if quiet_too else phrases.hidden(log),
        with_figures=sum(bool(change.figures) for change in entries),
        shown_sections={part.section for part in parts},
        place=_places([*entries, *folded], parts),
        unified=lambda change: html_words.pieces(spans.together(change)),
        side=spans.side,
        pieces=html_words.pieces,
        nature=lambda change: nature(change, log),
        judgement=lambda each: judgements.sentence(each, log),
        charts={each: charts.chart(each, opening) for each in log.figures},
        stated=_by_year,
        value=charts.label,
        headline_series=_series_of_headlines(log),
        news=[(each.change, line(each)) for each in ranked(log, entries)],
    )


def nature(change: Change, log: ChangeLog) -> tuple[str, str]:
    """The kind in a word, and what more there is to say: (`Changed`, `figures, wording`)."""
    said = phrases.nature(change, log)
    if change.kind == "changed":
        return "Changed", said if said != change.kind else ""
    return said.capitalize() if change.kind != "dropped" else f"N{said[1:]}", ""


def _parts(log: ChangeLog, changes: Sequence[Change], quiet_too: bool) -> list[Part]:
    """Sections in the order of the new report, then those that only the old one has."""
    chosen = {change.id for change in changes}
    absent = phrases.missing(log)
    parts = {
        count.section: Part(count.section, phrases.section_name(count.section, log), absent.get(count.section))
        for count in log.sections
    }
    moves = departures(log.changes)
    for part in parts.values():
        part.items += [Departure(each) for each in moves.get(part.section, ()) if each.id in chosen]
    folds: dict[str, list[Change]] = {name: [] for name in parts}

    def close(name: str) -> None:
        if folds[name]:
            parts[name].items.append(Fold(tuple(folds[name])))
            folds[name].clear()

    for change in log.changes:
        part = parts[change.section]
        if change.id in chosen and change.news:
            close(change.section)
            part.items.append(Entry(change))
        elif change.id in chosen and quiet_too:
            folds[change.section].append(change)
        elif change.id in chosen:
            part.left_out += 1
        for moved in moves.get(change.id, ()):
            if moved.id in chosen:
                close(change.section)
                part.items.append(Departure(moved))
    for name in parts:
        close(name)
    held = {change.section for change in changes}
    return [part for part in parts.values() if part.section in held or part.items]


def _places(changes: Iterable[Change], parts: Sequence[Part]) -> Callable[[Side, str], str | None]:
    """Where the page shows the finding of an id, or else its section; None where it shows neither."""
    held: dict[tuple[Side, str], str] = {}
    for change in changes:
        held.update((("old", finding.id), f"c-{change.id}") for finding in change.old)
        held.update((("new", finding.id), f"c-{change.id}") for finding in change.new)
    sections = {part.section: f"section-{part.section}" for part in parts}

    def place(side: Side, finding: str) -> str | None:
        return held.get((side, finding)) or sections.get(section_of(finding))

    return place


def _by_year(series: Series) -> list[Point]:
    """Statements by the year they speak of, then by edition; those of no year last."""
    return sorted(series.points, key=lambda point: (point.reference_year or 9999, order(point.edition)))


def _series_of_headlines(log: ChangeLog) -> Mapping[int, Series]:
    """For the number of each headline, from 0, the series it belongs to."""
    series = {(each.measure, each.qualifiers, each.unit): each for each in log.figures if each.scope is None}
    keys = ((n, (each.measure, each.qualifiers, each.unit)) for n, each in enumerate(log.headlines))
    return {n: series[key] for n, key in keys if key in series}
