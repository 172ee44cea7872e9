"""Figures of a change: takes the findings of both sides of one match, gives the figures that differ.

Alone owns which figure stands against which. Two sentences that are the same but for their numbers pair slot by slot.
Elsewhere a figure finds only one that counts the same: the same measure and dimensions and kind of unit and, where no
measure fits, the same counted words; or one in whose place the words on both sides are the same. Nothing pairs by its
order alone. What finds no equal came or went. A figure whose value and range are the same has not changed, whatever
the words around it; nor is one counted that the text does not give.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Callable, Hashable, Iterable, Sequence
from functools import lru_cache
from typing import Literal

from tipdiff.figures.called import called
from tipdiff.figures.currencies import CODES
from tipdiff.figures.english import STOPS
from tipdiff.figures.number_words import BOUNDS_BEFORE, CARDINALS, MAGNITUDES, TIMES
from tipdiff.figures.periods import period_at
from tipdiff.model import OTHER, PERCENT, SHARES, Figure, FigureChange, Finding, Number
from tipdiff.model.edition import Edition
from tipdiff.model.edition import year as year_of
from tipdiff.model.figures import leap
from tipdiff.model.frozen import Frozen, replace
from tipdiff.series.agreement import agree, limits

VAGUE = frozenset({"exactly", "approximately"})
"""Bounds that say the same where nothing is measured: "10 percent", "an estimated 10 percent"."""
Way = Literal["series", "slot"]

WORD = r"\d[\d.,]*\d|\d|[^\W\d_]+(?:['’-][^\W_]+)*|[$€£¥₹%]"
"""What frames are made of: numbers, words, signs of currencies; compiled on first use."""
BOUNDS = frozenset(word for last, rows in BOUNDS_BEFORE.items() for words, _ in rows for word in (last, *words)) | {
    "minus"
}
"""Words of bounds, and a sign in words: "at least 15" and "minus 15" fill the slot that "12" does."""
SAME = {"%": "percent"}
"""Two ways of writing one word."""
GAP = "#"
"""Stands for any number in a frame."""
BESIDE = 3
"""Words on each side that make a place: "convicted in # of the" tells which number of its sentence is meant."""
COUNTED = 3
"""Words after "percent of" that tell what the share is of."""


class Slot(Frozen):
    """A figure in its sentence."""

    figure: Figure
    gap: int
    """Its number, as one of those of the text, from 0; -1 where the text writes none."""
    before: tuple[str, ...]
    after: tuple[str, ...]
    """The words on both sides, numbers as gaps."""
    counted: str | None
    """What it counts in the text's own words; None where the text leaves it out."""
    period: str | None
    """Over which time it counts, where that is not the year."""
    finding: Finding
    """Its sentence."""


class Text(Frozen):
    """One side of a match."""

    frame: tuple[str, ...]
    """Its words, numbers as gaps, bounds left out."""
    slots: tuple[Slot, ...]


def pair(
    old: Sequence[Finding], new: Sequence[Finding], sure: bool, old_edition: Edition, new_edition: Edition
) -> tuple[FigureChange, ...]:
    """The figures of one matched pair of findings that differ, in the order of the new side, gone ones last.

    Args:
        old: the old findings, in their order.
        new: the new findings.
        sure: False where the two are only possibly a match: then the counted words alone pair nothing.
        old_edition: year printed on the old report: reference years are compared by their distance from it.
        new_edition: as old_edition.
    """
    if not any(finding.figures for finding in (*old, *new)):
        return ()
    before, after = text_of(old), text_of(new)
    met = _met(before, after, sure, old_edition, new_edition)
    changes: list[FigureChange] = []
    for n, slot in enumerate(after.slots):
        o, way = met.get(n, (None, None))
        each = _changes(before.slots[o].figure if o is not None else None, slot.figure, way)
        changes += _named_alike(each, slot)
    gone = {o for o, _ in met.values()}
    for o, slot in enumerate(before.slots):
        if o not in gone:
            changes += _named_alike(_changes(slot.figure, None, None), slot)
    return tuple(changes)


def _named_alike(changes: list[FigureChange], slot: Slot) -> list[FigureChange]:
    """The changes with what they are called; a measure is a name."""
    if not changes or _measured(slot):
        return changes
    beside = [figure for figure in slot.finding.figures if figure is not slot.figure]
    name = called(slot.finding.text, slot.figure, beside)
    return [replace(change, label=name) for change in changes]


def _met(old: Text, new: Text, sure: bool, old_edition: Edition, new_edition: Edition) -> dict[int, tuple[int, Way]]:
    """For each new figure that has one its old one, and what paired them: `slot` or `series`."""
    met: dict[int, tuple[int, Way]] = {}
    if old.frame == new.frame:
        places = {slot.gap: o for o, slot in enumerate(old.slots) if slot.gap >= 0}
        met = {
            n: (places[slot.gap], "slot")
            for n, slot in enumerate(new.slots)
            if slot.gap in places and _limited_alike(old.slots[places[slot.gap]], slot)
        }
    for way, names in _ways(old_edition, new_edition):
        taken = {o for o, _ in met.values()}
        open_olds = ((o, slot) for o, slot in enumerate(old.slots) if o not in taken)
        open_news = ((n, slot) for n, slot in enumerate(new.slots) if n not in met)
        olds = _named((o, names[0](slot)) for o, slot in open_olds if sure or way == "slot" or _measured(slot))
        news = _named((n, names[1](slot)) for n, slot in open_news if sure or way == "slot" or _measured(slot))
        for name, rows in news.items():
            row = olds.get(name, [])
            if len(row) != 1 or len(rows) != 1:
                continue  # of several alike nothing tells which is which
            if _agree(old.slots[row[0]], new.slots[rows[0]]):
                met[rows[0]] = (row[0], way)
    return met


def _ways(
    old_edition: Edition, new_edition: Edition
) -> Iterable[tuple[Way, tuple[Callable[[Slot], Hashable], Callable[[Slot], Hashable]]]]:
    """By what a figure may find its partner, from the surest to the loosest, each for the old and the new side."""

    def same(way: Callable[[Slot], Hashable]) -> tuple[Callable[[Slot], Hashable], Callable[[Slot], Hashable]]:
        return way, way

    def rolled(edition: Edition) -> Callable[[Slot], Hashable]:
        own = year_of(edition)

        def name(slot: Slot) -> Hashable:
            key, year = series_of(slot), slot.figure.reference_year
            return None if key is None else (key, None if year is None or own is None else own - year)

        return name

    yield "series", same(_said)
    yield "series", (rolled(old_edition), rolled(new_edition))
    yield "series", same(lambda slot: _valued(series_of(slot), slot))
    yield "series", same(series_of)
    yield "slot", same(_place)


def _named(rows: Iterable[tuple[int, Hashable]]) -> dict[Hashable, list[int]]:
    found: dict[Hashable, list[int]] = {}
    for at, name in rows:
        if name is not None:
            found.setdefault(name, []).append(at)
    return found


def series_of(slot: Slot) -> Hashable:
    """What tells the figure's series; None for one that nothing tells from others of its sentence."""
    figure = slot.figure
    unit = denominated(figure)
    if figure.measure != OTHER:
        return figure.measure, figure.qualifiers, figure.scope, unit, slot.period
    if slot.counted is None or figure.unit in TIMES:
        return None
    return slot.counted, figure.qualifiers, figure.scope, unit, slot.period


def _agree(old: Slot, new: Slot) -> bool:
    """True where what narrows two figures is the same; of a measure, its dimensions have told that."""
    if _measured(old) or old.figure.value == new.figure.value:
        return True
    return agree(old.figure, old.finding, new.figure, new.finding)


def _limited_alike(old: Slot, new: Slot) -> bool:
    """False for shares and counts within other times: "in the first 24 hours", "in the first 48 hours"."""
    return new.figure.unit in TIMES or _measured(new) or limits(old.finding) == limits(new.finding)


def _measured(slot: Slot) -> bool:
    return slot.figure.measure != OTHER


def _said(slot: Slot) -> Hashable:
    """What a figure of no measure says in its own words: the same on both sides has not changed."""
    figure = slot.figure
    return None if _measured(slot) else (figure.value, figure.high, figure.bound, figure.text.lower())


def _valued(key: Hashable, slot: Slot) -> Hashable:
    return None if key is None else (key, slot.figure.value, slot.figure.high, slot.figure.reference_year)


def _place(slot: Slot) -> Hashable:
    """The words on both sides of a number, with its kind of unit; None at the edge of a text."""
    if len(slot.before) < BESIDE or len(slot.after) < BESIDE:
        return None
    return slot.before, slot.after, _kind(slot.figure), slot.figure.measure, slot.period


def text_of(findings: Sequence[Finding]) -> Text:
    frame: list[str] = []
    slots: list[Slot] = []
    gaps = 0
    for finding in findings:
        starts, words, masked = _masked(finding.text)
        numbered = {}
        for at, word in enumerate(masked):
            if word == GAP:
                numbered[at] = gaps
                gaps += 1
        for figure in finding.figures:
            if figure.value is None:
                continue
            at = bisect_left(starts, figure.span[0])  # a sign before the digits is no word
            here = next((n for n in (at, at + 1) if n in numbered), -1)
            end = bisect_left(starts, figure.span[1])
            slots.append(
                Slot(
                    figure,
                    numbered.get(here, -1),
                    tuple(_plain(masked[:here])[-BESIDE:]) if here >= 0 else (),
                    tuple(_plain(masked[here + 1 :])[:BESIDE]) if here >= 0 else (),
                    _counted(figure, words[end:]),
                    period_at(finding.text, figure.span),
                    finding,
                )
            )
        frame += _plain(masked)
    return Text(tuple(frame), tuple(slots))


@lru_cache(maxsize=4096)
def _masked(text: str) -> tuple[Sequence[int], Sequence[str], Sequence[str]]:
    """Where the words of a sentence begin, the words, and these with numbers as gaps; editions share most of them."""
    found = list(re.finditer(WORD, text))
    words = [each[0].lower() for each in found]
    masked = [GAP if _number(word) else SAME.get(word, word) for word in words]
    return [each.start() for each in found], words, masked


def _plain(words: Sequence[str]) -> list[str]:
    """Without words of bounds."""
    return [word for word in words if word not in BOUNDS]


def _number(word: str) -> bool:
    return word[0].isdigit() or word in CARDINALS or word in MAGNITUDES


@lru_cache(maxsize=4096)
def _head(text: str) -> str | None:
    """The counted words of a figure's text, the number left out: `torture-related inquiries`."""
    words = [word.lower() for word in re.findall(WORD, text)]
    held = [word for word in words if not _number(word) and word not in STOPS and word[0].isalpha()]
    return " ".join(held) or None


def _counted(figure: Figure, after: Sequence[str]) -> str | None:
    """What it counts, in the text's own words: of a share, what it is a share of."""
    if figure.unit == PERCENT:
        of = after[1 : 1 + COUNTED] if after[:1] == ["of"] else ()
        held = [word for word in of if word not in STOPS]
        return f"of {' '.join(held)}" if held else None
    if figure.unit is None or figure.unit in CODES:
        return None
    return _head(figure.text)


def denominated(figure: Figure) -> str | None:
    """The unit where it is not a noun but part of the value, as with money and per cent: never compared across."""
    return figure.unit if figure.unit in SHARES or figure.unit in CODES or figure.conversion else None


def _kind(figure: Figure) -> str | None:
    """The kind of its unit: two figures of different kinds have no distance."""
    return "time" if figure.unit in TIMES else denominated(figure)


def _changes(old: Figure | None, new: Figure | None, way: Way | None) -> list[FigureChange]:
    """What differs between two figures: value and bound ("about 200" and "200" are two), and the sum in a second
    currency where both sides convert it."""
    if old is None or new is None:
        one = old or new
        return [FigureChange(one.measure, old, new, None, None)] if one else []
    found = []
    alike = _kind(old) == _kind(new) and not (old.measure == new.measure != OTHER and old.dimensions != new.dimensions)
    if (old.value, old.high) != (new.value, new.high):
        moved = movement(old.value, new.value) if alike else (None, None)
        found.append(FigureChange(new.measure, old, new, *moved, way))
    elif old.bound != new.bound and not (old.measure == OTHER and {old.bound, new.bound} <= VAGUE):
        found.append(FigureChange(new.measure, old, new, None, None, way))
    before, after = old.conversion, new.conversion
    if before and after and before.unit == after.unit and before.value != after.value:
        moved = movement(before.value, after.value)
        found.append(FigureChange(new.measure, _converted(old), _converted(new), *moved, way))
    return found


def _converted(figure: Figure) -> Figure:
    """The conversion as a figure of its own."""
    assert figure.conversion is not None, "only called where both sides convert"
    return replace(figure, value=figure.conversion.value, high=None, unit=figure.conversion.unit, conversion=None)


def movement(old: Number | None, new: Number | None) -> tuple[Number | None, float | None]:
    """(difference, per cent of the old value with one decimal); no per cent of nothing or of less."""
    if old is None or new is None or leap(old, new):
        return None, None
    delta = round(new - old, 3)
    delta = int(delta) if delta == int(delta) else delta
    return delta, round(100 * delta / old, 1) if old > 0 else None
