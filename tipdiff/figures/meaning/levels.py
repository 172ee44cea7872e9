"""Levels of government: takes a number with its own qualifiers, gives the level that it counts for.

Owns whose level a number has: its own words', its subject's, that of what it is a part of or set against, that of its
state.
"""

from __future__ import annotations

from typing import NamedTuple

from tipdiff.figures.lexicon import Mark
from tipdiff.figures.meaning.bodies import body
from tipdiff.figures.meaning.case import Case
from tipdiff.figures.rules import table

Names = frozenset[str]


class Qualified(NamedTuple):
    """A case with what its own words say and what it has from elsewhere."""

    case: Case
    own: Names
    base: Names
    state: bool
    """True where its scope is the name of a state."""


def own_level(qualified: Qualified) -> Names | None:
    """ "194 federal and 691 state": the level that its own words name."""
    return qualified.own & qualified.case.sentence.lexicon.level or None


def level_of_subject(qualified: Qualified) -> Names | None:
    """ "State prosecutors investigated 20 cases": the last level named before the number in its part of the sentence,
    unless another subject came between."""
    case = qualified.case
    if case.phrase.total or (case.bond.comparison and "respectively" in case.sentence.held):
        return None
    level = case.sentence.lexicon.level
    found = [
        mark
        for mark in case.sentence.qualifiers
        if case.bond.half <= mark.start and mark.end <= case.lead and mark.name in level
    ]
    if (
        not found
        or any(found[-1].end <= agent.start < case.lead for agent in _new_agents(case))
        or _other_body(case, found[-1])
    ):
        return None
    return frozenset({found[-1].name})


def level_of_base(qualified: Qualified) -> Names | None:
    """ "Federal courts convicted 20, including 12 men": the level of its whole, base or passage."""
    return qualified.base & qualified.case.sentence.lexicon.level or None


def level_of_state(qualified: Qualified) -> Names | None:
    """ "12 cases in Veracruz", where the section has called Veracruz a state."""
    return frozenset(qualified.case.sentence.lexicon.parts.regional) if qualified.state else None


LEVELS = table("levels", own_level, level_of_subject, level_of_base, level_of_state)


def _new_agents(case: Case) -> list[Mark]:
    """Agents named after the number before: a new subject, at whose level nothing is said."""
    if case.before is None:
        return []
    end, agents = case.before.end, case.sentence.lexicon.roles.government
    return [agent for agent in case.sentence.counters if agent.name in agents and agent.start >= end]


def _other_body(case: Case, level: Mark) -> bool:
    """True for the labor inspectorate of "Federal Police opened 60 cases, and the labor inspectorate opened 25"."""
    return body(case) is not None and case.before is not None and level.end <= case.before.quantity.lead
