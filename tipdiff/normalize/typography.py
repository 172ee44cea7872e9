"""One spelling for one thing: quotes, dashes, spaces, ligatures and hyphens that only the printing changed.

Takes a run of text, gives the text that findings are compared in. The wording stays: nothing here changes a word but
where a line's end broke it or took its hyphen.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Mapping
from functools import lru_cache

SAME_LENGTH = {
    "’": "'", "‘": "'", "‛": "'", "ʼ": "'", "′": "'", "`": "'", "´": "'",
    "“": '"', "”": '"', "„": '"', "‟": '"', "″": '"', "«": '"', "»": '"',
    "\u00a0": " ", "\u2002": " ", "\u2003": " ", "\u2007": " ", "\u2009": " ", "\u202f": " ", "\u3000": " ",
    "‐": "-", "‑": "-", "‒": "–", "―": "—", "−": "-",
    "•": "•", "●": "•", "▪": "•", "◦": "•", "·": "•", "‣": "•", "∙": "•",
}
"""One character for one, so that a place in the folded text is the same place in the source."""
FOLDED = re.compile(f"[{''.join(SAME_LENGTH)}]")
OTHER_LENGTH = {
    "\u00ad": "", "\u200b": "", "\u200c": "", "\u200d": "", "\u200e": "", "\u200f": "", "\u2060": "",
    "\ufeff": "", "\ufb00": "ff", "\ufb01": "fi", "\ufb02": "fl", "\ufb03": "ffi", "\ufb04": "ffl", "\ufb05": "st",
    "\ufb06": "st", "…": "...",
}
LOOSE = re.compile(f"[{''.join(OTHER_LENGTH)}]")
DASH = re.compile(r"\s*—\s*|\s+(?:–|-{1,3})\s+|(?<=\w)-{2,3}(?=\w)|(?<=[^\W\d])–(?=[^\W\d])")
DASHES = ("—", "–", " -", "--")
"""One of these stands wherever `DASH` matches: a look for them is cheaper."""
RANGE = re.compile(r"(?<=\d)–(?=\d)")
BROKEN_WORD = re.compile(r"\b([^\W\d_]{2,})- (?!(?:and|or|to)\b)([a-z]{2,})\b")
GLUED_SENTENCE = re.compile(r"(?<=[a-z)\"'][a-z)\"'])([.!?])(?=[A-Z][a-z]+\b)")
GLUED = re.compile(r"[.!?][A-Z]")
"""The same for `GLUED_SENTENCE`."""
WORD = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*")
COMPARED = re.compile(r"(?<=[^\W\d_])-(?=[^\W\d_])")

SHORTEST_COMPOUND = 7
"""Letters; a shorter glued word is too likely a word of its own."""


def fold(text: str) -> str:
    """Quotes, spaces and hyphens in one form each; as long as `text`, character by character."""
    if text.isascii() and "`" not in text:
        return text
    return FOLDED.sub(lambda found: SAME_LENGTH[found[0]], text)


def clean(text: str, compounds: Mapping[str, str], words: frozenset[str]) -> str:
    """The text that findings are compared in.

    Args:
        compounds: glued word -> hyphenated word, lower case, as `compounds_of` gives them.
        words: all words of the report, lower case: what decides how a word broken by `- ` is mended.
    """
    if not text.isascii():
        text = LOOSE.sub(lambda found: OTHER_LENGTH[found[0]], text)
        text = RANGE.sub("-", fold(unicodedata.normalize("NFC", text)))
    if any(dash in text for dash in DASHES):
        text = DASH.sub(" – ", text)
    if "- " in text:
        text = BROKEN_WORD.sub(lambda found: _mended(found[1], found[2], words), text)
    if GLUED.search(text):
        text = GLUED_SENTENCE.sub(r"\1 ", text)
    if compounds and any(map(text.lower().__contains__, compounds)):
        text = _any_of(tuple(compounds)).sub(lambda found: _hyphenated(found[0], compounds), text)
    return " ".join(text.split())


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


def words_of(texts: Iterable[str]) -> frozenset[str]:
    """All words of a report, lower case, hyphenated ones whole; the halves of broken words are none."""
    text = fold("\n".join(texts)).lower()
    return frozenset(WORD.findall(BROKEN_WORD.sub(" ", text) if "- " in text else text))


def compounds_of(listed: Iterable[str], words: frozenset[str]) -> dict[str, str]:
    """Glued word -> hyphenated word, for those glued words that the report holds.

    The hyphenated forms are the profile's and the report's own: a report that writes `court-ordered` once means it
    where it writes `courtordered`.
    """
    own = (word for word in words if "-" in word and len(word) > SHORTEST_COMPOUND)
    return {glued: word for word in (*own, *listed) if (glued := word.replace("-", "")) in words}


@lru_cache(maxsize=4)
def _any_of(words: tuple[str, ...]) -> re.Pattern[str]:
    """Any of these words, whole, in any case."""
    return re.compile(rf"(?<![^\W\d_])(?<![^\W\d_]-)(?:{'|'.join(words)})(?!-?[^\W\d_])", re.IGNORECASE)


def _hyphenated(word: str, compounds: Mapping[str, str]) -> str:
    whole = compounds[word.lower()]
    return whole.capitalize() if word[0].isupper() else whole


def _mended(first: str, second: str, words: frozenset[str]) -> str:
    """`suc- cessfully` is one word; `front- line` had its own hyphen."""
    whole, compound = f"{first}{second}", f"{first}-{second}"
    if whole.lower() in words:
        return whole
    both = first.lower() in words and second.lower() in words
    return compound if both or compound.lower() in words else whole
