"""Rules as ordered tables: takes functions, gives rules that carry the function's name and what it says of itself.

Owns what a rule is. A rule looks at one case and gives a verdict, or None where it has nothing to say; of a table the
first that speaks wins. Its name (`table/rule`) is what a trace prints and where its fixture stands, below
`tests/figures/rules/`.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Any, Generic, NamedTuple, TypeVar

Case = TypeVar("Case")
Verdict = TypeVar("Verdict")
_CUES: dict[Any, tuple[frozenset[str] | None, frozenset[str] | None]] = {}


class Rule(NamedTuple, Generic[Case, Verdict]):
    name: str
    says: str
    """One sentence with an example."""
    speaks: Callable[[Case], Verdict | None]
    before: frozenset[str] | None = None
    """Words of which one must stand before what is read, for the rule to be asked; None: any."""
    behind: frozenset[str] | None = None
    """The same behind it."""


class Table(NamedTuple, Generic[Case, Verdict]):
    name: str
    rules: tuple[Rule[Case, Verdict], ...]
    always: tuple[Rule[Case, Verdict], ...]
    """Those that no word brings in: all that is asked where no cue stands."""
    before: frozenset[str]
    """Every word that brings in a rule by standing before what is read."""
    behind: frozenset[str]


def cued(
    *, before: Iterable[str] | None = None, behind: Iterable[str] | None = None
) -> Callable[[Callable[[Case], Verdict | None]], Callable[[Case], Verdict | None]]:
    """Says which words bring a rule in: of a large table few rules need to be asked."""

    def note(reader: Callable[[Case], Verdict | None]) -> Callable[[Case], Verdict | None]:
        _CUES[reader] = (
            None if before is None else frozenset(before),
            None if behind is None else frozenset(behind),
        )
        return reader

    return note


def table(name: str, *readers: Callable[[Case], Verdict | None]) -> Table[Case, Verdict]:
    """Rules in this order, each named like its function and described by its docstring."""
    return of_rules(name, (_rule(name, reader) for reader in readers))


def of_rules(name: str, rules: Iterable[Rule[Case, Verdict]]) -> Table[Case, Verdict]:
    """The table of these rules in this order."""
    ordered = tuple(rules)
    return Table(
        name,
        ordered,
        tuple(rule for rule in ordered if rule.before is None and rule.behind is None),
        frozenset().union(*(rule.before for rule in ordered if rule.before is not None)),
        frozenset().union(*(rule.behind for rule in ordered if rule.behind is not None and rule.before is None)),
    )


def _rule(table: str, reader: Callable[[Case], Verdict | None]) -> Rule[Case, Verdict]:
    name = reader.__name__.strip("_").replace("_", "-")
    return Rule(f"{table}/{name}", " ".join((reader.__doc__ or "").split()), reader, *_CUES.get(reader, ()))


def first(rules: Table[Case, Verdict], case: Case) -> tuple[str, Verdict] | None:
    """The first rule that speaks, whatever its cues: its name and its verdict."""
    for rule in rules.rules:
        verdict = rule.speaks(case)
        if verdict is not None:
            return rule.name, verdict
    return None
