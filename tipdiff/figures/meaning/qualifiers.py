"""Qualifiers: takes a case with its measure, gives what kind of case, whose level, which persons.

Owns where a qualifier must stand to belong to a number: in its noun phrase, after it up to the next number or
turn, in the subject before it (`federal authorities`), or before the bracket that it stands in.
"""

from __future__ import annotations

from typing import NamedTuple

from tipdiff.figures.english import (
    AMOUNTS,
    AT_A_LEVEL,
    AUXILIARIES,
    EACH_OF_THEM,
    INCLUDED,
    OPPOSITE,
    SAID_OF,
    STOPS,
    TELLING_MORE,
    rising,
)
from tipdiff.figures.lexicon import Lexicon, Mark
from tipdiff.figures.meaning.case import Case
from tipdiff.figures.meaning.kinds import several_kinds
from tipdiff.figures.meaning.levels import LEVELS, Names, Qualified
from tipdiff.figures.rules import cued, first, table
from tipdiff.figures.stages import BARE, OWN, Base

BEHIND_A_LIST = 6
"""Words from the comma behind a list to the form: ", were exploited in forced labor" has five."""
FORM_REACH = 40
"""Words from a form of trafficking in an opening phrase to a number that it is the form of."""
BOTH_FORMS = 2


class Marked(NamedTuple):
    """A qualifier somewhere in the sentence, and a number that it may belong to."""

    case: Case
    mark: Mark
    is_form: bool
    is_level: bool


def own(case: Case) -> tuple[Names, tuple[str, ...]]:
    """What the words of a number itself say, and the rules that took each."""
    lexicon = case.sentence.lexicon
    taken = own_marks(case)
    found = {name for name, _ in taken}
    if not found:
        return frozenset(), ()
    if case.phrase.kind in lexicon.roles.officials or _of_several_kinds(case, found):
        found -= lexicon.traits.keys()
    if found & lexicon.complete:
        found -= lexicon.traits.keys() - lexicon.complete
    return frozenset(found), tuple(rule for _, rule in taken)


def own_marks(case: Case) -> list[tuple[str, str]]:
    """(qualifier, rule) of each that belongs to the words of a number itself."""
    lexicon, bare = case.sentence.lexicon, case.sentence.marks["bare"]
    taken: list[tuple[str, str]] = []
    if not (case.sentence.qualifiers or bare):
        return taken
    begin = 0 if case.words[case.lead - 1] == "(" else case.end if case.phrase.denied is None else case.phrase.begin
    end = max(case.extent.limit, case.extent.predicate[1], case.end + 1)
    if _moves(case):
        begin = case.bond.clause
    if _has_parts_behind(case):
        end = len(case.words)
    end = next(
        (at for at in range(case.end, min(end, len(case.words))) if case.words[at] == "none"), end
    )  # "for forced labor and none for"
    for rows, asked in ((case.sentence.qualifiers, MARKS), (bare, BARE_MARKS)):
        for mark in rows:
            if not begin <= mark.start < end:
                continue  # too far from the number for any rule
            marked = Marked(case, mark, mark.name in lexicon.form, mark.name in lexicon.level)
            told = first(asked, marked, "", case.sentence.held)
            if told is not None:
                taken.append((mark.name, told[0]))
    return taken


def _of_several_kinds(case: Case, found: set[str]) -> bool:
    """True where one of its kinds of persons is joined to another: "47 were men or children"."""
    near = {mark.name for mark in case.sentence.qualifiers if case.end <= mark.start < case.extent.limit}
    traits = found & case.sentence.lexicon.traits.keys()
    return bool(traits) and several_kinds(case, found | near) is not None


def in_phrase(marked: Marked) -> bool | None:
    """ "20 girls", "12 foreign victims": a qualifier in the noun phrase."""
    case, mark = marked.case, marked.mark
    return True if _behind(marked) and mark.start < case.phrase.end else None


def form_behind(marked: Marked) -> bool | None:
    """ "20 victims exploited in sex trafficking": a form anywhere in the words that are the number's own."""
    of_money = marked.case.sentence.tokens.word(marked.mark.end) in AMOUNTS  # "and an unspecified amount"
    return True if marked.is_form and _behind(marked) and not of_money else None


def level_behind(marked: Marked) -> bool | None:
    """ "20 cases at the federal level", "20 cases by state prosecutors": a level after `at` or `by`."""
    if not marked.is_level or not _behind(marked):
        return None
    words, start = marked.case.words, marked.mark.start
    return True if words[start] == AT_A_LEVEL or words[start - 1] == "by" else None


def said_of(marked: Marked) -> bool | None:
    """ "four were children", "one was a foreign victim", "six victims were girls": what is said of the counted."""
    case, at = marked.case, marked.mark.start
    if marked.is_level or not _behind(marked):
        return None
    phrase = case.phrase
    while any(other.end == at for other in case.sentence.qualifiers if other.start >= case.end):
        at -= 1  # "eight were male adolescents"
    if case.words[at - 1] in EACH_OF_THEM and case.words[at - 2] in AUXILIARIES:
        return True  # "The 37 victims in its care were all women"
    if (
        phrase.noun is not None
        and not phrase.of
        and not (phrase.kind in case.sentence.lexicon.roles.exploited and at == phrase.end + 1)
    ):
        return None
    before = case.words[at - 1]
    return True if before in SAID_OF or (before in ("a", "an") and case.words[at - 2] == "was") else None


def form_of_both(marked: Marked) -> bool | None:
    """ "82 children and 134 adults were exploited in sex trafficking": said of the number and the next at once."""
    begin, end = marked.case.extent.predicate
    return True if begin and marked.is_form and begin <= marked.mark.start < end else None


@cued(held=("including", "whom"))
def form_behind_a_list(marked: Marked) -> bool | None:
    """ "133 victims, including 17 children, were exploited in sex trafficking": said of the whole behind its parts."""
    case, words = marked.case, marked.case.words
    end, at = case.phrase.end, marked.mark.start
    if marked.is_level or not _has_parts_behind(case):
        return None
    lexicon = case.sentence.lexicon
    said = next(
        (here for here in range(end + 2, at - 1) if words[here] == "," and words[here + 1] in AUXILIARIES), None
    )
    if said is not None and not marked.is_form:  # "12 victims, four of whom were girls, were transgender"
        return True if at == said + 2 else None
    told = said is not None and at - said <= BEHIND_A_LIST and _of_harm(words, said + 2, lexicon)
    return True if told else None


@cued(held=("from", "to"))
def in_the_subject(marked: Marked) -> bool | None:
    """ "Sex trafficking investigations rose from 30 to 45": what is said of the counted that rise or fall."""
    case, mark = marked.case, marked.mark
    if not _moves(case) or marked.is_level or mark.end > case.lead:
        return None
    turn = next((at for at in range(case.lead - 1, case.bond.clause, -1) if rising(case.words[at])), 0)
    between = (STOPS | {","}).intersection(case.words[mark.end : turn])
    return True if case.bond.clause <= mark.start and mark.end <= turn and between <= OF_A_SUBJECT else None


OF_A_SUBJECT = frozenset({"of", "for", "in", "the"})
"""Small words that a subject may hold: "Conviction of men for the sale of organs rose"."""


def _moves(case: Case) -> bool:
    """True for the numbers of "from 30 to 45"."""
    return case.phrase.kind == BARE and case.whole is None and case.words[case.lead - 1] in ("from", "to")


def _has_parts_behind(case: Case) -> bool:
    """True for "133 victims, including 17 children, were ...", "12 victims, four of whom were girls, were ..."."""
    at = case.phrase.end
    if case.begins(at, (",", "including")):
        return True
    following = case.sentence.phrases[case.at + 1] if case.at + 1 < len(case.sentence.phrases) else None
    behind = following is not None and case.words[at] == "," and following.quantity.lead == at + 1
    return behind and following is not None and case.begins(following.quantity.end, ("of", "whom"))


def _of_harm(words: list[str], at: int, lexicon: Lexicon) -> bool:
    """True for the words behind "were": "exploited in", "victims of"."""
    return words[at] in lexicon.harms or (
        lexicon.counted.get(words[at]) in lexicon.roles.exploited and words[at + 1 : at + 2] == ["of"]
    )


@cued(held=("(",))
def before_bracket(marked: Marked) -> bool | None:
    """ "The majority of the victims were children (12)": what the noun before the bracket says."""
    case, lead = marked.case, marked.case.lead
    if case.phrase.kind != BARE or case.whole is not None:
        return None
    if not lead or case.words[lead - 1] != "(" or marked.mark.end >= lead:
        return None
    begin = max([case.bond.clause, *(verb.end for verb in case.sentence.verbs if verb.end < lead)])
    return True if begin <= marked.mark.start else None


@cued(held=EACH_OF_THEM)
def each_of_them(marked: Marked) -> bool | None:
    """ "two victims, both girls": what all of them were, right behind the phrase."""
    case, at = marked.case, marked.mark.start
    while any(other.end == at for other in case.sentence.qualifiers if other.start >= case.end):
        at -= 1
    told = case.words[at - 1] in EACH_OF_THEM and case.words[at - 2] == "," and at - 2 == case.phrase.end
    return True if told and not marked.is_level else None


MARKS = table(
    "qualifiers",
    each_of_them,
    in_phrase,
    form_behind,
    level_behind,
    said_of,
    form_of_both,
    form_behind_a_list,
    in_the_subject,
    before_bracket,
)
"""Whether a qualifier of the sentence belongs to a number."""


def in_place_of_noun(marked: Marked) -> bool | None:
    """ "194 federal and 691 state": a qualifier right after a number without a noun."""
    return True if marked.case.phrase.kind == BARE and marked.mark.start == marked.case.end else None


def level_in_phrase(marked: Marked) -> bool | None:
    """ "208 federal human trafficking prosecutions": a level in the phrase of a case."""
    case = marked.case
    roles = case.sentence.lexicon.roles
    of_cases = case.phrase.kind == OWN or case.phrase.kind in (*roles.cases, *roles.accused)
    within = of_cases and case.end <= marked.mark.start < case.phrase.end
    return True if marked.is_level and within else None


BARE_MARKS = table("bare-qualifiers", in_place_of_noun, level_in_phrase)
"""Whether a qualifier that stands without a noun belongs to a number."""


def _behind(marked: Marked) -> bool:
    case = marked.case
    begin = case.phrase.begin if case.phrase.denied is not None else case.end
    return begin <= marked.mark.start < case.extent.limit


def qualifiers(case: Case, names: Names, base: Base, state: bool) -> tuple[Names, tuple[str, ...]]:
    """All qualifiers of a number; `names` are its own, `state` is true where its scope is the name of a state."""
    lexicon, qualified = case.sentence.lexicon, Qualified(case, names, base.qualifiers, state)
    marked = case.sentence.leveled or state or not lexicon.level.isdisjoint(base.qualifiers)
    level = first(LEVELS, qualified) if marked else None
    marked = case.sentence.formed or not lexicon.form.isdisjoint(base.qualifiers)
    form = first(FORMS, qualified) if marked else None
    inherited = base.qualifiers
    if names & lexicon.complete:
        inherited -= lexicon.traits.keys()
    elif names & lexicon.traits.keys():
        inherited -= _contrary(min(names & lexicon.traits.keys()), lexicon)
    found = (names | inherited) - lexicon.level - lexicon.form
    rules = []
    for told in (level, form):
        if told is not None:
            found |= told[1] if told is form and told[0].endswith("forms-in-one") else _single(told[1], lexicon)
            rules.append(told[0])
    return found, tuple(rules)


def forms_in_one(qualified: Qualified) -> Names | None:
    """ "three sex and labor trafficking victims" beside seven of sex trafficking: both forms in each of them."""
    case, form = qualified.case, qualified.case.sentence.lexicon.form
    within = {
        mark.name for mark in case.sentence.qualifiers if case.end <= mark.start < case.phrase.end and mark.name in form
    }
    within |= {mark.name for mark in case.sentence.marks["bare"] if mark.start == case.end and mark.name in form}
    end, limit = case.phrase.end, case.extent.limit
    if "both" in case.words[end:limit] and "forms" in case.words[end:limit]:  # "two victims of both forms in 2021"
        both_forms = qualified.base & form
        return both_forms if len(both_forms) == BOTH_FORMS else None
    if "both" in case.words[end:limit]:  # "five were victims of both sex and labor trafficking"
        both = [*case.sentence.qualifiers, *case.sentence.marks["bare"]]
        within |= {mark.name for mark in both if end <= mark.start < limit and mark.name in form}
        return frozenset(within) if len(within) == BOTH_FORMS else None
    if len(within) != 2 or case.phrase.noun is None:
        return None
    beside = (mark for mark in case.sentence.qualifiers if not case.end <= mark.start < case.phrase.end)
    return frozenset(within) if any(mark.name in form for mark in beside) else None


def own_form(qualified: Qualified) -> Names | None:
    """ "20 for sex trafficking": the form that its own words name."""
    return qualified.own & qualified.case.sentence.lexicon.form or None


def form_said_before(qualified: Qualified) -> Names | None:
    """ "sex trafficking victims included 64 girls", "Of the sex trafficking victims, 64 were girls"."""
    case, words = qualified.case, qualified.case.words
    if case.whole is not None:
        return None
    begin = case.bond.clause
    if words[0] in ("of", "among") and case.begins(case.end, ("were",)):
        begin = 0  # "Of the sex trafficking victims, 63 were women; 12 were girls"
    form = case.sentence.lexicon.form
    found = [
        mark for mark in case.sentence.qualifiers if begin <= mark.start and mark.end <= case.lead and mark.name in form
    ]
    if not found:
        return None
    if len(found) > 1 and found[-1].start < found[-2].end and found[-1].name != found[-2].name:
        return None  # "Of the sex and labor trafficking victims"
    opening = words[begin] in TELLING_MORE
    if opening and "," in words[begin : found[-1].start]:
        return None  # the form of a count that stands before
    between = words[found[-1].end : case.lead]
    told = (opening or not INCLUDED.isdisjoint(between)) and len(between) <= FORM_REACH
    return frozenset({found[-1].name}) if told else None


def form_of_base(qualified: Qualified) -> Names | None:
    """ "20 victims of sex trafficking, including 12 girls": the form of its whole, base or passage."""
    return qualified.base & qualified.case.sentence.lexicon.form or None


FORMS = table("forms", forms_in_one, own_form, form_said_before, form_of_base)


def _single(names: Names, lexicon: Lexicon) -> Names:
    """Two parts of one whole at once mean both together."""
    return names - frozenset(lexicon.parts.together) if len(names) == 1 else frozenset()


def _contrary(name: str, lexicon: Lexicon) -> Names:
    """Qualifiers of the other age or the other sex: what a count of adults cannot have from one of children."""
    own = lexicon.traits[name]
    other = {OPPOSITE[trait] for trait in own if trait in OPPOSITE}
    return frozenset(each for each, traits in lexicon.traits.items() if traits & other)
