"""What a sentence shows whatever stands around it: takes text, gives its words, numbers and marks.

Owns which sentences hold anything of interest, so that the others cost next to nothing, and what is remembered of a
sentence that two editions share.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import lru_cache
from typing import TYPE_CHECKING

from tipdiff.figures.denials import HINT
from tipdiff.figures.lexicon import Lexicon, Marks
from tipdiff.figures.number_words import STARTS
from tipdiff.figures.numbers import Numbers, numbers
from tipdiff.figures.tokens import ENGLISH, FRACTIONS, Custom, Tokens, lowered
from tipdiff.model.frozen import Frozen

if TYPE_CHECKING:
    from tipdiff.figures.meaning.case import Sentence

SENTENCES = 4096
"""Sentences that are remembered as they were cut: more than two editions of the longest reports have."""
_DIGIT = re.compile(rf"[\d{''.join(FRACTIONS)}]")
_DASHES = str.maketrans("–—/", "   ")
_DENIALS = frozenset({"no", "any", "not", "unable"})


def _beside_marks(words: Iterable[str]) -> frozenset[str]:
    """Words as they stand between blanks: with the marks that may touch them."""
    ends = ("", ",", ".", ";", ":", ")")
    return frozenset(f"{start}{word}{end}" for word in words for start in ("", "(") for end in ends)


_NUMBERS = _beside_marks(STARTS)


class Glance(Frozen):
    """What a sentence shows whatever stands around it."""

    tokens: Tokens
    numbers: Numbers
    marks: Marks
    silent: bool
    """True where it may deny or withhold a count."""
    shaped: dict[int, Sentence | None]
    """Year -> what its shape was found to be by the edition of that year, 0 where no year matters; filled as years are
    asked for."""


@lru_cache(maxsize=SENTENCES)
def glance(text: str, lexicon: Lexicon, country: str | None, custom: Custom = ENGLISH) -> Glance | None:
    """None for a sentence that holds nothing of interest. Two editions have most of their sentences in common."""
    low = lowered(text)
    held = set((low if low.isascii() else low.translate(_DASHES)).split())
    numeric = _DIGIT.search(low) is not None or not held.isdisjoint(_NUMBERS)
    silent = not held.isdisjoint(_DENIALS) and HINT.search(text) is not None
    doubtful = lexicon.doubted(held, low)
    if not (numeric or silent or doubtful):
        return None
    tokens = Tokens(text, low, custom)
    stated = numbers(tokens, lexicon.counted, country, lexicon.labels) if numeric else Numbers()
    told = stated.quantities or silent or doubtful
    return Glance(tokens, stated, lexicon.marks(tokens.words) if told else Marks(), silent, {})
