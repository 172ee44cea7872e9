"""What a rule found, with its place in the source, and the verdict over all that were found."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from hashlib import blake2b
from pathlib import Path

from tipdiff.check.config import SEVERITIES, Config
from tipdiff.check.locate import locate
from tipdiff.model import Finding
from tipdiff.model.edition import Edition
from tipdiff.model.frozen import Frozen, replace
from tipdiff.read import decode


class Problem(Frozen):
    """One thing that a rule found."""

    id: str
    """12 hex digits over rule, country, editions and what was found, never over lines: what a baseline holds on to."""
    rule: str
    severity: str
    message: str
    country: str
    old_edition: Edition | None
    new_edition: Edition
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


class Outcome(Frozen):
    """All problems of a run, the baseline's verdict in each."""

    problems: tuple[Problem, ...]
    stale: tuple[str, ...]
    """Ids that the baseline accepts and nothing found."""
    passed: bool

    @property
    def sample(self) -> bool:
        return any(problem.sample for problem in self.problems)


def problem(
    rule: str,
    message: str,
    severity: str,
    *,
    country: str,
    edition: Edition,
    source: str,
    old_edition: Edition | None = None,
    key: Sequence[str] = (),
    sample: bool = False,
    change: str | None = None,
) -> Problem:
    """A problem without a place.

    Args:
        edition: of the newer report, or of the only one.
        old_edition: of the older report, where two are compared.
        key: what tells it from others of its rule, country and editions.
        change: id of the change that it stands in.
    """
    head = "\x1f".join((rule, country, str(old_edition), str(edition), *key))
    return Problem(
        id=blake2b(head.encode(), digest_size=6).hexdigest(),
        rule=rule,
        severity=severity,
        message=message,
        country=country,
        old_edition=old_edition,
        new_edition=edition,
        change=change,
        source=source,
        line=None,
        column=None,
        quote=None,
        sample=sample,
    )


def placed(problem: Problem, finding: Finding | None, source: str, at: int) -> Problem:
    """The problem with the place of a finding in the text of its source, and of the word at `at` in it."""
    if finding is None:
        return problem
    place = locate(source, finding.text, at)
    return replace(
        problem, line=place.line if place else None, column=place.column if place else None, quote=finding.text
    )


def text_of(path: str) -> str:
    """The text of a source file; empty where there is none to point into."""
    file = Path(path)
    return decode(file.read_bytes()) if file.is_file() and file.suffix != ".pdf" else ""


def judge(problems: Iterable[Problem], config: Config, accepted: Iterable[str]) -> Outcome:
    """The outcome of a run: what a baseline accepts fails nothing."""
    known = set(accepted)
    found = tuple(replace(each, accepted=each.id in known) for each in problems if each.severity != "off")
    ids = {each.id for each in found}
    grave = SEVERITIES.index(config.fail_on) if config.fail_on in SEVERITIES else len(SEVERITIES)
    failing = any(not each.accepted and SEVERITIES.index(each.severity) >= grave for each in found)
    return Outcome(found, tuple(sorted(known - ids)), not failing)
