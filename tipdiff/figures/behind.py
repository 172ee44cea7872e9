"""Which rules stand behind each field of a figure: takes a reading and a number of it, gives their names by field.

Alone owns which stage sets which field. Asked only when somebody wants to know: the stages note their rules as they go,
and what they do not note is asked of them again.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from tipdiff.figures import rules, sections
from tipdiff.figures.dimensions import CERTAINTY, COUNTED, COUNTER, FORM, LEVEL, ORIGIN, PERIOD, PERSONS, REST
from tipdiff.figures.meaning.counted import counted
from tipdiff.figures.meaning.qualifiers import own_marks
from tipdiff.figures.meaning.verbs import governed
from tipdiff.figures.pipeline import Reading, counted_over
from tipdiff.model import DIMENSIONS, OTHER, Figure

FIELDS = (
    "value", "high", "bound", "unit", "conversion", "measure", *DIMENSIONS, "qualifiers", "scope", "reference_year",
    "status", "caveats", "coverage", "counted_by", "part_of", "comparison",
)  # fmt: skip
"""The fields of a figure, each dimension one, in the order in which they are told."""
BY_TABLE = {
    "writing": ("value",),
    "minus": ("value",),
    "ones": ("value",),
    "ranges": ("high",),
    "bounds": ("bound",),
    "units": ("unit", "conversion"),
}
"""Table of reading numbers -> what its rules set; any other tells the value."""
HEAD, DIGITS, JOINED, NONE, REFUSED, KIND, PARTNERS, SUBJECT, COVERED, LEANS = (
    "phrases/head-noun",
    "writing/digits",
    "counters/government-and-others",
    "measures/none",
    "measures/refused",
    "counted/not-the-usual-kind",
    "counters/partners",
    "counters/subject",
    "shape/coverage",
    "passage/part",
)
SAYS = {
    DIGITS: '"531", "1,507": digits as they stand.',
    HEAD: '"831 potential cases": the head of the noun phrase after the number, as written.',
    NONE: "No rule tells a measure: nothing that the family counts governs the number.",
    REFUSED: "The rule before this one names a measure, and its verbs count no such noun.",
    KIND: '"nine cases" where the measure counts persons: the noun is of another kind than the measure\'s usual one.',
    JOINED: '"The government and NGOs identified 20": the count is of both.',
    PARTNERS: '"identified 20 with NGOs": who is joined to the subject counts with it.',
    SUBJECT: '"NGOs identified 20", "The police": the body named last before the verb, or its whole\'s.',
    COVERED: '"in 19 states", "With data from 40 provinces": the places that the count is limited to.',
    LEANS: "It is a part of the figure of an earlier sentence that this one goes on about.",
    "dates/two-periods-back": '"27 and 40, respectively, in the two previous periods": one year back, and two.',
    "dates/each-its-own": '"52 and 37 in 2019 and 2018, respectively": so many figures, then so many years.',
    "dates/over-years": '"12 raids since May 2022": a count over several years is of none of them.',
    "dates/default-year": "Nothing tells a year: the family's year of a yearly count.",
    "apart/summed-up": "A total in the same sentence sums it up: it is a part.",
    "apart/first-of-two": "Two figures of one series and year in a sentence: the words after it tell it apart.",
    "apart/less-than-second": "Two figures of one series in a sentence, the later one larger: the first is no whole.",
    "apart/second-of-two": "Two figures of one series and year in a sentence: the words after the later one narrow it.",
    "apart/elliptic": '"one confirmed and 183 potential victims": parts of one list, and neither the whole.',
    "cells/value": "The cell's number, times what its label, its head or the table says of its numbers.",
    "cells/unit": "The sign in the cell, else what its label, its head or the table names, else the first cell's sign.",
    "cells/label": "What the row counts, in its own words; of a row for a year, what its column does.",
    "cells/head": "The labels that the row stands under, and the head of its column.",
    "cells/year": "The year of the column's head, else of the row, else the family's year.",
    **sections.SAYS,
}
"""What sets a field and is no row of a table, in a sentence each."""
CELL = {
    "value": "cells/value",
    "high": "cells/value",
    "bound": "cells/value",
    "unit": "cells/unit",
    "measure": "cells/label",
    REST: "cells/head",
    "reference_year": "cells/year",
}
"""What sets the fields of a figure of a table."""
PASSIVE = "passives/passive"
VERBS = ("verb-measures/verb", PASSIVE)
"""Rules that name a measure of a verb, which may count no such noun."""


def says(rule: str) -> str:
    """The sentence of a rule, or of what is none."""
    return rules.says(rule) or SAYS.get(rule, "")


def values(figure: Figure) -> dict[str, object]:
    """What a figure says, by field."""
    return {name: figure.dimension(name) if name in DIMENSIONS else getattr(figure, name) for name in FIELDS}


def behind(reading: Reading, at: int) -> dict[str, tuple[str, ...]]:
    """Field -> the rules that set it, in the order in which they spoke; of a number by its index in the sentence."""
    figure, found = reading.figures[at], dict[str, list[str]]()
    for field, rule in (*_numeral(reading, at), *_shape(reading, at), *_meaning(reading, at), *_time(reading, at)):
        if rule and rule not in found.setdefault(field, []):
            found[field].append(rule)
    if figure.high is not None:
        found.setdefault("high", found["value"])
    if figure.bound != "exactly":
        found.setdefault("bound", found["value"])
    if figure.unit is not None:
        found.setdefault("unit", found["value"])
    return derived(figure, {field: tuple(names) for field, names in found.items()})


def derived(figure: Figure, found: Mapping[str, tuple[str, ...]]) -> dict[str, tuple[str, ...]]:
    """The same with the rules of `qualifiers` and `scope`, which are made of dimensions."""
    qualifying = {name for name, value in figure.dimensions if value in figure.qualifiers or name in (FORM, PERSONS)}
    scoping = {name for name, value in figure.dimensions if value in (figure.scope or "")}
    made = {"qualifiers": qualifying if figure.qualifiers else (), "scope": scoping}
    return {
        **found,
        **{field: tuple(_once(found, (each for each in DIMENSIONS if each in names))) for field, names in made.items()},
    }


def behind_cell(figure: Figure) -> dict[str, tuple[str, ...]]:
    """The same for a figure of a table."""
    return derived(figure, {field: (rule,) for field, rule in CELL.items()})


def _once(found: Mapping[str, tuple[str, ...]], names: Iterable[str]) -> Iterator[str]:
    return iter(dict.fromkeys(rule for name in names for rule in found.get(name, ())))


def _numeral(reading: Reading, at: int) -> Iterator[tuple[str, str]]:
    """What reading the number set: its value, range, bound and unit."""
    phrase, figure = reading.sentence.phrases[at], reading.figures[at]
    if phrase.denied is not None:
        yield from ((field, phrase.denied.rule) for field in ("value", "status")[: 1 + phrase.denied.withheld])
    for rule in phrase.quantity.rules:
        for field in BY_TABLE.get(rule.partition("/")[0], ("value",)):
            if field != "conversion" or figure.conversion is not None:
                yield field, rule
    if phrase.quantity.unit is None and phrase.noun is not None:
        yield "unit", HEAD


def _shape(reading: Reading, at: int) -> Iterator[tuple[str, str]]:
    """What the shape of the sentence set."""
    lead, bond = reading.sentence.phrases[at].quantity.lead, reading.sentence.shape.bonds[at]
    before = [rule for token, rule in reading.sentence.shape.rules if token <= lead]
    if bond.parent is not None:
        yield "part_of", next((rule for rule in reversed(before) if rule.startswith("lists/")), "")
    elif reading.figures[at].part_of is not None:
        yield "part_of", reading.settled.going_on or LEANS
    if bond.comparison:
        yield "comparison", next((rule for rule in reversed(before) if rule.startswith("turns/")), "")
    if bond.coverage is not None:
        yield "coverage", COVERED


def _meaning(reading: Reading, at: int) -> Iterator[tuple[str, str]]:
    """What the tables of meaning set."""
    case, meaning, figure = reading.settled.cases[at], reading.meanings[at], reading.figures[at]
    said = [rule for field, rule in meaning.rules if field == "measure"]
    yield from (("measure", rule) for rule in said or [NONE])
    if meaning.measure == OTHER and said and said[-1] in VERBS:
        verb, _ = governed(case)
        if said[-1] == PASSIVE or (verb is not None and verb.measure != OTHER):
            yield "measure", REFUSED
    named = {field: rule for field, rule in meaning.rules if field not in ("measure", "qualifiers")}
    base = named.get("base", "")
    for name, value in figure.dimensions:
        own = list(_qualifying(reading, at, name))
        if name == PERIOD:
            period = counted_over(case.sentence, at)
            own = [] if period is None else [period.rule]
        elif name == COUNTED and counted(case, meaning.measure):
            own = [KIND]
        elif name == COUNTER and "-and-" in value and name not in named:
            own = [JOINED]
        elif name in (CERTAINTY, COUNTER) and name in named:
            own = [named[name]]
        elif name == meaning.kind and value == meaning.scope and "scope" in named:
            own = [named["scope"]]
        yield from ((name, rule) for rule in own or [base])
    if figure.counted_by:
        yield "counted_by", PARTNERS if " and " in figure.counted_by else SUBJECT


def _qualifying(reading: Reading, at: int, dimension: str) -> Iterator[str]:
    """The rules of a qualifier's dimension: those of its own words, and the table of forms or levels."""
    case, meaning = reading.settled.cases[at], reading.meanings[at]
    lexicon = case.sentence.lexicon
    held = {FORM: lexicon.form, LEVEL: lexicon.level, ORIGIN: lexicon.origins}
    known = held.get(dimension, meaning.qualifiers if dimension in (PERSONS, REST) else frozenset())
    if dimension in (PERSONS, REST):
        known = known.difference(*held.values())
    taken = [rule for name, rule in own_marks(case) if name in known and name in meaning.qualifiers]
    table = {FORM: "forms/", LEVEL: "levels/"}.get(dimension)
    told = [rule for field, rule in meaning.rules if table and field == "qualifiers" and rule.startswith(table)]
    yield from told
    if not told or told[0].endswith(("/own-form", "/own-level")):
        yield from taken


def _time(reading: Reading, at: int) -> Iterator[tuple[str, str]]:
    """The rule that chose the year, and what told that year in the sentence."""
    year, rule = reading.years[at]
    yield "reference_year", rule
    segments, bond = reading.sentence.shape.segments, reading.sentence.shape.bonds[at]
    leads = rule.endswith("/year-of-sentence")
    for token, told, by in reading.references:
        if told == (year or told) and (leads or segments[token] == bond.segment):
            yield "reference_year", by
