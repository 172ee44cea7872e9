"""Sentence to tokens: words, numbers and signs, each with its place. Owns how a sentence is cut.

A number keeps its groups, its decimals, its currency sign and its per-cent sign in one token; a word keeps its inner
hyphens and apostrophes, so that `24-hour`, `P029` and `COVID-19` are words and never numbers. How a number's groups and
decimals are parted is the report's `Custom`.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable
from functools import lru_cache
from itertools import accumulate
from typing import NamedTuple

from tipdiff.figures.currencies import SYMBOLS
from tipdiff.figures.number_words import CARDINALS, MAGNITUDES, MONTHS
from tipdiff.model.frozen import found_once

SIGNS = "".join(SYMBOLS)
"""Signs of currencies that stand before the digits."""
FRACTIONS = {
    "½": 1 / 2, "⅓": 1 / 3, "⅔": 2 / 3, "¼": 1 / 4, "¾": 3 / 4, "⅕": 1 / 5, "⅖": 2 / 5, "⅗": 3 / 5, "⅘": 4 / 5,
    "⅙": 1 / 6, "⅚": 5 / 6, "⅛": 1 / 8, "⅜": 3 / 8, "⅝": 5 / 8, "⅞": 7 / 8, "⅒": 1 / 10,
}  # fmt: skip
LETTERS = {"k": 1_000, "m": 1_000_000, "b": 1_000_000_000, "t": 1_000_000_000_000}
"""A letter behind the digits -> what it stands for, where it stands for a magnitude."""


class Custom(NamedTuple):
    """How one report writes numbers."""

    comma: bool = False
    """True where a comma begins decimals, so that a point parts groups."""
    blanks: bool = False
    """True where blanks part groups of three digits."""
    letters: frozenset[str] = frozenset()
    """Those of `LETTERS` that the report says it uses."""


ENGLISH = Custom()
_WORD = r"[^\W_]++(?:(?:['’.\-/&:]|{comma})[^\W_]++)*+[%‰]?"
_GROUPS = r"(?<![\w.,+])(?<!0\d\d\d )\d{1,3}(?: \d{3})+(?!\d)(?:[.,]\d+)?"
_ENGLISH_COMMA = r"(?<=\d),(?=(?:\d\d,)*\d\d\d(?!\d))"
_DECIMAL_COMMA = r"(?<=\d),(?=\d)"
_INVISIBLE = "\u00ad\u034f\u061c\u180e\u200b-\u200f\u202a-\u202e\u2060-\u2064\u2066-\u206f\ufe00-\ufe0f\ufeff"
"""Characters that show nothing and may stand anywhere: in sentences that no reading has cleaned."""
_PLAIN = {
    "’": "'",
    "−": "-",
    "‐": "-",
    "‑": "-",
    "٪": "%",
    "％": "%",
    "٫": ".",
    "．": ".",
    "٬": ",",
    "，": ",",
}
_PLAIN |= {"＄": "$", "＋": "+"}
_SMALL = "²³¹⁰⁴⁵⁶⁷⁸⁹⁺⁻₀₁₂₃₄₅₆₇₈₉"
"""Written small, above or below the line."""
_POWERS = ("m", "km", "cm", "mm", "ft", "mi", "yd", "in")
"""Units whose small figure is a power; behind any other word it is the mark of a note."""


@lru_cache(maxsize=8)
def _cutter(custom: Custom, invisible: bool) -> re.Pattern[str]:
    word = _WORD.format(comma=_DECIMAL_COMMA if custom.comma else _ENGLISH_COMMA)
    if custom.blanks:
        word = rf"(?:{_GROUPS}(?:-{_GROUPS})?(?:[^\W\d_]+)?[%‰]?|{word})"
    if invisible:
        word = word.replace(r"[^\W_]++", rf"(?:[^\W_]|[{_INVISIBLE}])++")
    return re.compile(rf"({word}|[{SIGNS}](?:\.(?=\d))?{word}|[^\w\s])")  # most bear no sign


_BEYOND = ["", "", "", ""]
GROUP = 3
"""Digits of a group."""
HUGE = 10**30
"""No magnitude is taken behind it: a row of them would be no number that a computer holds."""


class Tokens:
    """One sentence, cut."""

    def __init__(self, text: str, low: str, custom: Custom = ENGLISH) -> None:
        self.text, self.custom = text, custom
        hidden = not low.isascii() and re.search(f"[{_INVISIBLE}]", low) is not None
        self._pieces: list[str] = _cutter(custom, hidden).split(low)
        """What lies between the tokens, and the tokens, in turn."""
        words = self._pieces[1::2]
        self.words = [re.sub(f"[{_INVISIBLE}]", "", word) or word for word in words] if hidden else words
        """In lower case, with straight apostrophes."""
        self.word: Callable[[int], str] = (self.words + _BEYOND).__getitem__
        """The token at a place, empty up to four places beyond either end."""

    def value(self, at: int) -> float | None:
        """The value of a token of digits, a sign before or after it; else `None`."""
        return number(self.words[at].lstrip(SIGNS).rstrip("%‰"), self.custom)

    def number(self, at: int) -> bool:
        """True where a number may begin, in digits or words."""
        word = self.word(at)
        return word in CARDINALS or word[:1].isdecimal()

    def scaled(self, value: float, end: int) -> tuple[float, int]:
        """A number with the magnitudes that follow it (`2 million`), and the token after them."""
        while self.word(end) in MAGNITUDES and abs(value) < HUGE:
            value, end = round(value * MAGNITUDES[self.words[end]], 3), end + 1
        return value, end

    def touches(self, at: int) -> bool:
        """True where nothing parts a token from the one before it."""
        return at > 0 and not self._pieces[2 * at]

    def month(self, at: int) -> bool:
        """True for the name of a month: in capitals, as `may` and `march` are words as well."""
        return self.word(at) in MONTHS and self.capital(at)

    @found_once
    def starts(self) -> list[int]:
        """Code points at which the tokens begin; found when first asked for, as most sentences hold no
        figure."""
        return list(accumulate(map(len, self._pieces)))[:-1:2]

    def end(self, at: int) -> int:
        """The code point after a token."""
        return self.starts[at] + len(self._pieces[2 * at + 1])

    def piece(self, start: int, end: int) -> str:
        """The text from one token to before another."""
        return self.text[self.starts[start] : self.end(end - 1)]

    def capital(self, at: int) -> bool:
        """True where the token begins with a capital letter in the source."""
        return self.text[self.starts[at]].isupper()

    def upper(self, at: int) -> bool:
        """True where the token is in capitals in the source."""
        return self.piece(at, at + 1).isupper()


def number(digits: str, custom: Custom = ENGLISH) -> float | None:
    """The value of digits with their groups and decimals, a fraction at their end included; else `None`."""
    if digits.isdecimal():
        return int(digits)
    if digits[-1:] in FRACTIONS:
        if digits[-2:-1] in FRACTIONS:
            return None
        before = number(digits[:-1], custom) if len(digits) > 1 else 0
        return None if before is None or before != int(before) else before + FRACTIONS[digits[-1]]
    point, parting = (",", ".") if custom.comma else (".", ",")
    if digits.count(point) > 1:
        digits, point = _joined(digits, point), parting  # "1.234.567": it parts groups after all
    whole, mark, decimals = digits.partition(point)
    whole = whole or "0"  # "$.53"
    if custom.comma and not mark and whole.count(".") == 1 and len(whole.partition(".")[2]) != GROUP:
        whole, mark, decimals = whole.partition(".")  # "3.5" where a comma begins decimals
    for between in (parting, "'", " "):
        if between in whole:
            whole = whole.replace(",", "") if between == "," else _joined(whole, between)
    if not whole.isdecimal() or (mark and not decimals.isdecimal()):
        return None
    return float(f"{whole}.{decimals}") if mark else int(whole)


def _joined(digits: str, mark: str) -> str:
    """The groups of three together, where all are; else unchanged, which is no number."""
    first, *groups = digits.split(mark)
    if not first or len(first) > GROUP or any(len(group) != GROUP for group in groups):
        return digits
    return digits if mark == "." and len(groups) == GROUP and _address(first, *groups) else "".join((first, *groups))


def _address(*parts: str) -> bool:
    """True for four parts that may be a machine's address: `192.168.100.200`."""
    return all(part.isdecimal() and int(part) <= 255 for part in parts)


def lowered(text: str) -> str:
    """The text in lower case and with plain signs and digits, each code point at its place."""
    low = text.lower()
    if len(low) != len(text):  # a few capitals grow when lowered (İ): then places would no longer agree
        low = "".join(char if len(char.lower()) != 1 else char.lower() for char in text)
    return low if low.isascii() else re.sub(r"[^\x00-\x7f]", _plain, low)


def _plain(found: re.Match[str]) -> str:
    """The plain form of a sign, a digit of another script or a blank; what it is for any other letter."""
    odd, text, at = found[0], found.string, found.start()
    if odd in _PLAIN:
        return _PLAIN[odd]
    if odd == "–":
        return "-" if _inside(text, at) else odd
    if odd.isdecimal():
        return str(unicodedata.decimal(odd))
    if odd in _SMALL:
        power = odd in "²³" and text[:at].rpartition(" ")[2].endswith(_POWERS)
        return odd if power else " "
    return " " if odd.isspace() else odd


def _inside(text: str, at: int) -> bool:
    """True for a dash between the ends of a range, and for one that is a minus: "10%–12%", " –3.4"."""
    before, following = text[max(0, at - 2) : at], text[at + 1 : at + 2]
    if not following or not (following.isdecimal() or following in SYMBOLS):
        return False
    last = before[-1:]
    return last.isdecimal() or last in "% (" or (last.isalpha() and before[0].isdecimal())
