"""A paragraph to sentences: a kept segmenter, mended where reports defeat it.

sentencex (MIT) does the work; here stands only what it gets wrong in these texts, each rule over a closed
list.
"""

from __future__ import annotations

import re

from sentencex import segment

from tipdiff.normalize.typography import glued_ends

ABBREVIATIONS = """
approx. incl. excl. est. No. Nos. Art. Arts. art. sec. secs. ch. vol. para. paras. pp. Ltd. Inc. Co. Corp. Bros. cf. vs.
e.g. i.e. ca.
"""
INITIALS = re.compile(r"[(\"']?(?:[A-Z]\.){1,3}[A-Z]\.$|[A-Z]\.$")
MAY = re.compile(r"(?<=\bMay\.)\s+(?=[\"'(]?[A-Z])")
"""The one month that the segmenter takes for an abbreviation."""
STARTERS = """
The A An In On At By For From During After Before While When As Since Under Although Though However This These Those
That It Its He She They Their There Some Many Most Several All Both Each Other Such Authorities Officials Observers
Experts NGOs Media Police Courts Government Traffickers Victims If According Despite Unlike With Without No
"""
"""Words that begin a sentence, whatever stands before them."""
FIRST_WORD = re.compile(r"[\"'(]*(\w+)")
_ABBREVIATIONS = frozenset(ABBREVIATIONS.split())
_STARTERS = frozenset(STARTERS.split())


def split(text: str) -> list[str]:
    """The sentences of a paragraph; joined they are `text` again, but for white space between them."""
    pieces: list[str] = []
    for part in _unglued(text):
        for sentence in segment("en", part):
            if pieces and _goes_on(pieces[-1], sentence):
                pieces[-1] += sentence
            else:
                pieces.append(sentence)
    return [piece.strip() for piece in pieces if piece.strip()]


def _unglued(text: str) -> list[str]:
    """Parted where the blank after a full stop was lost, `terms.Increase`, and where the segmenter
    would not."""
    ends = glued_ends(text)
    if "May." in text:
        ends = sorted([*ends, *(found.end() for found in MAY.finditer(text))])
    return [text[start:end] for start, end in zip([0, *ends], [*ends, len(text)], strict=True)]


def _goes_on(sentence: str, following: str) -> bool:
    """True where the segmenter took an abbreviation or a bracket for an end."""
    end, start = sentence.rstrip(), following.lstrip()
    if not start:
        return True
    if start[0] in ")]," or (start[0].islower() and not end.endswith(("?", "!"))):
        return True
    last = end[end.rfind(" ") + 1 :]
    if last.lstrip("(\"'") in _ABBREVIATIONS:
        return start[0].isdigit() or not _starts(start)
    if INITIALS.match(last):
        return not _starts(start)
    return end.count("(") > end.count(")") and ")" in start and "(" not in start.split(")", 1)[0]


def _starts(text: str) -> bool:
    first = FIRST_WORD.match(text)
    return first is not None and first[1] in _STARTERS
