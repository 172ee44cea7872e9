"""Where in its source a sentence stands: line and column of a word, whatever marks lie between its words."""

from __future__ import annotations

import re
from html.entities import codepoint2name

from tipdiff.frozen import Frozen

BETWEEN = r"(?:\s|<[^>]*>|&#?\w+;|[^\w\s<&])*"
"""Blanks, tags, entities and marks between two words of a sentence."""
WORD = re.compile(r"\w+")


class Place(Frozen):
    """Line and column, both from 1, and the source's text from there to the end of its line."""

    line: int
    column: int


def locate(source: str, sentence: str, at: int = 0) -> Place | None:
    """The place of the word at `sentence[at]`; None where the source does not hold the sentence word for word.

    Lost hyphens and entities inside words are found too: words are compared letter by letter, marks are not.
    """
    words = [(word.start(), word[0]) for word in WORD.finditer(sentence)]
    if not words:
        return None
    wanted = max((n for n, (start, _) in enumerate(words) if start <= at), default=0)
    pattern = BETWEEN.join(
        f"(?P<found>{_spelled(word)})" if n == wanted else _spelled(word) for n, (_, word) in enumerate(words)
    )
    found = re.search(pattern, source)
    if found is None:
        return None
    start = found.start("found")
    return Place(source.count("\n", 0, start) + 1, start - source.rfind("\n", 0, start))


def _spelled(word: str) -> str:
    """The word itself, or with its letters beyond ASCII as entities."""
    plain = re.escape(word)
    if word.isascii():
        return plain
    return "".join(
        letter if letter.isascii() else rf"(?:{letter}|&{_entity(letter)};|&#{ord(letter)};)" for letter in word
    )


def _entity(letter: str) -> str:
    return codepoint2name.get(ord(letter), f"#x{ord(letter):x}")
