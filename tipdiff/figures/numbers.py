"""Tokens to numbers: every count, sum of money, share and length of time that a sentence states, and its
years.

Owns how numbers are put together: words and digits, magnitudes, ranges, bounds, compound lengths of time. A
range is one number with a `high`; a term of "196 years and six months" is one number of years. What only
looks like a number is told by `names`, what is money by `money`.
"""

from __future__ import annotations

from collections.abc import Collection

from tipdiff.figures.english import (
    BOUNDS_AFTER,
    BOUNDS_BEFORE,
    CARDINALS,
    LABELS,
    MAGNITUDES,
    NOT_AFTER_ONE,
    NOT_BEFORE_ONE,
    STOPS,
    TIMES,
    rising,
)
from tipdiff.figures.money import name_currency, prefix, same_currency, sum_of_money
from tipdiff.figures.names import LINES, Names
from tipdiff.figures.quantity import Quantity, whole
from tipdiff.figures.tokens import SIGNS, Tokens
from tipdiff.model import PERCENT, Bound, Number

_FIRST = frozenset("0123456789" + SIGNS)
_LISTED = frozenset({"and", ",", ":", ";", "(", "–", "—"})
_SHARES = frozenset({"half", "third", "quarter", "fifth", "tenth"})
"""After a number word, what makes it a share: "one quarter of the victims"."""
_THEM = frozenset({"which", "whom", "them", "these", "those"})
_RANGING = frozenset({"to", "and", "-", "–"})
_VAGUE = frozenset({"several", "many", "few", "two", "three", "four", "five"})
_PRISON = frozenset({"prison", "sentence", "sentences", "term", "terms", "imprisonment", "jail", "custodial"})
_NO_SHARE = frozenset({"first", "second", "latter", "last", "early", "late", "a", "other", "one", "and"})
"""Before `half`, the words that make it a time or a name."""
_HALF_HEDGES = frozenset({"than", "nearly", "almost", "about", "over", "approximately"})
_SPREAD = ("rang", "var", "between", "term", "sentenc", "penalt", "fine", ",")
"""Beginnings of words before `from` that make "from 5 to 10" a range."""


class Reader:
    """Reads one sentence from left to right. One object a sentence: it keeps the tokens and what it has
    found."""

    def __init__(self, tokens: Tokens, counted: Collection[str], country: str | None) -> None:
        self.tokens, self.words, self.word = tokens, tokens.words, tokens.word
        self.names = Names(tokens, counted)
        self.counted = counted
        self.country = country
        self.quantities: list[Quantity] = []
        self.years: list[tuple[int, int]] = []
        """(token, year) of every year in the sentence."""

    def read(self) -> None:
        words, at, size = self.words, 0, len(self.words)
        while at < size:
            word = words[at]
            if word[0] in _FIRST:
                at = self._digits(at)
            elif word in CARDINALS:
                at = self._cardinal(at)
            elif word == "half":
                at = self._half(at)
            else:
                at += 1

    def _digits(self, at: int) -> int:
        value = self.tokens.value(at)
        if value is None:
            return self._compound(at)
        if self.names.year(at, value):
            self.years.append((at, int(value)))
            return at + 1
        if self.names.names(at, value):
            return at + 1
        if self.words[at][0] in SIGNS or prefix(self.tokens, at):
            return self._add(sum_of_money(self.tokens, at, value, self.country))
        return self._run_together(at) or self._count(at, value, at + 1)

    def _compound(self, at: int) -> int:
        """A token of digits and more: a span of years, a range, a prison term, else a name."""
        word = self.words[at]
        left, _, right = word.partition("-")
        if self.word(at + 1) in LINES or (self.tokens.month(at - 1) and left.isdigit()):
            return at + 1
        if self.tokens.capital(at - 1) and not LINES.isdisjoint(self.words[max(0, at - 4) : at]):
            return at + 1  # "a helpline, Help 10-11"
        if left.isdigit() and right.isdigit():
            return self._span(at, int(left), int(right))
        if right in TIMES and left.isdigit() and _PRISON.intersection(self.words[at + 1 : at + 4]):
            unit = "years" if right[0] == "y" else right
            return self._add(Quantity(at, at + 1, int(left), kind="time", unit=unit))
        left, _, right = word.partition("/")
        if left.isdigit() and right.isdigit() and 1990 <= int(left) < 2100 and len(right) in (2, 4):
            self.years.append((at, int(left[: 4 - len(right)] + right)))
        elif word.endswith("'s") and word[:-2].isdigit() and len(word) == 6:
            self.years.append((at, int(word[:4])))
        return at + 1

    def _span(self, at: int, low: int, high: int) -> int:
        """ "2022-2024", "2022-24", "10-15"."""
        if 1900 <= low < 2100:
            last = high if high >= 1900 else low // 100 * 100 + high if high < 100 else 0
            self.years += [(at, low), (at, last)] if 1900 <= last < 2100 else []
        elif low < high < 100 * low and not self.names.names(at, low):
            return self._count(at, low, at + 1, high)
        return at + 1

    def _run_together(self, at: int) -> int:
        """ "130,249, and 964": three numbers whose first comma lost its space. A pair takes no comma
        before `and`."""
        words, last = self.words, self.word(at + 3)
        parts = words[at].split(",")
        if len(parts) != 2 or words[at + 1 : at + 3] != [",", "and"] or not (last.isdigit() and len(last) <= 3):
            return 0
        for part in parts:
            self._add(Quantity(at, at + 1, int(part)))
        return at + 2

    def _cardinal(self, at: int) -> int:
        if self.words[at] == "one" and not self._counts_one(at):
            return at + 1
        if self.word(at + 1).removesuffix("s") in _SHARES:
            return at + 2
        if self.word(at - 1) in LABELS and self.word(at + 1) not in self.counted:
            return at + 1
        value, end = CARDINALS[self.words[at]], at + 1
        if self.word(end) == "hundred":
            value, end = value * 100, end + 1
            rest = end + (self.word(end) == "and")
            if self.word(rest) in CARDINALS:
                value, end = value + CARDINALS[self.words[rest]], rest + 1
        return self._count(at, value, end)

    def _for_what(self, at: int) -> bool:
        """True for "four of sex trafficking and one of forced labor", not for "one of the largest"."""
        word = self.word(at)
        return (
            bool(self.quantities)
            and word.isalpha()
            and not self.tokens.capital(at)
            and (word == "both" or (word not in STOPS and word not in _VAGUE))
        )

    def _counts_one(self, at: int) -> bool:
        """False where `one` is a pronoun: "no one", "one of the largest", "one another"."""
        before, following, number = self.word(at - 1), self.word(at + 1), self.tokens.number
        if before == '"':  # after the comma inside: "and 'hazardous work,' one for forced labor"
            before = self.word(at - 2)
        if before in NOT_BEFORE_ONE:
            return False
        if following in ("was", "had") and self.quantities:
            return before in _LISTED
        if (following == "to" or (following == "and" and before == "between")) and number(at + 2):
            return True
        if before == "and" and following == "who" and self.quantities:  # "two of whom were fined and one who was not"
            return True
        if following == "of" and (self.word(at + 2) in _THEM or self._for_what(at + 2)):
            return before in _LISTED
        if following in NOT_AFTER_ONE:
            after = at + 2 + (self.word(at + 2) in ("the", "these", "those"))
            return following == "of" and number(after)
        if following in ("in", "for", "from", "by", "on", "under"):
            return before in _LISTED or before in ("least", "only", "with")
        if self.word(at + 2) == "to" and self.word(at + 3) in ("another", "the"):  # "from one place to another"
            return before != "from"
        return (
            following[:1].isalpha()
            or before in ("least", "only")
            or (before.endswith("ed") and bool(self.quantities))  # "had never tried one" counts nothing
        )

    def _half(self, at: int) -> int:
        before = self.word(at - 1)
        shares = self.word(at + 1) in ("of", "the") or before in _HALF_HEDGES
        if before in _NO_SHARE or not shares:
            return at + 1
        return self._add(Quantity(at, at + 1, 0.5, kind=PERCENT))

    def _count(self, at: int, value: float, end: int, high: Number | None = None) -> int:
        """A number that may go on: magnitude, range, per cent, time, currency."""
        value, end = self.tokens.scaled(value, end)
        quantity = Quantity(at, end, whole(value), high)
        joint = self.word(end)
        if high is None and (joint in _RANGING or joint in TIMES):
            self._range(quantity, value)
        end = quantity.end
        if self.word(end) == "or" and self.word(end + 1) in BOUNDS_AFTER:  # "two or more years"
            quantity.bound = BOUNDS_AFTER[self.words[end + 1]]
            quantity.end = end = end + 2
        following, before = self.word(end), self.word(at - 1)
        if self.words[end - 1].endswith("%"):
            quantity.kind = quantity.unit = PERCENT
        elif following in ("percent", "percentage") or (following == "per" and self.word(end + 1) == "cent"):
            quantity.kind = quantity.unit = PERCENT
            quantity.end = end + 1 + (following == "per")
        elif following in TIMES:
            self._time(quantity)
        elif following == "and" and before == "to" and self.word(end + 2) in TIMES and self.tokens.number(end + 1):
            quantity.kind, quantity.unit = "time", self.word(end + 2)  # "sentenced to 12 and 10 years"
        elif before in ("age", "aged", "ages") or (before == "than" and self.word(at - 2) in ("older", "younger")):
            quantity.kind, quantity.unit = "time", "years"
        else:
            name_currency(self.tokens, quantity, self.country)
            if quantity.kind == "count" and following == "(":
                before_it = (each.unit for each in reversed(self.quantities) if each.kind == "money")
                same_currency(self.tokens, quantity, next(before_it, None), self.country)
        return self._add(quantity)

    def _range(self, quantity: Quantity, low: float) -> None:
        """Takes "to 12" after a number as the upper end of a range."""
        end, unit = self._lower_unit(quantity.end)
        if unit:
            low += self._rest_of_time(quantity.end, end) / unit
        joint, before = self.word(end), self.word(quantity.at - 1)
        if not self._joins(quantity.at, end) or not self.tokens.number(end + 1):
            return
        high, here = self._upper(end + 1)
        if high is None:
            return
        upper_unit = TIMES.get(self.word(here))
        if unit:
            if upper_unit is None:
                return
            low = low * unit / upper_unit
        elif self.words[here - 1] in MAGNITUDES and self.words[end - 1] not in MAGNITUDES and low < 1000:
            low *= MAGNITUDES[self.words[here - 1]]
        measured = upper_unit is not None or self.word(here) == "percent"
        spread = self.word(quantity.at - 2).startswith(_SPREAD)
        if before == "from" and joint == "to" and not (upper_unit or spread):
            return
        if high <= low and joint != "and" and not measured:
            return
        quantity.value, quantity.high, quantity.end = whole(low), whole(high), here

    def _lower_unit(self, end: int) -> tuple[int, float]:
        """(token after it, months) of the lower end's own unit: "six months", "five years and six months"."""
        unit = TIMES.get(self.word(end), 0.0)
        if not unit:
            return end, 0.0
        end += 1 + (self.word(end + 1) == "'")
        smaller = TIMES.get(self.word(end + 2), unit) < unit
        return (end + 3 if self.word(end) == "and" and smaller and self.tokens.number(end + 1) else end), unit

    def _rest_of_time(self, start: int, end: int) -> float:
        """Months in the second half of "five years and six months", between two tokens."""
        if "and" not in self.words[start:end]:
            return 0.0
        return self._small(end - 2) * TIMES[self.words[end - 1]]

    def _small(self, at: int) -> float:
        return CARDINALS.get(self.words[at]) or self.tokens.value(at) or 0

    def _joins(self, at: int, end: int) -> bool:
        """True where the word after a number can lead to the upper end of a range."""
        joint, before = self.word(end), self.word(at - 1)
        if joint == "to":
            return before != "sentenced" and not (before == "from" and rising(self.word(at - 2)))
        if joint == "and":
            return "between" in self.words[max(0, at - 3) : at]
        return joint in _RANGING and self.tokens.starts[end] == self.tokens.end(end - 1)

    def _upper(self, here: int) -> tuple[float | None, int]:
        if self.words[here] in CARDINALS:
            return self.tokens.scaled(CARDINALS[self.words[here]], here + 1)
        high = self.tokens.value(here)
        if high is None or self.names.year(here, high):
            return None, here
        return self.tokens.scaled(high, here + 1)

    def _time(self, quantity: Quantity) -> None:
        """Years, months, days; "196 years and six months" is 196.5 years."""
        words, end = self.words, quantity.end
        quantity.kind, quantity.unit, quantity.end = "time", words[end], end + 1
        after, unit = self._lower_unit(end)
        extra = self._rest_of_time(end, after) / unit
        if not extra:
            return
        if quantity.high is None:
            quantity.value = whole(quantity.value + extra)
        else:
            quantity.high = whole(quantity.high + extra)
        quantity.end = after

    def _add(self, quantity: Quantity) -> int:
        quantity.lead, quantity.bound = self._bound(quantity)
        quantity.after = max(quantity.after, quantity.end)
        self.quantities.append(quantity)
        return quantity.after

    def _bound(self, quantity: Quantity) -> tuple[int, Bound]:
        """(first token of the bound's words, bound)."""
        at = quantity.at
        if quantity.bound != "exactly":
            return at, quantity.bound
        for before, bound in BOUNDS_BEFORE.get(self.word(at - 1), ()):
            size = len(before)
            if at - 1 >= size and self.words[at - 1 - size : at - 1] == before:
                return at - 1 - size, bound
        return at, "exactly"
