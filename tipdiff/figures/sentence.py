"""One sentence to its figures: the whole way, step by step, and what the next sentence may lean on.

Takes text, lexicon and passage; gives figures. Owns the order of the steps and when a sentence goes on about
what the one before it said ("Suspects included ...", "Twenty of these ...", "This was an increase from ...").
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import NamedTuple

from tipdiff.figures.agencies import subjects
from tipdiff.figures.caveats import Doubt
from tipdiff.figures.english import CARDINALS
from tipdiff.figures.items import Item, items, plural
from tipdiff.figures.lexicon import Lexicon, Marks
from tipdiff.figures.measures import OTHER, Measures
from tipdiff.figures.narrowing import Narrowing
from tipdiff.figures.numbers import Reader
from tipdiff.figures.quantity import Quantity
from tipdiff.figures.scopes import states
from tipdiff.figures.silence import HINT, denied, withheld
from tipdiff.figures.structure import Structure, arrange
from tipdiff.figures.tokens import Tokens, lowered
from tipdiff.figures.years import FIRST_YEAR, fill, references
from tipdiff.model import Conversion, Figure

_DIGIT = re.compile(r"\d")
_DASHES = str.maketrans("–—/", "   ")


def _beside_marks(words: Iterable[str]) -> frozenset[str]:
    """Words as they stand between blanks: with the marks that may touch them."""
    ends = ("", ",", ".", ";", ":", ")")
    return frozenset(f"{start}{word}{end}" for word in words for start in ("", "(") for end in ends)


_NUMBERS = _beside_marks((*CARDINALS, "half"))
_DENIALS = frozenset({"no", "any", "not", "unable"})
_GOES_ON = frozenset(["this", "these", "those", "it", "they", "of", "among", "in", "by"])
_COUNTED_ABOUT = frozenset({"victim", "suspect", "person", "case"})
"""Classes whose nouns a sentence goes on about: "Suspects included"; "the police comprised" does not."""
_BEGINS = frozenset({"these", "those", "this", "them", "comparison", "contrast", "total", "all", "addition"})
"""After `in` or `by`, what makes a sentence go on: "In these, ...", "By comparison, ..."."""
_PRONOUNS = frozenset({"these", "those", "they", "them", "this", "it"})
MEMORY = 40
"""Figures of the section that a sentence may name again ("of the 467 victims")."""


class Said(NamedTuple):
    """A figure of an earlier sentence, with what the next one needs to know of it."""

    figure: Figure
    kind: str
    top: bool
    """True for one that is no part of another and no comparison."""


@dataclass(slots=True)
class Passage:
    """What the sentences before said; one a section."""

    latest: list[Said] = field(default_factory=list)
    """Named figures of the last sentence that had any."""
    earlier: list[Said] = field(default_factory=list)
    since: int = 0
    """Sentences since then."""
    beside: bool = False
    """True where the last sentence counted persons, but of no measure: "these" are they."""
    states: set[str] = field(default_factory=set)
    """Places that the section calls states."""
    known: set[str] = field(default_factory=set)
    """Measures of which it has spoken."""
    agencies: dict[tuple[str, int], str] = field(default_factory=dict)
    """By finding and begin of the span, the agency whose count a figure is."""
    doubts: list[Doubt] = field(default_factory=list)
    """The warnings of the sentence read last."""

    def keep(self, said: list[Said], beside: bool = False) -> None:
        """Takes the named figures of a sentence; `beside` where it counts persons of no measure."""
        self.beside = beside and not said
        if not said:
            self.since += 1
            return
        self.earlier = (self.earlier + said)[-MEMORY:]
        self.known.update(each.figure.measure for each in said)
        self.since = 0
        if any(each.top for each in said) or not self.latest:
            self.latest = said

    def head(self, kind: str, pronoun: bool) -> Figure | None:
        """The figure that a sentence without a verb of its own goes on about.

        Args:
            kind: what it counts.
            pronoun: True where it says "these" or "they": those that the last sentence counted.
        """
        if self.since > 1 or (self.beside and pronoun):
            return None
        tops = [said for said in self.latest if said.top] or self.latest
        alike = [said.figure for said in tops if said.kind == kind] or [said.figure for said in tops]
        whole = [figure for figure in alike if figure.scope is None] or alike
        return whole[-1] if whole else None

    def shared(self, head: Figure) -> frozenset[str]:
        """The qualifiers of a figure, or what it shares with those beside it that count the same."""
        beside = [said.figure for said in self.latest if said.top and _alike(said.figure, head)]
        if head not in beside:
            return frozenset(head.qualifiers)
        return frozenset.intersection(*(frozenset(figure.qualifiers) for figure in beside))

    def named(self, quantity: Quantity) -> Figure | None:
        """The figure said before that has this value."""
        return next((said.figure for said in reversed(self.earlier) if said.figure.value == quantity.value), None)


def _alike(one: Figure, other: Figure) -> bool:
    return (one.measure, one.reference_year) == (other.measure, other.reference_year)


class Scene(NamedTuple):
    """What stays the same over the sentences of one report."""

    lexicon: Lexicon
    default: int
    """Reference year of a yearly count that names none."""
    country: str | None
    countable: frozenset[str]


def read(text: str, scene: Scene, passage: Passage, name: str = "") -> list[Figure]:
    """The figures of a sentence, in its order; `passage` learns what it said, `name` is the finding's id."""
    low = lowered(text)
    held = set((low if low.isascii() else low.translate(_DASHES)).split())
    numeric = _DIGIT.search(low) is not None or not held.isdisjoint(_NUMBERS)
    silent = not held.isdisjoint(_DENIALS) and HINT.search(text) is not None
    doubtful = scene.lexicon.doubted(held, low)
    passage.doubts = []
    if not (numeric or silent or doubtful):
        passage.since += 1
        return []
    tokens = Tokens(text, low)
    reader = Reader(tokens, scene.lexicon.counted, scene.country)
    if numeric:
        reader.read()
    if not (reader.quantities or silent or doubtful):
        passage.keep([])
        return []
    marks = scene.lexicon.marks(tokens.words)
    if "caveats" in marks:
        passage.doubts = _doubts(tokens, marks, scene.lexicon)
    found = items(tokens, reader.quantities, marks, scene.lexicon)
    if silent:
        found += denied(tokens, marks, scene.lexicon) + withheld(tokens, marks, scene.lexicon)
        found.sort(key=lambda item: item.quantity.at)
    if not found:
        passage.keep([])
        return []
    structure = arrange(tokens, found, marks, reader.years, scene.default)
    _mean(tokens, found, marks, structure, reader.years, scene, passage)
    figures = [_figure(tokens, item, name) for item in found]
    if name:
        _assign(tokens, found, figures, marks, passage)
    passage.keep(
        [
            Said(
                figure,
                item.kind,
                item.parent is None and not item.comparison and not item.of and item.evidence != "passage",
            )
            for figure, item in zip(figures, found, strict=True)
            if item.measure != OTHER and not item.denial
        ],
        any(item.kind in ("victim", "person", "suspect") for item in found),
    )
    return figures


def _assign(tokens: Tokens, found: list[Item], figures: list[Figure], marks: Marks, passage: Passage) -> None:
    """Notes the agencies that count in the sentence."""
    named = subjects(tokens, marks)
    if not named:
        return
    for item, figure in zip(found, figures, strict=True):
        if figure.measure != OTHER and figure.scope is None and item.counters != "ngo":
            before = [whose for verb, whose in named if verb < item.quantity.lead]
            if before:
                passage.agencies[figure.finding, figure.span[0]] = before[-1]


def _doubts(tokens: Tokens, marks: Marks, lexicon: Lexicon) -> list[Doubt]:
    level = lexicon.parts[0] if lexicon.parts else frozenset()
    found = []
    for mark in marks["caveats"]:
        named = frozenset(each.name for each in marks["qualifiers"] if each.name in level and each.end <= mark.start)
        found.append(Doubt(mark.name, tokens.starts[mark.start], frozenset() if "both-levels" in named else named))
    return found


def _mean(
    tokens: Tokens,
    found: list[Item],
    marks: Marks,
    structure: Structure,
    years: list[tuple[int, int]],
    scene: Scene,
    passage: Passage,
) -> None:
    """Fills measure, qualifiers, scope and year of all items."""
    lexicon, words = scene.lexicon, tokens.words
    measures = Measures(tokens, marks, structure, lexicon)
    if "state" in words or "states" in words:
        passage.states |= states(tokens)
    narrowing = Narrowing(
        tokens,
        found,
        marks,
        lexicon,
        scene.country,
        passage.states,
        passage.known,
        structure.opened == 0 and "," in words and found[0].quantity.lead > words.index(","),
    )
    goes_on = _goes_on(tokens, found[0], structure, lexicon)
    pronoun = not _PRONOUNS.isdisjoint(words[:2])
    inherited = None
    prior: Item | None = None
    level: dict[int, Item] = {}
    for item, following in zip(found, [*found[1:], None], strict=True):
        named = _named(item, following, words, passage)
        lean = named or (passage.head(item.kind, pronoun) if goes_on and item.parent is None else None)
        if (
            item.kind == "official"
            and lean is not None
            and named is None
            and lean.measure in lexicon.narrowing["official"]
        ):
            lean = None  # "The brigade had 70 officers" says nothing of those prosecuted
        _elide(item, prior)
        sibling = _sibling(item, prior, level, structure, words)
        if not item.denial:
            item.measure, item.evidence = measures.settle(
                item, prior, sibling, lean.measure if lean else None, named is not None
            )
        leans = (
            not item.denial and lean is not None and lean.measure == item.measure != OTHER and _continues(item, tokens)
        )
        if leans and lean is not None:
            inherited = inherited or lean.reference_year
        _link(item, sibling, lean if leans else None)
        narrowing.narrow(item, prior, (passage.shared(lean), lean.scope) if leans and lean else None)
        if item.real:
            prior = level[item.depth] = item
            if len(level) > 1:
                level = {depth: each for depth, each in level.items() if depth <= item.depth}
    refs = _own(references(tokens, years, marks, scene.default), found, marks)
    fill(found, refs, structure, scene.default, inherited)
    for item in found:
        if item.year is None and item.measure != OTHER:
            item.year = scene.default
        if item.year is not None and item.year < FIRST_YEAR:  # over a span of years, or counted from no edition
            item.year = None
    narrowing.tell_apart(found)
    given = {(item.measure, item.year) for item in found if not item.denial}
    found[:] = [item for item in found if not (item.withheld and (item.measure, item.year) in given)]


def _goes_on(tokens: Tokens, first: Item, structure: Structure, lexicon: Lexicon) -> bool:
    """True for a sentence about what the one before it counted: "These included ...", "The victims were ...",
    "Three victims were from Colombia"."""
    words = tokens.words
    if first.of or (words[0] in _GOES_ON and (words[0] not in ("in", "by") or words[1] in _BEGINS)):
        return True
    if words[0] == "the" and words[1] in lexicon.counted and plural(words[1]) and not tokens.capital(1):
        return True
    if first.kind == "victim" and first.quantity.lead <= 1 and words[first.end : first.end + 2] == ["were", "from"]:
        return True
    subject = words[structure.opened - 1] if structure.opened > 0 else ""
    return subject in lexicon.nouns or lexicon.counted.get(subject) in _COUNTED_ABOUT


def _elide(item: Item, prior: Item | None) -> None:
    """Takes an unknown noun as what a part is for, where the part before it has none: "(82 sex trafficking, two
    forced criminality)"."""
    if prior is None or item.kind != "?" or prior.kind:
        return
    if item.parent is prior.parent and item.depth == prior.depth > 0:
        item.noun, item.kind, item.end, item.outer = None, "", item.quantity.after, item.quantity.after


def _sibling(
    item: Item, prior: Item | None, level: dict[int, Item], structure: Structure, words: list[str]
) -> Item | None:
    """The last item before it that is no part of a deeper list; after a semicolon only the same kind of thing goes
    on, or what remains of it."""
    remains = words[item.quantity.lead - 1] == "remaining"
    found = level.get(item.depth)
    if found is None:
        found = next((level[depth] for depth in range(item.depth, -1, -1) if depth in level), None)
    if found is None and structure.opened >= 0 and (not item.kind or remains):
        found = next((each for each in reversed(level.values()) if not each.comparison), prior)
    if found is not None and item.kind not in ("", found.kind) and item.half != found.half and not remains:
        return None
    return found


def _own(refs: list[tuple[int, int]], found: list[Item], marks: Marks) -> list[tuple[int, int]]:
    """The years that tell the time of a count, not of what had been done to the counted before: "assisted 18 victims
    identified in 2021"."""
    past = [
        mark.end
        for item in found
        if item.measure != OTHER
        for mark in marks["verbs"]
        if mark.start == item.outer and mark.name not in (item.measure, OTHER)
    ]
    return [(at, year) for at, year in refs if not any(end <= at <= end + 2 for end in past)] if past else refs


def _continues(item: Item, tokens: Tokens) -> bool:
    """True where the figure is one of the passage's, not one that its own sentence brings in."""
    back = tokens.words[:2] in (["of", "these"], ["of", "those"]) and not item.kind
    return item.of or back or item.evidence == "passage" or (item.evidence == "noun" and tokens.words[0] == "this")


def _link(item: Item, sibling: Item | None, lean: Figure | None) -> None:
    """Notes which figure of the passage the item is a part of; one that is only set against it is none."""
    if item.comparison or item.parent is not None or item.evidence not in ("passage", "noun"):
        return
    if lean is not None and item.quantity.value != lean.value:
        item.whole = f"{lean.finding}:{lean.span[0]}"
    elif sibling is not None and item.evidence == "passage":
        item.whole = sibling.whole


def _named(item: Item, following: Item | None, words: list[str], passage: Passage) -> Figure | None:
    """The figure said before that "of the 213" names again."""
    lead = item.quantity.lead
    if words[item.quantity.end : item.quantity.end + 1] == ["remaining"]:
        return None
    if item.of and following is not None and following.kind == item.kind:
        return passage.named(following.quantity)
    if lead >= 2 and words[lead - 2] in ("of", "among") and words[lead - 1] in ("the", "these", "those"):
        return passage.named(item.quantity)
    return None


def _figure(tokens: Tokens, item: Item, name: str) -> Figure:
    quantity, whole = item.quantity, item.whole
    span = _span(tokens, item)
    if item.parent is not None:
        whole = f"{name}:{tokens.starts[item.parent.quantity.at]}"
    return Figure(
        value=None if item.withheld else quantity.value,
        high=quantity.high,
        bound=quantity.bound,
        text=tokens.text[span[0] : span[1]],
        span=span,
        unit=_unit(tokens, item),
        measure=item.measure,
        qualifiers=tuple(sorted(item.qualifiers)),
        scope=item.scope,
        reference_year=item.year,
        status="not-reported" if item.withheld else "stated",
        finding=name,
        conversion=Conversion(*quantity.conversion) if quantity.conversion else None,
        counted_by=item.counters,
        part_of=whole,
        coverage=tokens.text[slice(*_span(tokens, item.coverage))] if item.coverage else None,
        comparison=item.comparison,
    )


def _unit(tokens: Tokens, item: Item) -> str | None:
    """The unit of money, per cent or time, else the head noun as written."""
    quantity = item.quantity
    if quantity.unit is not None:
        return quantity.unit
    if quantity.kind == "money":  # a name that many countries share, and nothing tells whose it is
        return tokens.piece(quantity.end - 1, quantity.end)
    return None if item.noun is None else tokens.piece(item.noun, item.noun + 1)


def _span(tokens: Tokens, item: Item) -> tuple[int, int]:
    """The code points of number and noun."""
    quantity = item.quantity
    last = item.end if item.noun is not None and not item.of and item.end > quantity.end else quantity.end
    return tokens.starts[quantity.at], tokens.end(last - 1)
