"""Reports of a corpus for many screens: each file is read once, in whichever thread asks first."""

from __future__ import annotations

from collections import OrderedDict
from contextlib import suppress
from pathlib import Path
from threading import Lock
from typing import TYPE_CHECKING

from tipdiff.corpus import Corpus, shipped, source_of
from tipdiff.errors import TipdiffError

if TYPE_CHECKING:
    from tipdiff.model import Report

KEPT = 64
"""Reports held in memory: two or three countries with all their editions."""


class Library:
    """A corpus with the reports that were read of late."""

    def __init__(self, corpus: Corpus) -> None:
        self.corpus = corpus
        self._reports: OrderedDict[Path, Report] = OrderedDict()
        self._lock = Lock()

    @property
    def sample(self) -> bool:
        """True for the corpus that ships with tipdiff, before any of it is read."""
        return self.corpus.root.resolve() == shipped().resolve()

    @property
    def name(self) -> str:
        return "the sample corpus" if self.sample else self.corpus.root.resolve().name

    def report(self, path: Path) -> Report:
        """The report in a file.

        Raises:
            TipdiffError: it cannot be read.
        """
        with self._lock:
            known = self._reports.get(path)
            if known is not None:
                self._reports.move_to_end(path)
                return known
        from tipdiff.corpus.loading import load  # the readers cost more than the first frame has

        report = load(path)
        with self._lock:
            self._reports[path] = report
            while len(self._reports) > KEPT:
                self._reports.popitem(last=False)
        return report

    def others(self, report: Report) -> list[Report]:
        """Further editions about the same country, of the same family; what cannot be read is passed over."""
        found: list[Report] = []
        for entry in self.corpus.entries():
            if entry.country == report.country and entry.edition != report.edition:
                with suppress(TipdiffError):
                    other = self.report(source_of(entry))
                    if (other.country, other.family, other.sample) == (
                        report.country,
                        report.family,
                        report.sample,
                    ):
                        found.append(other)
        return found
