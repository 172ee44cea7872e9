"""Whose count it is, where not the country's: takes a case with its measure, gives the slug of the body.

Owns which subjects are bodies of their own. Police, prosecutors and courts act for the country; the labor prosecutor
beside them does not, and an NGO that reports what the police did tells its own count.
"""

from __future__ import annotations

from typing import NamedTuple

from tipdiff.figures.english import (
    BODIES,
    GENERAL_BODIES,
    JOINED,
    PLAIN_BODIES,
    REPORTING,
    SUBJECT_ENDS,
    SUBJECT_SKIPS,
)
from tipdiff.figures.meaning.case import Case
from tipdiff.figures.meaning.places import own_people
from tipdiff.figures.meaning.scopes import slug
from tipdiff.figures.rules import table

LONGEST = 6
"""Words of a body's name: "Special Prosecutor for Crimes against Women" has six."""


class Counting(NamedTuple):
    """A case, its measure, and who is named as counting."""

    case: Case
    measure: str
    counters: tuple[str, ...]


def told_by_others(counting: Counting) -> str | None:
    """ "An NGO reported police referred 72 victims": who reports it counted it."""
    case = counting.case
    if counting.measure not in case.sentence.lexicon.counted_by or case.whole is not None:
        return None
    outside = case.sentence.lexicon.roles.outside
    for mark in case.sentence.counters:
        opens = mark.name in outside and case.bond.half <= mark.start <= case.bond.half + 2 and mark.end < case.lead
        if opens and case.sentence.tokens.word(mark.end) in REPORTING:
            return mark.name
    return None


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
    for verb in range(case.lead - 1, case.bond.half, -1):
        if verb in case.sentence.finite:
            held = _subject(case, verb)
            if held:
                return named(held, case)
    return None


def _subject(case: Case, verb: int) -> list[str]:
    """The words of a verb's subject; none where it has no name of its own right before it."""
    words, first, start = case.words, case.bond.half, verb
    while start > first and words[start - 1] not in SUBJECT_ENDS and words[start - 1][0].isalpha():
        if start - 1 in case.sentence.finite:
            break
        start -= 1
    joined = start > first + 1 and words[start - 1] in JOINED and words[start - 2] != ","
    held = [word for word in words[start:verb] if word not in SUBJECT_SKIPS]
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
        and word not in ("of", "for", "the", "on", "against")
        and not own_people(word, country)
    ]
    return slug([word.removesuffix("'s") for word in held if word not in PLAIN_BODIES]) if telling else None
