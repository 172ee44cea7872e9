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
)
from tipdiff.figures.english import DEMONSTRATIVES, REPORTING, STOPS
from tipdiff.figures.meaning.case import Case
from tipdiff.figures.meaning.places import own_people
from tipdiff.figures.meaning.scopes import slug
from tipdiff.figures.meaning.subject import NAMING, nearest
from tipdiff.figures.rules import cued, table


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
    counted = counting.measure in case.around.known or any(
        meaning.measure == counting.measure and dict(meaning.more).get("counter") != name
        for meaning, bond in zip(case.meant, case.sentence.shape.bonds, strict=False)
        if not bond.comparison
    )
    return name if counted and name not in case.around.bodies.get(counting.measure, ()) else None


COUNTERS = table("counters", told_by_others, body_of_its_own)


def body(case: Case) -> str | None:
    """The body that is the subject of the nearest verb before the number, where it is one of its own."""
    return named(case.subject, case) if case.subject else None


def arm(case: Case) -> str | None:
    """The arm of the state that is that subject: the police, the prosecutors, the courts."""
    return next((ARMS[word] for word in reversed(case.subject) if word in ARMS), None)


def _capital(word: str, case: Case) -> bool:
    """True for a word that stands with a capital before the number."""
    places = (at for at in range(case.lead - 1, case.bond.half, -1) if case.words[at] == word)
    return any(case.sentence.tokens.capital(at) for at in places)


def own_name(case: Case) -> str | None:
    """The one body whose count a figure is, beside others or not; None where the country's, or where the subject has
    more in it than a name."""
    held = case.subject
    if ")" in case.sentence.held:
        held = nearest(case.words, case.sentence.finite, case.bond.half, case.lead, abbreviated=True)
    plain = all(word in NAMING or (word not in STOPS and not word.endswith("ed")) for word in held)
    return (named(held, case) or by_name(case)) if held and plain else None


def by_name(case: Case) -> str | None:
    """The agency that is that subject by one name: "Watchline assisted 140 victims"."""
    held = case.subject
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
    introduced = word in case.around.introduced
    common = at == 0 and word.endswith("s") and not introduced  # "Inspections" at the beginning is no name
    return None if common or own_people(word, case.around.country) else slug([word])


def named(held: list[str], case: Case) -> str | None:
    """The slug of a body; None where the words name no body, or one that acts for the whole country."""
    lexicon, country = case.sentence.lexicon, case.around.country
    if BODIES.isdisjoint(held) or held[-1].endswith("ed"):  # "Embassies facilitated returns and issued"
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
