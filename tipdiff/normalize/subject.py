"""What a document of no known family is about: subject and edition, from front matter, title, file name.

Takes a document and its path, gives both with what is doubtful about them. A corpus names both in its paths, as its
user laid them out: a folder for the subject, a file for the edition.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from pathlib import Path

from tipdiff.model.edition import Edition, parse, stated, year
from tipdiff.normalize import facts
from tipdiff.normalize.headings import SENTENCE_END
from tipdiff.profiles import Profile, countries
from tipdiff.read import Block, Document

SUBJECTS = ("subject", "country", "organization", "organisation", "company")
EDITIONS = ("edition", "year", "period")
"""Fields of front matter, the plainest first."""
TITLE_LINES = 4
"""Short lines at the head of a text that may be its title."""
EARLY = 60
"""Blocks in which a report says for which year it is: covers have many lines."""
GENERIC = frozenset("the a an annual yearly report reports results of for and on our final edition".split())
"""Words of a title that name no subject."""


def title(document: Document, profile: Profile) -> facts.Title:
    """The document's title lines, as the page and its first lines give them; subject and edition by the family's
    patterns, over lines joined by `\\n`, where it has any."""
    lines = tuple(
        dict.fromkeys((*filter(None, document.titles), *_first_lines(document.blocks, bool(document.titles))))
    )
    cover = "\n".join((*lines, *(block.text for block in document.blocks[:EARLY])))
    year = facts.first_group(profile.editions, cover, "edition")
    name = facts.first_group(profile.countries, cover, "country")
    return facts.Title(name, (parse(year) if year else None) or _first(lines), None, lines)


def identity(
    source: str, subject: str | None, edition: Edition | None, document: Document, title: facts.Title
) -> tuple[str, Edition, tuple[str, ...]]:
    """(subject as a slug, edition, doubts about them).

    Args:
        source: the path.
        subject: as the user gave it; wins over all.
        edition: likewise.
    """
    stem = Path(source).stem
    fields = dict(document.fields)
    path_subject, path_edition = facts.from_path(source)
    told = next((fields[name] for name in SUBJECTS if fields.get(name)), None)
    if re.match(r"(?:19|20)\d\d", stem):  # 2020-summary.pdf is one of its folder's
        path_subject = Path(source).absolute().parent.name or None
    titled = _closer(title.country, path_subject) or path_subject
    name = subject or told or titled or next(filter(None, map(_subject, title.lines)), None)
    dated = next((found for key in EDITIONS if (found := parse(fields.get(key, "")))), None)
    named = edition or dated or _either(title.edition, path_edition) or _ended(document.blocks)
    doubts = []
    if name is None:
        doubts.append(f"nothing says what it is about: taken from the file's name, {stem}")
    if named is None:
        doubts.append(f"nothing says which edition it is: taken from the file's name, {stem}")
    return countries.slug(name or stem), named or stem, tuple(doubts)


def _closer(titled: str | None, path: str | None) -> str | None:
    """The title's subject, but for a path that only calls it shorter: `mills` for `Mills Corporation`."""
    if titled is None or path is None:
        return titled
    long, short = countries.slug(titled).split("-"), countries.slug(path).split("-")
    return path if set(short) <= set(long) else titled


def _either(titled: Edition | None, path: Edition | None) -> Edition | None:
    """The title's edition, but for one of the same year that the path tells closer."""
    if titled is None or (path is not None and year(titled) == year(path)):
        return path
    return titled


def _ended(blocks: tuple[Block, ...]) -> Edition | None:
    """The year that a cover speaks of: `for the fiscal year ended January 26, 2025`."""
    texts = (block.text for block in blocks[:EARLY] if re.search(r"(?i)year end(?:ed|ing)", block.text))
    return _first(texts)


def _first(texts: Iterable[str]) -> Edition | None:
    return next((edition for text in texts if (edition := stated(text)) is not None), None)


def _first_lines(blocks: tuple[Block, ...], titled: bool) -> Iterator[str]:
    """The lines at the head of a text that name it; `titled` where the page names itself elsewhere."""
    for block in blocks[:TITLE_LINES]:
        long = len(block.text.split()) > facts.TITLE_WORDS
        if long or (block.kind != "heading" and block.text.rstrip().endswith(SENTENCE_END)):
            return
        if block.kind != "heading":
            if stated(block.text):
                yield block.text
            continue
        if not titled or block.level == 1 or stated(block.text):
            yield block.text
        return


def _subject(line: str) -> str | None:
    """What a title is about, without edition and what reports are called."""
    plain = re.sub(r"(?i)\b(?:fy ?)?(?:19|20)\d\d(?:[-/–]\d\d)?\b|\b[hq][1-4]\b", " ", line)
    words = [word for word in re.findall(r"[^\W_]+", plain) if word.lower() not in GENERIC]
    return " ".join(words) or None
