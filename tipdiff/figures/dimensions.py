"""Dimensions of a figure: takes what the rules found, gives the pairs of the model, and what is derived from them.

Alone owns which dimension a name belongs to, in which order dimensions stand, and how `qualifiers` and `scope`, which
readers of version 1 know, are made of them.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from tipdiff.figures.lexicon import Lexicon
from tipdiff.model import DIMENSIONS, Dimensions, Figure
from tipdiff.model.frozen import replace

FORM, PERSONS, ORIGIN, CERTAINTY, COUNTER, LEVEL, PHASE, COUNTED, PLACE, PERIOD, REST = DIMENSIONS
BOTH = "both"
"""Both forms in one victim; potential and confirmed persons together, which narrows nothing."""
_QUALIFYING = frozenset({FORM, PERSONS, LEVEL})
"""Dimensions whose values are qualifiers; an origin is one where the profile has a word for it."""


def made(
    qualifiers: Iterable[str], scope: str | None, kind: str, more: Mapping[str, str], lexicon: Lexicon
) -> Dimensions:
    """The dimensions of a figure.

    Args:
        qualifiers: as the tables of qualifiers have them.
        scope: what narrows it further, and ...
        kind: ... the dimension of that.
        more: the dimensions that have tables of their own.
    """
    named = frozenset(qualifiers)
    found = dict(more)
    if not named:
        if scope is not None and found.get(kind, scope) == scope:
            found[kind] = scope
            return ordered(found)
        if scope is None:
            return ordered(found) if found else ()
    forms = named & lexicon.form
    if forms:
        found[FORM] = BOTH if len(forms) > 1 else min(forms)
    levels = named & lexicon.level
    if levels:
        found[LEVEL] = min(levels)
    persons = named & lexicon.traits.keys()
    if persons:
        found[PERSONS] = _persons(persons, lexicon)
    origins = named & lexicon.origins
    if origins:
        found[ORIGIN] = min(origins)
    others = sorted(named - forms - levels - persons - origins)
    if others and not persons:
        found[PERSONS] = "-and-".join(others)
        others = []
    if scope is not None:
        if kind in found and found[kind] != scope:
            others.append(scope)
        else:
            found[kind] = scope
    if others:
        found[REST] = "-".join((*([found[REST]] if REST in found else []), *others))
    return ordered(found)


def _persons(names: frozenset[str], lexicon: Lexicon) -> str:
    """One slug for one kind of persons: male adults are men."""
    traits = frozenset[str]().union(*(lexicon.traits[name] for name in names))
    return next((name for name, said in lexicon.traits.items() if said == traits), "-and-".join(sorted(names)))


def ordered(found: Mapping[str, str]) -> Dimensions:
    return tuple((name, found[name]) for name in DIMENSIONS if name in found)


def scope_of(dimensions: Dimensions, qualifiers: Iterable[str]) -> str | None:
    """The dimensions that are no qualifiers, as one slug; None for the whole."""
    named = frozenset(qualifiers)
    parts = [
        value
        for name, value in dimensions
        if not (name in _QUALIFYING and value != BOTH and not _joined(name, value, named))
        and not (name == ORIGIN and value in named)
        and (name, value) != (CERTAINTY, BOTH)
    ]
    return "-".join(parts) or None


def _joined(name: str, value: str, named: frozenset[str]) -> bool:
    """True for kinds of persons that no qualifier tells: `men-or-children`."""
    return name == PERSONS and not named and ("-or-" in value or "-and-" in value)


def with_dimension(figure: Figure, name: str, value: str) -> Figure:
    """The figure narrowed in one more dimension."""
    dimensions = ordered({**dict(figure.dimensions), name: value})
    return replace(figure, dimensions=dimensions, scope=scope_of(dimensions, figure.qualifiers))
