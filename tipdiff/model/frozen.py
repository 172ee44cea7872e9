"""Immutable records: a class lists its fields, with their types and defaults, and has the rest from here.

    class Point(Frozen):
        x: int
        y: int = 0

It is what `@dataclass(frozen=True)` gives, fields in `vars` in their order and all. The standard one writes and
compiles six methods a class, which took 19 of the 190 ms of a whole comparison; here all classes share theirs.

Every class that only holds is of the first of these kinds that fits:

- `NamedTuple`: made by the thousand inside one step, as a mark in a sentence is, and taken apart at once;
- `Frozen`: handed from one function to another, and the same from then on;
- `@dataclass`, not frozen: filled step after step, as a number in its sentence or a section of a page is.
"""

from __future__ import annotations

from collections.abc import Callable
from operator import itemgetter
from typing import Any, ClassVar, Generic, NoReturn, TypeVar, dataclass_transform

Found = TypeVar("Found")


@dataclass_transform(frozen_default=True)
class Frozen:
    """Base of records: they are made by position or by name, compare by their fields, and never change."""

    _blank: ClassVar[dict[str, Any]]
    """Every field in its order, with its default or None."""
    _required: ClassVar[tuple[str, ...]]
    """Fields without a default: the first ones."""
    _values: ClassVar[itemgetter[Any]]
    """Of `vars`, its fields alone: a cached property is none."""

    def __init_subclass__(cls) -> None:
        cls._blank = {name: cls.__dict__.get(name) for name in cls.__annotations__}
        cls._required = tuple(name for name in cls._blank if name not in cls.__dict__)
        cls._values = itemgetter(*cls._blank)

    def __init__(self, *values: Any, **named: Any) -> None:
        state = self.__dict__
        if not named and len(values) == len(self._blank):  # most are: nothing can be wrong
            state.update(zip(self._blank, values, strict=True))
            return
        state.update(self._blank)
        if not named and len(self._required) <= len(values) <= len(self._blank):
            state.update(zip(self._blank, values, strict=False))
            return
        if values:
            state.update(zip(self._blank, values, strict=False))
        state.update(named)
        if len(state) > len(self._blank) or len(values) > len(self._blank):
            raise TypeError(f"{type(self).__name__} has the fields {', '.join(self._blank)} and no others")
        for name in self._required[len(values) :]:
            if name not in named:
                raise TypeError(f"{type(self).__name__} lacks {name}")

    def __setattr__(self, name: str, value: object) -> NoReturn:
        raise AttributeError(f"{type(self).__name__} is frozen: {name} cannot be set")

    def __delattr__(self, name: str) -> NoReturn:
        raise AttributeError(f"{type(self).__name__} is frozen: {name} cannot be deleted")

    def __eq__(self, other: object) -> bool:
        if type(other) is not type(self):
            return NotImplemented
        return bool(self._values(self.__dict__) == self._values(other.__dict__))

    def __hash__(self) -> int:
        return hash(self._values(self.__dict__))

    def __repr__(self) -> str:
        fields = ", ".join(f"{name}={getattr(self, name)!r}" for name in self._blank)
        return f"{type(self).__name__}({fields})"


class found_once(Generic[Found]):
    """What a record finds when it is first asked for it, and keeps; no field, so records compare without it.

    It is `functools.cached_property` without the lock that has, up to Python 3.11, around every first time.
    """

    def __init__(self, find: Callable[[Any], Found]) -> None:
        self._find, self._name, self.__doc__ = find, find.__name__, find.__doc__

    def __get__(self, record: object, owner: type) -> Found:
        found: Found = self._find(record)
        record.__dict__[self._name] = found
        return found


Record = TypeVar("Record", bound=Frozen)


def required(record: type[Frozen]) -> tuple[str, ...]:
    """The fields of a class that have no default."""
    return record._required


def replace(record: Record, **changes: Any) -> Record:
    """The record with other values in some fields."""
    fields, state = record._blank, record.__dict__
    other = object.__new__(type(record))
    values = other.__dict__
    values.update(state if len(state) == len(fields) else {name: state[name] for name in fields})
    values.update(changes)
    if len(values) > len(fields):
        raise TypeError(f"{type(record).__name__} has the fields {', '.join(fields)} and no others")
    return other
