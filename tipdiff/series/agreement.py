"""Whether two figures that no measure fits count the same: takes both with their sentences, asks what narrows them.

Alone owns what must agree beside the counted noun: what was done to the counted or where they are (most of the words
behind the number, as far as its clause goes), the limits of age and time in that clause, and the places it covers.
"women killed in raids" are not "women killed by dogs", and judges of less than three years' service none of less than
five. Where one side says nothing more, nothing parts the two.
"""

from __future__ import annotations

import re

from tipdiff.figures.english import AREAS, STOPS, TELLING
from tipdiff.figures.number_words import BOUNDS_BEFORE, CARDINALS, MAGNITUDES, MONTHS, TIMES
from tipdiff.model import Figure, Finding

AGREEING = 0.6
"""Least share of the fewer narrowing words that must stand on both sides."""
STEM = 5
"""Letters by which two forms of a word are one: "arrested", "arrests"."""
FARTHEST = 8
"""Words behind a number that may narrow it."""
_WORD = re.compile(r"\d[\d.,]*|[^\W\d_][^\W_]*(?:['’-][^\W_]+)*|[^\w\s]")
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
    if _limits(old, before) != _limits(new, after):
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
    behind = (each for each in figures if each.unit in TIMES and figure.span[1] <= each.span[0] < end)
    return frozenset((each.value, each.high) for each in behind) | places


def _covered(figure: Figure, text: str) -> bool:
    """True for the places of which a count tells: "in 19 districts", "a survey of 31 prisons"."""
    lead = text[: figure.span[0]].lower().split()[-1:]
    return (figure.unit or "").lower() in AREAS and bool(lead) and lead[0] in ("in", "across", "at", "of", "the")
