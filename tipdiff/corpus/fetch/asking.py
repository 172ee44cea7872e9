"""What to ask for: takes countries, editions and, where there is one, the address of a list of countries;
gives the reports to get, each with the addresses to try.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence

from rapidfuzz import process

from tipdiff.corpus.fetch import addresses
from tipdiff.corpus.fetch.addresses import Link, Sources
from tipdiff.corpus.fetch.getting import Asked
from tipdiff.corpus.fetch.polite import FetchError, Visitor
from tipdiff.corpus.fetch.storing import Shelf
from tipdiff.errors import UsageError
from tipdiff.model.frozen import replace
from tipdiff.profiles import Profile, countries

LIKE_ENOUGH = 75
"""Of 100, by rapidfuzz: `mexcio` has 83 to `mexico`, `atlantis` no more than 67 to any country."""


def with_host(known: Sources, url: str) -> Sources:
    """The sources, with the host of an address that the user gave.

    Raises:
        UsageError: it is not an address.
    """
    found = re.match(r"https?://([^/?#\[\]@\s]+)", url, re.IGNORECASE)
    if found is None:
        raise UsageError(f"{url!r} is not an address", "Give one that begins with https://")
    return replace(known, hosts=known.hosts | {found[1].lower()})


def slugs(names: Iterable[str], known: Sources, *, listed: bool) -> tuple[str, ...]:
    """The countries that the user named.

    Args:
        listed: a list of countries was given, which may have some that no table has.

    Raises:
        UsageError: one is in no table.
    """
    tables = (*known.countries, *countries.slugs())
    found = tuple(dict.fromkeys(countries.slug(name) for name in names))
    for slug in found:
        if slug not in tables and not listed:
            near = process.extractOne(slug, tables, score_cutoff=LIKE_ENOUGH)
            what_to_do = f"Did you mean {near[0]}?" if near else "Check its name"
            raise UsageError(f"there is no country {slug!r}", what_to_do)
    return found


def by_index(
    url: str, names: Sequence[str], years: Sequence[int], profile: Profile, known: Sources, visitor: Visitor
) -> list[Asked]:
    """The reports that a list of countries leads to: all, or those of the countries named.

    A named country that is not on the list is asked for where the profile would look.

    Raises:
        FetchError: the list cannot be had.
        UsageError: it leads to no report.
    """
    found = {(link.country, link.edition): link for link in _links(url, years, profile, known, visitor)}
    if not found:
        raise UsageError(
            f"no link on {url} leads to a report of {', '.join(map(str, years))}",
            "Give the page that lists the countries, and one edition",
        )
    if not names:
        return [Asked(link.country, link.edition, (link.url,), link.sure) for link in found.values()]
    asked = []
    for name in names:
        for year in years:
            link = found.get((name, year))
            urls = addresses.addresses(known, name, year)
            asked.append(Asked(name, year, (link.url, *urls) if link else urls))
    return asked


def by_pattern(
    names: Sequence[str],
    years: Sequence[int],
    profile: Profile,
    known: Sources,
    visitor: Visitor,
    shelf: Shelf,
) -> Iterator[Asked]:
    """The reports of these countries and editions, where the profile says that they lie."""
    listed: dict[int, Mapping[str, str]] = {}
    for name in names:
        for year in years:
            urls = addresses.addresses(known, name, year)
            if not urls and shelf.find(name, year) is None:
                if year not in listed:
                    listed[year] = _listed(year, profile, known, visitor)
                urls = (listed[year][name],) if name in listed[year] else ()
            yield Asked(name, year, urls)


def _listed(year: int, profile: Profile, known: Sources, visitor: Visitor) -> Mapping[str, str]:
    """Country to address, by the edition's own list; empty where it cannot be had: each report says so."""
    url = addresses.index(known, year)
    if url is None:
        return {}
    try:
        return {link.country: link.url for link in _links(url, (year,), profile, known, visitor)}
    except FetchError:
        return {}


def _links(url: str, years: Sequence[int], profile: Profile, known: Sources, visitor: Visitor) -> tuple[Link, ...]:
    answer = visitor.get(url)
    return addresses.links(answer.data or b"", answer.url, profile, known, years)
