"""One run of the gate: takes what was asked for, gives its outcome, and the baselines as they should then be.

Alone owns how problems meet their baseline, and which baseline is whose.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from pathlib import Path

from tipdiff.check import baseline
from tipdiff.check.baseline import Entry, Scope
from tipdiff.check.config import Config, CorpusSettings, baseline_of
from tipdiff.check.corpora import check_corpus
from tipdiff.check.pairs import check_pair, check_report
from tipdiff.check.problems import Outcome, Problem, Texts, judge, numbered
from tipdiff.check.rules import RULES
from tipdiff.model import ChangeLog, Report
from tipdiff.model.frozen import Frozen, replace


class Part(Frozen):
    """What was found of one corpus, pair or report."""

    problems: tuple[Problem, ...]
    scope: Scope
    baseline: Path
    notes: tuple[str, ...] = ()


def of_corpus(settings: CorpusSettings, config: Config, *, topic: str | None = None, since: str | None = None) -> Part:
    """A corpus."""
    found = check_corpus(settings, config, Texts(), topic=topic, since=since)
    beside = settings.path.parent
    return Part(found.problems, found.scope, baseline_of(settings, config, beside=beside), found.notes)


def of_pair(log: ChangeLog, config: Config, *, topic: str | None = None) -> Part:
    """Two editions; of one edition twice, what was edited."""
    texts = Texts()
    if log.old.edition == log.new.edition and log.old.country == log.new.country:
        from tipdiff.check.edited import edition_edits

        problems = edition_edits(log.old, log.new, config, texts)
    else:
        problems = check_pair(log, config, texts, topic=topic)
    both = frozenset((r.profile, r.country, str(r.edition)) for r in (log.old, log.new))
    scope = Scope(both, pairs_only=True, topic=topic)
    return Part(tuple(numbered(problems)), scope, _baseline(log.new, config))


def of_report(report: Report, config: Config, *, topic: str | None = None) -> Part:
    """One report."""
    problems = tuple(numbered(check_report(report, config, Texts(), topic=topic)))
    scope = Scope(frozenset({(report.profile, report.country, str(report.edition))}), topic=topic)
    return Part(problems, scope, _baseline(report, config))


def _baseline(report: Report, config: Config) -> Path:
    """The baseline of a report: of the corpus that it stands in, as far as its path tells."""
    file = Path(report.source)
    for folder in file.parents:
        for each in config.corpora:
            if folder.resolve() == each.path.resolve():
                return baseline_of(each, config, beside=Path())
    plain = CorpusSettings(file.parent, baseline=config.plain.baseline)
    return baseline_of(plain, config, beside=Path())


def outcome(parts: Sequence[Part], config: Config, today: date) -> Outcome:
    """The verdict over a run."""
    found: list[Problem] = []
    stale: list[Entry] = []
    passed = True
    notes: list[str] = []
    off = {rule for rule in RULES if config.severity(rule) == "off"}
    for path, members in _by_baseline(parts).items():
        entries = baseline.read_baseline(path)
        accepted = baseline.accepted_by(entries, today)
        problems = [each for part in members for each in part.problems]
        judged, fine = judge(problems, config.fail_on, accepted.keys())
        found += (replace(each, why=accepted[each.id]) if each.accepted else each for each in judged)
        stale += _stale(entries, members, off)
        passed = passed and fine
        notes += (note for part in members for note in part.notes)
    ids = tuple(sorted({entry.id for entry in stale}))
    return Outcome(tuple(found), ids, passed, config.fail_on, tuple(notes))


def _by_baseline(parts: Sequence[Part]) -> dict[Path, list[Part]]:
    found: dict[Path, list[Part]] = {}
    for part in parts:
        found.setdefault(part.baseline, []).append(part)
    return found


def _stale(entries: Sequence[Entry], parts: Sequence[Part], off: set[str]) -> list[Entry]:
    """Entries that are stale for one of the parts and that none of them found."""
    problems = [each for part in parts for each in part.problems]
    found = {id(entry): entry for part in parts for entry in baseline.stale(entries, problems, part.scope, off)}
    return list(found.values())


def rewrite(parts: Sequence[Part], config: Config, *, accept: bool) -> list[tuple[Path, str]]:
    """The baselines as they should be: with what fails the run now, or only without what is stale.

    Raises:
        UsageError: one of them cannot be read: it is not written over.
    """
    off = {rule for rule in RULES if config.severity(rule) == "off"}
    written = []
    for path, members in _by_baseline(parts).items():
        entries = baseline.read_baseline(path)
        if accept:
            for part in members:
                others = [each for other in members if other is not part for each in other.problems]
                entries = baseline.updated(entries, [*part.problems, *others], part.scope, off, config.fail_on)
        else:
            gone = {entry.id for entry in _stale(entries, members, off)}
            entries = [entry for entry in entries if entry.id not in gone]
        written.append((path, baseline.write_baseline(entries)))
    return written
