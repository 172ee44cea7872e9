"""Saved pages and PDFs, placed in a corpus by what they say they are.

Country and edition come from the text alone, never from the file's name: a browser names all of them alike.
What does not say which report it is stays out, and a page that differs from the one in its place goes
beside it.
"""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

from tipdiff.corpus import files
from tipdiff.errors import ReadError
from tipdiff.model.edition import Edition

if TYPE_CHECKING:
    from tipdiff.corpus.fetch.storing import Placed, Shelf

MHTML = b"\nSnapshot-Content-Location:"
"""Stands in the head of what browsers save as a "single file": mail, not HTML."""
MHTML_HEAD = 2048


def place(file: Path, shelf: Shelf, *, country: str | None = None, edition: Edition | None = None) -> Placed:
    """Places one file.

    Args:
        country: wins over what the file says.
        edition: as country.

    Raises:
        ReadError: it cannot be read, is not a report, or does not say which.
        UsageError: the corpus cannot be written to.
    """
    from tipdiff.corpus.fetch.identity import UNNAMED, identify
    from tipdiff.corpus.records import Record
    from tipdiff.profiles import countries

    data = _bytes(file)
    try:
        slug = countries.slug(country) if country else None
        report = identify(data, shelf.profile, country=slug, edition=edition)
    except ReadError as error:
        raise ReadError(error.what.replace(UNNAMED, str(file), 1), error.what_to_do) from error
    return shelf.put(
        report,
        data,
        lambda name: Record(name, report.url, None, None, None, report.sha256),
        datetime.now(UTC).strftime("%Y-%m-%d"),
    )


def _bytes(file: Path) -> bytes:
    if file.is_dir():
        raise ReadError(f"{file} is a folder", "Give the files in it")
    data = files.contents(file)
    if MHTML in data[:MHTML_HEAD]:
        raise ReadError(f"{file} is a web archive", "Save the page again as HTML alone")
    return data
