"""What a number counts: takes a case, gives its measure and the evidence for it.

Owns the order of evidence, from surest to weakest: the noun itself (`20 convictions`), a passive right after
it (`20 were convicted`), then what `acts` asks: the verb before it (`convicted 20 traffickers`), the whole that it is a
part of, the figure before it in a list, and last the passage. What none of them settles is `other`.
"""

from __future__ import annotations

from itertools import pairwise
from typing import NamedTuple

from tipdiff.figures.english import (
    AUXILIARIES,
    BETWEEN_PASSIVE,
    CAPACITY,
    CONSIDERING,
    HAVE,
    LAPSED,
    LAPSING,
    NEGATED,
    OWN_VERBS,
)
from tipdiff.figures.lexicon import Mark
from tipdiff.figures.meaning.acts import act
from tipdiff.figures.meaning.case import Case
from tipdiff.figures.meaning.evidence import FRAME, Counted, accepted
from tipdiff.figures.nouns import of_whole
from tipdiff.figures.rules import cued, first, table
from tipdiff.figures.stages import MONEY, OWN, TIME, UNCOUNTED
from tipdiff.model import OTHER, PERCENT

BARE_NOUN = "bare"
"""Key of rules: of a number without noun."""
VERBS_AFTER = OWN_VERBS | AUXILIARIES | NEGATED
UNCONSIDERED = 4
"""Words from "not consider" to its number: "not consider any of the" has five, and two tell it."""
NEAR = 4
"""Words behind a noun phrase that may still tell who they are: "300 women in prostitution, some of whom"."""
SOME = frozenset({"some", "several", "many", "potential", "suspected", "possible"})
SOME_OF = (("some",), ("many",), ("several",), ("a", "few"), ("most",))
"""Before "of whom", what is said of no number."""
CAPABLE = 4
"""Words from "capacity" to its number: "capacity to house up to" has four."""


def measure(case: Case) -> Counted:
    """The measure of a number, with the rules that settled it."""
    told = first(MEASURES, case, case.phrase.kind or BARE_NOUN, case.sentence.held)
    if told is None:
        at = _after(case)
        if at < len(case.words) and case.words[at] in VERBS_AFTER:
            told = first(PASSIVES, Behind(case, at, _participle(case, at)))
    if told is not None:
        return told[1]._replace(rules=(told[0],))
    return act(case)


def distance(case: Case) -> Counted | None:
    """ "an increase of 12 cases": how far two values stand apart counts nothing."""
    return Counted(OTHER, "noun") if case.lead in case.sentence.deltas else None


def stated(case: Case) -> Counted | None:
    """ "a prison population of 12,000": the words on both sides of the number are the measure's own."""
    lexicon, kind = case.sentence.lexicon, case.phrase.kind
    if not lexicon.stated or kind in lexicon.roles.places:
        return None
    name = lexicon.framing(case.words, case.lead, case.end)
    unit = lexicon.units.get(name) if name is not None else None
    fits = kind == unit if unit is not None else kind not in UNCOUNTED
    return Counted(name, FRAME) if name is not None and fits else None


def share_or_place(case: Case) -> Counted | None:
    """ "40 percent of victims", "in 12 provinces": neither counts what a measure counts."""
    places = case.sentence.lexicon.roles.places
    return Counted(OTHER, "noun") if case.phrase.kind == PERCENT or case.phrase.kind in places else None


@cued(on=(MONEY,))
def money(case: Case) -> Counted | None:
    """ "allocated 2 million pesos": the nearest cue in its clause says what the sum is for."""
    return Counted(_nearest(case, case.sentence.marks["money"]), "verb")


@cued(on=(TIME,))
def time_that_passed(case: Case) -> Counted | None:
    """ "within 30 days", "one year after sentencing", "two years of probation": no time that was imposed."""
    lapsed = (
        case.words[case.lead - 1] in LAPSING
        or case.sentence.tokens.word(case.end) in LAPSED
        or "probation" in case.words[case.end : case.end + 3]
    )
    return Counted(OTHER, "verb") if lapsed else None


@cued(on=(TIME,))
def time(case: Case) -> Counted | None:
    """ "sentenced six traffickers to 12 years": the nearest cue in its clause says whose time it is."""
    return Counted(_nearest(case, case.sentence.marks["terms"]), "verb")


@cued(held=CAPACITY)
def could_be_held(case: Case) -> Counted | None:
    """ "with a capacity for 20 girls", "room for 12": what a place could hold, not what it held."""
    if case.phrase.kind in (MONEY, TIME, PERCENT) or case.words[case.lead - 1] == "the":
        return None
    return (
        Counted(OTHER, "noun") if not CAPACITY.isdisjoint(case.words[max(0, case.lead - CAPABLE) : case.lead]) else None
    )


@cued(held=("not",))
def not_taken_for_them(case: Case) -> Counted | None:
    """ "did not consider the 20 victims of the raid to be trafficking victims": they are not counted as such."""
    before = case.words[max(0, case.lead - UNCONSIDERED) : case.lead]
    told = any(word == "not" and after in CONSIDERING for word, after in pairwise(before))
    return Counted(OTHER, "verb") if told else None


def cases_of_persons(case: Case) -> Counted | None:
    """ "prosecuted 12 suspects in nine cases": the cases are counted like the persons."""
    within = case.bond.within
    return None if within is None else Counted(case.meaning(within).measure, "verb")


@cued(on=(OWN,))
def own_noun(case: Case) -> Counted | None:
    """ "20 convictions": the measure's own noun."""
    noun = case.phrase.noun
    return None if noun is None else Counted(case.sentence.lexicon.nouns[case.words[noun]], "noun")


@cued(on=(BARE_NOUN,))
def of_others(case: Case) -> Counted | None:
    """ "Of these centers, 12 served children": a number without noun counts centers, not persons."""
    return Counted(OTHER, "whole") if case.sentence.of_others else None


def whole_of_a_part(case: Case) -> Counted | None:
    """ "convicted 12 of the 20 suspects": what was done to the 12 was not done to the 20; of these only what was said
    before, or a participle of theirs ("12 of the 20 victims identified"), tells what they count."""
    before = case.sentence.phrases[case.at - 1] if case.at else None
    if before is None or not of_whole(before, case.phrase):
        return None
    if case.lean is not None and case.lean.named:
        return Counted(accepted(case, case.lean.figure.measure), "passage")
    own = (verb.name for verb in case.sentence.verbs if case.end <= verb.start <= case.phrase.outer)
    name = next(own, OTHER)
    return Counted(accepted(case, name) if name in case.sentence.lexicon.described else OTHER, "noun")


class Behind(NamedTuple):
    """A case with the verb right after its phrase."""

    case: Case
    at: int
    """The verb or its auxiliary."""
    participle: int | None
    """What was done, behind an auxiliary."""


def own_verb(behind: Behind) -> Counted | None:
    """ "while 58 victims remained abroad": the counted are the subject of a verb of their own."""
    case, at = behind.case, behind.at
    if case.words[at] not in OWN_VERBS or case.phrase.of:
        return None
    name = next((mark.name for mark in case.sentence.passives if mark.start == at), OTHER)
    return Counted(accepted(case, name), "verb")


@cued(held=("whom", "including"))
def not_all_of_them(case: Case) -> Counted | None:
    """ "referred 220 migrants, some of whom were victims", "54 migrants, including some victims": persons of whom only
    some are what the measure counts."""
    if case.phrase.kind not in case.sentence.lexicon.roles.people:
        return None
    at = next((at for at in range(case.phrase.end, case.phrase.end + NEAR) if case.begins(at, (",",))), case.phrase.end)
    some = case.begins(at, (",", "including")) and case.sentence.tokens.word(at + 2) in SOME
    told = some or any(
        case.begins(at + 1, (*words, "of", "whom")) for words in SOME_OF if case.sentence.tokens.word(at) == ","
    )
    exploited = case.sentence.lexicon.roles.exploited
    kinds = (case.sentence.lexicon.counted.get(word) for word in case.words[at + (3 if some else 4) : at + 9])
    return Counted(OTHER, "noun") if told and any(kind in exploited for kind in kinds) else None


def not_done(behind: Behind) -> Counted | None:
    """ "20 victims were not referred", "15 victims did not receive services": what was not done counts nothing."""
    case, at = behind.case, behind.at
    done = case.words[at : behind.participle] if behind.participle is not None else case.words[at : at + 2]
    return Counted(OTHER, "verb") if "not" in done else None


def passive(behind: Behind) -> Counted | None:
    """ "20 victims were referred": the verb after an auxiliary that follows the noun phrase."""
    case, at = behind.case, behind.participle
    for mark in (*case.sentence.passives, *case.sentence.verbs):
        if mark.start == at or (mark.end - 1 == at and mark.start > behind.at):  # "were officially recognized"
            return Counted(accepted(case, mark.name), "verb")
    return None


def unknown_passive(behind: Behind) -> Counted | None:
    """ "20 victims were smuggled": a passive that no list knows makes the number no measure's; "unidentified" and verbs
    that count nothing tell nothing."""
    case, at = behind.case, behind.participle
    if at is None or at >= len(case.words):
        return None
    word = case.words[at]
    told = word.endswith("ed") and word[:2] != "un" and at not in case.sentence.neutral
    return Counted(OTHER, "verb") if told else None


MEASURES = table(
    "measures",
    distance,
    stated,
    share_or_place,
    money,
    time_that_passed,
    time,
    could_be_held,
    not_taken_for_them,
    cases_of_persons,
    own_noun,
    of_others,
    not_all_of_them,
    whole_of_a_part,
)
"""What the number's own words say."""
PASSIVES = table("passives", not_done, own_verb, passive, unknown_passive)
"""What a verb right after the phrase says."""


def _nearest(case: Case, marks: list[Mark]) -> str:
    """The nearest cue before the number in its clause, else the nearest after it."""
    left = [mark for mark in marks if case.bond.clause <= mark.start < case.lead]
    if left:
        return max(left, key=lambda mark: (mark.end, mark.end - mark.start)).name
    end = next((at for at in case.sentence.shape.clauses if at > case.lead), len(case.words))
    return next((mark.name for mark in marks if case.end <= mark.start < end), OTHER)


def _after(case: Case) -> int:
    """The first token after the phrase, what it has in brackets, and `have`."""
    words, at = case.words, max(case.phrase.outer, case.phrase.quantity.after)
    if at < len(words) and words[at] == "(":
        at = words.index(")", at) + 1 if ")" in case.sentence.held and ")" in words[at:] else len(words)
    return at + 1 if at < len(words) and words[at] in HAVE else at


def _participle(case: Case, at: int) -> int | None:
    """The token of what was done, where an auxiliary follows the phrase."""
    words = case.words
    if words[at] not in AUXILIARIES:
        return None
    at += 1
    while at < len(words) and (words[at].endswith("ly") or words[at] in BETWEEN_PASSIVE):
        at += 1
    return at
