"""Families that go by their documents' own headings and have names for some of them: Form 10-K, the Beige Book."""

from __future__ import annotations

from pathlib import Path

import tipdiff
from tipdiff.views import phrases

FILING = """<html><body>
<p>FORM 10-K</p><p>ANNUAL REPORT PURSUANT TO SECTION 13 OR 15(d) OF THE ACT</p>
<p>For the fiscal year ended June 30, {year}</p>
<p>LOMBOURA MILLS CORPORATION</p><p>(Exact name of registrant as specified in its charter)</p>
<h2>Part I Item 1. Business</h2><h3>Our Mills</h3><p>We grind grain in nine towns. We had {people} employees.</p>
<h2>Item 1A. Risk Factors</h2><h3>Floods</h3><p>A flood may stop our wheels. We carry no cover for it.</p>
<h2>Item 1B. Unresolved Staff Comments</h2><p>None.</p>
<h2>Part II Item 7: Management's Discussion and Analysis of Financial Condition</h2>
<p>Sales grew with the harvest. Costs did not.</p>
<table><caption>Statements of income (in millions)</caption>
<tr><th></th><th>{year}</th><th>{before}</th></tr>
<tr><td>Revenue</td><td>$ {now}</td><td>$ {then}</td></tr>
<tr><td>Deferred revenue</td><td>$ 9</td><td>$ 8</td></tr>
<tr><td>Net income</td><td>$ {earned}</td><td>$ 38</td></tr></table>
</body></html>"""
TOPICS = (
    "Summary of Economic Activity Growth in the district was subdued in the latest reporting period. {filler} "
    "Employment and Wages Hiring was slow. {filler} Prices Input costs rose. {filler} "
    "Consumer Spending Shops sold less. Services were weak. {filler}"
)
FILLER = " ".join(f"Contacts in trade {n} spoke of steady orders and of few applicants." for n in range(24))


def filing(folder: Path, year: int, **more: int) -> tipdiff.Report:
    path = folder / f"{year}.html"
    path.write_text(
        FILING.format(year=year, before=year - 1, earned=41 if year == 2024 else 38, **more), encoding="utf-8"
    )
    return tipdiff.load(path)


def test_a_filing_by_its_items(tmp_path: Path) -> None:
    report = filing(tmp_path, 2024, people=3_200, now=512, then=480)
    assert (report.family.name, report.country, report.edition) == ("10-k", "lomboura-mills-corporation", 2024)
    names = [section.section for section in report.sections if section.section.startswith("item")]
    assert names == ["item-1/our-mills", "item-1a/floods", "item-1b", "item-7"]


def test_its_headlines_are_its_statements(tmp_path: Path) -> None:
    log = tipdiff.diff(
        filing(tmp_path, 2023, people=3_000, now=480, then=450), filing(tmp_path, 2024, people=3_200, now=512, then=480)
    )
    assert [phrases.headline(each, log).partition(".")[0] for each in log.headlines] == [
        "Revenue: USD 512,000,000 in 2024, up 32,000,000 (+7 %) from USD 480,000,000 in 2023",
        "Net income: USD 41,000,000 in 2024, up 3,000,000 (+8 %) from USD 38,000,000 in 2023",
        "Employees: 3,200 employees in 2024, up 200 (+7 %) from 3,000 in 2023 (2023 report)",
    ]


def test_a_path_may_call_a_company_shorter(tmp_path: Path) -> None:
    (tmp_path / "lomboura-mills").mkdir()
    assert filing(tmp_path / "lomboura-mills", 2024, people=1, now=2, then=1).country == "lomboura-mills"


def test_a_text_that_only_speaks_of_a_filing_is_none(tmp_path: Path) -> None:
    path = tmp_path / "2024.md"
    path.write_text("# Notes of the mill guild\n\nOne member files a Form 10-K. We do not.\n", encoding="utf-8")
    assert tipdiff.load(path).family.name == "report"


def test_topics_inside_a_text_of_one_paragraph(tmp_path: Path) -> None:
    path = tmp_path / "lomboura" / "2024-03.txt"
    path.parent.mkdir()
    path.write_text(TOPICS.format(filler=FILLER), encoding="utf-8")
    report = tipdiff.load(path)
    assert (report.family.name, report.edition) == ("beige-book", "2024-03")
    assert [section.section for section in report.sections] == ["summary", "employment", "prices", "consumer-spending"]
    assert report.sections[1].findings[0].text == "Hiring was slow."
