"""Bytes to text: which encoding they are in, whatever they say of themselves.

Takes the bytes of a file, gives its text and what is doubtful about the reading. What can be proved (a mark, UTF-8 that
fits) is believed before what is declared, and what is declared before a guess; a guess is always said. One broken byte
costs one character, never the page.
"""

from __future__ import annotations

import codecs
import re
from collections import Counter
from contextlib import suppress

from tipdiff.errors import ReadError
from tipdiff.model.frozen import Frozen

MARKS = (
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
"""What a file may begin with to say its encoding; the mark of UTF-32 begins like that of UTF-16."""
HEAD_BYTES = 4096
WIDE = 0.7
"""Share of its places in which wide text of Western letters has a zero; other text has none."""
DECLARED = re.compile(
    rb"""(?i)<meta[^>]{0,200}?charset\s*=\s*["']?([\w-]{3,30})|<\?xml[^>]{0,100}?encoding=["']([\w-]+)"""
)
LATIN = ("ascii", "iso8859-1", "cp1252")
"""Encodings that pages name when they mean Windows-1252, as browsers know."""
GUESSES = ("cp1252", "mac-roman", "cp850")
"""Older encodings of Western text, the likeliest first."""
QUOTES = frozenset("‘’“”–—•…€£¥©®™°§·«»\u00a0½¼¾²³±×´")
"""Signs that reports use."""
FOREIGN_SHARE = 0.25
"""More letters than this outside ASCII and the text is in another script, of which nothing here can judge."""
FEW = 10
"""Bytes outside ASCII of which nothing can be judged."""
QUOTE_BYTES = frozenset(b"\x85\x91\x92\x93\x94\x95\x96\x97")
"""Dots, quotes, bullet and dashes of Windows-1252; in broken UTF-8 a lone one of them is a rest of a character."""
CUT_LEADS = frozenset(b"\xc2\xc3\xe2")
"""First bytes of accents, quotes and dashes in UTF-8: alone, they are a rest too."""
LOST = "\ufffd"
CONTINUING = "\u0080-\u00bf‚ƒ„…†‡ˆ‰Š‹ŒŽ‘’“”•–—˜™š›œžŸ€"
"""What Windows-1252 makes of the later bytes of a character of UTF-8."""
TWICE = re.compile(f"[ÂÃ][{CONTINUING}]|[âï][{CONTINUING}]{{2}}|â€\ufffd|[\u0080-\u009f]")
"""UTF-8 that was once read as Windows-1252 and saved again (`Ã©`, `â€™`), and Windows-1252 read as Latin-1."""
BROKEN = re.compile("[\udc80-\udcff]+")
"""Bytes that UTF-8 does not allow, as Python keeps them."""


class Decoded(Frozen):
    """A file's text."""

    text: str
    warnings: tuple[str, ...] = ()
    """What was guessed, lost or repaired."""


def decoded(data: bytes, name: str) -> Decoded:
    """The text of a file's bytes; `name` is for messages.

    Raises:
        ReadError: no known encoding fits them.
    """
    for mark, coding in MARKS:
        if data.startswith(mark):
            return _marked(data, coding)
    if wide := _wide(data):
        return Decoded(_text(data, wide), (f"the encoding is not marked; read as {wide.upper()}",))
    try:
        return _repaired(data.decode())
    except UnicodeDecodeError:
        pass
    text = data.decode(errors="surrogateescape")
    broken = sum(len(run) for run in BROKEN.findall(text))
    whole = len(text) - sum(letter.isascii() for letter in text) - broken if broken < len(text) / 2 else 0
    return _mostly_utf8(text) if whole > broken else _older(data, name)


def _marked(data: bytes, coding: str) -> Decoded:
    text = data.decode(coding, errors="replace")
    lost = text.count(LOST)
    return Decoded(text, (f"{_places(lost)} of the file broken, shown as {LOST}",) if lost else ())


def _wide(data: bytes) -> str | None:
    """UTF-16 or UTF-32 without a mark, told by where its zeros stand."""
    head = data[: HEAD_BYTES // 4 * 4]
    if head.count(0) < len(head) // 4 or len(data) < 8:
        return None
    zeros = [sum(byte == 0 for byte in head[n::4]) / max(1, len(head[n::4])) >= WIDE for n in range(4)]
    known = {
        (False, True, True, True): "utf-32-le",
        (True, True, True, False): "utf-32-be",
        (False, True, False, True): "utf-16-le",
        (True, False, True, False): "utf-16-be",
    }
    return known.get((zeros[0], zeros[1], zeros[2], zeros[3]))


def _text(data: bytes, coding: str) -> str:
    return data.decode(coding, errors="replace").lstrip("\ufeff")


def _repaired(text: str) -> Decoded:
    """UTF-8 as it is; what was encoded twice is put right."""
    text = text.removeprefix("\ufeff")
    if text.isascii():
        return Decoded(text)
    text, twice = TWICE.subn(_once, text)
    return Decoded(text, (f"{_places(twice)} encoded twice, put right",) if twice else ())


def _once(found: re.Match[str]) -> str:
    """The character that was meant; Windows-1252 has no sign for the last byte of a closing quote."""
    if found[0].endswith(LOST):
        return "”"
    raw = b"".join(_byte(letter) for letter in found[0])
    return raw.decode("cp1252" if len(raw) == 1 else "utf-8", errors="replace")


def _byte(letter: str) -> bytes:
    return bytes([ord(letter)]) if ord(letter) < 0x100 else letter.encode("cp1252")


def _mostly_utf8(text: str) -> Decoded:
    """UTF-8 with broken places: what is whole stays, a letter of Windows-1252 is read, a rest is marked as lost."""
    kinds: Counter[str] = Counter()

    def read(run: re.Match[str]) -> str:
        raw = run[0].encode(errors="surrogateescape")
        rest = raw[0] in CUT_LEADS or (0x80 <= raw[0] <= 0xBF and raw[0] not in QUOTE_BYTES)
        kinds["lost" if rest else "stray"] += 1
        return LOST if rest else raw.decode("cp1252", errors="replace")

    text = BROKEN.sub(read, text).removeprefix("\ufeff")
    said = []
    if kinds["stray"]:
        said.append(f"{_places(kinds['stray'])} of another encoding in UTF-8, read as Windows-1252")
    if kinds["lost"]:
        said.append(f"{_places(kinds['lost'])} of the file broken, shown as {LOST}")
    return Decoded(text, tuple(said))


def _older(data: bytes, name: str) -> Decoded:
    """Text that is not UTF-8: as it declares, where that fits, else as the likeliest of the older encodings."""
    declared = _declared(data)
    if declared and declared not in LATIN and not declared.startswith("utf"):
        with suppress(UnicodeDecodeError, LookupError):
            return Decoded(data.decode(declared))
    texts = {coding: data.decode(coding, errors="replace") for coding in GUESSES}
    best = min(GUESSES, key=lambda coding: _strangeness(texts[coding]))
    high = sum(byte > 127 for byte in data)
    if high > FEW and high > FOREIGN_SHARE * sum(byte > 127 or chr(byte).isalpha() for byte in data):
        raise ReadError(f"the encoding of {name} cannot be told", "Save it as UTF-8")
    if best == "cp1252" and declared in LATIN:
        return Decoded(texts[best])
    wrong = "declared as utf-8, but is not; " if declared == "utf-8" else "not told; "
    named = {"cp1252": "Windows-1252", "mac-roman": "Mac Roman", "cp850": "code page 850"}[best]
    return Decoded(texts[best], (f"the encoding is {wrong}read as {named}",))


def _declared(data: bytes) -> str | None:
    found = DECLARED.search(data[:HEAD_BYTES])
    try:
        return codecs.lookup((found[1] or found[2]).decode()).name if found else None
    except LookupError:
        return None


def _strangeness(text: str) -> int:
    """How many characters stand where Western text has no such one: capitals inside words, drawing, controls."""
    return sum(_is_strange(found[0]) for found in re.finditer(r"(?s).?[^\x00-\x7f]", text))


def _is_strange(pair: str) -> bool:
    letter = pair[-1]
    if letter.isalpha():
        return (letter.isupper() and pair[:-1].islower()) or letter in "ªºƒˆ"
    return letter not in QUOTES


def _places(count: int) -> str:
    return f"{count} {'place' if count == 1 else 'places'}"
