"""The rules over two editions and over one report: change logs and audits to problems."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from tipdiff.audits import Checked, audit_report
from tipdiff.check.config import Config
from tipdiff.check.problems import Problem, Texts, identify, problem
from tipdiff.compare import topics
from tipdiff.model import OTHER, Audit, ChangeLog, Figure, FigureChange, Finding, Report
from tipdiff.model.frozen import replace
from tipdiff.model.references import section_of
from tipdiff.normalize.typography import key as spelled
from tipdiff.series.pairing import denominated
from tipdiff.views import phrases

RESTRUCTURED = 0.5
"""Share of the older report's findings that are gone from which on a report was written anew: what is missing is then
one thing to look at."""
FEWEST = 8
"""Problems of things gone that are never too many to be told one by one."""
GONE = frozenset({"section-missing", "recommendation-dropped", "finding-dropped"})


def check_pair(
    log: ChangeLog,
    config: Config,
    texts: Texts,
    *,
    across_corpus: bool = False,
    topic: str | None = None,
    audited: bool = True,
) -> list[Problem]:
    """The problems between two editions; with a topic, those of its findings and of lost sections.

    Args:
        audited: tell too what the later report says against itself.
    """
    find = _Finder(topics.narrowed(log, topic) if topic else log, config, texts, across_corpus)
    found: list[Problem] = []
    if topic is None:
        found += find.reading()
        found += find.tier()
    found += find.sections()
    found += find.figures()
    found += find.dropped()
    found += find.audits(audited)
    return _grouped([each for each in found if each.severity != "off"], log)


def check_report(
    report: Report, config: Config, texts: Texts, *, topic: str | None = None, checked: Checked | None = None
) -> Iterator[Problem]:
    """The problems of one report alone: what was not read of it; sums and claims that its own figures contradict."""
    if topic is None:
        for said in report.unread:
            yield of_reading(report, said, config)
    spoken = {finding.id for finding in topics.findings(report, topic)} if topic else None
    audits = audit_report(report, checked) if checked else audit_report(report)
    for audit in once(audits):
        if spoken is None or spoken.intersection(ref.finding for ref in audit.evidence):
            yield from of_audit(audit, report, config, texts)


def of_reading(report: Report, said: str, config: Config) -> Problem:
    """Text of a report that was not read, or was guessed."""
    message = f"{phrases.edition(report)}: {said}"
    return problem("reading", message, config.severity("reading"), report, key=(said,))


def once(audits: Iterable[Audit]) -> Iterator[Audit]:
    """One contradiction once, however many words of the sentence say it."""
    seen: list[tuple[str, set[object], frozenset[object]]] = []
    for audit in audits:
        values = frozenset((audit.expected, audit.found))
        places: set[object] = {*audit.evidence}
        if any(audit.rule == rule and places & held and values == known for rule, held, known in seen):
            continue
        seen.append((audit.rule, places, values))
        yield audit


def of_audit(
    audit: Audit, report: Report, config: Config, texts: Texts, old: Report | None = None
) -> Iterator[Problem]:
    """The problem that an audit is, at the figure that it is about.

    Args:
        old: the earlier report, where the audit holds two against each other.
    """
    last = audit.evidence[-1] if audit.evidence else None
    earlier = old is not None and last is not None and last.report == "old"
    shown = old if earlier and old is not None else report
    finding = found_in(shown, last.finding) if last else None
    if not wanted(config, shown, finding, audit.measure):
        return
    editions = {"old": old.edition if old else None, "new": report.edition}
    between = old if audit.rule == "restated" or earlier else None
    told = problem(
        audit.rule,
        phrases.audit(audit),
        config.severity(audit.rule),
        report,
        old_edition=between.edition if between else None,
        key=(
            audit.measure,
            audit.dimensions,
            audit.reference_year,
            audit.expected,
            audit.found,
            *([_counts(finding, audit)] if audit.measure == OTHER else ()),
        ),
        about=(f"{editions.get(str(ref.report), ref.report)}:{ref.finding}" for ref in audit.evidence),
    )
    told = replace(told, source=shown.source)
    figure = _shown_figure(finding, audit)
    at, length = (figure.span[0], figure.span[1] - figure.span[0]) if figure else (0, 0)
    yield texts.placed(told, finding, at, length)


def _counts(finding: Finding | None, audit: Audit) -> str:
    """What an audit without a measure is about, in the words that its figure counts."""
    figure = _shown_figure(finding, audit)
    return (figure.unit or "") if figure else ""


def _shown_figure(finding: Finding | None, audit: Audit) -> Figure | None:
    """The figure of a finding that an audit is about: of its value, its measure if it can be."""
    held = [figure for figure in finding.figures if figure.value == audit.found] if finding else []
    held.sort(key=lambda figure: (figure.measure != audit.measure, figure.reference_year != audit.reference_year))
    return held[0] if held else None


def found_in(report: Report, name: str) -> Finding | None:
    """The finding or the table's row of that id."""
    for finding in report.findings:
        if finding.id == name:
            return finding
    for table in report.tables:
        for row in table.rows:
            if row.id == name:
                return Finding(row.id, row.text, None, table.page, row.figures)
    return None


def wanted(config: Config, report: Report, finding: Finding | None, measure: str | None) -> bool:
    """False for what a configuration filters out, or was read with too little confidence."""
    name = section_of(finding.id) if finding else None
    section = report.section(name) if name else None
    sure = section is None or section.confidence >= config.least_confidence
    return sure and config.tells(name, measure)


class _Finder:
    """The rules over one change log."""

    def __init__(self, log: ChangeLog, config: Config, texts: Texts, across_corpus: bool) -> None:
        self.log = log
        self.config = config
        self.texts = texts
        self.across_corpus = across_corpus

    def tier(self) -> Iterator[Problem]:
        old, new = self.log.old.tier, self.log.new.tier
        if old and new and old != new:
            said = f"{phrases.scale(self.log.new).lower()} changed from {phrases.tier_name(self.log.old)}"
            said += f" to {phrases.tier_name(self.log.new)}"
            yield self._problem("tier-changed", said, key=(old, new))

    def sections(self) -> Iterator[Problem]:
        for section, said in phrases.missing(self.log).items():
            if self.log.new.section(section) is None and self.config.tells(section, None):
                yield self._problem("section-missing", said, key=(section,))

    def reading(self) -> Iterator[Problem]:
        """What was not read of either report, or guessed; across a corpus each report's is told once, by itself."""
        for report in () if self.across_corpus else (self.log.old, self.log.new):
            yield from (of_reading(report, said, self.config) for said in report.unread)

    def figures(self) -> Iterator[Problem]:
        """Figures of matched findings whose values differ, then headline figures of findings that did not match."""
        told: set[tuple[str, str]] = set()
        for change in self.log.changes:
            for each in change.figures:
                if each.old is None or each.new is None or self._rolled(each.new):
                    continue
                told.add((each.old.finding, each.new.finding))
                said = f"{phrases.figure_label(each)}: {phrases.figure_change(each)}"
                yield from self._figure(said, each.old, each.new, change.id)
        for headline in self.log.headlines:
            if headline.changed and headline.old and headline.new:
                if (headline.old.finding, headline.new.finding) in told:
                    continue
                yield from self._figure(phrases.headline(headline, self.log), headline.old, headline.new, None)

    def _rolled(self, figure: Figure) -> bool:
        """True for a figure that is given only to compare with: last year's becomes the year before's every year."""
        return figure.comparison and self.log.old.edition != self.log.new.edition

    def dropped(self) -> Iterator[Problem]:
        gone = {section.section for section in self.log.old.sections if self.log.new.section(section.section) is None}
        for change in self.log.changes:
            if change.kind == "dropped" and change.old_section not in gone:
                finding = change.old[0]
                if not wanted(self.config, self.log.old, finding, None):
                    continue
                rule = "recommendation-dropped" if self.log.recommends(change) else "finding-dropped"
                said = f"{phrases.place(change)} is not in the {phrases.edition(self.log.new)}"
                said = f"{said}: {_short(finding.text)}"
                told = self._problem(
                    rule, said, key=(identify(spelled(finding.text)),), report=self.log.old, change=change.id
                )
                yield self.texts.placed(told, finding)

    def audits(self, own: bool) -> Iterator[Problem]:
        for audit in once(self.log.audits):
            if own or audit.rule == "restated":
                yield from of_audit(audit, self.log.new, self.config, self.texts, self.log.old)

    def _figure(self, said: str, old: Figure, new: Figure, change: str | None) -> Iterator[Problem]:
        finding = found_in(self.log.new, new.finding)
        severity = self._bar(old, new)
        if severity == "off" or not wanted(self.config, self.log.new, finding, new.measure):
            return
        told = self._problem(
            "figure-changed",
            f"{self.log.new.edition} report, {new.finding}: {said}",
            key=(_series(old), _value(old), _series(new), _value(new)),
            change=change,
            about=(f"{self.log.old.edition}:{old.finding}", f"{self.log.new.edition}:{new.finding}"),
        )
        yield self.texts.placed(replace(told, severity=severity), finding, new.span[0], new.span[1] - new.span[0])

    def _bar(self, old: Figure, new: Figure) -> str:
        """How bad it is that a figure changed: as its threshold has it, `off` where it did not reach that."""
        usual = self.config.severity("figure-changed", self.across_corpus)
        held = next((each for each in self.config.thresholds if each.covers(new)), None)
        if held is None or old.value is None or new.value is None:
            return usual
        return (held.severity or usual) if held.reached(old.value, new.value) else "off"

    def _problem(
        self,
        rule: str,
        message: str,
        *,
        key: Sequence[object],
        report: Report | None = None,
        change: str | None = None,
        about: Iterable[str] = (),
    ) -> Problem:
        new = self.log.new
        severity = self.config.severity(rule, self.across_corpus)
        found = problem(
            rule, message, severity, new, old_edition=self.log.old.edition, key=key, change=change, about=about
        )
        return replace(found, source=(report or new).source)


def _series(figure: Figure) -> tuple[object, ...]:
    """What tells a figure's series, as far as words have no part in it but those that it counts."""
    counted = figure.unit if figure.measure == OTHER else None
    return figure.measure, figure.dimensions, denominated(figure), counted, figure.reference_year


def _value(figure: Figure) -> tuple[object, ...]:
    return figure.value, figure.high, figure.bound


def value_of(each: FigureChange) -> tuple[object, ...]:
    """What tells a change of a figure from others."""
    return tuple((_series(figure), _value(figure)) if figure else None for figure in (each.old, each.new))


def _short(text: str, most: int = 90) -> str:
    """A sentence in quotes, cut between two words where it is long."""
    if len(text) > most:
        text = f"{text[:most].rpartition(' ')[0]} …"
    return f"“{text}”"


def _grouped(found: list[Problem], log: ChangeLog) -> list[Problem]:
    """With what is gone as one problem, where most of a report was written anew."""
    gone = [each for each in found if each.rule in GONE]
    dropped = sum(change.kind == "dropped" for change in log.changes)
    if len(gone) < FEWEST or dropped < RESTRUCTURED * max(1, len(log.old.findings)):
        return found
    severities = {each.severity for each in gone}
    grave = next(severity for severity in ("error", "warning", "note") if severity in severities)
    head = problem(
        "section-missing",
        f"the {phrases.edition(log.new)} was written anew: {dropped} of {len(log.old.findings)} findings of the "
        f"{phrases.edition(log.old)} are not in it",
        grave,
        log.new,
        old_edition=log.old.edition,
        key=("anew", *sorted(each.id for each in gone)),
    )
    rest = [each for each in found if each.rule not in GONE]
    return [*rest, replace(head, consequences=tuple(gone))]
