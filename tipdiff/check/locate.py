"""Where in its source a sentence stands: line and column of a word, whatever marks lie between its words."""

from __future__ import annotations

import re
from html.entities import codepoint2name
from itertools import islice

from tipdiff.model.frozen import Frozen

BETWEEN = r"(?:\s|<[^>]*>|&#?\w+;|[^\w\s<&]|_)*"
"""Blanks, tags, entities and marks between two words of a sentence."""
INSIDE = r"(?:\xad|&shy;|&#173;|&#[xX][aA][dD];|-?\s*\n\s*)?"
"""What may come between the letters of a word: a soft hyphen, or a line's end with the hyphen that it brought."""
WORD = re.compile(r"[^\W_]+")
AROUND = (6, 3)
"""Words at each side of the wanted one that find it where a page break splits the sentence: as many as can be."""


class Place(Frozen):
    """Line and column, both from 1; columns count code points."""

    line: int
    column: int


def locate(source: str, sentence: str, at: int = 0) -> Place | None:
    """The place of the word at `sentence[at]`; None where the source does not hold it in the sentence's words."""
    found = word_at(source, sentence, at)
    return place(source, found[0]) if found else None


def place(source: str, start: int) -> Place:
    """The place of a code point."""
    return Place(source.count("\n", 0, start) + 1, start - source.rfind("\n", 0, start))


def word_at(source: str, sentence: str, at: int = 0) -> tuple[int, int] | None:
    """Where in the source the word at `sentence[at]` begins and ends; None where it does not stand there.

    Lost hyphens and entities inside words are found too: words are compared letter by letter, marks are not. Where
    the sentence does not stand in one piece, the words around the wanted one tell its place, if they stand once.
    """
    words = [(word.end(), word[0]) for word in WORD.finditer(sentence)]
    if not words:
        return None
    wanted = next((n for n, (end, _) in enumerate(words) if end > at), len(words) - 1)
    found = re.search(_pattern([_spelled(word) for _, word in words], wanted), source)
    for reach in AROUND:
        if found is None:
            first = max(0, wanted - reach)
            near = [_spelled(word, INSIDE) for _, word in words[first : wanted + reach + 1]]
            places = list(islice(re.finditer(_pattern(near, wanted - first), source), 2))
            found = places[0] if len(places) == 1 else None
    return found.span("found") if found else None


def _pattern(spelled: list[str], wanted: int) -> str:
    return BETWEEN.join(f"(?P<found>{word})" if n == wanted else word for n, word in enumerate(spelled))


def _spelled(word: str, inside: str = "") -> str:
    """The word itself, or with its letters beyond ASCII as entities; `inside` may stand between its letters."""
    if word.isascii() and not inside:
        return word
    return inside.join(
        letter if letter.isascii() else rf"(?:{letter}|&{_entity(letter)};|&#{ord(letter)};)" for letter in word
    )


def _entity(letter: str) -> str:
    return codepoint2name.get(ord(letter), f"#x{ord(letter):x}")
