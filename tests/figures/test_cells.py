"""What a table's cells say: value, unit, magnitude and year, each from where the table says it."""

from __future__ import annotations

import pytest

from tipdiff.figures import cells
from tipdiff.figures.tokens import ENGLISH, Custom
from tipdiff.model import PERCENT, Figure, Row, Table


def figures(label: str, text: str, head: str = "2023", unit: str = "", under: tuple[str, ...] = ()) -> list[Figure]:
    """The figures of a table of one cell."""
    table = Table("ports.t1", "Ships", unit, (head,), (Row("ports.t1.1", label, under, (text,)),))
    return list(cells.figures(table, 2024, ENGLISH, cells.in_its_words).rows[0].figures)


@pytest.mark.parametrize(
    ("cell", "value", "unit"),
    [
        ("1,204", 1204, None),
        ("$1,204", 1204, "USD"),
        ("(1,204)", -1204, None),
        ("$( 1,204 )", -1204, "USD"),
        ("($12.5)", -12.5, "USD"),
        ("−3.4", -3.4, None),
        ("−3.4 %", -3.4, PERCENT),
        ("(13)%", -13, PERCENT),
        (".12", 0.12, None),
        ("2.1M", 2_100_000, None),
        ("€3.2 bn", 3_200_000_000, "EUR"),
        ("12 *", 12, None),
    ],
)
def test_a_number_as_accounts_write_it(cell: str, value: float, unit: str | None) -> None:
    (found,) = figures("Ships", cell)
    assert (found.value, found.unit, found.text) == (value, unit, cell)


@pytest.mark.parametrize("cell", ["—", "n/a", "*", "Up 12%", "A. Bell", "12 of 40", "Level 1", "9/14/2020", "3.1a"])
def test_what_is_no_number_or_more_than_one(cell: str) -> None:
    assert figures("Ships", cell) == []


def test_a_range() -> None:
    (found,) = figures("Dues", "$2 - $7")
    assert (found.value, found.high, found.unit) == (2, 7, "USD")


@pytest.mark.parametrize(("sign", "bound"), [("<", "fewer-than"), ("≥", "at-least"), ("~", "approximately")])
def test_a_bound(sign: str, bound: str) -> None:
    (found,) = figures("Ships", f"{sign}5")
    assert (found.value, found.bound) == (5, bound)


@pytest.mark.parametrize(
    ("label", "head", "unit", "under", "value"),
    [
        ("Dues", "2023", "in thousands of dollars", (), 12_000),
        ("Dues", "2023", "($ in millions, except per ship)", (), 12_000_000),
        ("Dues per ship", "2023", "$ in millions, except per ship", (), 12),
        ("Large", "2023", "In millions", ("Dues per ship",), 12),
        ("Large", "2023", "In millions", ("Shares used for dues per share",), 12_000_000),
        ("Dues ($1 per ship)", "2023", "In millions", (), 12_000_000),
        ("Berths for 80,000 ships", "2023", "", (), 12),
        ("Share of dues", "% of total", "In millions", (), 12),
        ("Term", "Average (in years)", "In millions", (), 12),
        ("Due in five to ten years", "2023", "In millions", (), 12_000_000),
        ("Dues", "USD million", "", (), 12_000_000),
        ("Dues", "2023 ($000s)", "", (), 12_000),
        ("Berths (in thousands)", "2023", "", (), 12_000),
    ],
)
def test_a_magnitude_and_what_it_does_not_hold_for(
    label: str, head: str, unit: str, under: tuple[str, ...], value: int
) -> None:
    (found,) = figures(label, "12", head, unit, under)
    assert found.value == value


def test_the_sign_of_the_first_row_holds_for_those_below_but_not_for_counts() -> None:
    rows = ("Dues", "$5"), ("Fines", "3"), ("Number of ships", "7"), ("Total", "$8")
    made = tuple(Row(f"t.{n}", label, (), (cell,)) for n, (label, cell) in enumerate(rows))
    found = cells.figures(Table("t", "", "", ("2023",), made), None, ENGLISH, cells.in_its_words)
    assert [figure.unit for row in found.rows for figure in row.figures] == ["USD", "USD", None, "USD"]


def test_a_sign_further_down_says_nothing_of_the_first_row() -> None:
    made = tuple(Row(f"t.{n}", label, (), (cell,)) for n, (label, cell) in enumerate((("Ships", "5"), ("Dues", "$3"))))
    found = cells.figures(Table("t", "", "", ("2023",), made), None, ENGLISH, cells.in_its_words)
    assert [figure.unit for row in found.rows for figure in row.figures] == [None, "USD"]


@pytest.mark.parametrize(
    ("label", "head", "under", "measure", "year", "scope"),
    [
        ("Ships", "2023", (), "ships", 2023, None),
        ("Ships", "Year ended May 31, 2022", (), "ships", 2022, None),
        ("Ships", "1/31/2021", (), "ships", 2021, None),
        ("Ships", "North", (), "ships", 2024, "north"),
        ("Ships", "North", ("Fiscal year 2021",), "ships", 2021, "fiscal-year-2021-north"),
        ("2026", "Dues", ("Due in",), "dues", 2026, "due-in-dues"),
    ],
)
def test_what_is_counted_and_for_which_year(
    label: str, head: str, under: tuple[str, ...], measure: str, year: int, scope: str | None
) -> None:
    (found,) = figures(label, "12", head, under=under)
    assert (found.measure, found.reference_year, found.scope) == (measure, year, scope)
    assert found.cell is not None
    assert (found.cell.table, found.cell.row, found.cell.column) == ("ports.t1", " / ".join((*under, label)), head)


def test_ranks_and_pages_count_nothing() -> None:
    assert figures("North", "4", "Rank") == figures("North", "4", "Page") == []


def test_where_it_stands_in_its_row() -> None:
    row = Row("t.1", "Ships", (), ("1,204", "98"))
    (made,) = cells.figures(Table("t", "", "", ("2023", "2022"), (row,)), None, ENGLISH, cells.in_its_words).rows
    assert [made.text[slice(*figure.span)] for figure in made.figures] == ["1,204", "98"]


def test_a_report_of_decimal_commas() -> None:
    (made,) = cells.figures(
        Table("t", "", "", ("2023",), (Row("t.1", "Ships", (), ("1.204,5",)),)), None, Custom(True), cells.in_its_words
    ).rows
    assert made.figures[0].value == 1204.5


def test_rows_that_a_family_names() -> None:
    measure = cells.named({"crews": ("number of crews",), "landings": ("boats land*", "landings")}, {})
    labels = ("Number of crews", "Number of crews (2)", "Boats landed", "Coast / Landings:", "Nets")
    assert [measure(label, None) for label in labels] == ["crews", "crews", "landings", "landings", "other"]


@pytest.mark.parametrize("label", ["Number of crewship", "Number of crews a boat", "Landings / A boat", "Sub-landings"])
def test_a_row_that_only_begins_or_ends_like_one_is_another(label: str) -> None:
    measure = cells.named({"crews": ("number of crews",), "landings": ("boats land*", "landings")}, {})
    assert measure(label, None) == "other"


def test_a_row_of_another_unit_is_another() -> None:
    measure = cells.named({"sales": ("sales",)}, {"sales": "money"})
    assert [measure("Sales", unit) for unit in ("USD", "percent", None)] == ["sales", "other", "other"]


@pytest.mark.parametrize("cell", ["213 (47)", "213 (2,47)", "213† (79-81)", "213 (9.5%)"])
def test_where_a_number_comes_from_or_its_share_stands_behind_it(cell: str) -> None:
    assert [figure.value for figure in figures("Ships", cell)] == [213]
