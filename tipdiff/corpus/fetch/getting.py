"""From what is asked for to what became of it: one report after the other, the site asked as little as can
be.

What stands in the corpus is not asked for again, unless it is to be refreshed. For the rest the addresses
are tried in turn until one gives the report that was meant; a page that is something else (another country,
another edition, a "not found" that says 200) is never stored as it.
"""

from __future__ import annotations

import shlex
from collections.abc import Callable, Iterable, Iterator
from datetime import UTC, datetime
from pathlib import Path
from typing import Literal
from urllib.parse import urlsplit

from tipdiff.corpus.fetch.addresses import allowed
from tipdiff.corpus.fetch.identity import UNNAMED, expect
from tipdiff.corpus.fetch.polite import Answer, FetchError, Visitor
from tipdiff.corpus.fetch.storing import Shelf
from tipdiff.corpus.records import Record, record_of
from tipdiff.errors import ReadError
from tipdiff.model.frozen import Frozen

Kind = Literal["new", "changed", "same", "there", "absent", "failed"]
"""`same`: asked for again, and its text is as it was; `there`: not asked for."""

GRAVITY = ("absent", "unusable", "left-alone", "unreachable", "refused")
"""Of several addresses that failed, the one that says most is told."""


class Asked(Frozen):
    """One report to get."""

    country: str
    edition: int
    urls: tuple[str, ...]
    """The addresses to try, in order."""
    sure: bool = True
    """False where the link may lead to no report: then nothing is said of it."""


class Outcome(Frozen):
    """What became of it."""

    asked: Asked
    kind: Kind
    path: Path | None = None
    beside: Path | None = None
    """The version before, for `changed`; a page that changed back has it too."""
    what: str = ""
    """For `absent` and `failed`: what went wrong, and what to do."""


def get(
    asked: Iterable[Asked],
    shelf: Shelf,
    visitor: Visitor,
    profile: str,
    *,
    refresh: bool = False,
    now: Callable[[], datetime] = lambda: datetime.now(UTC),
) -> Iterator[Outcome]:
    """What becomes of each report, as it happens.

    Args:
        refresh: ask for what is there, too, by conditional requests.

    Raises:
        UsageError: the corpus cannot be written to.
    """
    for one in asked:
        newest = shelf.find(one.country, one.edition)
        if newest is not None and not refresh:
            yield Outcome(one, "there", newest)
        else:
            yield _Attempt(one, newest, shelf, visitor, profile, now).outcome()


class _Attempt(Frozen):
    """One report's turn."""

    asked: Asked
    newest: Path | None
    shelf: Shelf
    visitor: Visitor
    profile: str
    now: Callable[[], datetime]

    def outcome(self) -> Outcome:
        record = record_of(self.newest) if self.newest else None
        known = record.url if record and record.url and allowed(self.visitor.known, record.url) else None
        failures: list[FetchError] = []
        spent: set[str] = set()
        for url in dict.fromkeys((*((known,) if known else ()), *self.asked.urls)):
            if urlsplit(url).netloc in spent:
                continue
            try:
                validators = (record.etag, record.last_modified) if record and url == known else (None, None)
                answer = self.visitor.get(url, *validators)
                if answer.data is None:
                    return Outcome(self.asked, "same", self.newest)
                return self._store(answer, answer.data)
            except FetchError as error:
                failures.append(error)
                if error.reason not in ("absent", "unusable"):
                    spent.add(urlsplit(url).netloc)
        return self._failure(failures)

    def _store(self, answer: Answer, data: bytes) -> Outcome:
        try:
            report = expect(data, self.profile, self.asked.country, self.asked.edition)
        except ReadError as error:
            raise FetchError(
                error.what.replace(UNNAMED, answer.url, 1), "Look at it in a browser", "unusable"
            ) from error
        moment = self.now()
        placed = self.shelf.put(
            report,
            data,
            lambda name: Record(
                file=name,
                url=answer.url,
                retrieved=moment.strftime("%Y-%m-%dT%H:%M:%SZ"),
                etag=answer.etag,
                last_modified=answer.last_modified,
                sha256=report.sha256,
            ),
            moment.strftime("%Y-%m-%d"),
        )
        back = placed.kind == "same" and placed.path != self.newest
        return Outcome(self.asked, placed.kind, placed.path, self.newest if back else placed.beside)

    def _failure(self, failures: list[FetchError]) -> Outcome:
        if not failures:
            what = f"there is no known address for the {self.asked.edition} report of {self.asked.country}"
            return Outcome(self.asked, "absent", what=f"{what}. Give the list of countries with --index URL")
        worst = max(failures, key=lambda error: GRAVITY.index(error.reason))
        if worst.reason == "absent":
            return Outcome(self.asked, "absent", what=str(failures[0]))
        folder = "" if self.shelf.root == Path("corpus") else f" -o {shlex.quote(str(self.shelf.root))}"
        what_to_do = f"Save it in a browser, then: tipdiff import FILE{folder}"
        return Outcome(self.asked, "failed", what=f"{worst.what}. {what_to_do}")
