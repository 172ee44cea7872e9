"""Qualifiers: takes items with their measures, gives what kind of trafficking, whose level, which victims.

Owns where a qualifier must stand to belong to a number: in its noun phrase, after it up to the next number or
turn, in the subject before it (`federal authorities`), or before the bracket that it stands in.
"""

from __future__ import annotations

from tipdiff.figures.english import word_set
from tipdiff.figures.items import Item
from tipdiff.figures.lexicon import Lexicon, Mark, Marks
from tipdiff.figures.tokens import Tokens

_SEX = word_set("girls boys women men female male children adults")
_ONE_SEX = word_set("girls boys women men")
"""Of these a count has one: seven boys are no part of 39 girls."""
_CONTRARY = {
    "adults": word_set("children girls boys"),
    "children": word_set("adults women men"),
    "female": word_set("male men boys"),
    "male": word_set("female women girls"),
}
"""What a count of adults cannot have from one of children, and so on."""


class Qualifiers:
    """The qualifiers of one sentence."""

    def __init__(self, tokens: Tokens, marks: Marks, lexicon: Lexicon) -> None:
        self.words, self.lexicon = tokens.words, lexicon
        self.level, self.form = lexicon.level, lexicon.form
        self.marks = self._joined(marks["qualifiers"])
        self.bare, self.counters, self.verbs = marks["bare"], marks["counters"], marks["verbs"]

    def of(
        self, item: Item, own: frozenset[str], prior: Item | None, base: frozenset[str], state: bool
    ) -> frozenset[str]:
        """All qualifiers of an item.

        Args:
            own: what its own words say.
            prior: the item before it.
            base: what it has from its whole or from the passage.
            state: True where its scope is the name of a state.
        """
        level = (
            own & self.level or (frozenset() if item.total else self._level_before(item, prior)) or base & self.level
        )
        if not level and state:
            level = frozenset({"state"})
        form = own & self.form or self._form_before(item) or (base & self.form)
        if own & _ONE_SEX:
            base -= _SEX
        elif own & _SEX:
            base -= _CONTRARY.get(min(own & _SEX), frozenset())
        rest = (own | base) - self.level - self.form
        return rest | _single(level) | _single(form)

    def contrary(self, own: frozenset[str], whole: frozenset[str]) -> bool:
        """True where a part names another form of trafficking than its whole."""
        return bool(own & self.form and whole & self.form) and not own & whole & self.form

    def _joined(self, marks: list[Mark]) -> list[Mark]:
        """Leaves out a mark that a longer one of the same part covers: `state` in `federal and state`."""
        kept: list[Mark] = []
        for mark in marks:
            if kept and mark.start < kept[-1].end and kept[-1].name in self.level and mark.name in self.level:
                continue
            kept.append(mark)
        return kept

    def own(self, item: Item) -> frozenset[str]:
        """What the words of the item itself say."""
        found = set()
        for mark in self.marks:
            if mark.start < (item.begin if item.denial else item.quantity.end) or mark.start >= item.limit:
                continue
            if mark.start < item.end or mark.name in self.form:
                found.add(mark.name)
            elif mark.name in self.level:
                if self.words[mark.start] == "at" or self.words[mark.start - 1] == "by":
                    found.add(mark.name)
            elif self._said(item, mark.start):
                found.add(mark.name)
        begin, end = item.predicate
        if begin:
            found.update(mark.name for mark in self.marks if begin <= mark.start < end and mark.name in self.form)
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
        if found & _ONE_SEX:
            found -= {"children", "adults", "female", "male"}
        return frozenset(found)

    def _said(self, item: Item, at: int) -> bool:
        """True for what "four were children", "one was a foreign victim" and "six victims were girls" say."""
        if item.noun is not None and not item.of and not (item.kind == "victim" and at == item.end + 1):
            return False
        before = self.words[at - 1]
        return before in ("were", "was", "adult", "as") or (before in ("a", "an") and self.words[at - 2] == "was")

    def _bracketed(self, item: Item) -> set[str]:
        """ "The majority of the victims were children (12)": what the noun before the bracket says."""
        lead = item.quantity.lead
        if item.kind or item.parent is not None or item.comparison or not lead or self.words[lead - 1] != "(":
            return set()
        begin = max([item.clause, *(verb.end for verb in self.verbs if verb.end < lead)])
        return {mark.name for mark in self.marks if begin <= mark.start and mark.end < lead}

    def _level_before(self, item: Item, prior: Item | None) -> frozenset[str]:
        """The level of the subject: the last one named before the number, in its part of the sentence."""
        begin = item.half
        found = [
            mark
            for mark in self.marks
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
            for mark in self.marks
            if begin <= mark.start and mark.end <= item.quantity.lead and mark.name in self.form
        ]
        if not found or item.parent is not None or item.compared is not None:
            return frozenset()
        if len(found) > 1 and found[-1].start < found[-2].end and found[-1].name != found[-2].name:
            return frozenset()  # "Of the sex and labor trafficking victims"
        opening = self.words[begin] in ("of", "among", "for", "regarding", "in")
        if opening and "," in self.words[begin : found[-1].start]:
            return frozenset()  # the form of a count that stands before
        between = self.words[found[-1].end : item.quantity.lead]
        included = any(
            word in ("included", "include", "comprised", "were", "was", "totaled", "numbered") for word in between
        )
        return frozenset({found[-1].name}) if (opening or included) and len(between) <= 40 else frozenset()


def _single(names: frozenset[str]) -> frozenset[str]:
    """Two parts of one whole at once mean both together."""
    return names - {"both-levels"} if len(names) == 1 else frozenset()
