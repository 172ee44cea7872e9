"""What a number counts and what tells it: the record that every rule of measures gives.

Owns which nouns the verbs of a measure count: a verb that counts no such noun makes the number no measure's.
"""

from __future__ import annotations

from typing import NamedTuple

from tipdiff.figures.meaning.case import Case
from tipdiff.figures.stages import BARE, OWN, UNKNOWN
from tipdiff.model import OTHER

FRAME = "frame"
"""Evidence of words on both sides of the number: what follows without them counts nothing of the kind."""


class Counted(NamedTuple):
    measure: str
    evidence: str
    rules: tuple[str, ...] = ()
    """What else spoke before it: `verbs/right-before`."""


def accepted(case: Case, measure: str, adjacent: bool = False) -> str:
    """The measure, where its verbs count such a noun; right after the verb some count whatever stands there."""
    kind = case.phrase.kind
    if kind == BARE and case.phrase.of and case.sibling is not None:
        these = case.sentence.phrases[case.sibling].kind  # "31 of them"
        kind = BARE if these == OWN else these
    if measure == OTHER or kind == BARE:
        return measure
    takes = case.sentence.lexicon.takes.get(measure, frozenset())
    return measure if kind in takes or (adjacent and case.phrase.kind == UNKNOWN and "*" in takes) else OTHER
