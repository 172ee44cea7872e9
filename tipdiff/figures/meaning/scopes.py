"""Scopes: takes a case with its measure, gives what narrows it below its qualifiers.

Owns kinds, circumstances and who counted or ran what is counted, and how words become a scope's name. Places are told
by `places`.
"""

from __future__ import annotations

import re
from typing import NamedTuple
from unicodedata import combining, normalize

from tipdiff.figures.dimensions import COUNTER, PERSONS, PHASE, REST
from tipdiff.figures.english import BREAKS, HELPERS, JOINED, STOPS, rises
from tipdiff.figures.lexicon import Mark
from tipdiff.figures.meaning.case import Case
from tipdiff.figures.meaning.kinds import several_kinds
from tipdiff.figures.rules import cued, table
from tipdiff.figures.stages import BARE, GOVERNMENT

GOVERNS = 6
"""Words between what narrows a number and the number: "upheld on appeal the earlier convictions of 20" has six."""
RISE = 3
"""Words from "decrease" to its "from"."""
SCOPE_WORDS = 4
"""Words of a scope that is made from the text: enough to tell parts of one whole apart."""
_LABEL = re.compile(r"[\W_]+")
_PLAIN_LETTERS = str.maketrans({"ø": "o", "ł": "l", "đ": "d", "ı": "i", "ß": "ss", "æ": "ae", "œ": "oe"})
"""Letters that Unicode does not take apart into a plain one and a mark."""


class Scoped(NamedTuple):
    """A case, its measure, its own qualifiers and who counted."""

    case: Case
    measure: str
    names: frozenset[str]
    counters: tuple[str, ...]
    prior_scope: str | None
    """The scope of the number before it, and its measure."""
    prior_measure: str


class Scope(NamedTuple):
    """A scope, or that there is none."""

    name: str | None
    kind: str = "rest"
    """Its dimension."""


@cued(held=("but",))
def all_but(scoped: Scoped) -> Scope | None:
    """ "all but 12 victims": those that are not meant."""
    case = scoped.case
    return Scope("except") if case.words[max(0, case.lead - 2) : case.lead] == ["all", "but"] else None


def kind_of_thing(scoped: Scoped) -> Scope | None:
    """ "trained 40 labor inspectors": what kind of officials were trained; one number over several kinds is no
    kind's."""
    case, phrase = scoped.case, scoped.case.phrase
    general = case.sentence.lexicon.general.get(scoped.measure)
    if general is None or phrase.noun is None or _several(case):
        return None
    words = case.words[phrase.begin : phrase.noun + 1]
    named = [word for word in words if word not in STOPS and word[0].isalpha() and word not in general]
    return Scope(slug(named)) if named else None


def class_of_persons(scoped: Scoped) -> Scope | None:
    """ "convicted three officials": a class of persons that narrows the measure."""
    narrowing = scoped.case.sentence.lexicon.narrowing.get(scoped.case.phrase.kind, ())
    return Scope(f"{scoped.case.phrase.kind}s") if scoped.measure in narrowing else None


@cued(held=JOINED)
def kinds_of_persons(scoped: Scoped) -> Scope | None:
    """ "male and child victims (34)", "47 were men or children": two kinds, of which neither is all of them."""
    case = scoped.case
    begin, end = (0, case.lead) if case.words[case.lead - 1] == "(" else (case.end, case.extent.limit)
    traits = case.sentence.lexicon.traits
    near = {mark.name for mark in case.sentence.qualifiers if begin <= mark.start < end and mark.name in traits}
    name = several_kinds(case, near) if len(near) > 1 and not near & scoped.names else None
    return None if name is None else Scope(name, PERSONS)


def word_in_place_of_noun(scoped: Scoped) -> Scope | None:
    """ "25 new and 30 ongoing investigations": a narrowing word where the noun is left out."""
    case = scoped.case
    if case.phrase.kind != BARE or case.sentence.tokens.word(case.end + 1) != "and":
        return None
    leads = {phrase.quantity.lead for phrase in case.sentence.phrases}
    for mark in case.sentence.marks["scopes"]:
        if mark.start == case.end and mark.end + 1 in leads and _fits(case, mark, scoped.measure):
            return _marked(case, mark)
    return None


def word_in_phrase(scoped: Scoped) -> Scope | None:
    """ "opened 20 new investigations": a narrowing word in the noun phrase."""
    case = scoped.case
    for mark in case.sentence.marks["scopes"]:
        if case.end <= mark.start < case.phrase.end and _fits(case, mark, scoped.measure):
            return _marked(case, mark)
    return None


def never_narrowed(scoped: Scoped) -> Scope | None:
    """ "received 20 calls on cases abroad": no circumstance narrows such a measure."""
    return Scope(None) if scoped.measure in scoped.case.sentence.lexicon.unscoped else None


@cued(held=("and",))
def circumstance_of_both(scoped: Scoped) -> Scope | None:
    """ "led to the identification of one man and one girl": what narrows the number before it narrows both."""
    case, prior = scoped.case, scoped.case.before
    if prior is None or case.words[prior.end : case.lead] != ["and"]:
        return None
    for mark in case.sentence.marks["circumstances"]:
        if mark.name == scoped.prior_scope and _told_beside(case, mark, scoped.measure):
            return _marked(case, mark)
    return None


def circumstance(scoped: Scoped) -> Scope | None:
    """ "upheld 20 convictions", "20 convictions overturned on appeal", "In the case, police arrested 20": narrowing
    words after the number, right before it, or at the beginning of its clause."""
    case = scoped.case
    for mark in case.sentence.marks["circumstances"]:
        if (
            _told_beside(case, mark, scoped.measure)
            and not _base(case, mark)
            and (_opens(case, mark) or case.phrase.end <= mark.start < case.extent.limit or _governs(scoped, mark))
        ):
            return _marked(case, mark)
    return None


def _base(case: Case, mark: Mark) -> bool:
    """True for the words of "a decrease from the previous year"."""
    return case.words[mark.start] == "from" and rises(case.words[max(0, mark.start - RISE) : mark.start])


def operator(scoped: Scoped) -> Scope | None:
    """ "the government operated five shelters": who runs what is counted, where the section has counted it before."""
    case = scoped.case
    if case.bond.parent is not None or scoped.measure not in case.around.known:
        return None
    lexicon = case.sentence.lexicon
    for mark in reversed(case.sentence.marks["operators"]):
        if mark.name == scoped.measure and mark.start < case.lead:
            agents = (agent.name for agent in case.sentence.counters if agent.start < mark.start)
            name = next((name for name in agents if name not in lexicon.roles.funded), None)
            return None if name is None else Scope(GOVERNMENT if name in lexicon.roles.government else name, COUNTER)
    return None


def counted_by_others(scoped: Scoped) -> Scope | None:
    """ "NGOs identified 20 victims": who counted, where nobody acts for the state."""
    names = scoped.counters
    return Scope(names[-1], COUNTER) if names and GOVERNMENT not in names else None


def form_apart(scoped: Scoped) -> Scope | None:
    """ "11 cases of forced labor, including one of sex trafficking": a part of another form than its whole."""
    case = scoped.case
    if case.bond.parent is None:
        return None
    whole, form = case.meaning(case.bond.parent), case.sentence.lexicon.form
    own, theirs = scoped.names & form, whole.qualifiers & form
    return Scope(from_words(case)) if whole.measure == scoped.measure and own and theirs and not own & theirs else None


KINDS = table(
    "kinds",
    all_but,
    kind_of_thing,
    class_of_persons,
    kinds_of_persons,
    word_in_phrase,
    word_in_place_of_noun,
    never_narrowed,
    circumstance_of_both,
    circumstance,
)
"""What kind of thing is counted, and what befell it; places are asked after these."""
AGENTS = table("agents", operator, counted_by_others)
"""Who ran or counted it; asked after places."""
APART = table("forms-apart", form_apart)
"""Asked last, and of measures that nothing else narrows as well."""


def _marked(case: Case, mark: Mark) -> Scope:
    """What a mark of the profile says: a stage of the case, or something else."""
    return Scope(mark.name, PHASE if mark.name in case.sentence.lexicon.phases else REST)


def _fits(case: Case, mark: Mark, measure: str) -> bool:
    limits = case.sentence.lexicon.limits.get(mark.name)
    return limits is None or measure in limits


def _told_beside(case: Case, mark: Mark, measure: str) -> bool:
    """True where the measure may be narrowed so, and what must narrow another figure beside it does."""
    other = case.sentence.lexicon.beside.get(mark.name)
    if other is None or not _fits(case, mark, measure):
        return _fits(case, mark, measure)
    if not HELPERS.issuperset(case.words[mark.end : case.lead]):
        return False
    marks = (*case.sentence.marks["circumstances"], *case.sentence.marks["scopes"])
    beside = [each for each in marks if each.name == other and _fits(case, each, measure)]
    counts = [
        phrase.quantity
        for phrase, bond in zip(case.sentence.phrases, case.sentence.shape.bonds, strict=True)
        if beside and bond.comparison == case.bond.comparison
    ]
    return any(
        each.end in (count.lead, count.lead + 1) or each.start == count.end for each in beside for count in counts
    )


def _opens(case: Case, mark: Mark) -> bool:
    opening = mark.start == case.bond.clause and case.sentence.tokens.word(mark.end) == ","
    return opening and not case.bond.comparison


def _governs(scoped: Scoped, mark: Mark) -> bool:
    """True for "upheld 20 convictions": the narrowing words before the number, no other verb between."""
    case, prior = scoped.case, scoped.case.prior
    if mark.end > case.lead or case.lead - mark.end > GOVERNS or mark.start < case.bond.clause:
        return False
    if prior is not None and _fits(case, mark, scoped.prior_measure):
        before = case.sentence.phrases[prior].quantity.end
        if before <= mark.start < case.sentence.extents[prior].limit:
            return False
    between = case.words[mark.end : case.lead - (case.words[case.lead - 1] == ",")]
    return not any(word in BREAKS or word == "," for word in between) and not any(
        mark.end + 2 <= verb.start < case.lead for verb in case.sentence.verbs
    )


def _several(case: Case) -> bool:
    """True for "245 police officers, prosecutors, and judges"."""
    words, phrase = case.words, case.phrase
    if {"and", "or"} & set(words[phrase.begin : phrase.end]):
        return True
    listed = case.following in (",", "and") and phrase.end + 1 < case.extent.limit
    return listed and words[phrase.end + 1] in case.sentence.lexicon.countable


def from_words(case: Case) -> str:
    """The first words of a number's own as a scope: what tells a part from its whole."""
    words = case.words[case.phrase.begin : case.extent.limit]
    return slug([word for word in words if word not in STOPS and word[0].isalpha()][:SCOPE_WORDS]) or "part"


def slug(words: list[str]) -> str:
    """Words as a scope: lower case, letters without their marks, joined by hyphens."""
    name = "-".join(words)
    if not name.isascii():
        name = normalize("NFKD", name).translate(_PLAIN_LETTERS)
        name = "".join(letter for letter in name if not combining(letter))
    return _LABEL.sub("-", name).strip("-")
