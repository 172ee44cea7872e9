"""Figures of a change: takes those of both sides of one match, gives the ones that differ.

Owns which figure stands against which. Where both sides say the same things in the same order, the first
stands against the first, and so on. Elsewhere figures pair by what they mean, then by the year they speak of,
then by order; equal ones find each other before any others do. A figure whose value and range are the same
has not changed, whatever the words around it; nor is one counted that the text does not give.
"""

from __future__ import annotations

from collections.abc import Callable, Hashable, Sequence
from dataclasses import replace

from tipdiff.model import Figure, FigureChange, Number

Key = Callable[[Figure, int], Hashable]


def pair(
    old: Sequence[Figure], new: Sequence[Figure], old_edition: int, new_edition: int
) -> tuple[FigureChange, ...]:
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
    free = set(range(len(olds)))
    keys: tuple[Key, ...] = (
        lambda figure, edition: (*_meaning(figure), _distance(figure, edition)),
        lambda figure, edition: (*_meaning(figure), figure.reference_year),
        lambda figure, edition: _meaning(figure),
        lambda figure, edition: (figure.unit, figure.measure),
        lambda figure, edition: None,
    )
    for key in keys:
        for same_value in (True, False):
            _meet(
                partner,
                free,
                olds,
                news,
                lambda f, e, s=same_value: (key(f, e), f.value, f.high) if s else key(f, e),
                old_edition,
                new_edition,
            )  # type: ignore[misc]
    return partner


def _meet(
    partner: list[int | None],
    free: set[int],
    olds: list[Figure],
    news: list[Figure],
    key: Key,
    old_edition: int,
    new_edition: int,
) -> None:
    """Pairs what is left on both sides and has the same key, in order."""
    waiting: dict[Hashable, list[int]] = {}
    for o in sorted(free):
        waiting.setdefault(key(olds[o], old_edition), []).append(o)
    for n, figure in enumerate(news):
        if partner[n] is None:
            row = waiting.get(key(figure, new_edition))
            if row:
                partner[n] = row.pop(0)
                free.discard(partner[n])  # type: ignore[arg-type]


def _likes(figure: Figure) -> Hashable:
    return (*_meaning(figure), figure.unit, figure.high is None)


def _meaning(figure: Figure) -> tuple[Hashable, ...]:
    return figure.measure, figure.qualifiers, figure.scope


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
        found.append(
            FigureChange(new.measure, _converted(old), _converted(new), *movement(before.value, after.value))
        )
    return found


def _converted(figure: Figure) -> Figure:
    """The conversion as a figure of its own."""
    assert figure.conversion is not None, "only called where both sides convert"
    return replace(
        figure, value=figure.conversion.value, high=None, unit=figure.conversion.unit, conversion=None
    )


def movement(old: Number | None, new: Number | None) -> tuple[Number | None, float | None]:
    """(difference, per cent of the old value with one decimal); no per cent of nothing."""
    if old is None or new is None:
        return None, None
    delta = round(new - old, 3)
    delta = int(delta) if delta == int(delta) else delta
    return delta, round(100 * delta / old, 1) if old else None
