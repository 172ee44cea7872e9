"""How a number is written: takes a place, gives what its digits or words say, before magnitude, range and unit.

Owns the ways of writing one number, in digits, in words, and in one word with more than digits.
"""

from __future__ import annotations

from tipdiff.figures.english import CARDINALS, TIMES
from tipdiff.figures.place import Place, Stated
from tipdiff.figures.rules import cued, table
from tipdiff.model import PERCENT

_PRISON = frozenset({"prison", "sentence", "sentences", "term", "terms", "imprisonment", "jail", "custodial"})
"""Words that make "a 10-year term" one of prison."""
_NO_SHARE = frozenset({"first", "second", "latter", "last", "early", "late", "a", "other", "one", "and"})
"""Before `half`, the words that make it a time or a name."""
_HALF_HEDGES = frozenset({"than", "nearly", "almost", "about", "over", "approximately"})


@cued(behind=frozenset({","}))
def _run_together(place: Place) -> tuple[Stated, ...] | None:
    """Three numbers whose first comma lost its space: "130,249, and 964"; a pair takes no comma before `and`."""
    parts, last = place.words[place.at].split(","), place.word(place.at + 3)
    three = len(parts) == 2 and place.word(place.at + 2) == "and" and last.isdigit() and len(last) <= 3
    return tuple(Stated(int(part), place.at + 1) for part in parts) if three else None


SEVERAL = table("writing", _run_together)
"""What is several numbers in one token."""


def _range_in_one_word(place: Place) -> Stated | None:
    """Two ends joined by a hyphen: "10-15 workers"."""
    left, _, right = place.words[place.at].partition("-")
    if not (left.isdigit() and right.isdigit()):
        return None
    low, high = int(left), int(right)
    return Stated(low, place.at + 1, high) if low < high < 100 * low else None


def _term_in_one_word(place: Place) -> Stated | None:
    """A length of time as an adjective of a sentence: "a 10-year prison term"."""
    left, _, right = place.words[place.at].partition("-")
    served = right in TIMES and left.isdigit() and _PRISON.intersection(place.words[place.at + 1 : place.at + 4])
    return Stated(int(left), place.at + 1, None, "time", "years" if right[0] == "y" else right) if served else None


COMPOUNDS = table("writing", _range_in_one_word, _term_in_one_word)


@cued(behind=frozenset({"hundred"}))
def _hundreds(place: Place) -> Stated | None:
    """Hundreds with what is above them: "one hundred and five"."""
    value, end = CARDINALS[place.words[place.at]] * 100, place.at + 2
    rest = end + (place.word(end) == "and")
    if place.word(rest) in CARDINALS:
        return Stated(value + CARDINALS[place.words[rest]], rest + 1)
    return Stated(value, end)


def _half(place: Place) -> Stated | None:
    """Half of something: "more than half of the farms", not "the first half of 2020"."""
    if place.words[place.at] != "half" or place.before in _NO_SHARE:
        return None
    shares = place.behind in ("of", "the") or place.before in _HALF_HEDGES
    return Stated(0.5, place.at + 1, None, PERCENT) if shares else None


def _cardinal(place: Place) -> Stated | None:
    """A number word: "twelve"."""
    value = CARDINALS.get(place.words[place.at])
    return Stated(value, place.at + 1) if value is not None else None


WORDS = table("writing", _hundreds, _half, _cardinal)
