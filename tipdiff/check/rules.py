"""The rules over a pair of reports, over one report and over a corpus: change logs and snapshots to problems."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise

from tipdiff.audits import audit_report
from tipdiff.check.config import Config
from tipdiff.check.problems import Problem, placed, problem, text_of
from tipdiff.compare import topics
from tipdiff.compare.flow import compare
from tipdiff.corpus import Corpus, snapshot_json, snapshots
from tipdiff.errors import ReadError
from tipdiff.model import Audit, ChangeLog, Figure, Finding, Report
from tipdiff.model.edition import order
from tipdiff.model.frozen import replace
from tipdiff.model.references import FindingRef
from tipdiff.views import phrases


def check_pair(
    log: ChangeLog, config: Config, *, across_corpus: bool = False, topic: str | None = None
) -> Iterator[Problem]:
    """The problems between two editions; with a topic, those of its findings and of lost sections."""
    find = _Finder(topics.narrowed(log, topic) if topic else log, config, across_corpus)
    if topic is None:
        yield from find.reading()
        yield from find.tier()
    yield from find.sections()
    yield from find.figures("figure-changed")
    yield from find.dropped()
    yield from find.audits()


def check_report(report: Report, config: Config, *, topic: str | None = None) -> Iterator[Problem]:
    """The problems of one report alone: what was not read of it; sums and claims that its own figures contradict."""
    if topic is None:
        for said in report.unread:
            yield _of_reading(report, said, config)
    spoken = {FindingRef("new", finding.id) for finding in topics.findings(report, topic)} if topic else set()
    for audit in audit_report(report):
        if topic and not spoken.intersection(audit.evidence):
            continue
        finding = _shown(audit, report)
        found = problem(
            audit.rule,
            phrases.audit(audit),
            config.severity(audit.rule, across_corpus=False),
            country=report.country,
            edition=report.edition,
            source=report.source,
            key=_key(audit),
            sample=report.sample,
        )
        yield placed(found, finding, text_of(report.source), 0)


def check_corpus(
    corpus: Corpus, config: Config, *, profile: str | None = None, topic: str | None = None
) -> Iterator[Problem]:
    """The problems of every report against its snapshot, and of every adjacent pair of editions.

    Raises:
        UsageError: reports of one country are of two families.
    """
    folder = config.snapshots or snapshots.folder_of(corpus)
    reports: dict[str, list[Report]] = {}
    for entry in corpus.entries():
        kept = snapshots.path_of(folder, entry)
        try:
            report = replace(snapshots.read_entry(corpus, entry, profile), source=str(entry.path))
            then = snapshot_json.from_json(kept.read_bytes(), str(kept)) if kept.is_file() else None
        except ReadError as error:
            severity = config.severity("unreadable", across_corpus=True)
            source = str(entry.path)
            yield problem(
                "unreadable", str(error), severity, country=entry.country, edition=entry.edition, source=source
            )
            continue
        reports.setdefault(report.country, []).append(report)
        if topic is None:
            yield from (_of_reading(report, said, config) for said in report.unread)
        if then is not None:
            yield from _against_snapshot(then, report, config, topic)
    for editions in reports.values():
        for old, new in pairwise(sorted(editions, key=lambda report: order(report.edition))):
            log = compare(old, new)
            if topic is None:
                yield from (_of_reading(new, said, config) for said in log.new.unread if said not in new.unread)
            yield from check_pair(log, config, across_corpus=True, topic=topic)


class _Finder:
    """The rules over one change log."""

    def __init__(self, log: ChangeLog, config: Config, across_corpus: bool) -> None:
        self.log = log
        self.config = config
        self.across_corpus = across_corpus
        self.texts: dict[str, str] = {}

    def tier(self) -> Iterator[Problem]:
        old, new = self.log.old.tier, self.log.new.tier
        if old and new and old != new:
            said = f"{phrases.scale(self.log.new).lower()} changed from {phrases.tier_name(self.log.old)}"
            said += f" to {phrases.tier_name(self.log.new)}"
            yield self._problem("tier-changed", said, key=(old, new))

    def sections(self) -> Iterator[Problem]:
        for section, said in phrases.missing(self.log).items():
            if self.log.new.section(section) is None:
                yield self._problem("section-missing", said, key=(section,))

    def reading(self) -> Iterator[Problem]:
        """What was not read of either report, or guessed; across a corpus each report's is told once, by itself."""
        for report in () if self.across_corpus else (self.log.old, self.log.new):
            yield from (_of_reading(report, said, self.config) for said in report.unread)

    def figures(self, rule: str) -> Iterator[Problem]:
        """Figures of matched findings whose values differ, then headline figures of findings that did not match."""
        told: set[tuple[str, str]] = set()
        for change in self.log.changes:
            for each in change.figures:
                if each.old is None or each.new is None or self._rolled(each.new):
                    continue
                told.add((each.old.finding, each.new.finding))
                said = f"{phrases.figure_label(each)}: {phrases.figure_change(each)}"
                yield self._figure(rule, said, each.new, change.id, (change.id, said))
        for headline in self.log.headlines:
            if headline.changed and headline.old and headline.new:
                if (headline.old.finding, headline.new.finding) in told:
                    continue
                said = phrases.headline(headline, self.log)
                yield self._figure(rule, said, headline.new, None, (headline.measure, *headline.qualifiers, said))

    def _rolled(self, figure: Figure) -> bool:
        """True for a figure that is given only to compare with: last year's becomes the year before's every year."""
        return figure.comparison and self.log.old.edition != self.log.new.edition

    def dropped(self) -> Iterator[Problem]:
        gone = {section.section for section in self.log.old.sections if self.log.new.section(section.section) is None}
        for change in self.log.changes:
            if change.kind == "dropped" and change.old_section not in gone:
                rule = "recommendation-dropped" if self.log.recommends(change) else "finding-dropped"
                said = f"{phrases.place(change)} is not in the {phrases.edition(self.log.new)}"
                yield self._problem(
                    rule, said, key=(change.id,), finding=change.old[0], report=self.log.old, change=change.id
                )

    def audits(self) -> Iterator[Problem]:
        for audit in self.log.audits:
            earlier = audit.evidence and audit.evidence[-1].report == "old"
            report = self.log.old if earlier else self.log.new
            finding = _shown(audit, report)
            yield self._problem(audit.rule, phrases.audit(audit), key=_key(audit), finding=finding, report=report)

    def _figure(self, rule: str, said: str, figure: Figure, change: str | None, key: Sequence[str]) -> Problem:
        finding = next((each for each in self.log.new.findings if each.id == figure.finding), None)
        place = f"{self.log.new.edition} report, {figure.finding}"
        return self._problem(rule, f"{place}: {said}", key=key, finding=finding, at=figure.span[0], change=change)

    def _problem(
        self,
        rule: str,
        message: str,
        *,
        key: Sequence[str],
        finding: Finding | None = None,
        report: Report | None = None,
        at: int = 0,
        change: str | None = None,
    ) -> Problem:
        report = report or self.log.new
        found = problem(
            rule,
            message,
            self.config.severity(rule, self.across_corpus),
            country=report.country,
            edition=self.log.new.edition,
            old_edition=self.log.old.edition,
            source=report.source,
            key=key,
            sample=report.sample,
            change=change,
        )
        if report.source not in self.texts:
            self.texts[report.source] = text_of(report.source)
        return placed(found, finding, self.texts[report.source], at)


def _of_reading(report: Report, said: str, config: Config) -> Problem:
    return problem(
        "reading",
        f"{phrases.edition(report)}: {said}",
        config.severity("reading", across_corpus=False),
        country=report.country,
        edition=report.edition,
        source=report.source,
        key=(said,),
        sample=report.sample,
    )


def _against_snapshot(then: Report, now: Report, config: Config, topic: str | None) -> Iterator[Problem]:
    """A published edition against what it said: figures first, else that it reads otherwise."""
    if (then.sha256, then.profile, then.sections) == (now.sha256, now.profile, now.sections):
        return
    edited: list[Problem] = []
    if then.profile == now.profile:
        log = compare(then, now)
        edited = list(_Finder(topics.narrowed(log, topic) if topic else log, config, True).figures("edition-edited"))
    yield from edited
    if edited or topic is not None:
        return
    said = "tipdiff reads the same source differently from its snapshot"
    if then.sha256 != now.sha256:
        said = f"the published {phrases.edition(now)} changed since its snapshot, no figure with it"
    yield problem(
        "snapshot-drift",
        said,
        config.severity("snapshot-drift", across_corpus=True),
        country=now.country,
        edition=now.edition,
        source=now.source,
        key=(now.sha256,),
        sample=now.sample,
    )


def _shown(audit: Audit, report: Report) -> Finding | None:
    """The finding of the report that an audit points at: the last that it rests on."""
    last = audit.evidence[-1].finding if audit.evidence else None
    return next((each for each in report.findings if each.id == last), None)


def _key(audit: Audit) -> tuple[str, ...]:
    return audit.measure, str(audit.reference_year), str(audit.expected), str(audit.found)
