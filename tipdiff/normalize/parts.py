"""A page of several countries: takes its blocks, gives each country's own.

Until 2010 the department put a letter's countries on one page, and its PDFs hold them all. A country's
report begins at its title: a line that ranks it, or, on pages of special cases, its name alone in
capitals.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache
from itertools import pairwise

from tipdiff.errors import ReadError
from tipdiff.model.frozen import Frozen, replace
from tipdiff.normalize import facts
from tipdiff.normalize.headings import country_before_label, heads, parted
from tipdiff.normalize.typography import fold
from tipdiff.profiles import Profile, countries
from tipdiff.read import Block, Document

PARAGRAPH = 60
"""Characters; a title without a longer block behind it is an entry of a list of countries."""
TITLE_BLOCKS = 12
"""What a page says of itself stands among its first blocks, ..."""
HEAD_BLOCKS = 40
"""... or, below the menus of an old site, before its first title: the longest head seen has 14 blocks."""
LISTED = 20
"""Countries that an error names."""
NAME_WORDS = 7
"""The longest name of a country has seven: the Democratic People's Republic of Korea."""


class Part(Frozen):
    """One country's report on a page of several."""

    country: str
    """As the page prints it."""
    blocks: tuple[Block, ...]
    """The first is its title."""
    head: tuple[Block, ...] = ()
    """What stands before the page's first report."""

    def of(self, document: Document) -> Document:
        """The document, as if it held this report alone; the page's head still says which edition it is."""
        before = tuple(block.text for block in self.head)
        places = [block.at for block in self.blocks]
        tables = tuple(grid for grid in document.tables if grid.at - 1 in places)
        return replace(document, blocks=self.blocks, tables=tables, titles=(*document.titles, *before))


def parts(document: Document, profile: Profile) -> tuple[Part, ...]:
    """The reports of a page, in its order; the whole page as one, or nothing, where it names fewer than two
    countries."""
    found: dict[str, Part] = {}
    titles = _titles(document, profile)
    head = document.blocks[: titles[0][0]][:HEAD_BLOCKS] if titles else ()
    for (start, country), (end, _) in pairwise([*titles, (len(document.blocks), "")]):
        blocks = document.blocks[start:end]
        slug = countries.slug(country)
        if slug in found:
            found[slug] = replace(found[slug], blocks=(*found[slug].blocks, *blocks))
        elif len(titles) < 2 or _is_report(blocks, profile):
            found[slug] = Part(country, blocks, head)
    return tuple(found.values())


def start(document: Document, profile: Profile) -> int:
    """Index of the block that titles the report of a page about one country; 0 where none does.

    What stands before the title is the site's or a newspaper's, not the report's.
    """
    titles = _titles(document, profile)
    for (place, _), (end, _) in pairwise([*titles, (len(document.blocks), "")]):
        text = sum(len(block.text) for block in document.blocks[place:])
        if _is_report(document.blocks[place:end], profile):
            return place if 2 * text > sum(len(block.text) for block in document.blocks) else 0
    return 0


def one_country(document: Document, profile: Profile, name: str, country: str | None) -> Document:
    """The document, cut to one country where it holds several; `name` is for messages.

    Raises:
        ReadError: it holds several, and `country` is none of them.
    """
    found = {countries.slug(part.country): part for part in parts(document, profile)}
    if len(found) < 2:
        return document
    wanted = countries.slug(country) if country else None
    if wanted in found:
        return found[wanted].of(document)
    listed = ", ".join((*list(found)[:LISTED], *(["..."] if len(found) > LISTED else [])))
    raise ReadError(
        f"{name} holds reports of {len(found)} countries: {listed}",
        "Name one with --country, or part them with tipdiff split",
    )


@lru_cache(maxsize=1)
def _titles(document: Document, profile: Profile) -> tuple[tuple[int, str], ...]:
    """(index of the block, country) of each title; kept, since every page is asked twice."""
    return tuple(_found_titles(document, profile))


def _found_titles(document: Document, profile: Profile) -> Iterator[tuple[int, str]]:
    blocks = document.blocks
    collective = _is_collective(document, profile)
    for n, (block, following) in enumerate(pairwise((*blocks, Block("paragraph", "")))):
        if name := country_before_label(block, profile):
            yield n, name
        if block.kind == "item" or len(block.text.split()) > facts.TITLE_WORDS:
            continue
        line = fold(block.text).strip(" *#_")
        if rank := facts.ranked(line, profile) or facts.ranked(f"{line}\n{fold(following.text)}", profile):
            yield n, rank[0]
        elif (collective and _names_a_country(line, blocks[n + 1 : n + 3], profile)) or (
            countries.known(countries.slug(line)) and _heads_at_once(following, profile)
        ):
            yield n, line


def _is_report(blocks: Sequence[Block], profile: Profile) -> bool:
    """True where a section stands among the blocks: lists of countries and footers hold none."""
    if all(len(block.text) <= PARAGRAPH for block in blocks):
        return False
    if any(heading is not None for block in blocks for _, heading in parted(block, profile, None)):
        return True
    openings = [opening for form in profile.sections for opening in form.openings]
    texts = (fold(part.text) for block in blocks for part, _ in parted(block, profile, None))
    return any(re.match(opening, text, re.IGNORECASE) for text in texts for opening in openings)


def _heads_at_once(block: Block, profile: Profile) -> bool:
    """True where a section begins right behind a country's name: on pages that one builds of parts of reports."""
    return next(parted(block, profile, None))[1] is not None


def _is_collective(document: Document, profile: Profile) -> bool:
    lines = (*document.titles, *(block.text for block in document.blocks[:TITLE_BLOCKS]))
    return any(re.search(pattern, line) for pattern in profile.collective for line in lines)


def _names_a_country(line: str, following: Sequence[Block], profile: Profile) -> bool:
    """A name in capitals that heads nothing and that the text behind it speaks of."""
    if not line.isupper() or len(line.split()) > NAME_WORDS or heads(Block("paragraph", line), profile):
        return False
    name = line.removeprefix("THE ")
    return any(name in fold(block.text).upper() for block in following if len(block.text) > PARAGRAPH)
