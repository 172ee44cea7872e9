"""Words of numbers that are the same in any report: cardinals, fractions, months, bounds, what a number names.

Owns nothing but words; what they do stands in the tables of rules.
"""

from __future__ import annotations

from tipdiff.model import Bound


def word_set(words: str) -> frozenset[str]:
    """The words of a line."""
    return frozenset(words.split())


_SMALL = (
    "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen"
    " sixteen seventeen eighteen nineteen"
)
_TENS = "twenty thirty forty fifty sixty seventy eighty ninety"
_UNITS = {word: value for value, word in enumerate(_SMALL.split())}
_ROUND = {word: 10 * value for value, word in enumerate(_TENS.split(), 2)}
CARDINALS = (
    _UNITS
    | _ROUND
    | {
        f"{ten}-{unit}": tens + units
        for ten, tens in _ROUND.items()
        for unit, units in _UNITS.items()
        if 0 < units < 10
    }
)
"""Every number word below one hundred."""
MAGNITUDES = {
    "dozen": 12,
    "hundred": 100,
    "thousand": 1_000,
    "lakh": 100_000,
    "million": 1_000_000,
    "crore": 10_000_000,
    "billion": 1_000_000_000,
    "trillion": 1_000_000_000_000,
}
MAGNITUDES |= {f"{word}s": size for word, size in MAGNITUDES.items() if size >= 100_000}
MAGNITUDES |= {
    letters: MAGNITUDES[word]
    for word, written in {"million": "mn mln mio", "billion": "bn bln", "trillion": "tn trn"}.items()
    for letters in written.split()
}
"""Behind a number; a single letter may be a unit of measure and needs more to be one."""
MONTH_ORDER = {
    name: at
    for at, names in enumerate(
        "january jan, february feb, march mar, april apr, may, june jun, july jul, august aug, september sep sept,"
        " october oct, november nov, december dec".split(",")
    )
    for name in names.split()
}
"""Name of a month -> its place in the year, from 0."""
MONTHS = word_set(
    "january february march april may june july august september october november december jan feb"
    " mar apr jun jul aug sep sept oct nov dec"
)
_MONTHS_IN = {"year": 12.0, "month": 1.0, "week": 12 / 52, "day": 12 / 365, "hour": 12 / 8760}
TIMES = _MONTHS_IN | {f"{unit}s": months for unit, months in _MONTHS_IN.items()}
"""Units of time, in months."""

_BOUNDS: dict[Bound, str] = {
    "at-least": (
        "no fewer than, no less than, not less than, not fewer than, never fewer than, no smaller than, no lower than,"
        " at least, at the least, at the very least, minimum of, not under, not below, as few as, as little as,"
        " as low as, ≥, > =, ≧"
    ),
    "up-to": (
        "no more than, not more than, never more than, no greater than, not greater than, no higher than,"
        " not higher than, no larger than, no longer than, not longer than, not exceeding, not exceed, not to exceed,"
        " never exceeding, never exceeded, never exceed, not exceeded,"
        " not above, not over, up to, as many as, as much as, as high as, at most, at the most, maximum of, capped at,"
        " ≤, < =, ≦"
    ),
    "more-than": (
        "more than, greater than, higher than, larger than, longer than, older than, over, above, exceeding, exceeded,"
        " exceeds, exceed, surpassing, surpassed, surpasses, in excess of, upwards of, upward of, north of, >"
    ),
    "fewer-than": (
        "fewer than, less than, lower than, smaller than, shorter than, younger than, under, below, short of,"
        " not quite, shy of, <"
    ),
    "approximately": (
        "approximately, about, around, roughly, nearly, almost, some, estimated, close to, circa, ca, approx, in the"
        " region of, in the neighborhood of, in the order of, on the order of, of the order of, ~, ≈, ∼, ≃,"
        " ±, + / -"
    ),
}


def _bounds() -> dict[str, list[tuple[list[str], Bound]]]:
    table: dict[str, list[tuple[list[str], Bound]]] = {}
    for bound, phrases in _BOUNDS.items():
        for phrase in phrases.split(", "):
            *before, last = phrase.split()
            table.setdefault(last, []).append((before, bound))
    for row in table.values():
        row.sort(key=lambda entry: -len(entry[0]))
    return table


BOUNDS_BEFORE = _bounds()
"""Last word of a bound before a number -> (the words before it, bound), the longest first."""
BOUNDS_AFTER: dict[str, Bound] = {
    "more": "at-least",
    "older": "at-least",
    "greater": "at-least",
    "higher": "at-least",
    "longer": "at-least",
    "above": "at-least",
    "over": "at-least",
    "up": "at-least",
    "fewer": "up-to",
    "less": "up-to",
    "younger": "up-to",
    "lower": "up-to",
    "shorter": "up-to",
    "under": "up-to",
    "below": "up-to",
    "so": "approximately",
    "thereabouts": "approximately",
}
"""After `or` or `and`: "500 or more", "50 and above", "a dozen or so"."""
ABBREVIATED_BOUNDS: dict[str, Bound] = {
    "c": "approximately",
    "ca": "approximately",
    "approx": "approximately",
    "est": "approximately",
    "max": "up-to",
    "min": "at-least",
}
"""Before a full stop and a number: "c. 200"."""

LABELS = word_set(
    "section sections article articles art arts sec secs chapter chapters paragraph paragraphs law"
    " laws act acts decree decrees resolution resolutions protocol convention conventions form forms"
    " nos phase title annex goal goals schedule bill regulation regulations directive"
    " ordinance rule rules circular item clause page version route highway room amendment subsection"
    " sub-section u.s.c usc c.f.r ipc table tables figure fig figs box boxes chart appendix annexes exhibit exhibits"
    " note notes footnote footnotes endnote pages p pp para paras vol volume nr n° nº № § ¶ # question target"
    " indicator sdg iso iec rfc id ref docket isbn issn unscr covid h.r h.b s.b p.l"
)
"""Words whose number is a name, not a count."""
CAPITAL_LABELS = word_set(
    "district ward zone unit team pillar objective priority recommendation grade level type class category group block"
    " lot building terminal gate channel flight bus day week module option scenario round wave part book step stage"
    " series session release build suite floor apartment apt platform pier plot parcel camp house hb sb eo pl v"
)
"""The same with a capital: "District 9", but "a district 12 women left"."""
STREETS = word_set(
    "street st avenue ave road rd lane boulevard blvd square drive terrace highway alley plaza parkway quay row"
)
"""Behind a house number: "12 Baker Street"."""
NEVER_COUNTED = word_set("convention conventions protocol phase version goal nos")
"""Of these, the ones whose number names even before a noun: "Phase 2 schools"."""

# Around numbers.
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
OF_NO_TIME = ("thirds", "fourths", "fifths", "sixths", "eighths", "tenths", "hundredths")
"""Fractions that, several of them, are a share of something."""
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
