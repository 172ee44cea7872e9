"""Many editions of one country side by side: takes its reports, gives a `Timeline`.

Alone owns what a year's value is where several editions state it, and how a recommendation is followed from
edition to edition. Adjacent editions are compared as any pair is; nothing is added up, and where no edition
speaks of a year, it stays empty.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from functools import cached_property
from itertools import pairwise

from tipdiff.compare.flow import compare
from tipdiff.corpus.gather import Unread
from tipdiff.model import OTHER, Audit, ChangeLog, Fate, Figure, Finding, Report, Series
from tipdiff.model.edition import Edition, order, own_year
from tipdiff.model.frozen import Frozen
from tipdiff.model.references import FindingRef
from tipdiff.series.series import Name, name, series_of


class Statement(Frozen):
    """One value that editions give for one year of one series."""

    figure: Figure
    """As the first of these editions states it."""
    editions: tuple[Edition, ...]
    """Ascending."""
    findings: tuple[FindingRef, ...]
    """Where, by edition."""
    leading: bool
    """True where it is what one of the editions gives for the series; a further number beside it is not."""


class YearValue(Frozen):
    """What all editions say of one year."""

    reference_year: int | None
    """None for standing facts."""
    statements: tuple[Statement, ...]
    """By edition; empty for a year between others that no edition speaks of."""

    @property
    def leading(self) -> tuple[Statement, ...]:
        return tuple(statement for statement in self.statements if statement.leading)

    @property
    def differs(self) -> bool:
        """True where editions give different values for the year, whatever the reason."""
        values = {(each.figure.value, each.figure.high) for each in self.leading if each.figure.value is not None}
        return len(values) > 1


class Track(Frozen):
    """A series with its values by reference year."""

    series: Series
    years: tuple[YearValue, ...]
    """Ascending; standing facts first."""


class Step(Frozen):
    """A recommendation as one edition words it."""

    edition: Edition
    finding: Finding
    fate: Fate | None
    """Against the edition before; None in the first edition read, where nobody can tell."""


class Recommendation(Frozen):
    """One recommendation over the editions that it has stood in."""

    steps: tuple[Step, ...]
    """By edition; several of one edition where recommendations were merged."""
    fate: Fate | None
    """In the latest edition read; None where it is the only one."""

    @property
    def text(self) -> str:
        """In its latest wording."""
        return self.steps[-1].finding.text

    @property
    def editions(self) -> tuple[Edition, ...]:
        return tuple(dict.fromkeys(step.edition for step in self.steps))


class PairAudit(Frozen):
    """An audit with the editions that it is between."""

    old_edition: Edition
    new_edition: Edition
    audit: Audit

    @cached_property
    def evidence(self) -> tuple[FindingRef, ...]:
        """The findings that it rests on, by edition."""
        return tuple(ref.among(self.old_edition, self.new_edition) for ref in self.audit.evidence)


class Timeline(Frozen):
    """All editions of one country."""

    country: str
    reports: tuple[Report, ...]
    """By edition; at least one."""
    tracks: tuple[Track, ...]
    """In the order of the profile's measures."""
    recommendations: tuple[Recommendation, ...]
    """Those of the latest edition in its order, then dropped ones, the latest dropped first."""
    audits: tuple[PairAudit, ...]
    unread: tuple[Unread, ...]
    measure: str | None
    """Where only figures of one measure were asked for."""

    @property
    def sample(self) -> bool:
        return any(report.sample for report in self.reports)


def timeline(reports: Sequence[Report], *, unread: Sequence[Unread] = (), measure: str | None = None) -> Timeline:
    """The reports of one country side by side.

    Args:
        reports: at least one; of one country and family, each edition once.
        unread: reports that would belong here.
        measure: only figures and audits of this measure.

    Raises:
        UsageError: the reports are of two families.
    """
    editions = tuple(sorted(reports, key=lambda report: order(report.edition)))
    logs = [compare(old, new) for old, new in pairwise(editions)]
    return Timeline(
        country=editions[-1].country,
        reports=editions,
        tracks=tuple(_tracks(editions, measure)),
        recommendations=_recommendations(editions, logs),
        audits=tuple(_audits(logs, measure)),
        unread=tuple(unread),
        measure=measure,
    )


def side_by_side(lines: Sequence[Timeline]) -> Sequence[tuple[Track | None, ...]]:
    """The series of the whole, each as every country gives it; None for one that does not."""
    wholes = [{_name(track.series): track for track in line.tracks if track.series.scope is None} for line in lines]
    names = dict.fromkeys(name for each in wholes for name in each)
    return [tuple(each.get(name) for each in wholes) for name in names]


def _name(series: Series) -> Name:
    return (series.measure, series.qualifiers, series.scope, series.unit), series.dimensions


def _tracks(reports: Sequence[Report], measure: str | None) -> Iterable[Track]:
    stated = _statements(reports)
    for series in series_of(reports):
        if measure in (None, series.measure):
            yield Track(series, tuple(_years(stated[_name(series)], _spoken_of(reports))))


def _statements(reports: Sequence[Report]) -> Mapping[Name, Mapping[int | None, Sequence[Statement]]]:
    """Series -> reference year -> its statements, by edition."""
    found: dict[Name, dict[int | None, dict[tuple[object, ...], Statement]]] = {}
    for report in reports:
        led: set[tuple[Name, int | None]] = set()
        for finding in _narrative_first(report):
            for figure in finding.figures:
                if figure.measure == OTHER:
                    continue
                named, year = name(figure), figure.reference_year
                leads = (named, year) not in led
                led.add((named, year))
                same = (figure.value, figure.high, figure.bound, figure.status, leads)
                row = found.setdefault(named, {}).setdefault(year, {})
                row[same] = _stated_by(row.get(same), figure, report, finding, leads)
    return {name: {year: tuple(row.values()) for year, row in years.items()} for name, years in found.items()}


def _stated_by(known: Statement | None, figure: Figure, report: Report, finding: Finding, leads: bool) -> Statement:
    place = FindingRef(report.edition, finding.id)
    if known is None:
        return Statement(figure, (report.edition,), (place,), leads)
    editions = tuple(dict.fromkeys((*known.editions, report.edition)))
    return Statement(known.figure, editions, (*known.findings, place), leads)


def _narrative_first(report: Report) -> Sequence[Finding]:
    """The findings, those that state no fact of their own last: introductions sum up, recommendations ask."""
    aside = {section.section for section in report.sections if report.family.is_list(section.section)}
    aside |= {report.sections[0].section} if len(report.sections) > 1 else set()
    told = [finding for section, finding in report.placed() if section.section not in aside]
    return told + [finding for section, finding in report.placed() if section.section in aside]


def _spoken_of(reports: Sequence[Report]) -> Sequence[int]:
    """The years that the editions read are about."""
    years = (own_year(report.edition, report.family.reference_year) for report in reports)
    return list(dict.fromkeys(year for year in years if year is not None))


def _years(stated: Mapping[int | None, Sequence[Statement]], spoken_of: Sequence[int]) -> Iterable[YearValue]:
    """Every year that is stated, and from the first of them on every year that an edition read is about."""
    years = [year for year in stated if year is not None]
    if None in stated:
        yield YearValue(None, tuple(stated[None]))
    for year in sorted({*years, *(year for year in spoken_of if years and year > min(years))}):
        yield YearValue(year, tuple(stated.get(year, ())))


def _recommendations(reports: Sequence[Report], logs: Sequence[ChangeLog]) -> tuple[Recommendation, ...]:
    """Every recommendation that ends somewhere, with all that led to it.

    A split leaves two with one past, a merge one with two; each is followed back from where it last stands.
    """
    chains: dict[tuple[Edition, str], tuple[Step, ...]] = {}
    ended: list[Recommendation] = []
    if reports:
        first = reports[0]
        chains = {(first.edition, f.id): (Step(first.edition, f, None),) for f in first.recommendations}
    for log in logs:
        before, chains = chains, {}
        for finding in log.new.recommendations:
            chains[log.new.edition, finding.id] = (Step(log.new.edition, finding, "new"),)
        met: set[tuple[Edition, str]] = set()
        for change in log.changes:
            olds = [(log.old.edition, f.id) for f in change.old if (log.old.edition, f.id) in before]
            news = [f for f in change.new if (log.new.edition, f.id) in chains]
            if olds and news:
                met.update(olds)
                past = sorted((step for old in olds for step in before[old]), key=lambda step: order(step.edition))
                for finding in news:
                    chains[log.new.edition, finding.id] = (*past, Step(log.new.edition, finding, change.fate))
        ended += [Recommendation(steps, "dropped") for place, steps in before.items() if place not in met]
    standing = [Recommendation(steps, steps[-1].fate if len(reports) > 1 else None) for steps in chains.values()]
    return (*standing, *sorted(ended, key=lambda each: order(each.editions[-1]), reverse=True))


def _audits(logs: Sequence[ChangeLog], measure: str | None) -> Iterable[PairAudit]:
    """Each audit once, though an edition's own sums and claims show in both pairs that it stands in."""
    told = set()
    for log in logs:
        for audit in log.audits:
            each = PairAudit(log.old.edition, log.new.edition, audit)
            name = (audit.rule, audit.measure, audit.found, each.evidence)
            if measure in (None, audit.measure) and name not in told:
                told.add(name)
                yield each
