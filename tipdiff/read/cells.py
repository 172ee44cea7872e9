"""What a cell of a table holds: a number, a time, a unit, or what stands where there is no number.

Takes the text of one cell. Alone owns how these are written; which of them heads what is judged later.
"""

from __future__ import annotations

import re

LONGEST = 200
"""Characters of a cell that may be a number, a time or a unit: what is longer is prose, and some of these patterns take
twice as long for each word more."""
SIGN = re.compile(r"[(\[]?(?:US|A|C|NZ|R)?[$€£¥₹]\s*[(\[]?|[(\[]|USD|EUR|GBP")
"""What stands in a cell of its own before its number."""
TAIL = re.compile(r"%?\s*[)\]]?\s*%?|\(\d{1,2}\)|\[\w{1,2}\]|[*†‡§]+|pts?|pp|x")
"""The same behind it: a per-cent sign, the end of a bracket, the mark of a note."""
NOTE = re.compile(r"\s*(?:\((?:\d{1,2}|[a-z])\)|\[(?:\d{1,2}|[a-z])\]|[*†‡§¹²³]+)$")
"""The mark of a note behind a label."""
_MONEY = r"(?:[A-Z]{0,3}[$€£¥₹]|USD|EUR|GBP)"
_ONE = (
    rf"[(\[]?\s*[<>≤≥~±+−–-]?\s*{_MONEY}?\s*[(\[]?\s*[+−–-]?\s*\.?\d[\d.,'’ \u00a0\u202f]*"
    r"(?:\s?(?:[KMBTkmbt]|bn|mn|million|billion|thousand))?\s*[)\]]?\s*[%‰]?\s*(?:pts?|pp|x)?\s*[)\]]?"
)
_ASIDE = re.compile(r"(?<=[\d%†‡*])\s*\([\d.,;%–\- ]+\)$")
"""Behind a number: where it comes from, or the same as a share."""
NUMBER = re.compile(rf"{_ONE}(?:\s*(?:[-–]|to)\s*{_ONE})?\s*(?:[A-Z]{{3}})?\s*[*†‡§]*")
NIL = re.compile(rf"{_MONEY}?\s*(?:[-–—−.*]{{1,3}}|n/?a|N/?A|nil|none|nm|NM)\s*%?")
"""What stands where there is no number."""
_MONTH = r"(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*"
_YEAR = r"(?:fy ?)?(?:19|20)\d\d(?:[-/–](?:19|20)?\d\d)?"
_FOUR = re.compile(r"(?<!\d)(?:19|20)\d\d(?!\d)")
TIME = re.compile(
    r"(?i)(?:(?:as (?:of|at)|at|for the|(?:fiscal |financial )?(?:year|quarter|months?|period)s?(?: ended| ending| to)?"
    r"|fiscal|financial|calendar|fy) )*"
    rf"(?:(?:{_MONTH}\.? ?\d{{0,2}},? ?|\d{{1,2}} {_MONTH}\.?,? ?|[hq][1-4],? ?|\d{{1,2}}[/.]\d{{1,2}}[/.])?{_YEAR}"
    r"(?:[- ]?[hq][1-4])?|fy ?\d\d|[hq][1-4])"
    r"(?: ?\(?(?:actual|estimated?|est\.?|budget(?:ed)?|restated|audited|unaudited|revised)\)?)?"
)
"""A head that is a time: `2024`, `FY2024`, `Jan 26, 2025`, `Year ended 31 March 2024`, `Q1`."""
_TIMES = re.compile(
    rf"(?i)(?:\b(?:as of|as at|at|in|for|of) )?(?:\b(?:years?|quarters?|months|periods?) (?:ended|ending) )?"
    rf"(?:\b{_MONTH}\.? \d{{1,2}},? |\b\d{{1,2}} {_MONTH} "
    r"|\b\d{1,2}[/.]\d{1,2}[/.])?\b(?:fy ?)?(?:19|20)\d\d(?:[-/–]\d\d)?\b"
)
"""Times inside a label or a head: they roll from edition to edition."""
UNIT = re.compile(
    r"(?i)\(?(?:[^()]{0,60}\b)?(?:in|\$|US\$|USD|EUR|€|£|GBP)\s?(?:of )?"
    r"(?:thousands?|millions?|billions?|trillions?|years|days|percent|dollars|000s?)\b[^()]{0,80}\)?"
    r"|\(?(?:\$?000s?|unaudited|restated)\)?"
)
"""A head that says in what the numbers are given."""


def is_number(text: str) -> bool:
    """True for a cell that holds a number and nothing else."""
    return _is(NUMBER, without_aside(text))


def without_aside(text: str) -> str:
    """A cell without what stands in brackets behind its number: `213 (47)`."""
    return text if len(text) > LONGEST else _ASIDE.sub("", text)


def is_blank(text: str) -> bool:
    """True for what stands where there is no number."""
    return _is(NIL, text)


def is_time(text: str) -> bool:
    """True for a year, a date or the like."""
    return _is(TIME, text.strip(" :*"))


def is_unit(text: str) -> bool:
    """True for a head that says in what numbers are given."""
    return _is(UNIT, text)


def is_sign(text: str) -> bool:
    """True for what stands in a cell of its own before its number."""
    return _is(SIGN, text)


def is_tail(text: str) -> bool:
    """True for what stands in a cell of its own behind its number."""
    return _is(TAIL, text)


def is_note(text: str) -> bool:
    """True for the mark of a note."""
    return _is(NOTE, text)


def without_note(text: str) -> str:
    """A label or head without the mark of its note."""
    return text if len(text) > LONGEST else NOTE.sub("", text)


def year_of(*texts: str) -> int | None:
    """The year that the first of these heads which names one names; of a span of years the last."""
    for text in texts:
        if years := _FOUR.findall(text):
            return int(years[-1])
    return None


def without_times(text: str) -> str:
    """A label or head without its years and dates."""
    return " ".join(_TIMES.sub(" ", text).split()).strip(" /:,")


def _is(pattern: re.Pattern[str], text: str) -> bool:
    return len(text) <= LONGEST and pattern.fullmatch(text) is not None
