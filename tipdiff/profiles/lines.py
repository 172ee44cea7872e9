"""Where in a TOML file its keys stand: takes the text, gives the line of every table, key and element of a list.

The standard reader does not tell; this is looked for only when something is wrong with a file that it could read.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from tipdiff.profiles.shapes import Path

_TOKEN = re.compile(
    r"""#[^\n]*|\"""(?:\\.|[^\\])*?\"""|'''.*?'''|"(?:\\.|[^"\\\n])*"|'[^'\n]*'|[\[\]{},=\n]|[^\s\[\]{},="'#]+""",
    re.DOTALL,
)
"""A comment, a string, a sign, or a run of bare letters."""


class _Token(NamedTuple):
    text: str
    line: int


def line_of(at: Path, lines: Mapping[Path, int]) -> int:
    """The line of a place, from 1; of the nearest that holds it where it has none of its own."""
    while at and at not in lines:
        at = at[:-1]
    return lines.get(at, 1)


def lines_of(text: str) -> Mapping[Path, int]:
    """Place -> line, from 1."""
    found: dict[Path, int] = {}
    counts: dict[Path, int] = {}
    table: Path = ()
    for statement in _statements(text):
        texts = [token.text for token in statement]
        if texts[0] == "[":
            key = table = _table(texts, counts)
            sign = len(texts)
        else:
            sign = texts.index("=")
            key = (*table, *_names(texts[:sign]))
        for end in range(1, len(key) + 1):
            found.setdefault(key[:end], statement[0].line)
        for at, line in _elements(statement[sign + 1 :], key):
            found.setdefault(at, line)
    return found


def _statements(text: str) -> Iterator[Sequence[_Token]]:
    """Headers and keys with their values: what ends with its line, or with the bracket that it opened."""
    line, depth = 1, 0
    statement: list[_Token] = []
    for match in _TOKEN.finditer(text):
        token = match[0]
        if token[0] != "#" and token != "\n":
            statement.append(_Token(token, line))
            depth += (token in "[{") - (token in "]}")
        elif token == "\n" and depth <= 0 and statement:
            yield statement
            statement, depth = [], 0
        line += token.count("\n")
    if statement:
        yield statement


def _table(texts: Sequence[str], counts: dict[Path, int]) -> Path:
    """The place that `[figures.verbs]` or `[[sections]]` opens."""
    several = texts[1] == "["
    at: Path = ()
    names = _names([text for text in texts if text not in "[]"])
    for place, name in enumerate(names, 1):
        at = (*at, name)
        if several and place == len(names):
            counts[at] = counts.get(at, -1) + 1
        if at in counts:
            at = (*at, counts[at])
    return at


def _names(texts: Sequence[str]) -> Path:
    """The keys of `figures.verbs` or `"of two words"`."""
    return tuple(name for text in texts for name in ([text[1:-1]] if text[0] in "\"'" else text.split(".")) if name)


def _elements(value: Sequence[_Token], key: Path) -> Iterator[tuple[Path, int]]:
    """The elements of lists, and of lists in them; what stands in braces has the place of the whole."""
    stack: list[int] = []
    braces = 0
    for token in value:
        braces += (token.text == "{") - (token.text == "}")
        if braces or token.text == "}":
            continue
        if token.text == "]":
            stack.pop()
            continue
        if token.text == ",":
            stack[-1] += 1
            continue
        if stack:
            yield (*key, *stack), token.line
        if token.text == "[":
            stack.append(0)
