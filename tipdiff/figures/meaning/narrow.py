"""What narrows each figure: takes a case with its measure, gives its qualifiers, its scope and who counted.

Owns the order of the tables: own qualifiers, who counted, scope, base, and what tells a part from its whole; and, once
all figures of a sentence are dated, what tells two of one series apart.
"""

from __future__ import annotations

from collections.abc import Sequence

from tipdiff.figures.english import LIKE
from tipdiff.figures.meaning.bases import BASES
from tipdiff.figures.meaning.case import Case, Measured
from tipdiff.figures.meaning.counters import counters
from tipdiff.figures.meaning.measures import Counted
from tipdiff.figures.meaning.parts import PARTS, Narrowed
from tipdiff.figures.meaning.places import PLACES
from tipdiff.figures.meaning.qualifiers import own, qualifiers
from tipdiff.figures.meaning.scopes import AGENTS, APART, CIRCUMSTANCES, KINDS, from_words, kinds_key, slug
from tipdiff.figures.rules import first
from tipdiff.figures.stages import BARE, NO_BASE, UNREAD, Base, Meaning
from tipdiff.model import OTHER
from tipdiff.model.references import FigureRef


def narrow(
    case: Case,
    counted: Counted,
    said: tuple[str, ...],
    lean: Base | None,
    part_of: FigureRef | None,
    part: bool,
) -> Meaning:
    """The meaning of a number.

    Args:
        counted: its measure; `said` are the rules that settled it.
        lean: what the figure of the passage that it leans on has.
        part_of: the figure of the passage that it is a part of.
        part: True where it is a part of the figure that it leans on.
    """
    measure, evidence = counted
    names, own_rules = own(case)
    if measure == OTHER:
        return Meaning(measure, evidence, names - case.sentence.lexicon.level, part_of=part_of, rules=said + own_rules)
    who = counters(case, measure)
    prior = UNREAD if case.prior is None else case.meaning(case.prior)
    measured = Measured(case, measure, evidence, names, who, lean, prior.scope, prior.measure)
    scope, scope_rules = _scope(measured)
    given = first(BASES, measured) if case.whole is not None or lean is not None or evidence == "whole" else None
    base = NO_BASE if given is None else given[1]
    found, more = qualifiers(case, names, base, scope in case.sentence.states)
    if scope is None:
        scope = base.scope
    narrowed = Narrowed(case, measure, found, scope, base, part_of, part)
    apart = first(PARTS, narrowed, narrowed.key)
    rules = said + own_rules + more + scope_rules
    if given is not None:
        rules += (given[0],)
    if apart is not None:
        scope = apart[1]
        rules += (apart[0],)
    named = " and ".join(who) or (None if case.whole is None else case.meaning(case.whole).counters)
    return Meaning(measure, evidence, found, scope, named, part_of, base, rules)


def _scope(measured: Measured) -> tuple[str | None, tuple[str, ...]]:
    """The scope of a number, but for what it has from its base; and the rule that tells it."""
    case = measured.case
    sentence = case.sentence
    told = first(KINDS, measured, kinds_key(measured))
    if told is None and sentence.circumstances:
        told = first(CIRCUMSTANCES, measured)
    if told is None:
        told = first(PLACES, measured)
    if told is None and (measured.counters or sentence.operators):
        told = first(AGENTS, measured)
    if (told is None or told[1].name is None) and case.bond.parent is not None:
        told = first(APART, measured) or told
    return (None, ()) if told is None else (told[1].name, (told[0],))


def told_apart(cases: Sequence[Case], meanings: Sequence[Meaning], years: Sequence[int | None]) -> list[Meaning]:
    """The meanings with a scope for one of two figures of one sentence that would else be the same series and year: for
    those that a total sums up, else for the later."""
    found = list(meanings)
    seen: dict[tuple[object, ...], int] = {}
    for at, case in enumerate(cases):
        meaning = found[at]
        if meaning.measure == OTHER or meaning.measure in case.sentence.lexicon.unscoped:
            continue
        series = (meaning.measure, meaning.qualifiers, meaning.scope, years[at])
        earlier = seen.get(series)
        if earlier is None:
            seen[series] = at
        elif case.phrase.total:
            found[earlier] = _scoped(found[earlier], slug((found[earlier].counters or "part").split()), "summed-up")
            seen[series] = at
        else:
            found[earlier] = _of_two(cases[earlier], case, found[earlier])
            found[at] = _scoped(meaning, from_words(case), "second-of-two")
    return found


def _of_two(first: Case, second: Case, meaning: Meaning) -> Meaning:
    """The first of two figures of one series, where it is no whole either."""
    words, end = first.words, first.phrase.end
    if words[end : end + 1] == words[second.phrase.end : second.phrase.end + 1] != [","] and first.following in LIKE:
        # "37 with emergency assistance and 59 with long-term assistance"
        meaning = _scoped(meaning, from_words(first), "first-of-two")
    if second.phrase.kind != BARE and first.phrase.kind == BARE and _elliptic(first, second):
        meaning = _scoped(meaning, slug(words[end : end + 1]), "elliptic")
    return meaning


def _elliptic(first: Case, second: Case) -> bool:
    """True for "one confirmed and 183 potential victims": parts of one list, and neither the whole."""
    between = first.words[first.phrase.end : second.lead]
    return len(between) == 2 and between[0].isalpha() and between[1] == "and"


def _scoped(meaning: Meaning, scope: str, rule: str) -> Meaning:
    return meaning._replace(scope=scope, rules=(*meaning.rules, f"apart/{rule}"))
