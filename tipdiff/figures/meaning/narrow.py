"""What narrows each figure: takes a case with its measure, gives its qualifiers, its scope and who counted.

Owns the order of the tables: own qualifiers, who counted, scope, base, and what tells a part from its whole; and, once
all figures of a sentence are dated, what tells two of one series apart.
"""

from __future__ import annotations

from collections.abc import Sequence

from tipdiff.figures.dimensions import CERTAINTY, COUNTED, COUNTER, REST
from tipdiff.figures.english import LIKE
from tipdiff.figures.meaning.bases import BASES, Measured
from tipdiff.figures.meaning.bodies import COUNTERS, Counting, own_name
from tipdiff.figures.meaning.case import Case
from tipdiff.figures.meaning.certainty import CERTAINTIES
from tipdiff.figures.meaning.counted import counted
from tipdiff.figures.meaning.counters import counters
from tipdiff.figures.meaning.evidence import Counted
from tipdiff.figures.meaning.parts import PARTS, Narrowed
from tipdiff.figures.meaning.places import PLACES
from tipdiff.figures.meaning.qualifiers import own, qualifiers
from tipdiff.figures.meaning.scopes import AGENTS, APART, KINDS, Scoped, from_words, slug
from tipdiff.figures.rules import first
from tipdiff.figures.stages import BARE, GOVERNMENT, NO_BASE, Base, Meaning
from tipdiff.model import OTHER
from tipdiff.model.references import FigureRef

Told = tuple[tuple[str, str], ...]


def narrow(case: Case, settled: Counted, lean: Base | None, part_of: FigureRef | None, part: bool) -> Meaning:
    """The meaning of a number.

    Args:
        settled: its measure.
        lean: what the figure of the passage that it leans on has.
        part_of: the figure of the passage that it is a part of.
        part: True where it is a part of the figure that it leans on.
    """
    measure, evidence, said = settled
    words = case.sentence.held
    names, own_rules = own(case)
    told: Told = (*(("measure", rule) for rule in said), *(("qualifiers", rule) for rule in own_rules))
    if measure == OTHER:
        names -= case.sentence.lexicon.level
        return Meaning(measure, evidence, names, part_of=part_of, rules=told)
    who = counters(case, measure)
    scope, kind, scope_rules = _scope(case, measure, who, names)
    given = first(BASES, Measured(case, measure, evidence, lean), "", words)
    base = NO_BASE if given is None else given[1]
    found, rules = qualifiers(case, names, base, scope in case.around.states)
    told += (*(("qualifiers", rule) for rule in rules), *scope_rules)
    if given is not None:
        told += (("base", given[0]),)
    if scope is None:
        scope, kind = base.scope, base.kind
    more, more_rules = _more(case, measure, who, base, scope is not None and kind != COUNTER)
    told += more_rules
    narrowed = Narrowed(case, measure, found, scope, more, base, part_of, part)
    apart = first(PARTS, narrowed, narrowed.key, words)
    if apart is not None:
        scope, kind = apart[1], REST
        told += (("scope", apart[0]),)
    whole = None if case.whole is None else case.meaning(case.whole)
    named = " and ".join(who) if who != (GOVERNMENT,) else None
    named = named or (whole.counters if whole is not None else None)
    alone = scope is None and whole is None and not case.bond.comparison and COUNTER not in dict(more)
    lexicon = case.sentence.lexicon
    if named is None and alone and measure not in lexicon.unscoped and measure not in lexicon.standing:
        named = own_name(case)
    return Meaning(
        measure=measure,
        evidence=evidence,
        qualifiers=found,
        scope=scope,
        kind=kind,
        more=more,
        counters=named,
        part_of=part_of,
        base=base,
        rules=told,
    )


def _more(
    case: Case, measure: str, who: tuple[str, ...], base: Base, beside: bool
) -> tuple[frozenset[tuple[str, str]], Told]:
    """The dimensions that have tables of their own; what none of them tells the figure has from its base."""
    found = dict(base.more)
    told: Told = ()
    rows = [(COUNTER, first(COUNTERS, Counting(case, measure, who), "", case.sentence.held))]
    if measure in case.sentence.lexicon.uncertain and case.phrase.denied is None:
        rows.append((CERTAINTY, first(CERTAINTIES, case, "", case.sentence.held)))
    if GOVERNMENT in who and len(who) > 1:
        found[COUNTER] = "-and-".join(who)
    for name, verdict in rows:
        if verdict is not None:
            found[name] = verdict[1]
            told += ((name, verdict[0]),)
    if beside and COUNTER not in found and who and GOVERNMENT not in who:
        found[COUNTER] = who[-1]
        told += ((COUNTER, "agents/counted-by-others"),)
    kind = counted(case, measure) if case.phrase.denied is None else None
    if kind is not None:
        found[COUNTED] = kind
    elif case.phrase.kind in case.sentence.lexicon.counting:
        found.pop(COUNTED, None)
    return frozenset(found.items()), told


def _scope(case: Case, measure: str, who: tuple[str, ...], names: frozenset[str]) -> tuple[str | None, str, Told]:
    """The scope of a number with its dimension, but for what it has from its base."""
    prior = None if case.prior is None else case.meaning(case.prior)
    scoped = Scoped(case, measure, names, who, prior.scope if prior else None, prior.measure if prior else OTHER)
    words = case.sentence.held
    told = first(KINDS, scoped, "", words)
    if told is None:
        told = first(PLACES, scoped, "", words) or first(AGENTS, scoped)
    if told is None or told[1].name is None:
        told = first(APART, scoped) or told
    return (None, REST, ()) if told is None else (told[1].name, told[1].kind, (("scope", told[0]),))


def told_apart(
    cases: Sequence[Case],
    meanings: Sequence[Meaning],
    years: Sequence[int | None],
    periods_of: Sequence[str | None],
) -> list[Meaning]:
    """The meanings with a scope for one of two figures of one sentence that would else be the same series and year: for
    those that a total sums up, else for the later."""
    found = list(meanings)
    seen: dict[tuple[object, ...], int] = {}
    for at, case in enumerate(cases):
        meaning = found[at]
        if meaning.measure == OTHER or meaning.measure in case.sentence.lexicon.unscoped:
            continue
        series = (meaning.measure, meaning.qualifiers, meaning.scope, meaning.more, periods_of[at], years[at])
        earlier = seen.get(series)
        if earlier is None:
            seen[series] = at
        elif case.phrase.total:
            found[earlier] = _scoped(found[earlier], slug((found[earlier].counters or "part").split()), "summed-up")
            seen[series] = at
        else:
            found[earlier] = _of_two(cases[earlier], case, found[earlier])
            first = cases[earlier].phrase
            more = case.phrase.quantity.value > first.quantity.value and first.denied is None
            if more and found[earlier].scope is None:  # no whole is less than the next of its kind
                found[earlier] = _scoped(found[earlier], "part", "less-than-second")
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
    return meaning._replace(scope=scope, kind=REST, rules=(*meaning.rules, ("scope", f"apart/{rule}")))
