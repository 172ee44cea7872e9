"""Words around numbers that are the same in any report: fractions, hedges, the letters of magnitudes, signs of bounds.

Owns nothing but words; what they do stands in the tables of rules.
"""

from __future__ import annotations

from tipdiff.figures.english import CARDINALS, word_set
from tipdiff.model import Bound

ALPHABET = "abcdefghijklmnopqrstuvwxyz"
THOUSAND = 1_000
TENS = frozenset(range(20, 100, 10))
"""After which a digit in words may follow: "thirty five"."""
ARTICLES = word_set("a an")
FRACTIONS = {
    "half": 2, "halves": 2, "third": 3, "thirds": 3, "quarter": 4, "quarters": 4, "fourth": 4, "fourths": 4, "fifth": 5,
    "fifths": 5, "sixth": 6, "sixths": 6, "eighth": 8, "eighths": 8, "tenth": 10, "tenths": 10, "hundredth": 100,
    "hundredths": 100,
}  # fmt: skip
HYPHENED = {
    f"{card}-{word}": CARDINALS[card] / parts
    for word, parts in FRACTIONS.items()
    for card in "one two three four five six seven eight nine".split()
    if CARDINALS[card] < parts
}
"""Fractions in one word: `two-thirds`."""
ORDINALS = word_set("first second third fourth fifth sixth seventh eighth ninth")
"""Behind tens, what makes them an ordinal: "the twenty first century"."""
HALF_HEDGES = word_set(
    "than nearly almost about over approximately roughly around some exactly only under least most up"
)
"""Before a fraction, the words that make it a share."""
NO_SHARE = word_set("first second latter last early late a other one and the this that next each")
"""Before `half`, the words that make it a time or a name."""
SHARE_VERBS = word_set("were are was is have had has lack lacked say said live lived")
"""Behind a fraction, the words that make it a share: "two thirds were women"."""
PARTS_OF_TIME = ("half", "quarter")
"""Fractions that a unit of time may follow: "a half day", but "a fourth year" counts years."""
WHOLES = word_set("majority vote votes")
"""Behind a fraction, what it is only a name of: "a two-thirds majority"."""
PLACES = frozenset({"place", "case"})
"""Classes of what "two in three cases" counts, rather than gives a share of."""
POWERS_OF_TEN = frozenset({10, 100, 1_000, 10_000, 100_000, 1_000_000})
PRISON = word_set("prison sentence sentences term terms imprisonment jail custodial")
"""Words that make "a 10-year term" one of prison."""
ABBREVIATED = word_set("mn mln bn bln tn trn")
"""Magnitudes in letters that are nothing else; a single letter may be a unit of measure."""
JOINED: dict[str, Bound | None] = {"plus": "at-least", "odd": "approximately", "some": "approximately"}
JOINED |= dict.fromkeys("hundred thousand million billion trillion".split())
"""Behind digits and a hyphen, what belongs to the number, with the bound that it sets."""
STARTS = (
    frozenset(CARDINALS)
    | frozenset(FRACTIONS)
    | frozenset(HYPHENED)
    | word_set("dozen hundred thousand lakh million crore billion trillion")
)
"""Words that may state a number, or begin one."""
