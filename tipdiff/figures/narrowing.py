"""Qualifiers and scope: takes items with their measures, fills what narrows each figure.

Owns where the words of a number end, and what a figure has from the whole that it is a part of, from the
figure that it is set against, or from the passage. A part that nothing else tells from its whole gets the
words that follow it as its scope, so that it is never taken for the whole.
"""

from __future__ import annotations

from collections.abc import Collection

from tipdiff.figures.english import MONTHS, STOPS, word_set
from tipdiff.figures.items import Item
from tipdiff.figures.lexicon import Lexicon, Marks
from tipdiff.figures.qualifiers import Qualifiers
from tipdiff.figures.scopes import BREAKS, Scopes, slug
from tipdiff.figures.tokens import Tokens
from tipdiff.model import OTHER

_JOINTS = word_set("and but while although which though whereas or nor")
_FURTHERS = frozenset({"separately", "additionally"})
_FURTHER = frozenset({"and", ",", "but", "who"})
_LIKE = frozenset({"with", "through", "for"})
"""After two counts of one sentence, the words that tell both apart."""
_UNPARTED = word_set("trafficking exploitation crime crimes forms form")
"""Words of "victims of trafficking" and the like, who are no part of the victims."""
_JOINING = frozenset({"and", ","})
_TIMES = word_set(
    "year years month months reporting period periods calendar fiscal fy consecutive time row first second third"
    " fourth fifth sixth previous prior preceding"
)
"""Words about time, which narrow no count of none."""
_PLAIN = frozenset({"victim", "suspect", "case"})
"""Classes whose nouns narrow no count of none: "no convictions of traffickers"."""
SCOPE_WORDS = 4
"""Words of a scope that is made from the text: enough to tell parts of one whole apart."""


class Narrowing:
    """Fills qualifiers and scope of each item of one sentence, from left to right."""

    def __init__(
        self,
        tokens: Tokens,
        found: list[Item],
        marks: Marks,
        lexicon: Lexicon,
        country: str | None,
        states: Collection[str],
        known: Collection[str],
        partial: bool,
    ) -> None:
        self.found, self.states = found, states
        self.partial = partial
        """True for a sentence that opens with a whole it does not count: "Of those assisted, 59 were minors"."""
        self.words, self.lexicon = tokens.words, lexicon
        self.qualifiers = Qualifiers(tokens, marks, lexicon)
        self.scopes = Scopes(tokens, marks, lexicon, country, known)
        self.stops = self._stops(found, marks)
        following = beyond = len(self.words)
        for place in range(len(found) - 1, -1, -1):
            item, after = found[place], found[place + 1] if place + 1 < len(found) else None
            if after is not None and after.quantity.lead > item.quantity.lead:
                following, beyond = after.quantity.lead, following
            item.limit = self._limit(item, beyond if after and after.within is item else following)
            if after is not None and self.words[item.end] in _JOINING:
                item.predicate = self._predicate(item, after)

    def _predicate(self, item: Item, after: Item) -> tuple[int, int]:
        """Tokens of what is said of both: "82 children and 134 adults were exploited", "20 women and 12 girls in
        forced labor"."""
        between = self.words[item.end : after.quantity.lead]
        if between == ["and"] and self.words[after.end : after.end + 1] == ["were"]:
            return after.end, after.limit
        if item.kind == after.kind == "person" and between in (["and"], [","], [",", "and"]):
            said = self.words[after.end : after.end + 1] in (["in"], ["for"])
            return (after.end, after.limit) if said else after.predicate
        return 0, 0

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

    def _limit(self, item: Item, following: int) -> int:
        """Token at which the words that may belong to the number end."""
        end = min(following, len(self.words))
        for at in range(max(item.end, item.quantity.after), end):
            if self.words[at] in BREAKS or (
                self.words[at] == "," and self.words[at + 1 : at + 2] and self.words[at + 1] in _JOINTS
            ):
                end = at
                break
        return next((at for at in self.stops if max(item.end, item.quantity.after) <= at < end), end)

    def tell_apart(self, found: list[Item]) -> None:
        """A scope for one of two figures of one sentence that would else be the same series and year: for those
        that a total sums up, else for the later."""
        seen: dict[tuple[object, ...], Item] = {}
        for item in found:
            if item.measure == OTHER or item.measure in self.lexicon.unscoped:
                continue
            name = (item.measure, item.qualifiers, item.scope, item.year)
            first = seen.get(name)
            if first is None:
                seen[name] = item
            elif item.total:
                first.scope, seen[name] = slug((first.counters or "part").split()), item
            else:
                if self.words[first.end : first.end + 1] == self.words[item.end : item.end + 1] != [","]:
                    first.scope = self._with(first)
                if item.kind and not first.kind and self._elliptic(first, item):
                    first.scope = slug(self.words[first.end : first.end + 1])
                item.scope = self._from_words(item)

    def _elliptic(self, first: Item, item: Item) -> bool:
        """True for "one confirmed and 183 potential victims": parts of one list, and neither the whole."""
        between = self.words[first.end : item.quantity.lead]
        return len(between) == 2 and between[0].isalpha() and between[1] == "and"

    def _with(self, item: Item) -> str | None:
        """ "37 with emergency assistance and 59 with long-term assistance": the first is no whole either."""
        return self._from_words(item) if self.words[item.end] in _LIKE else item.scope

    def narrow(
        self,
        item: Item,
        prior: Item | None,
        beside: Item | None,
        lean: tuple[frozenset[str], str | None] | None,
        part: bool,
    ) -> None:
        """Fills one item; those before it are filled.

        Args:
            prior: the item before it.
            beside: the last one before it that is no part of a deeper list.
            lean: what the figure of the passage that it leans on has.
            part: True where it is a part of that figure.
        """
        own = self.qualifiers.own(item)
        if item.measure == OTHER:
            item.qualifiers = own - self.qualifiers.level
            return
        names = self.scopes.who(item)
        whole = item.parent or item.compared
        item.counters = " and ".join(names) or (whole.counters if whole is not None else None)
        item.scope = self.scopes.of(item, prior, names)
        if item.compared is not None and item.parent is None:
            item.base = self._shared(item, item.compared)
        elif whole is not None and whole.measure == item.measure:
            item.base = whole.qualifiers, whole.scope
            if self.qualifiers.contrary(own, whole.qualifiers):  # one sex trafficking case among 11 for forced labor
                item.scope = item.scope or self._from_words(item)
        elif lean is not None:
            item.base = lean
        elif whole is None and item.evidence == "whole" and beside is not None:
            item.base = (beside.qualifiers, beside.scope) if self._another_year(item) else beside.base
        base, scope = item.base
        item.qualifiers = self.qualifiers.of(item, own, prior, base, item.scope in self.states)
        item.scope = item.scope or scope
        if (
            item.scope is None
            and whole is not None
            and item.parent is whole
            and item.qualifiers == whole.qualifiers
            and item.measure == whole.measure
        ) or ((item.whole is not None or (part and item.of)) and (item.qualifiers, item.scope) == item.base):
            item.scope = self._from_words(item)
        said = item.qualifiers, item.scope
        if self.partial and not item.kind and whole is None and said in ((frozenset(), None), item.base):
            item.scope = self._from_words(item)
        if (
            item.compared is not None
            and item.compared.whole is not None
            and (item.qualifiers, item.scope) == (frozenset(), None)
        ):
            item.scope = self._from_words(item)
        if said == (frozenset(), None) and (self._listed(item) if item.compared is not None else self._of_kind(item)):
            item.scope = self._from_words(item)
        if item.comparison and item.scope is None and self.words[item.end : item.end + 2] == ["and", "none"]:
            item.scope = "part"  # "compared with 25 and none in 2018": of two counts, and no telling which
        if item.scope is None and whole is None and self._further(item):
            item.scope = self._from_words(item)
        if item.denial and not item.withheld and item.scope is None:
            item.scope = self._denied(item)

    def _listed(self, item: Item) -> bool:
        """True for the last of "(four of sex trafficking and one of forced begging in 2019)": no earlier whole."""
        like = self.words[item.end : item.end + 1] in (["of"], ["for"])
        return not item.kind and like and sum(each.compared is item.compared for each in self.found) > 1

    def _of_kind(self, item: Item) -> bool:
        """True for "seven victims of forced begging" beside 11 of sex trafficking."""
        words, end = self.words, item.end
        if item.kind not in ("victim", "") or item.comparison or words[end : end + 1] != ["of"]:
            return False
        own = {word for word in words[end + 1 : item.limit] if word not in STOPS}
        beside = any(
            mark.name in self.qualifiers.form and not end <= mark.start < item.limit for mark in self.qualifiers.marks
        )
        return beside and bool(own) and own.isdisjoint(_UNPARTED) and "both" not in words[end : item.limit]

    def _further(self, item: Item) -> bool:
        """True for what "it also identified" after a count of the same: a part of neither more nor less."""
        if item.measure not in self.scopes.known or item.comparison:
            return False
        verbs = [verb for verb in self.qualifiers.verbs if item.clause <= verb.start < item.quantity.lead]
        return any(self.words[verb.start - 1] == "also" for verb in verbs) or self.words[item.clause] in _FURTHERS

    def _denied(self, item: Item) -> str | None:
        """What narrows a count of none: with any word of its own it denies less than the whole."""
        plain = self.lexicon.denied | _TIMES
        own = [mark for mark in self.qualifiers.marks if mark.name in item.qualifiers]
        marked = {at for mark in (*own, *self.qualifiers.verbs) for at in range(mark.start, mark.end)}
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
        after = self.words[item.quantity.end : item.quantity.end + 2]
        return item.noun is None and len(after) == 2 and after[0] == "in" and after[1].isdigit()

    def _shared(self, item: Item, base: Item) -> tuple[frozenset[str], str | None]:
        """What an earlier value has from the figures it is set against: what all of them share."""
        if base.measure != item.measure:
            return frozenset(), None
        tops = [base]
        bracketed = (
            "(" in self.words[base.quantity.end : item.quantity.lead]
            and sum(each.compared is base for each in self.found) == 1
        )
        if "respectively" not in self.words and not bracketed:
            tops += [
                top
                for top in self.found
                if top.measure == item.measure
                and top.parent is None
                and not top.comparison
                and top.quantity.lead < item.quantity.lead
            ]
        scopes = {top.scope for top in tops}
        shared = frozenset.intersection(*(top.qualifiers for top in tops))
        if "trafficking" in self.words[item.begin : item.end]:  # a phrase of its own: "14 trafficking investigations"
            shared -= self.qualifiers.form
        return shared, base.scope if len(scopes) == 1 else None

    def _from_words(self, item: Item) -> str:
        words = [word for word in self.words[item.begin : item.limit] if word not in STOPS and word[0].isalpha()]
        return slug(words[:SCOPE_WORDS]) or "part"
