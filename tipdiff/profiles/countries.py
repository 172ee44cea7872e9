"""Names of countries: takes any name a page prints, gives the one slug that the country has across its
renames."""

from __future__ import annotations

import os
import re
import unicodedata
from collections.abc import Iterator
from functools import cache

TABLE = os.path.join(os.path.dirname(__file__), "countries.tsv")
"""A line a country: slug, name, further names, separated by tabs."""


def slug(name: str) -> str:
    """`Türkiye`, `TURKEY` and `turkey` give `turkiye`; a name in no table gives its own slug."""
    plain = _plain(" ".join(name.split())).removeprefix("the-")
    return _slugs().get(plain, plain)


def known(slug_: str) -> bool:
    """True for a country of the table."""
    return slug_ in _names()


def name(slug_: str) -> str:
    """What screens call a country."""
    return _names().get(slug_) or slug_.replace("-", " ").title()


def slugs() -> tuple[str, ...]:
    """All countries of the table."""
    return tuple(_names())


def _plain(text: str) -> str:
    """Lower case without accents, hyphens for all other marks; tabs and line ends stay."""
    letters = unicodedata.normalize("NFKD", text.replace("&", " and ")).encode("ascii", "ignore").decode()
    return re.sub(r"[^a-z0-9\t\n]+", "-", letters.lower().replace("'", "")).strip("-")


def _rows(table: str) -> Iterator[list[str]]:
    return (line.split("\t") for line in table.split("\n") if line)


@cache
def _table() -> str:
    with open(TABLE, encoding="utf-8") as file:
        return file.read()


@cache
def _names() -> dict[str, str]:
    return {row[0]: row[1] for row in _rows(_table())}


@cache
def _slugs() -> dict[str, str]:
    """Every name in its plain form -> slug."""
    return {name_.strip("-").removeprefix("the-"): row[0] for row in _rows(_plain(_table())) for name_ in row}
