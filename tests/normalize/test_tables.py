"""A page's table to rows and columns: heads, labels, units, and cells that are one number in several pieces."""

from __future__ import annotations

import pytest

from tipdiff.model import Table
from tipdiff.normalize.tables import tables_of
from tipdiff.read import read

LEAD = "<h1>Harbor Review</h1><p>The harbor office counted what came in and what went out in all nine ports.</p>"


def laid_out(rows: str, *before: str) -> Table:
    """The table of some HTML rows, below these lines."""
    (found,) = all_of(rows, *before)
    return found


def all_of(rows: str, *before: str) -> list[Table]:
    page = f"<!doctype html><html><body>{LEAD}<table>{rows}</table></body></html>"
    (grid,) = read(page.encode(), "x.html").tables
    return list(tables_of(grid, lambda n: f"ports.t{n + 1}", before, str))


def row(*cells: str, tag: str = "td") -> str:
    return f"<tr>{''.join(f'<{tag}>{cell}</{tag}>' for cell in cells)}</tr>"


def rows(found: Table) -> list[tuple[str, ...]]:
    return [(each.name, *each.cells) for each in found.rows]


def test_years_over_labels() -> None:
    found = laid_out(
        row("Port", "2023", "2022") + row("North", "120", "98") + row("South", "40", "44"), "Ships by port:"
    )
    assert (found.caption, found.columns) == ("Ships by port", ("2023", "2022"))
    assert rows(found) == [("North", "120", "98"), ("South", "40", "44")]
    assert [each.id for each in found.rows] == ["ports.t1.1", "ports.t1.2"]


def test_a_sign_a_number_and_a_bracket_in_cells_of_their_own() -> None:
    body = (
        "<tr><td colspan=3></td><td colspan=3>2023</td><td colspan=3>2022</td></tr>"
        "<tr><td colspan=3>Dues</td><td>$</td><td>120</td><td></td><td>$</td><td>98</td><td></td></tr>"
        "<tr><td colspan=3>Fines</td><td colspan=2>( 14</td><td>)</td><td colspan=2>9</td><td>%</td></tr>"
        "<tr><td colspan=3>Gifts (2)</td><td>$</td><td>—</td><td>(1)</td><td colspan=2>3</td><td></td></tr>"
    )
    assert rows(laid_out(body)) == [("Dues", "$120", "$98"), ("Fines", "( 14)", "9%"), ("Gifts", "$—", "3")]


def test_heads_in_two_rows_of_which_the_first_covers_several_columns() -> None:
    body = (
        "<tr><td></td><td colspan=2>Jan 26, 2023</td><td colspan=2>Jan 28, 2022</td></tr>"
        "<tr><td></td><td>Large</td><td>Small</td><td>Large</td><td>Small</td></tr>"
        "<tr><td>Boats</td><td>1</td><td>2</td><td>3</td><td>4</td></tr>"
    )
    dates = "Jan 26, 2023", "Jan 28, 2022"
    assert laid_out(body).columns == tuple(f"{date} {size}" for date in dates for size in ("Large", "Small"))


def test_what_belongs_to_a_date_heads_no_other_column() -> None:
    body = (
        "<tr><td></td><td colspan=2>Year ended</td></tr><tr><td></td><td>May 31, 2023</td><td>Change</td></tr>"
        "<tr><td>Boats</td><td>1</td><td>2</td></tr>"
    )
    assert laid_out(body).columns == ("Year ended May 31, 2023", "Change")


@pytest.mark.parametrize(
    "body",
    [
        "<tr><td></td><td>2023</td></tr><tr><td></td><td>(in thousands of dollars)</td></tr>",
        "<tr><td colspan=2>(in thousands of dollars)</td></tr><tr><td></td><td>2023</td></tr>",
    ],
)
def test_what_all_numbers_are_given_in(body: str) -> None:
    found = laid_out(body + row("Dues", "120") + row("Fines", "14"))
    assert (found.unit, found.columns) == ("in thousands of dollars", ("2023",))


def test_the_unit_and_the_caption_in_lines_before() -> None:
    body = row("", "2023") + row("Dues", "120")
    found = laid_out(body, "Dues and fines", "(Continued)", "(In millions)")
    assert (found.unit, found.caption) == ("In millions", "Dues and fines")


def test_rows_without_cells_head_those_below_until_a_total() -> None:
    body = (
        row("", "2023") + row("Income", "") + row("From ships:", "") + row("Dues", "120") + row("Fines", "14")
        + row("Total from ships", "134") + row("Gifts", "6") + row("Total income", "140") + row("Loss", "3")
    )  # fmt: skip
    assert [name for name, _ in rows(laid_out(body))] == [
        "Income / From ships / Dues",
        "Income / From ships / Fines",
        "Income / From ships / Total from ships",
        "Income / Gifts",
        "Income / Total income",
        "Loss",
    ]


def test_ranks_before_the_labels() -> None:
    found = laid_out(
        row("Rank", "Port of call", "Ships", tag="th") + row("1", "North", "120") + row("2", "South", "98")
    )
    assert found.columns == ("Rank", "Ships") and rows(found)[0] == ("North", "1", "120")
    assert found.caption == "Port of call"


def test_a_table_set_beside_itself() -> None:
    body = row("Spring", "USD", "Fall", "USD") + row("Dues", "$12", "Dues", "$14") + row("Fines", "$1", "Fines", "$2")
    found = laid_out(body)
    assert found.columns == ("Spring USD", "Fall USD")
    assert rows(found) == [("Dues", "$12", "$14"), ("Fines", "$1", "$2")]


def test_tables_set_beside_each_other() -> None:
    head = row("Income by kind", "USD", "Costs by kind", "USD", "Percent")
    found = all_of(head + row("Dues", "$12", "Boats", "$9", "75") + row("Fines", "$2", "Nets", "$3", "25"), "Accounts")
    assert [(each.id, each.caption, each.columns) for each in found] == [
        ("ports.t1", "Income by kind", ("USD",)),
        ("ports.t2", "Costs by kind", ("USD", "Percent")),
    ]
    assert [rows(each) for each in found] == [
        [("Dues", "$12"), ("Fines", "$2")],
        [("Boats", "$9", "75"), ("Nets", "$3", "25")],
    ]


@pytest.mark.parametrize(
    "body",
    [
        row("Master", "Age", "Port") + row("A. Bell", "41", "North") + row("B. Crane", "52", "South"),
        row("Port", "Kind", "Ships") + row("North", "old", "12") + row("South", "new", "14"),
    ],
)
def test_words_before_or_behind_numbers_part_no_table(body: str) -> None:
    assert len(all_of(body)) == 1


def test_years_alone_are_a_head_whatever_stands_below() -> None:
    found = laid_out(
        row("Ships of the coast", "2022", "2023") + row("Counted", "Unknown", "Yes") + row("Lost", "3", "4")
    )
    assert found.columns == ("2022", "2023")
    assert rows(found) == [("Counted", "Unknown", "Yes"), ("Lost", "3", "4")]


def test_two_columns_under_one_head_of_which_one_holds_shares() -> None:
    body = (
        "<tr><td></td><td colspan=2>2023</td></tr><tr><td>Dues</td><td>$12</td><td>60%</td></tr>"
        "<tr><td>Fines</td><td>8</td><td>40%</td></tr>"
    )
    assert laid_out(body).columns == ("2023", "2023 %")


def test_a_table_of_words() -> None:
    found = laid_out(row("Port", "Master", tag="th") + row("North", "A. Bell") + row("South", "B. Crane"))
    assert (found.columns, rows(found)) == (("Master",), [("North", "A. Bell"), ("South", "B. Crane")])


def test_a_unit_below_years_is_still_the_head() -> None:
    body = (
        "<tr><td></td><td>2023</td><td>2022</td></tr><tr><td>Stores:</td><td colspan=2>(In thousands)</td></tr>"
        "<tr><td>Nets</td><td>12</td><td>14</td></tr><tr><td>Ropes</td><td>3</td><td>4</td></tr>"
    )
    found = laid_out(body)
    assert (found.unit, found.columns, found.caption) == ("In thousands", ("2023", "2022"), "")
