"""Quantities to phrases: takes a sentence's quantities and marks, gives each number with its noun phrase.

Owns the noun phrase: which words after a number name what it counts, which of them is the head, and what
class of thing the head is. The class decides later which verbs may count it.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise, zip_longest

from tipdiff.figures.english import (
    ADVERBS,
    BEFORE_A_TOTAL,
    EMERGENCY_LINES,
    HAPPENED,
    HEDGED,
    JOINED,
    LISTING,
    OTHERS,
    PARTS_OF,
    PAST_TIMES,
    PEOPLE_WITHOUT_S,
    POINTING,
    STOPS,
    SUMMING,
    TOTAL_OF,
)
from tipdiff.figures.lexicon import Lexicon, Marks
from tipdiff.figures.number_words import TIMES
from tipdiff.figures.quantity import Quantity
from tipdiff.figures.stages import BARE, OWN, UNCOUNTED, UNKNOWN, Phrase, Shape
from tipdiff.figures.tokens import Tokens

PHRASE = 7
"""Words a noun phrase may have: "formally identified potential child sex trafficking victims" has seven."""
_BEHIND = STOPS | HAPPENED | PAST_TIMES
"""Behind a participle or an adverb, the words with which it is no part of the noun phrase."""
SHORTEST_PLURAL = 3
OF_WHAT = 3
"""Words from `of` to the counted noun: "freedom of political speech cases"."""
QUALIFIED = 4
"""Words between a number and the first noun that `and` may join to another: "Thai and Burmese"."""


def phrases(tokens: Tokens, quantities: Sequence[Quantity], marks: Marks, lexicon: Lexicon) -> list[Phrase]:
    """Each quantity with its noun phrase, in order."""
    words = tokens.words
    found = [
        _phrase(tokens, quantity, after, marks, lexicon) for quantity, after in zip_longest(quantities, quantities[1:])
    ]
    for place in range(len(found) - 2, -1, -1):
        phrase, following = found[place], found[place + 1]
        if phrase.noun is None and phrase.kind == BARE and _of_total(words, phrase, following):
            kind, real = following.kind, _is_real(phrase.quantity, following.kind, lexicon)
            found[place] = phrase._replace(of=True, kind=kind, noun=following.noun, outer=following.end, real=real)
    for at, (phrase, after) in enumerate(zip_longest(tuple(found), found[1:])):
        if phrase.kind == UNKNOWN and _of_nation(tokens, phrase, after):
            found[at] = phrase._replace(noun=None, kind=BARE, outer=phrase.end)
    for at, (phrase, following) in enumerate(pairwise(tuple(found)), 1):
        if of_whole(phrase, following):  # what comes next goes on about the part
            found[at] = following._replace(real=False)
    return found


def of_whole(part: Phrase, whole: Phrase) -> bool:
    """True for the 12 and the 20 of "12 of the 20 victims"."""
    return part.of and part.outer == whole.end


def _is_real(quantity: Quantity, kind: str, lexicon: Lexicon) -> bool:
    """True for a number of persons, cases or things."""
    return kind not in UNCOUNTED and kind not in lexicon.roles.places and quantity.value != 0


def elided(found: Sequence[Phrase], shape: Shape, words: list[str], lexicon: Lexicon) -> list[Phrase]:
    """The phrases, now that their places are known: an unknown noun is what a part is for, where the part before it
    has none: "(82 sex trafficking, two forced criminality)"."""
    told: list[Phrase] = []
    prior: int | None = None
    for at, phrase in enumerate(found):
        bond = shape.bonds[at]
        if prior is not None and phrase.kind == UNKNOWN:
            beside = shape.bonds[prior]
            what = told[prior].kind == BARE or (
                told[prior].kind in lexicon.roles.exploited
                and phrase.noun is not None
                and not plural(words[phrase.noun])
            )  # "(41 labor trafficking victims, four forced begging)"
            if what and bond.parent == beside.parent and bond.depth == beside.depth > 0:
                after = phrase.quantity.after
                phrase = phrase._replace(noun=None, kind=BARE, end=after, outer=after)
        told.append(phrase)
        if phrase.real:
            prior = at
    return told


def plural(word: str) -> bool:
    """True for a noun that many are counted by."""
    return word.endswith("s") or word in PEOPLE_WITHOUT_S


def _of_nation(tokens: Tokens, phrase: Phrase, following: Phrase | None) -> bool:
    """True for "207 Thai and 360 foreign victims", "(12 Nepali, nine Indian)": the noun is left out."""
    if phrase.noun is None or phrase.end - phrase.begin > 1 or not tokens.capital(phrase.noun):
        return False
    if tokens.words[phrase.noun].endswith("s"):
        return False  # "two Commissions"
    after = tokens.words[phrase.end : phrase.end + 1]
    listed = following is not None and tokens.words[phrase.end : following.quantity.lead] in LISTING
    return listed or after in ([")"], [], ["."])


def _sums_up(words: list[str], lead: int) -> bool:
    """True before the number of "for a total of 740", "totaling 740", "bringing the total to 740"."""
    before = words[max(0, lead - 4) : lead]
    return before[-4:] in TOTAL_OF or before[-1:] in SUMMING


def _of_total(words: list[str], phrase: Phrase, following: Phrase) -> bool:
    """True for "31 of 32 states", "186 of the 213 victims", and "12 of Peralonia's 40 districts"."""
    between = words[phrase.quantity.end : following.quantity.lead]
    return (
        between[:1] == ["of"]
        and len(between) <= 3
        and (between[1:] == [] or (len(between) == 2 and between[1] in PARTS_OF) or between[-1].endswith("'s"))
    )


def _phrase(tokens: Tokens, quantity: Quantity, following: Quantity | None, marks: Marks, lexicon: Lexicon) -> Phrase:
    noun, begin, end, outer, kind, of = _named(tokens, quantity, following, marks, lexicon)
    total = tokens.words[quantity.lead - 1] in BEFORE_A_TOTAL and _sums_up(tokens.words, quantity.lead)
    return Phrase(quantity, noun, begin, end, outer or end, kind, of, total, _is_real(quantity, kind, lexicon))


def _named(
    tokens: Tokens, quantity: Quantity, following: Quantity | None, marks: Marks, lexicon: Lexicon
) -> tuple[int | None, int, int, int, str, bool]:
    """The fields of a phrase from `noun` to `of`, in their order; `outer` is 0 where it is the end."""
    words, start = tokens.words, quantity.end
    if quantity.kind != "count":
        return None, start, quantity.after, 0, quantity.kind, False
    stop = following.lead if following else len(words)
    of, outer = False, 0
    if start + 1 < stop and words[start] == "of" and words[start + 1] in POINTING:
        of = True
        start += 2
        outer = start
    if start < stop and words[start] in EMERGENCY_LINES:
        start += 1
    named = _noun(tokens, start, stop, lexicon)
    if named is None:
        return None, quantity.end, quantity.after, outer, BARE, of
    head, kind = named
    if of and words[head] in TIMES and kind == UNKNOWN:
        return None, quantity.end, quantity.after, 0, BARE, False  # "twice the 350 of the year before"
    if _qualifiers_alone(words, start, head + 1, kind, marks, lexicon) or words[start : head + 1] == OTHERS:
        return None, start, quantity.after, outer, BARE, of
    if kind == UNKNOWN and tokens.capital(head) and words[head].endswith("s"):
        kind = next(iter(lexicon.roles.people), UNKNOWN)  # "98 Kenyans"
    return head, start, head + 1, head + 1, kind, of


def _qualifiers_alone(words: list[str], start: int, end: int, kind: str, marks: Marks, lexicon: Lexicon) -> bool:
    """True where qualifiers alone stand after the number: "42 sex trafficking, 25 labor trafficking",
    "194 federal", "39 potential and 12 confirmed victims"."""
    if HEDGED.issuperset(words[start:end]):
        return True
    if kind != UNKNOWN and kind not in lexicon.roles.places:
        return False
    begins = {start, start + 1} if words[start : start + 1] and words[start] in HEDGED else {start}
    return any(mark.start in begins and mark.end >= end for mark in (*marks["qualifiers"], *marks["bare"]))


def _noun(tokens: Tokens, start: int, stop: int, lexicon: Lexicon) -> tuple[int, str] | None:
    """(token, kind) of the head noun in the words from `start` on."""
    words, head, at = tokens.words, -1, start
    known = lexicon.countable
    while at < stop and at - start < PHRASE:
        word = words[at]
        if word == "'" and at > start and at + 1 < stop and words[at + 1] in lexicon.nouns:
            head, at = -1, at + 1  # "one trafficking victims' shelter"
            continue
        if (
            not word[0].isalpha()
            or word in ADVERBS
            or (word in HAPPENED and at == start and words[at - 1] not in POINTING)
        ):
            break
        if word in STOPS:
            if not (word in JOINED and _conjoined(words, at, stop, head, known)):
                break
        elif word in known:
            if (
                head >= 0
                and plural(words[head])
                and lexicon.counted.get(word) in lexicon.roles.officials
                and at == head + 1
            ):
                break  # "a decrease from 64 victims police reported"
            head = at
        elif _ends(words, at, stop, head, known, start):
            break
        at += 1
    while at > start and words[at - 1] in JOINED:
        at -= 1
    if at == start:
        return None
    if head < 0 or (head < at - 1 and not plural(words[head])):
        head = at - 1
    if not plural(words[head]) and head == at - 1:
        head = _of_things(words, at, stop, known) or head
    return head, OWN if words[head] in lexicon.nouns else lexicon.counted.get(words[head], UNKNOWN)


def _things(word: str) -> bool:
    """True for a word that looks like many things: `gates`, not `serious` or `press`."""
    return len(word) > SHORTEST_PLURAL and word.endswith("s") and not word.endswith(("ss", "us", "is", "'s"))


def _of_things(words: list[str], at: int, stop: int, known: frozenset[str]) -> int | None:
    """The head of "372 freedom of speech cases", whose first noun only tells what they are about."""
    if at + 1 >= stop or words[at] != "of":
        return None
    for here in range(at + 1, min(at + 1 + OF_WHAT, stop)):
        if words[here] in STOPS or not words[here][0].isalpha():
            return None
        if words[here] in known and plural(words[here]):
            return here if here > at + 1 else None
    return None


def _ends(words: list[str], at: int, stop: int, head: int, known: frozenset[str], first: int) -> bool:
    """True for a word that no list knows and that is no part of the phrase: one after a plural, and a participle."""
    if head >= 0 and (plural(words[head]) or (words[at].endswith("ed") and known.isdisjoint(words[at : at + 4]))):
        return True
    if at > first and words[at] in HAPPENED:
        return True
    gates = head < 0 and at > first and _things(words[at - 1]) and words[at].endswith("ed")
    if gates and known.isdisjoint(words[at : at + 4]):
        return True  # "eight gates required permission"
    if words[at] in HEDGED and _hedged_noun(words, at + 1, stop, known):
        return False  # "140 confirmed and potential victims"
    return words[at].endswith(("ed", "ing", "ly")) and (
        at + 1 >= stop or words[at + 1] in _BEHIND or not words[at + 1][0].isalpha()
    )


def _hedged_noun(words: list[str], at: int, stop: int, known: frozenset[str]) -> bool:
    """True where further hedges lead to a known noun."""
    while at < stop and (words[at] in JOINED or words[at] in HEDGED):
        at += 1
    return at < stop and words[at] in known


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
    for here in range(at + 1, min(at + 1 + QUALIFIED, stop)):
        if words[here] in known:
            return True
        if words[here] in STOPS or not words[here][0].isalpha():
            return False
    return False
