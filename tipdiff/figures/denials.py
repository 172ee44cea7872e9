"""What a sentence denies or withholds: "did not convict any traffickers" is 0, "did not report how many" is
not reported.

Takes a sentence's tokens and marks, gives phrases that no number stands for. Owns the difference between the
two: a denied act is a count of none; a government that did not report, provide or track leaves the count
open, and it is never taken for 0.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import NamedTuple

from tipdiff.figures.english import BEFORE_NO, CLAUSE_AFTER_DATA, ENDS_OF_THOUGHT, JOINED, NEGATIONS, STOPS
from tipdiff.figures.lexicon import Lexicon, Mark, Marks
from tipdiff.figures.quantity import Quantity
from tipdiff.figures.rules import first, table
from tipdiff.figures.stages import BARE, OWN, UNKNOWN, Denied, Phrase

HINT = re.compile(
    r"\b(?:(?:not|neither)\b[^.;]{0,90}\bany|[Nn]o|did not (?:report|provide|disclose|share|specify|release|publish"
    r"|collect|track|maintain|compile|have|make)|unable to (?:report|provide)|could not (?:report|provide))\b"
)
"""What every such sentence holds; the others pass without being cut."""
REACH = 12
"""Words between the denied verb and its `any`: "investigate, prosecute, or convict, including for
complicity, any" has eleven.
"""
ASKED = 4
"""Words from "did not report" to what was asked: "comprehensive national law enforcement data" has four."""
NOUN = 5
"""Words from `any` or `no` to its noun."""


class Nothing(NamedTuple):
    """An `any` or `no`, with the noun that it denies."""

    words: list[str]
    at: int
    head: int
    kind: str
    marks: Marks
    lexicon: Lexicon
    verbs: tuple[Mark, ...]
    """The verbs that are denied: between `not` and `any`."""

    def counts(self, verb: Mark) -> bool:
        """True where the verb's measure counts such a noun."""
        return self.kind in self.lexicon.takes.get(verb.name, ())


class Withheld(NamedTuple):
    """What was asked for and not given."""

    words: list[str]
    asked: Mark
    end: int
    """Token at which the withholding ends."""
    marks: Marks
    lexicon: Lexicon


def denied(words: list[str], marks: Marks, lexicon: Lexicon) -> list[Phrase]:
    """A count of none for each verb that is denied of anybody, and for "no victims were identified"."""
    found: list[Phrase] = []
    for nothing in _nothings(words, marks, lexicon):
        told = first(ANY if words[nothing.at] == "any" else NO, nothing)
        if told is not None:
            denials = (Denied(name, False, told[0]) for name in told[1])
            found += [_phrase(nothing.at, nothing.head, nothing.kind, denial) for denial in denials]
    return found


def _nothings(words: list[str], marks: Marks, lexicon: Lexicon) -> Iterator[Nothing]:
    unsaid = {mark.start for mark in marks["silence"]}
    for at, word in enumerate(words):
        if word not in ("any", "no"):
            continue
        head = _head(words, at + 1, lexicon)
        verbs = _denied_verbs(words, at, marks, unsaid) if word == "any" else ()
        if head is not None and verbs is not None:
            kind = OWN if words[head] in lexicon.nouns else lexicon.counted.get(words[head], UNKNOWN)
            yield Nothing(words, at, head, kind, marks, lexicon, verbs)


def _denied_verbs(words: list[str], at: int, marks: Marks, unsaid: set[int]) -> tuple[Mark, ...] | None:
    """The verbs between `not` and `any`; `None` where nothing is denied there."""
    reach = range(at - 1, max(-1, at - REACH), -1)
    negation = next((here for here in reach if words[here] in NEGATIONS), None)
    if negation is None or any(start < at and negation <= start + 1 for start in unsaid):
        return None
    verbs = tuple(mark for mark in marks["verbs"] if negation < mark.start < at)
    if not verbs or any(word in (";", ".") for word in words[negation:at]):
        return None
    last = verbs[-1].end
    return None if last < at and not all(word in ("or", "and", ",") for word in words[last:at]) else verbs


def any_own_noun(nothing: Nothing) -> list[str] | None:
    """ "did not report any convictions": the measure's own noun."""
    return [nothing.lexicon.nouns[nothing.words[nothing.head]]] if nothing.kind == OWN else None


def any_verbs(nothing: Nothing) -> list[str] | None:
    """ "did not prosecute or convict any officials": every denied verb that counts such a noun."""
    return [verb.name for verb in nothing.verbs if nothing.counts(verb)] or None


ANY = table("any", any_own_noun, any_verbs)


def no_own_noun(nothing: Nothing) -> list[str] | None:
    """ "there were no convictions", "reported no prosecutions"; "no conviction" of one is none."""
    word = nothing.words[nothing.head]
    if nothing.kind != OWN or not nothing.at:
        return None
    plain = nothing.words[nothing.at - 1] in BEFORE_NO and word.endswith("s")
    return [nothing.lexicon.nouns[word]] if plain else None


def verb_no(nothing: Nothing) -> list[str] | None:
    """ "convicted no officials": the verb right before it."""
    verb = next((mark for mark in nothing.marks["verbs"] if mark.end == nothing.at), None)
    return [verb.name] if nothing.kind != OWN and verb is not None and nothing.counts(verb) else None


def no_passive(nothing: Nothing) -> list[str] | None:
    """ "no victims were identified": the verb after it, where none stands before."""
    words, head, verbs = nothing.words, nothing.head, nothing.marks["verbs"]
    if nothing.kind == OWN or words[head + 1 : head + 2] not in (["were"], ["was"]):
        return None
    if any(mark.end == nothing.at for mark in verbs):
        return None
    after = next((mark for mark in verbs if mark.start == head + 2), None)
    return [after.name] if after is not None and nothing.counts(after) else None


NO = table("no", no_own_noun, verb_no, no_passive)


def withheld(words: list[str], marks: Marks, lexicon: Lexicon) -> list[Phrase]:
    """What the text says was not reported, where its measure is clear."""
    found = []
    for silence in marks["silence"]:
        undone = first(UNREPORTED, Silent(words, silence, marks, lexicon))
        if undone is not None:
            at, head, kind, names = undone[1]
            found += [_phrase(at, head, kind, Denied(name, True, undone[0])) for name in names]
        end = next((at for at in range(silence.end, len(words)) if _ends(words, at)), len(words))
        asked = next((mark for mark in marks["asked"] if silence.end <= mark.start < end), None)
        if asked is None or asked.start - silence.end > ASKED:
            continue
        told = first(WITHHELD, Withheld(words, asked, end, marks, lexicon))
        if told is not None:
            for name, at in told[1].items():
                found.append(_phrase(at, at, BARE, Denied(name, True, told[0])))
    return found


class Silent(NamedTuple):
    """What the text does not report, and what stands behind it."""

    words: list[str]
    silence: Mark
    marks: Marks
    lexicon: Lexicon


class Done(NamedTuple):
    """The acts that are not reported of anybody, with their `any` and its noun."""

    at: int
    head: int
    kind: str
    names: tuple[str, ...]


def any_act(case: Silent) -> Done | None:
    """ "did not report convicting any traffickers": nothing is said to have been done, so that the count stays open."""
    words, silence, lexicon = case.words, case.silence, case.lexicon
    reach = range(silence.end, min(silence.end + REACH, len(words)))
    at = next((here for here in reach if words[here] == "any"), None)
    head = None if at is None else _head(words, at + 1, lexicon)
    if at is None or head is None:
        return None
    verbs = [mark for mark in case.marks["verbs"] if silence.end <= mark.start and mark.end <= at]
    between = set(range(silence.end, at)).difference(*(range(mark.start, mark.end) for mark in verbs))
    kind = OWN if words[head] in lexicon.nouns else lexicon.counted.get(words[head], UNKNOWN)
    if any(words[here] not in ("or", "and", ",") for here in between):
        return None
    names = tuple(mark.name for mark in verbs if kind in lexicon.takes.get(mark.name, ()))
    return Done(at, head, kind, names) if names else None


UNREPORTED = table("unreported", any_act)


def _ends(words: list[str], at: int) -> bool:
    return words[at] in ENDS_OF_THOUGHT or words[at : at + 2] == [",", "but"]


def asked_by_name(case: Withheld) -> Mapping[str, int] | None:
    """ "did not report sentencing data": a phrase that names a measure itself."""
    return {case.asked.name: case.asked.end - 1} if case.asked.name != "count" else None


def asked_nouns(case: Withheld) -> Mapping[str, int] | None:
    """ "did not report the number of investigations or convictions": the measures' own nouns."""
    words, lexicon, end = case.words, case.lexicon, case.end
    people, verbs = _people(case), _verbs(case)
    if people and verbs and people[0] == case.asked.end + 1 and verbs[0].start == people[0] + 1:
        end = people[0]  # "the number of victims housed in shelters"
    named: dict[str, int] = {}
    for at in range(case.asked.end, min(end, case.asked.end + REACH)):
        if words[at] in lexicon.nouns and words[at].endswith("s"):
            named.setdefault(lexicon.nouns[words[at]], at)
        elif words[at] in CLAUSE_AFTER_DATA:
            break
    return named or None


def asked_verb(case: Withheld) -> Mapping[str, int] | None:
    """ "did not report how many victims it identified": the first verb, where it counts such a noun."""
    people, verbs = _people(case), _verbs(case)
    if not people or not verbs:
        return None
    takes = case.lexicon.takes.get(verbs[0].name, frozenset())
    return {verbs[0].name: people[0]} if case.lexicon.counted[case.words[people[0]]] in takes else None


WITHHELD = table("withheld", asked_by_name, asked_nouns, asked_verb)


def _people(case: Withheld) -> list[int]:
    return [at for at in range(case.asked.end, case.end) if case.words[at] in case.lexicon.counted]


def _verbs(case: Withheld) -> list[Mark]:
    return [mark for mark in case.marks["verbs"] if case.asked.end <= mark.start < case.end]


def _head(words: list[str], at: int, lexicon: Lexicon) -> int | None:
    """The noun that `any` or `no` denies."""
    for here in range(at, min(at + NOUN, len(words))):
        if words[here] in lexicon.countable:
            if words[here + 1 : here + 2] and words[here + 1] in lexicon.countable:
                continue
            return here
        if not words[here][0].isalpha() or (words[here] in STOPS and words[here] not in JOINED):
            return None
    return None


def _phrase(at: int, head: int, kind: str, denial: Denied) -> Phrase:
    quantity = Quantity(at, head + 1, 0, after=head + 1, lead=at)
    return Phrase(quantity, head, at + (head > at), head + 1, head + 1, kind, denied=denial)
