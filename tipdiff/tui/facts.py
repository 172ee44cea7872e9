"""A change log as labelled lines: the opening summary of a pair, and the detail of one change.

The words are the views'; this only decides what stands in a line, what stands out, and where it leads.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator

from tipdiff.many.timeline import Timeline, Track
from tipdiff.model import Audit, Caveat, Change, ChangeLog, Finding, Headline, Report
from tipdiff.model.frozen import replace
from tipdiff.model.references import FindingRef, Side
from tipdiff.tui.places import Directory, Place
from tipdiff.tui.rows import Row
from tipdiff.tui.rows.facts import FactRow, Heading
from tipdiff.tui.rows.figures import over_years
from tipdiff.views import phrases
from tipdiff.views.news import LENGTH, line, ranked
from tipdiff.views.phrases import judgements

CLIP = 60
"""Characters of a finding in the list of news: a line or two at 80 columns, so that all ten stand on one screen."""


def summary(log: ChangeLog, directory: Directory) -> list[Row]:
    """Facts first, as in every other view; each line leads to its place."""
    tier, hidden, advice = phrases.tier(log), phrases.hidden(log), phrases.recommendations(log)
    held = phrases.tables(log)
    told = phrases.numbers(log)
    numbers = [FactRow("", told, "", Place(screen="figures"))] if told else []
    top = Place(section=log.new.sections[0].section) if log.new.sections else None
    warnings = [f"{phrases.edition(report)}: {said}" for report in (log.old, log.new) for said in report.warnings]
    news = [
        FactRow("", f"{n}. {line(each, CLIP)}", "", Place(change=each.change.id))
        for n, each in enumerate(ranked(log, log.changes), 1)
    ]
    groups: list[tuple[str, list[FactRow]]] = [
        (phrases.scale(log.new), [FactRow("", tier, _tier_style(log), top)] if tier else []),
        ("Judgements", list(_judgements(log))),
        ("News", news),
        ("Figures", list(_headlines(log, directory)) or numbers),
        ("Audits", [FactRow("", phrases.checked(log)), *(_audit(each, directory) for each in log.audits)]),
        ("Recommendations", [FactRow("", advice, "", Place(screen="recommendations"))] if advice else []),
        ("Sections", [FactRow("", said, "warning", Place(section=s)) for s, said in phrases.missing(log).items()]),
        ("Warnings", [FactRow("", said, "warning") for said in warnings]),
        ("Most changed", [FactRow("", said, "", Place(section=s)) for s, said in phrases.most_changed(log).items()]),
        ("Findings", [FactRow("", phrases.counts(log)), *_foremost(log)]),
        ("Tables", [FactRow("", held, "", Place(screen="tables"))] if held else []),
        ("Length", [FactRow("", f"{phrases.length(log.old)} → {phrases.length(log.new)}")]),
        ("Hidden", [FactRow("", hidden, "", Place(screen="quiet"))] if hidden else []),
    ]
    rows: list[Row] = []
    before = 1
    for label, entries in groups:
        if rows and entries and max(before, len(entries)) > 1:
            rows.append(Heading(""))
        rows += [replace(entry, label="" if n else label, readable=True) for n, entry in enumerate(entries)]
        before = len(entries) or before
    return rows


def detail(change: Change, log: ChangeLog, timeline: Timeline | None, directory: Directory) -> list[FactRow]:
    """Why the findings were matched, what the source wrote, their figures over the years, the audits."""
    entries = [FactRow("Change", f"{change.id}  {phrases.place(change)}")]
    if change.old and change.new:
        entries.append(FactRow("Matched", phrases.because(change)))
    if change.aspects:
        entries.append(FactRow("Differs in", ", ".join(change.aspects)))
    for report, findings in ((log.old, change.old), (log.new, change.new)):
        raws = [_seen(finding.raw) for finding in findings if finding.raw and _seen(finding.raw) != finding.text]
        entries += [FactRow(f"Source, {report.edition}", raw, "dim") for raw in raws]
    mine = {*(FindingRef("old", f.id) for f in change.old), *(FindingRef("new", f.id) for f in change.new)}
    for track in timeline.tracks if timeline else ():
        if _told_by(track, log, mine):
            name = phrases.series(track.series)
            entries.append(FactRow("Series", f"{name}: {over_years(track)}", "figure"))
    for audit in log.audits:
        if not mine.isdisjoint(audit.evidence):
            entries.append(_audit(audit, directory, "Audit"))
    return [replace(entry, readable=True) for entry in (*entries, *_warnings(change, log, directory))]


def _seen(raw: str) -> str:
    """The source's spelling as an eye sees it, without soft hyphens and breaks."""
    return " ".join("".join(c for c in raw if unicodedata.category(c) != "Cf").split())


def _warnings(change: Change, log: ChangeLog, directory: Directory) -> Iterator[FactRow]:
    """The text's own doubts about the figures of a change, and where it says so."""
    sides: tuple[tuple[Report, Side, tuple[Finding, ...]], ...] = (
        (log.old, "old", change.old),
        (log.new, "new", change.new),
    )
    for report, side, findings in sides:
        warned: dict[Caveat, list[str]] = {}
        for figure in (figure for finding in findings for figure in finding.figures):
            for caveat in figure.caveats:
                warned.setdefault(caveat, []).append(figure.text)
        for caveat, doubted in warned.items():
            said = f"{caveat.kind}, warns {caveat.finding} of the {phrases.edition(report)}: {'; '.join(doubted)}"
            yield FactRow("Caveat", said, "warning", directory.place(FindingRef(side, caveat.finding)))


def _foremost(log: ChangeLog) -> Iterator[FactRow]:
    if sum(change.news for change in log.changes) > LENGTH:
        yield FactRow("", f"The {LENGTH} changes that matter most", "", Place(screen="foremost"))


def _judgements(log: ChangeLog) -> Iterator[FactRow]:
    """Opening judgements; one that the section's own headline figures speak against stands out."""
    for judged, said in zip(log.assessments, phrases.assessments(log), strict=True):
        beside = judgements.sentence(judged, log)
        text = f"{said}, {beside}" if beside else said
        yield FactRow("", text, "warning" if beside else "", Place(section=judged.section))


def _headlines(log: ChangeLog, directory: Directory) -> Iterator[FactRow]:
    """The headline figures of the whole; those of parts, where the whole is told, are one line."""
    told = {each.measure for each in log.headlines if not each.qualifiers}
    parts = [each for each in log.headlines if each.qualifiers and each.measure in told]
    for each in log.headlines:
        if each not in parts:
            yield _headline(each, log, directory)
    if parts:
        names = ", ".join(dict.fromkeys(phrases.narrowed((pair,)) for each in parts for pair in each.dimensions))
        changed = sum(each.changed for each in parts)
        yield FactRow("", f"{len(parts)} more of parts, {changed} changed: {names}", "dim", Place(screen="figures"))


def _headline(each: Headline, log: ChangeLog, directory: Directory) -> FactRow:
    figure = each.new or each.old
    assert figure is not None, "a headline has a figure on at least one side"
    place = directory.place(FindingRef("new" if each.new else "old", figure.finding))
    return FactRow("", phrases.headline_and_doubt(each, log), "" if each.changed or not each.new else "dim", place)


def _audit(audit: Audit, directory: Directory, label: str = "") -> FactRow:
    return FactRow(label, f"{audit.rule}: {phrases.audit(audit)}", "warning", directory.evidence(audit.evidence))


def _told_by(track: Track, log: ChangeLog, mine: set[FindingRef]) -> bool:
    """True where the series rests on one of these findings."""
    places = {ref.among(log.old.edition, log.new.edition) for ref in mine}
    return any(not places.isdisjoint(each.findings) for year in track.years for each in year.statements)


def _tier_style(log: ChangeLog) -> str:
    return "heading" if log.old.tier != log.new.tier else ""
