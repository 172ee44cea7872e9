"""Where `one` counts and where it is a pronoun: "one woman", but "no one", "one of the largest", "one another".

Takes the place of a `one`, tells whether it counts. Owns nothing else; every other number word counts.
"""

from __future__ import annotations

from tipdiff.figures.english import NOT_AFTER_ONE, NOT_BEFORE_ONE, STOPS
from tipdiff.figures.number_words import ARTICLES, FRACTIONS
from tipdiff.figures.place import Place
from tipdiff.figures.rules import cued, table

_LISTED = frozenset({"and", ",", ":", ";", "(", "–", "—"})
_FOR = frozenset({"in", "for", "from", "by", "on", "under"})
_THEM = frozenset({"which", "whom", "them", "these", "those"})
_VAGUE = frozenset({"several", "many", "few", "two", "three", "four", "five"})


def _before(place: Place) -> str:
    """The word before it; a closing quote ("and 'hazardous work,' one for forced labor") is none."""
    return place.word(place.at - 2) if place.before == '"' else place.before


def _pronoun(place: Place) -> bool | None:
    """After a word that makes it a pronoun: "no one", "each one"."""
    return False if _before(place) in NOT_BEFORE_ONE else None


@cued(behind={"and"})
def _and_a_half(place: Place) -> bool | None:
    """Before what is added to it: "one and a half million"."""
    return True if place.word(place.at + 2) in ARTICLES and place.word(place.at + 3) in FRACTIONS else None


@cued(behind=frozenset({"was", "had"}))
def _with_noun_left_out(place: Place) -> bool | None:
    """Before a verb, its noun left out: "four were fined and one was jailed"."""
    return _before(place) in _LISTED if place.quantities else None


def _lower_end(place: Place) -> bool | None:
    """As the lower end of a range: "one to 12 years", "between one and five years"."""
    joint = place.behind == "to" or (place.behind == "and" and place.before == "between")
    return True if joint and place.tokens.number(place.at + 2) else None


@cued(before=frozenset({"and"}), behind=frozenset({"who"}))
def _one_who(place: Place) -> bool | None:
    """As a further person: "two of whom were fined and one who was not"."""
    return True if place.quantities else None


@cued(behind=frozenset({"of"}))
def _one_of(place: Place) -> bool | None:
    """As a part of what was counted: "four of sex trafficking and one of forced labor", "and one of whom"."""
    whom = place.word(place.at + 2)
    if whom in _THEM or _for_what(place, whom):
        return _before(place) in _LISTED
    return None


def _for_what(place: Place, word: str) -> bool:
    """True for "four of sex trafficking and one of forced labor", not for "one of the largest"."""
    if not place.quantities or not word.isalpha() or place.tokens.capital(place.at + 2):
        return False
    return word == "both" or (word not in STOPS and word not in _VAGUE)


@cued(behind=NOT_AFTER_ONE)
def _before_no_noun(place: Place) -> bool | None:
    """Before a word that is no noun: "one another", "one should"; but "one of 12 counts"."""
    after = place.at + 2 + (place.word(place.at + 2) in ("the", "these", "those"))
    among = place.before in ("to", "in", "at", "from", "by")  # "referred to one of four centers"
    return place.behind == "of" and place.tokens.number(after) and not among


@cued(behind=_FOR)
def _before_what_for(place: Place) -> bool | None:
    """Before what it is for: "three for sex trafficking and one for forced labor"."""
    return _before(place) in _LISTED or place.before in ("least", "only", "with")


def _from_one_to_another(place: Place) -> bool | None:
    """In a turn of speech: "from one place to another"."""
    if place.word(place.at + 2) == "to" and place.word(place.at + 3) in ("another", "the"):
        return place.before != "from"
    return None


def _before_a_noun(place: Place) -> bool | None:
    """Before any other word, and behind "only" or a verb: "one woman", "convicted one."."""
    return (
        place.behind[:1].isalpha()
        or place.before in ("least", "only")
        or (place.before.endswith("ed") and bool(place.quantities))  # "had never tried one" counts nothing
    )


ONES = table(
    "ones",
    _pronoun,
    _and_a_half,
    _with_noun_left_out,
    _lower_end,
    _one_who,
    _one_of,
    _before_no_noun,
    _before_what_for,
    _from_one_to_another,
    _before_a_noun,
)
