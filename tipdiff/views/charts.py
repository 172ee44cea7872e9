"""A series as a small chart: takes its statements, gives places in an SVG and a sentence that says the same.

It alone decides what a chart shows: one dot a year for what the latest edition says, a hollow one where an
earlier edition said otherwise, a bar for a range. The scale begins at 0, so that a small movement looks
small.
"""

from __future__ import annotations

from collections.abc import Sequence

from tipdiff.model import Point, Series, section_of
from tipdiff.model.edition import order
from tipdiff.model.frozen import Frozen
from tipdiff.views import phrases

PLOT = 26
"""Pixels between the value 0 and the highest value."""
LINE = 14
"""Pixels of a line of labels."""
GLYPH = 6.3
"""Pixels of a digit at the size of the labels, 11 px, with some room: a browser's fonts differ."""
NARROWEST = 46
"""Pixels of a year."""
BOUNDS = {"at-least": "≥ ", "more-than": "> ", "fewer-than": "< ", "up-to": "≤ ", "approximately": "≈ "}


class Dot(Frozen):
    """One value of one year."""

    x: float
    y: float
    top: float
    """`y` of a range's other end; `y` itself for a plain number."""
    label: str
    label_y: float
    latest: bool
    """False for what an earlier edition said of the year, where a later one says otherwise."""


class Chart(Frozen):
    """Pixels, from the top left."""

    width: float
    height: float
    base: float
    """`y` of the value 0."""
    path: str
    """The points of the line through the latest values."""
    dots: tuple[Dot, ...]
    years: tuple[tuple[float, int], ...]
    sentence: str


def chart(series: Series, opening: str | None = None) -> Chart | None:
    """The chart of a series; None where it gives values for fewer than two years.

    Args:
        opening: a section that only sums up: its value for a year gives way to that of any other.
    """
    years = _by_year(series.points, opening)
    if len(years) < 2:
        return None
    highest = max(point.high or point.value or 0 for points in years.values() for point in points) or 1
    step = max(NARROWEST, *(len(label(point)) * GLYPH + 10 for points in years.values() for point in points))
    restated = any(len(points) > 1 for points in years.values())
    base = LINE + PLOT
    dots: list[Dot] = []
    for n, points in enumerate(years.values()):
        order = sorted(points, key=lambda point: point.value or 0)
        for point in points:
            ends = (point.value or 0, point.high or point.value or 0)
            y, top = (round(base - PLOT * value / highest, 1) for value in ends)
            below = len(points) > 1 and point is order[0]
            label_y = round(y + LINE if below else top - 6, 1)
            dots.append(Dot(_x(n, step), y, top, label(point), label_y, point is points[-1]))
    return Chart(
        width=round(step * len(years), 1),
        height=base + (LINE if restated else 0) + LINE + 4,
        base=base,
        path=" ".join(f"{dot.x},{dot.y}" for dot in dots if dot.latest),
        dots=tuple(dots),
        years=tuple((_x(n, step), year) for n, year in enumerate(years)),
        sentence=_sentence(series, years),
    )


def label(point: Point) -> str:
    """A value as short as it can be said: `≥ 143`, `8–18`, `12 %`."""
    value = phrases.number(point.value)
    if point.high is not None:
        value = f"{value}–{phrases.number(point.high)}"
    return f"{BOUNDS.get(point.bound, '')}{value}"


def _x(n: int, step: float) -> float:
    return round((n + 0.5) * step, 1)


def _by_year(points: Sequence[Point], opening: str | None) -> dict[int, list[Point]]:
    """For each reference year what the editions say of it, the latest last, each value once."""
    first: dict[tuple[int, tuple[int, ...]], Point] = {}
    for point in sorted(points, key=lambda point: section_of(point.finding) == opening):
        if point.reference_year is not None and point.value is not None:
            first.setdefault((point.reference_year, order(point.edition)), point)
    years: dict[int, list[Point]] = {}
    for (year, _), point in sorted(first.items()):
        said = years.setdefault(year, [])
        same = [each for each in said if (each.value, each.high) == (point.value, point.high)]
        years[year] = [each for each in said if each not in same] + [point]
    return years


def _sentence(series: Series, years: dict[int, list[Point]]) -> str:
    name = phrases.series(series)
    said = ", ".join(f"{label(points[-1])} in {year}" for year, points in years.items())
    before = "".join(
        f"; the {point.edition} report gave {label(point)} for {year}"
        for year, points in years.items()
        for point in points[:-1]
    )
    return f"{name}: {said}{before}"
