"""Snapshots as a store: what each report of a corpus said when it was last read.

Writes `<country>/<edition>.json` for every report, and says how a source and its snapshot differ: the source
changed, or only the way it is read. Nothing half-written is ever left under a final name.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Literal

from tipdiff.compare.flow import compare
from tipdiff.corpus import Corpus, Entry, files, snapshot_json, source_of
from tipdiff.corpus.kin import require_kin
from tipdiff.corpus.loading import SNAPSHOTS, load
from tipdiff.errors import ReadError
from tipdiff.model import ChangeLog, Report
from tipdiff.model.edition import Edition, parse
from tipdiff.model.frozen import Frozen, replace
from tipdiff.profiles import countries

State = Literal["same", "source changed", "reading changed", "missing", "no source", "cannot be read"]


class Drift(Frozen):
    """One report held against its snapshot."""

    entry: Entry
    state: State
    log: ChangeLog | None = None
    """From what the snapshot holds to what the source gives today; None where they are the same, cannot be compared,
    or one is missing."""
    reason: str | None = None
    """Why it cannot be read."""


def path_of(folder: Path, entry: Entry) -> Path:
    return folder / entry.country / f"{entry.edition}.json"


def folder_of(corpus: Corpus) -> Path:
    """Where a corpus's snapshots lie: beside it, else where `tipdiff snapshot` writes them."""
    beside = corpus.root.absolute().parent / SNAPSHOTS
    return beside if beside.is_dir() else Path(SNAPSHOTS)


def write_all(corpus: Corpus, folder: Path, profile: str | None = None) -> Iterator[tuple[Entry, ReadError | None]]:
    """Writes the snapshot of every report; yields each with the error that kept it from being read.

    Raises:
        UsageError: the folder cannot be written to.
    """
    for entry in corpus.entries():
        try:
            report = read_entry(corpus, entry, profile)
        except ReadError as error:
            yield entry, error
        else:
            files.replace(path_of(folder, entry), snapshot_json.to_json(report))
            yield entry, None


def read_entry(corpus: Corpus, entry: Entry, profile: str | None = None) -> Report:
    """A report of a corpus, its source named from the corpus's root: the same on every machine.

    Raises:
        ReadError: it cannot be read, or another of its edition stands before it.
    """
    if entry.beside is not None:
        raise ReadError(f"{entry.path} is a second {entry.edition} report beside {entry.beside.name}", "Remove one")
    report = load(source_of(entry), profile=profile, fresh=True)
    if profile is None:
        require_kin(report, str(entry.path), corpus)
    return replace(report, source=entry.path.relative_to(corpus.root).as_posix())


def drift(corpus: Corpus, folder: Path, profile: str | None = None) -> Iterator[Drift]:
    """Every report of a corpus held against its snapshot, then the snapshots that have no report any more."""
    known: set[tuple[str, Edition]] = set()
    for entry in corpus.entries():
        known.add((entry.country, entry.edition))
        try:
            yield _drift(corpus, entry, path_of(folder, entry), profile)
        except ReadError as error:
            yield Drift(entry, "cannot be read", reason=str(error))
    for path in sorted(folder.glob("*/*.json")):
        edition = parse(path.stem)
        if edition is not None and (countries.slug(path.parent.name), edition) not in known:
            yield Drift(Entry(countries.slug(path.parent.name), edition, path), "no source")


def _drift(corpus: Corpus, entry: Entry, path: Path, profile: str | None) -> Drift:
    now = read_entry(corpus, entry, profile)
    if not path.is_file():
        return Drift(entry, "missing")
    data = files.contents(path)
    if snapshot_json.to_json(now) == data:
        return Drift(entry, "same")
    then = snapshot_json.from_json(data, str(path))
    state: State = "source changed" if then.sha256 != now.sha256 else "reading changed"
    return Drift(entry, state, compare(then, now) if then.profile == now.profile else None)
