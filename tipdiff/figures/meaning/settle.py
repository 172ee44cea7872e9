"""The walk from left to right over a sentence's numbers: takes a sentence and its passage, gives the meanings.

Owns what each number may rest on: the one before it, the last that is no part of a deeper list, and the figure of the
passage that it goes on about.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from tipdiff.figures.dimensions import CERTAINTY, COUNTED, COUNTER, FORM, LEVEL, ORIGIN, PERSONS, PHASE, PLACE, REST
from tipdiff.figures.english import PRONOUNS
from tipdiff.figures.leaning import continues, goes_on, named_before, points_back
from tipdiff.figures.lexicon import Lexicon
from tipdiff.figures.meaning.case import Case, Lean, Sentence
from tipdiff.figures.meaning.certainty import said_sure
from tipdiff.figures.meaning.evidence import Counted
from tipdiff.figures.meaning.measures import measure
from tipdiff.figures.meaning.narrow import narrow
from tipdiff.figures.passage import Passage
from tipdiff.figures.stages import BARE, Around, Base, Meaning, Phrase
from tipdiff.model import OTHER, Figure
from tipdiff.model.references import FigureRef

POINTING_BACK = 4
"""Words of a sentence that may say "these": "Sixteen of these"."""


class Settled(NamedTuple):
    """What the numbers of a sentence mean, but for their years."""

    cases: Sequence[Case]
    meanings: Sequence[Meaning]
    inherited: int | None
    """The year of the passage, where the sentence goes on about it."""
    going_on: str | None
    """The rule that tells that it does."""


def settle(sentence: Sentence, around: Around, passage: Passage) -> Settled:
    """The meanings of a sentence's numbers, in order."""
    shape = sentence.shape
    rule = goes_on(sentence.tokens, sentence.phrases[0], shape, sentence.lexicon, sentence.held)
    going_on, inherited = rule is not None, None
    prior: int | None = None  # the last number that counts persons, cases or things, ...
    level: dict[int, int] = {}  # ... and by depth, of the depths that are still open
    cases: list[Case] = []
    meanings: list[Meaning] = []
    for at, phrase in enumerate(sentence.phrases):
        following = sentence.phrases[at + 1] if at + 1 < len(sentence.phrases) else None
        lean, exceeded = _lean(sentence, at, following, passage, going_on)
        going_on = going_on and not exceeded
        bond = shape.bonds[at]
        case = Case(
            sentence,
            around,
            at,
            phrase,
            bond,
            sentence.extents[at],
            meanings,
            prior,
            _sibling(sentence, at, prior, level),
            lean,
            sentence.words,
            phrase.quantity.lead,
            phrase.quantity.end,
            None if prior is None else sentence.phrases[prior],
            bond.compared if bond.parent is None else bond.parent,
            sentence.tokens.word(phrase.end),
        )
        counted = _counted(case)
        told = lean.figure if lean is not None and _follows(case, lean, counted) else None
        leans = told is not None and told.measure == counted.measure != OTHER
        if told is not None:
            inherited = inherited or told.reference_year
        part_of = _part_of(case, counted, told if leans else None)
        meanings.append(narrow(case, counted, _base(case, told, leans, passage), part_of, leans))
        cases.append(case)
        if phrase.real:
            prior = at
            level = {each: last for each, last in level.items() if each < bond.depth}
            level[bond.depth] = at
    return Settled(cases, meanings, inherited, rule)


def _lean(
    sentence: Sentence, at: int, following: Phrase | None, passage: Passage, going_on: bool
) -> tuple[Lean | None, bool]:
    """The figure of the passage that a number may go on about; and whether the number is more than that figure, so that
    neither it nor those after it are a part of it."""
    phrase, bond = sentence.phrases[at], sentence.shape.bonds[at]
    named = named_before(sentence.words, phrase, following, passage)
    if named is not None:
        return Lean(named, True), False
    if not going_on or bond.parent is not None:
        return None, False
    head = passage.head(phrase.kind, points_back(sentence.words), phrase.quantity.value, said_sure(sentence.words))
    if head is None or _only_employed(sentence, phrase, head):
        return None, False
    if not bond.comparison and phrase.quantity.value > (head.value or 0):
        return None, True
    return Lean(head, False), False


def _only_employed(sentence: Sentence, phrase: Phrase, head: Figure) -> bool:
    """True for "The brigade had 70 officers", which says nothing of those prosecuted."""
    lexicon = sentence.lexicon
    return phrase.kind in lexicon.roles.officials and head.measure in lexicon.narrowing.get(phrase.kind, ())


def _counted(case: Case) -> Counted:
    denied = case.phrase.denied
    return measure(case) if denied is None else Counted(denied.measure, "verb", (denied.rule,))


def _follows(case: Case, lean: Lean, counted: Counted) -> bool:
    """True where the figure is one of the passage's."""
    if case.phrase.denied is not None:
        return False
    return lean.named or continues(case.phrase, counted.evidence, case.words, case.sentence.shape)


def _base(case: Case, told: Figure | None, leans: bool, passage: Passage) -> Base | None:
    if told is None:
        return None
    lexicon, shared = case.sentence.lexicon, passage.shared(told)
    if PRONOUNS.isdisjoint(case.words[:POINTING_BACK]):
        shared -= lexicon.origins  # "Sixteen of the victims were men", after some from abroad
    if leans:
        return _of_figure(told, shared, lexicon)
    if case.phrase.of:  # "Fourteen of these offenders were convicted"
        return _of_figure(told, shared, lexicon)._replace(scope=None)
    return None


def _of_figure(told: Figure, shared: frozenset[str], lexicon: Lexicon) -> Base:
    """What a figure of the passage hands on; what narrows a number apart from tables of its own is its scope."""
    more = frozenset(pair for pair in told.dimensions if pair[0] in (CERTAINTY, COUNTER, COUNTED))
    qualifying = shared | lexicon.origins | {told.dimension(FORM), told.dimension(PERSONS), told.dimension(LEVEL)}
    for name, value in told.dimensions:
        if name in (PHASE, PLACE, REST, ORIGIN) and value not in qualifying:
            return Base(shared, value, name, more)
    return Base(shared, None, REST, more)


def _part_of(case: Case, counted: Counted, lean: Figure | None) -> FigureRef | None:
    """Which figure of the passage the number is a part of; one that is only set against it is none."""
    bond, evidence = case.bond, counted.evidence
    if bond.comparison or bond.parent is not None or evidence not in ("passage", "noun"):
        return None
    if lean is not None:  # "two of the 14 suspects": the 14 are that figure, and no part of it
        return lean.ref if case.phrase.quantity.value != lean.value else None
    return case.meaning(case.sibling).part_of if case.sibling is not None and evidence == "passage" else None


def _sibling(sentence: Sentence, at: int, prior: int | None, level: dict[int, int]) -> int | None:
    """The last number before it that is no part of a deeper list; after a semicolon only the same kind of thing goes
    on, or what remains of it."""
    phrase, bonds = sentence.phrases[at], sentence.shape.bonds
    remains = sentence.words[phrase.quantity.lead - 1] == "remaining"
    found = next((level[depth] for depth in range(bonds[at].depth, -1, -1) if depth in level), None) if level else None
    if found is None and sentence.shape.opened >= 0 and (phrase.kind == BARE or remains):
        found = next((each for each in reversed(level.values()) if not bonds[each].comparison), prior)
    if found is None or remains or phrase.kind in (BARE, sentence.phrases[found].kind):
        return found
    return found if bonds[at].half == bonds[found].half else None
