"""What a snapshot may hold, key by key: takes its JSON, says what is wrong with it.

A snapshot is input like any other: it may have been edited, merged or made by a stranger. Whatever is shown, counted or
looked up later is held to its type here, so that no view has to doubt it.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from typing import Any, get_args

from tipdiff.model import DIMENSIONS, Bound
from tipdiff.model.edition import Edition, parse
from tipdiff.profiles import countries

LARGEST = 2**53
"""No number beyond it: up to here JSON's readers keep every digit, and sums of many stay within 64 bits."""
SHOWN = 40
"""Characters of a wrong value that the error repeats."""
UNSHOWN = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]")
"""What draws on a terminal, or turns the order of what is read."""
MOVEMENTS = (None, "upgraded", "downgraded", "remained")
CAVEATS = ("incomplete", "duplicates", "coverage", "method")
MEASURED_BY = (None, "label", "noun", "row", "heading")
STATUSES = ("stated", "not-reported")
ASSESSMENTS = (
    None,
    *("increased", "slightly-increased", "maintained", "uneven", "decreased", "slightly-decreased", "none"),
)

Kinds = Mapping[str, Any]
"""Key -> the types that its value may have; a key with `?` behind it may be absent."""
HEAD: Kinds = {
    **dict.fromkeys(("country", "profile", "title", "source", "sha256"), str),
    **dict.fromkeys(("tier", "movement", "url", "retrieved"), str | None),
    "edition": int | str,
    "sample": bool,
    "sections": list,
    "warnings": list,
    "unread?": list,
    "unplaced?": int | float,
}
SECTION: Kinds = {
    "section": str,
    "found_by": str,
    "heading": str | None,
    "confidence": int | float,
    "assessment": str | None,
    "findings": list,
    "tables?": list,
}
FINDING: Kinds = {
    "id": str,
    "text": str,
    "raw?": str,
    "page?": int,
    "heading?": str,
    "figures": list,
}
TABLE: Kinds = {"table": str, "caption": str, "unit": str, "page?": int, "columns": list, "rows": list}
ROW: Kinds = {"id": str, "label": str, "under": list, "cells": list, "figures": list}
FIGURE: Kinds = {
    **dict.fromkeys(("value", "high"), int | float | None),
    **dict.fromkeys(("bound", "text", "measure"), str),
    **dict.fromkeys(("span", "qualifiers", "caveats"), list),
    "unit": str | None,
    "conversion": dict | None,
    **dict.fromkeys(("scope?", "coverage?", "counted_by?", "part_of?"), str | None),
    "reference_year?": int | None,
    "status?": str,
    "finding?": str,
    "comparison?": bool,
    "measure_by?": str | None,
    "dimensions?": dict,
    "cell?": dict | None,
}
CAVEAT: Kinds = {"kind": str, "finding": str}
CONVERSION: Kinds = {"value": int | float, "unit": str}
CELL: Kinds = {"table": str, "row": str, "column": str}
_BOUNDS = get_args(Bound)


def check(table: object) -> None:
    """Holds a whole snapshot to what it may hold.

    Raises:
        TypeError: a value has the wrong type, or is none of those that its key may have.
        KeyError: a key is missing.
    Their text says what is wrong.
    """
    report = _record(table, HEAD, "the snapshot")
    _edition(report["edition"])
    _slug(report["country"])
    _one_of(report["movement"], MOVEMENTS, "movement")
    _texts(report["warnings"], "warnings")
    _texts(report.get("unread", ()), "unread")
    ids: set[str] = set()
    for section in report["sections"]:
        _section(section, ids)


def _section(table: object, ids: set[str]) -> None:
    section = _record(table, SECTION, "a section")
    _one_of(section["assessment"], ASSESSMENTS, "assessment")
    for each in section["findings"]:
        finding = _record(each, FINDING, "a finding")
        _new(finding["id"], ids)
        _figures(finding["figures"], len(finding["text"]))
    for each in section.get("tables", ()):
        shown = _record(each, TABLE, "a table")
        _new(shown["table"], ids)
        _texts(shown["columns"], "columns")
        for row in shown["rows"]:
            _row(row, ids)


def _row(table: object, ids: set[str]) -> None:
    row = _record(table, ROW, "a row")
    _new(row["id"], ids)
    _texts(row["under"], "under")
    _texts(row["cells"], "cells")
    _figures(row["figures"], len(" | ".join((row["label"], *row["cells"]))))


def _figures(tables: Iterable[object], length: int) -> None:
    """Those of a text of so many characters."""
    for table in tables:
        figure = _record(table, FIGURE, "a figure")
        span = figure["span"]
        plain = len(span) == 2 and all(type(place) is int for place in span)
        if not plain or not 0 <= span[0] <= span[1] <= length:
            raise TypeError(f"span is {_said(span)}")
        _one_of(figure["bound"], _BOUNDS, "bound")
        _one_of(figure.get("status", "stated"), STATUSES, "status")
        if (figure["value"] is None) != (figure.get("status") == "not-reported"):
            raise TypeError(f"value is {figure['value']!r} of a figure that is {figure.get('status', 'stated')}")
        _one_of(figure.get("measure_by"), MEASURED_BY, "measure_by")
        _texts(figure["qualifiers"], "qualifiers")
        for name, value in figure.get("dimensions", {}).items():
            _one_of(name, DIMENSIONS, "dimensions")
            _text(value, "dimensions")
        for caveat in figure["caveats"]:
            _one_of(_record(caveat, CAVEAT, "a caveat")["kind"], CAVEATS, "kind")
        if figure["conversion"]:
            _record(figure["conversion"], CONVERSION, "conversion")
        if figure.get("cell"):
            _record(figure["cell"], CELL, "cell")


def _record(table: object, kinds: Kinds, what: str) -> Mapping[str, Any]:
    """The table, where its values have their types; its texts can be shown and its numbers written."""
    if not isinstance(table, dict):
        raise TypeError(f"{what} is {_said(table)}")
    for key, kind in kinds.items():
        name = key.rstrip("?")
        if name not in table:
            if name == key:
                raise KeyError(f"{what} lacks {name}")
            continue
        value = table[name]
        if not isinstance(value, kind) or (isinstance(value, bool) and kind is not bool):
            raise TypeError(f"{name} is {_said(value)}")
        if isinstance(value, str):
            _text(value, name)
        elif isinstance(value, int | float) and abs(value) > LARGEST:
            raise TypeError(f"{name} is {_said(value)}")
    return table


def _texts(values: Iterable[object], name: str) -> None:
    for value in values:
        _text(value, name)


def _text(value: object, name: str) -> None:
    if not isinstance(value, str):
        raise TypeError(f"{name} holds {_said(value)}")
    if not value.isprintable() and UNSHOWN.search(value):
        raise TypeError(f"{name} holds control characters")


def _one_of(value: object, known: Iterable[object], name: str) -> None:
    if value not in known:
        raise TypeError(f"{name} is {_said(value)}")


def _new(id_: str, ids: set[str]) -> None:
    if id_ in ids:
        raise TypeError(f"two have the id {_said(id_)}")
    ids.add(id_)


def _edition(value: Edition) -> None:
    if parse(str(value)) != value:  # a year is a number
        raise TypeError(f"edition is {_said(value)}")


def _slug(country: str) -> None:
    if countries.slug(country) != country:
        raise TypeError(f"country is {_said(country)}")


def _said(value: object) -> str:
    """A wrong value in an error; of what holds others only its kind, as it may be deep."""
    if isinstance(value, list | dict):
        return "a list" if isinstance(value, list) else "an object"
    return f"{value!r:.{SHOWN}}"
