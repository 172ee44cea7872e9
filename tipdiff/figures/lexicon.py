"""A profile's word lists as a lookup: takes its `Figures`, gives the marks of a sentence.

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
from tipdiff.profiles import Figures, Profile
from tipdiff.profiles.figure_words import Parts, Roles
from tipdiff.profiles.shapes import Phrases

GAP = 6
"""Words that `..` may stand for: "received medical, legal, and psychological care" has five."""


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
        return _NO_MARKS


_NO_MARKS: list[Mark] = []
"""Of a kind that the sentence has none of; nobody adds to the marks of a sentence once they are found."""


class _Phrase(NamedTuple):
    kind: str
    name: str
    rest: tuple[Any, ...]
    """A str (the word), a str ending in `*`, `..`, or a frozenset of words."""
    second: str | None
    """The second word, where it is a plain one: most phrases fail on it."""


class Framed(NamedTuple):
    """A phrase of the profile with a number in it."""

    name: str
    before: tuple[Any, ...]
    """What stands before the number, the nearest word first; elements as of other phrases."""
    after: tuple[Any, ...]


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
    own_span: str
    """The months of the family's own year, as a period is named: `april-to-march`."""
    labels: frozenset[str]
    """Words whose number is a name."""
    nouns: Mapping[str, str]
    """Noun of one word -> measure."""
    roles: Roles
    """Which classes of `counted`, and which of those who count, play a part in a sentence."""
    takes: Mapping[str, frozenset[str]]
    usual: Mapping[str, str]
    """Measure -> `cases` or `persons`, what it usually counts."""
    phases: frozenset[str]
    """Scopes and circumstances that are stages of a case."""
    parts: Parts
    origins: frozenset[str]
    """Qualifiers that tell where persons are from."""
    level: frozenset[str]
    """Qualifiers that are levels of government; `parts` says which of them are more."""
    form: frozenset[str]
    """Qualifiers that are kinds of case."""
    traits: Mapping[str, frozenset[str]]
    """Qualifier of persons -> what it says of them: `child` or `adult`, `female` or `male`."""
    narrowing: Mapping[str, frozenset[str]]
    """Class of counted persons -> measures that it narrows."""
    limits: Mapping[str, frozenset[str]]
    """Scope -> the measures for which it makes sense, where not for all."""
    beside: Mapping[str, str]
    """Circumstance -> the one beside which alone it narrows."""
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
    stated: Mapping[tuple[str, str], tuple[Framed, ...]]
    """(`before` or `after`, the word right beside a number there) -> phrases with a number in them."""
    units: Mapping[str, str]
    """Measure -> the kind of quantity that its numbers are, where they are no counts."""
    standing: frozenset[str]
    """Measures of how many there are at one time."""
    unscoped: frozenset[str]
    """Measures that no circumstance narrows."""
    counted_by: frozenset[str]
    """Measures for which it matters who counted."""
    denied: frozenset[str]
    """Words that narrow no count of none."""
    offence: frozenset[str]
    """Words for what the family is about, where they stand bare."""
    unparted: frozenset[str]
    """Words after "victims of" who are no part of the victims."""
    harms: frozenset[str]
    """What the accused did, right after them at the beginning of a sentence."""
    initials: frozenset[str]
    """Abbreviations in brackets that are no agency's."""
    doubting: frozenset[str]
    """Words that a caveat may begin with."""
    doubts: Mapping[str, list[str]]
    """First word of a caveat -> each caveat that begins so."""
    countable: frozenset[str]
    """Every noun that a number can count: classes and measures."""
    acted_on: frozenset[str]
    """Classes of persons of whom a text tells what was done to them or by them, officials aside."""
    persons: frozenset[str]
    """The same, and officials."""
    counting: frozenset[str]
    """Classes of persons and of cases."""
    complete: frozenset[str]
    """Qualifiers of persons that say both age and sex: of these a count has one."""

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

    def framing(self, words: list[str], lead: int, end: int) -> str | None:
        """The measure of the first phrase that stands around a number.

        Args:
            words: the tokens of its sentence.
            lead: the number's first token, or its bound's.
            end: the token after it.
        """
        beside = ("before", words[lead - 1] if lead else ""), ("after", words[end] if end < len(words) else "")
        for key in beside:
            for name, before, after in self.stated.get(key, ()):
                fits = not before or _follows(words[lead - 1 :: -1] if lead else [], 0, before)
                if fits and (not after or _follows(words, end, after)):
                    return name
        return None


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


def _build(figures: Figures) -> Lexicon:
    exact: dict[str, list[_Phrase]] = {}
    stems: dict[str, list[tuple[str, _Phrase]]] = {}
    for kind, table in _tables(figures):
        for name, row in table.items():
            for first, rest in _phrases(row, figures.lists):
                second = rest[0] if rest and isinstance(rest[0], str) and rest[0][-1] not in "*." else None
                phrase = _Phrase(kind, name, rest, second)
                if first[-1] == "*":
                    stems.setdefault(first[:3], []).append((first[:-1], phrase))
                else:
                    exact.setdefault(first, []).append(phrase)
    counted = {noun: name for name, nouns in figures.counted.items() for noun in nouns}
    nouns = {noun: name for name, row in figures.nouns.items() for noun in row}
    doubts = _by_first(phrase for row in vars(figures.caveats).values() for phrase in row)
    roles = figures.roles
    acted_on = frozenset((*roles.exploited, *roles.accused, *roles.people))
    return Lexicon(
        shelf=_Shelf(exact, stems),
        counted=counted,
        own_span="-to-".join(figures.years.span),
        labels=frozenset(figures.labels),
        nouns=nouns,
        roles=roles,
        takes=_sets(figures.takes),
        usual=figures.usual,
        phases=frozenset(figures.phases),
        parts=figures.parts,
        origins=frozenset(figures.parts.origin),
        level=frozenset(figures.parts.level),
        form=frozenset(figures.parts.form),
        traits=_sets(figures.persons),
        narrowing=_sets(figures.narrowing),
        limits=_sets(figures.limits),
        beside=figures.beside,
        general=_sets(figures.general),
        aside=_sets(figures.aside),
        uncertain=frozenset(figures.uncertain),
        described=frozenset(figures.described),
        directed=frozenset(figures.directed),
        leading=frozenset(figures.leading),
        stated=_stated(figures),
        units=figures.units,
        standing=frozenset(figures.standing),
        unscoped=frozenset(figures.unscoped),
        counted_by=frozenset(figures.counted_by),
        denied=frozenset(figures.denied),
        offence=frozenset(figures.offence),
        unparted=frozenset(figures.unparted),
        harms=frozenset(figures.harms),
        initials=frozenset(figures.initials),
        doubting=frozenset(doubts),
        doubts=doubts,
        countable=frozenset(counted) | frozenset(nouns),
        acted_on=acted_on,
        persons=acted_on.union(roles.officials),
        counting=acted_on.union(roles.officials, roles.cases),
        complete=frozenset(name for name, traits in figures.persons.items() if len(traits) > 1),
    )


def _tables(figures: Figures) -> Iterable[tuple[str, Mapping[str, Phrases]]]:
    """The tables of phrases to look for, by the kind of their marks: the profile's, then English's."""
    yield "verbs", figures.verbs
    yield "weaker", figures.weaker
    yield "passives", figures.passives
    yield "money", figures.money
    yield "terms", figures.terms
    yield "qualifiers", figures.qualifiers
    yield "bare", figures.bare
    yield "scopes", figures.scopes
    yield "circumstances", figures.circumstances
    yield "counters", figures.counters
    yield "operators", figures.operators
    yield "years", {"previous": figures.years.previous, "current": figures.years.current}
    yield "silence", vars(figures.silence)
    yield "asked", figures.asked
    yield "caveats", vars(figures.caveats)
    yield "neutral", {"verb": figures.neutral}
    for kind, table in (("openers", OPENERS), ("comparisons", COMPARISONS), ("neutral", NEUTRAL)):
        yield kind, {name: tuple(row.split(", ")) for name, row in table.items()}


def _stated(figures: Figures) -> dict[tuple[str, str], tuple[Framed, ...]]:
    """The phrases with a number in them by a whole word beside it, the longest first."""

    def whole(beside: tuple[Any, ...]) -> bool:
        return bool(beside) and (isinstance(beside[0], frozenset) or (beside[0] != ".." and beside[0][-1] != "*"))

    found: dict[tuple[str, str], list[Framed]] = {}
    for name, row in figures.stated.items():
        for phrase in row:
            parts = [frozenset(figures.lists[word[1:]]) if word[0] == "@" else word for word in phrase.split()]
            hole = parts.index("#")
            framed = Framed(name, tuple(reversed(parts[:hole])), tuple(parts[hole + 1 :]))
            side, beside = ("after", framed.after[:1]) if whole(framed.after[:1]) else ("before", framed.before[:1])
            for word in beside[0] if isinstance(beside[0], frozenset) else beside:
                found.setdefault((side, word), []).append(framed)
    return {key: tuple(sorted(row, key=lambda each: -len(each.before + each.after))) for key, row in found.items()}


def _by_first(phrases: Iterable[str]) -> dict[str, list[str]]:
    """Phrases under their first word; one of a single word also with the marks that may follow it."""
    found: dict[str, list[str]] = {}
    for phrase in phrases:
        phrase = phrase.partition(" ..")[0].partition("*")[0]
        words = phrase.split()
        for mark in ("", ",", ".", ";", ")") if len(words) == 1 else ("",):
            found.setdefault(words[0] + mark, []).append(phrase)
    return found


def _sets(table: Mapping[str, tuple[str, ...]]) -> dict[str, frozenset[str]]:
    return {name: frozenset(row) for name, row in table.items()}


def _phrases(row: Phrases, lists: Mapping[str, tuple[str, ...]]) -> Iterable[tuple[str, tuple[Any, ...]]]:
    for phrase in row:
        first, *others = phrase.split()
        rest = tuple(frozenset(lists[word[1:]]) if word[0] == "@" else word for word in others)
        for word in lists[first[1:]] if first[0] == "@" else (first,):
            yield word, rest
