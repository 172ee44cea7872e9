"""What comes first, and why."""

from __future__ import annotations

from pathlib import Path

import pytest

from tipdiff import diff, load
from tipdiff.model import ChangeLog
from tipdiff.views import as_json, as_text, news

REPORTS = Path(__file__).parents[3] / "shared/reports/hrr"


@pytest.fixture(scope="module")
def log(corpus: Path) -> ChangeLog:
    return diff(load(corpus / "peralonia/2023.html"), load(corpus / "peralonia/2024.html"))


def test_judgements_come_before_figures_and_figures_before_the_rest(log: ChangeLog) -> None:
    first = news.ranked(log, log.changes)
    assert len(first) == news.LENGTH
    assert [each.why for each in first[:3]] == ["another judgement"] * 3
    ranks = [each.why for each in first]
    assert ranks.index("in the report's summary") < ranks.index("figures that are followed")


def test_nothing_quiet_and_nothing_unchanged_is_news(log: ChangeLog) -> None:
    assert all(each.change.news and each.change.kind != "unchanged" for each in news.ranked(log, log.changes))


def test_the_text_begins_with_them(log: ChangeLog) -> None:
    lines = as_text.write(log, log.changes, quiet_too=False, colour=False, width=100).splitlines()
    assert next(line for line in lines if line.startswith("News")).startswith("News            1. Another judgement: ")


def test_json_names_them_in_their_order(log: ChangeLog) -> None:
    told = as_json.changelog(log, log.changes, {})["news"]
    assert [each["change"] for each in told] == [each.change.id for each in news.ranked(log, log.changes)]
    assert told[0]["why"] == "another judgement"


def test_what_the_report_itself_says_of_the_year_comes_first() -> None:
    if not REPORTS.is_dir():
        pytest.skip("no real reports here")
    pair = [load(REPORTS / f"mexico/{year}.html") for year in (2022, 2023)]
    first = news.ranked(diff(*pair), diff(*pair).changes)
    assert first[0].change.section == "executive-summary"
    assert first[0].why.startswith("the report's own word")
