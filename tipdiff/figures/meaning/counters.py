"""Who counted: takes a case, gives the bodies that are named as its subject.

Owns who is a subject, who is joined to it, and when money of the state makes a count the state's.
"""

from __future__ import annotations

from itertools import pairwise

from tipdiff.figures.lexicon import Mark
from tipdiff.figures.meaning.case import Case
from tipdiff.figures.stages import GOVERNMENT

BESIDE = 5
"""Words between a counter and the one it works with: "government reported partnering with various NGOs" has four."""
PARTNER = 3
"""Words from `with` to who it is: "in partnership with an international organization" has two."""


def counters(case: Case, measure: str) -> tuple[str, ...]:
    """Who counted, in order of names: the one named last before the verb, and whoever is joined to it."""
    lexicon, begin = case.sentence.lexicon, case.bond.clause
    if (
        "where" in case.words[begin : case.lead]
    ):  # "NGOs ran homes, where all 11 were referred": by whom, it leaves open
        begin = max(at for at in range(begin, case.lead) if case.words[at] == "where")
    if measure not in lexicon.counted_by or case.whole is not None:
        return ()
    found = _agents(case, begin, case.lead)
    if case.phrase.total:  # "the police identified 12 and NGOs 20, for a total of 32"
        return _names(case, [mark.name for mark in found])
    if not found and case.bond.half < case.bond.clause == begin:
        found = _subject(case, case.bond.half, begin)
    if not found:
        return ()
    marks = case.sentence.counters
    funded = any(mark.name in lexicon.roles.funded and begin <= mark.start < case.extent.limit for mark in marks)
    found = [mark for mark in found if mark.name not in lexicon.roles.funded]
    if not found:
        return (GOVERNMENT,) if funded else ()
    partners = [mark for mark in found if "with" in case.words[max(0, mark.start - PARTNER) : mark.start]]
    found = [mark for mark in found if mark not in partners]
    if not found:
        return ()
    names = [found[-1].name, *(mark.name for mark in partners), *([GOVERNMENT] if funded else [])]
    for after, before in pairwise(reversed(found)):
        if not _joined(case.words[before.end : after.start]):
            break
        names.append(before.name)
    return _names(case, names)


def _joined(between: list[str]) -> bool:
    """True for "the police and NGOs", "the government reported partnering with NGOs"."""
    if not {"and", "or"}.isdisjoint(between) and len(between) <= 3:
        return not any(word.endswith("ed") for word in between)  # "An NGO helped, and police"
    return "with" in between and len(between) <= BESIDE


def _names(case: Case, names: list[str]) -> tuple[str, ...]:
    """Each body once; an agent of the state is the government."""
    agents = case.sentence.lexicon.roles.government
    return tuple(sorted({GOVERNMENT if name in agents else name for name in names}))


def _agents(case: Case, begin: int, end: int) -> list[Mark]:
    """Who is named as counting; "NGOs reported to the government" names no government,
    nor does "an NGO funded by the government"; this says nothing of passives, whose number stands before."""
    return [
        mark
        for mark in case.sentence.counters
        if begin <= mark.start < end and {"to", "by"}.isdisjoint(case.words[max(0, mark.start - 2) : mark.start])
    ]


def _subject(case: Case, begin: int, end: int) -> list[Mark]:
    """The subject of the predicates before: "NGOs identified 20 victims and assisted 12"."""
    verb = next((mark.start for mark in case.sentence.verbs if begin <= mark.start), end)
    return _agents(case, begin, min(verb, end))
