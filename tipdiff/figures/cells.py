"""The figures of a table: takes rows of cells as text, gives the same rows with what their numbers say.

Alone owns how a cell is read: measure from the row's label, year from the column's head or from what the row stands
under, unit and magnitude from the cell, the heads, and what the table says of all its numbers. A cell that holds more
than a number, or whose unit nothing tells, gives what is sure and no more.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from typing import Literal, NamedTuple

from tipdiff.figures.currencies import CODES, SYMBOLS
from tipdiff.figures.dimensions import REST
from tipdiff.figures.number_words import MAGNITUDES
from tipdiff.figures.tokens import LETTERS, Custom, number
from tipdiff.model import OTHER, PERCENT, POINTS, Bound, Figure, Number, Row, Table
from tipdiff.model.frozen import replace
from tipdiff.model.references import CellRef
from tipdiff.read.cells import is_number, is_time, without_aside, without_times, year_of

_VALUE = re.compile(
    r"(?P<bound>[<>≤≥~±+]|≈)?\s*(?P<less>[(\[−–-])?\s*(?:[A-Z]{0,3}(?P<sign>[$€£¥₹])|(?P<code>USD|EUR|GBP))?"
    r"\s*(?P<more>[(\[−–-])?\s*(?P<digits>\.?\d[\d.,'’ \u00a0\u202f]*)"
    r"(?:\s?(?P<size>[KMBTkmbt]|bn|mn|million|billion|thousand))?"
    r"\s*[)\]]?\s*(?P<share>%)?\s*(?P<points>pts?|pp)?\s*[)\]]?"
)
LONGEST = 24
"""Characters of a number in a cell, its groups' commas and blanks among them."""
_BOUNDS: dict[str, Bound] = {
    "<": "fewer-than",
    ">": "more-than",
    "≤": "up-to",
    "≥": "at-least",
    **dict.fromkeys("~≈±", "approximately"),
}
_SIZES = {**LETTERS, "bn": MAGNITUDES["billion"], "mn": MAGNITUDES["million"], **MAGNITUDES}
_SCALE = re.compile(
    r"(?i)(?:\bin |[$€£(] ?|\b(?:USD|EUR|GBP) )(thousand|million|billion|trillion)s?\b|(?<![\d,.])(000)s?\b"
)
_ASIDE = re.compile(r"\([^()]*\)")
_MONEY = re.compile(r"(?i)(US\$|USD|dollars)|([$€£¥₹])|\b(EUR|GBP)\b")
_SHARE = re.compile(r"(?i)%|\bper ?cent(?:age)?\b|\brate\b")
_UNSCALED = re.compile(
    r"(?i)\bper\b|%|\bpercent(?:age)?s?\b|\brates?\b|\bratios?\b|\b(?:years|months|days)\)"
    r"|\baverage\b.*\b(?:life|age|term)\b"
)
"""What a table's magnitude does not hold for, though it says so of all its numbers."""
_COUNTS = re.compile(r"(?i)\b(?:shares|number|employees|units|customers|people|persons|members|awards|headcount)\b")
"""What is no money, though the numbers around it are."""
_PLACE = re.compile(
    r"(?i)\s*(?:#|no\.?|rank(?:ing)?|page|number|position|pos\.?|item|date|year|id|exhibit(?: no\.?)?)\s*"
)
"""Heads of columns whose numbers count nothing."""


Named = Callable[[str, str | None], str]
"""What a row is called, and the unit of a number in it -> its measure."""


class Value(NamedTuple):
    """What a cell says by itself."""

    value: Number
    high: Number | None
    bound: Bound
    unit: str | None
    scaled: bool
    """True where it names its magnitude."""


def figures(table: Table, own: int | None, custom: Custom, measure: Named) -> Table:
    """The table with the figures of its cells.

    Args:
        own: the year of a count that names none; None where the report has none.
        custom: how the report writes its numbers.
        measure: gives the measure of what a row is called, as `named` or `in_its_words`.
    """
    units = [_unit(table, column) for column in range(len(table.columns))]
    rows = (_row(table, row, units, own, custom, measure) for row in table.rows)
    return replace(table, rows=tuple(rows))


def kind_of(unit: str | None) -> str | None:
    """`percent`, `money`, or None for a count."""
    return PERCENT if unit == PERCENT else "money" if unit in CODES else None


def in_its_words(label: str, unit: str | None = None) -> str:
    """The measure of a row of a family that has no measures: what its label says."""
    return "-".join(re.findall(r"[^\W_]+", label.lower()))


def named(rows: Mapping[str, Sequence[str]], units: Mapping[str, str]) -> Named:
    """The measures of a family that names rows: the first of them one of whose phrases a label is, else `other`; a
    number of another unit than the measure's is none of it: the revenue that is 100 per cent.

    Of a label that stands under another the last part counts: not "Net income" of "Net income / per share".
    """
    patterns = [(measure, re.compile("|".join(map(_pattern, phrases)))) for measure, phrases in rows.items()]

    def measure(label: str, unit: str | None) -> str:
        low = _ASIDE.sub("", label.lower().rpartition(" / ")[2]).strip(" :.*†‡")
        name = next((name for name, pattern in patterns if pattern.fullmatch(low)), OTHER)
        return name if units.get(name) in (None, kind_of(unit)) else OTHER

    return measure


def _pattern(phrase: str) -> str:
    return rf"(?<!\w){re.escape(phrase).replace(re.escape('*'), chr(92) + 'w*')}(?!\w)"


def read(cell: str, custom: Custom) -> Value | None:
    """What a cell says; None where it holds no number, or anything beside it."""
    if not is_number(cell):
        return None
    parts = re.split(r"(?<=[\d%)])\s*(?:[-–]|to)\s*(?=[\d$€£¥(.])", without_aside(cell).rstrip(" *†‡§"), maxsplit=1)
    values = [_value(part, custom) for part in parts]
    first, last = values[0], values[-1]
    if first is None or last is None:
        return None
    high = last.value if len(values) > 1 else None
    return first._replace(high=high, unit=first.unit or last.unit)


def step(figure: Figure) -> float:
    """What one more in the last digit of a figure's text is worth, in the unit of its value."""
    digits = re.sub(r"[^\d.]", "", figure.text).strip(".")
    written = float(digits) if digits and digits.count(".") < 2 else 0.0
    scale = abs(figure.value or 0) / written if written else 1.0
    return float(scale * 10.0 ** -len(digits.partition(".")[2]))


def _value(text: str, custom: Custom) -> Value | None:
    found = _VALUE.match(text.strip())
    if found is None or len(found["digits"]) > LONGEST:
        return None
    digits = found["digits"].rstrip(" .,'’").replace("\u00a0", " ")
    value = number(f"0{digits}" if digits[0] == "." else digits, custom)
    if value is None:
        return None
    size = found["size"]
    value = round(value * _SIZES[size.lower()], 3) if size else value
    if found["less"] or found["more"]:
        value = -value
    unit = SYMBOLS.get(found["sign"] or "") or found["code"]
    unit = POINTS if found["points"] else PERCENT if found["share"] else unit
    return Value(_whole(value), None, _BOUNDS.get(found["bound"] or "", "exactly"), unit, size is not None)


def _whole(value: float) -> Number:
    return int(value) if value == int(value) else value


def _row(table: Table, row: Row, units: Sequence[str | None], own: int | None, custom: Custom, measure: Named) -> Row:
    start = len(row.label)
    found = []
    for n, cell in enumerate(row.cells):
        start += len(" | ")
        value = None if _PLACE.fullmatch(table.columns[n]) else read(cell, custom)
        if value is not None:
            figure = _figure(table, row, n, value, units[n])
            year = year_of(table.columns[n], *row.under[::-1], row.label) or own
            span = (start, start + len(cell))
            counted = measure(_label(table, row, n), figure.unit) or OTHER
            by: Literal["row"] | None = "row" if measure is in_its_words and counted != OTHER else None
            found.append(replace(figure, text=cell, span=span, reference_year=year, measure=counted, measure_by=by))
        start += len(cell)
    return replace(row, figures=tuple(found))


def _label(table: Table, row: Row, column: int) -> str:
    """What a cell counts: the row's label; of a row for a year its column's head."""
    if is_time(row.label):
        return table.columns[column] or table.caption
    return without_times(row.label)


def _figure(table: Table, row: Row, column: int, value: Value, plain: str | None) -> Figure:
    head = table.columns[column]
    around = " ".join((_ASIDE.sub("", row.label), head, *row.under))
    unit = value.unit
    if unit is None and _SHARE.search(around):
        unit = PERCENT
    elif unit is None and not (_COUNTS.search(around) or _UNSCALED.search(row.label)):
        unit = plain
    plural = _COUNTS.search(" ".join((row.label, *row.under)))
    unscaled = value.scaled or unit in (PERCENT, POINTS) or (_UNSCALED.search(around) and not plural)
    scale = 1 if unscaled else _scale(head, row, table)
    rest = in_its_words(" ".join((*row.under, "" if is_time(head) else head)))
    return Figure(
        value=_whole(round(value.value * scale, 3)),
        high=None if value.high is None else _whole(round(value.high * scale, 3)),
        bound=value.bound,
        text="",
        span=(0, 0),
        unit=unit,
        measure=OTHER,
        scope=rest or None,
        finding=row.id,
        dimensions=((REST, rest),) if rest else (),
        cell=CellRef(table.id, row.name, head),
    )


def _scale(head: str, row: Row, table: Table) -> int:
    for text in (row.label, head, *row.under[::-1], table.unit):
        if found := _SCALE.search(text):
            return 1_000 if found[2] else MAGNITUDES[found[1].lower()]
    return 1


def _unit(table: Table, column: int) -> str | None:
    """The unit of a column's plain numbers: the currency that its head or the table names, else that of its first cell.

    Accounts write a sign in the first row and at totals; it holds for those between.
    """
    for text in (table.columns[column], table.unit):
        if found := _MONEY.search(text):
            return "USD" if found[1] else SYMBOLS.get(found[2] or "", found[3])
    first = next((row.cells[column] for row in table.rows if is_number(row.cells[column])), "")
    sign = re.search("[$€£¥₹%]", first)
    return (PERCENT if sign[0] == "%" else SYMBOLS[sign[0]]) if sign else None
