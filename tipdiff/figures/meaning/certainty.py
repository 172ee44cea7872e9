"""How sure a count is: takes a case with its measure, gives its certainty.

Owns which words make another count: potential victims are not confirmed ones. Only of measures that the profile calls
uncertain; a suspect is a suspect in any edition.
"""

from __future__ import annotations

from tipdiff.figures.dimensions import BOTH, CERTAINTY
from tipdiff.figures.english import AUXILIARIES, BEFORE_CONFIRMED, CONFIRMED, CONFIRMING, POTENTIAL, SO_FOUND
from tipdiff.figures.meaning.case import Case
from tipdiff.figures.rules import cued, table
from tipdiff.figures.stages import BARE

SURE, UNSURE = "confirmed", "potential"


OPENING = 4
"""Words of a sentence in which it says of whom it speaks: "Of the confirmed victims, ..."."""


def said_sure(words: list[str]) -> str | None:
    """How sure the counted are that a sentence opens with."""
    opening = words[:OPENING] if words[0] in ("of", "among", "the", "out") else []
    unsure, sure = not POTENTIAL.isdisjoint(opening), not CONFIRMED.isdisjoint(opening)
    return None if unsure == sure else SURE if sure else UNSURE


@cued(held=POTENTIAL | CONFIRMED)
def in_phrase(case: Case) -> str | None:
    """ "640 potential victims", "12 confirmed and potential victims": a word of the noun phrase."""
    words = case.words[case.phrase.begin : case.phrase.end]
    unsure, sure = not POTENTIAL.isdisjoint(words), not CONFIRMED.isdisjoint(words)
    if unsure and sure:
        return BOTH
    return UNSURE if unsure else SURE if sure else None


@cued(held=POTENTIAL | CONFIRMED)
def in_place_of_noun(case: Case) -> str | None:
    """ "39 potential and 12 confirmed victims": the noun is left out."""
    if case.phrase.noun is not None:
        return None
    word = case.sentence.tokens.word(case.end)
    return UNSURE if word in POTENTIAL else SURE if word in CONFIRMED else None


@cued(held=CONFIRMING)
def confirmed_by_verb(case: Case) -> str | None:
    """ "confirmed 88 victims", "of whom it later confirmed 47": the verb right before the number."""
    at = case.lead - 1
    while at >= case.bond.clause and case.words[at] in BEFORE_CONFIRMED:
        at -= 1
    return SURE if at >= 0 and case.words[at] in CONFIRMING else None


@cued(held=SO_FOUND)
def were_confirmed(case: Case) -> str | None:
    """ "47 of whom were confirmed", "20 were later confirmed as victims": a passive right after the number."""
    at = max(case.phrase.outer, case.phrase.end)
    if case.sentence.tokens.word(at) not in AUXILIARIES:
        return None
    return SURE if not SO_FOUND.isdisjoint(case.words[at + 1 : at + 3]) else None


@cued(held=("among",))
def among_whom(case: Case) -> str | None:
    """ "confirmed 119 victims among 487": those of whom some were confirmed."""
    if case.phrase.kind != BARE or case.prior is None or "among" not in case.words[max(0, case.lead - 2) : case.lead]:
        return None
    return UNSURE if (CERTAINTY, SURE) in case.meaning(case.prior).more else None


@cued(held=("of", "among"))
def of_the_opening(case: Case) -> str | None:
    """ "Of 75 potential victims, 61 victims were girls": those of whom a sentence speaks from the beginning."""
    first = case.sentence.phrases[0]
    opens = case.words[0] in ("of", "among") and first.quantity.lead <= OPENING // 2 and not first.of
    if not opens or not case.at or case.whole is not None or case.bond.half:
        return None
    return dict(case.meaning(0).more).get(CERTAINTY)


CERTAINTIES = table(
    "certainties", in_phrase, in_place_of_noun, confirmed_by_verb, were_confirmed, among_whom, of_the_opening
)
