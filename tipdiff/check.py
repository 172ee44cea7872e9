"""Rules for CI: what in a pair of reports, or in a corpus, somebody should look at before it is published.

Takes change logs and snapshots, gives `Problem`s with a place in the source. A baseline accepts known ones: they are
listed, and no longer fail the run.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterable, Iterator, Mapping, Sequence
from hashlib import blake2b
from itertools import pairwise
from pathlib import Path

from tipdiff import phrases, snapshot, store, topics
from tipdiff.audits import audit_report
from tipdiff.compare import compare
from tipdiff.corpus import Corpus
from tipdiff.errors import ReadError, UsageError
from tipdiff.frozen import Frozen, replace
from tipdiff.locate import locate
from tipdiff.model import ChangeLog, Figure, Finding, Report
from tipdiff.read import decode

SEVERITIES = ("note", "warning", "error")
"""From mild to grave."""
RULES: Mapping[str, str] = {
    "edition-edited": "error",
    "tier-changed": "error",
    "restated": "error",
    "section-missing": "error",
    "snapshot-drift": "error",
    "figure-changed": "error",
    "sum": "warning",
    "claim": "warning",
    "recommendation-dropped": "warning",
    "finding-dropped": "note",
    "unreadable": "error",
}
"""Each rule with its severity for two given reports."""
ACROSS_CORPUS: Mapping[str, str] = {"figure-changed": "note"}
"""Across a corpus figures change every year: that is no error there."""
SETTINGS = ("fail-on", "baseline", "snapshots")
CONFIG = Path("tipdiff.toml")
BASELINE = "tipdiff-baseline.txt"
ID = re.compile(r"[0-9a-f]{12}")


class Problem(Frozen):
    """One thing that a rule found."""

    id: str
    """12 hex digits over rule, country, editions and what was found, never over lines: what a baseline holds on to."""
    rule: str
    severity: str
    message: str
    country: str
    old_edition: int | None
    new_edition: int
    change: str | None
    """Id of the change that it stands in."""
    source: str
    line: int | None
    column: int | None
    quote: str | None
    """The finding, as it is read."""
    accepted: bool = False
    sample: bool = False
    """It is about an invented country."""


class Config(Frozen):
    """What `tipdiff.toml` sets."""

    severities: Mapping[str, str] = {}
    """Rule -> severity, or `off`."""
    fail_on: str = "error"
    baseline: Path = Path(BASELINE)
    snapshots: Path | None = None
    """Folder of the snapshots; `snapshots` beside the corpus where it is None."""

    def severity(self, rule: str, across_corpus: bool) -> str:
        default = ACROSS_CORPUS.get(rule, RULES[rule]) if across_corpus else RULES[rule]
        return self.severities.get(rule, default)


class Outcome(Frozen):
    """All problems of a run, the baseline's verdict in each."""

    problems: tuple[Problem, ...]
    stale: tuple[str, ...]
    """Ids that the baseline accepts and nothing found."""
    passed: bool

    @property
    def sample(self) -> bool:
        return any(problem.sample for problem in self.problems)


def read_config(path: Path | None) -> Config:
    """The configuration in a file; the default one where no file is named and `./tipdiff.toml` does not exist.

    Raises:
        UsageError: the file cannot be read, or sets what does not exist.
    """
    chosen = path or CONFIG
    if path is None and not chosen.is_file():
        return Config()
    try:
        table = tomllib.loads(chosen.read_text(encoding="utf-8"))
    except OSError as error:
        raise UsageError(f"cannot read {chosen}: {error.strerror}", "Check the path") from error
    except ValueError as error:
        raise UsageError(f"{chosen} is no TOML: {error}", "Mend it") from error
    rules = table.pop("rules", {})
    _require_settings(chosen, table, rules)
    folder = chosen.parent
    return Config(
        severities=rules,
        fail_on=table.get("fail-on", "error"),
        baseline=folder / table.get("baseline", BASELINE),
        snapshots=folder / table["snapshots"] if "snapshots" in table else None,
    )


def _require_settings(chosen: Path, table: Mapping[str, object], rules: object) -> None:
    """Nothing, where a configuration sets what there is to what it may be.

    Raises:
        UsageError: it does not.
    """
    if not isinstance(rules, dict):
        raise UsageError(f"{chosen} sets rules to {rules!r}", "Make it a table: [rules]")
    for name in table:
        if name not in SETTINGS:
            raise UsageError(f"{chosen} sets {name!r}, which does not exist", f"Use {', '.join(SETTINGS)} or [rules]")
        if not isinstance(table[name], str):
            raise UsageError(f"{chosen} sets {name} to {table[name]!r}", "Give it a text in quotes")
    for rule in rules:
        if rule not in RULES:
            raise UsageError(f"{chosen} names the rule {rule!r}, which does not exist", f"Rules: {', '.join(RULES)}")
    for severity in (*rules.values(), table.get("fail-on", "error")):
        if severity not in (*SEVERITIES, "off"):
            raise UsageError(f"{chosen} gives the severity {severity!r}", f"Use {', '.join(SEVERITIES)} or off")


def check_pair(
    log: ChangeLog, config: Config, *, across_corpus: bool = False, topic: str | None = None
) -> Iterator[Problem]:
    """The problems between two editions; with a topic, those of its findings and of lost sections."""
    find = _Finder(topics.narrowed(log, topic) if topic else log, config, across_corpus)
    if topic is None:
        yield from find.tier()
    yield from find.sections()
    yield from find.figures("figure-changed")
    yield from find.dropped()
    yield from find.audits()


def check_report(report: Report, config: Config, *, topic: str | None = None) -> Iterator[Problem]:
    """The problems of one report alone: sums and claims that its own figures do not bear out."""
    spoken = {f"new:{finding.id}" for finding in topics.findings(report, topic)} if topic else set()
    for audit in audit_report(report):
        if topic and not spoken.intersection(audit.evidence):
            continue
        finding_id = audit.evidence[-1].partition(":")[2] if audit.evidence else ""
        finding = next((each for each in report.findings if each.id == finding_id), None)
        key = (audit.measure, str(audit.reference_year), str(audit.expected), str(audit.found))
        problem = _problem(
            audit.rule,
            audit.message,
            report.country,
            None,
            report.edition,
            config,
            False,
            key=key,
            source=report.source,
            sample=report.sample,
        )
        yield _placed(problem, finding, _text_of(report.source), 0)


def check_corpus(
    corpus: Corpus, config: Config, *, profile: str | None = None, topic: str | None = None
) -> Iterator[Problem]:
    """The problems of every report against its snapshot, and of every adjacent pair of editions.

    Raises:
        UsageError: reports of one country are of two families.
    """
    folder = config.snapshots or store.folder_of(corpus)
    reports: dict[str, list[Report]] = {}
    for entry in corpus.entries():
        kept = store.path_of(folder, entry)
        try:
            report = replace(store.read_entry(corpus, entry, profile), source=str(entry.path))
            then = snapshot.from_json(kept.read_bytes(), str(kept)) if kept.is_file() else None
        except ReadError as error:
            yield _problem(
                "unreadable", str(error), entry.country, None, entry.edition, config, True, source=str(entry.path)
            )
            continue
        reports.setdefault(report.country, []).append(report)
        if then is not None:
            yield from _against_snapshot(then, report, config, topic)
    for editions in reports.values():
        for old, new in pairwise(sorted(editions, key=lambda report: report.edition)):
            yield from check_pair(compare(old, new), config, across_corpus=True, topic=topic)


def judge(problems: Iterable[Problem], config: Config, accepted: Iterable[str]) -> Outcome:
    """The outcome of a run: what a baseline accepts fails nothing."""
    known = set(accepted)
    found = tuple(replace(each, accepted=each.id in known) for each in problems if each.severity != "off")
    ids = {each.id for each in found}
    grave = SEVERITIES.index(config.fail_on) if config.fail_on in SEVERITIES else len(SEVERITIES)
    failing = any(not each.accepted and SEVERITIES.index(each.severity) >= grave for each in found)
    return Outcome(found, tuple(sorted(known - ids)), not failing)


def read_baseline(path: Path) -> list[str]:
    """The ids that a baseline accepts; none where there is no file.

    Raises:
        UsageError: it cannot be read, or a line of it begins with no id.
    """
    if not path.exists():
        return []
    try:
        lines = path.read_text(encoding="utf-8-sig").splitlines()
    except OSError as error:
        raise UsageError(f"cannot read {path}: {error.strerror}", "Check the path") from error
    except ValueError as error:
        raise UsageError(f"{path} is no baseline: it is no UTF-8", "Name another with --baseline") from error
    said = {number: line.split() for number, line in enumerate(lines, start=1) if not line.startswith("#")}
    for number, words in said.items():
        if words and not ID.fullmatch(words[0]):
            raise UsageError(
                f"{path}, line {number}: {words[0][:20]!r} is no id of a problem", "Mend or remove the line"
            )
    return [words[0] for words in said.values() if words]


def baseline(problems: Iterable[Problem]) -> str:
    """A baseline that accepts these problems: an id a line, and what it stands for."""
    lines = sorted({f"{each.id}  {each.rule}  {each.country}  {' '.join(each.message.split())}" for each in problems})
    return "\n".join(("# Problems that tipdiff check accepts: id, rule, country, message.", *lines, ""))


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
        items = {section.section for section in self.log.old.sections if section.section == "recommendations"}
        gone = {section.section for section in self.log.old.sections if self.log.new.section(section.section) is None}
        for change in self.log.changes:
            if change.kind == "dropped" and change.old_section not in gone:
                rule = "recommendation-dropped" if change.old_section in items else "finding-dropped"
                said = f"{phrases.place(change)} is not in the {phrases.edition(self.log.new)}"
                yield self._problem(
                    rule, said, key=(change.id,), finding=change.old[0], report=self.log.old, change=change.id
                )

    def audits(self) -> Iterator[Problem]:
        for audit in self.log.audits:
            side, _, finding_id = (audit.evidence[-1] if audit.evidence else "new:").partition(":")
            report = self.log.old if side == "old" else self.log.new
            finding = next((each for each in report.findings if each.id == finding_id), None)
            key = (audit.measure, str(audit.reference_year), str(audit.expected), str(audit.found))
            yield self._problem(audit.rule, audit.message, key=key, finding=finding, report=report)

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
        problem = _problem(
            rule,
            message,
            report.country,
            self.log.old.edition,
            self.log.new.edition,
            self.config,
            self.across_corpus,
            key=key,
            source=report.source,
            sample=report.sample,
        )
        if report.source not in self.texts:
            self.texts[report.source] = _text_of(report.source)
        return _placed(replace(problem, change=change), finding, self.texts[report.source], at)


def _text_of(path: str) -> str:
    """The text of a source file; empty where there is none to point into."""
    file = Path(path)
    return decode(file.read_bytes()) if file.is_file() and file.suffix != ".pdf" else ""


def _placed(problem: Problem, finding: Finding | None, source: str, at: int) -> Problem:
    """The problem with the place of a finding, and of the word at `at` in it."""
    if finding is None:
        return problem
    place = locate(source, finding.text, at)
    return replace(
        problem, line=place.line if place else None, column=place.column if place else None, quote=finding.text
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
    said = "tipdiff reads the same source otherwise than its snapshot"
    if then.sha256 != now.sha256:
        said = f"the published {phrases.edition(now)} changed since its snapshot, no figure with it"
    key = (now.sha256,)
    problem = _problem("snapshot-drift", said, now.country, None, now.edition, config, True, key=key, source=now.source)
    yield replace(problem, sample=now.sample)


def _problem(
    rule: str,
    message: str,
    country: str,
    old_edition: int | None,
    new_edition: int,
    config: Config,
    across_corpus: bool,
    *,
    key: Sequence[str] = (),
    source: str = "",
    sample: bool = False,
) -> Problem:
    head = "\x1f".join((rule, country, str(old_edition), str(new_edition), *key))
    return Problem(
        id=blake2b(head.encode(), digest_size=6).hexdigest(),
        rule=rule,
        severity=config.severity(rule, across_corpus),
        message=message,
        country=country,
        old_edition=old_edition,
        new_edition=new_edition,
        change=None,
        source=source,
        line=None,
        column=None,
        quote=None,
        sample=sample,
    )
