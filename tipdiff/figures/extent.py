"""Which words after a number are its own: takes phrases and their shape, gives the extent of each.

Owns where the words of a number end: at the next number, at a break, at a list, a comparison or a further predicate.
"""

from __future__ import annotations

from collections.abc import Sequence

from tipdiff.figures.english import AUXILIARIES, BREAKS, CLAUSE_JOINTS, FURTHER, LISTING
from tipdiff.figures.lexicon import Lexicon, Marks
from tipdiff.figures.nouns import of_whole
from tipdiff.figures.stages import Extent, Phrase, Shape


def extents(words: list[str], found: Sequence[Phrase], shape: Shape, marks: Marks, lexicon: Lexicon) -> list[Extent]:
    """The extent of each phrase, in order."""
    stops = _stops(words, found, marks)
    given: list[Extent] = []
    following = beyond = len(words)
    for at in range(len(found) - 1, -1, -1):
        phrase, after = found[at], found[at + 1] if at + 1 < len(found) else None
        if after is not None and after.quantity.lead > phrase.quantity.lead:
            following, beyond = after.quantity.lead, following
        joint = after is not None and (shape.bonds[at + 1].within == at or of_whole(phrase, after))
        limit = _limit(words, phrase, beyond if joint else following, stops)
        before = found[at - 1] if at else None
        if before is not None and of_whole(before, phrase):
            limit = min(limit, phrase.end)
        joined = after is not None and words[phrase.end] in ("and", ",")
        predicate = _predicate(words, phrase, after, given[-1], lexicon) if joined and after is not None else (0, 0)
        given.append(Extent(limit, predicate))
    return given[::-1]


def _predicate(words: list[str], phrase: Phrase, after: Phrase, beyond: Extent, lexicon: Lexicon) -> tuple[int, int]:
    """Tokens of what is said of both: "82 children and 134 adults were exploited", "20 women and 12 girls in
    forced labor"."""
    between = words[phrase.end : after.quantity.lead]
    harmed = [[word] for word in lexicon.harms]
    if between == ["and"] and words[after.end : after.end + 1] == ["were"]:
        return after.end, beyond.limit
    if phrase.kind == after.kind and phrase.kind in lexicon.roles.people and between in LISTING:
        said = words[after.end : after.end + 1] in (["in"], ["for"]) or words[after.end : after.end + 1][:1] in harmed
        return (after.end, beyond.limit) if said else beyond.predicate
    return 0, 0


def _stops(words: list[str], found: Sequence[Phrase], marks: Marks) -> list[int]:
    """Tokens at which something else begins: a list, a comparison, a further predicate."""
    own = {phrase.quantity.end for phrase in found}
    turns = [mark.start for mark in (*marks["openers"], *marks["comparisons"]) if mark.start not in own]
    further = [
        mark.start
        for mark in (*marks["verbs"], *marks["circumstances"])
        if mark.start and words[mark.start - 1] in FURTHER
    ]
    return sorted(turns + further)


def _limit(words: list[str], phrase: Phrase, following: int, stops: list[int]) -> int:
    """Token at which the words that may belong to the number end."""
    begin, end = max(phrase.end, phrase.quantity.after), min(following, len(words))
    of_whom = words[phrase.quantity.end : phrase.quantity.end + 2] == ["of", "whom"]
    joints = CLAUSE_JOINTS | AUXILIARIES if of_whom else CLAUSE_JOINTS  # "four of whom were girls, were transgender"
    for at in range(begin, end):
        if words[at] in BREAKS or (words[at] == "," and words[at + 1 : at + 2] and words[at + 1] in joints):
            end = at
            break
    return next((at for at in stops if begin <= at < end), end)
