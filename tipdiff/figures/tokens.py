"""Sentence to tokens: words, numbers and signs, each with its place. Owns how a sentence is cut.

A number keeps its thousands' commas, its decimals, its currency sign and its per-cent sign in one token; a word keeps
its inner hyphens and apostrophes, so that `24-hour`, `P029` and `COVID-19` are words and never numbers.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

_TOKEN = re.compile(r"[$€£¥₹₱฿₦₵₡]?[^\W_]+(?:(?:['’.\-/&:]|(?<=\d),(?=\d\d\d(?!\d)))[^\W_]+)*%?|[^\w\s]")


@dataclass(slots=True)
class Tokens:
    """One sentence, cut."""

    text: str
    words: list[str]
    """In lower case, with straight apostrophes."""
    starts: list[int]
    """Code points of each token within `text`."""
    ends: list[int]

    def capital(self, at: int) -> bool:
        """True where the token begins with a capital letter in the source."""
        return self.text[self.starts[at]].isupper()

    def __len__(self) -> int:
        return len(self.words)


def cut(text: str) -> Tokens:
    """The tokens of a sentence."""
    low = text.lower()
    if len(low) != len(text):  # a few capitals grow when lowered (İ): then places would no longer agree
        low = "".join(char if len(char.lower()) != 1 else char.lower() for char in text)
    low = low.replace("’", "'")
    words, starts, ends = [], [], []
    for match in _TOKEN.finditer(low):
        words.append(match[0])
        starts.append(match.start())
        ends.append(match.end())
    return Tokens(text, words, starts, ends)
