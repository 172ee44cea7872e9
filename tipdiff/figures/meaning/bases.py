"""What a figure has from elsewhere: takes a case with its measure, gives its `Base`.

Owns from whom a figure has the qualifiers and the scope that its own words do not name: its whole, the figures it is
set against, the passage, or the figure before it in a list.
"""

from __future__ import annotations

from typing import NamedTuple

from tipdiff.figures.meaning.case import Case
from tipdiff.figures.meaning.dates import over_two_periods
from tipdiff.figures.rules import cued, table
from tipdiff.figures.stages import NO_BASE, Base, Meaning


class Measured(NamedTuple):
    """A case whose measure is settled."""

    case: Case
    measure: str
    evidence: str
    lean: Base | None
    """What the figure of the passage that it leans on has."""


def compared_figures(measured: Measured) -> Base | None:
    """ "20 sex trafficking cases and 12 labor trafficking cases, compared with 31": an earlier value has what all
    figures share that it is set against."""
    case = measured.case
    if case.bond.compared is None or case.bond.parent is not None:
        return None
    base = case.meaning(case.bond.compared)
    if base.measure != measured.measure:
        return NO_BASE
    tops = [base, *_beside(case, measured.measure, case.bond.compared)]
    shared = frozenset.intersection(*(top.qualifiers for top in tops))
    lexicon = case.sentence.lexicon
    if not lexicon.offence.isdisjoint(case.words[case.phrase.begin : case.phrase.end]):
        shared -= lexicon.form  # a phrase of its own: "14 trafficking investigations"
    if case.phrase.kind in (*lexicon.roles.accused, *lexicon.roles.cases, *lexicon.roles.exploited) and any(
        verb.start == case.phrase.outer or verb.end == case.lead for verb in case.sentence.verbs
    ):
        shared -= lexicon.form  # a clause of its own: "17 traffickers convicted in 2022", "identifying 17 victims"
    if case.phrase.kind in lexicon.roles.exploited and _told_on_its_own(case):
        shared -= lexicon.traits.keys() | lexicon.origins
    if _over_all(case):
        shared -= lexicon.form | lexicon.traits.keys() | lexicon.origins
    more = frozenset.intersection(*(top.more for top in tops))
    alike = len({top.scope for top in tops}) == 1
    return Base(shared, base.scope if alike else None, base.kind, more)


def _over_all(case: Case) -> bool:
    """True for "a total of 51 victims in 2021", "13 convictions overall": of all kinds, whatever it is set against."""
    lead = case.words[max(0, case.lead - 3) : case.lead]
    return lead == ["a", "total", "of"] or case.sentence.tokens.word(case.phrase.end) in ("overall", "altogether")


def _of_two(case: Case) -> bool:
    """True for "of whom" behind two counts of the same joined by `and`."""
    at, phrases, words = case.bond.parent or 0, case.sentence.phrases, case.words
    one, other = phrases[at - 1], phrases[at]
    joined = (
        words[other.quantity.lead - 1] == "and" and one.kind == other.kind and words[case.end : case.end + 1] == ["of"]
    )
    tops = all(case.sentence.shape.bonds[each].parent is None for each in (at - 1, at))
    return joined and tops and one.real and words[case.lead - 1] == ","


def _told_on_its_own(case: Case) -> bool:
    """True for "compared with one victim of forced labor": what it says of its victims is all that is said."""
    lexicon = case.sentence.lexicon
    return any(
        mark.name in lexicon.form or mark.name in lexicon.traits
        for mark in case.sentence.qualifiers
        if case.end <= mark.start < case.extent.limit
    )


def _beside(case: Case, measure: str, base: int) -> list[Meaning]:
    """The other figures that an earlier value may be set against; in a bracket and with `respectively` it is one's."""
    bonds, phrases = case.sentence.shape.bonds, case.sentence.phrases
    alone = sum(bond.compared == base for bond in bonds) == 1
    bracketed = "(" in case.words[phrases[base].quantity.end : case.lead] and alone
    if bracketed or ("respectively" in case.words and not over_two_periods(case.words)):
        return []
    return [
        meaning
        for meaning, bond, phrase in zip(case.meant, bonds, phrases, strict=False)
        if meaning.measure == measure
        and bond.parent is None
        and not bond.comparison
        and phrase.quantity.lead < case.lead
    ]


def whole(measured: Measured) -> Base | None:
    """ "20 federal convictions, including 12 women": a part has what its whole has."""
    case = measured.case
    if case.bond.parent is None:
        return None
    meaning = case.meaning(case.bond.parent)
    if meaning.measure != measured.measure:
        return None
    shared, parent = meaning.qualifiers, case.sentence.phrases[case.bond.parent]
    if case.bond.parent and (case.phrase.quantity.value > parent.quantity.value or _of_two(case)):
        # "13 victims of forced labor and five of sex trafficking, seven of whom were girls": of both
        shared &= case.meaning(case.bond.parent - 1).qualifiers
    return Base(shared, meaning.scope, meaning.kind, meaning.more)


@cued(held=("involving",))
def persons_of_cases(measured: Measured) -> Base | None:
    """ "charged 25 sex trafficking cases involving 44 defendants": the persons have what their cases have."""
    case = measured.case
    if case.prior is None or case.before is None or case.words[case.before.end : case.lead] != ["involving"]:
        return None
    meaning = case.meaning(case.prior)
    return Base(meaning.qualifiers, meaning.scope, meaning.kind) if meaning.measure == measured.measure else None


def passage(measured: Measured) -> Base | None:
    """ "Suspects included 12 for sex trafficking.": what the figure of the passage has."""
    return measured.lean


def same_in_another_year(measured: Measured) -> Base | None:
    """ "two girls in 2021 and eight in 2022": the same thing, counted in another year."""
    case = measured.case
    if case.whole is not None or measured.evidence != "whole" or _neighbour(case) is None:
        return None
    after = case.words[case.end : case.end + 2]
    another = case.phrase.noun is None and len(after) == 2 and after[0] == "in" and after[1].isdigit()
    if not another:
        return None
    meaning = case.meaning(_neighbour(case) or 0)
    return Base(meaning.qualifiers, meaning.scope, meaning.kind, meaning.more)


def neighbour(measured: Measured) -> Base | None:
    """ "of these, 12 were girls and eight boys": the next of a list has what the one before it had from elsewhere."""
    case = measured.case
    at = _neighbour(case)
    if case.whole is not None or measured.evidence != "whole" or at is None:
        return None
    return case.meaning(at).base


def _neighbour(case: Case) -> int | None:
    return case.prior if case.sibling is None else case.sibling


BASES = table("bases", compared_figures, persons_of_cases, whole, passage, same_in_another_year, neighbour)
