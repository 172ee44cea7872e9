"""Texts that a regular expression is slow on, made of the expression: what its repeats take, over and over."""

from __future__ import annotations

import ast
import importlib
import pkgutil
import re
import re._constants as code  # type: ignore[import-not-found]
import re._parser as parser  # type: ignore[import-not-found]
import sys
from collections.abc import Iterator
from pathlib import Path
from types import ModuleType
from typing import Any

import tipdiff
from tipdiff import profiles

LONGEST = 60
"""Characters of a pump: a longer one repeats too rarely in a text of some thousands."""
MANY = 50
"""Repeats from which on one counts as without end."""
CATEGORIES = {
    code.CATEGORY_DIGIT: "1",
    code.CATEGORY_SPACE: " ",
    code.CATEGORY_WORD: "a",
    code.CATEGORY_NOT_DIGIT: "a",
    code.CATEGORY_NOT_SPACE: "a",
    code.CATEGORY_NOT_WORD: ".",
}


def patterns() -> dict[str, str]:
    """Every regular expression that a module or a profile holds -> the module that holds it."""
    found: dict[str, str] = {}
    for module in pkgutil.walk_packages(tipdiff.__path__, "tipdiff."):
        if not module.name.endswith("__main__"):
            importlib.import_module(module.name)
    for name, module in sorted(sys.modules.items()):
        if name.startswith("tipdiff"):
            for value in vars(module).values():
                _collect(value, name, found, set())
    for path in Path(tipdiff.__path__[0]).rglob("*.py"):
        for pattern in _written(path.read_text(encoding="utf-8")):
            found.setdefault(pattern, path.stem)
    for family in profiles.names():
        _collect(profiles.load(family), f"profiles/{family}", found, set())
    return found


def pumps(pattern: str) -> Iterator[str]:
    """Texts that its repeats take, alone, with what stands before, and with what follows."""
    try:
        tree = parser.parse(pattern)
    except re.error:  # part of one, or its template
        return
    for pump in set(_of(tree, "")):
        if 0 < len(pump) <= LONGEST:
            yield pump


def _written(source: str) -> Iterator[str]:
    """The expressions that functions give to `re` as they stand."""
    for node in ast.walk(ast.parse(source)):
        called = isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute) and node.args
        if called and isinstance(node.func.value, ast.Name) and node.func.value.id == "re":
            first = node.args[0]
            if isinstance(first, ast.Constant) and isinstance(first.value, str):
                yield first.value


def _collect(value: Any, name: str, found: dict[str, str], seen: set[int]) -> None:
    if isinstance(value, re.Pattern):
        if isinstance(value.pattern, str):
            found.setdefault(value.pattern, name)
    elif id(value) in seen or isinstance(value, str | bytes | int | float | ModuleType | type | None):
        return
    else:
        seen.add(id(value))
        if isinstance(value, dict):
            inside = [*value, *value.values()]
        elif isinstance(value, list | tuple | set | frozenset):
            inside = list(value)
        else:
            inside = list(getattr(value, "__dict__", {}).values())
        for each in inside:
            _collect(each, name, found, seen)


def _of(tree: Any, before: str) -> Iterator[str]:
    items = list(tree)
    for n, (op, value) in enumerate(items):
        ahead = before + _sample(items[:n], 1)
        if op in (code.MAX_REPEAT, code.MIN_REPEAT):
            if value[1] >= MANY:
                for turn in range(4):
                    body = _sample(value[2], turn)
                    yield from (body, ahead + body, body + _sample(items[n + 1 : n + 2], turn))
            yield from _of(value[2], ahead)
        elif op is code.SUBPATTERN:
            yield from _of(value[3], ahead)
        elif op is code.ATOMIC_GROUP:
            yield from _of(value, ahead)
        elif op is code.BRANCH:
            for branch in value[1]:
                yield from _of(branch, ahead)


def _sample(tree: Any, turn: int) -> str:
    """A text that the expression takes; another one each turn."""
    text = ""
    for op, value in tree:
        if op is code.LITERAL:
            text += chr(value)
        elif op is code.NOT_LITERAL:
            text += "b" if value == ord("a") else "a"
        elif op is code.ANY:
            text += "a"
        elif op is code.IN:
            text += _one_of(value, turn)
        elif op in (code.MAX_REPEAT, code.MIN_REPEAT, code.POSSESSIVE_REPEAT):
            text += _sample(value[2], turn) * max(value[0], turn % 2 if value[1] else 0)
        elif op is code.SUBPATTERN:
            text += _sample(value[3], turn)
        elif op is code.ATOMIC_GROUP:
            text += _sample(value, turn)
        elif op is code.BRANCH:
            text += _sample(value[1][turn % len(value[1])], turn)
    return text


def _one_of(values: Any, turn: int) -> str:
    """A character of a class."""
    if values[0][0] is code.NEGATE:
        out = {chr(value) for op, value in values if op is code.LITERAL}
        return next(letter for letter in "a 1.X-" if letter not in out)
    op, value = values[turn % len(values)]
    if op is code.LITERAL:
        return chr(value)
    return chr(value[0]) if op is code.RANGE else CATEGORIES.get(value, "a")
