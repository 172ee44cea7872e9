"""Sums of money: which currency a number is in, and the same sum in a second one.

Takes a place whose number and range are read; gives its unit and conversion. Owns how sums are written: sign, code or
name, and a bracket that says the same in dollars.
"""

from __future__ import annotations

from tipdiff.figures.currencies import CODES, LETTERED, NAMES, SYMBOLS, code
from tipdiff.figures.english import STOPS
from tipdiff.figures.place import Place, Unit
from tipdiff.figures.quantity import whole
from tipdiff.figures.ranges import sum_at
from tipdiff.figures.rules import cued
from tipdiff.figures.tokens import SIGNS, Tokens
from tipdiff.model import Number

_WORDS_TOO = frozenset({"real", "won", "lev", "mark", "som", "sol", "dong", "lei", "lek"})
"""Names of currencies that are English words as well: only right after the number are they money."""
_HEDGES = frozenset("approximately about around roughly nearly over more than us usd equivalent to".split())
CODE = 3
"""Letters of a currency's code."""
REACH = 4
"""Tokens in which a currency is named: "Central African CFA francs" has four."""
_WRITTEN = NAMES | {each.lower() for each in CODES}
_OPEN, _CLOSE = "([", ")]"


def currency_before(place: Place) -> tuple[str, int] | None:
    """The currency before a number or in its token, and its first token: "$5", "$ 5", "US$5", "GHS 30,000", "Rs. 5"."""
    tokens, start, word = place.tokens, place.start, place.word
    sign = place.words[start][0] if start == place.at else ""
    if sign not in SYMBOLS:
        start -= 1
        sign = word(start)
        if sign not in SYMBOLS:
            return _code(place, start)
    letters = word(start - 1)
    if sign == "$" and letters in LETTERED and (letters == "us" or tokens.touches(start)):
        return LETTERED[letters], start - 1
    code = letters.upper()
    if len(code) == CODE and code in CODES and tokens.upper(start - 1):
        return code, start - 1
    return SYMBOLS[sign], start


def _code(place: Place, at: int) -> tuple[str, int] | None:
    """The code or short name of a currency at a token before a number."""
    word, tokens = place.word(at), place.tokens
    if word == "." and place.word(at - 1) == "rs":
        return "INR", at - 1
    if len(word) == CODE and word.upper() in CODES and tokens.upper(at):
        return word.upper(), at
    return ("INR", at) if word == "rs" else None


def sign_or_code(place: Place) -> Unit:
    """A sign or a code before the digits: "$118,000", "GHS 30,000"."""
    end = place.end + (place.word(place.end) in ("dollars", "dollar"))
    return _sum(place, place.currency, end)


@cued(behind=SYMBOLS)
def sign_behind(place: Place) -> Unit | None:
    """A sign behind the number: "5 million €", "100 $"."""
    bare = not place.word(place.end + 1)[:1].isdecimal()
    return _sum(place, SYMBOLS[place.behind], place.end + 1) if bare else None


def named_behind(place: Place) -> Unit | None:
    """A name or code behind the number: "2 million Colombian pesos", "500 INR", "90 CFA francs (FCFA)"."""
    end = place.end
    if _WRITTEN.isdisjoint(place.words[end : end + REACH]):
        return None
    unit, end = _named(place.tokens, end, place.country)
    return _sum(place, unit, end) if end else None


@cued(behind=frozenset("("))
def of_a_sum_before(place: Place) -> Unit | None:
    """A sum that leaves its currency out behind one in pesos: "and 3.6 million ($122,000)"."""
    if place.word(place.end + 1)[:1] not in SIGNS:
        return None
    unit = next((each.unit for each in reversed(place.quantities) if each.kind == "money"), None)
    if unit is None:
        return None
    found = _sum(place, unit, place.end)
    return found if found.conversion else None


def currency_behind(place: Place, end: int) -> str | None:
    """The currency named at a token: "pesos", "Colombian pesos", "EUR", "€"."""
    sign = place.word(end)
    return SYMBOLS[sign] if sign in SYMBOLS else _named(place.tokens, end, place.country)[0]


def _named(tokens: Tokens, end: int, country: str | None) -> tuple[str | None, int]:
    """(currency, token after it) behind a number; no token where there is none."""
    words = tokens.words
    for here in range(end, min(end + REACH, len(words))):
        word = words[here]
        if word in STOPS or not word[0].isalpha():
            break
        if word in NAMES and (here == end or word not in _WORDS_TOO):
            unit = code(word, tuple(words[end:here]), country)
            if unit is None and ("cfa" in words[end:here] or word == "fcfa"):
                unit = "XOF"
            return unit, here + 1
        if len(word) == 3 and word.upper() in CODES and tokens.upper(here):
            return word.upper(), here + 1
    return None, 0


def _sum(place: Place, unit: str | None, end: int) -> Unit:
    """The sum with the `($118,000)` after it as its conversion."""
    words, word, here = place.words, place.word, end
    if word(here) == "(" and word(here + 2) == ")" and words[here + 1][0].isalpha():  # "cedis (GHS)"
        if unit is None and words[here + 1].upper() in CODES:
            unit = words[here + 1].upper()
        here += 3
    second, after = _second(place, unit, here)
    return Unit("money", unit, end, place.value, place.high, second, after)


def _second(place: Place, unit: str | None, here: int) -> tuple[tuple[Number, str] | None, int]:
    """(sum and currency, token after it) of the same sum in another currency, in brackets or behind `or`."""
    words, word, tokens = place.words, place.word, place.tokens
    bracket = word(here) != "" and word(here) in _OPEN
    if not bracket and word(here) != "or":
        return None, 0
    start = here + 1
    while word(start) in _HEDGES:
        start += 1
    scaled, end = sum_at(place, start) if start < len(words) else (None, start)
    if scaled is None:
        return None, 0
    second = SYMBOLS.get(words[start][0]) or ("USD" if words[start - 1] == "usd" else None)
    if second is None:
        second, after = _named(tokens, end, place.country)
        end = after or end
    if second is None or second == unit or not (bracket or second == "USD"):
        return None, 0
    while bracket and end < len(words) and words[end] not in _CLOSE:
        end += 1
    return (whole(scaled), second), min(len(words), end + bracket)
