"""The baseline: a file of the accepted problems, one a line, sorted by country and edition.

    5f0c2a9be117  mexico  2023/2024  restated  tip  the 2023 report gave 831 ...  # by letter until=2027-01-31

Takes its text and gives its entries, and back. Alone owns how a line is written, what it keeps, and which entries are
stale: only those of what was checked.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Mapping, Sequence
from datetime import date
from pathlib import Path

from tipdiff.check.problems import Problem, fails
from tipdiff.check.rules import UNREADABLE
from tipdiff.errors import UsageError
from tipdiff.model import Report
from tipdiff.model.edition import Edition, parse
from tipdiff.model.frozen import Frozen, replace

ID = re.compile(r"[0-9a-f]{12}")
HEAD = "# Problems that tipdiff check accepts: id, country, editions, rule, family, summary, and # a reason."
UNTIL = re.compile(r"\buntil=(\S+)")
SUMMARY = 120
"""Letters of a message that a line keeps."""


class Entry(Frozen):
    """One accepted problem."""

    id: str
    country: str = ""
    editions: str = ""
    """`2024`, `2023/2024`, as `Problem.editions`."""
    rule: str = ""
    profile: str = ""
    summary: str = ""
    why: str = ""
    """What stands behind `#`."""

    @property
    def line(self) -> str:
        """As the file holds it."""
        fields = (
            self.id,
            self.country or "-",
            self.editions or "-",
            self.rule or "-",
            self.profile or "-",
            self.summary,
        )
        return "  ".join(filter(None, fields)) + (f"  # {self.why}" if self.why else "")

    def over(self, today: date) -> bool:
        """True for one whose time is over."""
        until = UNTIL.search(self.why)
        return until is not None and date.fromisoformat(until[1]) < today


class Scope(Frozen):
    """What a run looked at."""

    editions: frozenset[tuple[str, str, str]] = frozenset()
    """(family, country, edition)."""
    whole: bool = False
    """True where every report of the corpus was looked at, so that what is of no report of it is stale."""
    countries: frozenset[tuple[str, str]] = frozenset()
    """(family, country) of a whole corpus."""
    unsaid: frozenset[str] = frozenset()
    """Ids of what an edit hides: it is not gone, it will be back."""
    pairs_only: bool = False
    topic: str | None = None

    @classmethod
    def of_corpus(
        cls,
        reports: Sequence[Report],
        broken: Sequence[tuple[str, Edition]],
        partly: bool,
        unsaid: frozenset[str],
        topic: str | None,
    ) -> Scope:
        """Of a corpus, less the countries of which something could not be read."""
        out = {country for country, _ in broken}
        read = [report for report in reports if report.country not in out]
        return cls(
            frozenset((r.profile, r.country, str(r.edition)) for r in read),
            not partly,
            frozenset((r.profile, r.country) for r in read),
            unsaid,
            False,
            topic,
        )

    def covers(self, entry: Entry, off: Collection[str]) -> bool:
        """True for an entry that would have been found if it still held."""
        if self.topic is not None or entry.rule in off or entry.id in self.unsaid or not entry.rule:
            return False
        names = entry.editions.split("/")
        if self.pairs_only and (len(names) < 2 or entry.rule not in PAIRED):
            return False
        if self.whole and (entry.profile, entry.country) in self.countries:
            return True
        return all((entry.profile, entry.country, name) in self.editions for name in names)


PAIRED = frozenset(
    "tier-changed restated section-missing figure-changed recommendation-dropped finding-dropped".split()
)
"""Rules over two editions."""


def read_baseline(path: Path) -> list[Entry]:
    """The entries of a baseline; none where there is no file.

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
        raise UsageError(f"{path} is not a baseline: it is not UTF-8", "Name another with --baseline") from error
    found: dict[str, Entry] = {}
    for number, line in enumerate(lines, start=1):
        if line.strip() and not line.startswith("#"):
            entry = _entry(line, path, number)
            earlier = found.get(entry.id)
            found[entry.id] = replace(entry, why=entry.why or earlier.why) if earlier else entry
    return list(found.values())


def _entry(line: str, path: Path, number: int) -> Entry:
    if line.startswith(("<<<<<<<", "=======", ">>>>>>>")):
        raise UsageError(
            f"{path}, line {number}: two versions of the baseline are not merged",
            "Keep the lines of both, or put 'tipdiff-baseline.txt merge=union' into .gitattributes",
        )
    said, mark, why = line.partition("  # ")
    if not mark:
        said, _, why = line.partition(" # ")
    words = re.split(r"\s{2,}|\t", said.strip(), maxsplit=5)
    first = words[0].split()[0]
    if not ID.fullmatch(first):
        raise UsageError(f"{path}, line {number}: {first[:20]!r} is not the id of a problem", "Fix or remove the line")
    if (until := UNTIL.search(why)) and not _is_date(until[1]):
        raise UsageError(f"{path}, line {number}: {until[1]!r} is not a date", "Write until=YYYY-MM-DD")
    if len(words) < 6 or not _are_editions(words[2]):
        return Entry(first, why=why.strip())
    country, editions, rule, profile, summary = ("" if field == "-" else field for field in words[1:])
    return Entry(first, country, editions or "-", rule, profile, summary, why.strip())


def _is_date(text: str) -> bool:
    try:
        date.fromisoformat(text)
    except ValueError:
        return False
    return True


def _are_editions(text: str) -> bool:
    return text == "-" or all(parse(name) is not None for name in text.split("/"))


def write_baseline(entries: Iterable[Entry]) -> str:
    """The text of a baseline."""
    lines = sorted({each.id: each for each in entries}.values(), key=_place)
    return "\n".join((HEAD, *(each.line for each in lines), ""))


def _place(entry: Entry) -> tuple[str, ...]:
    return entry.country, entry.editions, entry.rule, entry.summary, entry.id


def entry_of(problem: Problem, why: str = "") -> Entry:
    """The line that accepts a problem."""
    summary = " ".join(problem.message.split()).replace(" # ", " ")
    if len(summary) > SUMMARY:
        summary = f"{summary[:SUMMARY].rpartition(' ')[0]} …"
    return Entry(problem.id, problem.country, problem.editions, problem.rule, problem.profile, summary, why)


def accepted_by(entries: Iterable[Entry], today: date) -> Mapping[str, str]:
    """Id -> reason of what a baseline accepts today."""
    return {entry.id: entry.why for entry in entries if not entry.over(today)}


def stale(entries: Iterable[Entry], problems: Iterable[Problem], scope: Scope, off: Collection[str]) -> list[Entry]:
    """Entries of what was checked that nothing found."""
    found = {each.id for problem in problems for each in (problem, *problem.consequences)}
    return [entry for entry in entries if entry.id not in found and scope.covers(entry, off)]


def updated(
    entries: Sequence[Entry], problems: Iterable[Problem], scope: Scope, off: Collection[str], fail_on: str
) -> list[Entry]:
    """The entries with all that fails the run, without the stale ones; reasons and what was not checked stay."""
    known = {entry.id: entry.why for entry in entries}
    gone = {entry.id for entry in stale(entries, problems, scope, off)}
    found = [entry_of(each, known.get(each.id, "")) for each in problems if _to_accept(each, known, fail_on)]
    new = {entry.id for entry in found}
    return [*(entry for entry in entries if entry.id not in gone and entry.id not in new), *found]


def _to_accept(problem: Problem, known: Collection[str], fail_on: str) -> bool:
    """True for a problem that fails the run, or that was accepted before."""
    if problem.rule == UNREADABLE or problem.severity == "off":
        return False
    return problem.id in known or fails(replace(problem, accepted=False), fail_on)
