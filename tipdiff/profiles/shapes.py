"""What a value of a profile may be: takes the type that a record gives a field, gives how its TOML is read.

A record names the kind of each field in its annotation (`tuple[Pattern, ...]`, `Mapping[Measure, Phrases]`), and
nowhere else: from that word come the reading, the checks, the reference and the JSON Schema. Types are asked of every
profile in the one pass that builds its records; what costs more (does the pattern compile, is there such a measure)
only where `examine` is called: of a user's file, and of the shipped ones in the tests.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Mapping
from typing import Any, NamedTuple

from tipdiff.model import edition

Pattern = str
TitlePattern = str
CountryPattern = str
EditionPattern = str
RankPattern = str
Heading = str
Name = str
Text = str
Address = str
Agent = str
Span = str
SectionName = str
Measure = str
Qualifier = str
Class = str
Scope = str
Counter = str
Rank = str
Asked = str
Movement = str
Judgement = str
Unit = str
Seeking = str
Phrase = str
Phrases = tuple[str, ...]
Frames = tuple[str, ...]
Words = tuple[str, ...]
Measures = tuple[str, ...]
Qualifiers = tuple[str, ...]
Scopes = tuple[str, ...]
Classes = tuple[str, ...]
Counters = tuple[str, ...]
Traits = tuple[str, ...]
Takes = tuple[str, ...]

Path = tuple[str | int, ...]
"""Where a value stands: keys, and places in lists from 0."""


class Fault(NamedTuple):
    """Something wrong with a profile."""

    at: Path
    what: str
    meant: str = ""
    """The name that is wrong, ..."""
    known: tuple[str, ...] = ()
    """... and those that would do: the nearest of them is told."""
    remedy: str = ""
    """What to do, where no name would do."""
    key: bool = False
    """True where the key itself is wrong, so that it may belong to another table."""
    missing: bool = False
    """True where a key is missing: it may be one that is misspelt."""


Faults = list[Fault]
Names = Mapping[str, Collection[str]]
"""What a profile names itself, by kind: `measure`, `section`, `class`, ..."""


Read = Callable[[Any, Path, Faults], Any]
Examine = Callable[[Any, Path, Names, Faults], None]


class Shape(NamedTuple):
    """One kind of value."""

    says: str
    """What it is, for people: "a pattern", "a list of patterns"."""
    read: Read
    """The value as the record holds it; what is wrong with it is added to the faults."""
    blank: Any
    """Stands in for a value that is wrong or missing."""
    schema: Mapping[str, Any]
    """Its JSON Schema."""
    examine: Examine | None = None
    """Adds what is wrong with a value of the right type."""
    several: str = ""
    """What a list of it holds: "patterns"."""


KINDS = {str: "text", bool: "true or false", int: "a whole number", float: "a number", list: "a list", dict: "a table"}


def wrong(value: object, wanted: str, at: Path, faults: Faults) -> None:
    """Adds that a value is of another type than wanted."""
    given = KINDS.get(type(value), "a date")
    faults.append(Fault(at, f"{said(at)} must be {wanted}, not {given}", remedy="Fix it"))


def said(at: Path) -> str:
    """`'takes.visas'`, `'headings'`: a place by its last names."""
    names = [part for part in at if isinstance(part, str)]
    return f"'{'.'.join(names[-2:] if names[0] == 'figures' else names[-1:])}'"


def within(name: str) -> str:
    """A table after a preposition."""
    return "at the top of the file" if name == "the file" else f"in {name}"


def table(at: Path) -> str:
    """`[figures.verbs]`, `[[sections]]`: the table at a place, as the file writes it."""
    name = ".".join(part for part in at if isinstance(part, str))
    if not name:
        return "the file"
    return f"[[{name}]]" if isinstance(at[-1], int) else f"[{name}]"


def _plain(kind: type, says: str, blank: object, schema: str, several: str = "") -> Shape:
    def read(value: Any, at: Path, faults: Faults) -> Any:
        if type(value) is kind or (kind is float and type(value) is int):
            return value
        wrong(value, says, at, faults)
        return blank

    return Shape(says, read, blank, {"type": schema}, several=several)


def _text(says: str, several: str, examine: Examine | None = None, **schema: Any) -> Shape:
    return Shape(says, TEXT.read, "", {"type": "string", **schema}, examine, several)


TEXT = _plain(str, "text", "", "string", "texts")


def _pattern(*groups: str) -> Shape:
    """A regular expression with these named groups."""
    named = f" with the group{'s' if len(groups) > 1 else ''} {' and '.join(groups)}" if groups else ""

    def examine(value: str, at: Path, names: Names, faults: Faults) -> None:
        try:
            found = re.compile(value).groupindex
        except re.error as error:
            faults.append(Fault(at, f"the pattern {value!r} does not compile: {error}", remedy="Fix it"))
            return
        for group in groups:
            if group not in found:
                faults.append(
                    Fault(at, f"the pattern {value!r} lacks the group {group}", remedy=f"Write (?P<{group}>...)")
                )

    return _text(f"a pattern{named}", f"patterns{named}", examine, format="regex")


def _template(says: str, several: str, *holes: str) -> Shape:
    """A text whose `{name}` is filled in later."""

    def examine(value: str, at: Path, names: Names, faults: Faults) -> None:
        found = re.findall(r"\{(\w*)\}|([{}])", value)
        if wrong := [hole or brace for hole, brace in found if hole not in holes]:
            known = " and ".join(f"{{{hole}}}" for hole in holes)
            faults.append(Fault(at, f"nothing is filled in for {wrong[0]!r} in {value!r}", remedy=f"Use {known}"))

    return _text(says, several, examine)


def _heading(value: str, at: Path, names: Names, faults: Faults) -> None:
    if value != value.lower():
        faults.append(Fault(at, f"the heading {value!r} is not in lower case", remedy=f"Write {value.lower()!r}"))


def _span(value: str, at: Path, names: Names, faults: Faults) -> None:
    try:
        edition.span(value)
    except ValueError:
        faults.append(
            Fault(at, f"{value!r} is not a range of editions", remedy="Write 2019, 2019-2021, 2019- or -2018")
        )


def _name(kind: str, *beside: str, several: str = "") -> Shape:
    """The name of something that the profile defines, or one of `beside`."""

    def examine(value: str, at: Path, names: Names, faults: Faults) -> None:
        known = (*names.get(kind, ()), *beside)
        if value not in known:
            faults.append(Fault(at, f"there is no {kind} {value!r}", value, known))

    says = " or ".join((f"the name of a {kind}", *beside))
    return _text(says, f"names of {several or f'{kind}s'}", examine)


def _one_of(kind: str, *values: str) -> Shape:
    known = tuple(value for value in values if value)

    def examine(value: str, at: Path, names: Names, faults: Faults) -> None:
        if value not in values:
            faults.append(Fault(at, f"there is no {kind} {value!r}", value, known))

    says = f"one of {', '.join(known)}"
    return Shape(says, TEXT.read, "", {"enum": list(values)}, examine, f"each {says}")


def _split(says: str, mark: str | None, each: Examine | None = None) -> Shape:
    """A text of several parts: it loads several times faster than a list."""

    def read(value: Any, at: Path, faults: Faults) -> tuple[str, ...]:
        if type(value) is not str:
            wrong(value, f"text: {says}", at, faults)
            return ()
        return tuple(value.split()) if mark is None else tuple(part.strip() for part in value.split(mark))

    def examine(value: tuple[str, ...], at: Path, names: Names, faults: Faults) -> None:
        for part in value:
            if each is not None:
                each(part, at, names, faults)

    return Shape(says, read, (), {"type": "string"}, examine if each else None, says)


def _names(shape: Shape, says: str) -> Shape:
    return _split(f"{says}, separated by blanks", None, shape.examine)


def _phrase(value: str, at: Path, names: Names, faults: Faults) -> None:
    words = value.split()
    if not words:
        faults.append(Fault(at, f"{said(at)} holds an empty phrase", remedy="Take out the comma"))
        return
    if ".." in (words[0], words[-1]):
        faults.append(Fault(at, f"the phrase {value!r} begins or ends with ..", remedy="Write a word there"))
    lists = names.get("list", ())
    for word in words:
        if word[0] == "@" and word[1:] not in lists:
            faults.append(
                Fault(
                    at,
                    f"there is no list {word!r}",
                    word,
                    tuple(f"@{name}" for name in lists),
                )
            )


def _frame(value: str, at: Path, names: Names, faults: Faults) -> None:
    _phrase(value, at, names, faults)
    words = value.split()
    if words.count("#") != 1 or len(words) == 1:
        faults.append(
            Fault(at, f"the phrase {value!r} needs one # in the place of the number", remedy="Write 'capacity of #'")
        )
        return
    hole = words.index("#")
    beside = [*words[max(0, hole - 1) : hole], *words[hole + 1 : hole + 2]]
    if not any(word != ".." and not word.endswith("*") for word in beside):
        faults.append(Fault(at, f"the phrase {value!r} has no whole word beside its #", remedy="Write one there"))


def _seeking(value: str, at: Path, names: Names, faults: Faults) -> None:
    if value.startswith("@"):
        known = tuple(f"@{name}" for name in names.get("section", ()))
        if value not in known:
            faults.append(Fault(at, f"there is no section {value!r}", value, known))


MEASURE = _name("measure", "other")
CLASS = _name("class", several="classes")
QUALIFIER = _name("qualifier")
COUNTER = _name("counter")
AGES, SEXES = frozenset(("child", "adult")), frozenset(("female", "male"))
"""What a qualifier of persons may say of them."""
LEAVES: dict[str, Shape] = {
    "str": TEXT,
    "Text": TEXT,
    "Name": _text("a name", "names"),
    "Address": _template("an address", "addresses", "edition", "slug"),
    "Agent": _template("text", "texts", "version"),
    "int": _plain(int, "a whole number", 0, "integer"),
    "float": _plain(float, "a number", 0.0, "number"),
    "bool": _plain(bool, "true or false", False, "boolean"),
    "Pattern": _pattern(),
    "TitlePattern": _pattern("country", "tier"),
    "CountryPattern": _pattern("country"),
    "EditionPattern": _pattern("edition"),
    "RankPattern": _pattern("tier"),
    "Heading": _text("a heading", "headings", _heading),
    "Span": _text("a range of editions", "ranges of editions", _span),
    "SectionName": _name("section"),
    "Measure": MEASURE,
    "Qualifier": QUALIFIER,
    "Class": CLASS,
    "Scope": _name("scope"),
    "Counter": COUNTER,
    "Rank": _name("rank"),
    "Asked": _name("measure", "count"),
    "Movement": _one_of("movement", "upgraded", "downgraded", "remained", ""),
    "Unit": _one_of("unit", "percent", "money", "time"),
    "Judgement": _one_of(
        "judgement",
        *("increased", "slightly-increased", "maintained", "uneven", "decreased", "slightly-decreased", "none"),
    ),
    "Seeking": _text("a phrase, or @ and a section", "phrases, or @ and a section", _seeking),
    "Phrases": _split("phrases, separated by commas", ",", _phrase),
    "Frames": _split("phrases with # for the number, separated by commas", ",", _frame),
    "Words": _split("words, separated by blanks", None),
    "Measures": _names(MEASURE, "measures"),
    "Qualifiers": _names(QUALIFIER, "qualifiers"),
    "Scopes": _names(_name("scope"), "scopes"),
    "Classes": _names(CLASS, "classes"),
    "Counters": _names(COUNTER, "counters"),
    "Takes": _names(_name("class", "*"), "classes, or *"),
    "Traits": _names(_one_of("trait", "child", "adult", "female", "male"), "child or adult, female or male"),
}
