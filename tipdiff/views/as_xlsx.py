"""Workbooks: takes sheets of rows, gives the bytes of an XLSX file.

Alone owns how a cell is written: numbers as numbers, text as text whatever it begins with, the same bytes
from the same rows. A range is two numbers: whoever makes the rows gives it two columns. Every row of invented
data says so in its first cell: a row that is copied elsewhere takes the warning along.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime
from io import BytesIO
from typing import TYPE_CHECKING, Any

from tipdiff import __version__
from tipdiff.errors import UsageError
from tipdiff.model import SMALLEST_BASE, Report
from tipdiff.model.frozen import Frozen
from tipdiff.profiles.vocabulary import measures
from tipdiff.views import phrases
from tipdiff.views.as_csv import FORMULA

if TYPE_CHECKING:
    from xlsxwriter.worksheet import Worksheet  # type: ignore[import-untyped]

MADE = datetime(2000, 1, 1)
"""When every workbook was made: the time of the run would make every one different."""
LONGEST = 32_767
"""Characters that a cell may hold."""
CUT = " … (cut: a cell holds no more)"
WIDEST = 60
"""Characters that a column shows before its text wraps."""
SAMPLE_COLUMN = "sample"
SAMPLE_MARK = "SAMPLE DATA"

RULES = (
    ("figure", "value and high are the two ends of a range; bound says whether the text gave at least, up to, ..."),
    ("not reported", "status is not-reported and value is empty: never 0, never counted or compared"),
    ("totals", "nothing is added up: where a report states no total, none is given"),
    ("per cent", f"not given from a base under {SMALLEST_BASE}, nor where bounds or coverage differ"),
    ("old and new", "last year's value is the one that last year's report gave"),
)
"""What a reader of the sheets must know, under `Method`."""

Row = Mapping[str, object]


class Sheet(Frozen):
    """One sheet: a header that stays in view, and a row a thing."""

    name: str
    columns: Sequence[str]
    rows: Sequence[Row]


def write(sheets: Iterable[Sheet], *, sample: bool) -> bytes:
    """The workbook; `sample` marks every row as invented.

    Raises:
        UsageError: the library that writes it is not installed.
    """
    try:
        from xlsxwriter import Workbook  # type: ignore[import-untyped]
    except ImportError as error:
        raise UsageError("a workbook needs XlsxWriter", "Install it with pip install 'tipdiff[xlsx]'") from error
    out = BytesIO()
    book = Workbook(out, {"in_memory": True})
    book.set_properties({"created": MADE, "title": "tipdiff", "comments": phrases.SAMPLE if sample else ""})
    formats = _Formats(
        head=book.add_format({"bold": True, "text_wrap": True, "valign": "top", "bottom": 1}),
        text=book.add_format({"text_wrap": True, "valign": "top"}),
        guarded=book.add_format({"text_wrap": True, "valign": "top", "quote_prefix": True}),
        number=book.add_format({"valign": "top"}),
    )
    for sheet in sheets:
        _fill(book.add_worksheet(sheet.name), sheet, formats, sample)
    book.close()
    return out.getvalue()


def method(reports: Sequence[Report], options: Mapping[str, object], sample: bool) -> Sheet:
    """How the numbers came about: sources, what was read, and the rules that a reader must know."""
    rows: list[Row] = [{"item": "tipdiff", "value": __version__}]
    if sample:
        rows.append({"item": "data", "value": phrases.SAMPLE})
    for family in dict.fromkeys(report.family for report in reports):
        rows += [
            {"item": "profile", "value": f"{family.label}, {family.title}"},
            {"item": "measures", "value": "; ".join(measures(family))},
            {"item": "year of a count that names none", "value": _default_year(family.reference_year)},
        ]
    rows += [{"item": f"option {name}", "value": value} for name, value in options.items()]
    for report in reports:
        told = (
            report.title,
            report.source,
            report.url,
            report.retrieved and f"retrieved {report.retrieved}",
            f"sha256 {report.sha256}",
            f"{len(report.findings)} findings",
            *report.warnings,
        )
        place = f"report {report.country} {report.edition}"
        rows.append({"item": place, "value": "; ".join(filter(None, told))})
    rows += [{"item": item, "value": value} for item, value in RULES]
    return Sheet("Method", ("item", "value"), rows)


class _Formats(Frozen):
    head: Any
    text: Any
    guarded: Any
    number: Any


def _default_year(offset: int) -> str:
    return f"the edition's, {offset:+d}" if offset else "the edition's"


def _fill(page: Worksheet, sheet: Sheet, formats: _Formats, sample: bool) -> None:
    columns = (SAMPLE_COLUMN, *(name for name in sheet.columns if name != SAMPLE_COLUMN)) if sample else sheet.columns
    page.freeze_panes(1, 0)
    if sample:
        page.set_header(f"&C{phrases.SAMPLE}")
    page.write_row(0, 0, columns, formats.head)
    if sheet.rows:
        page.autofilter(0, 0, len(sheet.rows), len(columns) - 1)
    for at, row in enumerate(sheet.rows, start=1):
        for column, name in enumerate(columns):
            value = SAMPLE_MARK if sample and name == SAMPLE_COLUMN else row.get(name)
            _cell(page, at, column, value, formats)
    for column, name in enumerate(columns):
        longest = max((len(str(row.get(name, ""))) for row in sheet.rows), default=0)
        page.set_column(
            column, column, min(WIDEST, max(len(name), longest, len(SAMPLE_MARK) if column == 0 else 0) + 2)
        )


def _cell(page: Worksheet, row: int, column: int, value: object, formats: _Formats) -> None:
    """One value: nothing that a spreadsheet would run, follow or read as a date."""
    if value is None or value == "":
        return
    if isinstance(value, bool):
        page.write_boolean(row, column, value, formats.number)
    elif isinstance(value, int | float):
        page.write_number(row, column, value, formats.number)
    else:
        text = str(value)
        text = text if len(text) <= LONGEST else text[: LONGEST - len(CUT)] + CUT
        page.write_string(row, column, text, formats.guarded if text.startswith(FORMULA) else formats.text)
