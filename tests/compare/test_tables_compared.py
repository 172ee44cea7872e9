"""Tables of two editions: found again by their labels, cells by row, column and year, never by their place."""

from __future__ import annotations

from collections.abc import Sequence

from tipdiff import audits, profiles
from tipdiff.compare import tables as compared
from tipdiff.figures import cells
from tipdiff.figures.tokens import ENGLISH
from tipdiff.model import Report, Row, Section, Table, TableChange
from tipdiff.model.frozen import replace

Rows = Sequence[Sequence[str]]


def table(columns: Sequence[str], rows: Rows, caption: str = "Ships by port", at: int = 1) -> Table:
    """A table of `label, cell, cell`; `head / label` stands under a head."""
    made = []
    for n, (label, *held) in enumerate(rows, 1):
        *under, name = label.split(" / ")
        made.append(Row(f"wheels.t{at}.{n}", name, tuple(under), tuple(held)))
    return cells.figures(
        Table(f"wheels.t{at}", caption, "", tuple(columns), tuple(made)), None, ENGLISH, cells.in_its_words
    )


def report(edition: int, *tables: Table) -> Report:
    section = Section("introduction", None, "order", 1.0, None, (), tables)
    family = replace(profiles.load("tip"), reference_year=0)
    return Report("elbonia", edition, family, "", "", "", (section,))


def pair(old: Table, new: Table) -> tuple[TableChange, ...]:
    return compared.tables(report(2022, old), report(2023, new))


def said(change: TableChange) -> list[tuple[object, ...]]:
    """Each row that differs: kind, name, and of each cell that differs its texts and distance."""
    return [
        (
            row.kind,
            row.row,
            *(
                (cell.old and cell.old.text, cell.new and cell.new.text, cell.delta)
                for cell in row.cells
                if cell.differs
            ),
        )
        for row in change.rows
        if row.kind != "unchanged"
    ]


OLD = table(("2022", "2021"), [("North", "120", "98"), ("South", "40", "44"), ("Old quay", "3", "4")])


def test_the_newest_years_stand_against_each_other_wherever_rows_and_columns_stand() -> None:
    new = table(("2022", "2023"), [("South", "40", "41"), ("New quay", "", "7"), ("North", "120", "120")])
    (change,) = pair(OLD, new)
    assert change.kind == "changed"
    assert said(change) == [
        ("changed", "South", ("40", "41", 1)),
        ("new", "New quay", (None, "7", None)),
        ("dropped", "Old quay", ("3", None, None)),
    ]


def test_rows_and_columns_that_only_move_are_no_change() -> None:
    new = table(("2021", "2022"), [("Old quay", "4", "3"), ("South", "44", "40"), ("North", "98", "120")])
    assert [change.kind for change in pair(OLD, new)] == ["unchanged"]


def test_a_year_that_is_given_otherwise_is_restated() -> None:
    new = table(("2023", "2022"), [("North", "130", "121"), ("South", "44", "40"), ("Old quay", "3", "3.2")])
    (change,) = pair(OLD, new)
    assert [
        (row.row, [(was.text, now.text, now.year) for was, now in cell.restated])
        for row in change.rows
        for cell in row.cells
        if cell.restated
    ] == [("North", [("120", "121", 2022)])], "3 may be 3.2, rounded"
    (audit,) = audits.audit(report(2022, OLD), report(2023, new), tables=(change,))
    assert (audit.rule, audit.expected, audit.found, audit.reference_year) == ("restated", 120, 121, 2022)
    assert audit.message == "North: the 2022 report gave 120 for 2022, the 2023 report gives 121"
    assert [str(ref) for ref in audit.evidence] == ["old:wheels.t1.1", "new:wheels.t1.1"]


def test_where_no_cell_agrees_nothing_was_restated() -> None:
    new = table(("2023", "2022"), [("North", "109", "100"), ("South", "103", "100"), ("Old quay", "98", "100")])
    assert audits.audit(report(2022, OLD), report(2023, new), tables=pair(OLD, new)) == ()


def test_years_to_come_are_no_counts() -> None:
    old = table(("Dues",), [("2022", "$5"), ("2024", "$7"), ("2025", "$9")], "Dues to come")
    new = table(("Dues",), [("2022", "$5"), ("2024", "$8"), ("2026", "$9")], "Dues to come")
    (change,) = pair(old, new)
    assert said(change) == [
        ("changed", "2024", ("$7", "$8", 1)),
        ("new", "2026", (None, "$9", None)),
        ("dropped", "2025", ("$9", None, None)),
    ]
    assert not any(cell.restated for row in change.rows for cell in row.cells)


def test_what_stands_twice_under_one_name_is_left_alone() -> None:
    old = table(("2022",), [("North", "120"), ("Other", "5"), ("Other", "6")])
    new = table(("2023",), [("North", "120"), ("Other", "7"), ("Other", "8")])
    assert [change.kind for change in pair(old, new)] == ["unchanged"]


def test_a_heading_of_rows_that_was_renamed() -> None:
    old = table(("2022",), [("Harbors / North", "120"), ("Harbors / South", "5"), ("Total", "125")])
    new = table(("2023",), [("Ports / North", "121"), ("Ports / South", "5"), ("Total", "126")])
    (change,) = pair(old, new)
    assert said(change) == [("changed", "Ports / North", ("120", "121", 1)), ("changed", "Total", ("125", "126", 1))]


def test_a_label_under_another_heading_is_another_row() -> None:
    old = table(("2022",), [("Ships / Lost", "3"), ("Nets / Lost", "5"), ("Nets / Found", "5")])
    new = table(("2023",), [("Ships / Found", "4"), ("Nets / Lost", "6"), ("Nets / Found", "5")])
    (change,) = pair(old, new)
    assert [row[:2] for row in said(change)] == [
        ("new", "Ships / Found"),
        ("changed", "Nets / Lost"),
        ("dropped", "Ships / Lost"),
    ]


def test_columns_that_reckon_with_others_are_left_out() -> None:
    new = table(("2023", "% Change"), [("North", "120", "0%"), ("South", "40", "0%"), ("Old quay", "3", "0%")])
    assert [change.kind for change in pair(OLD, new)] == ["unchanged"]


def test_tables_that_share_few_labels_are_two() -> None:
    new = table(("2023",), [("North", "7"), ("Masters", "3"), ("Cooks", "4")], "Crews")
    assert [change.kind for change in pair(OLD, new)] == ["new", "dropped"]


def test_this_years_table_stands_against_this_years() -> None:
    rows = [("North", "120"), ("South", "40")]
    old = report(2022, table(("2022 Ships",), rows), table(("2021 Ships",), rows, at=2))
    new = report(2023, table(("2022 Ships",), rows), table(("2023 Ships",), rows, at=2))
    assert [(change.old, change.new) for change in compared.tables(old, new)] == [
        ("wheels.t2", "wheels.t1"),
        ("wheels.t1", "wheels.t2"),
    ]


def test_units_that_differ_have_no_distance() -> None:
    (change,) = pair(table(("2022",), [("North", "$5")]), table(("2023",), [("North", "€7")]))
    assert said(change) == [("changed", "North", ("$5", "€7", None))]
