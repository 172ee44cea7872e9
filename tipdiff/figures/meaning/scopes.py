"""Scopes: takes a case with its measure, gives what narrows it below its qualifiers.

Owns kinds, circumstances and who counted or ran what is counted, and how words become a scope's name. Places are told
by `places`.
"""

from __future__ import annotations

import re
from typing import NamedTuple
from unicodedata import combining, normalize

from tipdiff.figures.english import BREAKS, STOPS
from tipdiff.figures.lexicon import Mark
from tipdiff.figures.meaning.case import Case, Measured
from tipdiff.figures.rules import cued, table
from tipdiff.figures.stages import GOVERNMENT

GOVERNS = 6
"""Words between what narrows a number and the number: "upheld on appeal the earlier convictions of 20" has six."""
SCOPE_WORDS = 4
"""Words of a scope that is made from the text: enough to tell parts of one whole apart."""
_LABEL = re.compile(r"[\W_]+")
_PLAIN_LETTERS = str.maketrans({"ø": "o", "ł": "l", "đ": "d", "ı": "i", "ß": "ss", "æ": "ae", "œ": "oe"})
"""Letters that Unicode does not take apart into a plain one and a mark."""


WITHIN, SPECIAL = "within", "special"
"""Keys of rules: of cases counted of persons, and of a measure that the profile says more about."""


class Scope(NamedTuple):
    """A scope, or that there is none."""

    name: str | None


@cued(on=(WITHIN,))
def cases_of_persons(measured: Measured) -> Scope | None:
    """ "12 suspects in nine cases": the cases are told apart from the persons."""
    return Scope("cases")


def all_but(measured: Measured) -> Scope | None:
    """ "all but 12 victims": those that are not meant."""
    case = measured.case
    return Scope("except") if case.words[max(0, case.lead - 2) : case.lead] == ["all", "but"] else None


@cued(on=(SPECIAL,))
def kind_of_thing(measured: Measured) -> Scope | None:
    """ "trained 40 labor inspectors": what kind of officials were trained; one number over several kinds is no
    kind's."""
    case, phrase = measured.case, measured.case.phrase
    general = case.sentence.lexicon.general.get(measured.measure)
    if general is None or phrase.noun is None or _several(case):
        return None
    words = case.words[phrase.begin : phrase.noun + 1]
    named = [word for word in words if word not in STOPS and word[0].isalpha() and word not in general]
    return Scope(slug(named)) if named else None


@cued(on=(SPECIAL,))
def class_of_persons(measured: Measured) -> Scope | None:
    """ "convicted three officials": a class of persons that narrows the measure."""
    narrowing = measured.case.sentence.lexicon.narrowing.get(measured.case.phrase.kind, ())
    return Scope(f"{measured.case.phrase.kind}s") if measured.measure in narrowing else None


def word_in_phrase(measured: Measured) -> Scope | None:
    """ "opened 20 new investigations": a narrowing word in the noun phrase."""
    case = measured.case
    for mark in case.sentence.scopes:
        if case.end <= mark.start < case.phrase.end and _fits(case, mark, measured.measure):
            return Scope(mark.name)
    return None


@cued(on=(SPECIAL,))
def never_narrowed(measured: Measured) -> Scope | None:
    """ "received 20 calls on cases abroad": no circumstance narrows such a measure."""
    return Scope(None) if measured.measure in measured.case.sentence.lexicon.unscoped else None


def circumstance_of_both(measured: Measured) -> Scope | None:
    """ "led to the identification of one man and one girl": what narrows the number before it narrows both."""
    case, prior = measured.case, measured.case.before
    if prior is None or case.words[prior.end : case.lead] != ["and"]:
        return None
    for mark in case.sentence.circumstances:
        before = mark.name == measured.prior_scope and mark.end <= prior.quantity.lead
        if before and _fits(case, mark, measured.measure):
            return Scope(mark.name)
    return None


def circumstance(measured: Measured) -> Scope | None:
    """ "upheld 20 convictions", "20 convictions overturned on appeal", "In the case, police arrested 20": narrowing
    words after the number, right before it, or at the beginning of its clause."""
    case = measured.case
    for mark in case.sentence.circumstances:
        if _fits(case, mark, measured.measure) and (
            _opens(case, mark) or case.phrase.end <= mark.start < case.extent.limit or _governs(measured, mark)
        ):
            return Scope(mark.name)
    return None


def operator(measured: Measured) -> Scope | None:
    """ "the government operated five shelters": who runs what is counted, where the section has counted it before."""
    case = measured.case
    if case.bond.parent is not None or measured.measure not in case.sentence.known:
        return None
    lexicon = case.sentence.lexicon
    for mark in reversed(case.sentence.operators):
        if mark.name == measured.measure and mark.start < case.lead:
            agents = (agent.name for agent in case.sentence.counters if agent.start < mark.start)
            name = next((name for name in agents if name not in lexicon.roles.funded), None)
            return None if name is None else Scope(GOVERNMENT if name in lexicon.roles.government else name)
    return None


def counted_by_others(measured: Measured) -> Scope | None:
    """ "NGOs identified 20 victims": who counted, where nobody acts for the state."""
    names = measured.counters
    return Scope(names[-1]) if names and GOVERNMENT not in names else None


def form_apart(measured: Measured) -> Scope | None:
    """ "11 cases of forced labor, including one of sex trafficking": a part of another form than its whole."""
    case = measured.case
    if case.bond.parent is None:
        return None
    whole, form = case.meaning(case.bond.parent), case.sentence.lexicon.form
    own, theirs = measured.names & form, whole.qualifiers & form
    if whole.measure != measured.measure or not own or not theirs or own & theirs:
        return None
    return Scope(from_words(case))


KINDS = table(
    "kinds",
    cases_of_persons,
    all_but,
    kind_of_thing,
    class_of_persons,
    word_in_phrase,
    never_narrowed,
)
"""What kind of thing is counted."""
CIRCUMSTANCES = table("circumstances", circumstance_of_both, circumstance)
"""What befell it; asked next, and places after that."""
AGENTS = table("agents", operator, counted_by_others)
"""Who ran or counted it; asked after places."""
APART = table("forms-apart", form_apart)
"""Asked last, and of measures that nothing else narrows as well."""


def kinds_key(measured: Measured) -> str:
    """Which rules of `KINDS` may speak."""
    case, measure = measured.case, measured.measure
    if case.bond.within is not None:
        return WITHIN
    lexicon = case.sentence.lexicon
    return SPECIAL if measure in lexicon.special or case.phrase.kind in lexicon.narrowing else ""


def _fits(case: Case, mark: Mark, measure: str) -> bool:
    limits = case.sentence.lexicon.limits.get(mark.name)
    return limits is None or measure in limits


def _opens(case: Case, mark: Mark) -> bool:
    opening = mark.start == case.bond.clause and case.sentence.tokens.word(mark.end) == ","
    return opening and not case.bond.comparison


def _governs(measured: Measured, mark: Mark) -> bool:
    """True for "upheld 20 convictions": the narrowing words before the number, no other verb between."""
    case, prior = measured.case, measured.case.prior
    if mark.end > case.lead or case.lead - mark.end > GOVERNS or mark.start < case.bond.clause:
        return False
    if prior is not None and _fits(case, mark, measured.prior_measure):
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
