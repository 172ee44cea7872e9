"""One sentence to its figures: the whole way, step by step.

Takes text, lexicon and passage; gives figures. Owns the order of the steps.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from functools import lru_cache
from typing import NamedTuple

from tipdiff.figures.agencies import subjects
from tipdiff.figures.caveats import Doubt
from tipdiff.figures.customs import Habit
from tipdiff.figures.items import Item, items
from tipdiff.figures.lexicon import Lexicon, Marks
from tipdiff.figures.measures import Measures
from tipdiff.figures.narrowing import Narrowing
from tipdiff.figures.number_words import STARTS
from tipdiff.figures.numbers import Numbers, numbers
from tipdiff.figures.passage import PRONOUNS, Passage, Said, continues, goes_on, named_before
from tipdiff.figures.scopes import states
from tipdiff.figures.silence import HINT, denied, withheld
from tipdiff.figures.structure import Structure, arrange
from tipdiff.figures.tokens import ENGLISH, FRACTIONS, Custom, Tokens, lowered
from tipdiff.figures.years import FIRST_YEAR, fill, references
from tipdiff.model import OTHER, Conversion, Figure
from tipdiff.model.references import FigureRef

_DIGIT = re.compile(rf"[\d{''.join(FRACTIONS)}]")
_DASHES = str.maketrans("–—/", "   ")


def _beside_marks(words: Iterable[str]) -> frozenset[str]:
    """Words as they stand between blanks: with the marks that may touch them."""
    ends = ("", ",", ".", ";", ":", ")")
    return frozenset(f"{start}{word}{end}" for word in words for start in ("", "(") for end in ends)


_NUMBERS = _beside_marks(STARTS)
SENTENCES = 4096
"""Sentences that are remembered as they were cut: more than two editions of the longest reports have."""
_DENIALS = frozenset({"no", "any", "not", "unable"})


class Scene(NamedTuple):
    """What stays the same over the sentences of one report."""

    lexicon: Lexicon
    default: int
    """Reference year of a yearly count that names none."""
    country: str | None
    countable: frozenset[str]
    habit: Habit
    """How the report writes its numbers."""


class Glance(NamedTuple):
    """What a sentence shows whatever stands around it."""

    tokens: Tokens
    numbers: Numbers
    marks: Marks
    silent: bool
    """True where it may deny or withhold a count."""


@lru_cache(maxsize=SENTENCES)
def glance(text: str, lexicon: Lexicon, country: str | None, custom: Custom = ENGLISH) -> Glance | None:
    """None for a sentence that holds nothing of interest. Two editions have most of their sentences in common."""
    low = lowered(text)
    held = set((low if low.isascii() else low.translate(_DASHES)).split())
    numeric = _DIGIT.search(low) is not None or not held.isdisjoint(_NUMBERS)
    silent = not held.isdisjoint(_DENIALS) and HINT.search(text) is not None
    doubtful = lexicon.doubted(held, low)
    if not (numeric or silent or doubtful):
        return None
    tokens = Tokens(text, low, custom)
    stated = numbers(tokens, lexicon.counted, country) if numeric else Numbers()
    told = stated.quantities or silent or doubtful
    return Glance(tokens, stated, lexicon.marks(tokens.words) if told else Marks(), silent)


def read(text: str, scene: Scene, passage: Passage, name: str = "") -> list[Figure]:
    """The figures of a sentence, in its order; `passage` learns what it said, `name` is the finding's id."""
    passage.doubts = []
    shown = glance(text, scene.lexicon, scene.country)
    if shown is not None and shown.numbers.open and scene.habit.custom != ENGLISH:
        shown = glance(text, scene.lexicon, scene.country, scene.habit.custom)
    if shown is None:
        passage.since += 1
        return []
    tokens, reader, marks, silent = shown
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
                item.parent is None
                and not item.comparison
                and not item.of
                and item.evidence != "passage"
                and not (structure.opened == 0 and passage.counts(item.measure)),
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
                passage.agencies[figure.ref] = before[-1]


def _doubts(tokens: Tokens, marks: Marks, lexicon: Lexicon) -> list[Doubt]:
    level = lexicon.level
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
    years: Sequence[tuple[int, int]],
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
    going_on = goes_on(tokens, found[0], structure, lexicon)
    pronoun = not PRONOUNS.isdisjoint(words[:2])
    inherited = None
    prior: Item | None = None
    level: dict[int, Item] = {}
    for item, following in zip(found, [*found[1:], None], strict=True):
        named = named_before(item, following, words, passage)
        lean = named or (
            passage.head(item.kind, pronoun, item.quantity.value) if going_on and item.parent is None else None
        )
        if (
            item.kind == "official"
            and lean is not None
            and named is None
            and lean.measure in lexicon.narrowing.get("official", ())
        ):
            lean = None  # "The brigade had 70 officers" says nothing of those prosecuted
        if named is None and lean is not None and not item.comparison and item.quantity.value > (lean.value or 0):
            lean, going_on = None, False  # no part of what was counted, nor are those after it
        _elide(item, prior)
        sibling = _sibling(item, prior, level, structure, words)
        if not item.denial:
            item.measure, item.evidence = measures.settle(
                item, prior, sibling, lean.measure if lean else None, named is not None
            )
        follows = not item.denial and lean is not None and (named is not None or continues(item, tokens, structure))
        leans = follows and lean is not None and lean.measure == item.measure != OTHER
        if follows and lean is not None:
            inherited = inherited or lean.reference_year
        _link(item, sibling, lean if leans else None)
        base = None
        if lean is not None and leans:
            base = passage.shared(lean), lean.scope
        elif lean is not None and follows and item.of:  # "Fourteen of these offenders were convicted"
            base = passage.shared(lean), None
        narrowing.narrow(item, prior, sibling or prior, base, leans)
        if item.real:
            prior = level[item.depth] = item
            if len(level) > 1:
                level = {depth: each for depth, each in level.items() if depth <= item.depth}
    refs = _own(references(tokens, years, marks, scene.default), found, marks)
    _date(found, refs, structure, scene.default, inherited)
    narrowing.tell_apart(found)
    given = {(item.measure, item.year) for item in found if not item.denial}
    found[:] = [item for item in found if not (item.withheld and (item.measure, item.year) in given)]


def _date(
    found: list[Item], refs: list[tuple[int, int]], structure: Structure, default: int, inherited: int | None
) -> None:
    """Fills the year of all items; a count of a measure that names none is of the default year."""
    fill(found, refs, structure, default, inherited)
    for item in found:
        if item.year is None and item.measure != OTHER:
            item.year = default
        if item.year is not None and item.year < FIRST_YEAR:  # over a span of years, or counted from no edition
            item.year = None


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
    if not refs:
        return refs
    measures = {item.outer: item.measure for item in found if item.measure != OTHER}
    past = [
        mark.end
        for mark in marks["verbs"]
        if mark.start in measures and mark.name != OTHER and mark.name != measures[mark.start]
    ]
    return [(at, year) for at, year in refs if not any(end <= at <= end + 2 for end in past)] if past else refs


def _link(item: Item, sibling: Item | None, lean: Figure | None) -> None:
    """Notes which figure of the passage the item is a part of; one that is only set against it is none."""
    if item.comparison or item.parent is not None or item.evidence not in ("passage", "noun"):
        return
    if lean is not None and item.quantity.value != lean.value:
        item.whole = lean.ref
    elif sibling is not None and item.evidence == "passage":
        item.whole = sibling.whole


def _figure(tokens: Tokens, item: Item, name: str) -> Figure:
    quantity, whole = item.quantity, item.whole
    span = _span(tokens, item)
    if item.parent is not None:
        whole = FigureRef(name, tokens.starts[item.parent.quantity.at])
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
