"""One row a country: what comes first, what is told in per cent, what is missing and said so."""

from __future__ import annotations

import argparse
import csv
import io
from pathlib import Path

import jsonschema
import orjson
import pytest

from tipdiff import corpus as corpora
from tipdiff.commands import compare as command
from tipdiff.corpus.gather import Gathered, gather
from tipdiff.errors import UsageError
from tipdiff.many.ranking import Ranking, rank, row
from tipdiff.model.frozen import replace
from tipdiff.views import as_json, compare_csv, compare_json, compare_text, schemas
from tipdiff.views.phrases import many


@pytest.fixture(scope="module")
def found(corpus: Path) -> Ranking:
    return rank(gather(corpora.Corpus(corpus), editions=(2024, 2025)), 2024, 2025)


def test_tier_moves_come_first_then_the_largest_movement(corpus: Path) -> None:
    rows = rank(gather(corpora.Corpus(corpus), editions=(2023, 2024)), 2023, 2024).rows
    moved = [each.tier_moved for each in rows]
    assert moved == sorted(moved, reverse=True) and moved[0]
    rest = [abs(each.largest.percent) for each in rows if not each.tier_moved and each.largest]
    assert rest == sorted(rest, reverse=True) and len(rest) > 1


def test_a_country_without_both_editions_is_named(found: Ranking) -> None:
    assert [each.country for each in found.rows] == ["narvesia", "peralonia"]
    assert [(each.country, each.edition) for each in found.missing] == [("lomboura", 2025)]
    assert "Lomboura 2025: the corpus has no such report" in compare_text.write(found, colour=False, width=80)


@pytest.mark.parametrize(
    ("old", "new", "largest"),
    [
        ("Courts convicted 20 traffickers in 2022.", "Courts convicted 30 traffickers in 2023.", 50.0),
        ("Courts convicted 19 traffickers in 2022.", "Courts convicted 30 traffickers in 2023.", None),
        (
            "Courts convicted at least 40 traffickers in 2022.",
            "Courts convicted 30 traffickers in 2023.",
            None,
        ),
        ("Courts convicted 40 traffickers in 2022.", "The courts met in 2023.", None),
    ],
)
def test_a_movement_counts_from_a_base_and_between_equals(reports, old: str, new: str, largest: float | None) -> None:
    each = row(reports.log(old, new))
    assert (each.largest.percent if each.largest else None) == largest


def test_what_cannot_be_compared_has_no_per_cent_anywhere(reports) -> None:
    log = reports.log("Courts convicted at least 40 traffickers in 2022.", "Courts convicted 30 traffickers in 2023.")
    ranking = Ranking(2023, 2024, (row(log),), (), None, None)
    text = compare_text.write(ranking, colour=False, width=80)
    assert "not comparable" in text and "%" not in text
    cells = next(csv.DictReader(io.StringIO(compare_csv.write(ranking))))
    assert (cells["convictions.old_bound"], cells["convictions.old"], cells["convictions.new"]) == (
        "at-least",
        "40",
        "30",
    )
    assert cells["convictions.percent"] == cells["convictions.delta"] == ""


def test_parts_are_never_added_up(reports) -> None:
    parts = "Federal courts convicted {} traffickers and state courts convicted {} traffickers in {}."
    each = row(reports.log(parts.format(11, 63, 2022), parts.format(20, 143, 2023)))
    assert many.no_total(each, "convictions") == "Convictions: no total stated; federal 20, state 143"
    text = compare_text.write(Ranking(2023, 2024, (each,), (), None, None), colour=False, width=80)
    assert "no total" in text
    assert "163" not in text and "74" not in text


def test_a_measure_narrows_the_row_and_its_order(corpus: Path) -> None:
    gathered = gather(corpora.Corpus(corpus), editions=(2023, 2024))
    asked = rank(gathered, 2023, 2024, measure="investigations")
    assert {each.measure for found in asked.rows for each in found.headlines} == {"investigations"}
    assert all(found.largest is None or found.largest.measure == "investigations" for found in asked.rows)


def test_a_topic_narrows_the_row_and_says_what_it_read(corpus: Path) -> None:
    gathered = gather(corpora.Corpus(corpus), editions=(2023, 2024))
    asked = rank(gathered, 2023, 2024, topic="forced-labor")
    text = compare_text.write(asked, colour=False, width=80)
    assert text.count("on forced labor read") == len(asked.rows)
    assert "hotline" not in text.lower()


def test_reports_of_two_families_make_no_row_and_stop_nothing(reports, shared: Path) -> None:
    report = reports.report(2023, "Courts convicted two traffickers.")
    other = corpora.Corpus(shared / "reports/hrr")
    stranger = gather(other, about=["ghana"], editions=[2023]).reports[0]
    stranger = replace(stranger, country=report.country, edition=2024)
    ranking = rank(Gathered((report, stranger), ()), 2023, 2024)
    assert ranking.rows == ()
    assert "profile" in ranking.missing[0].reason


def test_the_json_is_what_its_schema_says(found: Ranking) -> None:
    value = orjson.loads(as_json.write(compare_json.ranking(found, {})))
    jsonschema.Draft202012Validator(orjson.loads(schemas.read("compare"))).validate(value)
    assert value["sample"] is True
    assert [each["country"] for each in value["countries"]] == ["narvesia", "peralonia"]


def test_csv_has_one_row_a_country(found: Ranking) -> None:
    rows = list(csv.DictReader(io.StringIO(compare_csv.write(found))))
    assert [each["country"] for each in rows] == ["narvesia", "peralonia"]
    assert (rows[1]["old_tier"], rows[1]["new_tier"], rows[1]["movement"]) == (
        "2",
        "2-watch-list",
        "downgraded",
    )
    assert (rows[1]["convictions.old"], rows[1]["convictions.new"]) == ("21", "13")


@pytest.mark.parametrize("width", [80, 100, 160])
def test_text_fits_its_width_and_says_sample_data(found: Ranking, width: int) -> None:
    text = compare_text.write(found, colour=False, width=width)
    assert max(map(len, text.splitlines())) <= width
    assert "SAMPLE DATA" in text


def parse(*words: str) -> argparse.Namespace:
    parser = argparse.ArgumentParser(exit_on_error=False)
    command.add_arguments(parser)
    return parser.parse_args(words)


def test_rows_of_csv_stay_alone_on_standard_output(capfd, corpus: Path) -> None:
    assert command.run(parse("--editions", "2024,2025", "--corpus", str(corpus), "-f", "csv")) == 0
    out, err = capfd.readouterr()
    assert len(out.splitlines()) == 3
    assert err == "tipdiff: no row for Lomboura 2025: the corpus has no such report\n"


def test_the_earlier_edition_is_the_old_one_whatever_the_order() -> None:
    assert parse("--editions", "2024,2023").editions == (2023, 2024)


@pytest.mark.parametrize("editions", ["2024", "2024,2024", "a,b", "2023,2024,2025"])
def test_two_editions_are_asked_for(editions: str) -> None:
    with pytest.raises(argparse.ArgumentError):
        parse("--editions", editions)


@pytest.mark.parametrize(
    "words",
    [
        ("--editions", "1990,1991"),
        ("nowhere", "--editions", "2023,2024"),
        ("--editions", "2023,2024", "--about", "ships"),
        ("--editions", "2023,2024", "--measure", "ships"),
    ],
)
def test_what_does_not_exist_is_an_error(corpus: Path, words: tuple[str, ...]) -> None:
    with pytest.raises(UsageError):
        command.run(parse(*words, "--corpus", str(corpus)))
