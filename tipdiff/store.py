"""Snapshots as a store: what each report of a corpus said when it was last read.

Writes `<country>/<edition>.json` for every report, and says how a source and its snapshot part: the source changed, or
only the way it is read. Nothing half-written is ever left under a final name.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Literal

from tipdiff import output, snapshot
from tipdiff.compare import compare, load
from tipdiff.corpus import Corpus, Entry
from tipdiff.errors import TipdiffError
from tipdiff.frozen import Frozen, replace
from tipdiff.model import ChangeLog, Report

State = Literal["same", "source changed", "reading changed", "missing"]


class Drift(Frozen):
    """One report held against its snapshot."""

    entry: Entry
    state: State
    log: ChangeLog | None = None
    """From what the snapshot holds to what the source gives today; None where they are the same, or one is missing."""


def path_of(folder: Path, entry: Entry) -> Path:
    return folder / entry.country / f"{entry.edition}.json"


def write_all(corpus: Corpus, folder: Path) -> Iterator[tuple[Entry, TipdiffError | None]]:
    """Writes the snapshot of every report; yields each with the error that kept it from being read."""
    for entry in corpus.entries():
        try:
            output.replace(path_of(folder, entry), snapshot.to_json(read_entry(corpus, entry)))
        except TipdiffError as error:
            yield entry, error
        else:
            yield entry, None


def read_entry(corpus: Corpus, entry: Entry) -> Report:
    """A report of a corpus, its source named from the corpus's root: the same on every machine."""
    report = load(entry.path, fresh=True)
    return replace(report, source=entry.path.relative_to(corpus.root).as_posix())


def drift(corpus: Corpus, folder: Path) -> Iterator[Drift]:
    """Every report of a corpus held against its snapshot.

    Raises:
        ReadError: a report or snapshot cannot be read.
    """
    for entry in corpus.entries():
        path = path_of(folder, entry)
        if not path.is_file():
            yield Drift(entry, "missing")
            continue
        data = path.read_bytes()
        now = read_entry(corpus, entry)
        if snapshot.to_json(now) == data:
            yield Drift(entry, "same")
            continue
        then = snapshot.from_json(data, str(path))
        yield Drift(entry, "source changed" if then.sha256 != now.sha256 else "reading changed", compare(then, now))
