"""Workbooks as another library reads them: sheets, real numbers, no formula, the same bytes, the mark."""

from __future__ import annotations

import sys
from collections.abc import Callable
from io import BytesIO
from pathlib import Path

import openpyxl
import pytest
from openpyxl.worksheet.worksheet import Worksheet

from tipdiff import corpus as corpora
from tipdiff.corpus.gather import gather
from tipdiff.errors import UsageError
from tipdiff.many.ranking import rank
from tipdiff.many.timeline import timeline
from tipdiff.model import ChangeLog, Finding
from tipdiff.model.frozen import replace
from tipdiff.views import as_xlsx, compare_xlsx, diff_xlsx, timeline_xlsx
from tipdiff.views.as_xlsx import Sheet

ALL = ["Summary", "Figures", "Changes", "Recommendations", "Audits", "Method"]


@pytest.fixture(scope="module")
def books(sample_log: ChangeLog, corpus: Path) -> dict[str, Callable[[], bytes]]:
    gathered = gather(corpora.Corpus(corpus))
    ranking = rank(gathered, 2023, 2024)
    line = timeline(gathered.of("peralonia"))
    return {
        "diff": lambda: diff_xlsx.changelog(sample_log, sample_log.changes, {}),
        "figures": lambda: diff_xlsx.figures([sample_log.old, sample_log.new], None, {}),
        "timeline": lambda: timeline_xlsx.write_timelines([line], {}),
        "compare": lambda: compare_xlsx.write_ranking(ranking, {}),
    }


def opened(data: bytes) -> dict[str, Worksheet]:
    return {sheet.title: sheet for sheet in openpyxl.load_workbook(BytesIO(data))}


def rows(sheet: Worksheet) -> list[dict[str, object]]:
    head, *body = sheet.iter_rows(values_only=True)
    return [dict(zip(head, row, strict=True)) for row in body]


@pytest.mark.parametrize(
    ("kind", "sheets"),
    [
        ("diff", ALL),
        ("compare", ALL),
        ("timeline", [name for name in ALL if name != "Changes"]),
        ("figures", ["Summary", "Figures", "Method"]),
    ],
)
def test_each_book_has_its_sheets_under_frozen_headers(books, kind: str, sheets: list[str]) -> None:
    found = opened(books[kind]())
    assert list(found) == sheets
    assert {sheet.freeze_panes for sheet in found.values()} == {"A2"}


@pytest.mark.parametrize("kind", ["diff", "compare", "timeline", "figures"])
def test_every_row_of_invented_data_says_so(books, kind: str) -> None:
    for sheet in opened(books[kind]()).values():
        assert {row["sample"] for row in rows(sheet)} <= {"SAMPLE DATA"}
        assert next(iter(rows(sheet)[0])) == "sample"


@pytest.mark.parametrize("kind", ["diff", "compare", "timeline", "figures"])
def test_the_same_rows_give_the_same_bytes(books, kind: str) -> None:
    assert books[kind]() == books[kind]()


def test_real_reports_are_not_marked(reports) -> None:
    log = reports.log("Courts convicted 12 traffickers.", "Courts convicted 15 traffickers.")
    found = opened(diff_xlsx.changelog(log, log.changes, {}))
    assert "sample" not in rows(found["Summary"])[0]
    assert not any(row["sample"] for row in rows(found["Changes"]))


def test_a_range_stands_in_two_columns_of_numbers(reports) -> None:
    log = reports.log(
        "Courts issued sentences ranging from five to 30 years' imprisonment in 2022.",
        "Courts issued sentences ranging from 5 to 30 years' imprisonment in 2023.",
    )
    figures = rows(opened(diff_xlsx.changelog(log, log.changes, {}))["Figures"])
    ranges = [row for row in figures if row["high"] is not None]
    assert [(row["value"], row["high"]) for row in ranges] == [(5, 30), (5, 30)]
    assert all(isinstance(row["reference_year"], int | None) for row in figures)


def test_headlines_are_numbers_with_their_movement(books) -> None:
    found = rows(opened(books["diff"]())["Summary"])
    headline = next(row for row in found if row["detail"] == "Investigations")
    assert (headline["old"], headline["new"], headline["delta"], headline["percent"]) == (83, 71, -12, -14.5)


def test_no_cell_is_a_formula_a_link_or_a_date(sample_log: ChangeLog) -> None:
    texts = ("=1+1", "+1", "-2", "@SUM(A1)", "https://example.org", "5-30", "\x1b[31mred", "x" * 40_000)
    changes = [replace(sample_log.changes[0], new=(Finding("a.1.1", text),)) for text in texts]
    sheet = opened(diff_xlsx.changelog(sample_log, changes, {}))["Changes"]
    column = [cell.value for cell in sheet[1]].index("new_text") + 1
    cells = [sheet.cell(row, column) for row in range(2, 2 + len(texts))]
    assert {cell.data_type for cell in cells} == {"s"}
    assert [cell.value for cell in cells[:6]] == list(texts[:6])
    assert [cell.quotePrefix for cell in cells[:6]] == [True, True, True, True, False, False]
    assert not sheet._hyperlinks
    assert len(cells[7].value) == as_xlsx.LONGEST and cells[7].value.endswith(as_xlsx.CUT)


def test_audits_bring_their_sentences(books) -> None:
    audit = rows(opened(books["timeline"]())["Audits"])[0]
    assert audit["evidence"] and all(place in audit["sentences"] for place in audit["evidence"].split("; "))


def test_without_the_extra_one_line_says_what_to_install(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "xlsxwriter", None)
    with pytest.raises(UsageError, match=r"tipdiff\[xlsx\]"):
        as_xlsx.write([Sheet("Method", ("item",), [])], sample=False)
