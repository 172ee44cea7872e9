"""Raised and lowered text: ordinals, units and formulas are said, marks of notes are not.

Takes what a mark raises or lowers and what stands around it, gives what is to be read in its place. It alone tells a
note's number from an exponent.
"""

from __future__ import annotations

import re

ORDINAL = re.compile(r"(?i)(?:st|nd|rd|th|er|re|ème|º|ª)\.?")
NUMBER_SIGN = re.compile(r"(?:^|[\s(])[Nn]$")
"""`No` with its `o` raised."""
UNIT = re.compile(
    r"(?:^|[\d\s(/·⋅.])(?:[kcdmµ]?m|ft|feet|miles?|yds?|kg/m|[Ww]/m)\.?\s*$|\d\s*(?:in|inch|inches|mi|ha|s)\.?\s*$"
)
"""Units that have squares and cubes; those that are also words only behind a number."""
VARIABLE = re.compile(r"(?:^|[\s(=+*/-])[A-Za-zχηρσ]$|\bchi$")
"""A letter alone: `R` of `R²`."""
POWER_OF_TEN = re.compile(r"(?:^|[^\d.,])10$")
EXPONENT = re.compile(r"[-−–+]?\d{1,2}")
NUMBER_BEFORE = re.compile(r"\d$")
FRACTION = re.compile(r"\d{1,3}")
WORDS = re.compile(r"[^\W\d_]{2,}(?:\s+\S+){2,}")
"""Raised prose: a page's trick for small type."""
FORMULA = re.compile(r"(?<![a-z]{4})[^\W\d_]$|\([A-Z]\w{0,4}\)$")
"""What a lowered figure belongs to: the end of `CO`, not the end of a longer word."""
NOTE_LINK = re.compile(r"(?i)#.*?(?:fn|ftn|foot|note|edn|cite|ref)[\w:.-]*\d*$")
NOTE_MARK = re.compile(r"\[?\(?(?:\d{1,3}|[a-z]|[ivx]{1,4}|[*†‡§¶]{1,3}|note \d+)\)?\]?", re.IGNORECASE)
HIGH = str.maketrans("0123456789-−–+", "⁰¹²³⁴⁵⁶⁷⁸⁹⁻⁻⁻⁺")
SLASHES = ("/", "⁄", "∕")


def raised(before: str, text: str, after: str, linked: bool) -> str:
    """What is read for raised text; nothing for the mark of a note.

    Args:
        before: the text that it follows, up to it.
        after: what follows, from it on.
        linked: it leads to another place of the page, as marks of notes do.
    """
    nothing = " " if text[:1].isspace() or text[-1:].isspace() else ""
    text = " ".join(text.split())
    end = before[-20:]
    if ORDINAL.fullmatch(text) and NUMBER_BEFORE.search(end):
        return f"{text}{nothing}"
    if text.lower() in ("o", "º", "os") and NUMBER_SIGN.search(end):
        return text
    if linked or not text:
        return nothing
    if FRACTION.fullmatch(text) and after.startswith(SLASHES):
        return f" {text}" if NUMBER_BEFORE.search(end) else text
    if EXPONENT.fullmatch(text):
        power = text.lstrip("-−–+") in ("2", "3") or not text[0].isdigit()
        if (power and (UNIT.search(end) or VARIABLE.search(end))) or POWER_OF_TEN.search(end):
            return text.translate(HIGH)
        return nothing
    return f" {text} " if WORDS.fullmatch(text) else nothing


def lowered(before: str, text: str, linked: bool) -> str:
    """What is read for lowered text: part of a formula or a name, the lower half of a fraction, or a note's mark."""
    text = " ".join(text.split())
    joins = FORMULA.search(before[-20:]) is not None or before.endswith(SLASHES)
    if linked or not (joins or WORDS.fullmatch(text)):
        return ""
    return text if joins else f" {text} "


def is_note_link(address: str, text: str) -> bool:
    """True for a link that is the mark of a note, and for the way back from the note."""
    mark = " ".join(text.split())
    return NOTE_LINK.search(address) is not None and (NOTE_MARK.fullmatch(mark) is not None or mark in ("↩", "↩︎", "^"))
