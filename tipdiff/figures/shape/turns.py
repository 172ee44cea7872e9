"""What a token does to the shape of its sentence: three tables, asked in this order.

`TURNS` bring in an earlier value, `LISTS` open the parts of a figure, `ENDS` close what is open. Each takes a `Token`
and gives a `Step`, which the walk then takes.
"""

from __future__ import annotations

from typing import Literal

from tipdiff.figures.english import (
    CLAUSE_JOINTS,
    CLOSING,
    DASHES,
    OF_THEM,
    ONE_SEX,
    OPENING,
    PART_FOR,
    PREDICATE_JOINTS,
    SEXES,
    STILL_COMPARING,
    THAN_WHAT,
    UP_TO_A_BASE,
    rises,
    rising,
)
from tipdiff.figures.rules import Table, cued, table
from tipdiff.figures.shape.frames import APPOSED, OPENER, TURN, VERB, Token
from tipdiff.figures.stages import BARE, OWN, Phrase

Step = Literal[
    "compare", "bracket of earlier values", "bracket", "apposed", "list", "dash", "opened", "close bracket",
    "close dash", "semicolon", "predicate", "nothing",
]  # fmt: skip
"""What the walk does next."""
REACH = 6
"""Words between `increase` and its `from`: "a significant decline in the number of cases from" has six."""
OPENS = 1
"""Token up to which a comparison opens its sentence."""
SUBJECT = 8
"""Words a subject may have after `, and`: "Department of Justice's anti-trafficking task forces" has seven."""


@cued(on=OPENING)
def bracket_of_earlier_values(case: Token) -> Step | None:
    """ "In 2022 police opened 190 cases (188 in 2021)": a bracket in which each number has its year, or which ends with
    a year before the sentence's, holds earlier values; one whose numbers make up the figure before it parts it by
    years.
    """
    words, cues = case.words, case.cues
    end = next((here for here in range(case.at, len(words)) if words[here] in CLOSING), len(words))
    held = [case.phrases[case.leads[here]] for here in range(case.at, end) if here in case.leads]
    within = [year for year in cues.years if case.at < year < end]
    if not held or not within:
        return None
    whole = case.last() or case.parent()
    if len(held) > 1 and whole is not None and whole.quantity.value == sum(each.quantity.value for each in held):
        return None
    if len(held) == len(within) or len(held) == 1:
        kinds = {BARE, OWN, whole.kind if whole is not None else BARE}
        bare = whole is not None and whole.kind == BARE  # "two were minors (14 minors in 2021)"
        return "bracket of earlier values" if bare or all(each.kind in kinds for each in held) else None
    outside = [year for here, year in cues.stated if not case.at < here < end]
    ends_with_a_year = within == [end - 1] and any(
        here == end - 1 and year < max([cues.default, *outside]) for here, year in cues.stated
    )
    return "bracket of earlier values" if ends_with_a_year and cues.openers.isdisjoint(range(case.at, end)) else None


@cued(on=(TURN,))
def turn_of_phrase(case: Token) -> Step | None:
    """ "20 cases, compared with 12 in 2021": the phrases of comparison."""
    return "compare"


@cued(on=("than",))
def than(case: Token) -> Step | None:
    """ "fewer than the 112 of 2021": after `than`, an earlier value with its article."""
    return "compare" if case.tokens.word(case.at + 1) in THAN_WHAT else None


@cued(on=("over",))
def over(case: Token) -> Step | None:
    """ "an increase over 112 in 2021": after a word of rising, `over` brings in the base."""
    if not rising(case.words[case.at - 1]):
        return None
    return "compare" if case.tokens.word(case.at + 1) in THAN_WHAT or case.at + 1 in case.leads else None


@cued(on=("from",))
def from_a_base(case: Token) -> Step | None:
    """ "an increase from 43": `from` after a word of rising or falling, with a number or a year close behind."""
    if not rises(case.words[max(0, case.at - REACH) : case.at]):
        return None
    near = range(case.at + 1, min(case.at + 1 + UP_TO_A_BASE, len(case.words)))
    return (
        "compare"
        if any(
            here in case.leads or here in case.cues.previous or case.words[here][:2] in ("20", "19") for here in near
        )
        else None
    )


TURNS: Table[Token, Step] = table("turns", bracket_of_earlier_values, turn_of_phrase, than, over, from_a_base)


@cued(on=OPENING)
def bracket(case: Token) -> Step | None:
    """ "23 suspects (19 men and four women)": a bracket holds the parts of the figure before it."""
    return "bracket"


@cued(on=(APPOSED,))
def apposed_sexes(case: Token) -> Step | None:
    """ "95 victims, 60 women and 35 girls": who they were, right after them."""
    following, last = case.following(), case.last()
    return (
        "apposed"
        if case.frame.kind == "sentence"
        and following is not None
        and following.noun is not None
        and last is not None
        and last.end == case.at
        and last.kind in case.lexicon.roles.exploited
        and following.kind in case.lexicon.roles.people
        and case.words[following.noun] in SEXES
        and following.quantity.value < last.quantity.value
        else None
    )


@cued(on=(APPOSED,))
def apposed_parts(case: Token) -> Step | None:
    """ "investigated 32 cases, 20 for sex trafficking": a smaller number without noun, after one with a noun."""
    following, last = case.following(), case.last()
    if following is None or not _may_have_parts(case, last):
        return None
    after = case.words[following.quantity.end : following.quantity.end + 1]
    smaller = last is not None and last.quantity.value > following.quantity.value
    told = bool(after) and (after[0] in PART_FOR or after[0] in case.lexicon.harms)
    return "list" if following.kind == BARE and told and smaller else None


@cued(on=(APPOSED,))
def apposed_of_whom(case: Token) -> Step | None:
    """ "convicted 32 traffickers, 20 of whom were officials": a comma, a number, and `of whom`."""
    following = case.following()
    if following is None or not _may_have_parts(case, case.last()):
        return None
    after = case.words[following.quantity.end : following.quantity.end + 2]
    return "list" if after[:1] == ["of"] and after[1:] and after[1] in OF_THEM else None


def _may_have_parts(case: Token, last: Phrase | None) -> bool:
    return (
        last is not None and last.kind != BARE and not case.frame.comparing and case.frame.kind not in ("list", "dash")
    )


@cued(on=DASHES)
def dash(case: Token) -> Step | None:
    """ "23 suspects – 19 men and four women – in 12 cases": what dashes hold are parts."""
    if case.word == "-" and not _stands_alone(case):
        return None
    if case.within("dash"):
        return "close dash"
    return "dash" if case.frame.last is not None or case.frame.parent is not None else "nothing"


def _stands_alone(case: Token) -> bool:
    """True for a hyphen after a blank: "suspects - 19 men"."""
    return case.at > 0 and case.tokens.starts[case.at] > case.tokens.end(case.at - 1)


@cued(on=(":",))
def colon(case: Token) -> Step | None:
    """ "identified 20 victims: 12 women and eight men": after a figure, a colon lists its parts."""
    return "list" if case.frame.last is not None else None


@cued(on=(OPENER,))
def opener(case: Token) -> Step | None:
    """ "20 victims, including 12 women": the phrases after which parts follow; "40 among the 90" names no part."""
    last = case.last()
    near = next((case.phrases[case.leads[at]] for at in range(case.at + 1, case.at + 3) if at in case.leads), None)
    if case.word == "among" and near is not None and last is not None and near.quantity.value > last.quantity.value:
        return None
    return "opened"


LISTS: Table[Token, Step] = table("lists", bracket, apposed_sexes, apposed_parts, apposed_of_whom, dash, colon, opener)


@cued(on=CLOSING)
def bracket_end(case: Token) -> Step | None:
    """ "(19 men and four women) in 12 cases": a bracket and all in it ends."""
    return "close bracket"


@cued(on=(";",))
def list_goes_on(case: Token) -> Step | None:
    """ "including 11 girls in mines; six women on farms; and three boys": a semicolon between the parts of one list of
    persons."""
    whole, people = case.parent(), case.lexicon.roles.people
    if case.word != ";" or case.frame.kind != "list" or whole is None:
        return None
    here = case.at + 1 + (case.words[case.at + 1 : case.at + 2] == ["and"])
    if here not in case.leads:
        return None
    part = case.phrases[case.leads[here]]
    persons = part.kind in people and whole.kind in case.lexicon.acted_on
    return "nothing" if persons and part.quantity.value < whole.quantity.value else None


@cued(on=(";",))
def semicolon(case: Token) -> Step | None:
    """ "compared with 112 in 2020; it convicted nine": after a semicolon nothing is a part or an earlier value."""
    return "semicolon"


@cued(on=(VERB,))
def shared_by_two_verbs(case: Token) -> Step | None:
    """ "compared with identifying and referring 12": a verb that shares its number with the one before it ends nothing,
    nor does one of several kinds in a list ("12 sexually exploited or trafficked")."""
    listed = case.words[case.at - 1] == "or" and (case.within("list") or case.within("dash"))
    return "nothing" if listed or case.at - 1 in case.cues.verb_ends else None


@cued(on=(VERB,))
def further_predicate(case: Token) -> Step | None:
    """ "20 victims, including 12 women, and referred 15": a verb after `and`, `but` or a comma goes on about the
    subject; not "NGOs also assisted", which has its own."""
    if case.at == 0 or case.at not in case.cues.verbs:
        return None
    before = case.at - 2 if case.words[case.at - 1] == "also" else case.at - 1
    return "predicate" if case.words[before] in PREDICATE_JOINTS else None


@cued(on=(VERB,))
def new_subject(case: Token) -> Step | None:
    """ ", an increase from 70 in 2021, and police opened 20 cases": another subject ends the look back."""
    frame, words = case.frame, case.words
    if not frame.comparing or frame.turned < 2:
        return None
    for here in range(case.at - 1, max(frame.turned, case.at - SUBJECT), -1):
        if here in case.leads or words[here] in STILL_COMPARING:
            return None
        if words[here] == "and" and words[here - 1] == ",":
            return "predicate"
    return None


@cued(on=(",",))
def opening_comparison(case: Token) -> Step | None:
    """ "Compared with 2022, police opened 20 cases": behind the comma stands what an opening comparison is set against,
    where it has a subject and a verb of its own."""
    frame, cues = case.frame, case.cues
    if not frame.comparing or frame.turned > OPENS or frame.kind != "sentence":
        return None
    told = any(frame.turned < at < case.at for at in (*case.leads, *cues.years))
    lead = min((at for at in case.leads if at > case.at), default=0)
    verb = any(case.at + 1 < at < lead for at in (*cues.verbs, *cues.finite))
    return "predicate" if told and verb and case.words[case.at + 1] not in CLAUSE_JOINTS else None


ENDS: Table[Token, Step] = table(
    "ends",
    opening_comparison,
    bracket_end,
    list_goes_on,
    semicolon,
    shared_by_two_verbs,
    further_predicate,
    new_subject,
)


TABLES = (TURNS, LISTS, ENDS)
KEYS = frozenset[str]().union(*(each.keys for each in TABLES))
"""What brings in a rule of any of them."""


def other_sex(words: list[str], phrase: Phrase, whole: Phrase | None) -> bool:
    """True for the women of "seven girls, including one in Peralonia, and 58 women"."""
    if whole is None or whole.noun is None or phrase.noun is None:
        return False
    names = {words[whole.noun], words[phrase.noun]}
    return len(names) == 2 and names <= ONE_SEX
