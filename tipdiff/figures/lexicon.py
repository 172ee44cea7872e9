"""A profile's word lists as a lookup: takes `Profile.figures`, gives the marks of a sentence.

Owns the little language of the profiles' phrases (`prosecution of`, `identif*`, `receiv* .. @aid`). A phrase
is filed under its first word, so that a sentence costs one look-up a word; nothing is compiled, so that
starting costs little.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any, NamedTuple

from tipdiff.figures.english import COMPARISONS, NEUTRAL, OPENERS
from tipdiff.model import OTHER
from tipdiff.profiles import Profile

GAP = 6
"""Words that `..` may stand for: "received medical, legal, and psychological care" has five."""


MARKED = (
    "verbs",
    "weaker",
    "passives",
    "money",
    "terms",
    "qualifiers",
    "bare",
    "scopes",
    "circumstances",
    "counters",
    "operators",
    "years",
    "silence",
    "asked",
    "caveats",
)
"""Tables of phrases to look for; the others are lists of single words."""


class Mark(NamedTuple):
    """A phrase of the profile, found in a sentence."""

    start: int
    end: int
    """Token after the last."""
    name: str
    """The phrase's key in its table: `convictions`, `sex-trafficking`."""


class Marks(dict[str, list[Mark]]):
    """The marks of a sentence by kind: the profile's table that the phrase stands in."""

    def __missing__(self, kind: str) -> list[Mark]:
        return []


class _Phrase(NamedTuple):
    kind: str
    name: str
    rest: tuple[Any, ...]
    """A str (the word), a str ending in `*`, `..`, or a frozenset of words."""
    second: str | None
    """The second word, where it is a plain one: most phrases fail on it."""


class _Shelf(dict[str, tuple[_Phrase, ...]]):
    """First word -> phrases, filled as words are met: most words of a text begin no phrase."""

    def __init__(self, exact: Mapping[str, list[_Phrase]], stems: Mapping[str, list[tuple[str, _Phrase]]]) -> None:
        super().__init__()
        self._exact, self._stems = exact, stems

    def __missing__(self, word: str) -> tuple[_Phrase, ...]:
        found = list(self._exact.get(word, ()))
        found += [phrase for stem, phrase in self._stems.get(word[:3], ()) if word.startswith(stem)]
        phrases = tuple(sorted(found, key=lambda phrase: -len(phrase.rest)))
        self[word] = phrases
        return phrases


@dataclass(eq=False, repr=False)
class Lexicon:
    """What the words of a family mean."""

    shelf: _Shelf
    counted: Mapping[str, str]
    """Noun -> class of what is counted."""
    nouns: Mapping[str, str]
    """Noun of one word -> measure."""
    takes: Mapping[str, frozenset[str]]
    parts: tuple[frozenset[str], ...]
    narrowing: Mapping[str, frozenset[str]]
    """Class of counted persons -> measures that it narrows."""
    limits: Mapping[str, frozenset[str]]
    """Scope -> the measures for which it makes sense, where not for all."""
    general: Mapping[str, frozenset[str]]
    """Measure -> words of a noun phrase that narrow it by nothing; any other word there is its scope."""
    aside: Mapping[str, frozenset[str]]
    """Section -> measures of which it gives no count of the whole."""
    uncertain: frozenset[str]
    """Measures of which "potential" makes another count; a suspect is a suspect in any edition."""
    described: frozenset[str]
    """Measures whose verb may describe the counted: "the 12 convicted traffickers", but not "two trained
    officers"."""
    directed: frozenset[str]
    """Measures that a place of destination narrows: "26 victims to Nigeria"."""
    leading: frozenset[str]
    """Measures that a number is of where two verbs share it: "identified and referred 20 victims"."""
    unscoped: frozenset[str]
    """Measures that no circumstance narrows."""
    counted_by: frozenset[str]
    """Measures for which it matters who counted."""
    doubting: frozenset[str]
    """Words that a caveat may begin with."""
    doubts: Mapping[str, list[str]]
    """First word of a caveat -> each caveat that begins so."""
    countable: frozenset[str]
    """Every noun that a number can count: classes and measures."""

    def doubted(self, held: set[str], low: str) -> bool:
        """True where a sentence may hold a caveat.

        Args:
            held: its words as they stand between blanks.
            low: the sentence in lower case.
        """
        if held.isdisjoint(self.doubting):
            return False
        for first in held & self.doubting:
            for phrase in self.doubts[first]:
                if phrase in low:
                    return True
        return False

    def marks(self, words: list[str]) -> Marks:
        """The phrases of a sentence, in order; of one kind the longest at each word."""
        shelf, found = self.shelf, Marks()
        following = [*words[1:], ""]
        for at, word in enumerate(words):
            phrases = shelf[word]
            if not phrases:
                continue
            seen: tuple[str, ...] = ()
            for kind, name, rest, second in phrases:
                if kind in seen or (second is not None and second != following[at]):
                    continue
                end = _follows(words, at + 1, rest) if rest else at + 1
                if end:
                    if kind == "verbs" and kind in found and found[kind][-1].end >= end:
                        continue  # "assistance to" in "repatriation assistance to"
                    found.setdefault(kind, []).append(Mark(at, end, name))
                    seen += (kind,)
        if "weaker" in found:
            self._settle(found, words)
        return found

    def _settle(self, found: Marks, words: list[str]) -> None:
        """Takes the weaker verbs as verbs: of their measure where no plainer word stands in the sentence,
        else of none."""
        turn = min((mark.start for mark in found["comparisons"]), default=len(words))
        plain = {mark.name for mark in found["verbs"] if mark.start < turn}
        plain |= {self.nouns[word] for word in words[:turn] if word in self.nouns}
        weaker = [mark._replace(name=OTHER) if mark.name in plain else mark for mark in found["weaker"]]
        found["verbs"] = sorted(found["verbs"] + weaker)


def _follows(words: list[str], at: int, rest: tuple[Any, ...]) -> int:
    """Token after the phrase when the words go on with `rest`, else 0."""
    for place, element in enumerate(rest):
        if element == "..":
            after = rest[place + 1 :]
            for here in range(at, min(at + GAP + 1, len(words))):
                if _fits(words[here], after[0]):
                    end = _follows(words, here, after)
                    if end:
                        return end
                if words[here] in (";", ".", ")"):
                    return 0
            return 0
        if at >= len(words) or not _fits(words[at], element):
            return 0
        at += 1
    return at


def _fits(word: str, element: Any) -> bool:
    if isinstance(element, frozenset):
        return word in element
    return word.startswith(element[:-1]) if element[-1] == "*" else word == element


_LEXICONS: dict[int, tuple[Profile, Lexicon]] = {}


def lexicon(profile: Profile) -> Lexicon:
    """The word lists of a profile; made once."""
    known = _LEXICONS.get(id(profile))
    if known is None:
        known = _LEXICONS[id(profile)] = (profile, _build(profile.figures))
    return known[1]


def _build(tables: Mapping[str, Any]) -> Lexicon:
    lists = {name: words.split() for name, words in tables.get("lists", {}).items()}
    exact: dict[str, list[_Phrase]] = {}
    stems: dict[str, list[tuple[str, _Phrase]]] = {}
    kinds = {kind: tables.get(kind, {}) for kind in MARKED}
    for kind, table in (
        *kinds.items(),
        ("openers", OPENERS),
        ("comparisons", COMPARISONS),
        ("neutral", NEUTRAL),
    ):
        for name, phrases in table.items():
            for first, rest in _phrases(phrases, lists):
                second = rest[0] if rest and isinstance(rest[0], str) and rest[0][-1] not in "*." else None
                phrase = _Phrase(kind, name, rest, second)
                if first[-1] == "*":
                    stems.setdefault(first[:3], []).append((first[:-1], phrase))
                else:
                    exact.setdefault(first, []).append(phrase)
    counted = {noun: name for name, nouns in tables.get("counted", {}).items() for noun in _split(nouns)}
    nouns = {noun: name for name, row in tables.get("nouns", {}).items() for noun in _split(row)}
    doubts = _by_first(phrase for row in tables.get("caveats", {}).values() for phrase in _split(row))
    return Lexicon(
        shelf=_Shelf(exact, stems),
        counted=counted,
        nouns=nouns,
        takes=_sets(tables.get("takes", {})),
        parts=tuple(frozenset(row.split()) for row in tables.get("parts", {}).values()),
        narrowing=_sets(tables.get("narrowing", {})),
        limits=_sets(tables.get("limits", {})),
        general=_sets(tables.get("general", {})),
        aside=_sets(tables.get("aside", {})),
        uncertain=frozenset(tables.get("uncertain", "").split()),
        described=frozenset(tables.get("described", "").split()),
        directed=frozenset(tables.get("directed", "").split()),
        leading=frozenset(tables.get("leading", "").split()),
        unscoped=frozenset(tables.get("unscoped", "").split()),
        counted_by=frozenset(tables.get("counted_by", "").split()),
        doubting=frozenset(doubts),
        doubts=doubts,
        countable=frozenset(counted) | frozenset(nouns),
    )


def _by_first(phrases: Iterable[str]) -> dict[str, list[str]]:
    """Phrases under their first word; one of a single word also with the marks that may follow it."""
    found: dict[str, list[str]] = {}
    for phrase in phrases:
        phrase = phrase.partition(" ..")[0].partition("*")[0]
        words = phrase.split()
        for mark in ("", ",", ".", ";", ")") if len(words) == 1 else ("",):
            found.setdefault(words[0] + mark, []).append(phrase)
    return found


def _sets(table: Mapping[str, str]) -> dict[str, frozenset[str]]:
    return {name: frozenset(row.split()) for name, row in table.items()}


def _split(row: str) -> list[str]:
    return [phrase.strip() for phrase in row.split(",")]


def _phrases(row: str, lists: Mapping[str, list[str]]) -> Iterable[tuple[str, tuple[Any, ...]]]:
    for phrase in _split(row):
        first, *others = phrase.split()
        rest = tuple(frozenset(lists[word[1:]]) if word[0] == "@" else word for word in others)
        for word in lists[first[1:]] if first[0] == "@" else (first,):
            yield word, rest
