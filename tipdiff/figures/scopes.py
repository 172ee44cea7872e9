"""Scopes: takes items with their measures, gives what narrows each below its qualifiers.

Owns places, kinds, circumstances and who counted, and how words become a scope's name.
"""

from __future__ import annotations

import re
from collections.abc import Collection
from unicodedata import combining, normalize

from tipdiff.figures.english import MONTHS, STOPS, word_set
from tipdiff.figures.items import Item
from tipdiff.figures.lexicon import Lexicon, Mark, Marks
from tipdiff.figures.tokens import Tokens

BREAKS = frozenset(";.()[]–—:")
"""Signs at which the words of a number end."""
_REGIONS = word_set("state city province region municipality county district governorate")
BESIDE = 5
"""Words between a counter and the one it works with: "government reported partnering with various NGOs" has four."""
PARTNER = 3
"""Words from `with` to who it is: "in partnership with an international organization" has two."""
_LABEL = re.compile(r"[\W_]+")
_PLAIN_LETTERS = str.maketrans({"ø": "o", "ł": "l", "đ": "d", "ı": "i", "ß": "ss", "æ": "ae", "œ": "oe"})
"""Letters that Unicode does not take apart into a plain one and a mark."""


class Scopes:
    """The scopes of one sentence."""

    def __init__(
        self, tokens: Tokens, marks: Marks, lexicon: Lexicon, country: str | None, known: Collection[str]
    ) -> None:
        self.tokens, self.words, self.lexicon, self.country = tokens, tokens.words, lexicon, country
        self.known = known
        """Measures of which the section has spoken."""
        self.qualifiers, self.verbs = marks["qualifiers"], marks["verbs"]
        self.scopes, self.circumstances = marks["scopes"], marks["circumstances"]
        self.operators, self.counters = marks["operators"], marks["counters"]

    def of(self, item: Item, prior: Item | None, counters: list[str]) -> str | None:
        """What narrows the figure; `counters` is who counted, which narrows it where nobody acts for the
        state."""
        measure, lexicon = item.measure, self.lexicon
        if item.within is not None:
            return "cases"
        if self.words[max(0, item.quantity.lead - 2) : item.quantity.lead] == ["all", "but"]:
            return "except"
        if measure in lexicon.general:
            scope = self._kind_of(item)
            if scope:
                return scope
        if measure in lexicon.narrowing.get(item.kind, ()):
            return item.kind + "s"
        for mark in self.scopes:
            if item.quantity.end <= mark.start < item.end and self._fits(mark, measure):
                return mark.name
        if measure in lexicon.unscoped:
            return None
        if prior is not None and self.words[prior.end : item.quantity.lead] == ["and"]:
            for mark in self.circumstances:
                if mark.name == prior.scope and mark.end <= prior.quantity.lead and self._fits(mark, measure):
                    return mark.name  # "led to the identification of one man and one girl"
        for mark in self.circumstances:
            opening = not item.comparison and mark.start == item.clause and self.words[mark.end : mark.end + 1] == [","]
            if self._fits(mark, measure) and (
                opening or item.end <= mark.start < item.limit or self._governs(mark, item, prior)
            ):
                return mark.name
        return (
            self._place(item)
            or self._operator(item)
            or (counters[-1] if counters and "government" not in counters else None)
        )

    def _fits(self, mark: Mark, measure: str) -> bool:
        limits = self.lexicon.limits.get(mark.name)
        return limits is None or measure in limits

    def _governs(self, mark: Mark, item: Item, prior: Item | None) -> bool:
        """True for "upheld 20 convictions": the narrowing words before the number, no other verb between."""
        lead = item.quantity.lead
        if mark.end > lead or lead - mark.end > 6 or mark.start < item.clause:
            return False
        if prior is not None and prior.quantity.end <= mark.start < prior.limit and self._fits(mark, prior.measure):
            return False
        between = self.words[mark.end : lead - (self.words[lead - 1] == ",")]
        return not any(word in BREAKS or word == "," for word in between) and not any(
            mark.end + 2 <= verb.start < lead for verb in self.verbs
        )

    def _kind_of(self, item: Item) -> str | None:
        """What kind of officials were trained, what kind of shelter stands open."""
        general = self.lexicon.general[item.measure]
        if item.noun is None:
            return None
        words = [word for word in self.words[item.begin : item.noun + 1] if word not in STOPS and word[0].isalpha()]
        if self._several(item):
            return None
        named = [word for word in words if word not in general]
        return slug(named) if named else None

    def _several(self, item: Item) -> bool:
        """True for "245 police officers, prosecutors, and judges": one number over several kinds is no
        kind's."""
        words, end = self.words, item.end
        if {"and", "or"} & set(words[item.begin : item.end]):
            return True
        return (
            words[end : end + 1] in ([","], ["and"])
            and end + 1 < item.limit
            and words[end + 1] in self.lexicon.countable
        )

    def _place(self, item: Item) -> str | None:
        words, tokens = self.words, self.tokens
        ways = ("in", "from", "to") if item.measure in self.lexicon.directed else ("in", "from")
        for at in range(item.quantity.end, item.limit - 1):
            if words[at] in ways and not (words[at] == "from" and words[at + 1].isdigit()):
                name = self._name(at + 1, item.limit)
                if name and words[at] != "in" and not (words[at] == "to" and name == self.country):
                    return f"{words[at]}-{name}"
                if name and name != self.country:
                    return name
        begin = item.clause
        if item.parent is None and item.compared is None:
            for at in range(item.quantity.lead - 1, begin - 1, -1):
                if (
                    (words[at] == "in" and not (tokens.capital(at - 1) and words[at - 1] == "trafficking"))
                    or (words[at] == "of" and at and words[at - 1] in _REGIONS)
                    or (words[at] == "as" and at and words[at - 1] == "such")
                ):
                    name = self._name(at + 1, item.quantity.lead)
                    if name and name != self.country:
                        return name
                if (
                    words[at] in _REGIONS and at > begin and tokens.capital(at) and tokens.capital(at - 1)
                ):  # "Amhara Region police"
                    return slug([words[at - 1]])
            name = self._such_as(item.half, begin)
            if name and name != self.country:
                return name
        for at in range(item.begin, item.end):
            if (
                at
                and tokens.capital(at)
                and words[at] not in self.lexicon.counted
                and words[at] not in self.lexicon.nouns
                and not (item.measure in self.lexicon.directed and own_people(words[at], self.country))
            ):
                return slug([words[at]])
        return None

    def _such_as(self, begin: int, end: int) -> str | None:
        """The place of "Populous states, such as Saltmere, identified four victims"; `end` is the verb."""
        if end - 1 <= begin or self.words[end - 1] != ",":
            return None
        for at in range(end - 2, begin, -1):
            if self.words[at - 1 : at + 1] == ["such", "as"]:
                return self._name(at + 1, end)
            if self.words[at] == ",":
                return None
        return None

    def _name(self, at: int, end: int) -> str | None:
        """The run of capitalized words from `at` on, as a place."""
        words = self.words
        if at < end and words[at] == "the":
            at += 1
        if at < end and words[at] == "state" and at + 1 < end and words[at + 1] == "of":
            at += 2
        here = at
        while (
            here < end
            and words[here][0].isalpha()
            and self.tokens.capital(here)
            and words[here] not in MONTHS
            and not self._known(here)
        ):
            here += 1
        if here == at:
            return None
        return slug(words[at:here])

    def _known(self, at: int) -> bool:
        return any(mark.start <= at < mark.end for mark in self.qualifiers) or self.words[at] == "fy"

    def _operator(self, item: Item) -> str | None:
        """Who runs what is counted: "the government operated five shelters"."""
        lead = item.quantity.lead
        for mark in reversed(self.operators):
            if mark.name == item.measure and mark.start < lead and item.parent is None and item.measure in self.known:
                agents = [agent for agent in self.counters if agent.start < mark.start and agent.name != "funded"]
                name = agents[0].name if agents else None
                return "government" if name == "state-agent" else name
        return None

    def who(self, item: Item) -> list[str]:
        """Who counted: the one named last before the verb, and whoever is joined to it."""
        if item.measure not in self.lexicon.counted_by or item.parent is not None or item.compared is not None:
            return []
        begin = item.clause
        found = self._agents(begin, item.quantity.lead)
        if item.total:  # "the police identified 12 and NGOs 20, for a total of 32"
            return sorted({"government" if mark.name == "state-agent" else mark.name for mark in found})
        if not found and item.half < begin:
            found = self._subject(item.half, begin)
        if not found:
            return []
        funded = any(mark.name == "funded" and begin <= mark.start < item.limit for mark in self.counters)
        found = [mark for mark in found if mark.name != "funded"]
        if not found:
            return ["government"] if funded else []
        partners = [mark for mark in found if "with" in self.words[max(0, mark.start - PARTNER) : mark.start]]
        found = [mark for mark in found if mark not in partners]
        if not found:
            return []
        names = [found[-1].name, *(mark.name for mark in partners), *(["state-agent"] if funded else [])]
        for before, after in zip(found[-2::-1], found[:0:-1], strict=True):
            between = self.words[before.end : after.start]
            if not ({"and", "or"}.intersection(between) and len(between) <= 3) and not (
                "with" in between and len(between) <= BESIDE
            ):
                break
            names.append(before.name)
        return sorted({"government" if name == "state-agent" else name for name in names})

    def _agents(self, begin: int, end: int) -> list[Mark]:
        """Who is named as counting; "NGOs reported to the government" names no government."""
        return [
            mark
            for mark in self.counters
            if begin <= mark.start < end and "to" not in self.words[max(0, mark.start - 2) : mark.start]
        ]

    def _subject(self, begin: int, end: int) -> list[Mark]:
        """The subject of the predicates before: "NGOs identified 20 victims and assisted 12"."""
        verb = next((mark.start for mark in self.verbs if begin <= mark.start), end)
        return self._agents(begin, min(verb, end))


def own_people(word: str, country: str | None) -> bool:
    """True for `peralonian` in the report of Peralonia: the country's own people."""
    name = max((country or "").split("-"), key=len)
    stem = name[: max(4, len(name) - 1)]
    return len(word) >= 4 and bool(stem) and (word.startswith(stem) or stem.startswith(word))


def slug(words: list[str]) -> str:
    """Words as a scope: lower case, letters without their marks, joined by hyphens."""
    name = "-".join(words)
    if not name.isascii():
        name = normalize("NFKD", name).translate(_PLAIN_LETTERS)
        name = "".join(letter for letter in name if not combining(letter))
    return _LABEL.sub("-", name).strip("-")


def states(tokens: Tokens) -> set[str]:
    """Names that the sentence calls states: "the states of Guerrero, Tlaxcala, and Veracruz"."""
    words, found = tokens.words, set()
    for at, word in enumerate(words[:-2]):
        if word not in ("state", "states") or words[at + 1] != "of":
            continue
        here = at + 2
        while here < len(words) and (tokens.capital(here) or words[here] in (",", "and")):
            end = here
            while end < len(words) and words[end][0].isalpha() and tokens.capital(end):
                end += 1
            if end > here:
                found.add(slug(words[here:end]))
            here = max(end, here + 1)
    return found
