"""Editions as arguments, profiles and the names of files write them: a year, a range of years.

Alone owns which years an edition may be, and where an open end of a range lies.
"""

from __future__ import annotations

import re

YEAR = r"(?:19|20)\d\d"
EARLIEST, LATEST = 1900, 2099
"""Ends of an open range."""


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
