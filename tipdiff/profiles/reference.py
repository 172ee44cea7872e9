"""What a profile may say, told to people and to editors: takes the records, gives the reference and the JSON Schema.

`python -m tipdiff.profiles.reference` writes both anew: the README beside this file and `views/schemas/profile.json`.
The words are the records' own docstrings, so that nothing is said twice.
"""

from __future__ import annotations

import ast
import inspect
import json
from collections.abc import Iterator, Mapping
from functools import cache
from pathlib import Path
from typing import Any

from tipdiff.model.frozen import Frozen, required
from tipdiff.profiles import figure_words, records
from tipdiff.profiles.faults import tables
from tipdiff.profiles.reading import shape

README = Path(__file__).with_name("README.md")
SCHEMA = Path(__file__).parents[1] / "views" / "schemas" / "profile.json"
BEGIN, END = "<!-- reference: made by python -m tipdiff.profiles.reference -->\n", "<!-- end of reference -->\n"


class Described(Frozen):
    """A class of records as its source tells it."""

    summary: str
    fields: Mapping[str, str]
    """Key -> what it says; empty where the docstring is missing, as of a table that tells its own."""


@cache
def described() -> Mapping[str, Described]:
    """Every class of records by name."""
    modules = (ast.parse(inspect.getsource(module)) for module in (records, figure_words))
    return {node.name: _described(node) for module in modules for node in module.body if isinstance(node, ast.ClassDef)}


def _described(node: ast.ClassDef) -> Described:
    found: dict[str, str] = {}
    key = None
    for each in node.body:
        if isinstance(each, ast.AnnAssign) and isinstance(each.target, ast.Name):
            key = each.target.id
            found[key] = ""
        elif isinstance(each, ast.Expr) and isinstance(each.value, ast.Constant) and key:
            found[key] = _flat(str(each.value.value))
            key = None
        else:
            key = None
    return Described(_flat(ast.get_docstring(node) or ""), found)


def _flat(text: str) -> str:
    return " ".join(text.split())


def reference() -> str:
    """The keys of every table, as Markdown."""
    return "\n".join(line for name, record in tables() for line in _table(name, record))


def _table(name: str, record: type[Frozen]) -> Iterator[str]:
    told, needed = described()[record.__name__], required(record)
    yield f"### {'At the top of the file' if name == 'the file' else f'`{name}`'}\n"
    yield f"{told.summary}\n"
    yield "| key | value | what it says |\n| --- | --- | --- |"
    for key, kind in record.__annotations__.items():
        inner = _record(kind)
        said = told.fields[key] or described()[inner.__name__].summary if inner else told.fields[key]
        holds = f"{shape(kind).says}, below" if inner else shape(kind).says
        yield f"| `{key}`{' (required)' if key in needed else ''} | {_cell(holds)} | {_cell(said)} |"
    yield ""


def _cell(text: str) -> str:
    return text.replace("|", "\\|")


def _record(kind: str) -> type[Frozen] | None:
    """The record that a field holds, or a list of."""
    name = kind.removesuffix(" | None").removeprefix("tuple[").removesuffix(", ...]")
    found = getattr(records, name, None) or getattr(figure_words, name, None)
    return found if isinstance(found, type) and issubclass(found, Frozen) else None


def schema() -> dict[str, Any]:
    """The JSON Schema of a profile's TOML."""
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": "A family of reports, as tipdiff reads it",
        **_schema(records.Profile),
    }


def _schema(record: type[Frozen]) -> dict[str, Any]:
    told = described()[record.__name__]
    properties = {}
    for key, kind in record.__annotations__.items():
        inner = _record(kind)
        holds = dict(shape(kind).schema) if inner is None else _schema(inner)
        if inner is not None and kind.startswith("tuple["):
            holds = {"type": "array", "items": holds}
        properties[key] = {**holds, "description": told.fields[key]} if told.fields[key] else holds
    return {
        "type": "object",
        "description": told.summary,
        "properties": properties,
        "required": list(required(record)),
        "additionalProperties": False,
    }


def readme(text: str) -> str:
    """The README with its reference made anew."""
    before, _, rest = text.partition(BEGIN)
    return f"{before}{BEGIN}\n{reference()}\n{END}{rest.partition(END)[2]}"


def written() -> Mapping[Path, str]:
    """Each file that is made from the records, with what it should hold."""
    return {
        README: readme(README.read_text(encoding="utf-8")),
        SCHEMA: json.dumps(schema(), indent=2, ensure_ascii=False) + "\n",
    }


if __name__ == "__main__":
    for path, text in written().items():
        path.write_text(text, encoding="utf-8", newline="\n")
