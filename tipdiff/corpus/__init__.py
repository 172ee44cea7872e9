"""Folders of reports: `<country>/<edition>.<ext>`, the corpus that ships with tipdiff, and REPORT arguments."""

from __future__ import annotations

import os
import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from tipdiff.errors import ReadError, UsageError
from tipdiff.model.edition import Edition, order, parse
from tipdiff.model.frozen import Frozen
from tipdiff.profiles import countries

if TYPE_CHECKING:
    from pathlib import Path

SUFFIXES = (".html", ".htm", ".md", ".txt", ".pdf", ".docx", ".epub", ".odt", ".json")
LOOKUP = r"(?P<country>[^\W\d][\w' .-]*):(?P<edition>[\w./-]+)"
DEFAULT = "corpus"
CLOSED = "all"
"""The edition of an entry that is a folder nobody may look into: whatever is in it."""
FOLLOW = "TIPDIFF_FOLLOW_LINKS"
"""Environment variable that lets links lead out of a corpus: else whoever may put a link there may have any file of
this machine read, and shown."""


class Entry(Frozen):
    """One report of a corpus."""

    country: str
    edition: Edition
    path: Path
    beside: Path | None = None
    """The report of this edition that stands before it: a corpus has one, and this is another."""
    leads_out: bool = False
    """True for a link to what is not in the corpus."""


class Corpus(Frozen):
    """A folder of reports of one family."""

    root: Path

    @property
    def named(self) -> str:
        """As messages call it: nobody put the sample corpus where it lies."""
        return "the sample corpus" if self.root == shipped() else str(self.root)

    def entries(self) -> Iterator[Entry]:
        """All reports, by country and edition; files of other names are passed over.

        A country's folder that cannot be looked into is one entry, of the edition `CLOSED`.
        """
        root = os.path.realpath(self.root)
        for folder in sorted(path for path in self.root.iterdir() if path.is_dir()):
            country = countries.slug(folder.name)
            try:
                paths = [path for path in folder.iterdir() if path.suffix.lower() in SUFFIXES]
            except OSError:
                yield Entry(country, CLOSED, folder)
                continue
            named = [(parse(path.stem), path) for path in paths]
            found = [(edition, path) for edition, path in named if edition is not None]
            first: dict[Edition, Path] = {}
            for edition, path in sorted(found, key=lambda each: (order(each[0]), each[1])):
                linked = path.is_symlink() or folder.is_symlink()
                yield Entry(country, edition, path, first.get(edition), linked and _leads_out(path, root))
                first.setdefault(edition, path)

    def find(self, country: str, edition: Edition) -> Entry:
        """The report of that country and edition.

        Raises:
            UsageError: there is none.
        """
        slug = countries.slug(country)
        entries = list(self.entries())
        for entry in entries:
            if (entry.country, entry.edition) == (slug, edition):
                return entry
        editions = [str(entry.edition) for entry in entries if entry.country == slug]
        if editions:
            raise UsageError(f"{self.named} has no {edition} report of {slug}", f"It has {', '.join(editions)}")
        known = ", ".join(dict.fromkeys(entry.country for entry in entries)) or "none"
        raise UsageError(f"{self.named} has no report of {slug}", f"Its countries: {known}")


def source_of(entry: Entry) -> Path:
    """The file of an entry.

    Raises:
        ReadError: it is a folder that cannot be looked into, or a link out of the corpus.
    """
    if entry.edition == CLOSED:
        raise ReadError(f"cannot read {entry.path}", "Check who may look into the folder")
    if entry.leads_out:
        raise ReadError(f"{entry.path} is a link out of the corpus", f"Put the file there, or set {FOLLOW}=1")
    return entry.path


def edition(text: str) -> Edition:
    """An edition as an argument names it.

    Raises:
        UsageError: it is not an edition.
    """
    found = parse(text)
    if found is None:
        raise UsageError(f"{text!r} is not an edition", "Give a year, or a label such as 2024-h1, 2019-10 or 3.1")
    return found


def shipped() -> Path:
    """The sample corpus: inside the package where it was installed, beside it in a checkout."""
    from pathlib import Path

    package = Path(__file__).parent.parent
    installed = package / "_corpus"
    return installed if installed.is_dir() else package.parent / "corpus"


def default() -> Corpus:
    """`./corpus` where it exists, else the sample corpus."""
    from pathlib import Path

    return Corpus(Path(DEFAULT) if os.path.isdir(DEFAULT) else shipped())


def at(path: str | Path | None) -> Corpus:
    """The corpus in a folder, or the default one.

    Raises:
        UsageError: the folder does not exist.
    """
    if path is None:
        return default()
    if not os.path.isdir(path):
        raise UsageError(f"{path} is not a folder", "Give a corpus: a folder of <country>/<edition>.html")
    from pathlib import Path

    return Corpus(Path(path))


def filled(path: str | Path | None) -> Corpus:
    """As `at`, but with a report in it: finding nothing wrong in nothing is not a result.

    Raises:
        UsageError: the folder does not exist, or holds no report.
    """
    found = at(path)
    if next(found.entries(), None) is None:
        raise UsageError(f"{found.root} has no reports in it", "Lay it out as <country>/<edition>.html")
    return found


def resolve(argument: str, corpus: str | Path | None = None) -> str:
    """The path that a REPORT argument means: itself, or what `country:edition` finds in the corpus."""
    if argument == "-" or os.path.exists(argument):
        return argument
    found = re.fullmatch(LOOKUP, argument)
    named = parse(found["edition"]) if found else None
    if found is None or named is None:
        return argument
    return str(at(corpus).find(found["country"], named).path)


def _leads_out(path: Path, root: str) -> bool:
    return not os.environ.get(FOLLOW) and os.path.commonpath((root, os.path.realpath(path))) != root
