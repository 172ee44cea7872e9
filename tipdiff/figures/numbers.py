"""Tokens to numbers: every count, sum of money, share and length of time that a sentence states, and its years.

Owns what is a number and what only looks like one. Years, dates, tiers, numbers of laws, articles and hotlines,
list labels and names (`911`, `P029`) are none. A range is one number with a `high`; a sum in two currencies is one
number with its conversion; a term of "196 years and six months" is one number of years.
"""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass

from tipdiff.figures.currencies import CODES, NAMES, SYMBOLS, code
from tipdiff.figures.english import (
    BOUNDS_AFTER, BOUNDS_BEFORE, CARDINALS, LABELS, MAGNITUDES, MONTHS, NEVER_COUNTED, NOT_AFTER_ONE, NOT_BEFORE_ONE, RISING, STOPS, TIMES,
)
from tipdiff.figures.tokens import Tokens
from tipdiff.model import Number

_DIGITS = frozenset("0123456789")
_SIGNS = frozenset(SYMBOLS)
_JOINTS = frozenset({"and", "or", "through", "to", "-", "–", ",", "&"})
_PRISON = frozenset("prison sentence sentences term terms imprisonment jail suspended custodial".split())
_LINES = frozenset({"hotline", "helpline", "line"})
_DASHES = frozenset("-–—")


@dataclass(slots=True)
class Quantity:
    """A number as the sentence states it."""

    at: int
    """First token."""
    end: int
    """Token after the last one, its unit included where the unit is money, per cent or time."""
    value: Number
    high: Number | None = None
    bound: str = "exactly"
    kind: str = "count"
    """`count`, `money`, `percent` or `time`."""
    unit: str | None = None
    """Currency code, `percent`, or the unit of time as written."""
    conversion: tuple[Number, str] | None = None
    after: int = 0
    """Token after the number and the conversion that follows it in brackets."""
    lead: int = 0
    """First token of the bound's words, else `at`."""


def whole(value: float) -> Number:
    """An int where the number is whole, else at most three decimals."""
    return int(value) if value == int(value) else round(value, 3)


class Reader:
    """Reads one sentence from left to right. One object a sentence: it keeps the tokens and what it has found."""

    def __init__(self, tokens: Tokens, counted: Collection[str], country: str | None) -> None:
        self.tokens = tokens
        self.words = tokens.words
        self.counted = counted
        self.country = country
        self.quantities: list[Quantity] = []
        self.years: list[tuple[int, int]] = []
        """(token, year) of every year in the sentence."""
        self.named = -9
        """Last token that belongs to the number of a law, a date or the like."""
        self.dated = -9
        """Last token that is the day of a month."""

    def read(self) -> None:
        words, at, size = self.words, 0, len(self.words)
        while at < size:
            word = words[at]
            first = word[0]
            if first in _DIGITS or first in _SIGNS:
                at = self._digits(at)
            elif word in CARDINALS:
                at = self._words(at)
            elif word == "half":
                at = self._half(at)
            else:
                at += 1

    # -- digits -------------------------------------------------------------------------------------------------

    def _digits(self, at: int) -> int:
        words = self.words
        plain = self._plain(at)
        if plain is None:
            return self._compound(at)
        if self._is_year(at, plain):
            self.years.append((at, int(plain)))
            return at + 1
        if self._is_date(at, plain):
            self.dated = at
            return at + 1
        if self._is_name(at, plain):
            self.named = at
            return at + 1
        triple = self._run_together(at)
        if triple:
            return triple
        if words[at][0] in _SIGNS or self._code_before(at):
            return self._money(at, plain)
        return self._count(at, plain, at + 1)

    def _plain(self, at: int) -> float | None:
        """The value of a token of digits, commas and one point."""
        word = self.words[at].lstrip("".join(_SIGNS)).rstrip("%").replace(",", "")
        if word.isascii() and word.isdigit():
            return int(word)
        whole_part, point, rest = word.partition(".")
        if point and whole_part.isdigit() and rest.isdigit() and word.isascii():
            return float(word)
        return None

    def _compound(self, at: int) -> int:
        """A token of digits and more: a span of years, a range, a prison term, else a name."""
        words = self.words
        left, dash, right = words[at].partition("-")
        if self._word(at + 1) in _LINES or (self._month(at - 1) and left.isdigit()):
            return at + 1
        if dash and left.isdigit() and right.isdigit():
            low, high = int(left), int(right)
            if 1900 <= low < 2100:
                if 1900 <= high < 2100:
                    self.years += [(at, low), (at, high)]
                elif high < 100:
                    self.years += [(at, low), (at, low // 100 * 100 + high)]
            elif low < high and not self._is_name(at, low) and len(right) - len(left) < 2:
                return self._count(at, low, at + 1, high)
            return at + 1
        if dash and right in TIMES and _PRISON.intersection(words[at + 1 : at + 4]):
            value = int(left) if left.isdigit() else CARDINALS.get(left)
            if value:
                self._add(Quantity(at, at + 1, value, kind="time", unit="years" if right[0] == "y" else right))
        elif "/" in words[at]:
            left, _, right = words[at].partition("/")
            if left.isdigit() and right.isdigit() and 1990 <= int(left) < 2100 and len(right) in (2, 4):
                self.years.append((at, int(left) // 100 * 100 + int(right) if len(right) == 2 else int(right)))
        elif words[at].endswith("'s") and words[at][:4].isdigit() and len(words[at]) == 6:
            self.years.append((at, int(words[at][:4])))
        return at + 1

    def _is_year(self, at: int, value: float) -> bool:
        word = self.words[at]
        if len(word) != 4 or not word.isdigit() or not 1900 <= value < 2100:
            return False
        following = self._word(at + 1)
        if following in MAGNITUDES or following in NAMES or following in ("percent", "per"):
            return False
        return not (following in self.counted and self._word(at - 1) not in STOPS and self._word(at - 1) != "")

    def _is_date(self, at: int, value: float) -> bool:
        """True for the day of a month, and for the second of two: "May 5 and 7"."""
        if value > 31:
            return False
        before, following = self._word(at - 1), self._word(at + 1)
        if self._month(at - 1) or self._month(at + 1) or (before == "." and self._month(at - 2)):
            return following not in self.counted
        return self.dated == at - 2 and before in ("and", "to", "-", "–", "or", "through") and (following == "" or not following[0].isalpha() or following in STOPS)

    def _is_name(self, at: int, value: float) -> bool:
        """True for a number that names a law, a day, a line to call, a place in a list."""
        words, before, following = self.words, self._word(at - 1), self._word(at + 1)
        if before in NEVER_COUNTED:
            return True
        if following in self.counted:
            return False
        if before in LABELS or (before == "." and self._word(at - 2) in LABELS | {"no"}) or (before == "no" and following != "more"):
            return True
        if following in LABELS and following not in ("laws", "articles", "forms", "sections", "acts", "decrees", "phase"):
            return following in ("u.s.c", "c.f.r", "usc")
        if self.named == at - 1 or (self.named == at - 2 and before in _JOINTS) or (self.named == at - 3 and before in _JOINTS and words[at - 2] in ("bis", "ter", ",")):
            return True
        if value == 911 or following in ("a.m", "p.m", "am", "pm"):
            return True
        if len(words[at]) >= 3 and words[at].isdigit() and (
            following in _LINES or before in ("hotline", "helpline", "dial", "dialing", "toll-free", "number")
        ):
            return True
        if following == ")":
            return at == 0 or (before == "(" and value < 20 and "(1)" in self.tokens.text)
        return before == "number" or (at == 0 and following == ".")

    def _month(self, at: int) -> bool:
        return self._word(at) in MONTHS and self.tokens.capital(at)

    def _run_together(self, at: int) -> int:
        """`130,249, and 964`: three numbers whose first comma lost its space. A pair takes no comma before `and`."""
        words = self.words
        parts = words[at].split(",")
        if len(parts) != 2 or len(parts[1]) != 3 or words[at][0] in _SIGNS or words[at + 1 : at + 3] != [",", "and"]:
            return 0
        last = self._word(at + 3)
        if not (last.isdigit() and len(last) <= 3) or not (parts[0].isdigit() and parts[1].isdigit()):
            return 0
        for part in parts:
            self._add(Quantity(at, at + 1, int(part)))
        return at + 2

    # -- words --------------------------------------------------------------------------------------------------

    def _words(self, at: int) -> int:
        words = self.words
        if words[at] == "one" and not self._counts_one(at):
            return at + 1
        if self._word(at - 1) in LABELS and self._word(at + 1) not in self.counted:
            return at + 1
        value, end = CARDINALS[words[at]], at + 1
        if self._word(end) == "hundred":
            value, end = value * 100, end + 1
            rest = end + 1 if self._word(end) == "and" else end
            if self._word(rest) in CARDINALS:
                value, end = value + CARDINALS[words[rest]], rest + 1
        return self._count(at, value, end)

    def _counts_one(self, at: int) -> bool:
        before, following = self._word(at - 1), self._word(at + 1)
        if before in NOT_BEFORE_ONE:
            return False
        if following in ("was", "had") and self.quantities:
            return before in ("and", ",", ":", ";", "(", "–", "—")
        if following in NOT_AFTER_ONE:
            return following == "of" and (self._number(at + 2) or (self._word(at + 2) in ("the", "these", "those") and self._number(at + 3)))
        if following in ("in", "for", "from", "by", "on", "under"):
            return before in ("and", ",", "(", "–", "—", "least", "only", "with")
        return following[:1].isalpha() or before in ("least", "only", "convicted", "acquitted", "prosecuted")

    def _half(self, at: int) -> int:
        before = self._word(at - 1)
        if before in ("first", "second", "latter", "last", "early", "late", "a", "other", "one", "and") or not (
            self._word(at + 1) in ("of", "the") or before in ("than", "nearly", "almost", "about", "over", "approximately")
        ):
            return at + 1
        self._add(Quantity(at, at + 1, 0.5, kind="percent"))
        return at + 1

    def _number(self, at: int) -> bool:
        word = self._word(at)
        return word in CARDINALS or (word[:1] in _DIGITS and word != "")

    # -- units, ranges, money ------------------------------------------------------------------------------------

    def _count(self, at: int, value: float, end: int, high: float | None = None) -> int:
        """A number that may go on: magnitude, range, per cent, time, currency."""
        words = self.words
        scaled, end = self._magnitude(value, end)
        if high is None:
            found = self._range(at, scaled, end)
            if found:
                low, high, end = found
                scaled = low
        else:
            high = whole(high)
        quantity = Quantity(at, end, whole(scaled), high)
        if self._word(end) == "or" and self._word(end + 1) in BOUNDS_AFTER:  # "two or more years"
            quantity.bound = BOUNDS_AFTER[self.words[end + 1]]
            quantity.end = end = end + 2
        following = self._word(end)
        if words[end - 1].endswith("%"):
            quantity.kind = quantity.unit = "percent"
        elif following in ("percent", "percentage") or (following == "per" and self._word(end + 1) == "cent"):
            quantity.kind = quantity.unit = "percent"
            quantity.end = end + (2 if following == "per" else 1)
        elif following in TIMES:
            self._time(quantity)
        elif self._word(at - 1) in ("age", "aged", "ages") or (
            self._word(at - 1) == "than" and self._word(at - 2) in ("older", "younger")
        ):
            quantity.kind, quantity.unit = "time", "years"
        else:
            self._currency(quantity)
        return self._add(quantity)

    def _magnitude(self, value: float, end: int) -> tuple[float, int]:
        while self._word(end) in MAGNITUDES:
            value, end = round(value * MAGNITUDES[self.words[end]], 3), end + 1
        return value, end

    def _range(self, at: int, low: float, end: int) -> tuple[Number, Number, int] | None:
        """(low, high, end) where the number is the lower end of a range."""
        words, joint = self.words, self._word(end)
        before = self._word(at - 1)
        start_unit = 0.0
        if joint in TIMES:  # "five years and six months to 15 years": the lower end has a unit of its own
            start_unit, end = TIMES[joint], end + 1
            end += self._word(end) == "'"
            if self._word(end) == "and" and TIMES.get(self._word(end + 2), start_unit) < start_unit and self._number(end + 1):
                low += (CARDINALS.get(words[end + 1]) or self._plain(end + 1) or 0) * TIMES[words[end + 2]] / start_unit
                end += 3
            joint = self._word(end)
        if joint == "to":
            if before == "sentenced" or (before == "from" and self._word(at - 2).startswith(RISING)):
                return None
        elif joint == "and":
            if "between" not in words[max(0, at - 3) : at]:
                return None
        elif joint not in _DASHES or self.tokens.starts[end] != self.tokens.end(end - 1) or joint == "—":
            return None
        here = end + 1
        if not self._number(here):
            return None
        high: float | None
        if words[here] in CARDINALS:
            high, here = CARDINALS[words[here]], here + 1
        else:
            high = self._plain(here)
            if high is None or self._is_year(here, high):
                return None
            here += 1
        high, here = self._magnitude(high, here)
        unit = TIMES.get(self._word(here))
        if start_unit:
            if unit is None:
                return None
            low = round(low * start_unit / unit, 3)
        elif words[here - 1] in MAGNITUDES and words[end - 1] not in MAGNITUDES and low < 1000:
            low *= MAGNITUDES[words[here - 1]]
        if joint == "to" and before == "from" and unit is None and not self._ranging(at):
            return None
        if high <= low and joint != "and" and unit is None and self._word(here) != "percent":
            return None
        return whole(low), whole(high), here

    def _ranging(self, at: int) -> bool:
        return self._word(at - 2).startswith(("rang", "var", "between", "term", "sentenc", "penalt", "fine")) or self._word(at - 2) == ","

    def _time(self, quantity: Quantity) -> None:
        """Years, months, days; "196 years and six months" is 196.5 years."""
        words, end = self.words, quantity.end
        quantity.kind, quantity.unit, quantity.end = "time", words[end], end + 1
        here = end + 1 + (self._word(end + 1) == "'")
        if self._word(here) != "and" or self._word(here + 2) not in TIMES:
            return
        more = CARDINALS.get(words[here + 1]) if words[here + 1] in CARDINALS else self._plain(here + 1)
        unit, smaller = TIMES[words[end]], TIMES[words[here + 2]]
        if more is None or smaller >= unit:
            return
        extra = more * smaller / unit
        if quantity.high is None:
            quantity.value = whole(quantity.value + extra)
        else:
            quantity.high = whole(quantity.high + extra)
        quantity.end = here + 3

    def _currency(self, quantity: Quantity) -> None:
        """`pesos`, `Colombian pesos`, `CFA francs (FCFA)`, and the same sum in brackets."""
        words, end = self.words, quantity.end
        for here in range(end, min(end + 4, len(words))):
            word = words[here]
            if word in NAMES:
                break
            if word in STOPS or not word[0].isalpha():
                return
            if word.upper() in CODES and self.tokens.upper(here):
                quantity.kind, quantity.unit, quantity.end = "money", word.upper(), here + 1
                self._converted(quantity)
                return
        else:
            return
        if words[here] in ("real", "won", "lev", "mark", "som", "sol", "dong", "lei", "sole", "lek") and here != end:
            return
        quantity.kind, quantity.end = "money", here + 1
        quantity.unit = code(words[here], tuple(words[end:here]), self.country)
        if words[here] == "francs" and "cfa" in words[end:here]:
            quantity.unit = code("francs", tuple(words[end:here]), self.country) or "XOF"
        self._converted(quantity)

    def _code_before(self, at: int) -> str | None:
        word = self._word(at - 1)
        if word == "us" and self.words[at][0] == "$":
            return "USD"
        if len(word) == 3 and word.upper() in CODES and self.tokens.upper(at - 1):
            return word.upper()
        return None

    def _money(self, at: int, value: float) -> int:
        """A sum with its sign or code before it."""
        prefix = self._code_before(at)
        unit = prefix or SYMBOLS[self.words[at][0]]
        scaled, end = self._magnitude(value, at + 1)
        quantity = Quantity(at - 1 if prefix else at, end, whole(scaled), None, "exactly", "money", unit)
        joint = self._word(end)
        if joint in ("to", "and", "-", "–") and end + 1 < len(self.words) and self.words[end + 1][0] in _SIGNS:
            between = "between" in self.words[max(0, at - 3) : at]
            high = self._plain(end + 1)
            if high is not None and (joint != "and" or between):
                scaled_high, here = self._magnitude(high, end + 2)
                if scaled_high < scaled:  # "$1 to $2 million"
                    return self._add(quantity)
                if self.words[here - 1] in MAGNITUDES and self.words[end - 1] not in MAGNITUDES and scaled < 1000:
                    quantity.value = whole(scaled * MAGNITUDES[self.words[here - 1]])
                rising = self._word(at - 1) == "from" and self._word(at - 2).startswith(RISING)
                if not rising:
                    quantity.high, quantity.end = whole(scaled_high), here
        if self._word(quantity.end) in ("dollars", "dollar"):
            quantity.end += 1
        self._converted(quantity)
        return self._add(quantity)

    def _converted(self, quantity: Quantity) -> None:
        """Takes `($118,000)` after a sum as its conversion."""
        words, here = self.words, quantity.end
        if self._word(here) == "(" and self._word(here + 2) == ")" and words[here + 1][0].isalpha():
            symbol = words[here + 1].upper()
            if quantity.unit is None and symbol in CODES:
                quantity.unit = symbol
            here += 3
        if self._word(here) not in ("(", "or", "["):
            return
        bracket = words[here] in "(["
        start = here + 1
        while self._word(start) in ("approximately", "about", "around", "roughly", "us", "usd", "nearly", "over", "equivalent", "to"):
            start += 1
        if start >= len(words) or words[start][0] not in _SIGNS | _DIGITS:
            return
        value = self._plain(start)
        if value is None:
            return
        scaled, end = self._magnitude(value, start + 1)
        unit = SYMBOLS.get(words[start][0]) or ("USD" if words[start - 1] == "usd" else None)
        if unit is None:
            inner = Quantity(start, end, whole(scaled))
            self._currency(inner)
            unit, end = inner.unit, inner.end
        if unit is None or unit == quantity.unit or not (bracket or unit == "USD"):
            return
        quantity.conversion = (whole(scaled), unit)
        while bracket and end < len(words) and words[end] not in ")]":
            end += 1
        quantity.after = min(len(words), end + bracket)

    # -- shared -------------------------------------------------------------------------------------------------

    def _add(self, quantity: Quantity) -> int:
        quantity.lead, quantity.bound = self._bound(quantity)
        quantity.after = max(quantity.after, quantity.end)
        self.quantities.append(quantity)
        return quantity.after

    def _bound(self, quantity: Quantity) -> tuple[int, str]:
        words, at = self.words, quantity.at
        if quantity.bound != "exactly":
            return at, quantity.bound
        for before, bound in BOUNDS_BEFORE.get(self._word(at - 1), ()):
            size = len(before)
            if at - 1 >= size and tuple(words[at - 1 - size : at - 1]) == before:
                return at - 1 - size, bound
        return at, "exactly"

    def _word(self, at: int) -> str:
        return self.words[at] if 0 <= at < len(self.words) else ""
