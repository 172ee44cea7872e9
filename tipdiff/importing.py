"""`tipdiff import`: saved pages and PDFs in, each placed in the corpus by what it says it is.

Country and edition come from the text alone, never from the file's name: a browser names all of them alike.
What does not say which report it is stays out, and a page that differs from the one in its place goes
beside it.
"""

from __future__ import annotations

import shlex
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

from tipdiff import corpus
from tipdiff.errors import ExitCode, ReadError
from tipdiff.output import complain, write

if TYPE_CHECKING:
    import argparse

    from tipdiff.fetch.storing import Placed, Shelf

MHTML = b"\nSnapshot-Content-Location:"
"""Stands in the head of what browsers save as a "single file": mail, not HTML."""
MHTML_HEAD = 2048


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """The options of `tipdiff import`."""
    parser.add_argument("files", nargs="+", metavar="FILE", help="a saved page, Markdown, text or PDF")
    parser.add_argument("-o", "--output", default="corpus", metavar="DIR", help="the corpus: ./corpus")
    parser.add_argument("--country", metavar="SLUG", help="wins over what the files say")
    parser.add_argument("--edition", type=corpus.edition, metavar="YEAR", help="wins over what the files say")
    parser.add_argument("--profile", metavar="NAME|FILE", help="the family; told by the text otherwise")


def run(arguments: argparse.Namespace) -> int:
    """Places every file; returns 0 where all found their place, else 2.

    Raises:
        UsageError: the corpus cannot be written to.
        ProfileError: the profile does not exist or is wrong.
    """
    from tipdiff.fetch.storing import Shelf

    shelf = Shelf(Path(arguments.output), arguments.profile)
    refused = 0
    for name in arguments.files:
        try:
            placed = place(Path(name), shelf, country=arguments.country, edition=arguments.edition)
        except ReadError as error:
            refused += 1
            complain(str(error))
        else:
            write(f"{_line(name, placed)}\n", None)
    return ExitCode.USAGE if refused else ExitCode.DONE


def place(file: Path, shelf: Shelf, *, country: str | None = None, edition: int | None = None) -> Placed:
    """Places one file.

    Args:
        country: wins over what the file says.
        edition: as country.

    Raises:
        ReadError: it cannot be read, is no report, or does not say which.
        UsageError: the corpus cannot be written to.
    """
    from tipdiff import countries
    from tipdiff.fetch.identity import UNNAMED, identify
    from tipdiff.records import Record

    data = _bytes(file)
    try:
        slug = countries.slug(country) if country else None
        report = identify(data, shelf.profile, country=slug, edition=edition)
    except ReadError as error:
        raise ReadError(*_renamed(str(error), UNNAMED, str(file))) from error
    return shelf.put(
        report,
        data,
        lambda name: Record(name, report.url, None, None, None, report.sha256),
        datetime.now(UTC).strftime("%Y-%m-%d"),
    )


def _bytes(file: Path) -> bytes:
    if file.is_dir():
        raise ReadError(f"{file} is a folder", "Give the files in it")
    try:
        data = file.read_bytes()
    except OSError as error:
        raise ReadError(f"cannot read {file}: {error.strerror}", "Check the path") from error
    if MHTML in data[:MHTML_HEAD]:
        raise ReadError(f"{file} is a web archive", "Save the page again as HTML alone")
    return data


def _renamed(message: str, unnamed: str, file: str) -> tuple[str, str]:
    what, _, what_to_do = message.partition(". ")
    return what.replace(unnamed, file, 1), what_to_do


def _line(name: str, placed: Placed) -> str:
    if placed.kind == "new":
        return f"new: {placed.path} from {name}"
    if placed.kind == "same":
        return f"there already: {placed.path} says what {name} does"
    return (
        f"changed: {placed.beside} is not what {name} says, which is kept as {placed.path}. "
        f"See what differs: {shlex.join(['tipdiff', 'diff', str(placed.beside), str(placed.path)])}"
    )
