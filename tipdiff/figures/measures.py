"""What a number counts: takes items, marks and the passage, fills `measure`.

Owns the order of evidence, from surest to weakest: the noun itself (`20 convictions`), a passive right after
it (`20 were convicted`), the verb before it (`convicted 20 traffickers`), the whole that it is a part of, the
figure before it in a list, and last the passage. A verb counts only the nouns that the profile lets it count;
what none of them settles is `other`.
"""

from __future__ import annotations

from tipdiff.figures.english import AUXILIARIES, STOPS, rising, word_set
from tipdiff.figures.items import Item
from tipdiff.figures.lexicon import Lexicon, Mark, Marks
from tipdiff.figures.structure import Structure
from tipdiff.figures.tokens import Tokens
from tipdiff.model import OTHER, PERCENT

_HELPERS = word_set("a an the total another additional only also just further its their")
_OBLIQUE = word_set("of over against from by with at among on through via under per within")
_OWN_VERBS = word_set("remained testified participated collaborated cooperated agreed chose pleaded escaped fled died")
"""After a noun phrase, verbs of which it is the subject: "while 58 victims remained abroad"."""
_LAPSING = word_set("in within over past last next first every after")
"""Before a length of time, the words that make it pass: "for the first time in seven years"."""
_NUMBERS = frozenset({"number", "numbers"})
_REACHED = word_set("was were reached totaled stood remained went")
"""Beside words of rising, what stands between "the number of victims identified" and the number."""
_FROM = frozenset({"from", "the", "over"})
_WHO = frozenset({"the", "it", "they"})
CLAUSE = 4
"""Words from a noun to the verb of its clause: "victims the national police reported identifying" has four."""
_PREPOSITIONS = word_set("to on in for of how and or when by")


class Measures:
    """Settles the measure of each item of one sentence, from left to right."""

    def __init__(self, tokens: Tokens, marks: Marks, structure: Structure, lexicon: Lexicon) -> None:
        self.tokens, self.words, self.lexicon, self.structure = tokens, tokens.words, lexicon, structure
        self.verbs, self.passives = marks["verbs"], marks["passives"]
        self.money, self.terms = marks["money"], marks["terms"]
        self.kind_of_these = ""
        """Class of what "31 of them" counts; empty for a number that speaks for itself."""
        self.deltas = {mark.end for mark in marks["comparisons"] if mark.name == "delta"}
        self.nouns = [at for at, word in enumerate(self.words) if word in lexicon.nouns and word[-1] == "s"]
        self.turns = [mark.end for mark in marks["comparisons"] if mark.name == "with"]
        self.of_others = self._of_others()
        self.numbers = not _NUMBERS.isdisjoint(self.words)
        self.neutral = {mark.start for mark in (*marks["neutral"], *marks["openers"])}

    def settle(
        self, item: Item, prior: Item | None, sibling: Item | None, lean: str | None, named: bool
    ) -> tuple[str, str]:
        """(measure, evidence) of an item.

        Args:
            prior: the item before it.
            sibling: the last one before it that is no part of a deeper list.
            lean: the passage's measure; `named` where the item names a figure of the passage by its value.
        """
        if item.quantity.lead in self.deltas or item.kind in (PERCENT, "place"):
            return OTHER, "noun"
        if item.kind == "money":
            return self._nearest(self.money, item), "verb"
        if item.kind == "time":
            return OTHER if self._lapse(item) else self._nearest(self.terms, item), "verb"
        if item.within is not None:
            return item.within.measure, "verb"
        if item.kind == "noun" and item.noun is not None:
            return self.lexicon.nouns[self.words[item.noun]], "noun"
        if self.of_others and not item.kind:
            return OTHER, "whole"
        return self._by_verb(item, prior, sibling, lean, named)

    def _of_others(self) -> bool:
        """True for a sentence on "Of these centers, 12 served children": its numbers are no persons'."""
        words = self.words
        if words[0] not in ("of", "among") or words[1:2] not in (["these"], ["those"], ["the"]):
            return False
        end = words.index(",") if "," in words else 0
        held = [word for word in words[2:end] if word.isalpha()]
        return (
            bool(held)
            and held[-1].endswith("s")
            and self.lexicon.countable.isdisjoint(held)
            and not any(mark.start < end for mark in self.verbs)
        )

    def _nearest(self, marks: list[Mark], item: Item) -> str:
        """The nearest cue before the number in its clause, else the nearest after it."""
        begin = item.clause
        left = [mark for mark in marks if begin <= mark.start < item.quantity.lead]
        if left:
            return max(left, key=lambda mark: (mark.end, mark.end - mark.start)).name
        end = next((at for at in self.structure.clauses if at > item.quantity.lead), len(self.words))
        return next((mark.name for mark in marks if item.quantity.end <= mark.start < end), OTHER)

    def _lapse(self, item: Item) -> bool:
        """True for a time that passed, not one that was imposed: "within 30 days", "one year after sentencing"."""
        before, after = self.words[item.quantity.lead - 1], self.words[item.quantity.end : item.quantity.end + 1]
        return (
            before in _LAPSING
            or after in (["after"], ["ago"], ["later"], ["before"])
            or "probation" in self.words[item.quantity.end : item.quantity.end + 3]
        )

    def _by_verb(
        self, item: Item, prior: Item | None, sibling: Item | None, lean: str | None, named: bool
    ) -> tuple[str, str]:
        self.kind_of_these = sibling.kind if item.of and sibling is not None and sibling.kind != "noun" else ""
        right = self._passive(item)
        if right is not None:
            return self._accept(right, item, adjacent=False), "verb"
        left, adjacent, aside = self._left(item, prior)
        if left is not None:
            if left == OTHER:
                left = self._with(item) or self._relative(item) or OTHER
            return self._accept(left, item, adjacent), "verb"
        inside = self._inside(item)
        if inside is not None:
            return self._accept(inside, item, adjacent=False), "verb"
        if named and lean is not None:
            return self._accept(lean, item, adjacent=False), "passage"
        if item.compared is not None and self.words[item.outer : item.outer + 1] in (["that"], ["who"]):
            return OTHER, "verb"  # "compared with the 71 victims that received insurance": what was done is not known
        base = item.parent or item.compared or sibling
        if base is not None:
            return self._accept(base.measure, item, adjacent=True), "passage" if base.evidence == "passage" else "whole"
        later = aside or self._later(item)
        if later is not None:
            return self._accept(later, item, adjacent=False), "verb"
        return (self._accept(lean, item, adjacent=False) if lean else OTHER), "passage"

    def _accept(self, measure: str, item: Item, adjacent: bool) -> str:
        """The measure, where its verbs count such a noun."""
        kind = item.kind or self.kind_of_these
        if measure == OTHER or kind == "":
            return measure
        takes = self.lexicon.takes.get(measure, frozenset())
        if kind in takes or (adjacent and item.kind == "?" and "*" in takes):
            return measure
        return OTHER

    def _left(self, item: Item, prior: Item | None) -> tuple[str | None, bool, str | None]:
        """The verb that governs the number from the left, whether it stands right before it, and one said
        in passing."""
        lead = item.quantity.lead
        begin = max([item.clause, *(turn for turn in self.turns if turn <= lead)])
        if prior is not None:
            begin = max(begin, prior.quantity.end)
        numbered = self._number_of(begin, lead) if self.numbers else None
        if numbered is not None:
            return numbered, False, None
        at = lead - 1
        while at >= begin and (
            self.words[at] in _HELPERS or (self.words[at] == "of" and self.words[at - 1] == "total")
        ):
            at -= 1
        aside = None
        for mark in reversed(self.verbs):
            if mark.start >= lead or (
                prior is not None
                and (prior.kind == "noun" or item.comparison or item.parent is prior)
                and prior.begin <= mark.start < prior.end
            ):
                continue
            if mark.start < begin:
                break
            if prior is not None and mark.start == prior.outer and self._described(item):
                continue  # "compared with nine suspects prosecuted and 12 convicted"
            if mark.end >= at + 1:
                return self._shared(mark, begin), True, None
            if at >= begin and self.words[at] in _OBLIQUE and item.kind != "case":
                return OTHER, False, None
            if self._aside(mark):
                aside = aside or mark.name
            else:
                return (
                    self._unknown(at, begin) or self._subject(item, mark.end) or self._shared(mark, begin),
                    False,
                    None,
                )
        return self._unknown(at, begin) or self._subject(item, begin), True, aside

    def _relative(self, item: Item) -> str | None:
        """ "an increase from the 63 victims the police identified": what a clause without `that` says of them."""
        begin = item.outer
        if item.kind not in ("victim", "suspect", "person") or self.words[item.quantity.lead - 1] not in _FROM:
            return None
        for mark in self.verbs:
            if item.quantity.end <= mark.start < item.outer and mark.name in self.lexicon.described:
                return mark.name  # "an increase from 63 identified victims"
        verb = next((mark for mark in self.verbs if begin < mark.start <= begin + CLAUSE), None)
        if verb is None or any(word in STOPS and word not in _WHO for word in self.words[begin : verb.start]):
            return None
        return verb.name if all(word[0].isalpha() for word in self.words[begin : verb.start]) else None

    def _with(self, item: Item) -> str | None:
        """ "provided 37 with emergency care": what somebody was given."""
        given = (mark for mark in self.passives if mark.start == item.outer and self.words[mark.start] == "with")
        return next((mark.name for mark in given), None)

    def _number_of(self, begin: int, lead: int) -> str | None:
        """ "The number of victims identified decreased from 414 to 300": the measure that the subject names."""
        words = self.words
        first = next((at for at in range(begin + 1, lead) if words[at] == "of" and words[at - 1] in _NUMBERS), None)
        if first is None:
            return None
        turn = next((at for at in range(first, lead) if rising(words[at]) or words[at] in _REACHED), None)
        if turn is None:
            return None
        named = [mark.name for mark in self.verbs if first < mark.start and mark.end <= turn]
        plain = len(set(named)) == 1 or named[:1] == [name for name in named if name in self.lexicon.leading]
        return named[0] if named and plain else None

    def _described(self, item: Item) -> bool:
        """True where a verb right after the noun phrase tells what was done: "12 suspects convicted"."""
        return any(mark.start == max(item.outer, item.quantity.after) for mark in self.verbs)

    def _shared(self, verb: Mark, begin: int) -> str:
        """The measure of a verb, or of the one that it is joined to: "identified and referred 20 victims"."""
        for mark in self.verbs:
            if begin <= mark.start < verb.start and mark.name in self.lexicon.leading:
                between = self.words[mark.end : verb.start]
                if between[:1] in (["and"], ["or"]) and len(between) <= 3 and not self.lexicon.counted.keys() & between:
                    return mark.name
        return verb.name

    def _subject(self, item: Item, begin: int) -> str | None:
        """ "convictions increased from 116 to 182": the measure's own noun before a number without one."""
        if item.kind:
            return None
        return next(
            (self.lexicon.nouns[self.words[at]] for at in reversed(self.nouns) if begin <= at < item.quantity.lead),
            None,
        )

    def _unknown(self, at: int, begin: int) -> str | None:
        """`other` where a verb that no list knows stands right before the number: "smuggled 20 men"; joined
        to one that a list knows it counts the same: "convicted and sentenced 20 men"."""
        if at < begin or at in self.neutral:
            return None
        word = self.words[at]
        if (
            word.endswith(("ed", "ing"))
            and len(word) > 4
            and not any(mark.start <= at < mark.end for mark in self.verbs)
        ):
            joined = (mark.name for mark in self.verbs if begin <= mark.start and mark.end == at - 1)
            return next(joined, OTHER) if self.words[at - 1] in ("and", "or") else OTHER
        return None

    def _aside(self, mark: Mark) -> bool:
        """True for a verb that only names a purpose or a kind: "to identify victims", "convicted
        traffickers"."""
        before = self.words[mark.start - 1] if mark.start else ""
        if before in _PREPOSITIONS and before not in ("and", "or", "when"):
            return True
        following = self.words[mark.end] if mark.end < len(self.words) else ""
        return (
            before != ""
            and mark.end - mark.start == 1
            and self.lexicon.counted.get(following) is not None
            and not self._doer(before)
        )

    def _doer(self, word: str) -> bool:
        return (
            word in self.lexicon.counted
            or word.endswith("s")
            or word in ("and", "reported", "also", "have", "had", "has")
        )

    def _passive(self, item: Item) -> str | None:
        """ "20 victims were referred": the verb after an auxiliary that follows the noun phrase."""
        words, at = self.words, max(item.outer, item.quantity.after)
        at = self._past_bracket(at)
        if at < len(words) and words[at] in ("have", "had", "has"):
            at += 1
        if at < len(words) and words[at] in _OWN_VERBS and not item.of:
            return next((mark.name for mark in self.passives if mark.start == at), OTHER)
        if not (at < len(words) and words[at] in AUXILIARIES):
            return None
        at += 1
        while at < len(words) and (
            words[at].endswith("ly")
            or words[at] in ("also", "being", "been", "not", "later", "then", "both", "subsequently")
        ):
            at += 1
        for mark in (*self.passives, *self.verbs):
            if mark.start == at:
                return mark.name
        if at < len(words) and words[at].endswith("ed") and words[at][:2] != "un" and at not in self.neutral:
            return OTHER
        return None

    def _past_bracket(self, at: int) -> int:
        words = self.words
        if at < len(words) and words[at] == "(":
            while at < len(words) and words[at] != ")":
                at += 1
            at += 1
        return at

    def _inside(self, item: Item) -> str | None:
        """ "five identified victims", "the 467 victims identified": the participle in or right after the
        phrase."""
        for mark in self.passives:
            if mark.start == item.outer:
                return mark.name
        begin = item.outer if item.of else item.quantity.end
        for mark in self.verbs:
            if not begin <= mark.start <= item.outer or mark.end - mark.start > 1:
                continue
            if mark.start == item.outer:  # "three victims identified by police received services"
                further = (passive.name for passive in self.passives if mark.end < passive.start < item.limit)
                return next(further, mark.name)
            if mark.name in self.lexicon.described:
                return mark.name
        return None

    def _later(self, item: Item) -> str | None:
        """ "118 victims, including ..., received services": the first verb after the number, where none
        stands before."""
        end = next((at for at in self.structure.halves if at > item.quantity.lead), len(self.words))
        if item.kind == "case" and self.words[item.quantity.lead - 1] == "in":
            return None
        for mark in sorted((*self.passives, *self.verbs), key=lambda mark: mark.start):
            if (
                item.outer <= mark.start < end
                and self.words[mark.start - 1] not in _PREPOSITIONS
                and self.words[mark.start - 1] not in ("not", "never")
                and not (mark in self.verbs and self._aside(mark))
            ):
                return mark.name
        return None
