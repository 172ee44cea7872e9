"""Names of countries: takes any name a page prints, gives the one slug that the country has across its
renames."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache
from pathlib import Path

TABLE = Path(__file__).parent / "profiles" / "countries.tsv"
"""A line a country: slug, name, further names, parted by tabs."""


def slug(name: str) -> str:
    """`Türkiye`, `TURKEY` and `turkey` give `turkiye`; a name in no table gives its own slug."""
    plain = _plain(name).removeprefix("the-")
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
    letters = unicodedata.normalize("NFKD", text.replace("&", " and ")).encode("ascii", "ignore").decode()
    return re.sub(r"[^a-z0-9]+", "-", letters.lower().replace("'", "")).strip("-")


@lru_cache(maxsize=1)
def _rows() -> tuple[tuple[str, ...], ...]:
    return tuple(tuple(line.split("\t")) for line in TABLE.read_text(encoding="utf-8").splitlines() if line)


@lru_cache(maxsize=1)
def _names() -> dict[str, str]:
    return {row[0]: row[1] for row in _rows()}


@lru_cache(maxsize=1)
def _slugs() -> dict[str, str]:
    return {_plain(name_).removeprefix("the-"): row[0] for row in _rows() for name_ in row}
