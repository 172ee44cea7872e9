"""The rules over a corpus: every report against its reference, by itself, and against the edition before."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from itertools import pairwise
from pathlib import Path

from tipdiff.audits import Checked
from tipdiff.check import references
from tipdiff.check.baseline import Scope
from tipdiff.check.config import NEWEST, Config, CorpusSettings
from tipdiff.check.edited import edition_edits
from tipdiff.check.pairs import check_pair, check_report, of_reading
from tipdiff.check.problems import Problem, Texts, numbered, ordered, problem
from tipdiff.check.references import Reference, References
from tipdiff.check.standing import Identity, Standing, identity_of, stand, unreadable
from tipdiff.compare.flow import compare
from tipdiff.corpus import Corpus, snapshots
from tipdiff.model import Report
from tipdiff.model.edition import Edition, order
from tipdiff.model.frozen import Frozen, replace
from tipdiff.profiles import countries


class Found(Frozen):
    """What the check of one corpus gave."""

    problems: tuple[Problem, ...]
    scope: Scope
    """What was looked at: only of this a baseline's entries can be stale."""
    notes: tuple[str, ...]


def check_corpus(
    settings: CorpusSettings,
    config: Config,
    texts: Texts,
    *,
    topic: str | None = None,
    since: str | None = None,
) -> Found:
    """The problems of a corpus.

    Args:
        topic: only problems of findings that speak of it.
        since: a revision of git: what differs from it is checked, against what it was then.
    """
    corpus = Corpus(settings.path)
    folder = settings.snapshots or snapshots.folder_of(corpus)
    kept = references.of_snapshots(folder)
    known = references.since(since, settings.path, settings.profile) if since else kept
    standing = stand(corpus, config, settings.profile, {each.report.country for each in (*kept.found, *known.found)})
    known = _looked_at(known, config)
    protects = _Protection(standing, known, _drafts(standing.reports, settings.draft), config)
    found = [*standing.problems, *_of_snapshots(known)] if topic is None else []
    found += protects.missing() if topic is None else []
    checked = Checked()
    run = _Run(standing, config, texts, topic, known.changed)
    edited: dict[Identity, Report] = {}
    for report in standing.reports:
        then = protects.of(report)
        if then is None:
            found += protects.unprotected(report, corpus) if topic is None and not since else []
            continue
        edits = edition_edits(then.report, report, config, texts)
        if topic is not None:
            edits = [each for each in edits if run.speaks(each, report)]
        if edits:
            edited[identity_of(report)] = then.report
        found += edits
    told = list(numbered(run.problems(standing.reports, checked)))
    if edited:
        before = [replace(edited.get(identity_of(r), r), source=r.source, family=r.family) for r in standing.reports]
        without = {each.id for each in numbered(run.problems(before, Checked(), only=_countries(edited)))}
        found, told = _hung(found, told, without, edited)
    else:
        without = set()
    stale_never = frozenset(without)
    scope = Scope.of_corpus(standing.reports, standing.broken, known.changed is not None, stale_never, topic)
    return Found(tuple(numbered(ordered([*found, *told]))), scope, _notes(standing.reports, checked))


def _countries(edited: Mapping[Identity, Report]) -> set[str]:
    return {country for _, country, _ in edited}


def _looked_at(known: References, config: Config) -> References:
    return replace(known, found=tuple(each for each in known.found if config.looks_at(each.report.country)))


def _of_snapshots(known: References) -> Iterator[Problem]:
    for path, error in known.unreadable:
        yield unreadable(str(error), path, countries.slug(path.parent.name), None)


def _drafts(reports: Sequence[Report], named: Sequence[str]) -> set[tuple[str, Edition]]:
    """Country and edition of the reports that are named as drafts."""
    newest = {report.country: report.edition for report in reports} if NEWEST in named else {}
    meant = {(countries.slug(country), edition) for country, _, edition in (name.partition(":") for name in named)}
    return {*newest.items(), *((r.country, r.edition) for r in reports if (r.country, str(r.edition)) in meant)}


class _Protection:
    """Which report has which reference."""

    def __init__(
        self, standing: Standing, known: References, drafts: Collection[tuple[str, Edition]], config: Config
    ) -> None:
        self.standing = standing
        self.known = known
        self.drafts = drafts
        self.config = config
        self.by_identity = {identity_of(each.report): each for each in known.found}
        self.by_bytes = {each.report.sha256: each for each in known.found}
        self.now = {then.resolve(): now.resolve() for then, now in known.renamed}
        self.newest = {report.country: report.edition for report in standing.reports}

    def of(self, report: Report) -> Reference | None:
        """The reference of a report: of its identity, else of its very bytes, else of the file that it was."""
        if (report.country, report.edition) in self.drafts:
            return None
        here = Path(report.source).resolve()
        found = self.by_identity.get(identity_of(report)) or self.by_bytes.get(report.sha256)
        return found or next((r for r in self.known.found if self.now.get(r.path.resolve()) == here), None)

    def missing(self) -> Iterator[Problem]:
        """Published editions that have no report."""
        used = {id(found) for report in self.standing.reports if (found := self.of(report))}
        present = {(report.profile, report.country, report.edition) for report in self.standing.reports}
        for reference in self.known.found:
            then = reference.report
            if id(reference) in used or identity_of(then) in present:
                continue
            if (then.country, then.edition) in self.standing.broken:
                continue
            said = f"the {then.edition} report on {countries.name(then.country)} is gone; {reference.path} has it"
            told = problem("edition-missing", said, self.config.severity("edition-missing"), then, key=())
            yield replace(told, source=str(reference.path))

    def unprotected(self, report: Report, corpus: Corpus) -> Iterator[Problem]:
        """A note on a report that has no reference; a draft needs none, nor the newest edition, which may be one."""
        if (report.country, report.edition) in self.drafts or not self.known.found:
            return
        if self.newest[report.country] == report.edition:
            return
        said = f"the {report.edition} report has no snapshot: edits of it are not seen"
        yield problem("unprotected", said, self.config.severity("unprotected"), report)


class _Run:
    """The rules over the reports of a corpus, by themselves and in pairs."""

    def __init__(
        self,
        standing: Standing,
        config: Config,
        texts: Texts,
        topic: str | None,
        changed: frozenset[Path] | None,
    ) -> None:
        self.config = config
        self.texts = texts
        self.topic = topic
        self.broken = standing.broken
        self.changed = changed

    def problems(
        self, reports: Sequence[Report], checked: Checked, only: Collection[str] | None = None
    ) -> Iterator[Problem]:
        """What the reports say against themselves and each other."""
        by_country: dict[str, list[Report]] = {}
        for report in reports:
            by_country.setdefault(report.country, []).append(report)
        for country, editions in by_country.items():
            if only is None or country in only:
                yield from self._of(editions, checked)

    def _of(self, editions: Sequence[Report], checked: Checked) -> Iterator[Problem]:
        for report in editions:
            if self._touched(report):
                yield from check_report(report, self.config, self.texts, topic=self.topic, checked=checked)
        for old, new in self._adjacent(editions):
            if not (self._touched(old) or self._touched(new)):
                continue
            log = compare(old, new)
            if self.topic is None:
                later = (said for said in log.new.unread if said not in new.unread)
                yield from (of_reading(new, said, self.config) for said in later)
            yield from check_pair(log, self.config, self.texts, across_corpus=True, topic=self.topic, audited=False)

    def _adjacent(self, editions: Sequence[Report]) -> Iterator[tuple[Report, Report]]:
        """Editions side by side; none across one that cannot be read."""
        country = editions[0].country
        gaps = [order(edition) for place, edition in self.broken if place == country]
        for old, new in pairwise(editions):
            if not any(order(old.edition) < gap < order(new.edition) for gap in gaps):
                yield old, new

    def _touched(self, report: Report) -> bool:
        return self.changed is None or Path(report.source).resolve() in self.changed

    def speaks(self, problem: Problem, report: Report) -> bool:
        """True for a problem of a finding on the topic."""
        from tipdiff.compare import topics

        spoken = {f"{report.edition}:{finding.id}" for finding in topics.findings(report, self.topic or "")}
        return bool(spoken.intersection(problem.about))


def _hung(
    found: list[Problem], told: Sequence[Problem], without: Collection[str], edited: Mapping[Identity, Report]
) -> tuple[list[Problem], list[Problem]]:
    """What is told only since an edition was edited, beneath the edit that it rests on."""
    edits = {n: each for n, each in enumerate(found) if each.rule in ("edition-edited", "wording-edited")}
    kept: list[Problem] = []
    beneath: dict[int, list[Problem]] = {}
    for each in told:
        causes = [n for n, edit in edits.items() if _concerns(edit, each)] if each.id not in without else []
        causes.sort(key=lambda n: (not set(edits[n].about) & set(each.about), edits[n].rule != "edition-edited", n))
        if causes:
            beneath.setdefault(causes[0], []).append(each)
        else:
            kept.append(each)
    for n, hung in beneath.items():
        found[n] = replace(found[n], consequences=(*found[n].consequences, *hung))
    return found, kept


def _concerns(edit: Problem, other: Problem) -> bool:
    """True where a problem is about the edition that was edited."""
    return edit.country == other.country and edit.new_edition in (other.old_edition, other.new_edition)


def _notes(reports: Sequence[Report], checked: Checked) -> tuple[str, ...]:
    """How far the audits reach, so that silence is not taken for agreement."""
    if not reports:
        return ()
    figures = sum(each.value is not None for report in reports for each in report.figures_of(None))
    count = f"checked {len(checked.figures):,} of {figures:,} figures"
    if any(report.family.figures.known for report in reports):
        return (f"audited: {len(reports)} reports, {count}",)
    return (f"not audited: no measures ({reports[0].family.name}); within sentences and tables {count}",)
