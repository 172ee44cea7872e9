"""Qualifiers and scope: takes items with their measures, fills what narrows each figure.

Owns where a narrowing word must stand to belong to a number: in its noun phrase, after it up to the next
number or turn, in the subject before it (`federal authorities`), or in the whole that it is a part of. A part
that nothing else tells from its whole gets the words that follow it as its scope, so that it is never taken
for the whole.
"""

from __future__ import annotations

import re
from collections.abc import Collection

from tipdiff.figures.english import MONTHS, STOPS, word_set
from tipdiff.figures.items import Item
from tipdiff.figures.lexicon import Lexicon, Mark, Marks
from tipdiff.figures.structure import Structure
from tipdiff.figures.tokens import Tokens

_SEX = word_set("girls boys women men female male children adults")
_BREAKS = frozenset(";.()[]–—:")
_JOINTS = word_set("and but while although which though whereas or nor")
_FURTHER = frozenset({"and", ",", "but", "who"})
_REGIONS = word_set("state city province region municipality county district governorate")
_TIMES = word_set(
    "year years month months reporting period periods calendar fiscal fy consecutive time row first second third"
    " fourth fifth sixth previous prior preceding"
)
"""Words about time, which narrow no count of none."""
_PLAIN = frozenset({"victim", "suspect", "case"})
"""Classes whose nouns narrow no count of none: "no convictions of traffickers"."""
_LABEL = re.compile(r"[^a-z0-9]+")
SCOPE_WORDS = 4
"""Words of a scope that is made from the text: enough to tell parts of one whole apart."""


class Narrowing:
    """Fills qualifiers and scope of each item of one sentence, from left to right."""

    def __init__(
        self,
        tokens: Tokens,
        found: list[Item],
        marks: Marks,
        structure: Structure,
        lexicon: Lexicon,
        country: str | None,
        states: Collection[str],
        known: Collection[str],
    ) -> None:
        self.known, self.found = known, found
        self.states = states
        self.tokens, self.words, self.lexicon, self.structure, self.country = (
            tokens,
            tokens.words,
            lexicon,
            structure,
            country,
        )
        self.level, self.form = (
            lexicon.parts[0] if lexicon.parts else frozenset(),
            lexicon.parts[1] if len(lexicon.parts) > 1 else frozenset(),
        )
        self.qualifiers = self._joined(marks["qualifiers"])
        self.bare = marks["bare"]
        self.scopes, self.circumstances = marks["scopes"], marks["circumstances"]
        self.operators, self.counters, self.verbs = marks["operators"], marks["counters"], marks["verbs"]
        self.stops = self._stops(found, marks)
        following = beyond = len(self.words)
        for place in range(len(found) - 1, -1, -1):
            item, after = found[place], found[place + 1] if place + 1 < len(found) else None
            if after is not None and after.quantity.lead > item.quantity.lead:
                following, beyond = after.quantity.lead, following
            item.limit = self._limit(item, beyond if after and after.within is item else following)

    def _stops(self, found: list[Item], marks: Marks) -> list[int]:
        """Tokens at which something else begins: a list, a comparison, a further predicate."""
        own = {item.quantity.end for item in found}
        turns = [mark.start for mark in (*marks["openers"], *marks["comparisons"]) if mark.start not in own]
        further = [
            mark.start
            for mark in (*marks["verbs"], *marks["circumstances"])
            if mark.start and self.words[mark.start - 1] in _FURTHER
        ]
        return sorted(turns + further)

    def _joined(self, marks: list[Mark]) -> list[Mark]:
        """Leaves out a mark that a longer one of the same part covers: `state` in `federal and state`."""
        kept: list[Mark] = []
        for mark in marks:
            if kept and mark.start < kept[-1].end and kept[-1].name in self.level and mark.name in self.level:
                continue
            kept.append(mark)
        return kept

    def _limit(self, item: Item, following: int) -> int:
        """Token at which the words that may belong to the number end."""
        end = min(following, len(self.words))
        for at in range(max(item.end, item.quantity.after), end):
            if self.words[at] in _BREAKS or (
                self.words[at] == "," and self.words[at + 1 : at + 2] and self.words[at + 1] in _JOINTS
            ):
                end = at
                break
        return next((at for at in self.stops if max(item.end, item.quantity.after) <= at < end), end)

    def tell_apart(self, found: list[Item]) -> None:
        """A scope for the later of two figures of one sentence that would else be the same series and
        year."""
        seen: set[tuple[object, ...]] = set()
        for item in found:
            if item.measure == "other" or item.measure in self.lexicon.unscoped:
                continue
            name = (item.measure, item.qualifiers, item.scope, item.year)
            if name in seen:
                item.scope = self._from_words(item)
            seen.add(name)

    def narrow(self, item: Item, prior: Item | None, lean: tuple[frozenset[str], str | None] | None) -> None:
        """Fills one item; those before it are filled. `lean` is what the passage narrows."""
        own = self._own(item)
        if item.measure == "other":
            item.qualifiers = own - self.level
            return
        names = self._counters(item)
        item.counters = " and ".join(names) or (item.compared.counters if item.compared else None)
        item.scope = self._scope(item, prior, names)
        whole = item.parent or item.compared
        if item.compared is not None and item.parent is None:
            item.base = self._shared(item, item.compared)
        elif whole is not None and whole.measure == item.measure:
            item.base = whole.qualifiers, whole.scope
        elif lean is not None:
            item.base = lean
        elif whole is None and item.evidence == "whole" and prior is not None:
            item.base = (prior.qualifiers, prior.scope) if self._another_year(item) else prior.base
        base, scope = item.base
        level = own & self.level or self._level_before(item, prior) or base & self.level
        if not level and item.scope is not None and item.scope in self.states:
            level = frozenset({"state"})
        form = own & self.form or self._form_before(item) or (base & self.form)
        rest = (own | base) - self.level - self.form
        item.qualifiers = rest | self._single(level) | self._single(form)
        item.scope = item.scope or scope
        if (
            item.scope is None
            and whole is not None
            and item.parent is whole
            and item.qualifiers == whole.qualifiers
            and item.measure == whole.measure
        ) or (
            (item.whole is not None or (lean is not None and item.of)) and (item.qualifiers, item.scope) == item.base
        ):
            item.scope = self._from_words(item)
        if item.denial and not item.withheld and item.scope is None:
            item.scope = self._denied(item)

    def _denied(self, item: Item) -> str | None:
        """What narrows a count of none: with any word of its own it denies less than the whole."""
        plain = self.lexicon.general.get("denied", frozenset()) | _TIMES
        own = [mark for mark in self.qualifiers if mark.name in item.qualifiers]
        marked = {at for mark in (*own, *self.verbs) for at in range(mark.start, mark.end)}
        words = [
            self.words[at]
            for at in range(item.begin, self._phrase_end(item))
            if at not in marked
            and self.words[at][0].isalpha()
            and self.words[at] not in STOPS
            and self.words[at] not in plain
            and self.words[at] not in MONTHS
            and self.words[at] not in self.lexicon.nouns
            and self.lexicon.counted.get(self.words[at]) not in _PLAIN
            and (at != item.noun or item.kind == "official")
        ]
        return slug(words[:SCOPE_WORDS]) if words else None

    def _phrase_end(self, item: Item) -> int:
        """Token at which the words of a count of none end: where a comma brings in another clause."""
        for at in range(item.end, item.limit - 1):
            if self.words[at] == "," and self.words[at + 1] in STOPS:
                return at
        return item.limit

    def _another_year(self, item: Item) -> bool:
        """True for "two girls in 2021 and eight in 2022": the same thing, counted in another year."""
        end = item.quantity.end
        return item.noun is None and self.words[end] == "in" and self.words[end + 1].isdigit()

    def _shared(self, item: Item, base: Item) -> tuple[frozenset[str], str | None]:
        """What an earlier value has from the figures it is set against: what all of them share."""
        if base.measure != item.measure:
            return frozenset(), None
        tops = [base]
        if "respectively" not in self.words:
            tops += [
                top
                for top in self.found
                if top.measure == item.measure
                and top.parent is None
                and not top.comparison
                and top.quantity.lead < item.quantity.lead
            ]
        scopes = {top.scope for top in tops}
        return frozenset.intersection(*(top.qualifiers for top in tops)), base.scope if len(scopes) == 1 else None

    def _single(self, names: frozenset[str]) -> frozenset[str]:
        """Two parts of one whole at once mean both together."""
        return names - {"both-levels"} if len(names) == 1 else frozenset()

    # -- qualifiers -------------------------------------------------------------------------------------

    def _own(self, item: Item) -> frozenset[str]:
        found = set()
        for mark in self.qualifiers:
            if mark.start < (item.begin if item.denial else item.quantity.end) or mark.start >= item.limit:
                continue
            if mark.start < item.end or mark.name in self.form:
                found.add(mark.name)
            elif mark.name in self.level:
                if self.words[mark.start] == "at" or self.words[mark.start - 1] == "by":
                    found.add(mark.name)
            elif (item.noun is None or item.of) and self.words[mark.start - 1] in (
                "were",
                "was",
                "adult",
                "as",
            ):
                found.add(mark.name)
        if item.kind == "official":
            found -= _SEX
        if item.kind == "":
            found.update(mark.name for mark in self.bare if mark.start == item.quantity.end)
        elif item.kind in ("noun", "case", "suspect"):  # "208 federal human trafficking prosecutions"
            found.update(
                mark.name
                for mark in self.bare
                if mark.name in self.level and item.quantity.end <= mark.start < item.end
            )
        found |= self._bracketed(item)
        if found & {"girls", "boys", "women", "men"}:
            found -= {"children", "adults", "female", "male"}
        return frozenset(found)

    def _bracketed(self, item: Item) -> set[str]:
        """ "The majority of the victims were children (12)": what the noun before the bracket says."""
        lead = item.quantity.lead
        if item.kind or item.parent is not None or not lead or self.words[lead - 1] != "(":
            return set()
        begin = max([item.clause, *(verb.end for verb in self.verbs if verb.end < lead)])
        return {mark.name for mark in self.qualifiers if begin <= mark.start and mark.end < lead}

    def _level_before(self, item: Item, prior: Item | None) -> frozenset[str]:
        """The level of the subject: the last one named before the number, in its part of the sentence."""
        begin = item.half
        found = [
            mark
            for mark in self.qualifiers
            if begin <= mark.start and mark.end <= item.quantity.lead and mark.name in self.level
        ]
        if not found or any(found[-1].end <= agent.start < item.quantity.lead for agent in self._new_agents(prior)):
            return frozenset()
        return frozenset({found[-1].name})

    def _new_agents(self, prior: Item | None) -> list[Mark]:
        """Agents named after the number before: a new subject, at whose level nothing is said."""
        return [
            agent
            for agent in self.counters
            if agent.name == "state-agent" and prior is not None and agent.start >= prior.end
        ]

    def _form_before(self, item: Item) -> frozenset[str]:
        """ "sex trafficking victims included 64 girls", "Of the sex trafficking victims, 64 were girls"."""
        begin = item.clause
        if self.words[0] in ("of", "among") and self.words[item.quantity.end : item.quantity.end + 1] == ["were"]:
            begin = 0  # "Of the sex trafficking victims, 63 were women; 12 were girls"
        found = [
            mark
            for mark in self.qualifiers
            if begin <= mark.start and mark.end <= item.quantity.lead and mark.name in self.form
        ]
        if not found or item.parent is not None or item.compared is not None:
            return frozenset()
        opening = self.words[begin] in ("of", "among", "for", "regarding")
        if opening and "," in self.words[begin : found[-1].start]:
            return frozenset()  # the form of a count that stands before
        between = self.words[found[-1].end : item.quantity.lead]
        included = any(
            word in ("included", "include", "comprised", "were", "was", "totaled", "numbered") for word in between
        )
        return frozenset({found[-1].name}) if (opening or included) and len(between) <= 40 else frozenset()

    # -- scope ------------------------------------------------------------------------------------------

    def _scope(self, item: Item, prior: Item | None, counters: list[str]) -> str | None:
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
        for mark in self.circumstances:
            if self._fits(mark, measure) and (item.end <= mark.start < item.limit or self._governs(mark, item, prior)):
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
        between = self.words[mark.end : lead]
        return not any(word in _BREAKS or word == "," for word in between) and not any(
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
                if name:
                    return name if words[at] == "in" else f"{words[at]}-{name}"
        begin = item.clause
        if item.parent is None and item.compared is None:
            for at in range(item.quantity.lead - 1, begin - 1, -1):
                if words[at] == "in" or (words[at] == "of" and at and words[at - 1] in _REGIONS):
                    name = self._name(at + 1, item.quantity.lead)
                    if name:
                        return name
                if (
                    words[at] in _REGIONS and at > begin and tokens.capital(at) and tokens.capital(at - 1)
                ):  # "Amhara Region police"
                    return slug([words[at - 1]])
        for at in range(item.begin, item.end):
            if (
                at
                and tokens.capital(at)
                and words[at] not in self.lexicon.counted
                and words[at] not in self.lexicon.nouns
                and not (item.measure in self.lexicon.directed and self._own_people(words[at]))
            ):
                return slug([words[at]])
        return None

    def _own_people(self, word: str) -> bool:
        """True for `Peralonian` in the report of Peralonia: those whom a country brings home are its own."""
        name = max((self.country or "").split("-"), key=len)
        stem = name[: max(4, len(name) - 1)]
        return len(word) >= 4 and bool(stem) and (word.startswith(stem) or stem.startswith(word))

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
        name = slug(words[at:here])
        return None if name == self.country else name

    def _known(self, at: int) -> bool:
        return any(mark.start <= at < mark.end for mark in self.qualifiers) or self.words[at] == "fy"

    def _operator(self, item: Item) -> str | None:
        """Who runs what is counted: "the government operated five shelters"."""
        lead = item.quantity.lead
        for mark in reversed(self.operators):
            if mark.name == item.measure and mark.start < lead and item.parent is None and item.measure in self.known:
                agents = [agent for agent in self.counters if agent.start < mark.start]
                name = agents[0].name if agents else None
                return "government" if name == "state-agent" else name
        return None

    def _counters(self, item: Item) -> list[str]:
        """Who counted: the one named last before the verb, and whoever is joined to it."""
        if item.measure not in self.lexicon.counted_by or item.parent is not None or item.compared is not None:
            return []
        begin = item.clause
        found = [
            mark
            for mark in self.counters
            if begin <= mark.start < item.quantity.lead
            and "to" not in self.words[max(0, mark.start - 2) : mark.start]  # "NGOs reported to the government"
        ]
        if not found:
            return []
        names = [found[-1].name]
        for before, after in zip(found[-2::-1], found[:0:-1], strict=True):
            if (
                not {"and", "or", "with"}.intersection(self.words[before.end : after.start])
                or after.start - before.end > 3
            ):
                break
            names.append(before.name)
        return sorted({"government" if name == "state-agent" else name for name in names})

    def _from_words(self, item: Item) -> str:
        words = [word for word in self.words[item.begin : item.limit] if word not in STOPS and word[0].isalpha()]
        return slug(words[:SCOPE_WORDS]) or "part"


def slug(words: list[str]) -> str:
    """Words as a scope: lower case, joined by hyphens."""
    return _LABEL.sub("-", "-".join(words)).strip("-")


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
