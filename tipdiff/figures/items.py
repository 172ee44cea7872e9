"""Numbers to items: takes a sentence's quantities and marks, gives each number with its noun phrase.

Owns the noun phrase: which words after a number name what it counts, which of them is the head, and what
class of thing the head is. The class decides later which verbs may count it.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import zip_longest

from tipdiff.figures.english import ADVERBS, STOPS
from tipdiff.figures.lexicon import Lexicon, Mark, Marks
from tipdiff.figures.quantity import Quantity
from tipdiff.figures.tokens import Tokens
from tipdiff.model import OTHER, PERCENT
from tipdiff.model.references import FigureRef

PHRASE = 7
"""Words a noun phrase may have: "formally identified potential child sex trafficking victims" has seven."""

_TIMES = frozenset({"last", "previous", "prior"})
_SUMMING = frozenset({"of", "to", "totaling", "totalling"})
_HEDGED = frozenset({"potential", "suspected", "alleged", "possible", "presumed", "confirmed", "new"})
"""Before a qualifier that stands for a noun, what may still come: "six potential sex trafficking"."""
_PERSONS = frozenset({"suspect", "person", "victim", "official"})
_CASES_OF = (["in"], ["in", "a", "total", "of"], ["involved", "in"], ["across"], ["from"])
"""Between persons and the number of their cases."""


@dataclass(slots=True, eq=False, repr=False)
class Item:
    """A number in its sentence; filled from step to step."""

    quantity: Quantity
    noun: int | None = None
    """Token of the head noun; `None` where the text leaves it out ("64 for sex trafficking")."""
    begin: int = 0
    """First token of the noun phrase."""
    end: int = 0
    """Token after it."""
    outer: int = 0
    """Token after the phrase of the whole, for "186 of the 213 victims"; else `end`."""
    kind: str = ""
    """Class of the head: a key of the profile's `counted`, `noun` for a measure's own noun, `?` for any
    other noun, `money`, `percent`, `time`, or empty without noun."""
    of: bool = False
    """True for "20 of these", "186 of the 213": a part of something said before."""
    total: bool = False
    """True for "for a total of 740": the whole of what its sentence counted before."""
    limit: int = 0
    """Token at which its own words end."""
    predicate: tuple[int, int] = (0, 0)
    """Tokens of what is said of it and the number after it at once: "82 children and 134 adults were exploited"."""
    within: Item | None = None
    """The persons whose cases it counts: "12 suspects in nine cases"."""
    parent: Item | None = None
    """The figure that it is a part of."""
    compared: Item | None = None
    """The figure that it is set against."""
    measure: str = OTHER
    evidence: str = ""
    """What settled the measure: `noun`, `verb`, `whole` or `passage`."""
    qualifiers: frozenset[str] = frozenset()
    scope: str | None = None
    counters: str | None = None
    whole: FigureRef | None = None
    """The figure of this sentence or an earlier one that it is a part of."""
    base: tuple[frozenset[str], str | None] = (frozenset(), None)
    """Qualifiers and scope that it has from its whole or from the passage."""
    year: int | None = None
    coverage: Item | None = None
    """The places that the count is limited to: "143 suspects ... in 19 states"."""
    comparison: bool = False
    denial: bool = False
    """True where no number stands: a count that is denied or withheld."""
    withheld: bool = False
    """True where the text says that the count was not reported."""
    segment: int = 0
    clause: int = 0
    """First token of its clause."""
    half: int = 0
    """First token after the semicolon before it."""
    depth: int = 0
    verb: Mark | None = field(default=None, repr=False)

    @property
    def real(self) -> bool:
        """True where it counts persons, cases or things, not places, shares or times, and is no denial."""
        return self.kind not in ("place", PERCENT, "time", "money") and self.quantity.value != 0


def items(tokens: Tokens, quantities: Sequence[Quantity], marks: Marks, lexicon: Lexicon) -> list[Item]:
    """Each quantity with its noun phrase, in order."""
    found: list[Item] = []
    for quantity, after in zip_longest(quantities, quantities[1:]):
        found.append(_item(tokens, quantity, after, marks, lexicon))
    for place in range(len(found) - 2, -1, -1):
        item, following = found[place], found[place + 1]
        if item.noun is None and item.kind == "" and _total(tokens.words, item, following):
            item.of, item.kind, item.noun, item.outer = True, following.kind, following.noun, following.end
    for item, following in zip_longest(found, found[1:]):
        if item.kind == "?" and _of_nation(tokens, item, following):
            item.noun, item.kind, item.outer = None, "", item.end
        item.outer = item.outer or item.end
        if tokens.words[item.quantity.lead - 1] in _SUMMING:
            item.total = _sums_up(tokens.words, item.quantity.lead)
        if following is not None and following.kind == "case" and item.kind in _PERSONS:
            between = tokens.words[item.end : following.quantity.lead]
            if between in _CASES_OF:
                following.within = item
    return found


def _of_nation(tokens: Tokens, item: Item, following: Item | None) -> bool:
    """True for "207 Thai and 360 foreign victims", "(12 Nepali, nine Indian)": the noun is left out."""
    if item.noun is None or item.end - item.begin > 1 or not tokens.capital(item.noun):
        return False
    after = tokens.words[item.end : item.end + 1]
    listed = following is not None and tokens.words[item.end : following.quantity.lead] in (
        ["and"],
        [","],
        [",", "and"],
    )
    return listed or after == [")"] or after == [] or after == ["."]


def _sums_up(words: list[str], lead: int) -> bool:
    """True before the number of "for a total of 740", "totaling 740", "bringing the total to 740"."""
    before = words[max(0, lead - 4) : lead]
    return before[-4:] in (["for", "a", "total", "of"], ["bringing", "the", "total", "to"]) or before[-1:] in (
        ["totaling"],
        ["totalling"],
    )


def _total(words: list[str], item: Item, following: Item) -> bool:
    """True for "31 of 32 states", "186 of the 213 victims", and "12 of Peralonia's 40 districts"."""
    between = words[item.quantity.end : following.quantity.lead]
    return (
        between[:1] == ["of"]
        and len(between) <= 3
        and (between[1:] in ([], ["the"], ["these"], ["its"], ["those"]) or between[-1].endswith("'s"))
    )


def _item(tokens: Tokens, quantity: Quantity, following: Quantity | None, marks: Marks, lexicon: Lexicon) -> Item:
    words, start = tokens.words, quantity.end
    item = Item(quantity, begin=start, end=quantity.after)
    if quantity.kind != "count":
        item.kind = quantity.kind
        return item
    stop = following.lead if following else len(words)
    if (
        start < stop
        and words[start] == "of"
        and start + 1 < stop
        and words[start + 1] in ("the", "these", "those", "its", "their", "whom", "which", "them")
    ):
        item.of = True
        start += 2
        item.outer = start
    if start < stop and words[start] in ("911", '"'):
        start += 1
    _phrase(tokens, item, start, stop, lexicon)
    if _elided(words, item, start, marks) or words[start : item.end] == ["others"]:
        item.noun, item.kind, item.end = (
            None,
            "",
            quantity.after,
        )  # "42 sex trafficking, 25 labor trafficking"
    elif item.noun is not None:
        item.outer = item.end
        if item.kind == "?" and tokens.capital(item.noun) and words[item.noun].endswith("s"):
            item.kind = "person"  # "98 Kenyans"
    return item


def _elided(words: list[str], item: Item, start: int, marks: Marks) -> bool:
    """True where qualifiers alone stand after the number: "42 sex trafficking, 25 labor trafficking",
    "194 federal"."""
    if item.kind not in ("?", "place"):
        return False
    kinds = (*marks["qualifiers"], *marks["bare"])
    begins = {start, start + 1} if words[start : start + 1] and words[start] in _HEDGED else {start}
    return any(mark.start in begins and mark.end >= item.end for mark in kinds)


def _phrase(tokens: Tokens, item: Item, start: int, stop: int, lexicon: Lexicon) -> None:
    """Finds the head noun in the words from `start` on."""
    words, head, at = tokens.words, -1, start
    known = lexicon.countable
    while at < stop and at - start < PHRASE:
        word = words[at]
        if word == "'" and at > start and at + 1 < stop and words[at + 1] in lexicon.nouns:
            head, at = -1, at + 1  # "one trafficking victims' shelter"
            continue
        if not word[0].isalpha() or word in ADVERBS:
            break
        if word in STOPS:
            if not (word in ("and", "or") and _conjoined(words, at, stop, head, known)):
                break
        elif word in known:
            if head >= 0 and plural(words[head]) and lexicon.counted.get(word) == "official" and at == head + 1:
                break  # "a decrease from 64 victims police reported"
            head = at
        elif (
            head >= 0 and (plural(words[head]) or (word.endswith("ed") and known.isdisjoint(words[at : at + 4])))
        ) or (
            word.endswith(("ed", "ing", "ly"))
            and (at + 1 >= stop or words[at + 1] in STOPS or words[at + 1] in _TIMES or not words[at + 1][0].isalpha())
        ):
            break
        at += 1
    while at > start and words[at - 1] in ("and", "or"):
        at -= 1
    if at == start:
        return
    if head < 0 or (head < at - 1 and not plural(words[head])):
        head = at - 1
    word = words[head]
    item.noun, item.begin, item.end = head, start, head + 1
    item.kind = "noun" if word in lexicon.nouns else lexicon.counted.get(word, "?")


def _conjoined(words: list[str], at: int, stop: int, head: int, known: frozenset[str]) -> bool:
    """True where `and` joins two nouns or adjectives of one phrase: "women and girls", "Thai and Burmese
    victims"; a second noun with a number of its own begins another: "15 investigations and prosecutions of
    20 suspects"."""
    if head >= 0:
        return (
            head == at - 1
            and at + 1 < stop
            and words[at + 1] in known
            and plural(words[head])
            and plural(words[at + 1])
            and not (words[at + 2 : at + 3] == ["of"] and at + 3 == stop)
        )
    for here in range(at + 1, min(at + 5, stop)):
        if words[here] in known:
            return True
        if words[here] in STOPS or not words[here][0].isalpha():
            return False
    return False


def plural(word: str) -> bool:
    """True for a noun that many are counted by."""
    return word.endswith("s") or word in ("people", "men", "women", "children", "personnel", "staff", "youth")
