"""What figures count in the document's own words, in reports of no known family."""

from __future__ import annotations

from pathlib import Path

import pytest

from tipdiff import diff, load
from tipdiff.corpus import snapshot_json
from tipdiff.model import ChangeLog, Report
from tipdiff.views import phrases

PAGE = """# Lakes of the Veldt, {year}

## Summary

The crews counted {herons} herons on 12 lakes. Of the lakes, {share} percent of shores were fenced.

## Water

Mean level: {level} metres

### Rainfall rate

{rain} mm ({year})

## Boats

The harbor has two piers. Nobody counted {boats}. Boats sail in 65 years and over: {ratio}.
"""


def read(folder: Path, year: int, **values: object) -> Report:
    path = folder / f"{year}.md"
    given = {"herons": 340, "share": 40, "level": 7.2, "rain": 611, "boats": 9, "ratio": 0.5, **values}
    path.write_text(PAGE.format(year=year, **given), encoding="utf-8")
    return load(path)


@pytest.fixture
def report(tmp_path: Path) -> Report:
    return read(tmp_path, 2023)


@pytest.fixture
def log(tmp_path: Path, report: Report) -> ChangeLog:
    return diff(report, read(tmp_path, 2024, herons=355, share=46, level=7.1, rain=640))


@pytest.mark.parametrize(
    ("text", "counts", "by"),
    [
        ("340 herons", "herons", "noun"),
        ("12 lakes", "lakes", "noun"),
        ("40 percent", "share-of-shores", "noun"),
        ("7.2 metres", "water-mean-level", "label"),
        ("611 mm", "rainfall-rate", "heading"),
        ("two piers", None, None),  # written out: seldom what a report counts
        ("9", None, None),
        ("0.5", None, None),  # "and over" is the end of another label
    ],
)
def test_a_figure_counts_what_the_document_says(report: Report, text: str, counts: str | None, by: str | None) -> None:
    (figure,) = [each for each in report.figures_of(None) if each.text == text]
    assert (figure.counts, figure.measure_by) == (counts, by)
    assert figure.measure == "other"


def test_json_gives_the_words_as_the_measure_and_reads_them_back(report: Report) -> None:
    data = snapshot_json.to_json(report)
    assert b'"measure": "herons"' in data
    assert b'"measure_by": "noun"' in data
    back = snapshot_json.from_json(data, "x.json")
    assert back.sections == report.sections


def test_what_stands_in_both_editions_is_a_headline(log: ChangeLog) -> None:
    said = [phrases.headline(each, log) for each in log.headlines]
    assert said == [
        "Herons: 355 herons, up 15 (+4 %) from 340 (2023 report).",
        "Share of shores: 46 %, up 6 points from 40 % (2023 report).",
        "Water mean level: 7.1, down 0.1 from 7.2 (2023 report).",
        "Rainfall rate: 640 in 2024, up 29 (+5 %) from 611 in 2023 (2023 report).",
        "Lakes: 12 lakes, the same as 12 (2023 report).",
    ]
    assert [each.measure for each in log.figures] == [each.measure for each in log.headlines[:1]] + [
        *("lakes", "share-of-shores", "water-mean-level", "rainfall-rate")
    ]


def test_the_same_noun_in_another_sentence_is_no_headline(tmp_path: Path, report: Report) -> None:
    new = tmp_path / "2024.md"
    text = PAGE.format(year=2024, herons=355, share=46, level=7.1, rain=640, boats=9, ratio=0.5)
    new.write_text(text.replace("The crews counted 355 herons on", "A storm killed 20 herons near"), encoding="utf-8")
    assert "herons" not in {each.measure for each in diff(report, load(new)).headlines}


def test_two_values_of_one_noun_are_no_headline(tmp_path: Path, report: Report) -> None:
    new = tmp_path / "2024.md"
    text = PAGE.format(year=2024, herons=355, share=46, level=7.1, rain=640, boats=9, ratio=0.5)
    new.write_text(text.replace("## Water", "The crews counted 90 herons on 12 lakes.\n\n## Water"), encoding="utf-8")
    assert "herons" not in {each.measure for each in diff(report, load(new)).headlines}
