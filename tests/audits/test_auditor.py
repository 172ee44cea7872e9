"""What an auditor would say of sentences that tell figures of each other."""

from __future__ import annotations

import pytest
from auditor import Row, rows, said

UNSAID = 3
"""May only fall."""


@pytest.mark.parametrize("row", rows(), ids=lambda row: row.sentences[-1])
def test_what_an_auditor_would_say_is_said_and_nothing_else(row: Row) -> None:
    assert said(row) == ([] if row.wanted is None or row.unsaid else [row.wanted])


def test_persons_are_no_parts_of_events() -> None:
    assert said(Row(("The league noted 47 incidents of violence, with 70 deaths and 91 injured.",), None)) == []
    assert said(Row(("The league noted 47 casualties, with 70 deaths and 91 injured.",), None)) == [(47.0, 161.0)]


def test_a_part_of_another_list_has_no_share_of_the_whole() -> None:
    text = "Officials found 40 and 64 bonded laborers, 87 percent of the 120 found in the country."
    assert said(Row((text,), None)) == []


def test_what_is_wrong_and_not_said_stays_a_short_list() -> None:
    assert sum(row.unsaid for row in rows()) <= UNSAID
