"""What tells a part from its whole: takes a narrowed case, gives the words that become its scope.

Owns when a figure that nothing else tells from another gets the words that follow it as its scope, so that it is never
taken for the whole.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from tipdiff.figures.english import AND_NONE, FURTHERS, STOPS, TIME_WORDS
from tipdiff.figures.meaning.case import Case
from tipdiff.figures.meaning.scopes import SCOPE_WORDS, from_words, slug
from tipdiff.figures.number_words import MONTHS
from tipdiff.figures.rules import cued, table
from tipdiff.figures.stages import BARE, Base
from tipdiff.model.references import FigureRef

EARLIER, DENIED = "earlier", "denied"
"""Keys of rules: of an earlier value, and of a count of none."""


class Narrowed(NamedTuple):
    """A case with all that narrows it so far."""

    case: Case
    measure: str
    qualifiers: frozenset[str]
    scope: str | None
    more: frozenset[tuple[str, str]]
    base: Base
    part_of: FigureRef | None
    """The figure of the passage that it is a part of, ..."""
    part: bool
    """... or that it leans on."""

    @property
    def key(self) -> str:
        """The key of the rules that may speak of it."""
        denied, bond = self.case.phrase.denied, self.case.bond
        if denied is not None and not denied.withheld:
            return DENIED
        return EARLIER if bond.comparison or bond.compared is not None else ""

    @property
    def plain(self) -> bool:
        """True where nothing narrows it."""
        return not self.qualifiers and self.scope is None and not self.more

    @property
    def like_base(self) -> bool:
        return (self.qualifiers, self.scope, self.more) == (self.base.qualifiers, self.base.scope, self.base.more)


def same_as_whole(narrowed: Narrowed) -> str | None:
    """ "20 victims, including 12 in a shelter": a part of which nothing else is known gets its words."""
    case = narrowed.case
    if narrowed.scope is not None or case.bond.parent is None:
        return None
    whole = case.meaning(case.bond.parent)
    alike = (whole.qualifiers, whole.measure, whole.more) == (narrowed.qualifiers, narrowed.measure, narrowed.more)
    return from_words(case) if alike else None


def same_as_passage(narrowed: Narrowed) -> str | None:
    """ "Twelve of these victims stayed in shelters.": a part of what the passage counted."""
    part = narrowed.part_of is not None or (narrowed.part and narrowed.case.phrase.of)
    return from_words(narrowed.case) if part and narrowed.like_base else None


def part_of_an_uncounted_whole(narrowed: Narrowed) -> str | None:
    """ "Of those assisted, 59 stayed in shelters": a part of a whole that the sentence does not count."""
    case = narrowed.case
    if not case.sentence.partial or case.phrase.kind != BARE or case.whole is not None:
        return None
    return from_words(case) if narrowed.plain or narrowed.like_base else None


@cued(on=(EARLIER,))
def earlier_part(narrowed: Narrowed) -> str | None:
    """ "Twelve stayed in shelters, compared with nine": an earlier value is no more than what it is set against."""
    compared = narrowed.case.bond.compared
    if compared is None or not narrowed.plain:
        return None
    return from_words(narrowed.case) if narrowed.case.meaning(compared).part_of is not None else None


@cued(on=(EARLIER,))
def earlier_list(narrowed: Narrowed) -> str | None:
    """ "(four of sex trafficking and one of forced begging in 2019)": the last of several is no whole."""
    case = narrowed.case
    if not narrowed.plain or case.bond.compared is None or case.phrase.kind != BARE:
        return None
    beside = sum(bond.compared == case.bond.compared for bond in case.sentence.shape.bonds) > 1
    return from_words(case) if beside and case.following in ("of", "for") else None


@cued(held=("of",))
def of_another_kind(narrowed: Narrowed) -> str | None:
    """ "seven victims of forced begging" beside 11 of sex trafficking: of a kind that no list knows."""
    case = narrowed.case
    if not narrowed.plain or case.bond.compared is not None or case.bond.comparison:
        return None
    words, end, limit = case.words, case.phrase.end, case.extent.limit
    exploited = case.phrase.kind in case.sentence.lexicon.roles.exploited
    if not (exploited or case.phrase.kind == BARE) or case.following != "of" or "both" in words[end:limit]:
        return None
    lexicon = case.sentence.lexicon
    own = {word for word in words[end + 1 : limit] if word not in STOPS}
    forms = (mark for mark in case.sentence.qualifiers if mark.name in lexicon.form)
    beside = any(not end <= mark.start < limit for mark in forms)
    return from_words(case) if beside and own and own.isdisjoint(lexicon.unparted) else None


@cued(on=(EARLIER,))
def one_of_two(narrowed: Narrowed) -> str | None:
    """ "compared with 25 and none in 2018": of two counts, and no telling which."""
    case = narrowed.case
    earlier = case.bond.comparison and narrowed.scope is None
    return "part" if earlier and case.begins(case.phrase.end, AND_NONE) else None


@cued(held=FURTHERS | {"also"})
def further(narrowed: Narrowed) -> str | None:
    """ "it also identified 12": after a count of the same, neither a part of it nor the whole."""
    case = narrowed.case
    if narrowed.scope is not None or case.whole is not None or narrowed.measure not in case.around.known:
        return None
    words, clause = case.words, case.bond.clause
    verbs = (verb for verb in case.sentence.verbs if clause <= verb.start < case.lead)
    also = any(words[verb.start - 1] == "also" for verb in verbs)
    return from_words(case) if not case.bond.comparison and (also or words[clause] in FURTHERS) else None


@cued(on=(DENIED,))
def narrowed_denial(narrowed: Narrowed) -> str | None:
    """ "did not convict any complicit officials": with any word of its own a count of none denies less than the
    whole."""
    case, phrase = narrowed.case, narrowed.case.phrase
    if narrowed.scope is not None:
        return None
    lexicon, words = case.sentence.lexicon, case.words
    plain = (*lexicon.roles.exploited, *lexicon.roles.accused, *lexicon.roles.cases)
    own = [mark for mark in case.sentence.qualifiers if mark.name in narrowed.qualifiers]
    marked = {at for mark in (*own, *case.sentence.verbs) for at in range(mark.start, mark.end)}
    narrows = [
        words[at]
        for at in range(phrase.begin, _phrase_end(words, phrase.end, case.extent.limit))
        if at not in marked
        and words[at][0].isalpha()
        and words[at] not in STOPS
        and words[at] not in TIME_WORDS
        and words[at] not in MONTHS
        and words[at] not in lexicon.denied
        and words[at] not in lexicon.nouns
        and lexicon.counted.get(words[at]) not in plain
        and (at != phrase.noun or phrase.kind in lexicon.roles.officials)
    ]
    return slug(narrows[:SCOPE_WORDS]) if narrows else None


def _phrase_end(words: Sequence[str], begin: int, limit: int) -> int:
    """Token at which the words of a count of none end: where a comma brings in another clause."""
    return next((at for at in range(begin, limit - 1) if words[at] == "," and words[at + 1] in STOPS), limit)


PARTS = table(
    "parts",
    same_as_whole,
    same_as_passage,
    part_of_an_uncounted_whole,
    earlier_part,
    earlier_list,
    of_another_kind,
    one_of_two,
    further,
    narrowed_denial,
)
