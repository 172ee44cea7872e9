"""One spelling for one thing: quotes, dashes, spaces, ligatures and hyphens that only the printing changed.

Takes a run of text, gives the text that findings are compared in. The wording stays: nothing here changes
a word but where a line's end broke it or took its hyphen.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Mapping, Sequence
from functools import lru_cache

from tipdiff.model.frozen import Frozen

SAME_LENGTH = {
    "’": "'",
    "‘": "'",
    "‛": "'",
    "ʼ": "'",
    "′": "'",
    "`": "'",
    "´": "'",
    "“": '"',
    "”": '"',
    "„": '"',
    "‟": '"',
    "″": '"',
    "«": '"',
    "»": '"',
    "\u00a0": " ",
    "\u2002": " ",
    "\u2003": " ",
    "\u2007": " ",
    "\u2009": " ",
    "\u202f": " ",
    "\u3000": " ",
    "‐": "-",
    "‑": "-",
    "‒": "–",
    "―": "—",
    "−": "-",
    "●": "•",
    "▪": "•",
    "◦": "•",
    "·": "•",
    "‣": "•",
    "∙": "•",
    **dict(zip("₀₁₂₃₄₅₆₇₈₉", "0123456789", strict=True)),
}
"""One character for one, so that a place in the folded text is the same place in the source."""
OTHER_LENGTH = {
    "\u00ad": "",
    "\u200b": "",
    "\u200c": "",
    "\u200d": "",
    "\u200e": "",
    "\u200f": "",
    "\u2060": "",
    "\ufeff": "",
    "\ufb00": "ff",
    "\ufb01": "fi",
    "\ufb02": "fl",
    "\ufb03": "ffi",
    "\ufb04": "ffl",
    "\ufb05": "st",
    "\ufb06": "st",
    "…": "...",
}
DASH = re.compile(r"\s*—\s*|\s+(?:–|-{1,3})\s+|(?<=\w)-{2,3}(?=\w)|(?<=[^\W\d])–(?=[^\W\d])")
DASHES = ("—", "–", " -", "--")
"""One of these stands wherever `DASH` matches: a look for them is cheaper."""
RANGE = re.compile(r"(?<=\d)–(?=\d)")
BROKEN_WORD = re.compile(r"\b([^\W\d_]{2,})- (?!(?:and|or|to)\b)([a-zß-öø-ÿ]{2,}|[A-Z]{2,})\b")
GLUED_SENTENCE = re.compile(r"(?<=[a-z)\"'][a-z)\"'])([.!?])(?=[A-Z][a-z]+\b)")
HIGH = "¹²³⁰⁴⁵⁶⁷⁸⁹"
NOTE_MARK = re.compile(
    r"(?<=\S)(?:\[(?:\d{1,3}(?:\s?[,;–-]\s?\d{1,3})*|[a-z])\])+|\s+(?:\[\d{1,3}(?:\s?[,;–-]\s?\d{1,3})*\])+(?=[.,;:!?]|$)"
    r"|^(?:\[\d{1,3}\]\s*)+(?=[A-Z\"'])|(?<=[.!?])\s+(?:\[\d{1,3}\])+$"
    rf"|(?:(?<=[a-z]{{3}})(?<!feet|mile|iles)|(?<=[.,;:!?)\"'])|(?<=\d)(?<!\b10))[{HIGH}]+(?:[,⁻–][{HIGH}]+)*(?![\w{HIGH}⁄/])"
    r"|(?<=[^\s\d][.,;:!?)\"'\w])[†‡]+|(?<=[a-z]{4}\.)\d{1,3}$"
)
"""The mark of a note: in brackets, raised, a dagger, or bare behind the full stop that lost the blank after it."""
NOTED = ("[", "†", "‡", *HIGH)
"""One of these, or a figure at the very end, stands wherever `NOTE_MARK` matches."""
GLUED = re.compile(r"[.!?][A-Z]")
"""The same for `GLUED_SENTENCE`."""
WORD = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*")
COMPARED = re.compile(r"(?<=[^\W\d_])-(?=[^\W\d_])")

SHORTEST_COMPOUND = 7
"""Letters; a shorter glued word is too likely a word of its own."""
SHORTEST_REPAIR = 4
"""Letters; a shorter word that lost a ligature may be anything."""
LIGATURES = {
    "ffi": ("f", "i", "fi", "ff"),
    "ffl": ("f", "fl", "ff"),
    "ff": ("", "f"),
    "fi": ("", "f", "i"),
    "fl": ("", "f", "l"),
}
"""What some PDFs keep of each: `traficking`, `eforts`, `confict`."""
JOINTS = frozenset(
    """
    twenty- thirty- forty- fifty- sixty- seventy- eighty- ninety- self- anti- cross- well- non-
    """.split()
)
"""Words that keep the hyphen behind them, whatever word follows."""
ENDINGS = frozenset("ish less ness nesses ing ings es ed er ers ly ful ties ty".split())
"""Ends of words, which a line's end parts from `self` or `cross` as from any other word."""
LIGATURE_WORDS = """
trafficking traffickers trafficker trafficked traffic official officials officially officer officers office
offices efforts effort effective effectively effect effects affected affecting different difficult
difficulty difficulties offense offenses offender offenders offered offers staff staffing staffed sufficient
sufficiently insufficient identified identify identifying identifies identification financial finance
financed first finding findings fined significant significantly specific specifically specified unspecified
confirmed confidential certified certificate certificates classified ratified ratification verified
verification justified modified benefit benefits benefited profit profits profile profiles final finalize
finalized fishing conflict conflicts inflicted influence reflected affairs firm firms artificial
beneficiaries coffee
"""
"""Words with a ligature that these reports use; none becomes another word where it is lost."""


class Spelling(Frozen):
    """How one report spells: what decides where its source is torn or glued."""

    words: frozenset[str]
    """All its words, lower case."""
    repairs: Mapping[str, str]
    """Glued or torn word -> the right one, lower case."""
    joints: frozenset[str]
    """Words that stand before or after a hyphen: `court-` and `-ordered`."""


def _replaced(text: str, letters: Mapping[str, str]) -> str:
    """Each letter by its other form; a look for each is many times faster than a table of all characters."""
    for letter, plain in letters.items():
        if letter in text:
            text = text.replace(letter, plain)
    return text


def fold(text: str) -> str:
    """Quotes, spaces and hyphens in one form each; as long as `text`, character by character."""
    if text.isascii() and "`" not in text:
        return text
    return _replaced(text, SAME_LENGTH)


def bridge(text: str) -> str:
    """With the halves of broken words held together, as long as before: `going miss- ing.` ends in no
    abbreviation."""
    return BROKEN_WORD.sub(r"\1--\2", text) if "- " in text else text


def clean(text: str, spelling: Spelling) -> str:
    """The text that findings are compared in."""
    if not text.isascii():
        text = _replaced(text, OTHER_LENGTH)
        text = RANGE.sub("-", fold(unicodedata.normalize("NFC", text)))
    if any(mark in text for mark in NOTED) or text[-1:].isdigit():
        text = NOTE_MARK.sub("", text)
    if any(dash in text for dash in DASHES):
        text = DASH.sub(" – ", text)
    text = rejoined(text, spelling)
    if GLUED.search(text):
        text = GLUED_SENTENCE.sub(r"\1 ", text)
    if spelling.repairs and any(map(text.lower().__contains__, spelling.repairs)):
        text = _any_of(tuple(spelling.repairs)).sub(lambda found: _repaired(found[0], spelling.repairs), text)
    return " ".join(text.split())


def rejoined(text: str, spelling: Spelling) -> str:
    """With the halves of words that the ends of lines broke in one piece."""
    return BROKEN_WORD.sub(lambda found: _mended(found, spelling), text) if "- " in text else text


def glued_ends(text: str) -> list[int]:
    """Where sentences end that lost the blank behind their full stop: `terms.Increase`."""
    return [found.end() for found in GLUED_SENTENCE.finditer(text)] if GLUED.search(text) else []


def key(text: str) -> str:
    """What two cleaned texts are equal by: a hyphen inside a word is typography."""
    return COMPARED.sub("", text)


def as_sentence(item: str) -> str:
    """A list item with the capital and the full stop that it has where items are sentences of their own."""
    ended = item if item.endswith((".", "!", "?", '."', ".)")) else f"{item.rstrip(';:, ')}."
    return ended[0].upper() + ended[1:]


def spelling_of(texts: Iterable[str], listed: Sequence[str]) -> Spelling:
    """The spelling of a report; `listed` are the hyphenated words of its profile.

    The hyphenated forms are the profile's and the report's own: a report that writes `court-ordered` once
    means it where it writes `courtordered`.
    """
    text = _replaced(fold("\n".join(texts)).lower(), OTHER_LENGTH).replace(" - ", " – ")
    whole = BROKEN_WORD.sub(" ", text) if "- " in text else text
    words = frozenset(WORD.findall(" ".join(set(whole.split()))))
    own = [word for word in words if "-" in word and len(word) > SHORTEST_COMPOUND]
    compounds = {glued: word for word in (*own, *listed) if (glued := word.replace("-", "")) in words}
    lost = _lost_ligatures()
    repairs = {**{torn: lost[torn] for torn in sorted(lost.keys() & words)}, **compounds}
    known = [word for word in (*own, *listed) if word[: word.index("-") + 1] not in JOINTS]
    joints = {joint for word in known for joint in (word[: word.index("-") + 1], word[word.rindex("-") :])}
    return Spelling(words, repairs, JOINTS | joints)


@lru_cache(maxsize=1)
def _lost_ligatures() -> dict[str, str]:
    """Each word as it looks without its ligature -> the word."""
    words = LIGATURE_WORDS.split()
    return {
        torn: word
        for word in words
        for ligature, left in LIGATURES.items()
        if ligature in word
        for rest in left
        if len(torn := word.replace(ligature, rest)) >= SHORTEST_REPAIR and torn not in words
    }


@lru_cache(maxsize=4)
def _any_of(words: tuple[str, ...]) -> re.Pattern[str]:
    """Any of these words, whole, in any case."""
    return re.compile(rf"(?<![^\W\d_])(?<![^\W\d_]-)(?:{'|'.join(words)})(?!-?[^\W\d_])", re.IGNORECASE)


def _repaired(word: str, repairs: Mapping[str, str]) -> str:
    whole = repairs[word.lower()]
    return whole.capitalize() if word[0].isupper() else whole


def _mended(found: re.Match[str], spelling: Spelling) -> str:
    """`suc- cessfully` is one word; `front- line` had its own hyphen, and so had `mother-in- law`."""
    first, second = found[1], found[2]
    whole, compound = f"{first}{second}", f"{first}-{second}"
    chained = found.string[: found.start()].endswith("-") and second.lower() in spelling.words
    if compound.lower() in spelling.words:
        return compound
    if whole.lower() in spelling.words:
        return whole
    if chained or (f"{first.lower()}-" in JOINTS and second not in ENDINGS):
        return compound
    before, after = f"{first.lower()}-" in spelling.joints, f"-{second.lower()}" in spelling.joints
    joined = (before and (after or second in spelling.words)) or (after and first.lower() in spelling.words)
    return compound if joined or second.isupper() else whole
