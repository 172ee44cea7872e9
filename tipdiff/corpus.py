"""Folders of reports: `<country>/<edition>.<ext>`, the corpus that ships with tipdiff, and REPORT arguments."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

from tipdiff import countries
from tipdiff.errors import UsageError
from tipdiff.frozen import Frozen

SUFFIXES = (".html", ".htm", ".md", ".txt", ".pdf", ".json")
LOOKUP = re.compile(r"(?P<country>[^\W\d][\w' .-]*):(?P<edition>(?:19|20)\d\d)")
DEFAULT = Path("corpus")


class Entry(Frozen):
    """One report of a corpus."""

    country: str
    edition: int
    path: Path


class Corpus(Frozen):
    """A folder of reports of one family."""

    root: Path

    def entries(self) -> Iterator[Entry]:
        """All reports, by country and edition; files of other names are passed over."""
        for folder in sorted(path for path in self.root.iterdir() if path.is_dir()):
            for path in sorted(folder.iterdir()):
                if path.suffix.lower() in SUFFIXES and re.fullmatch(r"(?:19|20)\d\d", path.stem):
                    yield Entry(countries.slug(folder.name), int(path.stem), path)

    def find(self, country: str, edition: int) -> Entry:
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
            raise UsageError(f"{self.root} has no {edition} report of {slug}", f"It has {', '.join(editions)}")
        known = ", ".join(dict.fromkeys(entry.country for entry in entries)) or "none"
        raise UsageError(f"{self.root} has no report of {slug}", f"Its countries: {known}")


def shipped() -> Path:
    """The sample corpus: inside the package where it was installed, beside it in a checkout."""
    package = Path(__file__).parent
    installed = package / "_corpus"
    return installed if installed.is_dir() else package.parent / "corpus"


def default() -> Corpus:
    """`./corpus` where it exists, else the sample corpus."""
    return Corpus(DEFAULT if DEFAULT.is_dir() else shipped())


def at(path: str | Path | None) -> Corpus:
    """The corpus in a folder, or the default one.

    Raises:
        UsageError: the folder does not exist.
    """
    if path is None:
        return default()
    if not Path(path).is_dir():
        raise UsageError(f"{path} is no folder", "Give a corpus: a folder of <country>/<edition>.html")
    return Corpus(Path(path))


def resolve(argument: str, corpus: str | Path | None = None) -> str:
    """The path that a REPORT argument means: itself, or what `country:edition` finds in the corpus."""
    if argument == "-" or Path(argument).exists():
        return argument
    found = LOOKUP.fullmatch(argument)
    if found is None:
        return argument
    return str(at(corpus).find(found["country"], int(found["edition"])).path)
