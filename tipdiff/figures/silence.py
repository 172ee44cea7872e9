"""What a sentence denies or withholds: "did not convict any traffickers" is 0, "did not report how many" is
not reported.

Takes a sentence's tokens and marks, gives items that no number stands for. Owns the difference between the
two: a denied act is a count of none; a government that did not report, provide or track leaves the count
open, and it is never taken for 0.
"""

from __future__ import annotations

import re

from tipdiff.figures.english import STOPS
from tipdiff.figures.items import Item
from tipdiff.figures.lexicon import Lexicon, Mark, Marks
from tipdiff.figures.quantity import Quantity
from tipdiff.figures.tokens import Tokens

HINT = re.compile(
    r"\b(?:(?:not|neither)\b[^.;]{0,90}\bany|[Nn]o|did not (?:report|provide|disclose|share|specify|release|publish"
    r"|collect|track|maintain|compile|have|make)|unable to (?:report|provide)|could not (?:report|provide))\b"
)
"""What every such sentence holds; the others pass without being cut."""
REACH = 12
"""Words between the denied verb and its `any`: "investigate, prosecute, or convict, including for
complicity, any" has eleven.
"""


def denied(tokens: Tokens, marks: Marks, lexicon: Lexicon) -> list[Item]:
    """A count of none for each verb that is denied of anybody, and for "no victims were identified"."""
    words = tokens.words
    found: list[Item] = []
    unsaid = {mark.start for mark in marks["silence"]}
    for at, word in enumerate(words):
        if word == "any":
            found += _any(words, at, marks, lexicon, unsaid)
        elif word == "no" and at + 1 < len(words):
            found += _no(words, at, marks, lexicon)
    return found


def _any(words: list[str], at: int, marks: Marks, lexicon: Lexicon, unsaid: set[int]) -> list[Item]:
    """ "did not prosecute or convict any officials": both verbs, from the negation on."""
    negation = next(
        (here for here in range(at - 1, max(-1, at - REACH), -1) if words[here] in ("not", "neither", "never")),
        None,
    )
    if negation is None or any(start < at and negation <= start + 1 for start in unsaid):
        return []
    verbs = [mark for mark in marks["verbs"] if negation < mark.start < at]
    head = _head(words, at + 1, lexicon)
    if head is None or not verbs or any(word in (";", ".") for word in words[negation:at]):
        return []
    if verbs[-1].end < at and not all(word in ("or", "and", ",") for word in words[verbs[-1].end : at]):
        return []
    kind = _kind(words[head], lexicon)
    if kind == "noun":
        return [_item(at, head, kind, lexicon.nouns[words[head]])]
    return [_item(at, head, kind, mark.name) for mark in verbs if kind in lexicon.takes.get(mark.name, ())]


def _no(words: list[str], at: int, marks: Marks, lexicon: Lexicon) -> list[Item]:
    """ "convicted no officials", "no victims were identified", "there were no convictions"."""
    head = _head(words, at + 1, lexicon)
    if head is None:
        return []
    kind = _kind(words[head], lexicon)
    before = next((mark for mark in marks["verbs"] if mark.end == at), None)
    if kind == "noun":
        plain = words[at - 1] in ("were", "reported", "was", "with", "secured", "issued", "made") if at else False
        return [_item(at, head, kind, lexicon.nouns[words[head]])] if plain and words[head].endswith("s") else []
    if before is not None:
        return [_item(at, head, kind, before.name)] if kind in lexicon.takes.get(before.name, ()) else []
    if words[head + 1 : head + 2] in (["were"], ["was"]):
        after = next((mark for mark in marks["verbs"] if mark.start == head + 2), None)
        if after is not None and kind in lexicon.takes.get(after.name, ()):
            return [_item(at, head, kind, after.name)]
    return []


def withheld(tokens: Tokens, marks: Marks, lexicon: Lexicon) -> list[Item]:
    """What the text says was not reported, where its measure is clear."""
    words, found = tokens.words, []
    for silence in marks["silence"]:
        end = next(
            (
                at
                for at in range(silence.end, len(words))
                if words[at] in (";", ".", ")") or words[at : at + 2] == [",", "but"]
            ),
            len(words),
        )
        asked = next((mark for mark in marks["asked"] if silence.end <= mark.start < end), None)
        if asked is None or asked.start - silence.end > 4:
            continue
        for name, at in _named(words, asked, end, marks, lexicon).items():
            item = _item(at, at, "", name)
            item.withheld = True
            found.append(item)
    return found


def _named(words: list[str], asked: Mark, end: int, marks: Marks, lexicon: Lexicon) -> dict[str, int]:
    """Measure -> token, of the measures that what is asked for names."""
    if asked.name != "count":
        return {asked.name: asked.end - 1}
    named: dict[str, int] = {}
    people = [at for at in range(asked.end, end) if words[at] in lexicon.counted]
    verbs = [mark for mark in marks["verbs"] if asked.end <= mark.start < end]
    if people and verbs and people[0] == asked.end + 1 and verbs[0].start == people[0] + 1:
        end = people[0]  # "the number of victims housed in shelters"
    for at in range(asked.end, min(end, asked.end + REACH)):
        if words[at] in lexicon.nouns and words[at].endswith("s"):
            named.setdefault(lexicon.nouns[words[at]], at)
        elif words[at] in ("that", "because", "since", "while"):
            break
    if named:
        return named
    if (
        verbs
        and people
        and verbs[0].name in lexicon.takes
        and lexicon.counted[words[people[0]]] in lexicon.takes[verbs[0].name]
    ):
        return {verbs[0].name: people[0]}
    return {}


def _head(words: list[str], at: int, lexicon: Lexicon) -> int | None:
    """The noun that `any` or `no` denies, within five words."""
    for here in range(at, min(at + 5, len(words))):
        if words[here] in lexicon.countable:
            following = words[here + 1 : here + 2]
            if following and following[0] in lexicon.countable:
                continue
            return here
        if not words[here][0].isalpha() or (words[here] in STOPS and words[here] not in ("and", "or")):
            return None
    return None


def _kind(word: str, lexicon: Lexicon) -> str:
    return "noun" if word in lexicon.nouns else lexicon.counted.get(word, "?")


def _item(at: int, head: int, kind: str, measure: str) -> Item:
    quantity = Quantity(at, head + 1, 0, after=head + 1, lead=at)
    return Item(
        quantity,
        noun=head,
        begin=at + (head > at),
        end=head + 1,
        outer=head + 1,
        kind=kind,
        measure=measure,
        evidence="verb",
        denial=True,
    )
