"""A corpus, read: takes a folder, gives its reports and, by name, those it could not take.

Alone owns what keeps a report out: it cannot be read, it is about another country or edition than its path
says, or it is the second of one edition. Nothing of this stops a run, and nothing of it goes unsaid.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence

from tipdiff.corpus import CLOSED, Corpus, Entry, source_of
from tipdiff.corpus.kin import require_kin
from tipdiff.corpus.loading import load
from tipdiff.errors import TipdiffError, UsageError
from tipdiff.model import Report
from tipdiff.model.edition import Edition, order
from tipdiff.model.frozen import Frozen, replace
from tipdiff.profiles import countries


class Unread(Frozen):
    """A report that was asked for and is not in the result."""

    country: str
    edition: Edition
    source: str
    """Path from the corpus's root; empty where the corpus has no such file."""
    reason: str


class Gathered(Frozen):
    """What a corpus gave."""

    reports: tuple[Report, ...]
    """By country, then by edition."""
    unread: tuple[Unread, ...]

    def of(self, country: str) -> tuple[Report, ...]:
        """The reports on one country, by edition."""
        return tuple(report for report in self.reports if report.country == country)


def gather(
    corpus: Corpus,
    *,
    about: Sequence[str] = (),
    editions: Collection[Edition] | None = None,
    profile: str | None = None,
) -> Gathered:
    """The reports of a corpus.

    Args:
        about: countries by any of their names; all without one.
        editions: years; all where it is None.
        profile: name or file of the family; told by each text where it is None.

    Raises:
        UsageError: the corpus has no report on one of the countries.
    """
    entries = list(corpus.entries())
    wanted = _wanted(corpus, entries, about)
    reports: dict[tuple[str, Edition], Report] = {}
    unread: list[Unread] = []
    for entry in entries:
        asked = editions is None or entry.edition in editions or entry.edition == CLOSED
        if entry.country not in wanted or not asked:
            continue
        source = entry.path.relative_to(corpus.root).as_posix()
        try:
            report = replace(load(source_of(entry), profile=profile), source=source)
            if profile is None:
                require_kin(report, source, corpus)
        except TipdiffError as error:
            unread.append(Unread(entry.country, entry.edition, source, str(error)))
            continue
        earlier = reports.get((report.country, report.edition))
        reason = _misplaced(report, entry, earlier, editions)
        if reason:
            unread.append(Unread(entry.country, entry.edition, source, reason))
        else:
            reports[report.country, report.edition] = report
    ordered = sorted(reports, key=lambda name: (name[0], order(name[1])))
    return Gathered(tuple(reports[name] for name in ordered), tuple(unread))


def _wanted(corpus: Corpus, entries: Sequence[Entry], about: Sequence[str]) -> list[str]:
    known = list(dict.fromkeys(entry.country for entry in entries))
    slugs = list(dict.fromkeys(map(countries.slug, about))) or known
    for slug in slugs:
        if slug not in known:
            has = f"Its countries: {', '.join(known)}" if known else "It has no reports at all"
            raise UsageError(f"{corpus.named} has no report of {slug}", has)
    return slugs


def _misplaced(
    report: Report, entry: Entry, earlier: Report | None, editions: Collection[Edition] | None
) -> str | None:
    if report.country != entry.country:
        return f"it is about {countries.name(report.country)}, but its folder is {entry.country}"
    if editions is not None and report.edition not in editions:
        return f"by its own text it is the {report.edition} report"
    if earlier is not None:
        return f"it is a second {report.edition} report beside {earlier.source}"
    return None
