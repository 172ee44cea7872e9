"""The rows of the figures screen: a series by reference year, and what the audits say of it."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cached_property

from rich.cells import cell_len
from textual.strip import Strip

from tipdiff.many.timeline import PairAudit, Statement, Timeline, Track
from tipdiff.model import OTHER, Change, ChangeLog, Figure, FigureChange, Number
from tipdiff.model.edition import order
from tipdiff.model.frozen import Frozen
from tipdiff.tui.places import Place
from tipdiff.tui.rows.paint import Canvas, crop, line, lines_of, paragraph, plain, wrap
from tipdiff.views import phrases

BARS = "▁▂▃▄▅▆▇"
"""No full block: it would run into the line above."""
YEAR = 12
"""Cells of a year's column: `≥ 1,234,567!` fits."""
SPARK = 10
NUMBER = 44
"""Cells of a number that differs, where there is room: `at least 1,234 (2022) → 1,234 (2023), −36 %`."""
COUNTED = 18
"""Cells of what it counts."""
NAME = 30
"""Cells of a series' name, where there is room for them."""
PART = 2
"""Cells by which a part is set in under its measure, and the further lines of a long name."""
SHORT = (
    ("at least ", "≥ "), ("more than ", "> "), ("up to ", "≤ "), ("fewer than ", "< "), ("about ", "~ "),
    ("not reported", "n. r."), (" to ", "–"),
)  # fmt: skip
"""Bounds and ranges in a column's width."""
MARKS = {"restated": "!", "sum": "?", "claim": "?"}
CAVEAT = "*"
LEGEND = "* the text warns  ! restated  ? sum or wording disagrees"


def sparkline(values: Sequence[Number | None]) -> str:
    """A bar a year, from nothing to the highest; a blank where none is given, nothing for a single one."""
    given = [value for value in values if value is not None]
    highest = max(given, default=0)
    if len(given) < 2:
        return ""
    last = len(BARS) - 1
    return "".join(
        " " if value is None else BARS[round(last * max(0, value) / highest) if highest > 0 else 0] for value in values
    )


def columns(width: int, years: Sequence[int]) -> tuple[int, tuple[int, ...]]:
    """Cells of the names, and the latest years that fit beside them."""
    name = max(16, min(NAME, width - SPARK - 3 - 2 * YEAR))
    room = max(1, (width - name - SPARK - 3) // YEAR)
    return name, tuple(years[-room:])


def short(figure: Figure) -> str:
    """A figure's value in a column's width."""
    text = phrases.amount(figure)
    if figure.unit and figure.unit.isupper():
        text = text.replace(f"{figure.unit} ", "")
    for long, brief in SHORT:
        text = text.replace(long, brief)
    return text


class YearHead(Frozen):
    """The years over the columns."""

    years: tuple[int, ...]
    pair: tuple[int, ...] = ()
    """The years that the two reports speak of."""
    selectable: bool = False

    def height(self, width: int, side_by_side: bool) -> int:
        return 1

    def draw(self, canvas: Canvas) -> list[Strip]:
        name, years = columns(canvas.width, self.years)
        return [line([(" " * (name + SPARK + 2), ""), *self._labels(years)], canvas)]

    def _labels(self, years: Sequence[int]) -> list[tuple[str, str]]:
        return [(f"{year:>{YEAR}}", "heading" if year in self.pair else "dim") for year in years]


class TrackRow(Frozen):
    """A series over the years, and under it what does not agree."""

    track: Track
    years: tuple[int, ...]
    audits: tuple[PairAudit, ...]
    place: Place | None
    selectable: bool = True

    @cached_property
    def latest(self) -> dict[int, Statement]:
        """What the latest edition that speaks of a year gives for it."""
        return {
            year.reference_year: max(year.leading, key=lambda statement: order(statement.editions[-1]))
            for year in self.track.years
            if year.reference_year is not None and year.leading
        }

    @cached_property
    def lines(self) -> tuple[str, ...]:
        """What the audits say."""
        return tuple(f"{MARKS[each.audit.rule]} {each.audit.rule}: {each.audit.message}" for each in self.audits)

    @property
    def whole(self) -> bool:
        return not self.track.series.qualifiers and self.track.series.scope is None

    @property
    def name(self) -> str:
        """The measure, or what narrows the series below it."""
        series = self.track.series
        unit = f" ({series.unit})" if series.unit else ""
        if self.whole:
            return phrases.heading(series.measure) + unit
        return f"{phrases.narrowed(series.dimensions)}{unit}"

    def named(self, width: int) -> list[str]:
        """The name in as many lines as its column needs: what narrows a series is never cut off."""
        room, _ = columns(width, self.years)
        indent = 0 if self.whole else PART
        name = plain(self.name)
        rows = wrap(name, room - indent - PART)
        return [f"{' ' * (indent + PART * (n > 0))}{name[start:end]}" for n, (start, end) in enumerate(rows)]

    def height(self, width: int, side_by_side: bool) -> int:
        return len(self.named(width)) + sum(lines_of(said, width - 4) for said in self.lines)

    def draw(self, canvas: Canvas) -> list[Strip]:
        room, years = columns(canvas.width, self.years)
        name, *further = self.named(canvas.width)
        values = [self.latest[year].figure.value if year in self.latest else None for year in years]
        spark = sparkline(values)[-SPARK:]
        pieces: list[tuple[str, str]] = [
            (f" {name}{' ' * (room - cell_len(name))} ", "heading" if self.whole else ""),
            (f"{spark:<{SPARK}}", "figure"),
        ]
        pieces += [self._cell(year) for year in years]
        drawn = [line(pieces, canvas), *(line([(f" {more}", "")], canvas) for more in further)]
        for said in self.lines:
            drawn += paragraph(said, canvas, indent=4, base="warning")
        return drawn

    def _cell(self, year: int) -> tuple[str, str]:
        statement = self.latest.get(year)
        if statement is None:
            return f"{'·':>{YEAR}}", "dim"
        marks = {MARKS[each.audit.rule] for each in self.audits if each.audit.reference_year == year}
        mark = "!" if "!" in marks else "?" if marks else CAVEAT if statement.figure.caveats else ""
        style = "warning" if marks else "dim" if statement.figure.value is None else ""
        return f"{short(statement.figure) + mark:>{YEAR}}", style


class NumberRow(Frozen):
    """A number of no series that differs between two matched findings."""

    each: FigureChange
    change: Change
    selectable: bool = True

    @property
    def place(self) -> Place:
        return Place(change=self.change.id)

    def height(self, width: int, side_by_side: bool) -> int:
        return 1

    def draw(self, canvas: Canvas) -> list[Strip]:
        room, number = min(COUNTED, canvas.width // 5), min(NUMBER, canvas.width // 3)
        [(name, _)] = crop([(phrases.figure_label(self.each), "")], room)
        said = f"{phrases.figure_change(self.each):<{number}}  "
        return [
            line(
                [(f" {name}{' ' * (room - cell_len(name))} ", ""), (said, "figure"), (self.change.new_text, "dim")],
                canvas,
            )
        ]


def numbers_of(log: ChangeLog) -> tuple[NumberRow, ...]:
    """Numbers of no series that both reports state, and that differ."""
    return tuple(
        NumberRow(each, change)
        for change in log.changes
        for each in change.figures
        if each.measure == OTHER and each.old and each.new and change.kind == "changed"
    )


def years_of(timeline: Timeline) -> tuple[int, ...]:
    """Every reference year that any series speaks of."""
    years = {year.reference_year for track in timeline.tracks for year in track.years}
    return tuple(sorted(year for year in years if year is not None))


def audits_of(track: Track, timeline: Timeline) -> tuple[PairAudit, ...]:
    """The audits whose evidence is a statement of this series, for the audit's own year."""
    found = []
    for each in timeline.audits:
        audit = each.audit
        told = {
            place
            for year in track.years
            if year.reference_year == audit.reference_year
            for statement in year.leading
            for place in statement.findings
        }
        stated = {audit.expected, audit.found} if audit.rule == "restated" else {audit.found}
        values = {s.figure.value for y in track.years if y.reference_year == audit.reference_year for s in y.leading}
        if audit.measure == track.series.measure and not told.isdisjoint(each.evidence) and stated <= values:
            found.append(each)
    return tuple(found)


def over_years(track: Track) -> str:
    """`58 (2021), 83 (2022), 71 (2023)`, each year as its latest edition has it, and a sparkline."""
    latest = TrackRow(track, (), (), None).latest
    said = ", ".join(f"{phrases.amount(latest[year].figure)} ({year})" for year in sorted(latest))
    return f"{said}  {sparkline([latest[year].figure.value for year in sorted(latest)])}".rstrip()
