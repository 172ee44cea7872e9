"""How a report writes its numbers: takes its text, gives its one custom, told by its own evidence.

Owns what is evidence. "1.234,5" or "3,5 percent" speak for a decimal comma, "1,234" and "3.5 percent" against it;
"12 500 000" for groups parted by blanks, where commas part fewer; "M = million" says what a letter stands for. A text
that shows nothing is read as English: commas part groups, a point begins decimals. The evidence is looked for when a
sentence first holds a number that another custom would read otherwise, which in most reports none does.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cached_property

from tipdiff.figures.number_words import LABELS, MAGNITUDES, MONTHS
from tipdiff.figures.tokens import LETTERS, Custom, lowered

_MEASURED = r"\s?(?:%|‰|percent|per cent|million|billion|thousand|€|euro|kg\b|km\b|ha\b|tons|tonnes)"
_DECIMAL_COMMA = rf",(?<=\d,)\d{{1,2}}(?![\d,])(?:(?<=\.\d\d\d,\d)|(?<=\.\d\d\d,\d\d)|(?={_MEASURED}))"
_POINT_GROUPS = r"\.(?<=\d\.)\d{3}(?:\.\d{3})+(?![\w.])"
_POINT_GROUP = (
    r"\.(?<=\d\.)\d{3}(?![\w.,-]) (?!percents|millions|billions|thousands|tons|tonnes|times)"
    r"(?:[a-z]+s|women|men|people|children)\b"
)
_COMMA_GROUP = r",(?<=\d,)\d{3}(?!\d)"
_DECIMAL_POINT = rf"\.(?<=\d\.)\d{{1,2}}(?![\d.])(?={_MEASURED})"
_BLANK = r" (?<=\d )\d{3}(?![\w:/-]|[.,]\d{3}| (?!\d{3}(?!\d))\d)"
_BEFORE_BLANK = r"(?:^|(\w*)[^\w.,:/+-]*)(?<![\w.,:/+-])[1-9]\d{0,2}(?: \d{3})*$"
REACH = 24
"""Characters before a blank in which the word before its number stands."""
_SIZES = ("thousand", "million", "billion", "trillion")
_LETTER_BEHIND = r"s? ?[(\"']{1,2}([kmbt])[)\"']"
_LETTER_BEFORE = r"\b([kmbt]) ?(?:=|:|for|means|stands for) ?$"
LABELLED = LABELS | MONTHS
"""Before what looks like a grouped number, the words that make its first digits a name: "Section 5 200"."""


class Habit:
    """The custom of one report, found when first asked for."""

    def __init__(self, texts: Iterable[str] = ()) -> None:
        self._texts = texts

    @cached_property
    def custom(self) -> Custom:
        """Told by all of the report's text."""
        return custom_of("\n".join(map(lowered, self._texts)))


def custom_of(text: str) -> Custom:
    """The custom that a text shows, in lower case."""
    commas = 2 * len(re.findall(_DECIMAL_COMMA, text)) + 2 * len(re.findall(_POINT_GROUPS, text))
    grouped = len(re.findall(_COMMA_GROUP, text))
    points = len(re.findall(_POINT_GROUP, text))
    comma = commas + points > grouped + len(re.findall(_DECIMAL_POINT, text))
    blanks = sum(_parts(text, found.start()) for found in re.finditer(_BLANK, text))
    legends = ((_letter(text, *found.span()), word) for word in _SIZES for found in re.finditer(word, text))
    letters = {letter for letter, word in legends if LETTERS.get(letter) == MAGNITUDES[word]}
    return Custom(comma, blanks > (0 if comma else grouped), frozenset(letters))


def _letter(text: str, start: int, end: int) -> str:
    """The letter that a text says it writes for the magnitude at a place: "M = million", "in millions (M)"."""
    before, behind = text[max(0, start - REACH) : start], text[end : end + REACH]
    legend = re.match(_LETTER_BEHIND, behind) or re.search(_LETTER_BEFORE, before)
    return legend[1] if legend else ""


def _parts(text: str, blank: int) -> bool:
    """True where a blank between digits parts the groups of one number: not in "Section 5 200"."""
    before = re.search(_BEFORE_BLANK, text[max(0, blank - REACH) : blank])
    word = before[1] or "" if before else "0"
    return not word[:1].isdecimal() and word not in LABELLED
