"""Every word of a list does something: in the sentence of its list it makes the figures what no other word makes them.

`words/LIST.txt` holds sentences with `{}` for the word (`{Cap}` with a capital, `{UP}` in capitals) and their figures
as `meaning_rules` writes them, below each the words that make it read so, and behind `!` one that does not.
"""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from meaning_rules import HERE, Line, line, read

from tipdiff.figures import english, number_words, periods

WORDS = HERE / "words"
UNSEEN = {
    *("WHOLES", "STARTS", "ARTICLES", "PLACES", "DASHES", "OPENING", "CLOSING", "TURNING", "BREAKS"),
    *("_AFTER_ONE", "LOOKING_BACK", "EMERGENCY_LINES", "PAPERS", "STAGES", "_STARTS"),
}
"""Lists of signs, of words that numbers alone ask for, and what is made of other lists: the rules' own fixtures hold
them."""
UNTOLD = {
    *("STAGES", "AREAS", "BEGINNINGS", "COPULAS", "DONE", "TELLING", "RELATING", "DETERMINERS", "NOUN_ENDS"),
    *("HEDGES_OF_NAMES", "BROAD_NOUNS", "AGE_WORDS"),
}
"""Lists whose words have no sentences yet. They may only become fewer."""


def rows(name: str) -> Iterator[tuple[Line, str, bool]]:
    """The sentence with each word, the word, and whether it makes the sentence read so."""
    before: list[str] = []
    template = ""
    for row in (WORDS / name).read_text(encoding="utf-8").splitlines():
        if row.startswith("> "):
            before = [*before, row[2:]] if not template else [row[2:]]
            template = ""
        elif row.startswith("  "):
            does = not row.startswith("  ! ")
            for word in row.removeprefix("  ! ").split():
                filled = (
                    template.replace("{}", word)
                    .replace("{Cap}", word[:1].upper() + word[1:])
                    .replace("{UP}", word.upper())
                )
                yield line(filled[:1].upper() + filled[1:], before), word, does
        else:
            before = before if not template else []
            template = row


@pytest.mark.parametrize("name", sorted(path.name for path in WORDS.iterdir()))
def test_each_word_is_read_as_its_list_says(name: str) -> None:
    assert [word for filled, word, does in rows(name) if (read(filled) == filled.figures) != does] == []


def test_every_word_of_the_lists_has_its_sentence() -> None:
    for module in (english, number_words, periods):
        for name, value in vars(module).items():
            file = WORDS / f"{name.strip('_').lower().replace('_', '-')}.txt"
            own = isinstance(value, frozenset) and name not in UNSEEN | UNTOLD and name.isupper()
            if own and all(isinstance(word, str) for word in value):
                told = {word for _, word, does in rows(file.name) if does} if file.exists() else set()
                assert {word for word in value if word.isascii()} <= told, name
