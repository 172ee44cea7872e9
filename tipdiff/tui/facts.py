"""A change log as labelled lines: the opening summary of a pair, and the detail of one change. Words are the views'."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from tipdiff.model import Assessment, Audit, Change, ChangeLog, Figure, Headline, Point, Report, Series
from tipdiff.tui.places import Directory, Entry, Place
from tipdiff.views import phrases

RISING = ("increased", "slightly-increased")
FALLING = ("decreased", "slightly-decreased")
TELLING = 20.0
"""Per cent from which a headline figure stands out beside a judgement: under it, years differ by chance."""


def summary(log: ChangeLog, directory: Directory) -> list[Entry]:
    """Facts first, as in every other view; each line leads to its place."""
    entries: list[Entry] = []

    def add(label: str, lines: Sequence[Entry]) -> None:
        entries.extend(Entry(label if n == 0 else "", e.text, e.style, e.place, True) for n, e in enumerate(lines))

    tier = phrases.tier(log)
    add("Tier", [Entry("", tier, _tier_style(log), Place(section=log.new.sections[0].section))] if tier else [])
    add("Judgements", list(_judgements(log)))
    add("Figures", [_headline(each, log, directory) for each in log.headlines])
    add("Audits", [_audit(each, directory) for each in log.audits])
    said = phrases.recommendations(log)
    add("Recommendations", [Entry("", said, "", Place(screen="recommendations"))] if said else [])
    add("Sections", [Entry("", said, "warning") for said in phrases.missing_sections(log)])
    warnings = [f"{phrases.edition(report)}: {said}" for report in (log.old, log.new) for said in report.warnings]
    add("Warnings", [Entry("", said, "warning") for said in warnings])
    add("Findings", [Entry("", phrases.counts(log))])
    add("Length", [Entry("", f"{_length(log.old)} → {_length(log.new)}")])
    hidden = phrases.hidden(log)
    add("Hidden", [Entry("", hidden, "", Place(screen="quiet"))] if hidden else [])
    return entries


def detail(change: Change, log: ChangeLog, series: Sequence[Series], directory: Directory) -> list[Entry]:
    """Why the findings were matched, what the source wrote, the figures over the years, the audits that touch them."""
    entries = [Entry("Change", f"{change.id}  {phrases.place(change)}")]
    if change.old and change.new:
        because = ", ".join(change.reasons) or "not said"
        entries.append(Entry("Matched", f"{because}; {round(100 * change.similarity)} % alike"))
    if change.aspects:
        entries.append(Entry("Differs in", ", ".join(change.aspects)))
    for report, findings in ((log.old, change.old), (log.new, change.new)):
        raws = [finding.raw for finding in findings if finding.raw]
        entries += [Entry(f"Source, {report.edition}", raw, "dim") for raw in raws]
    mine = {*(("old", f.id) for f in change.old), *(("new", f.id) for f in change.new)}
    for each in series:
        told = _told_by(each, log, mine)
        if told:
            entries.append(Entry("Series", f"{label_of(each)}: {over_years(each)}", "figure"))
    for audit in log.audits:
        if any(tuple(e.split(":", 1)) in mine for e in audit.evidence):
            entries.append(_audit(audit, directory, "Audit"))
    warned: dict[str, list[str]] = {}
    for report, findings in ((log.old, change.old), (log.new, change.new)):
        for figure in (figure for finding in findings for figure in finding.figures):
            for caveat in figure.caveats:
                warned.setdefault(f"{caveat.kind}, says {caveat.finding} in {report.edition}", []).append(figure.text)
    entries += [Entry("Caveat", f"{said}: {'; '.join(texts)}", "warning") for said, texts in warned.items()]
    return entries


def label_of(series: Series) -> str:
    return phrases.label(series.measure, series.qualifiers, series.scope) + (f" ({series.unit})" if series.unit else "")


def by_year(series: Series) -> dict[int, dict[int, Point]]:
    """Reference year -> edition -> what that edition states first: the narratives give the whole before its parts."""
    years: dict[int, dict[int, Point]] = {}
    for point in series.points:
        if point.reference_year is not None:
            years.setdefault(point.reference_year, {}).setdefault(point.edition, point)
    return dict(sorted(years.items()))


def over_years(series: Series) -> str:
    """`2021: 58; 2022: 83; 2023: 71`, each year as its latest edition has it."""
    return "; ".join(f"{year}: {amount(said[max(said)])}" for year, said in by_year(series).items())


def amount(point: Point) -> str:
    """A point's value with its bound and range end."""
    value = phrases.number(point.value)
    if point.high is not None:
        value = f"{value} to {phrases.number(point.high)}"
    return f"{phrases.BOUNDS.get(point.bound, '')}{value}"


def _judgements(log: ChangeLog) -> Iterator[Entry]:
    """Opening judgements; one that the section's own headline figures speak against stands out."""
    for judged, said in zip(log.assessments, phrases.assessments(log), strict=True):
        beside = [each for each in log.headlines if _speaks_against(each, judged)]
        figures = ", ".join(
            f"{phrases.label(each.measure, (), None)}{phrases.percent(each.percent, each.base.value)}".replace(",", "", 1)
            for each in beside
            if each.base
        )
        text = f"{said}, beside {figures}" if figures else said
        yield Entry("", text, "warning" if figures else "", Place(section=judged.section))


def _speaks_against(each: Headline, judged: Assessment) -> bool:
    """A telling move of a whole, in the judged section, in another direction than the judgement's."""
    if each.new is None or each.percent is None or each.qualifiers or each.base is None or each.base.value is None:
        return False
    if not each.new.finding.startswith(f"{judged.section}.") or abs(each.base.value) < phrases.SMALLEST_BASE:
        return False
    if judged.new in RISING:
        return each.percent <= -TELLING
    if judged.new in FALLING:
        return each.percent >= TELLING
    return judged.new == "maintained" and abs(each.percent) >= TELLING


def _headline(each: Headline, log: ChangeLog, directory: Directory) -> Entry:
    figure = each.new or each.old
    assert figure is not None, "a headline has a figure on one side"
    warned = f" The text warns: {_caveats(figure)}." if figure.caveats else ""
    place = directory.place("new" if each.new else "old", figure.finding)
    return Entry("", phrases.headline(each, log) + warned, "" if each.changed or not each.new else "dim", place)


def _audit(audit: Audit, directory: Directory, label: str = "") -> Entry:
    name = phrases.label(audit.measure, (), None)
    return Entry(label, f"{audit.rule}: {name}: {audit.message}", "warning", directory.evidence(audit.evidence))


def _caveats(figure: Figure) -> str:
    return ", ".join(dict.fromkeys(caveat.kind for caveat in figure.caveats))


def _told_by(series: Series, log: ChangeLog, mine: set[tuple[str, str]]) -> bool:
    sides = {log.old.edition: "old", log.new.edition: "new"}
    return any((sides.get(point.edition, ""), point.finding) in mine for point in series.points)


def _tier_style(log: ChangeLog) -> str:
    return "heading" if log.old.tier != log.new.tier else ""


def _length(report: Report) -> str:
    words = sum(len(finding.text.split()) for finding in report.findings)
    return f"{words:,} words in {len(report.findings)} findings ({report.edition})"
