"""Snapshots as a store: what each report of a corpus said when it was last read.

Writes `<country>/<edition>.json` for every report, and says how a source and its snapshot part: the source changed, or
only the way it is read. Nothing half-written is ever left under a final name.
"""

from __future__ import annotations

import os
from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Literal

from tipdiff import snapshot
from tipdiff.compare import load
from tipdiff.corpus import Corpus, Entry
from tipdiff.errors import TipdiffError, UsageError
from tipdiff.model import Report

State = Literal["same", "source changed", "reading changed", "missing"]


@dataclass(frozen=True)
class Drift:
    """One report held against its snapshot."""

    entry: Entry
    state: State
    then: Report | None
    """What the snapshot holds."""
    now: Report | None
    """What the source gives today; None where that was not needed or could not be read."""


def path_of(folder: Path, entry: Entry) -> Path:
    return folder / entry.country / f"{entry.edition}.json"


def write_all(corpus: Corpus, folder: Path) -> Iterator[tuple[Entry, TipdiffError | None]]:
    """Writes the snapshot of every report; yields each with the error that kept it from being read."""
    for entry in corpus.entries():
        try:
            write(read_entry(corpus, entry), path_of(folder, entry))
        except TipdiffError as error:
            yield entry, error
        else:
            yield entry, None


def write(report: Report, path: Path) -> None:
    """Whole or not at all: a reader never finds half a snapshot.

    Raises:
        UsageError: the folder cannot be written.
    """
    partial = path.with_name(f".{path.name}.{os.getpid()}")
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        partial.write_bytes(snapshot.to_json(report))
        partial.replace(path)
    except OSError as error:
        raise UsageError(f"cannot write {path}: {error.strerror}", "Check the folder") from error


def read_entry(corpus: Corpus, entry: Entry) -> Report:
    """A report of a corpus, its source named from the corpus's root: the same on every machine."""
    report = load(entry.path)
    return replace(report, source=entry.path.relative_to(corpus.root).as_posix())


def drift(corpus: Corpus, folder: Path) -> Iterator[Drift]:
    """Every report of a corpus held against its snapshot.

    Raises:
        ReadError: a report or snapshot cannot be read.
    """
    for entry in corpus.entries():
        path = path_of(folder, entry)
        if not path.is_file():
            yield Drift(entry, "missing", None, None)
            continue
        data = path.read_bytes()
        then, now = snapshot.from_json(data, str(path)), read_entry(corpus, entry)
        if snapshot.to_json(now) == data:
            yield Drift(entry, "same", then, now)
        else:
            yield Drift(entry, "source changed" if then.sha256 != now.sha256 else "reading changed", then, now)


