"""Sentence to tokens: words, numbers and signs, each with its place. Owns how a sentence is cut.

A number keeps its thousands' commas, its decimals, its currency sign and its per-cent sign in one token; a
word keeps its inner hyphens and apostrophes, so that `24-hour`, `P029` and `COVID-19` are words and never
numbers.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import cached_property
from itertools import accumulate

from tipdiff.figures.english import CARDINALS, MAGNITUDES, MONTHS

SIGNS = "$€£¥₹₱฿₦₵₡"
"""Signs of currencies that stand before the digits."""
_TOKEN = re.compile(r"([$€£¥₹₱฿₦₵₡]?[^\W_]+(?:(?:['’.\-/&:]|(?<=\d),(?=\d\d\d(?!\d)))[^\W_]+)*%?|[^\w\s])")


_BEYOND = ["", "", "", ""]


class Tokens:
    """One sentence, cut."""

    def __init__(self, text: str, low: str) -> None:
        self.text = text
        self._pieces: list[str] = _TOKEN.split(low)
        """What lies between the tokens, and the tokens, in turn."""
        self.words = self._pieces[1::2]
        """In lower case, with straight apostrophes."""
        self.word: Callable[[int], str] = (self.words + _BEYOND).__getitem__
        """The token at a place, empty up to four places beyond either end."""

    def value(self, at: int) -> float | None:
        """The value of a token of digits, commas and one point, a sign before or after it; else `None`."""
        word = self.words[at].lstrip(SIGNS).rstrip("%").replace(",", "")
        if not word.isascii():
            return None
        if word.isdigit():
            return int(word)
        whole, point, rest = word.partition(".")
        return float(word) if point and whole.isdigit() and rest.isdigit() else None

    def number(self, at: int) -> bool:
        """True where a number may begin, in digits or words."""
        word = self.word(at)
        return word in CARDINALS or word[:1].isdecimal()

    def scaled(self, value: float, end: int) -> tuple[float, int]:
        """A number with the magnitudes that follow it (`2 million`), and the token after them."""
        while self.word(end) in MAGNITUDES:
            value, end = round(value * MAGNITUDES[self.words[end]], 3), end + 1
        return value, end

    def month(self, at: int) -> bool:
        """True for the name of a month: in capitals, as `may` and `march` are words as well."""
        return self.word(at) in MONTHS and self.capital(at)

    @cached_property
    def starts(self) -> list[int]:
        """Code points at which the tokens begin; found when first asked for, as most sentences hold no
        figure."""
        return list(accumulate(map(len, self._pieces)))[:-1:2]

    def end(self, at: int) -> int:
        """The code point after a token."""
        return self.starts[at] + len(self.words[at])

    def piece(self, start: int, end: int) -> str:
        """The text from one token to before another."""
        return self.text[self.starts[start] : self.end(end - 1)]

    def capital(self, at: int) -> bool:
        """True where the token begins with a capital letter in the source."""
        return self.text[self.starts[at]].isupper()

    def upper(self, at: int) -> bool:
        """True where the token is in capitals in the source."""
        return self.piece(at, at + 1).isupper()


def lowered(text: str) -> str:
    """The text in lower case and with straight apostrophes, each code point at its place."""
    low = text.lower()
    if len(low) != len(text):  # a few capitals grow when lowered (İ): then places would no longer agree
        low = "".join(char if len(char.lower()) != 1 else char.lower() for char in text)
    return low.replace("’", "'")
