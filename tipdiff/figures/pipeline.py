"""One sentence to its figures: the whole way, stage by stage.

Takes text, scene and passage; gives figures, or a `Reading` with what every stage made. Owns the order of the stages:
words, quantities, noun phrases, shape, extents, meanings, years, figures.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import NamedTuple

from tipdiff.figures.caveats import doubts
from tipdiff.figures.customs import Habit
from tipdiff.figures.denials import denied, withheld
from tipdiff.figures.dimensions import PERIOD, made, scope_of
from tipdiff.figures.english import OPENING
from tipdiff.figures.extent import extents
from tipdiff.figures.glance import Glance, glance
from tipdiff.figures.lexicon import Lexicon
from tipdiff.figures.meaning import Settled, settle
from tipdiff.figures.meaning.bodies import arm, body, by_name
from tipdiff.figures.meaning.case import Sentence
from tipdiff.figures.meaning.dates import dates, of_counts, over_two_periods
from tipdiff.figures.meaning.evidence import FRAME
from tipdiff.figures.meaning.narrow import told_apart
from tipdiff.figures.meaning.places import states
from tipdiff.figures.meaning.times import references
from tipdiff.figures.nouns import elided, phrases
from tipdiff.figures.passage import Passage, Said
from tipdiff.figures.periods import AS_OF, MONTH, Period, period, spans_years
from tipdiff.figures.shape import arrange
from tipdiff.figures.stages import Around, Meaning, Phrase
from tipdiff.figures.tokens import ENGLISH, Tokens
from tipdiff.model import OTHER, Conversion, Figure
from tipdiff.model.references import FigureRef

INTRODUCED = re.compile(r"(?<=[a-z] )\(([A-Z][A-Za-z]{3,})\)")
"""A short name in brackets behind the long one."""


class Scene(NamedTuple):
    """What stays the same over the sentences of one report."""

    lexicon: Lexicon
    default: int
    """Reference year of a yearly count that names none."""
    country: str | None
    habit: Habit
    """How the report writes its numbers."""


class Reading(NamedTuple):
    """What the stages made of one sentence."""

    sentence: Sentence
    settled: Settled
    references: Sequence[tuple[int, int, str]]
    meanings: Sequence[Meaning]
    years: Sequence[tuple[int | None, str]]
    figures: Sequence[Figure]
    """Of each number and denial, ..."""
    kept: Sequence[int]
    """... and which of them the sentence gives: not what it withholds and then gives after all."""


def read(text: str, scene: Scene, passage: Passage, name: str = "") -> list[Figure]:
    """The figures of a sentence, in its order; `passage` learns what it said, `name` is the finding's id."""
    reading = stages(text, scene, passage, name)
    return [] if reading is None else [reading.figures[at] for at in reading.kept]


def stages(text: str, scene: Scene, passage: Passage, name: str = "") -> Reading | None:
    """What every stage made of a sentence, as `read`; `None` for one without figures."""
    passage.doubts = []
    if "(" in text:
        passage.introduced.update(name.lower() for name in INTRODUCED.findall(text))
    shown = look(text, scene)
    if shown is None:
        passage.since += 1
        return None
    passage.doubts = doubts(shown.tokens, shown.marks, scene.lexicon)
    sentence = _shaped(shown, scene)
    if "state" in shown.tokens.words or "states" in shown.tokens.words:
        passage.states |= states(shown.tokens) if sentence is not None else set()
    if sentence is None:
        passage.keep([])
        return None
    reading = _meant(sentence, shown, scene, passage, name)
    if name:
        _note_agencies(reading, passage)
    _note_bodies(reading, passage)
    _remember(reading, passage, scene.default)
    return reading


def look(text: str, scene: Scene) -> Glance | None:
    """What a sentence shows whatever stands around it, its numbers read as the report writes them."""
    shown = glance(text, scene.lexicon, scene.country)
    if shown is not None and shown.numbers.open and scene.habit.custom != ENGLISH:
        shown = glance(text, scene.lexicon, scene.country, scene.habit.custom)
    return shown


def _shaped(shown: Glance, scene: Scene) -> Sentence | None:
    """The stages before meaning; two editions have most of their sentences in common, and these are shaped once. The
    edition's year matters to what stands in brackets alone: it may be of a year before."""
    year = 0 if OPENING.isdisjoint(shown.tokens.words) else scene.default
    if year not in shown.shaped:
        shown.shaped[year] = _shape(shown, scene.lexicon, year)
    return shown.shaped[year]


def _shape(shown: Glance, lexicon: Lexicon, year: int) -> Sentence | None:
    tokens, marks = shown.tokens, shown.marks
    found = phrases(tokens, shown.numbers.quantities, marks, lexicon)
    if shown.silent:
        found += denied(tokens.words, marks, lexicon) + withheld(tokens.words, marks, lexicon)
        found.sort(key=lambda phrase: phrase.quantity.at)
    if not found:
        return None
    shape = arrange(tokens, found, marks, lexicon, shown.numbers.years, year)
    found = elided(found, shape, tokens.words, lexicon)
    own = extents(tokens.words, found, shape, marks, lexicon)
    verbs, passives, counters = marks["verbs"], marks["passives"], marks["counters"]
    return Sentence(tokens, tokens.words, marks, lexicon, found, shape, own, verbs, passives, counters)


def _meant(sentence: Sentence, shown: Glance, scene: Scene, passage: Passage, name: str) -> Reading:
    """Meaning, years and figures."""
    found, shape = sentence.phrases, sentence.shape
    around = Around(scene.country, passage.states, passage.known, passage.counted, passage.bodies, passage.introduced)
    settled = settle(sentence, around, passage)
    times = references(sentence.words, shown.numbers.years, sentence.marks, scene.default)
    told = of_counts(times, found, settled.meanings, sentence.marks)
    own = [counted_over(sentence, at) for at in range(len(found))]
    over = [
        each.name if each is not None and not _looked_at(each, meaning, sentence.lexicon) else None
        for each, meaning in zip(own, settled.meanings, strict=True)
    ]
    timed = frozenset(at for at, each in enumerate(own) if each is not None and _behind(each, found, at))
    years = dates(found, shape, settled.meanings, told, scene.default, settled.inherited, sentence.words, timed)
    years = [
        (None, "dates/over-years")
        if name and year[0] and spans_years(name) and (meaning.measure == OTHER or "-to-" in name)
        else year
        for year, name, meaning in zip(years, over, settled.meanings, strict=True)
    ]
    meanings = told_apart(settled.cases, settled.meanings, [year for year, _ in years], over)
    figures = [_figure(sentence, at, meanings[at], years[at][0], over[at], name) for at in range(len(found))]
    given = {(f.measure, f.reference_year) for f, phrase in zip(figures, found, strict=True) if phrase.denied is None}
    kept = [at for at, f in enumerate(figures) if f.value is not None or (f.measure, f.reference_year) not in given]
    return Reading(sentence, settled, told, meanings, years, figures, kept)


def _looked_at(period: Period, meaning: Meaning, lexicon: Lexicon) -> bool:
    """True where a date tells when somebody looked at what stands: "as of May, prisons held 12,000 inmates"."""
    return meaning.measure in lexicon.standing and (period.name.startswith(AS_OF) or period.rule == MONTH)


def _behind(period: Period, found: Sequence[Phrase], at: int) -> bool:
    """True where a period stands between a figure and the next: "67 raids as of October, and 101 in 2021"."""
    following = found[at + 1].quantity.lead if at + 1 < len(found) else 0
    return found[at].quantity.end <= period.start < following


def counted_over(sentence: Sentence, at: int) -> Period | None:
    """What tells over which time a figure counts, where it is not the year; an earlier value counts over another
    one."""
    if not sentence.periods:
        return None
    phrase, bond, halves = sentence.phrases[at], sentence.shape.bonds[at], sentence.shape.halves
    stop = next((half for half in halves if half > phrase.quantity.lead), len(sentence.words))
    told = period(sentence.periods, phrase.quantity.lead, phrase.end, bond.half, stop)
    beyond = at + 1 < len(sentence.phrases) and told is not None and told.start > sentence.phrases[at + 1].quantity.lead
    if told is not None and (told.name == sentence.lexicon.own_span or over_two_periods(sentence.words)):
        return None
    return None if told is None or (beyond and told.rule == MONTH) else told


def _note_bodies(reading: Reading, passage: Passage) -> None:
    """Lets the passage know which bodies of their own have counted what, so far for the whole."""
    for case, meaning in zip(reading.settled.cases, reading.meanings, strict=True):
        if meaning.measure != OTHER and not meaning.more and case.whole is None:
            name = body(case)
            if name is not None:
                passage.bodies.setdefault(meaning.measure, set()).add(name)


def _note_agencies(reading: Reading, passage: Passage) -> None:
    """Lets the passage know which agencies count in the sentence."""
    sentence = reading.sentence
    named = sentence.agencies
    unscoped, outside = sentence.lexicon.unscoped, sentence.lexicon.roles.outside
    for case, meaning, figure in zip(reading.settled.cases, reading.meanings, reading.figures, strict=True):
        if meaning.measure == OTHER or meaning.counters in outside or meaning.measure in unscoped:
            continue
        before = [whose for verb, whose in named if verb < case.lead] if meaning.scope is None else []
        whose = (
            before[-1]
            if before
            else arm(case) or by_name(case)
            if case.bond.parent is None and case.lean is None
            else None
        )
        if whose is not None:
            passage.agencies[figure.ref] = whose


def _remember(reading: Reading, passage: Passage, default: int) -> None:
    """Lets the passage learn what the sentence said."""
    found, bonds, opened = reading.sentence.phrases, reading.sentence.shape.bonds, reading.sentence.shape.opened
    rows = zip(reading.figures, found, bonds, reading.meanings, strict=True)
    said = [
        Said(
            figure,
            phrase.kind,
            bond.parent is None
            and not bond.comparison
            and not phrase.of
            and meaning.evidence != "passage"
            and not (figure.reference_year is not None and 0 < figure.reference_year < default)
            and not (opened == 0 and passage.counts(meaning.measure)),
        )
        for figure, phrase, bond, meaning in rows
        if meaning.measure != OTHER and meaning.evidence != FRAME and phrase.denied is None
    ]
    passage.keep(said, any(phrase.kind in reading.sentence.lexicon.acted_on for phrase in found))


def _figure(sentence: Sentence, at: int, meaning: Meaning, year: int | None, over: str | None, name: str) -> Figure:
    tokens, phrase, bond = sentence.tokens, sentence.phrases[at], sentence.shape.bonds[at]
    quantity, whole = phrase.quantity, meaning.part_of
    last = phrase.end if phrase.noun is not None and not phrase.of and phrase.end > quantity.end else quantity.end
    start, end = tokens.starts[quantity.at], tokens.end(last - 1)
    withheld_count = phrase.denied is not None and phrase.denied.withheld
    if bond.parent is not None:
        whole = FigureRef(name, tokens.starts[sentence.phrases[bond.parent].quantity.at])
    more = dict(meaning.more) | ({PERIOD: over} if over is not None else {})
    dimensions = made(meaning.qualifiers, meaning.scope, meaning.kind, more, sentence.lexicon)
    return Figure(
        value=None if withheld_count else quantity.value,
        high=quantity.high,
        bound=quantity.bound,
        text=tokens.text[start:end],
        span=(start, end),
        unit=_unit(tokens, sentence, at),
        measure=meaning.measure,
        qualifiers=tuple(sorted(meaning.qualifiers)),
        scope=scope_of(dimensions, meaning.qualifiers),
        reference_year=year,
        status="not-reported" if withheld_count else "stated",
        finding=name,
        conversion=Conversion(*quantity.conversion) if quantity.conversion else None,
        counted_by=meaning.counters,
        part_of=whole,
        coverage=tokens.piece(bond.coverage[0], bond.coverage[1] + 1) if bond.coverage else None,
        comparison=bond.comparison,
        dimensions=dimensions,
    )


def _unit(tokens: Tokens, sentence: Sentence, at: int) -> str | None:
    """The unit of money, per cent or time, else the head noun as written."""
    quantity, noun = sentence.phrases[at].quantity, sentence.phrases[at].noun
    if quantity.unit is not None:
        return quantity.unit
    if quantity.kind == "money":  # a name that many countries share, and nothing tells whose it is
        return tokens.piece(quantity.end - 1, quantity.end)
    return None if noun is None else tokens.piece(noun, noun + 1)
