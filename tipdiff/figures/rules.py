"""Rules as ordered tables: takes functions, gives rules that carry the function's name and what it says of itself.

Owns what a rule is. A rule looks at one case and gives a verdict, or None where it has nothing to say; of a table the
first that speaks wins. Its name (`table/rule`) is what a trace prints and where its fixture stands, below
`tests/figures/rules/`.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from typing import Any, Generic, NamedTuple, TypeVar

Case = TypeVar("Case")
Verdict = TypeVar("Verdict")
Reader = TypeVar("Reader", bound=Callable[..., Any])
NO_WORDS = frozenset[str]()
_CUES: dict[Any, tuple[frozenset[str] | None, ...]] = {}
_SAYS: dict[str, str] = {}


class Rule(NamedTuple, Generic[Case, Verdict]):
    name: str
    says: str
    """One sentence with an example."""
    speaks: Callable[[Case], Verdict | None]
    before: frozenset[str] | None = None
    """Words of which one must stand before what is read, for the rule to be asked; None: any."""
    behind: frozenset[str] | None = None
    """The same behind it."""
    on: frozenset[str] | None = None
    """Keys of which one must be the case's: its kind, or a word that it turns on; None: any."""
    held: frozenset[str] | None = None
    """Words of which one must stand anywhere in the sentence; None: any."""


@dataclass(slots=True, eq=False, repr=False)
class Table(Generic[Case, Verdict]):
    """Rules in their order, and what brings them in. Only `asked` is ever added to."""

    name: str
    rules: tuple[Rule[Case, Verdict], ...]
    always: tuple[Rule[Case, Verdict], ...]
    """Those that no word brings in: all that is asked where no cue stands."""
    before: frozenset[str]
    """Every word that brings in a rule by standing before what is read."""
    behind: frozenset[str]
    keys: frozenset[str]
    """Every key that brings in a rule."""
    held: frozenset[str]
    """Every word that brings in a rule by standing anywhere in the sentence."""
    asked: dict[tuple[str, frozenset[str]], tuple[tuple[str, Callable[[Case], Verdict | None]], ...]]
    """Key and words of `held` -> name and function of the rules that they may bring in; filled as these are met."""


def cued(
    *,
    before: Iterable[str] | None = None,
    behind: Iterable[str] | None = None,
    on: Iterable[str] | None = None,
    held: Iterable[str] | None = None,
) -> Callable[[Reader], Reader]:
    """Says which words bring a rule in: of a large table few rules need to be asked."""

    def note(reader: Reader) -> Reader:
        _CUES[reader] = tuple(None if words is None else frozenset(words) for words in (before, behind, on, held))
        return reader

    return note


def table(name: str, *readers: Callable[[Case], Verdict | None]) -> Table[Case, Verdict]:
    """Rules in this order, each named like its function and described by its docstring."""
    return of_rules(name, (_rule(name, reader) for reader in readers))


def of_rules(name: str, rules: Iterable[Rule[Case, Verdict]]) -> Table[Case, Verdict]:
    """The table of these rules in this order."""
    ordered = tuple(rules)
    _SAYS.update((rule.name, rule.says) for rule in ordered)
    return Table(
        name,
        ordered,
        tuple(rule for rule in ordered if rule.before is None and rule.behind is None),
        frozenset().union(*(rule.before for rule in ordered if rule.before is not None)),
        frozenset().union(*(rule.behind for rule in ordered if rule.behind is not None and rule.before is None)),
        frozenset().union(*(rule.on for rule in ordered if rule.on is not None)),
        frozenset().union(*(rule.held for rule in ordered if rule.held is not None)),
        {},
    )


def says(rule: str) -> str | None:
    """The sentence of a rule by its name, `table/rule`; None where no table has it."""
    return _SAYS.get(rule)


def _rule(table: str, reader: Callable[[Case], Verdict | None]) -> Rule[Case, Verdict]:
    name = reader.__name__.strip("_").replace("_", "-")
    return Rule(f"{table}/{name}", " ".join((reader.__doc__ or "").split()), reader, *_CUES.get(reader, ()))


def first(
    rules: Table[Case, Verdict], case: Case, key: str = "", words: frozenset[str] = NO_WORDS
) -> tuple[str, Verdict] | None:
    """The first rule that speaks, of those that the key and the sentence's words may bring in: its name and its
    verdict."""
    brought = (key if key in rules.keys else "", rules.held and rules.held & words)
    asked = rules.asked.get(brought)
    if asked is None:
        asked = rules.asked[brought] = tuple((rule.name, rule.speaks) for rule in _brought_in(rules, *brought))
    for name, speaks in asked:
        verdict = speaks(case)
        if verdict is not None:
            return name, verdict
    return None


def _brought_in(rules: Table[Case, Verdict], key: str, held: frozenset[str]) -> Iterator[Rule[Case, Verdict]]:
    for rule in rules.rules:
        if (rule.on is None or key in rule.on) and (rule.held is None or not rule.held.isdisjoint(held)):
            yield rule
