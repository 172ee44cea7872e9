"""Places pages in a corpus: takes a page that was read, leaves it whole under its name, or beside the one
there.

It alone writes into a corpus. The record is there before the page, and both come by renaming: a page under
its own name is complete and has its record, whenever the process was killed. A page whose text is not that
of the one in its place goes beside it, as `2023.2024-07-01.html`: which of the two is right is a question
for a reader.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from contextlib import suppress
from hashlib import sha256
from pathlib import Path
from typing import Literal

from tipdiff.corpus import Corpus, files
from tipdiff.corpus.fetch.identity import identify
from tipdiff.corpus.records import Record, path_of, record_of
from tipdiff.errors import ReadError, UsageError
from tipdiff.model import Report
from tipdiff.model.edition import Edition
from tipdiff.model.frozen import Frozen
from tipdiff.read import Format, sniff

SUFFIXES: dict[Format, str] = {
    "html": ".html", "markdown": ".md", "text": ".txt", "pdf": ".pdf", "docx": ".docx", "epub": ".epub", "odt": ".odt"
}  # fmt: skip
LATER = re.compile(r"\.(?P<day>\d{4}-\d\d-\d\d)(?:-(?P<number>\d+))?\.\w+")
"""What a later version has after the edition in its name."""


class Placed(Frozen):
    """What became of a page."""

    kind: Literal["new", "same", "changed"]
    path: Path
    """Where its text stands."""
    beside: Path | None = None
    """The newest version until now, which its text is not that of."""


class Shelf:
    """A corpus that grows; `profile` reads what stands in it."""

    def __init__(self, root: Path, profile: str | None) -> None:
        self.root = root
        self.profile = profile
        entries = list(Corpus(root).entries()) if root.is_dir() else []
        self._pages = {(entry.country, entry.edition): entry.path for entry in reversed(entries)}
        self._folders = {entry.country: entry.path.parent for entry in reversed(entries)}

    def find(self, country: str, edition: Edition) -> Path | None:
        """The newest version of that report's page."""
        page = self._pages.get((country, edition))
        return None if page is None else versions(page)[0]

    def put(self, report: Report, data: bytes, record: Callable[[str], Record], day: str) -> Placed:
        """Places a page.

        Args:
            report: what the page says it is.
            record: makes the page's record from its file name.
            day: `2024-07-01`, for the name of a page that differs from the one in its place.

        Raises:
            UsageError: the folder cannot be written to.
        """
        key = report.country, report.edition
        page = self._pages.get(key)
        if page is None:
            folder = self._folders.setdefault(report.country, self.root / report.country)
            page = self._pages[key] = folder / f"{report.edition}{suffix(data)}"
            _write(page, data, record(page.name))
            return Placed("new", page)
        known = versions(page)
        for version in known:
            if self._same_text(version, report):
                if record_of(version) is None and version.read_bytes() == data:
                    files.put(Path(path_of(version)), record(version.name).dump())
                return Placed("same", version)
        target = _free(page, day, suffix(data))
        _write(target, data, record(target.name))
        return Placed("changed", target, known[0])

    def _same_text(self, version: Path, report: Report) -> bool:
        """Whether a page says what a report says: a site's menus and dates change with every request."""
        data = version.read_bytes()
        if sha256(data).hexdigest() == report.sha256:
            return True
        try:
            old = identify(data, self.profile, country=report.country, edition=report.edition)
        except ReadError:
            return False
        return _text(old) == _text(report)


def versions(page: Path) -> list[Path]:
    """A page and the later versions beside it, the newest first."""
    later = {
        path: (found["day"], int(found["number"] or 1))
        for path in page.parent.glob(f"{page.stem}.*")
        if (found := LATER.fullmatch(path.name, len(page.stem))) and path.suffix in SUFFIXES.values()
    }
    return [*sorted(later, key=later.__getitem__, reverse=True), page]


def suffix(data: bytes) -> str:
    """The suffix that a page of these bytes has in a corpus."""
    format_ = "pdf" if data.startswith(b"%PDF-") else sniff(data)
    return SUFFIXES[format_ or "text"]


def _text(report: Report) -> list[tuple[str, str]]:
    facts = [("tier", f"{report.tier} {report.movement}")]
    return facts + [(section.section, finding.raw or finding.text) for section, finding in report.placed()]


def _free(page: Path, day: str, ending: str) -> Path:
    taken = {version.name.removesuffix(version.suffix) for version in versions(page)}
    name, number = f"{page.stem}.{day}", 1
    while name in taken:
        number += 1
        name = f"{page.stem}.{day}-{number}"
    return page.with_name(name + ending)


def _write(page: Path, data: bytes, record: Record) -> None:
    try:
        page.parent.mkdir(parents=True, exist_ok=True)
        for left in page.parent.glob(f".{page.stem}.*{files.PARTIAL}"):  # of a run that was killed while it wrote
            with suppress(FileNotFoundError):
                left.unlink()
        files.put(Path(path_of(page)), record.dump())
        files.put(page, data)
    except OSError as error:
        raise UsageError(f"cannot write {page}: {error.strerror}", "Check the folder") from error
