"""What a number counts: takes a case, gives its measure and the evidence for it.

Owns the order of evidence, from surest to weakest: the noun itself (`20 convictions`), a passive right after
it (`20 were convicted`), the verb before it (`convicted 20 traffickers`), the whole that it is a part of, the
figure before it in a list, and last the passage. A verb counts only the nouns that the profile lets it count;
what none of them settles is `other`.
"""

from __future__ import annotations

from typing import NamedTuple

from tipdiff.figures.english import (
    AUXILIARIES,
    BETWEEN_PASSIVE,
    CLAUSE_SUBJECTS,
    FROM_A_BASE,
    HAVE,
    LAPSED,
    LAPSING,
    NOT_SAID,
    OWN_VERBS,
    REPORTING,
    STOPS,
    THAT,
)
from tipdiff.figures.lexicon import Mark
from tipdiff.figures.meaning.case import Case
from tipdiff.figures.meaning.verbs import Governed, governed, said_in_passing
from tipdiff.figures.rules import cued, first, table
from tipdiff.figures.stages import BARE, MONEY, OWN, TIME, UNKNOWN
from tipdiff.model import OTHER, PERCENT

BARE_NOUN, FREE, GOVERNING = "bare", "free", "governing"
"""Keys of rules: of a number without noun, of one that no verb governs, and of one that a measure's verb does."""
CLAUSE = 4
"""Words from a noun to the verb of its clause: "victims the national police reported identifying" has four."""


VERBS_AFTER = OWN_VERBS | AUXILIARIES


class Counted(NamedTuple):
    measure: str
    evidence: str
    rules: tuple[str, ...] = ()
    """What else spoke before it: `verbs/right-before`."""


def measure(case: Case) -> Counted:
    """The measure of a number, with the rules that settled it."""
    told = first(MEASURES, case, case.phrase.kind or BARE_NOUN)
    if told is None:
        at = _after(case)
        if at < len(case.words) and case.words[at] in VERBS_AFTER:
            told = first(PASSIVES, Behind(case, at, _participle(case, at)))
    if told is not None:
        return told[1]._replace(rules=(told[0],))
    said, aside = governed(case)
    key = FREE if said is None else OTHER if said.measure == OTHER else GOVERNING
    told = first(VERB_MEASURES, Acted(case, said, aside), key)
    if told is None:
        return Counted(OTHER, "passage")
    return told[1]._replace(rules=(*told[1].rules, told[0]))


def distance(case: Case) -> Counted | None:
    """ "an increase of 12 cases": how far two values stand apart counts nothing."""
    return Counted(OTHER, "noun") if case.lead in case.sentence.deltas else None


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
    return Counted(_accepted(case, name), "verb")


def not_all_of_them(case: Case) -> Counted | None:
    """ "referred 220 migrants, some of whom were victims": persons of whom only some are what the measure counts."""
    if case.phrase.kind not in case.sentence.lexicon.roles.people:
        return None
    at = case.phrase.end
    told = case.begins(at, (",", "some", "of", "whom")) or case.begins(at, (",", "many", "of", "whom"))
    exploited = case.sentence.lexicon.roles.exploited
    kinds = (case.sentence.lexicon.counted.get(word) for word in case.words[at + 4 : at + 9])
    return Counted(OTHER, "noun") if told and any(kind in exploited for kind in kinds) else None


def passive(behind: Behind) -> Counted | None:
    """ "20 victims were referred": the verb after an auxiliary that follows the noun phrase."""
    case, at = behind.case, behind.participle
    for mark in (*case.sentence.passives, *case.sentence.verbs):
        if mark.start == at:
            return Counted(_accepted(case, mark.name), "verb")
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
    share_or_place,
    money,
    time_that_passed,
    time,
    cases_of_persons,
    own_noun,
    of_others,
    not_all_of_them,
)
"""What the number's own words say."""
PASSIVES = table("passives", own_verb, passive, unknown_passive)
"""What a verb right after the phrase says."""


class Acted(NamedTuple):
    """A case with what the verbs before it say."""

    case: Case
    governed: Governed | None
    aside: Mark | None


@cued(on=(OTHER,))
def given_with(acted: Acted) -> Counted | None:
    """ "provided 37 with emergency care": what somebody was given, after a verb of no measure."""
    if acted.governed is None:
        return None
    case = acted.case
    given = (mark.name for mark in case.sentence.passives if _begins_with(case, mark))
    name = next(given, None)
    return None if name is None else Counted(_accepted(case, name, acted.governed.adjacent), "verb")


@cued(on=(OTHER,))
def clause_after_a_base(acted: Acted) -> Counted | None:
    """ "an increase from the 63 victims the police identified": what a clause without `that` says of them."""
    case, phrase = acted.case, acted.case.phrase
    if acted.governed is None or not _may_be_told(case):
        return None
    verb = next((mark for mark in case.sentence.verbs if phrase.outer < mark.start <= phrase.outer + CLAUSE), None)
    if verb is None:
        return None
    between = case.words[phrase.outer : verb.start]
    if any((word in STOPS and word not in CLAUSE_SUBJECTS) or not word[0].isalpha() for word in between):
        return None
    return Counted(_accepted(case, verb.name, acted.governed.adjacent), "verb")


@cued(on=(OTHER,))
def participle_of_a_base(acted: Acted) -> Counted | None:
    """ "an increase from 63 identified victims": what their participle says of them."""
    case, phrase = acted.case, acted.case.phrase
    if acted.governed is None or not _may_be_told(case):
        return None
    described = case.sentence.lexicon.described
    for mark in case.sentence.verbs:
        if case.end <= mark.start < phrase.outer and mark.name in described:
            return Counted(_accepted(case, mark.name, acted.governed.adjacent), "verb")
    return None


@cued(on=(OTHER, GOVERNING))
def verb(acted: Acted) -> Counted | None:
    """ "convicted 20 traffickers": what the verbs before it say."""
    if acted.governed is None:
        return None
    measure, adjacent, rule = acted.governed
    return Counted(_accepted(acted.case, measure, adjacent), "verb", (rule,))


@cued(on=(FREE,))
def reported(acted: Acted) -> Counted | None:
    """ "Customs officers reported 26 victims": beside a count of the same, a verb of telling counts as that one did."""
    case, lexicon = acted.case, acted.case.sentence.lexicon
    if acted.governed is not None or case.phrase.kind not in lexicon.roles.exploited or case.whole is not None:
        return None
    if case.words[case.lead - 1] not in REPORTING:
        return None
    told = case.sentence.around.latest & lexicon.leading
    return Counted(min(told), "verb") if told else None


@cued(on=(FREE,))
def given_after(acted: Acted) -> Counted | None:
    """ "23 victims with shelter": what they were given, right after the phrase."""
    case = acted.case
    name = next((mark.name for mark in case.sentence.passives if mark.start == case.phrase.outer), None)
    return None if name is None else Counted(_accepted(case, name), "verb")


@cued(on=(FREE,))
def shared_with_the_next(acted: Acted) -> Counted | None:
    """ "opening 14 and continuing 21 investigations": two verbs, and the noun of both behind the second."""
    case = acted.case
    following = case.at + 1
    if case.phrase.kind != BARE or following >= len(case.sentence.phrases):
        return None
    after = case.sentence.phrases[following]
    between = case.words[case.end : after.quantity.lead]
    if after.kind != OWN or after.noun is None or len(between) != 2 or between[0] != "and":
        return None
    return Counted(case.sentence.lexicon.nouns[case.words[after.noun]], "noun") if between[1].endswith("ing") else None


@cued(on=(FREE,))
def participle_inside(acted: Acted) -> Counted | None:
    """ "five identified victims": a participle in the phrase."""
    case, phrase = acted.case, acted.case.phrase
    begin = phrase.outer if phrase.of else case.end
    for mark in case.sentence.verbs:
        inside = begin <= mark.start < phrase.outer and mark.end - mark.start == 1
        if inside and mark.name in case.sentence.lexicon.described:
            return Counted(_accepted(case, mark.name), "verb")
    return None


@cued(on=(FREE,))
def participle_after(acted: Acted) -> Counted | None:
    """ "the 467 victims identified", and what was done after that: "three victims identified by police received
    services"."""
    case, phrase = acted.case, acted.case.phrase
    for mark in case.sentence.verbs:
        if mark.start == phrase.outer and mark.end - mark.start == 1:
            if _named_by_a_part(case):
                return Counted(_accepted(case, mark.name), "verb")
            marks, limit = case.sentence.passives, case.extent.limit
            if phrase.of and case.at + 1 < len(case.sentence.extents):
                limit = case.sentence.extents[case.at + 1].limit
            further = (passive.name for passive in marks if mark.end < passive.start < limit)
            return Counted(_accepted(case, next(further, mark.name)), "verb")
    return None


@cued(on=(FREE,))
def named_again(acted: Acted) -> Counted | None:
    """ "Of the 213 victims, 186 were girls": a figure of the passage, named by its value."""
    lean = acted.case.lean
    return Counted(_accepted(acted.case, lean.figure.measure), "passage") if lean is not None and lean.named else None


@cued(on=(FREE,))
def untold_clause(acted: Acted) -> Counted | None:
    """ "compared with the 71 victims that received insurance": what was done with them is not known."""
    case = acted.case
    told = case.bond.compared is not None and case.sentence.tokens.word(case.phrase.outer) in THAT
    return Counted(OTHER, "verb") if told else None


@cued(on=(FREE,))
def whole(acted: Acted) -> Counted | None:
    """ "convicted 20 traffickers, including 12 men": a part, an earlier value and the next of a list count what their
    whole, base or neighbour counts."""
    case = acted.case
    base = case.sibling if case.whole is None else case.whole
    if base is None:
        return None
    meaning = case.meaning(base)
    evidence = "passage" if meaning.evidence == "passage" else "whole"
    return Counted(_accepted(case, meaning.measure, adjacent=True), evidence)


@cued(on=(FREE,))
def verb_in_passing(acted: Acted) -> Counted | None:
    """ "efforts to identify victims reached 12": where nothing else does, a verb said in passing tells."""
    return None if acted.aside is None else Counted(_accepted(acted.case, acted.aside.name), "verb")


@cued(on=(FREE,))
def later_verb(acted: Acted) -> Counted | None:
    """ "118 victims, including ..., received services": the first verb after the number, where none stands before."""
    case, words = acted.case, acted.case.words
    if case.phrase.kind in case.sentence.lexicon.roles.cases and words[case.lead - 1] == "in":
        return None
    end = next((at for at in case.sentence.shape.halves if at > case.lead), len(words))
    verbs, passives = case.sentence.verbs, case.sentence.passives
    for mark in sorted((*passives, *verbs), key=lambda mark: mark.start):
        if (
            case.phrase.outer <= mark.start < end
            and words[mark.start - 1] not in NOT_SAID
            and not (mark in verbs and said_in_passing(case, mark))
        ):
            return Counted(_accepted(case, mark.name), "verb")
    return None


@cued(on=(FREE,))
def passage(acted: Acted) -> Counted | None:
    """ "Suspects included 12 for sex trafficking.": what the sentence before counted."""
    lean = acted.case.lean
    return None if lean is None else Counted(_accepted(acted.case, lean.figure.measure), "passage")


VERB_MEASURES = table(
    "verb-measures",
    given_with,
    participle_of_a_base,
    clause_after_a_base,
    verb,
    reported,
    shared_with_the_next,
    given_after,
    participle_inside,
    participle_after,
    named_again,
    untold_clause,
    whole,
    verb_in_passing,
    later_verb,
    passage,
)
"""What the verbs of its sentence, its whole, and the passage say."""


def _accepted(case: Case, measure: str, adjacent: bool = False) -> str:
    """The measure, where its verbs count such a noun; right after the verb some count whatever stands there."""
    kind = case.phrase.kind
    if kind == BARE and case.phrase.of and case.sibling is not None:
        these = case.sentence.phrases[case.sibling].kind  # "31 of them"
        kind = BARE if these == OWN else these
    if measure == OTHER or kind == BARE:
        return measure
    takes = case.sentence.lexicon.takes.get(measure, frozenset())
    return measure if kind in takes or (adjacent and case.phrase.kind == UNKNOWN and "*" in takes) else OTHER


def _nearest(case: Case, marks: list[Mark]) -> str:
    """The nearest cue before the number in its clause, else the nearest after it."""
    left = [mark for mark in marks if case.bond.clause <= mark.start < case.lead]
    if left:
        return max(left, key=lambda mark: (mark.end, mark.end - mark.start)).name
    end = next((at for at in case.sentence.shape.clauses if at > case.lead), len(case.words))
    return next((mark.name for mark in marks if case.end <= mark.start < end), OTHER)


def _may_be_told(case: Case) -> bool:
    """True for persons that a comparison goes back to."""
    return case.phrase.kind in case.sentence.lexicon.acted_on and case.words[case.lead - 1] in FROM_A_BASE


def _begins_with(case: Case, mark: Mark) -> bool:
    return mark.start == case.phrase.outer and case.words[mark.start] == "with"


def _named_by_a_part(case: Case) -> bool:
    """True for the 31 of "Twelve of the 31 victims identified received care": what followed is the twelve's."""
    before = case.sentence.phrases[case.at - 1] if case.at else None
    return before is not None and before.of and before.outer == case.phrase.end


def _after(case: Case) -> int:
    """The first token after the phrase, what it has in brackets, and `have`."""
    words, at = case.words, max(case.phrase.outer, case.phrase.quantity.after)
    if at < len(words) and words[at] == "(":
        while at < len(words) and words[at] != ")":
            at += 1
        at += 1
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
