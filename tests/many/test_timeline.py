"""Editions side by side: years, recommendations and audits over all editions, and what could not be read."""

from __future__ import annotations

import argparse
import csv
import io
from collections import Counter
from pathlib import Path

import jsonschema
import orjson
import pytest

from tipdiff import corpus as corpora
from tipdiff.commands import timeline as command
from tipdiff.corpus.gather import gather
from tipdiff.errors import UsageError
from tipdiff.many.timeline import Timeline, YearValue, timeline
from tipdiff.views import as_json, schemas, timeline_csv, timeline_json, timeline_text

GOLD = Path(__file__).parent.parent / "gold"
COUNTRIES = ("lomboura", "narvesia", "peralonia")
FATES = {"carried", "reworded", "new", "dropped"}


def gold(name: str) -> list[dict[str, str]]:
    with (GOLD / name).open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE))


@pytest.fixture(scope="module")
def lines(corpus: Path) -> dict[str, Timeline]:
    gathered = gather(corpora.Corpus(corpus))
    return {country: timeline(gathered.of(country)) for country in COUNTRIES}


def year(line: Timeline, measure: str, reference_year: int, qualifiers: tuple[str, ...] = ()) -> YearValue:
    return next(
        value
        for track in line.tracks
        if (track.series.measure, track.series.qualifiers, track.series.scope) == (measure, qualifiers, None)
        for value in track.years
        if value.reference_year == reference_year
    )


@pytest.mark.parametrize("country", COUNTRIES)
def test_every_recommendation_meets_the_fate_that_the_gold_tells(lines: dict[str, Timeline], country: str) -> None:
    line = lines[country]
    editions = [report.edition for report in line.reports]
    found: Counter[tuple[int, str]] = Counter()
    for each in line.recommendations:
        found.update((step.edition, step.fate) for step in each.steps if step.fate)
        if each.fate == "dropped":
            found[editions[editions.index(each.editions[-1]) + 1], "dropped"] += 1
    told = Counter(
        (int(row["new_edition"]), row["kind"].removeprefix("recommendation-"))
        for row in gold("phenomena.tsv")
        if row["country"] == country and row["kind"].startswith("recommendation-")
    )
    assert found == told


def test_a_recommendation_has_its_editions_and_its_latest_words(lines: dict[str, Timeline]) -> None:
    first = lines["peralonia"].recommendations[0]
    assert first.editions == (2021, 2022, 2023, 2024, 2025)
    assert first.text == lines["peralonia"].reports[-1].section("recommendations").findings[0].text
    assert first.steps[0].fate is None, "nobody can tell what was before the first edition read"


def test_recommendations_come_stay_and_go(reports) -> None:
    whole = "Train more judges and prosecutors in every district. * Fund at least one shelter for men and boys."
    split = f"{whole} * Publish a yearly account of the money that was spent on victims."
    line = timeline(
        [
            reports.report(2022, "Courts convicted two traffickers.", recommendations=whole),
            reports.report(2023, "Courts convicted two traffickers.", recommendations=split),
            reports.report(2024, "Courts convicted two traffickers.", recommendations=whole),
        ]
    )
    stood = {each.text.split()[0]: (each.editions, each.fate) for each in line.recommendations}
    assert stood == {
        "Train": ((2022, 2023, 2024), "carried"),
        "Fund": ((2022, 2023, 2024), "carried"),
        "Publish": ((2023,), "dropped"),
    }


def test_one_edition_alone_makes_nothing_new(reports) -> None:
    line = timeline([reports.report(2024, "Courts convicted two traffickers.")])
    assert {each.fate for each in line.recommendations} == {None}
    assert line.audits == ()


def test_a_year_has_every_edition_that_states_it(lines: dict[str, Timeline]) -> None:
    agreed = year(lines["peralonia"], "investigations", 2022)
    assert [(each.figure.value, each.editions) for each in agreed.leading] == [(83, (2023, 2024))]
    assert not agreed.differs


@pytest.mark.parametrize(
    "row",
    [row for row in gold("audits.tsv") if row["rule"] == "restated"],
    ids=lambda row: f"{row['country']}-{row['measure']}-{row['reference_year']}",
)
def test_a_restated_year_shows_both_values(lines: dict[str, Timeline], row: dict[str, str]) -> None:
    values = {
        float(each.figure.value): each.editions
        for track in lines[row["country"]].tracks
        if (track.series.measure, track.series.qualifiers, track.series.scope) == (row["measure"], (), None)
        for value in track.years
        if value.reference_year == int(row["reference_year"]) and value.differs
        for each in value.leading
    }
    assert values == {
        float(row["expected"]): (int(row["old_edition"]),),
        float(row["found"]): (int(row["new_edition"]),),
    }


def test_what_is_not_reported_is_no_zero_and_no_gap(reports) -> None:
    line = timeline(
        [
            reports.report(2022, "Courts convicted 12 traffickers in 2021."),
            reports.report(2023, "The government did not report the number of convictions in 2022."),
            reports.report(2024, "Courts met in the capital."),
            reports.report(2025, "Courts convicted nine traffickers in 2024."),
        ]
    )
    values = {
        y.reference_year: [(s.figure.value, s.figure.status) for s in y.leading]
        for track in line.tracks
        if track.series.measure == "convictions"
        for y in track.years
    }
    assert values == {
        2021: [(12, "stated")],
        2022: [(None, "not-reported")],
        2023: [],
        2024: [(9, "stated")],
    }
    text = timeline_text.write([line], colour=False, width=80)
    assert "not reported" in text and "none given" in text


def test_an_audit_that_two_pairs_show_is_told_once(lines: dict[str, Timeline]) -> None:
    for line in lines.values():
        told = Counter((each.audit.rule, each.audit.message) for each in line.audits)
        assert max(told.values(), default=1) == 1


def test_the_json_is_what_its_schema_says(lines: dict[str, Timeline]) -> None:
    validator = jsonschema.Draft202012Validator(orjson.loads(schemas.read("timeline")))
    one = orjson.loads(as_json.write(timeline_json.timelines([lines["peralonia"]], {})))
    validator.validate(one)
    assert [edition["tier"] for edition in one["editions"]] == ["2-watch-list", "2", "2", "2", "2-watch-list"]
    assert {each["fate"] for each in one["recommendations"]} == FATES
    several = orjson.loads(as_json.write(timeline_json.timelines(list(lines.values()), {})))
    validator.validate(several)
    assert [each["country"] for each in several["timelines"]] == list(COUNTRIES)


def test_csv_tells_its_records_apart(lines: dict[str, Timeline]) -> None:
    rows = list(csv.DictReader(io.StringIO(timeline_csv.write([lines["narvesia"]]))))
    assert {row["record"] for row in rows} == {"edition", "figure", "recommendation", "audit"}
    assert {row["sample"] for row in rows} == {"true"}


@pytest.mark.parametrize("width", [80, 100, 160])
def test_text_fits_its_width_and_says_sample_data(lines: dict[str, Timeline], width: int) -> None:
    text = timeline_text.write(list(lines.values()), colour=False, width=width)
    assert max(map(len, text.splitlines())) <= width
    assert text.count("SAMPLE DATA") == len(lines)


def test_countries_stand_side_by_side_for_one_measure(corpus: Path) -> None:
    gathered = gather(corpora.Corpus(corpus))
    asked = [timeline(gathered.of(country), measure="victims-identified") for country in COUNTRIES]
    text = timeline_text.write(asked, colour=False, width=80)
    head = next(line for line in text.splitlines() if line.lstrip().startswith("Year"))
    assert head.split() == ["Year", "Lomboura", "Narvesia", "Peralonia"]
    row = next(line for line in text.splitlines() if line.split()[:1] == ["2021"])
    assert row.split() == ["2021", "38", "74", "≠", "151"]
    assert "156 in the 2022 report; 151 in the 2023" in " ".join(text.split())
    many = timeline_text.write(asked * 2, colour=False, width=80)
    heads = [line.split()[1:] for line in many.splitlines() if line.lstrip().startswith("Year")]
    assert max(map(len, heads)) == timeline_text.MOST_COUNTRIES
    assert sum(map(len, heads)) == 2 * sum(
        len(line.split()[1:]) for line in text.splitlines() if line.lstrip().startswith("Year")
    )


def run(capfd: pytest.CaptureFixture[str], *words: str) -> tuple[int, str]:
    parser = argparse.ArgumentParser()
    command.add_arguments(parser)
    code = command.run(parser.parse_args(words))
    return code, capfd.readouterr().out


def test_an_unreadable_edition_is_listed_and_stops_nothing(capfd, reports, tmp_path: Path) -> None:
    folder = tmp_path / "corpus" / "elbonia"
    folder.mkdir(parents=True)
    for edition in (2022, 2024):
        (folder / f"{edition}.md").write_text(reports.text(edition, "Courts convicted 12 traffickers."))
    (folder / "2023.html").write_bytes(bytes(range(256)) * 9)
    (folder / "2021.md").write_text(reports.text(2024, "Courts convicted 12 traffickers."))
    code, out = run(capfd, "elbonia", "--corpus", str(folder.parent))
    assert code == 0
    assert "NOT READ" in out and "2023.html" in out and "SAMPLE" not in out
    rows = list(csv.DictReader(io.StringIO(run(capfd, "elbonia", "--corpus", str(folder.parent), "-f", "csv")[1])))
    assert ["2023.html" in row["text"] for row in rows if row["record"] == "unread"] == [True, False]
    unread = orjson.loads(run(capfd, "elbonia", "--corpus", str(folder.parent), "-f", "json")[1])["unread"]
    assert {(each["source"], each["edition"]) for each in unread} == {
        ("elbonia/2023.html", 2023),
        ("elbonia/2024.md", 2024),
    }


@pytest.mark.parametrize("words", [("nowhere",), ("peralonia", "--measure", "convictoins")])
def test_what_does_not_exist_is_named_with_what_does(capfd, corpus: Path, words: tuple[str, ...]) -> None:
    with pytest.raises(UsageError, match=r"peralonia|convictions"):
        run(capfd, *words, "--corpus", str(corpus))


def test_tiers_of_real_summaries_over_the_years(shared: Path) -> None:
    gathered = gather(corpora.Corpus(shared / "reports/factbook-tip"), about=["cuba"])
    tiers = [report.tier for report in timeline(gathered.of("cuba")).reports]
    assert tiers == ["3"] * 9 + ["2-watch-list"] * 3 + ["3"] * 5
