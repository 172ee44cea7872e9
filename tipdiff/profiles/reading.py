"""TOML to a profile: takes a table, gives the record that it fills, and everything that is wrong with it.

Owns how the types of records' fields are put together from those of `shapes`: lists, pairs, tables of names, records
inside records.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from typing import Any

from tipdiff.model.frozen import Frozen, required
from tipdiff.profiles import figure_words, records
from tipdiff.profiles.figure_words import Figures
from tipdiff.profiles.records import Profile
from tipdiff.profiles.shapes import LEAVES, TEXT, Examine, Fault, Faults, Names, Path, Shape, said, table, within, wrong

ALMOST = 0.8
"""Least likeness of two measures' names of which one is the other misspelt: one letter of five is wrong."""


def profile(table: Mapping[str, Any], *, closely: bool) -> tuple[Profile, Faults]:
    """The profile of a table of TOML, whole where no fault was found.

    Args:
        closely: look also at what a value says: patterns are compiled, names looked up.
    """
    faults: Faults = []
    whole = shape("Profile")
    found = whole.read(table, (), faults)
    if closely and whole.examine is not None:
        whole.examine(found, (), _names(found), faults)
        faults += _misspelt(found.figures)
    return found, faults


def _misspelt(figures: Figures) -> Faults:
    """Keys of the tables of words that are nearly a measure's name, where no list says which measures there are."""
    if figures.measures:
        return []
    from rapidfuzz.distance.DamerauLevenshtein import normalized_similarity

    stand: dict[str, list[str]] = {}
    for table_name, words in figures.worded.items():
        for key in words:
            stand.setdefault(key, []).append(table_name)
    faults: Faults = []
    for key, places in stand.items():
        first = tuple(stand)[: tuple(stand).index(key)]
        near = tuple(
            other
            for other, beside in stand.items()
            if len(places) == 1
            and places[0] not in beside
            and (len(beside) > 1 or other in first)
            and normalized_similarity(key, other) >= ALMOST
        )
        if near:
            faults.append(Fault(("figures", places[0], key), f"there is no measure {key!r}", key, near))
    return faults


def _names(found: Profile) -> Names:
    figures = found.figures
    return {
        "section": tuple(form.name for form in found.sections),
        "rank": tuple(dict.fromkeys(name for _, name in found.tier.values)) if found.tier else (),
        "measure": figures.known,
        "class": tuple(figures.counted),
        "qualifier": tuple(figures.qualifiers),
        "scope": tuple(dict.fromkeys((*figures.scopes, *figures.circumstances))),
        "counter": tuple(figures.counters),
        "list": tuple(figures.lists),
    }


@cache
def shape(kind: str) -> Shape:
    """How a field of that type is read; the type is written as in `records`."""
    kind = kind.removesuffix(" | None")
    if kind in LEAVES:
        return LEAVES[kind]
    if kind.startswith("tuple[tuple["):
        first, second = kind.removeprefix("tuple[tuple[").removesuffix("], ...]").split(", ")
        return _pairs(shape(first), shape(second))
    if kind.startswith("tuple["):
        return _list(shape(kind.removeprefix("tuple[").removesuffix(", ...]")))
    if kind.startswith("Mapping["):
        name, _, value = kind.removeprefix("Mapping[").removesuffix("]").partition(", ")
        return _table(shape(name), shape(value))
    return _record(getattr(records, kind, None) or getattr(figure_words, kind))


def fields(record: type[Frozen]) -> Mapping[str, Shape]:
    """The keys of a record's table, each with what it holds."""
    return {name: shape(kind) for name, kind in record.__annotations__.items()}


def _list(each: Shape) -> Shape:
    says = f"a list of {each.several or 'tables'}"
    plain = each.read is TEXT.read

    def read(value: Any, at: Path, faults: Faults) -> tuple[Any, ...]:
        if type(value) is not list:
            wrong(value, says, at, faults)
            return ()
        if plain and {*map(type, value)} <= {str}:
            return tuple(value)
        return tuple(each.read(one, (*at, place), faults) for place, one in enumerate(value))

    return Shape(says, read, (), {"type": "array", "items": each.schema}, _examine_each(each))


def _examine_each(each: Shape) -> Examine | None:
    if each.examine is None:
        return None
    one_of = each.examine

    def examine(value: tuple[Any, ...], at: Path, names: Names, faults: Faults) -> None:
        for place, one in enumerate(value):
            one_of(one, (*at, place), names, faults)

    return examine


def _pairs(first: Shape, second: Shape) -> Shape:
    says = f"a list of pairs: {first.says}, {second.says}"

    def read(value: Any, at: Path, faults: Faults) -> tuple[tuple[Any, Any], ...]:
        if type(value) is not list:
            wrong(value, says, at, faults)
            return ()
        found = []
        for place, one in enumerate(value):
            if type(one) is not list or len(one) != 2:
                faults.append(Fault((*at, place), f"{said(at)} must be {says}", remedy="Write [first, second]"))
            else:
                pair = (first.read(one[0], (*at, place, 0), faults), second.read(one[1], (*at, place, 1), faults))
                found.append(pair)
        return tuple(found)

    def examine(value: tuple[tuple[Any, Any], ...], at: Path, names: Names, faults: Faults) -> None:
        for place, pair in enumerate(value):
            for side, (each, one) in enumerate(zip((first, second), pair, strict=True)):
                if each.examine is not None:
                    each.examine(one, (*at, place, side), names, faults)

    pair = {"type": "array", "prefixItems": [first.schema, second.schema], "minItems": 2, "maxItems": 2}
    return Shape(says, read, (), {"type": "array", "items": pair}, examine)


def _table(name: Shape, each: Shape) -> Shape:
    says = f"a table: {name.says} = {each.says}"

    def read(value: Any, at: Path, faults: Faults) -> Mapping[str, Any]:
        if type(value) is not dict:
            wrong(value, says, at, faults)
            return {}
        return {key: each.read(one, (*at, key), faults) for key, one in value.items()}

    def examine(value: Mapping[str, Any], at: Path, names: Names, faults: Faults) -> None:
        for key, one in value.items():
            if name.examine is not None:
                name.examine(key, (*at, key), names, faults)
            if each.examine is not None:
                each.examine(one, (*at, key), names, faults)

    return Shape(says, read, {}, {"type": "object", "additionalProperties": each.schema}, examine)


def _record(record: type[Frozen]) -> Shape:
    known = fields(record)
    reads = {name: each.read for name, each in known.items()}
    needed = required(record)

    def read(value: Any, at: Path, faults: Faults) -> Frozen:
        if type(value) is not dict:
            wrong(value, "a table", at, faults)
            value = {}
        state = {}
        for key, one in value.items():
            if key in reads:
                state[key] = reads[key](one, (*at, key), faults)
            else:
                faults.append(
                    Fault((*at, key), f"there is no {key!r} {within(table(at))}", key, tuple(known), key=True)
                )
        for name in needed:
            if name not in state:
                faults.append(Fault(at, f"{table(at)} lacks {name!r}", remedy="Add it", missing=True))
                state[name] = known[name].blank
        return record(**state)

    def examine(value: Frozen, at: Path, names: Names, faults: Faults) -> None:
        for name, each in known.items():
            one = getattr(value, name)
            if each.examine is not None and one is not None:
                each.examine(one, (*at, name), names, faults)

    schema = {
        "type": "object",
        "properties": {name: each.schema for name, each in known.items()},
        "required": list(needed),
        "additionalProperties": False,
    }
    return Shape("a table", read, None, schema, examine)
