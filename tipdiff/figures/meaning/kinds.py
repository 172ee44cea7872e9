"""Kinds of persons that are counted at once: takes a case, tells two of which neither is all of the counted.

Owns when `and` and `or` join two kinds into one count, and do not narrow one kind further.
"""

from __future__ import annotations

from collections.abc import Iterable
from itertools import pairwise

from tipdiff.figures.english import OPPOSITE
from tipdiff.figures.meaning.case import Case

AGE_AND_SEX = 2
"""Traits that a kind of persons may have."""


def several_kinds(case: Case, names: Iterable[str]) -> str | None:
    """The slug of two kinds of persons of which neither is all of the counted: "male and child victims (34)", "47 were
    men or children"; "female children" are of one kind, and women and girls of one sex."""
    lexicon, words = case.sentence.lexicon, case.words
    marks = [mark for mark in case.sentence.qualifiers if mark.name in names and mark.name in lexicon.traits]
    for one, other in pairwise(marks):
        own, theirs = lexicon.traits[one.name], lexicon.traits[other.name]
        both = own | theirs
        differ = not own & theirs and (
            len(both) == AGE_AND_SEX + 1 or not any(OPPOSITE[trait] in both for trait in both)
        )
        if differ and words[one.end : other.start] in (["and"], ["or"]):
            return f"{one.name}-{words[one.end]}-{other.name}"
    return None
