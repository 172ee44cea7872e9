"""Whose count it is, where not the country's: takes a case with its measure, gives the slug of the body.

Owns which subjects are bodies of their own. Police, prosecutors and courts act for the country; the labor prosecutor
beside them does not, and an NGO that reports what the police did tells its own count.
"""

from __future__ import annotations

from typing import NamedTuple

from tipdiff.figures.body_words import (
    ARMS,
    BODIES,
    GENERAL_BODIES,
    KINDS_OF_ARMS,
    PLAIN_BODIES,
    SUBJECT_ENDS,
    SUBJECT_SKIPS,
)
from tipdiff.figures.english import DEMONSTRATIVES, JOINED, REPORTING, STOPS
from tipdiff.figures.meaning.case import Case
from tipdiff.figures.meaning.places import own_people
from tipdiff.figures.meaning.scopes import slug
from tipdiff.figures.number_words import MONTHS
from tipdiff.figures.rules import cued, table

BRACKETED = 3
"""Tokens of "(MOH)"."""
NAMING = frozenset({"of", "for", "the", "on", "against", "and"})
"""Plain words that a name may hold."""
LONGEST = 6
"""Words of a body's name: "Special Prosecutor for Crimes against Women" has six."""


class Counting(NamedTuple):
    """A case, its measure, and who is named as counting."""

    case: Case
    measure: str
    counters: tuple[str, ...]


@cued(held=REPORTING)
def told_by_others(counting: Counting) -> str | None:
    """ "An NGO reported police referred 72 victims": who reports it counted it."""
    case = counting.case
    if counting.measure not in case.sentence.lexicon.counted_by or case.whole is not None:
        return None
    outside = case.sentence.lexicon.roles.outside
    for mark in case.sentence.counters:
        opens = mark.name in outside and case.bond.half <= mark.start <= case.bond.half + 2 and mark.end < case.lead
        parted = any(
            case.begins(at, (",", "and")) or case.begins(at, (",", "but")) for at in range(mark.end, case.lead)
        )
        if opens and not parted and case.sentence.tokens.word(mark.end) in REPORTING:
            return mark.name
    return None


@cued(held=BODIES)
def body_of_its_own(counting: Counting) -> str | None:
    """ "the labor inspectorate opened another 25": a body beside one that has counted the same."""
    case = counting.case
    if case.whole is not None or counting.measure in case.sentence.lexicon.unscoped:
        return None
    name = body(case)
    if name is None:
        return None
    counted = counting.measure in case.sentence.around.known or any(
        meaning.measure == counting.measure and dict(meaning.more).get("counter") != name
        for meaning, bond in zip(case.meant, case.sentence.shape.bonds, strict=False)
        if not bond.comparison
    )
    return name if counted and name not in case.sentence.around.bodies.get(counting.measure, ()) else None


COUNTERS = table("counters", told_by_others, body_of_its_own)


def body(case: Case) -> str | None:
    """The body that is the subject of the nearest verb before the number, where it is one of its own."""
    held = _nearest(case)
    return named(held, case) if held else None


def arm(case: Case) -> str | None:
    """The arm of the state that is that subject: the police, the prosecutors, the courts."""
    return next((ARMS[word] for word in reversed(_nearest(case)) if word in ARMS), None)


def _capital(word: str, case: Case) -> bool:
    """True for a word that stands with a capital before the number."""
    places = (at for at in range(case.lead - 1, case.bond.half, -1) if case.words[at] == word)
    return any(case.sentence.tokens.capital(at) for at in places)


def own_name(case: Case) -> str | None:
    """The one body whose count a figure is, beside others or not; None where the country's, or where the subject has
    more in it than a name."""
    held = _nearest(case, abbreviated=True)
    plain = all(word in NAMING or (word not in STOPS and not word.endswith("ed")) for word in held)
    return (named(held, case) or by_name(case)) if held and plain else None


def by_name(case: Case) -> str | None:
    """The agency that is that subject by one name: "Watchline assisted 140 victims"."""
    held = _nearest(case)
    if len(held) != 1 or not held[0].isalpha():
        return None
    word, lexicon = held[0], case.sentence.lexicon
    at = next((at for at in range(case.lead - 1, case.bond.half - 1, -1) if case.words[at] == word), None)
    if at is not None and at > case.bond.half and case.words[at - 1] not in (",", ";", "the", "and"):
        return None
    known = word in lexicon.countable or word in STOPS or word in BODIES or word in PLAIN_BODIES or word in ARMS
    agent = any(mark.start == at for mark in case.sentence.counters)
    if at is None or known or agent or not case.sentence.tokens.capital(at) or word in DEMONSTRATIVES:
        return None
    introduced = word in case.sentence.around.introduced
    common = at == 0 and word.endswith("s") and not introduced  # "Inspections" at the beginning is no name
    return None if common or own_people(word, case.sentence.around.country) else slug([word])


def _nearest(case: Case, abbreviated: bool = False) -> list[str]:
    """The words of the nearest subject before the number."""
    for verb in range(case.lead - 1, case.bond.half, -1):
        if verb in case.sentence.finite:
            held = _subject(case, verb, abbreviated)
            if held:
                return held
    return []


def _subject(case: Case, verb: int, abbreviated: bool) -> list[str]:
    """The words of a verb's subject; none where it has no name of its own right before it."""
    words, first, start = case.words, case.bond.half, verb
    if abbreviated and start - first > BRACKETED and words[start - 1] == ")" and words[start - BRACKETED] == "(":
        start = verb = start - BRACKETED  # "the Ministry of Harvests (MOH) assisted"
    while start > first and words[start - 1] not in SUBJECT_ENDS and words[start - 1][0].isalpha():
        if start - 1 in case.sentence.finite:
            break
        start -= 1
    joined = start > first + 1 and words[start - 1] in JOINED and words[start - 2] != ","
    held = [
        word for word in words[start:verb] if word not in SUBJECT_SKIPS and word not in MONTHS and not word.isdigit()
    ]
    return [] if joined or len(held) > LONGEST else held


def named(held: list[str], case: Case) -> str | None:
    """The slug of a body; None where the words name no body, or one that acts for the whole country."""
    lexicon, country = case.sentence.lexicon, case.sentence.around.country
    if BODIES.isdisjoint(held):
        return None
    levels = {word for mark in case.sentence.qualifiers if mark.name in lexicon.level for word in mark.name.split("-")}
    telling = [
        word
        for word in held
        if word not in GENERAL_BODIES
        and word not in PLAIN_BODIES
        and word not in levels
        and word not in lexicon.offence
        and lexicon.counted.get(word) not in lexicon.roles.people
        and not (held[-1] in ARMS and word not in KINDS_OF_ARMS and not _capital(word, case))
        and word not in ("of", "for", "the", "on", "against")
        and not own_people(word, country)
    ]
    return slug([word.removesuffix("'s") for word in held if word not in PLAIN_BODIES]) if telling else None
