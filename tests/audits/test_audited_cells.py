"""Totals of tables: a sum where another column shows that the rows are its parts, and silence elsewhere."""

from __future__ import annotations

from collections.abc import Sequence

import pytest
from made import report as made

from tipdiff import audits
from tipdiff.figures import cells
from tipdiff.figures.tokens import ENGLISH
from tipdiff.model import Audit, Row, Table
from tipdiff.model.frozen import replace

HEADS = ("2023", "2022", "2021")
PARTS = [("North", "12", "10", "9"), ("South", "30", "31", "31"), ("West", "8", "9", "10")]


def found(rows: Sequence[Sequence[str]], heads: Sequence[str] = HEADS, unit: str = "") -> list[Audit]:
    """What a report with this table alone says against itself."""
    held = []
    for n, (label, *texts) in enumerate(rows, 1):
        *under, name = label.split(" / ")
        held.append(Row(f"prosecution.t1.{n}", name, tuple(under), tuple(texts)))
    table = cells.figures(
        Table("prosecution.t1", "Ships", unit, tuple(heads), tuple(held)), 2023, ENGLISH, cells.in_its_words
    )
    report = made(("Nothing was counted.", ()))
    section = replace(report.sections[0], tables=(table,))
    return list(audits.audit_report(replace(report, sections=(section,))))


def test_a_total_that_its_rows_do_not_add_up_to() -> None:
    (audit,) = found([*PARTS, ("Total", "50", "60", "50")])
    assert (audit.rule, audit.expected, audit.found, audit.reference_year) == ("sum", 50, 60, 2022)
    assert audit.message == "Total, 2022: the rows add up to 50, the table says 60"
    assert [str(ref) for ref in audit.evidence] == ["new:prosecution.t1.4"]


@pytest.mark.parametrize(
    "rows",
    [
        [*PARTS, ("Total", "50", "50", "50")],
        [*PARTS, ("Total", "55", "60", "65")],
        [*PARTS, ("Total", "50", "60", "")],
        [("North", "12", "10", "9"), ("Total", "12", "11", "9")],
        [*PARTS, ("Mean", "50", "60", "50")],
        [("A / North", "5", "6", "7"), ("A / South", "1", "1", "1"), ("Total", "9", "9", "9")],
    ],
    ids=["adds up", "never adds up", "one of two", "one part", "no total", "parts under a head"],
)
def test_silence(rows: Sequence[Sequence[str]]) -> None:
    assert found(rows) == []


def test_parts_of_parts() -> None:
    rows = [*PARTS, ("Total ports", "50", "50", "50"), ("Rivers", "5", "5", "5"), ("Lakes", "1", "1", "1")]
    assert found([*rows, ("Total waters", "6", "7", "6")])[0].expected == 6


def test_rounded_numbers_and_shares() -> None:
    assert found([*PARTS, ("Total", "51", "50", "50")], unit="In thousands") == []
    shares = [("North", "60%", "60%", "61%"), ("South", "40%", "40%", "40%"), ("Total", "100%", "100%", "100%")]
    assert found(shares) == []
