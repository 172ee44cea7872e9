"""What a figure or a series counts, in words: its measure, and each way in which it is narrowed.

Takes a measure and dimensions; gives `Potential victims identified, girls, by NGOs`. Alone owns how a value of a
dimension is said: who counted stands behind `by`, a place behind `in`, how sure the count is before the measure.
"""

from __future__ import annotations

from calendar import month_name
from collections.abc import Iterator

from tipdiff.model import Dimensions
from tipdiff.profiles import countries

BOTH = "both"
UNCLEAR = "unclear"
"""What narrows a figure, where the text leaves it open."""
PLAIN_ORIGINS = frozenset({"foreign", "domestic"})
"""Origins that are no names."""
LEADS = frozenset({"from", "to", "in"})
"""Words before a name that a slug has itself: `from-laos`."""
SMALL = frozenset({"and", "of", "the", "de", "la", "del", "des", "du"})
"""Words of a name in small letters."""
COUNTERS = {
    "government": "the government",
    "ngo": "NGOs",
    "international-organization": "international organizations",
}
MONTHS = frozenset(name.lower() for name in month_name if name)
SHORT_NAME = 6
"""Letters that an agency's short name may have: `fbi`."""


def counted(measure: str, dimensions: Dimensions) -> str:
    """`Potential victims identified, girls, by NGOs`: a measure with all that narrows it."""
    name, certainty = measure.replace("-", " "), dict(dimensions).get("certainty")
    if certainty is not None:
        name = f"{'potential and confirmed' if certainty == BOTH else certainty} {name}"
    return ", ".join((f"{name[:1].upper()}{name[1:]}", *_said(dimensions)))


def narrowed(dimensions: Dimensions) -> str:
    """`potential, girls, by NGOs`: what narrows it alone; empty for the whole."""
    certainty = dict(dimensions).get("certainty")
    sure = [] if certainty is None else ["potential and confirmed" if certainty == BOTH else certainty]
    return ", ".join((*sure, *_said(dimensions)))


def _said(dimensions: Dimensions) -> Iterator[str]:
    for name, value in dimensions:
        if name != "certainty":
            yield _value(name, value)


def _value(name: str, value: str) -> str:
    plain = value.replace("-", " ")
    match name:
        case "form":
            return {BOTH: "both forms", "unspecified": "form unspecified"}.get(value, plain)
        case "origin":
            return plain if value in PLAIN_ORIGINS else _name(value)
        case "counter":
            return f"by {' and '.join(map(body, value.split('-and-')))}"
        case "place":
            return _name(value) if value.partition("-")[0] in LEADS else f"in {_name(value)}"
        case "counted":
            return f"counted in {plain}"
        case "period":
            return _period(value)
        case "rest":
            named = value.partition("-")[0] in LEADS and countries.known(value.partition("-")[2])
            return "unclear which" if value == UNCLEAR else _name(value) if named else plain
        case _:
            return plain


def _name(slug: str) -> str:
    """`from Laos`, `Veracruz`, `Colombian`: a name as it is written."""
    lead, _, rest = slug.partition("-")
    if rest and lead in LEADS:
        return f"{lead} {_name(rest)}"
    return " ".join(word if word in SMALL else word.capitalize() for word in slug.split("-"))


def body(slug: str) -> str:
    """`NGOs`, `labor inspectorate`, `FBI`, `GPS and GIS`."""
    if slug in COUNTERS:
        return COUNTERS[slug]
    from tipdiff.figures.body_words import BODIES  # the reader of figures is more than a first frame may load

    words = slug.split("-")
    if BODIES.isdisjoint(words) and all(len(word) <= SHORT_NAME for word in words) and len(words) <= 2:
        return " and ".join(word.upper() for word in words)
    return slug.replace("-", " ")


def _period(slug: str) -> str:
    """`January to June`, `as of August`, `over the past eight years`, `in the first half`."""
    words = [word.capitalize() if word in MONTHS else word for word in slug.split("-")]
    plain = " ".join(words)
    if len(words) == 1:
        return f"in {plain}"
    if words[0] == "past":
        return f"over the {plain}"
    if words[0] in ("first", "second", "third", "fourth", "last"):
        return f"in the {plain}"
    if words[-1] == "years" and words[0].isdigit():
        return f"over {plain}"
    return "at the year's end" if slug == "year-end" else plain
