"""A corpus as it stands: takes its files, gives the reports by what they say they are, and what is wrong with their
places.

Alone owns who is who: identity is family, country and edition as the text has them, never a path. A folder is only a
name, unless it is the name of another country.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterator, Sequence
from pathlib import Path

from tipdiff.check.config import Config
from tipdiff.check.problems import Problem, identify, problem
from tipdiff.check.rules import UNREADABLE
from tipdiff.corpus import SUFFIXES, Corpus, Entry, records, snapshots
from tipdiff.errors import TipdiffError
from tipdiff.model import Report
from tipdiff.model.edition import Edition, order, parse
from tipdiff.model.frozen import Frozen, replace
from tipdiff.profiles import countries

Identity = tuple[str, str, Edition]
"""Family, country, edition."""
NO_REPORTS = ("readme", "license", "licence", "changelog", "index", "contributing", "sources", "notes", "about")
"""Begins the names of pages that lie at the head of a corpus and are none of its reports."""
DOCUMENTS = (*SUFFIXES, ".doc", ".docx", ".odt", ".rtf", ".xhtml", ".mhtml", ".epub")


class Standing(Frozen):
    """The reports of a corpus, and what is wrong with its files."""

    reports: tuple[Report, ...]
    """Each edition once, by country and edition."""
    broken: tuple[tuple[str, Edition], ...]
    """Country and edition, by their paths, of what cannot be read."""
    problems: tuple[Problem, ...]

    def of(self, identity: Identity) -> Report | None:
        """The report of that identity."""
        return next((each for each in self.reports if identity_of(each) == identity), None)


def identity_of(report: Report) -> Identity:
    """What a report is, whatever its path."""
    return report.profile, report.country, report.edition


def stand(corpus: Corpus, config: Config, profile: str | None, published: Collection[str]) -> Standing:
    """The corpus as it stands.

    Args:
        published: countries of which there are references: a folder of their name is theirs.
    """
    read: list[tuple[Entry, Report]] = []
    broken: list[tuple[str, Edition]] = []
    problems: list[Problem] = []
    for entry in corpus.entries():
        if not config.looks_at(entry.country):
            continue
        try:
            report = replace(snapshots.read_entry(corpus, entry, profile), source=str(entry.path))
        except (TipdiffError, OSError) as error:
            problems.append(unreadable(str(error), entry.path, entry.country, entry.edition))
            if entry.beside is None:
                broken.append((entry.country, entry.edition))
            continue
        read.append((entry, report))
    kept, wrong = _placed(read, published, config)
    files = _unknown(corpus, config)
    return Standing(tuple(kept), tuple(broken), (*problems, *wrong, *files))


def unreadable(said: str, path: Path, country: str, edition: Edition | None) -> Problem:
    """What could not be read."""
    return Problem(
        id=identify(UNREADABLE, country, edition, path.as_posix()),
        rule=UNREADABLE,
        severity="error",
        message=said,
        country=country,
        old_edition=None,
        new_edition=edition,
        change=None,
        source=str(path),
    )


def _placed(
    read: Sequence[tuple[Entry, Report]], published: Collection[str], config: Config
) -> tuple[list[Report], list[Problem]]:
    """The reports, each edition once, and those whose path says otherwise than their text."""
    families = Counter(report.profile for _, report in read)
    family = families.most_common(1)[0][0] if families else ""
    inside: dict[str, Counter[str]] = {}
    for entry, report in read:
        inside.setdefault(entry.country, Counter())[report.country] += 1
    told = {report.country for _, report in read} | set(published)
    found: dict[Identity, Report] = {}
    problems: list[Problem] = []
    rightly = sorted(read, key=lambda each: (each[0].country, each[0].edition) != (each[1].country, each[1].edition))
    for entry, report in rightly:
        reasons = list(_reasons(entry, report, told, inside[entry.country], family))
        earlier = found.get(identity_of(report))
        if earlier is not None:
            reasons.append(f"it is a second {report.edition} report beside {earlier.source}")
        if reasons:
            key = (entry.country, entry.edition, *reasons[:0])
            said = "; ".join(reasons)
            problems.append(problem("misplaced", said, config.severity("misplaced"), report, key=key))
        if earlier is None and report.profile == family:
            found[identity_of(report)] = report
    return sorted(found.values(), key=lambda each: (each.country, order(each.edition))), problems


def _reasons(entry: Entry, report: Report, told: Collection[str], inside: Counter[str], family: str) -> Iterator[str]:
    """What speaks against the place of a report."""
    if report.profile != family:
        yield f"it is read as {report.profile}, the corpus is of {family}"
    if report.edition != entry.edition:
        yield f"by its own text it is the {report.edition} report, its name says {entry.edition}"
    named = entry.country
    if report.country != named and (countries.known(named) or named in told or len(inside) > 1):
        yield f"it is about {countries.name(report.country)}, but its folder is {named}"


def _unknown(corpus: Corpus, config: Config) -> Iterator[Problem]:
    """Files of a corpus that are named like no edition."""
    for path in sorted(corpus.root.rglob("*")):
        inner = path.relative_to(corpus.root)
        if not path.is_file() or any(part.startswith(".") or part.endswith("_files") for part in inner.parts):
            continue
        if path.name.endswith(records.SUFFIX) or path.suffix.lower() not in DOCUMENTS:
            continue
        name = path.stem.lower()
        if len(inner.parts) != 2 and (path.suffix.lower() == ".json" or name.startswith(NO_REPORTS)):
            continue
        named = parse(path.stem) is not None and path.suffix.lower() in SUFFIXES
        if len(inner.parts) == 2 and (named or name.startswith(NO_REPORTS)):
            continue
        country = countries.slug(inner.parts[0]) if len(inner.parts) > 1 else ""
        if country and not config.looks_at(country):
            continue
        where = "is named like no edition" if len(inner.parts) == 2 else "stands in no folder of a country"
        yield Problem(
            id=identify("unknown-file", inner.as_posix()),
            rule="unknown-file",
            severity=config.severity("unknown-file"),
            message=f"{path.name} {where}: nothing checks it",
            country=country,
            old_edition=None,
            new_edition=None,
            change=None,
            source=str(path),
        )
