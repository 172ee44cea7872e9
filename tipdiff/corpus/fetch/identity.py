"""What a page says it is: takes its bytes, gives the report, and lets no file name speak for it."""

from __future__ import annotations

from hashlib import sha256

from tipdiff import profiles
from tipdiff.corpus.loading import recognized
from tipdiff.errors import ReadError
from tipdiff.model import Report
from tipdiff.model.edition import Edition
from tipdiff.normalize import Given, normalize
from tipdiff.normalize.facts import parts_of_title
from tipdiff.profiles import countries
from tipdiff.read import Document, read

UNNAMED = "the page"
"""Stands for the page in messages; as a path it names neither country nor edition."""


def identify(
    data: bytes, profile: str | None = None, *, country: str | None = None, edition: Edition | None = None
) -> Report:
    """The report in a page, without its figures.

    Args:
        profile: told by the text where it is None.
        country: wins over the text.
        edition: as country.

    Raises:
        ReadError: it is none, or does not say which; the message speaks of `UNNAMED`.
    """
    return _report(read(data, UNNAMED), Given(UNNAMED, sha256(data).hexdigest(), country, edition), profile)


def expect(data: bytes, profile: str, country: str, edition: Edition) -> Report:
    """The report that was asked for.

    A page may keep silent on its edition, for the address named it, but not on its country: the site's pages
    about its reports would else pass for one.

    Raises:
        ReadError: the page is something else; the message speaks of `UNNAMED`.
    """
    document = read(data, UNNAMED)
    assumed = f"{country}-{edition}" if _titled(document, country) else str(edition)
    report = _report(document, Given(assumed, sha256(data).hexdigest()), profile)
    if (report.country, report.edition) != (country, edition):
        found = f"the {report.edition} report of {report.country}"
        raise ReadError(f"{UNNAMED} is {found}, not the {edition} report of {country}", "Look at it in a browser")
    return report


def _report(document: Document, given: Given, profile: str | None) -> Report:
    family = profiles.load(profile) if profile else recognized(document, UNNAMED)
    try:
        return normalize(document, family, given)
    except ReadError as error:
        raise ReadError(error.what.replace(given.source, UNNAMED, 1), error.what_to_do) from error


def _titled(document: Document, country: str) -> bool:
    """True where a title of the page names the country: `Elbonia - United States Department of State`."""
    return any(countries.slug(part) == country for title in document.titles for part in parts_of_title(title))
