"""The little language of topics and searches: takes a phrase, gives the pattern that finds it in a sentence.

A phrase is found in any case, with or without accents, as whole words; its blanks stand for blanks or
hyphens, `*` for any ending of a word (`recruit*`), `..` for up to four words (`withh* .. wages`). A number is
found whole: 531 is not in 1,531.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable

GAP = r"(?:\S+\s+){0,4}?"
"""What `..` stands for: "withheld the first three months' wages" has four words."""
BEGINS = r"(?<!\w)(?<!\d[.,])"
ENDS = r"(?!\w)(?![.,]\d)"
NOTHING = r"(?!)"
"""Is found nowhere."""


def pattern(phrases: Iterable[str]) -> re.Pattern[str]:
    """Finds any of the phrases in folded text; empty phrases are found nowhere."""
    return re.compile("|".join(filter(None, map(_phrase, phrases))) or NOTHING)


def folded(text: str) -> str:
    """Lower case without accents, each character at its place: a match's span is that of the text itself."""
    return text.lower() if text.isascii() else "".join(map(_plain, text))


def _plain(character: str) -> str:
    return unicodedata.normalize("NFKD", character)[0].lower()[0]


def _phrase(phrase: str) -> str:
    words = [word for word in re.split(r"[\s-]+", folded(phrase)) if word]
    pieces = []
    for at, word in enumerate(words):
        if word == "..":
            pieces.append(GAP)
            continue
        pieces.append(re.escape(word).replace(r"\*", r"[\w'-]*"))
        if at < len(words) - 1:
            pieces.append(r"\s+" if words[at + 1] == ".." else r"[\s-]+")
    return f"{BEGINS}{''.join(pieces)}{ENDS}" if any(re.search(r"\w", word) for word in words) else ""
