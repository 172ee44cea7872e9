"""The subject before a number: takes a sentence's words and verbs, gives the words of the nearest one.

Owns where a subject begins and how long its name may be; whether it is a body that counts is for `bodies` to say.
"""

from __future__ import annotations

from collections.abc import Container

from tipdiff.figures.body_words import SUBJECT_ENDS, SUBJECT_SKIPS
from tipdiff.figures.english import JOINED
from tipdiff.figures.number_words import MONTHS

BRACKETED = 3
"""Tokens of "(MOH)"."""
LONGEST = 6
"""Words of a body's name that tell it: "Special Prosecutor for Crimes against Women" has four."""
NAMING = frozenset({"of", "for", "the", "on", "against", "and"})
"""Plain words that a name may hold."""


def nearest(words: list[str], verbs: Container[int], begin: int, lead: int, abbreviated: bool = False) -> list[str]:
    """The words of the nearest subject before a number.

    Args:
        verbs: tokens of verbs.
        begin: first token of its half sentence.
        lead: first token of the number.
        abbreviated: whether a short name in brackets may stand between the subject and its verb.
    """
    for verb in range(lead - 1, begin, -1):
        if verb in verbs:
            held = _subject(words, verbs, begin, verb, abbreviated)
            if held:
                return held
    return []


def _subject(words: list[str], verbs: Container[int], first: int, verb: int, abbreviated: bool) -> list[str]:
    """The words of a verb's subject; none where it has no name of its own right before it."""
    start = verb
    if abbreviated and start - first > BRACKETED and words[start - 1] == ")" and words[start - BRACKETED] == "(":
        start = verb = start - BRACKETED  # "the Ministry of Harvests (MOH) assisted"
    while start > first and words[start - 1] not in SUBJECT_ENDS and words[start - 1][0].isalpha():
        if start - 1 in verbs:
            break
        start -= 1
    joined = start > first + 1 and words[start - 1] in JOINED and words[start - 2] != ","
    held = [
        word for word in words[start:verb] if word not in SUBJECT_SKIPS and word not in MONTHS and not word.isdigit()
    ]
    return [] if joined or sum(word not in NAMING for word in held) > LONGEST else held
