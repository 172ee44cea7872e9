"""What a report says of itself: country, edition, tier, movement, and how each section judges the year."""

from __future__ import annotations

import os
import re
from collections.abc import Iterable, Sequence
from itertools import pairwise

from tipdiff.model.edition import WRITTEN, Edition, parse
from tipdiff.model.frozen import Frozen
from tipdiff.normalize.typography import fold
from tipdiff.profiles import Profile, TierForm, countries

YEAR = re.compile(r"(?<!\d)(?:19|20)\d\d(?!\d)")
LATER = re.compile(r"\.\d{4}-\d\d-\d\d(?:-\d+)?$")
"""The day in the name of a later version of a page, which lies beside it: `2023.2024-07-01.html`."""
SITE = r"\s+[-–—|]\s+|:\s+"
"""Parts a page's title from the name of its site or of the report."""
TITLE_WORDS = 25
"""A longer line is a paragraph, not a title."""
OPENING = 300
"""Characters of a line that say what kind of document it opens."""
JUDGED = 250
"""Characters of a section's first sentence that its judgement stands in; the farthest `efforts` seen ends at
190."""


class Title(Frozen):
    """What a page's title lines say; `lines` are those lines, which are no content."""

    country: str | None
    edition: Edition | None
    tier: str | None
    lines: tuple[str, ...]


def title(lines: Sequence[str], outside: Sequence[str], url: str | None, profile: Profile) -> Title:
    """Country, edition and tier as titles print them.

    Args:
        lines: the report's own first lines and headings.
        outside: titles in the page's head, and its heading outside the text.
    """
    country = tier = edition = None
    found: list[str] = []
    heads = [*lines, *outside]
    for line, following in pairwise([*heads, ""]):
        if len(line.split()) > TITLE_WORDS:
            continue
        plain = _plain(line)
        alone, paired = ranked(plain, profile), ranked(f"{plain}\n{_plain(following)}", profile)
        if rank := alone or paired:
            country, tier = country or rank[0], tier or rank[1]
            found.extend([line] if alone else [line, following])
        name = first_group(profile.countries, plain, "country")
        year = first_group(profile.editions, plain, "edition")
        country, edition = country or name, edition or (parse(year) if year else None)
        if name or year:
            found.append(line)
        if tier is None and profile.tier and plain.lower() in dict(profile.tier.values):
            tier = dict(profile.tier.values)[plain.lower()]
            found.append(line)
    country = country or _bare_name(outside) or _bare_name(lines)
    if edition is None and url:
        year = first_group(profile.editions, url.replace("_", "-"), "edition")
        edition = parse(year) if year else None
    return Title(country, edition, tier, tuple(found))


def parts_of_title(title: str) -> list[str]:
    """A page's title, and the name of its site beside it: `Elbonia`, `United States Department of State`."""
    return re.split(SITE, fold(title))


def _bare_name(titles: Iterable[str]) -> str | None:
    """The one country that a title is, or is but for the site's name: `Elbonia - United States Department of State`."""
    parts = (part for title in titles if len(title.split()) <= TITLE_WORDS for part in parts_of_title(title))
    found = {countries.slug(part): part for part in parts if countries.known(countries.slug(part))}
    return next(iter(found.values())) if len(found) == 1 else None


def from_path(source: str) -> tuple[str | None, Edition | None]:
    """(country, edition) of `mexico/2023.md`, `ny/2019-10.txt` or `mexico-2023.md`; None for what it does not say."""
    folder, file = os.path.split(os.path.normpath(source))
    stem = LATER.sub("", os.path.splitext(file)[0])
    found = re.search(rf"(?:^|(?<=[\W_]))(?:{WRITTEN})$", stem.lower())
    edition = parse(found[0]) if found else None
    if edition is None:
        years = YEAR.findall(stem)
        edition = int(years[-1]) if years else None
    name = re.sub(r"[\W_]+", " ", stem[: found.start()] if found else YEAR.sub(" ", stem)).strip()
    if not name and edition is not None:
        name = os.path.basename(folder)
    slug = countries.slug(name) if name else None
    return (slug if slug and (countries.known(slug) or stem != name) else None), edition


def tier_and_movement(text: str, profile: Profile) -> tuple[str | None, str | None]:
    """(tier, movement) as the introduction says them; None for what it does not say."""
    form = profile.tier
    if form is None:
        return None, None
    folded = fold(text)
    tier = None
    for pattern in form.statements:
        if tier is None and (found := re.search(pattern, folded, re.IGNORECASE)):
            tier = _rank(found["tier"], form)
    for pattern, moved in form.movements:
        if found := re.search(pattern, folded, re.IGNORECASE):
            return tier or _rank(found["tier"], form), moved or None
    return tier, None


def assessment(first_sentence: str, profile: Profile) -> str | None:
    """The opening judgement of a section: what its first sentence says of what the family judges."""
    opening = fold(first_sentence)[:JUDGED].partition(";")[0]
    if profile.judged not in opening:
        return None
    opening = opening[: opening.find(profile.judged) + len(profile.judged)] if profile.judged else opening
    for pattern, name in profile.assessments:
        if re.search(pattern, opening, re.IGNORECASE):
            return name
    return None


def ranked(line: str, profile: Profile) -> tuple[str, str] | None:
    """(country, tier) of a title such as `ELBONIA (Tier 2)`, on one line or on two."""
    form = profile.tier
    if form is None:
        return None
    for pattern in form.titles:
        if found := re.match(pattern, line, re.IGNORECASE):
            tier = _rank(found["tier"], form)
            if tier is not None:
                return found["country"].strip(" -–—"), tier
    return None


def other_kind(lines: Iterable[str], profile: Profile) -> str | None:
    """What a page is, where its first lines say that it is no report of the family."""
    for line in lines:
        for pattern, kind in profile.others:
            if re.search(pattern, line[:OPENING]):
                return kind
    return None


def _plain(line: str) -> str:
    """Without marks at its ends and without the blank of a word that a line's end broke."""
    return re.sub(r"(?<=[a-z])- (?=[a-z])", "", fold(line).strip(" *#_"))


def _rank(written: str, form: TierForm) -> str | None:
    plain = re.sub(r"[\s\-,–]+", " ", written).strip().lower()
    return next((value for text, value in form.values if plain.startswith(text)), None)


def first_group(patterns: Iterable[str], text: str, group: str) -> str | None:
    """What the first pattern that is found has in a group."""
    for pattern in patterns:
        if found := re.search(pattern, text):
            return found[group].strip()
    return None
