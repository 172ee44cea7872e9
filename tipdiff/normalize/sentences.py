"""A paragraph to sentences: a kept segmenter, corrected where reports defeat it.

sentencex (MIT) does the work. Here stands only what it gets wrong in these texts: first the ends that it misses, at
which the text is cut before it sees it, then the ends that it sees where none are. Each rule is over a closed list.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import chain

from sentencex import segment

from tipdiff.normalize.typography import glued_ends

ABBREVIATIONS = """
approx. incl. excl. est. No. Nos. Art. Arts. art. sec. secs. ch. vol. para. paras. pp. Ltd. Inc. Co. Corp. Bros. cf. vs.
e.g. i.e. ca. fig. figs. tab. Approx. Incl. Est. Sec. Secs. Ch. Vol. Para. Paras. Cf. Ca. Fig. Figs. Tab.
Amb. Messrs. Insp. Supt.
"""
INITIALS = re.compile(r"[(\"']?(?:[A-Z]\.){1,3}[A-Z]\.$|[A-Z]\.$")
ABBREVIATED = re.compile(
    r"\b(?:(?P<clear>etc|Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sept?|Oct|Nov|Dec|no)|(?P<time>[ap]\.m)"
    r"|Inc|Ltd|Co|Corp|Jr|Sr|Ph\.D|al|(?P<initials>(?<![A-Z]\.)(?:[A-Z]\.)+[A-Z])|[A-Z])\.[\"')\]]?\s+(?=[\"'(\[]?[A-Z])"
)
"""Abbreviations that may end a sentence too, before a capital; no name follows the clear ones."""
STARTERS = """
The A An In On At By For From During After Before While When As Since Under Although Though However This These Those
That It Its He She They Their There Some Many Most Several All Both Each Other Such If According Despite Unlike With
Without No Nobody None Nothing Everyone Everybody Anyone Another Few Fewer Only Also But And Or So Not Neither Then
Later Meanwhile Instead Nevertheless Nonetheless Moreover Furthermore Additionally Finally Until Because Where What Who
Why How His Her Our We Between Among Throughout Within Of To
"""
"""Words that begin a sentence, whatever stands before them."""
SUBJECTS = """
Authorities Officials Observers Experts NGOs Media Police Courts Government Traffickers Victims Judges Prosecutors
"""
"""Words that begin one, where they are no part of a name: a word in small letters follows."""
NAMED_AFTER_INITIALS = frozenset(("Government",))
"""`the U.S. Government acted`."""
FIRST_WORD = re.compile(r"[\"'(\[]*(\w+)(?:\s+(\w+))?")
TIME_FIRST = re.compile(r"(?:^|[.!?]\s+)(?:At|By|Around|About|From|Until|Before|After|Since)\s[^.!?]{0,12}$")
"""What stands before `a.m.` where the sentence is only beginning."""
ENDED_BRACKET = re.compile(r"[.!?][\"']?([)\]])\s+(?=[\"'(\[]?[A-Z0-9])")
WHOLE = re.compile(r"[.!?][\"')\]]*\s+$")
"""What stands before a bracket around whole sentences."""
CUT_OFF = re.compile(r"…[\"')\]]*\s+(?=[\"'(\[]?[A-Z])")
NOTED = re.compile(r"(?:(?<=[a-z]{4}\.)\d{1,3}|[.!?]\s+(?:\[\d{1,3}\])+)\s+(?=[\"'(]?[A-Z])")
"""An end with the mark of a note behind it: `raids.12 Courts`, `raids. [12] Courts`."""
NEAR = 40
"""Characters before a place that a rule looks at."""
LONGEST = 4000
"""Characters of a sentence. Rules of figures and pairs weigh each word of a sentence with each other one, which on text
without an end would never end; the longest sentence of 1,900 real reports has 3,600."""
NOTE_MARKS = re.compile(r"(?:\[\d{1,3}\]\s*)+")
MARKER = re.compile(r"\(?(?:\d{1,2}|[a-zA-Z]|[ivx]{1,4})[.)]")
"""Of an item in a list inside a paragraph."""
ITEM = re.compile(r"\(?(?:\d{1,2}|[a-z]|[ivx]{1,4})\)\s+")
FIRST_ITEM = re.compile(r":\s+\(?(?:1|a|i)[.)]$")
_ABBREVIATIONS = frozenset(ABBREVIATIONS.split())
_STARTERS = frozenset(STARTERS.split())
_SUBJECTS = frozenset(SUBJECTS.split())


def split(text: str) -> list[str]:
    """The sentences of a paragraph; joined they are `text` again, but for white space between them."""
    pieces: list[str] = []
    for part in _cut(text):
        for sentence in chain.from_iterable(map(_items, segment("en", part))):
            if pieces and _goes_on(pieces[-1], sentence):
                pieces[-1] += sentence
            else:
                pieces.append(sentence)
    return [part for piece in pieces for part in bounded(piece.strip())]


def bounded(text: str) -> Iterator[str]:
    """A sentence in parts of at most `LONGEST` characters, cut at blanks where it has any; an empty one is none."""
    while len(text) > LONGEST:
        blank = text.rfind(" ", LONGEST // 2, LONGEST)
        end = blank if blank > 0 else LONGEST
        yield text[:end]
        text = text[end:].lstrip()
    if text:
        yield text


def _cut(text: str) -> list[str]:
    """Parted where the segmenter would miss an end."""
    ends = sorted({*glued_ends(text), *_missed(text)})
    return [text[start:end] for start, end in zip([0, *ends], [*ends, len(text)], strict=True)]


def _missed(text: str) -> Iterator[int]:
    """Where sentences begin behind an abbreviation, a bracket, dots or the mark of a note."""
    for found in ABBREVIATED.finditer(text):
        if _ends(found, text):
            yield found.end()
    for found in ENDED_BRACKET.finditer(text):
        start = text.rfind("(" if found[1] == ")" else "[", 0, found.start())
        opens = text[start + 1 : start + 3].lstrip("\"'")[:1].isupper()
        if start == 0 or (start > 0 and WHOLE.search(_before(text, start))):
            yield from [found.end()] if opens else []
    if "…" in text:
        yield from (found.end() for found in CUT_OFF.finditer(text))
    yield from (found.end() for found in NOTED.finditer(text))


def _ends(found: re.Match[str], text: str) -> bool:
    """True for an abbreviation with which its sentence ends."""
    if found["clear"]:
        return True
    words = FIRST_WORD.match(text, found.end())
    if words is None:
        return False
    small = words[2] is not None and words[2][0].islower() and words[2] != "of"
    if found["time"]:
        return words[1] in _STARTERS or (small and not TIME_FIRST.search(_before(text, found.start())))
    if found["initials"] and words[1] in NAMED_AFTER_INITIALS:
        return False
    return words[1] in _STARTERS or (small and words[1] in _SUBJECTS)


def _before(text: str, at: int) -> str:
    """The few characters before a place, with a mark where they are not the text's first."""
    return text[:at] if at <= NEAR else f"\0{text[at - NEAR : at]}"


def _items(sentence: str) -> Iterator[str]:
    """What begins with the mark of an item, cut again: the segmenter reads on behind the last item of a list."""
    mark = ITEM.match(sentence)
    if mark is None:
        yield sentence
        return
    first, *rest = segment("en", sentence[mark.end() :]) or [""]
    yield mark[0] + first
    yield from rest


def _goes_on(sentence: str, following: str) -> bool:
    """True where the segmenter took an abbreviation, a bracket, a name or the mark of an item for an end."""
    end, start = sentence.rstrip(), following.lstrip()
    if not start or end.endswith(":") or MARKER.fullmatch(end) or FIRST_ITEM.search(end[-NEAR:]):
        return True
    if start[0] in ")]," or start[0].islower() or NOTE_MARKS.fullmatch(start):
        return not _is_item(start)
    if (mark := ITEM.match(start)) and start[mark.end() : mark.end() + 1].islower():
        return True
    last = end[end.rfind(" ") + 1 :]
    if last.lstrip("(\"'") in _ABBREVIATIONS:
        return start[0].isdigit() or not _starts(start)
    if INITIALS.match(last):
        return not _starts(start)
    return end.count("(") > end.count(")") and ")" in start and "(" not in start.split(")", 1)[0]


def _is_item(text: str) -> bool:
    """True for `b) Fund shelters.`: a small letter that begins an item of sentences."""
    mark = ITEM.match(text)
    return mark is not None and text[mark.end() : mark.end() + 1].isupper()


def _starts(text: str) -> bool:
    first = FIRST_WORD.match(text)
    return first is not None and (first[1] in _STARTERS or first[1] in _SUBJECTS)
