"""Figures of a change: takes those of both sides of one match, gives the ones that differ.

Owns which figure stands against which. Where both sides say the same things in the same order, the first
stands against the first, and so on. Elsewhere figures pair by what they mean, then by the year they speak of,
then by order; equal ones find each other before any others do, and no percentage or sum of money meets a
count. A figure whose value and range are the same has not changed, whatever the words around it; nor is one
counted that the text does not give.
"""

from __future__ import annotations

from collections.abc import Hashable, Sequence

from tipdiff.figures.currencies import CODES
from tipdiff.model import PERCENT, Figure, FigureChange, Number
from tipdiff.model.frozen import replace


def pair(old: Sequence[Figure], new: Sequence[Figure], old_edition: int, new_edition: int) -> tuple[FigureChange, ...]:
    """The figures of one matched pair of findings that differ, in the order of the new side, gone ones last.

    Args:
        old: figures of the old findings, in their order.
        new: figures of the new findings.
        old_edition: year printed on the old report: reference years are compared by their distance from it.
        new_edition: as old_edition.
    """
    olds = [figure for figure in old if figure.value is not None]
    news = [figure for figure in new if figure.value is not None]
    partner = _partners(olds, news, old_edition, new_edition)
    changes: list[FigureChange] = []
    for n, figure in enumerate(news):
        o = partner[n]
        changes += _changes(olds[o] if o is not None else None, figure)
    met = set(partner)
    changes += [change for o, figure in enumerate(olds) if o not in met for change in _changes(figure, None)]
    return tuple(changes)


def _partners(olds: list[Figure], news: list[Figure], old_edition: int, new_edition: int) -> list[int | None]:
    """For each new figure the index of its old one."""
    if len(olds) == len(news) and all(_likes(a) == _likes(b) for a, b in zip(olds, news, strict=True)):
        return list(range(len(news)))
    partner: list[int | None] = [None] * len(news)
    old_names = [_names(figure, old_edition) for figure in olds]
    new_names = [_names(figure, new_edition) for figure in news]
    free = set(range(len(olds)))
    for level in range(LEVELS):
        open_news = [n for n, o in enumerate(partner) if o is None]
        if level == LEVELS - 1 and len(open_news) != len(free):
            break  # what is left has nothing in common: it came and went
        waiting: dict[Hashable, list[int]] = {}
        for o in sorted(free):
            waiting.setdefault(old_names[o][level], []).append(o)
        for n in open_news:
            row = waiting.get(new_names[n][level])
            if row:
                partner[n] = o = row.pop(0)
                free.discard(o)
    return partner


def _names(figure: Figure, edition: int) -> tuple[Hashable, ...]:
    """By what a figure may find its partner, from the surest to the loosest, each first with the same
    value."""
    value, meaning = (figure.value, figure.high), _meaning(figure)
    ways: tuple[Hashable, ...] = (
        (*meaning, _distance(figure, edition)),
        (*meaning, figure.reference_year, "year"),
        meaning,
        (figure.unit, figure.measure),
        (denominated(figure),),
    )
    return tuple(name for way in ways for name in ((way, value), way))


LEVELS = 10
"""Names that `_names` gives."""


def _likes(figure: Figure) -> Hashable:
    return (*_meaning(figure), figure.unit, figure.high is None)


def _meaning(figure: Figure) -> tuple[Hashable, ...]:
    return figure.measure, figure.qualifiers, figure.scope, denominated(figure)


def denominated(figure: Figure) -> str | None:
    """The unit where it is not a noun but part of the value, as with money and per cent: never compared across."""
    return figure.unit if figure.unit == PERCENT or figure.unit in CODES or figure.conversion else None


def _distance(figure: Figure, edition: int) -> int | None:
    return None if figure.reference_year is None else edition - figure.reference_year


def _changes(old: Figure | None, new: Figure | None) -> list[FigureChange]:
    """What differs between two figures: the value, and the sum in a second currency where both sides
    convert it."""
    if old is None or new is None:
        one = old or new
        return [FigureChange(one.measure, old, new, None, None)] if one else []
    found = []
    if (old.value, old.high) != (new.value, new.high):
        found.append(FigureChange(new.measure, old, new, *movement(old.value, new.value)))
    before, after = old.conversion, new.conversion
    if before and after and before.unit == after.unit and before.value != after.value:
        found.append(FigureChange(new.measure, _converted(old), _converted(new), *movement(before.value, after.value)))
    return found


def _converted(figure: Figure) -> Figure:
    """The conversion as a figure of its own."""
    assert figure.conversion is not None, "only called where both sides convert"
    return replace(figure, value=figure.conversion.value, high=None, unit=figure.conversion.unit, conversion=None)


def movement(old: Number | None, new: Number | None) -> tuple[Number | None, float | None]:
    """(difference, per cent of the old value with one decimal); no per cent of nothing."""
    if old is None or new is None:
        return None, None
    delta = round(new - old, 3)
    delta = int(delta) if delta == int(delta) else delta
    return delta, round(100 * delta / old, 1) if old else None
