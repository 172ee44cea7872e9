"""What was done with what a number counts: takes a case with the verbs before it, gives its measure.

Owns the order in which verbs, the whole that a number is a part of, its neighbour and the passage are asked, once
neither its own words nor a verb right after its phrase have settled it.
"""

from __future__ import annotations

from typing import NamedTuple

from tipdiff.figures.english import CLAUSE_SUBJECTS, FROM_A_BASE, NOT_SAID, REPORTING, STOPS, THAT
from tipdiff.figures.lexicon import Mark
from tipdiff.figures.meaning.case import Case
from tipdiff.figures.meaning.evidence import Counted, accepted
from tipdiff.figures.meaning.verbs import Governed, governed, said_in_passing
from tipdiff.figures.rules import cued, first, table
from tipdiff.figures.stages import BARE, OWN
from tipdiff.model import OTHER

FREE, GOVERNING = "free", "governing"
"""Keys of rules: of a number that no verb governs, and of one that a measure's verb does."""
CLAUSE = 4
"""Words from a noun to the verb of its clause: "victims the national police reported identifying" has four."""


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
    return None if name is None else Counted(accepted(case, name, acted.governed.adjacent), "verb")


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
    return Counted(accepted(case, verb.name, acted.governed.adjacent), "verb")


@cued(on=(OTHER,))
def participle_of_a_base(acted: Acted) -> Counted | None:
    """ "an increase from 63 identified victims": what their participle says of them."""
    case, phrase = acted.case, acted.case.phrase
    if acted.governed is None or not _may_be_told(case):
        return None
    described = case.sentence.lexicon.described
    for mark in case.sentence.verbs:
        if case.end <= mark.start < phrase.outer and mark.name in described:
            return Counted(accepted(case, mark.name, acted.governed.adjacent), "verb")
    return None


@cued(on=(OTHER, GOVERNING))
def verb(acted: Acted) -> Counted | None:
    """ "convicted 20 traffickers": what the verbs before it say."""
    if acted.governed is None:
        return None
    measure, adjacent, rule = acted.governed
    return Counted(accepted(acted.case, measure, adjacent), "verb", (rule,))


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
    return None if name is None else Counted(accepted(case, name), "verb")


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
            return Counted(accepted(case, mark.name), "verb")
    return None


@cued(on=(FREE,))
def participle_after(acted: Acted) -> Counted | None:
    """ "the 467 victims identified", and what was done after that: "three victims identified by police received
    services"."""
    case, phrase = acted.case, acted.case.phrase
    mark = next((mark for mark in case.sentence.verbs if mark.start == phrase.outer), None)
    if mark is None or mark.end - mark.start > 1:
        return None
    further = (each.name for each in case.sentence.passives if mark.end <= each.start < case.extent.limit)
    return Counted(accepted(case, next(further, mark.name)), "verb")


@cued(on=(FREE,))
def named_again(acted: Acted) -> Counted | None:
    """ "Of the 213 victims, 186 were girls": a figure of the passage, named by its value."""
    lean = acted.case.lean
    return Counted(accepted(acted.case, lean.figure.measure), "passage") if lean is not None and lean.named else None


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
    return Counted(accepted(case, meaning.measure, adjacent=True), evidence)


@cued(on=(FREE,))
def verb_in_passing(acted: Acted) -> Counted | None:
    """ "efforts to identify victims reached 12": where nothing else does, a verb said in passing tells."""
    return None if acted.aside is None else Counted(accepted(acted.case, acted.aside.name), "verb")


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
            return Counted(accepted(case, mark.name), "verb")
    return None


@cued(on=(FREE,))
def passage(acted: Acted) -> Counted | None:
    """ "Suspects included 12 for sex trafficking.": what the sentence before counted."""
    lean = acted.case.lean
    return None if lean is None else Counted(accepted(acted.case, lean.figure.measure), "passage")


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


def act(case: Case) -> Counted:
    """The measure of a number that neither its own words nor a verb right after it settle."""
    said, aside = governed(case)
    key = FREE if said is None else OTHER if said.measure == OTHER else GOVERNING
    told = first(VERB_MEASURES, Acted(case, said, aside), key)
    if told is None:
        return Counted(OTHER, "passage")
    return told[1]._replace(rules=(*told[1].rules, told[0]))


def _may_be_told(case: Case) -> bool:
    """True for persons that a comparison goes back to."""
    return case.phrase.kind in case.sentence.lexicon.acted_on and case.words[case.lead - 1] in FROM_A_BASE


def _begins_with(case: Case, mark: Mark) -> bool:
    return mark.start == case.phrase.outer and case.words[mark.start] == "with"
