"""Tokens to numbers: every count, sum of money, share and length of time that a sentence states, and its years.

Takes the tokens of a sentence, gives its `Numbers`, which nobody changes afterwards. Owns the walk from left to right
and the order of its tables: what only looks like a number, how a number is written, its range, its unit, its bound.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple

from tipdiff.figures.bounds import BEHIND, BOUNDS
from tipdiff.figures.currencies import SYMBOLS
from tipdiff.figures.minus import MINUS
from tipdiff.figures.money import currency_before
from tipdiff.figures.names import COMPOUND_NAMES, LOOKING_BACK, NAMES, WORD_NAMES
from tipdiff.figures.number_words import ARTICLES, CARDINALS, STARTS, TIMES
from tipdiff.figures.ones import ONES
from tipdiff.figures.place import Limit, Named, Place, Stated, spoken
from tipdiff.figures.quantity import Quantity, whole
from tipdiff.figures.ranges import JOINTS, RANGES, SUMS
from tipdiff.figures.tokens import FRACTIONS, GROUP, LETTERS, Tokens
from tipdiff.figures.units import SIGNED, UNITS
from tipdiff.figures.writing import COMPOUNDS, SEVERAL, SHARES, WORDS
from tipdiff.model import Number

LARGEST = 2**53
"""Nothing is counted beyond it, and up to here every reader of JSON keeps all digits: what is larger is a number of an
account or the like."""
_FIRST = frozenset("0123456789").union(SYMBOLS, FRACTIONS)


class Numbers(NamedTuple):
    """The numbers of one sentence."""

    quantities: tuple[Quantity, ...] = ()
    years: tuple[tuple[int, int], ...] = ()
    """(token, year) of every year in it."""
    names: tuple[tuple[int, str], ...] = ()
    """(token, `table/rule`) of what only looks like a number."""
    open: bool = False
    """True where a report's own custom may read it otherwise."""


def numbers(
    tokens: Tokens, counted: Mapping[str, str], country: str | None, labels: frozenset[str] = frozenset()
) -> Numbers:
    """The numbers of a sentence.

    Args:
        counted: noun -> class of what is counted; a year or label before such a noun may be a count.
        country: the report's country as a slug: it settles whose pesos are meant.
        labels: words of the family whose number is a name.
    """
    return _Walk(tokens, counted, country, labels).walk()


class _Walk:
    """Reads one sentence from left to right. One object a sentence: it keeps what it has found."""

    def __init__(self, tokens: Tokens, counted: Mapping[str, str], country: str | None, labels: frozenset[str]) -> None:
        self.tokens, self.words = tokens, tokens.words
        self.place = Place(tokens, tokens.words, tokens.word, counted, country, labels)
        self.years: list[tuple[int, int]] = []
        self.names: list[tuple[int, str]] = []
        self.open = False

    def walk(self) -> Numbers:
        place, words, past = self.place, self.words, 0
        if self.tokens.text.isascii():  # digits and "$" come before ":", signs and fractions behind "~"
            found = [at for at, word in enumerate(words) if word < ":" or word in STARTS]
        else:
            found = [at for at, word in enumerate(words) if word < ":" or word in STARTS or word > "~"]
        for at in found:
            word = words[at]
            digits = word[0] in _FIRST and word not in SYMBOLS
            if at >= past and (digits or word in STARTS):
                place.at = place.start = at
                place.end, place.currency = at + 1, None
                place.before, place.behind = place.word(at - 1), place.word(at + 1)
                past = self._digits(at) if digits else self._word(at)
        return Numbers(tuple(place.quantities), tuple(self.years), tuple(self.names), self.open)

    def _digits(self, at: int) -> int:
        place, value = self.place, self.tokens.value(at)
        if value is None:
            return self._compound(at)
        place.value = value
        self.open = self.open or _open(place)
        named = spoken(NAMES, place) or spoken(LOOKING_BACK, place)
        if named:
            return self._named(*named)
        several = spoken(SEVERAL, place) if place.behind in SEVERAL.behind else None
        if several:
            for stated in several[1]:
                self._quantity(stated, several[0])
            return at + 1
        share = spoken(SHARES, place) if place.behind in SHARES.behind else None
        return self._quantity(share[1], share[0]) if share else self._quantity(Stated(value, at + 1), "writing/digits")

    def _compound(self, at: int) -> int:
        place, named = self.place, spoken(COMPOUND_NAMES, self.place)
        if named:
            return self._named(*named)
        self.open = self.open or _open(place)
        money = currency_before(place)
        place.currency = money[0] if money else None
        written = spoken(COMPOUNDS, place)
        if not written:
            return at + 1
        place.value = written[1].value
        named = spoken(NAMES, place)
        return self._named(*named) if named else self._quantity(written[1], written[0])

    def _word(self, at: int) -> int:
        place = self.place
        rules: list[str] = []
        place.value = CARDINALS.get(self.words[at], 0)
        share = spoken(SHARES, place) if place.behind in SHARES.behind else None
        if share:
            return self._quantity(share[1], share[0])
        if self.words[at] == "one":
            rule, counts = spoken(ONES, place) or ("", False)
            if not counts:
                return self._named(rule, Named(at + 1))
            rules.append(rule)
        named = spoken(WORD_NAMES, place) or spoken(LOOKING_BACK, place)
        if named:
            return self._named(*named)
        written = spoken(WORDS, place)
        if not written:
            return at + 1
        if self.words[at] not in CARDINALS and place.before in ARTICLES:
            place.start, place.before = at - 1, place.word(at - 2)
        return self._quantity(written[1], *rules, written[0])

    def _named(self, rule: str, named: Named) -> int:
        """Notes what only looks like a number; gives the token after it."""
        place = self.place
        self.names.append((place.at, rule))
        for year in named.years:
            self.years.append((place.at, year))
        if named.goes_on == "law":
            place.named = place.at
        elif named.goes_on == "date":
            place.dated = place.at
        return named.end

    def _quantity(self, stated: Stated, *spoke: str) -> int:
        """Reads on around a number: sign, currency, range, unit and bound. Gives the token after it all."""
        place, rules = self.place, [*spoke]
        value, place.end, high, kind, unit, joined = stated
        self._scale(value, high)
        self._sign(rules)
        joint = place.behind
        if place.high is None and (joint in JOINTS or joint in TIMES):
            spread = spoken(SUMS if place.currency else RANGES, place)
            if spread:
                rules.append(spread[0])
                place.value, place.high, place.end = spread[1]
                place.behind = place.word(place.end)
        place.value, place.high = whole(place.value), None if place.high is None else whole(place.high)
        place.last = place.end - 1
        limit = self._limit_behind(rules)
        end, value, high, conversion, after = place.end, place.value, place.high, None, 0
        if not kind:
            kind = "count"
            measured = spoken(SIGNED if place.currency else UNITS, place)
            if measured:
                rules.append(measured[0])
                kind, unit, end, value, high, conversion, after = measured[1]
                if limit is None:
                    place.end, place.behind = end, place.word(end)
                    limit = self._limit_behind(rules)
                    after = max(after, place.end)
        if limit is None:
            before = spoken(BOUNDS, place) if place.before in BOUNDS.before else None
            if before:
                rules.append(before[0])
                limit = before[1]
        bound, lead = (joined or "exactly", place.start) if limit is None else limit[:2]
        after = max(after, end)
        if abs(value) <= LARGEST and abs(high or 0) <= LARGEST:
            place.quantities.append(
                Quantity(place.start, end, value, high, bound, kind, unit, conversion, after, lead, tuple(rules))
            )
        return after

    def _scale(self, value: Number, high: Number | None) -> None:
        """Takes the magnitudes behind the number, which both ends of a range in one word share."""
        place = self.place
        place.value, end = self.tokens.scaled(value, place.end)
        place.high = None if high is None else self.tokens.scaled(high, place.end)[0]
        place.end, place.behind = end, place.word(end)

    def _sign(self, rules: list[str]) -> None:
        """Takes the currency and the minus before the number, in either order."""
        place = self.place
        money = currency_before(place)
        if money:
            place.currency, place.start = money
            place.before = place.word(place.start - 1)
            if place.behind in LETTERS:  # "$2.5 B"
                place.value, place.end = round(place.value * LETTERS[place.behind], 3), place.end + 1
                place.behind = place.word(place.end)
        below = spoken(MINUS, place) if place.before in MINUS.before else None
        if not below:
            return
        rules.append(below[0])
        place.start, place.end = below[1]
        place.before = place.word(place.start - 1)
        low = place.value if place.high is None else place.high
        self._scale(-low, None if place.high is None else -place.value)
        money = money or currency_before(place)
        if money:
            place.currency, place.start = money[0], min(money[1], place.start)
            place.before = place.word(place.start - 1)

    def _limit_behind(self, rules: list[str]) -> Limit | None:
        """The bound behind what is read, which then ends behind the bound."""
        place = self.place
        found = spoken(BEHIND, place) if place.behind in BEHIND.behind else None
        if not found:
            return None
        rules.append(found[0])
        place.end = found[1].end
        place.behind = place.word(place.end)
        return found[1]


def _open(place: Place) -> bool:
    """True for digits that another custom would read otherwise: "1 234", "3,5", "1.234", "5m"."""
    token, behind = place.words[place.at], place.behind
    if behind == ",":
        return place.word(place.at + 2)[:1].isdecimal() and place.tokens.touches(place.at + 2)
    if len(token) <= GROUP and behind[:GROUP].isdecimal() and len(behind) >= GROUP:
        return not behind[GROUP : GROUP + 1].isdecimal()
    point = token.find(".")
    grouped = point > 0 and token[point + 1 : point + 1 + GROUP].isdecimal() and len(token) > point + GROUP
    return grouped or (token[-1] in LETTERS and token[-2:-1].isdecimal())
