"""What a rule found, with its place in the source, and the verdict over all that were found."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Sequence
from hashlib import blake2b
from pathlib import Path

from tipdiff.check import locate
from tipdiff.check.rules import SEVERITIES, UNREADABLE
from tipdiff.model import Finding, Report
from tipdiff.model.edition import Edition, order
from tipdiff.model.frozen import Frozen, replace
from tipdiff.read import decode, kind


class Problem(Frozen):
    """One thing that a rule found."""

    id: str
    """12 hex digits over rule, family, country, editions and what was found, never over lines nor over words that do
    not tell it from others: what a baseline holds on to."""
    rule: str
    severity: str
    message: str
    country: str
    old_edition: Edition | None
    new_edition: Edition | None
    """None of what is said of a whole corpus."""
    change: str | None
    """Id of the change that it stands in."""
    source: str
    profile: str = ""
    line: int | None = None
    column: int | None = None
    end_column: int | None = None
    """The column behind the last letter of what is pointed at, where that ends in its line."""
    page: int | None = None
    """Of a PDF."""
    quote: str | None = None
    """The finding, as it is read."""
    old: str | None = None
    """Of an edited edition, what it said, ..."""
    new: str | None = None
    """... and what it says now."""
    accepted: bool = False
    why: str = ""
    """The reason that the baseline gives for accepting it."""
    sample: bool = False
    """It is about an invented country."""
    about: tuple[str, ...] = ()
    """`edition:finding` of what it rests on."""
    consequences: tuple[Problem, ...] = ()
    """What follows from it, and would not be there without it."""

    @property
    def editions(self) -> str:
        """`2023/2024`, `2024`; `-` of a whole corpus."""
        named = dict.fromkeys(str(each) for each in (self.old_edition, self.new_edition) if each is not None)
        return "/".join(named) or "-"


class Outcome(Frozen):
    """All problems of a run, the baseline's verdict in each."""

    problems: tuple[Problem, ...]
    stale: tuple[str, ...]
    """Ids that the baseline accepts and nothing found, of what was checked."""
    passed: bool
    fail_on: str = "error"
    notes: tuple[str, ...] = ()
    """What is said of the run, for people: how many figures were audited."""

    @property
    def sample(self) -> bool:
        """True where anything is about invented countries."""
        return any(problem.sample for problem in self.problems)

    @property
    def unreadable(self) -> bool:
        """True where something could not be read: then the run tells of the rest only."""
        return any(problem.rule == UNREADABLE for problem in self.problems)

    def fails(self, problem: Problem) -> bool:
        """True for a problem that fails the run."""
        return fails(problem, self.fail_on)


def fails(problem: Problem, fail_on: str) -> bool:
    """True for a problem that fails a run of that bar."""
    if problem.rule == UNREADABLE:
        return True
    if problem.accepted or fail_on not in SEVERITIES:
        return False
    return SEVERITIES.index(problem.severity) >= SEVERITIES.index(fail_on)


def identify(*parts: object) -> str:
    """The id of what these tell from all others."""
    return blake2b("\x1f".join(map(str, parts)).encode(), digest_size=6).hexdigest()


def problem(
    rule: str,
    message: str,
    severity: str,
    report: Report,
    *,
    old_edition: Edition | None = None,
    key: Sequence[object] = (),
    change: str | None = None,
    about: Iterable[str] = (),
) -> Problem:
    """A problem of a report, without a place.

    Args:
        report: the newer report, or the only one.
        old_edition: of the older report, where two are compared.
        key: what tells it from others of its rule, country and editions.
        change: id of the change that it stands in.
        about: `edition:finding` of what it rests on.
    """
    return Problem(
        id=identify(rule, report.profile, report.country, old_edition, report.edition, *key),
        rule=rule,
        severity=severity,
        message=message,
        country=report.country,
        old_edition=old_edition,
        new_edition=report.edition,
        change=change,
        source=report.source,
        profile=report.profile,
        sample=report.sample,
        about=tuple(about),
    )


class Texts:
    """The sources of a run, each read once, and where in them findings stand."""

    def __init__(self) -> None:
        self.read: dict[str, str] = {}

    def of(self, path: str) -> str:
        """The text of a source file; empty where there is none to point into."""
        if path not in self.read:
            file = Path(path)
            data = file.read_bytes() if file.is_file() and file.suffix.lower() != ".json" else b""
            self.read[path] = "" if kind.is_packed(data) else decode(data)
        return self.read[path]

    def placed(self, problem: Problem, finding: Finding | None, at: int = 0, length: int = 0) -> Problem:
        """The problem with the place of a finding in its source: of the word at `at`, and where `length` ends."""
        if finding is None:
            return problem
        source = self.of(problem.source)
        start = locate.word_at(source, finding.text, at)
        found = replace(problem, quote=finding.text, page=finding.page)
        if start is None:
            return found
        place = locate.place(source, start[0])
        end = locate.word_at(source, finding.text, at + length - 1) if length > 1 else None
        last = end[1] if end and end[1] > start[1] and "\n" not in source[start[0] : end[1]] else start[1]
        return replace(found, line=place.line, column=place.column, end_column=place.column + last - start[0])

    def at_words(self, problem: Problem, spelled: Iterable[str]) -> Problem:
        """The problem at the first of these runs of words that its source holds."""
        source = self.of(problem.source)
        start = next(filter(None, (locate.word_at(source, words) for words in spelled)), None)
        if start is None:
            return problem
        place = locate.place(source, start[0])
        return replace(problem, line=place.line, column=place.column, end_column=place.column + start[1] - start[0])


def numbered(problems: Iterable[Problem]) -> Iterator[Problem]:
    """The problems with ids of their own: what nothing tells apart is counted."""
    seen: dict[str, int] = {}
    for each in problems:
        seen[each.id] = count = seen.get(each.id, 0) + 1
        yield each if count == 1 else replace(each, id=identify(each.id, count))


def judge(problems: Iterable[Problem], fail_on: str, accepted: Collection[str]) -> tuple[tuple[Problem, ...], bool]:
    """The problems, those marked that a baseline accepts, and whether the run passes."""
    found = []
    for each in problems:
        if each.severity == "off":
            continue
        beneath = tuple(one for one in each.consequences if one.severity != "off")
        known = each.id in accepted and each.rule != UNREADABLE
        found.append(replace(each, accepted=known, consequences=beneath))
    return tuple(found), not any(fails(each, fail_on) for each in found)


def ordered(problems: Iterable[Problem]) -> list[Problem]:
    """By country, edition and place."""
    return sorted(
        problems,
        key=lambda each: (
            each.country,
            (0,) if each.new_edition is None else order(each.new_edition),
            each.source,
            each.page or 0,
            each.line or 0,
            each.column or 0,
        ),
    )
