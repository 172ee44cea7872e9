"""The verb before a number: which of those before it governs it, and of what measure it makes it.

Takes a case, gives `Governed`. Owns the table `VERBS`; `measures` asks it once for each number that neither its noun
nor a verb after it has settled.
"""

from __future__ import annotations

from typing import NamedTuple

from tipdiff.figures.english import (
    CONFIRMED,
    DOERS,
    HELPERS,
    JOINED,
    NUMBER_NOUNS,
    OBLIQUE,
    PURPOSE,
    REACHED,
    STOPS,
    rises,
    rising,
)
from tipdiff.figures.lexicon import Mark
from tipdiff.figures.meaning.case import Case, Sentence
from tipdiff.figures.rules import cued, first, table
from tipdiff.figures.stages import BARE, OWN, Phrase
from tipdiff.model import OTHER


class Reach(NamedTuple):
    """The verbs that may govern a number from the left."""

    case: Case
    begin: int
    """Token from which they may stand."""
    edge: int
    """The last token before the number that is no article or the like."""
    verbs: tuple[Mark, ...]
    """The nearest first."""
    governing: Mark | None
    """The nearest that is not only said in passing."""
    aside: Mark | None
    """The nearest that is, nearer than that."""


class Governed(NamedTuple):
    """What the verbs before a number say."""

    measure: str
    adjacent: bool
    """True where the verb stands right before it, so that it counts whatever noun follows."""
    rule: str = ""


def governed(case: Case) -> tuple[Governed | None, Mark | None]:
    """What the verbs before a number say, and the verb nearest before it that is only said in passing."""
    reach = _reach(case)
    told = first(VERBS, reach, "", case.sentence.held)
    return (told[1]._replace(rule=told[0]) if told is not None else None), reach.aside


@cued(held=NUMBER_NOUNS)
def number_of(reach: Reach) -> Governed | None:
    """ "The number of victims identified decreased from 414 to 300": the measure that the subject names."""
    case = reach.case
    words, verbs = case.words, case.sentence.verbs
    begin = next((at for at in range(reach.begin + 1, case.lead) if _of_number(words, at)), None)
    if begin is None:
        return None
    turn = next((at for at in range(begin, case.lead) if rising(words[at]) or words[at] in REACHED), None)
    if turn is None:
        return None
    leading = case.sentence.lexicon.leading
    named = [mark.name for mark in verbs if begin < mark.start and mark.end <= turn]
    plain = len(set(named)) == 1 or named[:1] == [name for name in named if name in leading]
    return Governed(named[0], False) if named and plain else None


def described_subject(reach: Reach) -> Governed | None:
    """ "Identified victims rose from 60 to 80": the participle of the counted that rise or fall."""
    case = reach.case
    words, lexicon = case.words, case.sentence.lexicon
    if case.phrase.kind != BARE or words[case.lead - 1] not in ("from", "to"):
        return None
    turn = next((at for at in range(case.bond.clause, case.lead) if rising(words[at])), None)
    if turn is None:
        return None
    for mark in case.sentence.verbs:
        if mark.name not in lexicon.described or mark.start < case.bond.clause or mark.end > turn:
            continue
        before = words[mark.start - 1] if mark.start > case.bond.clause else "the"
        beside = before if lexicon.counted.get(before) in lexicon.acted_on else words[mark.end]
        if "of" in words[case.bond.clause : mark.start]:
            continue  # "the number of victims identified": `number_of`
        alone = beside == before or before in STOPS  # not "courts convicted men as arrests rose to 12"
        if alone and lexicon.counted.get(beside) in lexicon.acted_on:
            return Governed(mark.name, False)
    return None


def _of_number(words: list[str], at: int) -> bool:
    return words[at] == "of" and words[at - 1] in NUMBER_NOUNS


def right_before(reach: Reach) -> Governed | None:
    """ "convicted 20 traffickers", "identified a total of 12": a verb right before the number."""
    if reach.verbs and reach.verbs[0].end > reach.edge:
        return Governed(_shared(reach, reach.verbs[0]), True)
    return None


def oblique(reach: Reach) -> Governed | None:
    """ "investigated complaints from 12 workers": a preposition keeps the verb from its number; cases are counted all
    the same."""
    parted = reach.verbs and reach.edge >= reach.begin and reach.case.words[reach.edge] in OBLIQUE
    return (
        Governed(OTHER, False)
        if parted and reach.case.phrase.kind not in reach.case.sentence.lexicon.roles.cases
        else None
    )


@cued(held=JOINED)
def given_to(reach: Reach) -> Governed | None:
    """ "identified victims and gave advice to 12": to whom something was given is not what the verb before counts."""
    words, edge, finite = reach.case.words, reach.edge, reach.case.sentence.finite
    if edge < reach.begin or words[edge] != "to" or reach.case.phrase.kind != BARE:
        return None
    if finite.isdisjoint(range(reach.begin, edge)):
        return None
    before = words[reach.begin : edge]
    return None if "from" in before or rises(before) or not NUMBER_NOUNS.isdisjoint(before) else Governed(OTHER, False)


def joined_to_a_known_verb(reach: Reach) -> Governed | None:
    """ "convicted and sentenced 20 men": a verb that no list knows counts what the one it is joined to counts."""
    at = reach.edge
    if not _unknown_verb(reach) or reach.case.words[at - 1] not in JOINED:
        return None
    joined = (mark.name for mark in reach.case.sentence.verbs if reach.begin <= mark.start and mark.end == at - 1)
    return Governed(next(joined, OTHER), reach.governing is None)


def unknown_verb(reach: Reach) -> Governed | None:
    """ "smuggled 20 men": a verb that no list knows makes the number no measure's."""
    return Governed(OTHER, reach.governing is None) if _unknown_verb(reach) else None


def _unknown_verb(reach: Reach) -> bool:
    at, words = reach.edge, reach.case.words
    if at < reach.begin or at in reach.case.sentence.neutral:
        return False
    word = words[at]
    return (
        word.endswith(("ed", "ing"))
        and len(word) > 4
        and not any(mark.start <= at < mark.end for mark in reach.case.sentence.verbs)
    )


def noun_as_subject(reach: Reach) -> Governed | None:
    """ "convictions increased from 116 to 182": the measure's own noun before a number without one."""
    case = reach.case
    if case.phrase.kind != BARE:
        return None
    begin = reach.begin if reach.governing is None else reach.governing.end
    nouns = case.sentence.nouns
    at = next((at for at in reversed(nouns) if begin <= at < case.lead), None)
    return None if at is None else Governed(case.sentence.lexicon.nouns[case.words[at]], reach.governing is None)


def verb_before(reach: Reach) -> Governed | None:
    """ "convicted in the capital 20 traffickers": the verb further before the number."""
    return None if reach.governing is None else Governed(_shared(reach, reach.governing), False)


VERBS = table(
    "verbs",
    number_of,
    right_before,
    described_subject,
    oblique,
    given_to,
    joined_to_a_known_verb,
    unknown_verb,
    noun_as_subject,
    verb_before,
)


def _reach(case: Case) -> Reach:
    """Looks from the number to the left, up to its clause, a comparison or the number before it."""
    words, lead, prior = case.words, case.lead, case.before
    begin = max([case.bond.clause, *(turn for turn in case.sentence.turns if turn <= lead)])
    if prior is not None:
        begin = max(begin, prior.quantity.end)
    edge = lead - 1
    while edge >= begin and (words[edge] in HELPERS or (words[edge] == "of" and words[edge - 1] == "total")):
        edge -= 1
    verbs: list[Mark] = []
    governing = aside = None
    for mark in reversed(case.sentence.verbs):
        if mark.start >= lead or _in_prior(case, mark):
            continue
        if mark.start < begin:
            break
        if prior is not None and mark.start == prior.outer and (_described(case) or hedged_alone(case.sentence, prior)):
            continue  # "compared with nine suspects prosecuted and 12 convicted"
        verbs.append(mark)
        if not said_in_passing(case, mark):
            governing = mark
            break
        aside = aside or mark
    return Reach(case, begin, edge, tuple(verbs), governing, aside)


def hedged_alone(sentence: Sentence, phrase: Phrase) -> bool:
    """True for "61 confirmed" of "61 confirmed and 14 suspected victims": a hedge in place of the noun, and no verb."""
    at, words = phrase.outer, sentence.words
    alone = phrase.kind == BARE and words[at + 1 : at + 2] in (["and"], ["or"])
    return alone and words[at] in CONFIRMED and at + 2 in {each.quantity.lead for each in sentence.phrases}


def _in_prior(case: Case, mark: Mark) -> bool:
    """True for a verb within the phrase before, where that is what it describes: "12 identified victims"."""
    prior = case.before
    if prior is None or not prior.begin <= mark.start < prior.end:
        return False
    return prior.kind == OWN or case.bond.comparison or case.bond.parent == case.prior


def _described(case: Case) -> bool:
    """True where a verb right after the noun phrase tells what was done: "12 suspects convicted"."""
    after = max(case.phrase.outer, case.phrase.quantity.after)
    return any(mark.start == after for mark in case.sentence.verbs)


def _shared(reach: Reach, verb: Mark) -> str:
    """The measure of a verb, or of the one that it is joined to: "identified and referred 20 victims"."""
    case = reach.case
    lexicon = case.sentence.lexicon
    for mark in case.sentence.verbs:
        if reach.begin <= mark.start < verb.start and mark.name in lexicon.leading:
            between = case.words[mark.end : verb.start]
            if between[:1] in (["and"], ["or"]) and len(between) <= 3 and not lexicon.counted.keys() & between:
                return mark.name
    return verb.name


def said_in_passing(case: Case, mark: Mark) -> bool:
    """True for a verb that only names a purpose or a kind: "to identify victims", "convicted traffickers"."""
    words, counted = case.words, case.sentence.lexicon.counted
    before = words[mark.start - 1] if mark.start else ""
    if before in PURPOSE:
        return True
    following = words[mark.end] if mark.end < len(words) else ""
    doer = before in counted or before.endswith("s") or before in DOERS
    return before != "" and mark.end - mark.start == 1 and counted.get(following) is not None and not doer
