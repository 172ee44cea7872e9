"""Whether two figures that no measure fits count the same: takes both with their sentences, asks what narrows them.

Alone owns what must agree beside the counted noun: what was done to the counted or where they are (most of the words
behind the number, as far as its clause goes), the limits of age and time in that clause, and the places it covers.
"women killed in raids" are not "women killed by dogs", and judges of less than three years' service none of less than
five. Where one side says nothing more, nothing parts the two.
"""

from __future__ import annotations

import re

from tipdiff.figures.english import STOPS
from tipdiff.figures.name_words import TELLING
from tipdiff.figures.number_words import BOUNDS_BEFORE, CARDINALS, MAGNITUDES, MONTHS, TIMES, word_set
from tipdiff.model import Figure, Finding

AREAS = word_set(
    "states provinces regions districts cities countries municipalities departments counties towns villages"
    " governorates cantons prisons jails facilities centers camps schools hospitals stations"
)
"""Places of which a survey tells some."""
AGREEING = 0.6
"""Least share of the fewer narrowing words that must stand on both sides."""
STEM = 5
"""Letters by which two forms of a word are one: "arrested", "arrests"."""
FARTHEST = 8
"""Words behind a number that may narrow it."""
_WORD = re.compile(r"\d[\d.,]*|[^\W\d_][^\W_]*(?:['’-][^\W_]+)*|[^\w\s]")
_NAME = r"((?:[A-Z][\w'’-]*|of|the|for|and|on|in|\([A-Z]+\))(?: (?:[A-Z][\w'’-]*|of|the|for|and|on|\([A-Z]+\)))*)"
_ACCORDING = re.compile(rf"[Aa]ccording to (?:an? |the |its )?(?:[a-z-]+ ){{0,3}}{_NAME}")
_ASKED = re.compile(r"[Aa]ccording to (?:an? |the |its )?(?:[\w-]+ ){0,3}?(census|survey|poll|study)\b")
_SAYS = re.compile(
    rf"{_NAME}(?: \([^)]*\))?,? (?:reported|estimated|stated|said|documented|noted|indicated|claimed|announced)\b"
)
PARTING = (["attributed"], ["committed"], ["perpetrated"], ["linked"], ["attributable"], ["carried"])
_NO_NAMES = frozenset(
    "The In As Between Through During According January February March April May June July August September October"
    " November December Of By For On And An A From Since".split()
)
LIMITERS = frozenset({"first", "within"})
"""Before a time, the words that make it a limit of what is counted."""
_ENDS = frozenset(";:().–—")
_SAYING = TELLING | {"number", "total", "year", "years", "including", "percent"}
_BOUNDS = frozenset(word for last, rows in BOUNDS_BEFORE.items() for words, _ in rows for word in (last, *words))


def agree(old: Figure, before: Finding, new: Figure, after: Finding) -> bool:
    """True where nothing that narrows the one parts it from the other.

    Args:
        old: a figure, ...
        before: ... and its sentence.
        new: the other figure, ...
        after: ... and its sentence.
    """
    if (old.coverage or "").lower() != (new.coverage or "").lower():
        return False
    if _limits(old, before) != _limits(new, after) or _base(old, before) != _base(new, after):
        return False
    if _unlike(_source(old, before.text), _source(new, after.text)):
        return False
    if _parted(old, before.text) != _parted(new, after.text):
        return False
    one, other = _narrowing(old, before.text), _narrowing(new, after.text)
    if not one or not other:
        return True
    return len(one & other) >= AGREEING * min(len(one), len(other))


def _narrowing(figure: Figure, text: str) -> frozenset[str]:
    """Stems of the words behind a figure, as far as its clause goes."""
    held: list[str] = []
    for word in _WORD.findall(text[figure.span[1] :].lower())[: 2 * FARTHEST]:
        if word in _ENDS or word[0].isdigit() or word in CARDINALS or word in MAGNITUDES or len(held) == FARTHEST:
            break
        if word[0].isalpha() and word not in STOPS and word not in _SAYING and word not in MONTHS | _BOUNDS:
            held.append(word[:STEM])
    return frozenset(held)


def _limits(figure: Figure, finding: Finding) -> frozenset[tuple[object, object]]:
    """Ages and lengths of time behind a figure in its clause, and the number of places of its sentence."""
    if figure.unit in TIMES:
        return frozenset()
    text, figures = finding.text, finding.figures
    places = {(each.value, "places") for each in figures if each is not figure and _covered(each, text)}
    end = next((at for at in range(figure.span[1], len(text)) if text[at] in ";("), len(text))
    later = [each for each in figures if figure.span[1] <= each.span[0] < end and each.unit not in TIMES]
    end = min([end, *(each.span[0] for each in later)])
    times = (each for each in figures if each.unit in TIMES)
    own = (each for each in times if figure.span[1] <= each.span[0] < end or _limiting(each, text))
    return frozenset((each.value, each.high) for each in own) | places


def limits(finding: Finding) -> frozenset[tuple[object, object]]:
    """The times that limit what a sentence counts: two sentences that are the same but for these count two things."""
    return frozenset(
        (each.value, each.high) for each in finding.figures if each.unit in TIMES and _limiting(each, finding.text)
    )


def _limiting(figure: Figure, text: str) -> bool:
    """True for a time that limits what its sentence counts, wherever it stands: "during the first 24 hours"."""
    return not LIMITERS.isdisjoint(text[: figure.span[0]].lower().split()[-2:])


def _parted(figure: Figure, text: str) -> bool:
    """True where what stands right behind a figure makes it a part: "31 raids attributed to gangs"."""
    return text[figure.span[1] :].lower().split()[:1] in PARTING


def _base(figure: Figure, finding: Finding) -> bool:
    """True for what parts are taken of: "of the 125 deaths, 14 were in the north"."""
    lead = ["", "", *finding.text[: figure.span[0]].lower().split()]
    return lead[-2:] == ["of", "the"] or (lead[-1] == "of" and lead[-2] not in ("total", "number"))


def _source(figure: Figure, text: str) -> frozenset[str]:
    """Words of the name of the body that says so: "the Inspectorate reported", "according to the Census Bureau"."""
    lead = text[: figure.span[0]]
    named = [*_ACCORDING.finditer(text), *_SAYS.finditer(lead)]
    words = frozenset(word for each in named for word in re.findall(r"[A-Z][\w'’-]*", each[1]))
    asked = frozenset(each[1] for each in _ASKED.finditer(text))
    return (words - _NO_NAMES) | asked


def _unlike(one: frozenset[str], other: frozenset[str]) -> bool:
    """True for two bodies: neither shares a word with the other, nor is short for it."""
    if not one or not other or one & other:
        return False
    return not any(_short(short, other) for short in one) and not any(_short(short, one) for short in other)


def _short(short: str, long: frozenset[str]) -> bool:
    """True for letters that begin the words of a longer name: FLIP, Foundation for Press."""
    initials = {word[0] for word in long}
    return short.isupper() and len(short) > 1 and len(initials) > 1 and initials <= set(short)


def _covered(figure: Figure, text: str) -> bool:
    """True for the places of which a count tells: "in 19 districts", "a survey of 31 prisons"."""
    lead = text[: figure.span[0]].lower().split()[-1:]
    return (figure.unit or "").lower() in AREAS and bool(lead) and lead[0] in ("in", "across", "at", "of", "the")
