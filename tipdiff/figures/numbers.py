"""Tokens to numbers: every count, sum of money, share and length of time that a sentence states, and its years.

Takes the tokens of a sentence, gives its `Numbers`, which nobody changes afterwards. Owns the walk from left to right
and the order of its tables: what only looks like a number, how a number is written, its range, its unit, its bound.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple

from tipdiff.figures.bounds import BOUNDS, BOUNDS_BEHIND
from tipdiff.figures.english import CARDINALS, TIMES
from tipdiff.figures.money import code_before
from tipdiff.figures.names import COMPOUND_NAMES, NAMES, WORD_NAMES
from tipdiff.figures.ones import ONES
from tipdiff.figures.place import Limit, Named, Place, Stated, spoken
from tipdiff.figures.quantity import Quantity, whole
from tipdiff.figures.ranges import RANGES, RANGING, SUMS
from tipdiff.figures.tokens import SIGNS, Tokens
from tipdiff.figures.units import SIGNED, UNITS
from tipdiff.figures.writing import COMPOUNDS, SEVERAL, WORDS

_FIRST = frozenset("0123456789" + SIGNS)
_WORDS = frozenset(CARDINALS) | {"half"}
"""Words that may state a number."""


class Numbers(NamedTuple):
    """The numbers of one sentence."""

    quantities: tuple[Quantity, ...] = ()
    years: tuple[tuple[int, int], ...] = ()
    """(token, year) of every year in it."""
    names: tuple[tuple[int, str], ...] = ()
    """(token, `table/rule`) of what only looks like a number."""


def numbers(tokens: Tokens, counted: Mapping[str, str], country: str | None) -> Numbers:
    """The numbers of a sentence.

    Args:
        counted: noun -> class of what is counted; a year or label before such a noun may be a count.
        country: the report's country as a slug: it settles whose pesos are meant.
    """
    return _Walk(tokens, counted, country).walk()


class _Walk:
    """Reads one sentence from left to right. One object a sentence: it keeps what it has found."""

    def __init__(self, tokens: Tokens, counted: Mapping[str, str], country: str | None) -> None:
        self.tokens, self.words = tokens, tokens.words
        self.place = Place(tokens, tokens.words, tokens.word, counted, country)
        self.years: list[tuple[int, int]] = []
        self.names: list[tuple[int, str]] = []

    def walk(self) -> Numbers:
        place, words, past = self.place, self.words, 0
        for at in [at for at, word in enumerate(words) if not ":" <= word <= "~" or word in _WORDS]:  # digits < ":"
            digits = words[at][0] in _FIRST
            if at >= past and (digits or words[at] in _WORDS):
                place.at = place.start = at
                place.before, place.behind = place.word(at - 1), place.word(at + 1)
                past = self._digits(at) if digits else self._word(at)
        return Numbers(tuple(place.quantities), tuple(self.years), tuple(self.names))

    def _digits(self, at: int) -> int:
        place, value = self.place, self.tokens.value(at)
        if value is None:
            return self._compound(at)
        place.value = value
        named = spoken(NAMES, place)
        if named:
            return self._named(*named)
        code = code_before(self.tokens, at)
        if code:
            place.start, place.before = at - 1, place.word(at - 2)
        several = spoken(SEVERAL, place)
        if several is None:
            return self._quantity(Stated(value, at + 1), "writing/digits")
        for stated in several[1]:
            self._quantity(stated, several[0])
        return at + 1

    def _compound(self, at: int) -> int:
        place, named = self.place, spoken(COMPOUND_NAMES, self.place)
        if named:
            return self._named(*named)
        written = spoken(COMPOUNDS, place)
        if not written:
            return at + 1
        place.value = written[1].value
        if written[1].high is not None and (named := spoken(NAMES, place)):
            return self._named(*named)
        return self._quantity(written[1], written[0])

    def _word(self, at: int) -> int:
        place = self.place
        rules: tuple[str, ...] = ()
        if self.words[at] == "one":
            rule, counts = spoken(ONES, place) or ("", False)
            if not counts:
                return self._named(rule, Named(at + 1))
            rules = (rule,)
        named = spoken(WORD_NAMES, place)
        if named:
            return self._named(*named)
        written = spoken(WORDS, place)
        return self._quantity(written[1], *rules, written[0]) if written else at + 1

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
        """Reads on behind a number: magnitude, range, unit; and its bound. Gives the token after all of it."""
        place, rules = self.place, [*spoke]
        value, end, high, kind, unit = stated
        signed = place.start < place.at or self.words[place.at][0] in SIGNS
        place.value, place.end = self.tokens.scaled(value, end)
        joint, conversion, after, limit = place.word(place.end), None, 0, None
        if high is None and (joint in RANGING or joint in TIMES):
            spread = spoken(SUMS if signed else RANGES, place)
            if spread:
                rules.append(spread[0])
                place.value, high, place.end = spread[1]
                joint = place.word(place.end)
        place.value, place.high, place.behind = whole(place.value), high if high is None else whole(high), joint
        if joint == "or" and not signed:
            limit = spoken(BOUNDS_BEHIND, place)
            if limit:
                place.end = limit[1].end
                place.behind = place.word(place.end)
        end, value, high = place.end, place.value, place.high
        if not kind:
            kind = "count"
            measured = spoken(SIGNED if signed else UNITS, place)
            if measured:
                rules.append(measured[0])
                kind, unit, end, value, high, conversion, after = measured[1]
        limit = limit or spoken(BOUNDS, place)
        if limit:
            rules.append(limit[0])
        bound, lead, _ = limit[1] if limit else Limit("exactly", place.start, 0)
        after = max(after, end)
        place.quantities.append(
            Quantity(place.start, end, value, high, bound, kind, unit, conversion, after, lead, tuple(rules))
        )
        return after
