"""Editions: which of a series of reports one is, as printed on it, with their order.

A year is a number. Everything else is a label: `2024-h1`, `2025-q3`, `2019-10`, `2019-10-23`, `2022-23`, `3.1`. Alone
owns how an edition is written, which comes first, which year it speaks of, and where an open end of a range lies.
"""

from __future__ import annotations

import re

Edition = int | str
"""A year, or a label as `parse` gives it."""

YEAR = r"(?:19|20)\d\d"
EARLIEST, LATEST = 1900, 2099
"""Ends of an open range."""
WRITTEN = (
    r"(?:19|20)\d\d(?:-(?:h[12]|q[1-4]|(?:0[1-9]|1[0-2])(?:-(?:0[1-9]|[12]\d|3[01]))?|\d\d(?!\d)))?"
    r"|v?\d{1,3}(?:\.\d{1,4}){1,3}|v\d{1,3}"
)
"""How an edition is written as an argument and as a file's name; lower case."""
_PART = {"h1": (6, 30), "h2": (12, 31), "q1": (3, 31), "q2": (6, 30), "q3": (9, 30), "q4": (12, 31)}


def parse(text: str) -> Edition | None:
    """The edition that a text is; None where it is none.

    `2024`, `FY2024`, `2024-H1`, `Q3 2025`, `2019-10`, `2019-10-23`, `2022/23`, `v3.1` are editions.
    """
    plain = re.sub(r"[\s_/]+", "-", text.strip().lower())
    plain = re.sub(r"^fy-?(?=\d{4}$)", "", plain)
    plain = re.sub(r"^([hq]\d)-?(\d{4})$", r"\2-\1", plain)
    plain = re.sub(r"^(\d{4})-?([hq]\d)$", r"\1-\2", plain)
    plain = re.sub(r"^((?:19|20)\d\d)-((?:19|20)\d\d)$", lambda m: f"{m[1]}-{m[2][2:]}", plain)
    if not re.fullmatch(WRITTEN, plain):
        return None
    if plain.isdigit():
        return int(plain)
    span = re.fullmatch(r"(\d{4})-(\d\d)", plain)
    if span and int(span[2]) > 12 and int(span[2]) != (int(span[1]) + 1) % 100:
        return None
    return plain.removeprefix("v") if "." in plain else plain


_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_MONTH = rf"(?:{'|'.join(_MONTHS)})[a-z]*\.?"
_STATED = (
    rf"(?i)\b(?:fiscal |financial )?year end(?:ed|ing) (?:{_MONTH} \d{{1,2}},? |\d{{1,2}}(?:st|nd|rd|th)? {_MONTH},? )?"
    r"(?P<of>(?:19|20)\d\d)\b",
    r"(?i)\b(?P<of>(?:19|20)\d\d[ -]?[hq][1-4]|[hq][1-4][ ,-]*(?:19|20)\d\d)\b",
    r"(?i)\bfy ?(?P<of>(?:19|20)\d\d)\b",
    r"\b(?P<of>(?:19|20)\d\d[/–-]\d\d)(?![\d–-])",
    rf"(?i)\b(?P<month>{_MONTH}) (?P<year>(?:19|20)\d\d)\b",
    r"\b(?P<of>(?:19|20)\d\d)\b",
)
"""Ways in which a title states its edition, the plainest last."""


def stated(text: str) -> Edition | None:
    """The edition that a title states: `fiscal year ended January 26, 2025`, `Survey 2024 H1`, `October 2019`."""
    for pattern in _STATED:
        for found in re.finditer(pattern, text):
            parts = found.groupdict()
            if "of" in parts:
                written = parts["of"].replace("–", "-").replace(",", " ")
            else:
                written = f"{parts['year']}-{_MONTHS.index(parts['month'][:3].lower()) + 1:02}"
            if (edition := parse(written)) is not None:
                return edition
    return None


def order(edition: Edition) -> tuple[int, ...]:
    """What editions of one series sort by: the day on which the time they speak of ends, or a version's numbers.

    A label that is none of these comes first.
    """
    if isinstance(edition, int):
        return edition, 12, 31
    year, _, rest = edition.partition("-")
    if not re.fullmatch(YEAR, year):
        version = edition.removeprefix("v")
        return tuple(map(int, version.split("."))) if re.fullmatch(r"\d+(?:\.\d+)*", version) else (0,)
    if rest in _PART:
        return int(year), *_PART[rest]
    if len(rest) == 2 and int(rest) > 12:  # 2022-23
        return int(year) + 1, 6, 30
    numbers = [int(number) for number in rest.split("-")]
    return int(year), *numbers, *([31] if len(numbers) == 1 else [])


def year(edition: Edition) -> int | None:
    """The year that an edition speaks of: the later of two; None for a version."""
    if isinstance(edition, int):
        return edition
    first = edition.partition("-")[0]
    if not re.fullmatch(YEAR, first):
        return None
    return order(edition)[0]


def own_year(edition: Edition, offset: int) -> int | None:
    """The year of a yearly count that names none: `offset` is the family's `reference_year`; None for a version."""
    spoken = year(edition)
    return None if spoken is None else spoken + offset


def distance(old: Edition, new: Edition) -> int:
    """Years from one edition to another; 0 where a version has none."""
    return (year(new) or 0) - (year(old) or 0) if year(old) and year(new) else 0


def span(text: str) -> range:
    """The years of `2019`, `2019-2021`, `2019-` or `-2018`.

    Raises:
        ValueError: it is no range, or ends before it begins.
    """
    found = re.fullmatch(rf"(?P<first>{YEAR})?(?P<to>-)?(?P<last>{YEAR})?", text)
    if not found or not (found["first"] or found["last"]) or (found["last"] and not found["to"]):
        raise ValueError(f"{text!r} is not a range of editions")
    first = int(found["first"] or EARLIEST)
    last = int(found["last"] or (LATEST if found["to"] else first))
    if last < first:
        raise ValueError(f"{text!r} ends before it begins")
    return range(first, last + 1)
