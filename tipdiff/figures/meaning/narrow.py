"""What narrows each figure: takes a case with its measure, gives its qualifiers, its scope and who counted.

Owns the order of the tables: own qualifiers, who counted, scope, base, and what tells a part from its whole; and, once
all figures of a sentence are dated, what tells two of one series apart.
"""

from __future__ import annotations

from collections.abc import Sequence

from tipdiff.figures.english import LIKE
from tipdiff.figures.meaning.bases import BASES, Measured
from tipdiff.figures.meaning.case import Case
from tipdiff.figures.meaning.counters import counters
from tipdiff.figures.meaning.measures import Counted
from tipdiff.figures.meaning.parts import PARTS, Narrowed
from tipdiff.figures.meaning.places import PLACES
from tipdiff.figures.meaning.qualifiers import own, qualifiers
from tipdiff.figures.meaning.scopes import AGENTS, APART, KINDS, Scoped, from_words, slug
from tipdiff.figures.rules import first
from tipdiff.figures.stages import BARE, NO_BASE, Base, Meaning
from tipdiff.model import OTHER
from tipdiff.model.references import FigureRef

Told = tuple[tuple[str, str], ...]


def narrow(case: Case, counted: Counted, lean: Base | None, part_of: FigureRef | None, part: bool) -> Meaning:
    """The meaning of a number.

    Args:
        counted: its measure.
        lean: what the figure of the passage that it leans on has.
        part_of: the figure of the passage that it is a part of.
        part: True where it is a part of the figure that it leans on.
    """
    measure, evidence, said = counted
    names, own_rules = own(case)
    told: Told = (*(("measure", rule) for rule in said), *(("qualifiers", rule) for rule in own_rules))
    if measure == OTHER:
        names -= case.sentence.lexicon.level
        return Meaning(measure, evidence, names, part_of=part_of, rules=told)
    who = counters(case, measure)
    scope, scope_rules = _scope(case, measure, who, names)
    given = first(BASES, Measured(case, measure, evidence, lean))
    base = NO_BASE if given is None else given[1]
    found, more = qualifiers(case, names, base, scope in case.sentence.around.states)
    told += (*(("qualifiers", rule) for rule in more), *scope_rules)
    if given is not None:
        told += (("base", given[0]),)
    if scope is None:
        scope = base.scope
    narrowed = Narrowed(case, measure, found, scope, base, part_of, part)
    apart = first(PARTS, narrowed, narrowed.key)
    if apart is not None:
        scope = apart[1]
        told += (("scope", apart[0]),)
    whole = None if case.whole is None else case.meaning(case.whole)
    named = " and ".join(who) or (whole.counters if whole is not None else None)
    return Meaning(measure, evidence, found, scope, named, part_of, base, told)


def _scope(case: Case, measure: str, who: tuple[str, ...], names: frozenset[str]) -> tuple[str | None, Told]:
    """The scope of a number, but for what it has from its base."""
    prior = None if case.prior is None else case.meaning(case.prior)
    scoped = Scoped(case, measure, names, who, prior.scope if prior else None, prior.measure if prior else OTHER)
    told = first(KINDS, scoped)
    if told is None:
        told = first(PLACES, scoped) or first(AGENTS, scoped)
    if told is None or told[1].name is None:
        told = first(APART, scoped) or told
    return (None, ()) if told is None else (told[1].name, (("scope", told[0]),))


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
    return meaning._replace(scope=scope, rules=(*meaning.rules, ("scope", f"apart/{rule}")))
