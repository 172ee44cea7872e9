"""Sums of money: which currency a number is in, and the same sum in a second one.

Takes tokens and a number's place; fills its unit and conversion. Owns how sums are written: sign, code or
name, a range of sums, and a bracket that says the same in dollars.
"""

from __future__ import annotations

from tipdiff.figures.currencies import CODES, NAMES, SYMBOLS, code
from tipdiff.figures.english import MAGNITUDES, STOPS, rising
from tipdiff.figures.quantity import Quantity, whole
from tipdiff.figures.tokens import SIGNS, Tokens

_WORDS_TOO = frozenset({"real", "won", "lev", "mark", "som", "sol", "dong", "lei", "lek"})
"""Names of currencies that are English words as well: only right after the number are they money."""
_HEDGES = frozenset(
    {
        "approximately",
        "about",
        "around",
        "roughly",
        "nearly",
        "over",
        "more",
        "than",
        "us",
        "usd",
        "equivalent",
        "to",
    }
)
_OPEN, _CLOSE = "([", ")]"


def name_currency(tokens: Tokens, quantity: Quantity, country: str | None) -> None:
    """Takes `pesos`, `Colombian pesos`, `INR`, `CFA francs (FCFA)` after a number as its currency."""
    words, end = tokens.words, quantity.end
    for here in range(end, min(end + 4, len(words))):
        word = words[here]
        if word in STOPS or not word[0].isalpha():
            return
        if word in NAMES and (here == end or word not in _WORDS_TOO):
            unit = code(word, tuple(words[end:here]), country)
            if unit is None and ("cfa" in words[end:here] or word == "fcfa"):
                unit = "XOF"
        elif len(word) == 3 and word.upper() in CODES and tokens.upper(here):
            unit = word.upper()
        else:
            continue
        quantity.kind, quantity.unit, quantity.end = "money", unit, here + 1
        convert(tokens, quantity, country)
        return


def same_currency(tokens: Tokens, quantity: Quantity, unit: str | None, country: str | None) -> None:
    """Takes "3.6 million ($122,000)" after a sum in pesos as pesos too: the second sum leaves its currency out."""
    if unit is None or tokens.word(quantity.end + 1)[:1] not in SIGNS:
        return
    quantity.unit = unit
    convert(tokens, quantity, country)
    if quantity.conversion is None:
        quantity.unit = None
    else:
        quantity.kind = "money"


def prefix(tokens: Tokens, at: int) -> str | None:
    """The code before a number: `GHS 30,000`, `US$5`."""
    word = tokens.word(at - 1)
    if word == "us" and tokens.words[at][0] == "$":
        return "USD"
    return word.upper() if len(word) == 3 and word.upper() in CODES and tokens.upper(at - 1) else None


def sum_of_money(tokens: Tokens, at: int, value: float, country: str | None) -> Quantity:
    """The sum at a token that bears a currency's sign, or has its code before it."""
    before = prefix(tokens, at)
    scaled, end = tokens.scaled(value, at + 1)
    quantity = Quantity(
        at - 1 if before else at,
        end,
        whole(scaled),
        kind="money",
        unit=before or SYMBOLS[tokens.words[at][0]],
    )
    _range(tokens, at, quantity, scaled)
    if tokens.word(quantity.end) in ("dollars", "dollar"):
        quantity.end += 1
    convert(tokens, quantity, country)
    return quantity


def _range(tokens: Tokens, at: int, quantity: Quantity, low: float) -> None:
    """Takes "to $3,500" after a sum as the upper end of a range; a rise from one sum to another is none."""
    words, end = tokens.words, quantity.end
    joint, following = tokens.word(end), tokens.word(end + 1)
    if joint not in ("to", "and", "-", "–") or following[:1] not in SIGNS or not following:
        return
    turned = tokens.word(at - 1) == "from" and rising(tokens.word(at - 2))
    high = tokens.value(end + 1)
    if high is None or turned or (joint == "and" and "between" not in words[max(0, at - 3) : at]):
        return
    high, here = tokens.scaled(high, end + 2)
    if words[here - 1] in MAGNITUDES and words[end - 1] not in MAGNITUDES and low < 1000:  # "$1 to $2 million"
        quantity.value = whole(low * MAGNITUDES[words[here - 1]])
    if high > quantity.value:
        quantity.high, quantity.end = whole(high), here


def convert(tokens: Tokens, quantity: Quantity, country: str | None) -> None:
    """Takes `($118,000)` after a sum as its conversion."""
    words, word, here = tokens.words, tokens.word, quantity.end
    if word(here) == "(" and word(here + 2) == ")" and words[here + 1][0].isalpha():  # "cedis (GHS)"
        if quantity.unit is None and words[here + 1].upper() in CODES:
            quantity.unit = words[here + 1].upper()
        here += 3
    bracket = word(here) != "" and word(here) in _OPEN
    if not bracket and word(here) != "or":
        return
    start = here + 1
    while word(start) in _HEDGES:
        start += 1
    value = tokens.value(start) if start < len(words) else None
    if value is None:
        return
    scaled, end = tokens.scaled(value, start + 1)
    unit = SYMBOLS.get(words[start][0]) or ("USD" if words[start - 1] == "usd" else None)
    if unit is None:
        inner = Quantity(start, end, whole(scaled))
        name_currency(tokens, inner, country)
        unit, end = inner.unit, inner.end
    if unit is None or unit == quantity.unit or not (bracket or unit == "USD"):
        return
    quantity.conversion = (whole(scaled), unit)
    while bracket and end < len(words) and words[end] not in _CLOSE:
        end += 1
    quantity.after = min(len(words), end + bracket)
