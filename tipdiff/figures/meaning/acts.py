"""What was done with what a number counts: takes a case with the verbs before it, gives its measure.

Owns the order in which verbs, the whole that a number is a part of, its neighbour and the passage are asked, once
neither its own words nor a verb right after its phrase have settled it.
"""

from __future__ import annotations

from typing import NamedTuple

from tipdiff.figures.english import CLAUSE_SUBJECTS, CONFIRMED, FROM_A_BASE, NOT_SAID, POTENTIAL, REPORTING, STOPS, THAT
from tipdiff.figures.lexicon import Mark
from tipdiff.figures.meaning.case import Case
from tipdiff.figures.meaning.evidence import FRAME, Counted, accepted
from tipdiff.figures.meaning.verbs import Governed, governed, hedged_alone, said_in_passing
from tipdiff.figures.rules import cued, first, table
from tipdiff.figures.stages import BARE, OWN
from tipdiff.model import OTHER

FREE, GOVERNING = "free", "governing"
"""Keys of rules: of a number that no verb governs, and of one that a measure's verb does."""
OPENING = 2
"""Token up to which the first number of "Of the 75 potential victims" stands."""
CLAUSE = 4
"""Words from a noun to the verb of its clause: "victims the national police reported identifying" has four."""


class Acted(NamedTuple):
    """A case with what the verbs before it say."""

    case: Case
    governed: Governed | None
    aside: Mark | None


@cued(held=("among",))
def among_which(acted: Acted) -> Counted | None:
    """ "confirmed 40 victims among the 90 potential victims": those among whom the ones before it were; "among 90
    workers" counts no victims."""
    case, lexicon = acted.case, acted.case.sentence.lexicon
    if case.before is None or case.prior is None or "among" not in case.words[max(0, case.lead - 2) : case.lead]:
        return None
    exploited, measure = lexicon.roles.exploited, case.meaning(case.prior).measure
    more = case.phrase.quantity.value > case.before.quantity.value
    if not more or case.before.kind not in exploited or measure not in lexicon.uncertain:
        return None
    alike = case.phrase.kind in exploited or case.phrase.kind == BARE
    return Counted(measure if alike else OTHER, "whole")


@cued(on=(OTHER,), held=("with",))
def given_with(acted: Acted) -> Counted | None:
    """ "provided 37 with emergency care": what somebody was given, after a verb of no measure."""
    if acted.governed is None:
        return None
    case = acted.case
    given = (mark.name for mark in case.sentence.passives if _begins_with(case, mark))
    name = next(given, None)
    return None if name is None else Counted(accepted(case, name, acted.governed.adjacent), "verb")


@cued(on=(OTHER,), held=FROM_A_BASE)
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


@cued(on=(OTHER,), held=FROM_A_BASE)
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


def _half(case: Case) -> int:
    """Token at which the half sentence of a number ends."""
    return next((at for at in case.sentence.shape.halves if at > case.lead), len(case.words))


@cued(on=(FREE,), held=REPORTING)
def reported(acted: Acted) -> Counted | None:
    """ "Customs officers reported 26 victims": beside a count of the same, a verb of telling counts as that one did."""
    case, lexicon = acted.case, acted.case.sentence.lexicon
    if acted.governed is not None or case.phrase.kind not in lexicon.roles.exploited or case.whole is not None:
        return None
    if case.words[case.lead - 1] not in REPORTING:
        return None
    passive = next((mark for mark in case.sentence.passives if case.phrase.outer < mark.start < _half(case)), None)
    if passive is not None and passive.name not in lexicon.leading:
        return Counted(accepted(case, passive.name), "verb")  # "reported 16 victims, 10 girls, received services"
    told = case.around.latest & lexicon.leading
    return Counted(min(told), "verb") if told else None


@cued(on=(FREE,), held=("(",))
def bracket_behind_the_counted(acted: Acted) -> Counted | None:
    """ "The fall concerned male victims in 2022 (21)": a bracket behind the noun that the passage counts."""
    case, lexicon = acted.case, acted.case.sentence.lexicon
    if case.whole is not None or case.phrase.kind != BARE or case.words[case.lead - 1] != "(":
        return None
    if not case.words[case.lead - 2].isdigit():
        return None
    kinds = {lexicon.counted.get(word) for word in case.words[case.bond.clause : case.lead]}
    told = case.around.latest & lexicon.leading
    return Counted(min(told), "verb") if told and kinds & set(lexicon.roles.exploited) else None


@cued(on=(FREE,), held=POTENTIAL | CONFIRMED)
def hedged_at_the_opening(acted: Acted) -> Counted | None:
    """ "Of 75 potential victims, 61 were girls": persons of whom a sentence says at once how sure their count is."""
    case, lexicon = acted.case, acted.case.sentence.lexicon
    opens = case.words[0] in ("of", "among") and case.lead <= OPENING and case.phrase.kind in lexicon.roles.exploited
    if not opens or (POTENTIAL | CONFIRMED).isdisjoint(case.words[case.phrase.begin : case.phrase.end]):
        return None
    told = lexicon.leading & lexicon.uncertain
    return Counted(min(told), "verb") if told else None


@cued(on=(FREE,))
def given_after(acted: Acted) -> Counted | None:
    """ "23 victims with shelter": what they were given, right after the phrase."""
    case = acted.case
    if hedged_alone(case.sentence, case.phrase):
        return None
    name = next((mark.name for mark in case.sentence.passives if mark.start == case.phrase.outer), None)
    return None if name is None else Counted(accepted(case, name), "verb")


@cued(on=(FREE,))
def shared_with_the_next(acted: Acted) -> Counted | None:
    """ "opening 14 and continuing 21 investigations", "25 new and 30 ongoing investigations": two verbs or two kinds,
    and the noun of both behind the second."""
    case = acted.case
    following = case.at + 1
    if case.phrase.kind != BARE or following >= len(case.sentence.phrases):
        return None
    after = case.sentence.phrases[following]
    between = case.words[case.end : after.quantity.lead]
    if after.kind != OWN or after.noun is None or len(between) != 2:
        return None
    kinds = between[1] == "and" and any(mark.start == case.end for mark in case.sentence.marks["scopes"])
    shared = kinds or (between[0] == "and" and between[1].endswith("ing"))
    return Counted(case.sentence.lexicon.nouns[case.words[after.noun]], "noun") if shared else None


@cued(on=(FREE,))
def participle_inside(acted: Acted) -> Counted | None:
    """ "five identified victims": a participle in the phrase."""
    case, phrase = acted.case, acted.case.phrase
    begin = phrase.outer if phrase.of else case.end
    if case.before is not None and case.words[case.before.end : case.lead] == ["and"]:
        return None  # "referred 18 potential victims and 12 confirmed victims"
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
    if mark is None or mark.end - mark.start > 1 or hedged_alone(case.sentence, phrase):
        return None
    if case.words[mark.start - 1] == "whom" and case.sentence.tokens.word(mark.end) == "as":
        return None  # "four of whom identified as transgender"
    further = (each.name for each in case.sentence.passives if mark.end <= each.start < case.extent.limit)
    return Counted(accepted(case, next(further, mark.name)), "verb")


@cued(on=(FREE,))
def named_again(acted: Acted) -> Counted | None:
    """ "Of the 213 victims, 186 were girls": a figure of the passage, named by its value."""
    lean = acted.case.lean
    return Counted(accepted(acted.case, lean.figure.measure), "passage") if lean is not None and lean.named else None


@cued(on=(FREE,), held=THAT)
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
    if meaning.evidence == FRAME:
        return Counted(OTHER, "whole")
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
    end = _half(case)
    verbs, passives = case.sentence.verbs, case.sentence.passives
    for mark in sorted((*passives, *verbs), key=lambda mark: mark.start):
        if (
            case.phrase.outer <= mark.start < end
            and words[mark.start - 1] not in NOT_SAID
            and not (
                mark in verbs
                and (said_in_passing(case, mark) or (_has_its_own(case, mark) and not case.bond.comparison))
            )
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
    among_which,
    given_with,
    participle_of_a_base,
    clause_after_a_base,
    verb,
    reported,
    bracket_behind_the_counted,
    shared_with_the_next,
    given_after,
    participle_inside,
    participle_after,
    named_again,
    untold_clause,
    whole,
    hedged_at_the_opening,
    verb_in_passing,
    later_verb,
    passage,
)
"""What the verbs of its sentence, its whole, and the passage say."""


def act(case: Case) -> Counted:
    """The measure of a number that neither its own words nor a verb right after it settle."""
    said, aside = governed(case)
    key = FREE if said is None else OTHER if said.measure == OTHER else GOVERNING
    told = first(VERB_MEASURES, Acted(case, said, aside), key, case.sentence.held)
    if told is None:
        return Counted(OTHER, "passage")
    return told[1]._replace(rules=(*told[1].rules, told[0]))


def _has_its_own(case: Case, mark: Mark) -> bool:
    """True for a verb right before another number: "heard 19 cases, convicting 21 traffickers"."""
    return any(phrase.quantity.lead == mark.end for phrase in case.sentence.phrases)


def _may_be_told(case: Case) -> bool:
    """True for persons that a comparison goes back to."""
    return case.phrase.kind in case.sentence.lexicon.acted_on and case.words[case.lead - 1] in FROM_A_BASE


def _begins_with(case: Case, mark: Mark) -> bool:
    return mark.start == case.phrase.outer and case.words[mark.start] == "with"
