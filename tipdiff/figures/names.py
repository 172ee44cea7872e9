"""What only looks like a number: years, dates, and the numbers of laws, lines to call and list items.

Takes a sentence's tokens from left to right, tells of each number whether it counts anything. Owns all of
these rules; the second of two ("articles 5 and 7", "May 5 and 7") is told by the first.
"""

from __future__ import annotations

from collections.abc import Collection

from tipdiff.figures.currencies import NAMES
from tipdiff.figures.english import LABELS, MAGNITUDES, NEVER_COUNTED, STOPS
from tipdiff.figures.tokens import Tokens

LINES = frozenset({"hotline", "helpline", "line"})
_CALLED = LINES | {"dial", "dialing", "toll-free", "number"}
_CODES_OF_LAW = frozenset({"u.s.c", "usc", "c.f.r"})
_JOINTS = frozenset({"and", "or", "through", "to", "-", "–", ",", "&"})
_CLOCK = frozenset({"a.m", "p.m", "am", "pm"})
LONGEST_JOINT = 6
"""Tokens from one number of a law to the next: "Sections 360(A), and 362" has six."""
LONGEST_LABEL = 20
"""A bracketed number below it labels a list item, where the sentence has a "(1)"."""


class Names:
    """What has been found to be no count, from left to right."""

    def __init__(self, tokens: Tokens, counted: Collection[str]) -> None:
        self.tokens, self.words, self.word = tokens, tokens.words, tokens.word
        self.counted = counted
        self.named = -9
        """Last token that belongs to the number of a law or the like."""
        self.dated = -9
        """Last token that is the day of a month."""

    def year(self, at: int, value: float) -> bool:
        """True for a year of four digits that counts nothing."""
        token = self.words[at]
        if len(token) != 4 or not token.isdigit() or not 1900 <= value < 2100:
            return False
        before, following = self.word(at - 1), self.word(at + 1)
        if following in MAGNITUDES or following in NAMES or following in ("percent", "per"):
            return False
        return not (
            following in self.counted and following.endswith(("s", "en", "people")) and before and before not in STOPS
        )

    def names(self, at: int, value: float) -> bool:
        """True for a day of a month, and for a number that names a law, a line, a list item."""
        if self._date(at, value):
            self.dated = at
            return True
        if self._name(at, value):
            self.named = at
            return True
        return False

    def _date(self, at: int, value: float) -> bool:
        if value > 31:
            return False
        month, before, following = self.tokens.month, self.word(at - 1), self.word(at + 1)
        if month(at - 1) or month(at + 1) or (before == "." and month(at - 2)):
            return following not in self.counted
        goes_on = self.dated == at - 2 and before in _JOINTS and before != ","
        return goes_on and (not following[:1].isalpha() or following in STOPS)

    def _name(self, at: int, value: float) -> bool:
        before, following = self.word(at - 1), self.word(at + 1)
        if before in NEVER_COUNTED:
            return True
        if following in self.counted:
            return False
        return self._labelled(at) or self._called(at, value) or self._listed(at, value)

    def _labelled(self, at: int) -> bool:
        """ "Section 12", "Law No. 985", "articles 145 bis and 146", "18 U.S.C. 1591"."""
        before, following = self.word(at - 1), self.word(at + 1)
        if before in LABELS or following in _CODES_OF_LAW or (before == "no" and following != "more"):
            return True
        if before == "." and (self.word(at - 2) in LABELS or self.word(at - 2) == "no"):
            return True
        gap = at - self.named
        if gap == 1 or gap > LONGEST_JOINT:
            return gap == 1
        return before in _JOINTS and all(_lettered(word) for word in self.words[self.named + 1 : at - 1])

    def _called(self, at: int, value: float) -> bool:
        """ "911", "the 1343 hotline", "5 p.m."."""
        if value == 911 or self.word(at + 1) in _CLOCK:
            return True
        token = self.words[at]
        return len(token) >= 3 and token.isdigit() and (self.word(at + 1) in LINES or self.word(at - 1) in _CALLED)

    def _listed(self, at: int, value: float) -> bool:
        """ "(2)" in a lettered list, "3." before its item, "number 5"."""
        before, following = self.word(at - 1), self.word(at + 1)
        if following == ")":
            return at == 0 or (before == "(" and value < LONGEST_LABEL and "(1)" in self.tokens.text)
        return before == "number" or (at == 0 and following == ".")


def _lettered(word: str) -> bool:
    """True for what may stand after the number of a section: "(A)", "bis", a comma."""
    return len(word) == 1 or word in ("bis", "ter")
