"""The keys of `tipdiff.toml`, with what each may be: takes its tables, gives what is wrong with them.

Alone owns the names of the settings; faults are told as those of a profile are, with line and nearest name.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from typing import Any

from tipdiff.check.rules import RULES, SEVERITIES, UNREADABLE
from tipdiff.model.edition import parse
from tipdiff.model.figures import DIMENSIONS
from tipdiff.profiles.shapes import Fault, Faults, Path, said, table, within, wrong

Examine = Callable[[Any, Path, Faults], None]
OFF = "off"


def _text(value: Any, at: Path, faults: Faults) -> None:
    if type(value) is not str:
        wrong(value, "text in quotes", at, faults)


def _number(value: Any, at: Path, faults: Faults) -> None:
    if type(value) not in (int, float):
        wrong(value, "a number", at, faults)
    elif value < 0:
        faults.append(Fault(at, f"{said(at)} is less than nothing", remedy="Give a distance"))


def _share(value: Any, at: Path, faults: Faults) -> None:
    if type(value) not in (int, float):
        wrong(value, "a number from 0 to 1", at, faults)
    elif not 0 <= value <= 1:
        faults.append(Fault(at, f"{said(at)} is {value}", remedy="Give a number from 0 to 1"))


def _texts(value: Any, at: Path, faults: Faults) -> None:
    if type(value) is not list or not all(type(one) is str for one in value):
        wrong(value, "a list of texts", at, faults)


def _one_of(kind: str, *known: str) -> Examine:
    def check(value: Any, at: Path, faults: Faults) -> None:
        if type(value) is not str:
            wrong(value, f"one of {', '.join(known)}", at, faults)
        elif value not in known:
            faults.append(Fault(at, f"there is no {kind} {value!r}", value, known))

    return check


def _drafts(value: Any, at: Path, faults: Faults) -> None:
    if value == "newest":
        return
    if type(value) is not list:
        wrong(value, 'a list of "country:edition", or "newest"', at, faults)
        return
    for place, one in enumerate(value):
        named = re.fullmatch(r"[^:]+:(.+)", one) if type(one) is str else None
        if named is None or parse(named[1]) is None:
            faults.append(Fault((*at, place), f"{one!r} is no report", remedy='Write "country:edition"'))


def _severities(value: Any, at: Path, faults: Faults) -> None:
    if type(value) is not dict:
        wrong(value, "a table: rule = severity", at, faults)
        return
    settable = tuple(rule for rule in RULES if rule != UNREADABLE)
    for rule, severity in value.items():
        if rule == UNREADABLE:
            what = "'unreadable' cannot be set: what cannot be read was not checked"
            faults.append(Fault((*at, rule), what, remedy="Take it out"))
        elif rule not in settable:
            faults.append(Fault((*at, rule), f"there is no rule {rule!r}", rule, settable))
        else:
            _one_of("severity", *SEVERITIES, OFF)(severity, (*at, rule), faults)


def _dimensions(value: Any, at: Path, faults: Faults) -> None:
    if type(value) is not dict:
        wrong(value, "a table: dimension = value", at, faults)
        return
    for name, one in value.items():
        if name not in DIMENSIONS:
            faults.append(Fault((*at, name), f"there is no dimension {name!r}", name, DIMENSIONS))
        else:
            _text(one, (*at, name), faults)


def _table(name: str) -> Examine:
    def check(value: Any, at: Path, faults: Faults) -> None:
        faults += examine(value, TABLES[name], at)

    return check


def _tables(name: str) -> Examine:
    def check(value: Any, at: Path, faults: Faults) -> None:
        if type(value) is not list:
            wrong(value, f"tables, written [[{name}]]", at, faults)
            return
        for place, one in enumerate(value):
            faults += examine(one, TABLES[name], (*at, place))

    return check


CORPUS: Mapping[str, Examine] = {
    "path": _text,
    "profile": _text,
    "baseline": _text,
    "snapshots": _text,
    "draft": _drafts,
}
SELECTION: Mapping[str, Examine] = {"countries": _texts, "sections": _texts, "measures": _texts}
TABLES: Mapping[str, Mapping[str, Examine]] = {
    "": {
        **CORPUS,
        "fail-on": _one_of("severity", *SEVERITIES, OFF),
        "least-confidence": _share,
        "corpus": _tables("corpus"),
        "rules": _severities,
        "thresholds": _tables("thresholds"),
        "only": _table("only"),
        "except": _table("except"),
    },
    "corpus": CORPUS,
    "only": SELECTION,
    "except": SELECTION,
    "thresholds": {
        "measure": _text,
        "dimensions": _dimensions,
        "change": _number,
        "percent": _number,
        "direction": _one_of("direction", "rises", "falls"),
        "severity": _one_of("severity", *SEVERITIES, OFF),
    },
}
"""Each table's keys, the file's own under the empty name."""
NEEDED = {"corpus": "path"}


def examine(value: Any, known: Mapping[str, Examine], at: Path) -> Faults:
    """Everything that is wrong with a table."""
    faults: Faults = []
    if type(value) is not dict:
        wrong(value, "a table", at, faults)
        return faults
    for key, one in value.items():
        if key in known:
            known[key](one, (*at, key), faults)
        else:
            faults.append(Fault((*at, key), f"there is no {key!r} {within(table(at))}", key, tuple(known)))
    needed = NEEDED.get(next((part for part in reversed(at) if isinstance(part, str)), ""))
    if needed and needed not in value:
        faults.append(Fault(at, f"{table(at)} lacks {needed!r}", remedy="Add it", missing=True))
    return faults
