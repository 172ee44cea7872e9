"""Pages of timelines and rows of countries: complete, marked as sample, safe, and nothing fetched."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from bs4 import BeautifulSoup

from tipdiff import corpus as corpora
from tipdiff.corpus.gather import Gathered, Unread, gather
from tipdiff.many.ranking import rank
from tipdiff.many.timeline import timeline
from tipdiff.model.frozen import replace
from tipdiff.views import compare_html, timeline_html

COUNTRIES = ("lomboura", "narvesia", "peralonia")


@pytest.fixture(scope="module")
def gathered(corpus: Path) -> Gathered:
    return gather(corpora.Corpus(corpus))


@pytest.fixture(scope="module")
def pages(gathered: Gathered) -> dict[str, str]:
    every = [timeline(gathered.of(country)) for country in COUNTRIES]
    measured = [timeline(gathered.of(country), measure="convictions") for country in COUNTRIES]
    return {
        "one": timeline_html.write(every[2:]),
        "several": timeline_html.write(every),
        "beside": timeline_html.write(measured),
        "compare": compare_html.write(rank(gathered, 2023, 2024, topic="forced-labor")),
    }


@pytest.mark.parametrize("kind", ["one", "several", "beside", "compare"])
def test_a_page_stands_alone_and_says_sample_data(pages: dict[str, str], kind: str) -> None:
    page = BeautifulSoup(pages[kind], "lxml")
    assert "SAMPLE DATA" in page.header.get_text() and "sample data" in page.title.get_text()
    assert not page.select("link[rel=stylesheet], script[src], img, iframe")
    ids = [element["id"] for element in page.select("[id]")]
    assert len(ids) == len(set(ids))
    links = [link["href"][1:] for link in page.select("a[href^='#']")]
    assert set(links) <= set(ids)
    named = [place for element in page.select("[aria-labelledby]") for place in element["aria-labelledby"].split()]
    assert set(named) <= set(ids)


def test_a_timeline_shows_every_edition_series_and_recommendation(pages: dict[str, str], gathered: Gathered) -> None:
    line = timeline(gathered.of("peralonia"))
    page = BeautifulSoup(pages["one"], "lxml")
    assert [row.th.get_text() for row in page.select("#main > section")[0].select("tbody tr")] == [
        "2021",
        "2022",
        "2023",
        "2024",
        "2025",
    ]
    assert len(page.select(".tracks tbody tr")) == len(line.tracks)
    assert [item.select("p")[1].get_text() for item in page.select(".stood li")] == [
        each.text for each in line.recommendations
    ]
    assert page.select(".tracks svg")


def test_countries_stand_side_by_side(pages: dict[str, str]) -> None:
    table = BeautifulSoup(pages["beside"], "lxml").select("#main table")[0]
    assert [cell.get_text() for cell in table.thead.select("th")] == [
        "Year",
        "Lomboura",
        "Narvesia",
        "Peralonia",
    ]
    row = next(row for row in table.tbody.select("tr") if row.th.get_text() == "2023")
    assert "21" in row.get_text() and "≠ 19" in row.get_text()


def test_every_country_has_its_row_and_its_notes(pages: dict[str, str]) -> None:
    page = BeautifulSoup(pages["compare"], "lxml")
    assert len(page.select(".rows tbody tr")) == len(COUNTRIES)
    assert all("on forced labor read" in page.find(id=country).parent.get_text() for country in COUNTRIES)


@pytest.mark.parametrize(
    "write",
    [
        lambda line: timeline_html.write([line]),
        lambda line: compare_html.write(rank(Gathered(line.reports, line.unread), 2023, 2024)),
    ],
    ids=["timeline", "compare"],
)
def test_report_text_injects_nothing(reports, write: Callable[..., str]) -> None:
    attack = "<script>alert(1)</script><img src=x onerror=alert(2)>"
    old = reports.report(2023, "Courts met.", recommendations="Train judges. * Fund one shelter.")
    new = reports.report(2024, "Courts met.", recommendations="Train judges. * Fund two shelters.")
    sections = tuple(
        replace(part, findings=tuple(replace(each, text=f"{each.text} {attack}") for each in part.findings))
        for part in new.sections
    )
    line = timeline([old, replace(new, sections=sections, title=attack, url=f"javascript:{attack}", source=attack)])
    line = replace(line, unread=(Unread("elbonia", 2022, attack, attack),))
    page = BeautifulSoup(write(line), "lxml")
    assert len(page.select("script")) == 1 and not page.select("img, [onerror]")
    assert not [link for link in page.select("a[href]") if not link["href"].startswith(("#", "http"))]
    assert "<script>alert(1)" in page.get_text()
