"""Where the pages of a family lie: takes a profile, a country and an edition, gives the addresses to try.

What is known of addresses is data in the profile's `[sources]`: patterns by edition, a country's names in
them, the hosts that may answer. Where no pattern can tell (numbers for names, a new edition on release
day), the links of the edition's list of countries do.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from urllib.parse import urldefrag, urljoin, urlsplit

from tipdiff import __version__
from tipdiff.errors import ProfileError, UsageError
from tipdiff.model.edition import EARLIEST, LATEST, span
from tipdiff.model.frozen import Frozen
from tipdiff.profiles import Profile, countries


class Sources(Frozen):
    """A profile's `[sources]`, ready to be asked."""

    hosts: frozenset[str]
    """Host names, with the port where it is not the usual one, that may be asked or redirected to."""
    agent: str
    delay: float
    """Seconds between two requests to one host."""
    addresses: tuple[tuple[range, str], ...]
    """(editions, pattern with `{edition}` and `{slug}`), in the order to try."""
    indexes: tuple[tuple[range, str], ...]
    """(editions, address of the list of countries), for editions whose addresses no pattern gives."""
    endings: tuple[str, ...]
    """What an address may have behind a country's name."""
    slugs: Mapping[str, tuple[tuple[range, str], ...]]
    """A country's names in addresses, where they are not its slug: (editions, name), in the order to try."""
    countries: tuple[str, ...]
    """What `--all` means."""


class Link(Frozen):
    """A page that a list of countries leads to."""

    country: str
    edition: int
    url: str
    sure: bool
    """False for a name that no table knows: it may lead to no report at all."""


def sources(profile: Profile) -> Sources:
    """What the profile says of its pages' addresses.

    Raises:
        ProfileError: nothing.
    """
    pages = profile.sources
    if pages is None:
        raise ProfileError(
            f"the profile {profile.name} has no [sources]",
            "Save the pages and place them with tipdiff import",
        )
    return Sources(
        hosts=frozenset(host.lower() for host in pages.hosts),
        agent=pages.agent.format(version=__version__),
        delay=float(pages.delay),
        addresses=_ranged(pages.addresses),
        indexes=_ranged(pages.indexes),
        endings=pages.endings,
        slugs={country: _ranged(names) for country, names in pages.slugs.items()},
        countries=pages.countries or countries.slugs(),
    )


def editions(text: str) -> tuple[int, ...]:
    """`2019-2021,2024` as years, ascending.

    Raises:
        UsageError: it is not a list of years and ranges.
    """
    try:
        ranges = [span(part.strip()) for part in text.split(",")]
    except ValueError:
        ranges = []
    years = sorted({year for each in ranges for year in each})
    if not years or years[0] == EARLIEST or years[-1] == LATEST:
        raise UsageError(f"{text!r} does not name editions", "Give years: 2024, 2019-2025 or 2019,2023-2025")
    return tuple(years)


def addresses(known: Sources, country: str, edition: int) -> tuple[str, ...]:
    """The addresses to try for one report, the likeliest first; none where no pattern reaches the edition."""
    names = [name for years, name in known.slugs.get(country, ()) if edition in years] or [country]
    found = (
        pattern.format(edition=edition, slug=name)
        for years, pattern in known.addresses
        if edition in years
        for name in names
    )
    return tuple(dict.fromkeys(found))


def index(known: Sources, edition: int) -> str | None:
    """The list of countries of an edition."""
    return next((address.format(edition=edition) for years, address in known.indexes if edition in years), None)


def allowed(known: Sources, url: str) -> bool:
    """True where the family's pages may come from."""
    try:
        parts = urlsplit(url)
    except ValueError:
        return False
    return parts.scheme in ("http", "https") and parts.netloc.lower() in known.hosts


def links(page: bytes, base: str, profile: Profile, known: Sources, wanted: Iterable[int]) -> tuple[Link, ...]:
    """The reports that a list of countries leads to, one an edition and country.

    An address that names its edition is of that one, any other of the list's own, or of the only one wanted.

    Args:
        base: the list's address.
        wanted: the editions asked for.
    """
    years = tuple(wanted)
    implied = _edition_in(base, profile) or (years[0] if len(years) == 1 else None)
    best: dict[tuple[str, int], tuple[int, Link]] = {}
    for url, text in _targets(page, base):
        if not allowed(known, url):
            continue
        stated = _edition_in(url, profile)
        edition = stated or implied
        if edition is None or edition not in years:
            continue
        child = urlsplit(url).path.strip("/").rpartition("/")[0] == urlsplit(base).path.strip("/")
        country, sure = _country(url, text, known)
        if not country or not (sure or child):
            continue
        rank = 2 * (stated is not None) + child
        if (country, edition) not in best or rank > best[country, edition][0]:
            best[country, edition] = rank, Link(country, edition, url, sure)
    return tuple(link for _, link in best.values())


def _country(url: str, text: str, known: Sources) -> tuple[str, bool]:
    """(slug, whether a table knows it) of a link, by its text, else by its address."""
    name = re.sub(r"\.\w+$", "", urlsplit(url).path.rstrip("/").rpartition("/")[2])
    for ending in known.endings:
        name = name.removesuffix(ending)
    named = {alias: country for country, names in known.slugs.items() for _, alias in names}
    for slug in (countries.slug(text), named.get(name), countries.slug(name)):
        if slug and (countries.known(slug) or slug in known.countries):
            return slug, True
    return countries.slug(name), False


def _targets(page: bytes, base: str) -> Iterator[tuple[str, str]]:
    """(address, text) of every link and country picker's entry of a page."""
    from tipdiff.read.soup import BeautifulSoup

    for tag in BeautifulSoup(page, "lxml").select("a[href], option[value]"):
        target = str(tag.get("href") or tag.get("value") or "").strip()
        if target and not target.startswith("#"):
            try:
                yield urldefrag(urljoin(base, target)).url, " ".join(tag.get_text().split())
            except ValueError:  # an address such as http://[ is the page's mistake, not the reader's
                continue


def _edition_in(url: str, profile: Profile) -> int | None:
    for pattern in profile.editions:
        if found := re.search(pattern, urlsplit(url).path.replace("_", "-")):
            return int(found["edition"])
    return None


def _ranged(rows: Iterable[tuple[str, str]]) -> tuple[tuple[range, str], ...]:
    return tuple((span(years), value) for years, value in rows)
