"""What `--explain` tells: behind each field of each figure the rules that set it, and figures as they are read."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from pathlib import Path

import meaning_rules
import pytest

import tipdiff
from tipdiff.figures import rules
from tipdiff.figures.behind import SAYS, says, values
from tipdiff.figures.trace import Explained, Trace, narrowed, trace
from tipdiff.model import Figure, Report
from tipdiff.series import headline
from tipdiff.views import explain_text, phrases

SAMPLES = sorted((Path(__file__).parents[2] / "corpus").glob("*/*.*"))
UNSET = {"bound": "exactly", "status": "stated", "comparison": False, "qualifiers": (), "caveats": ()}
"""What a field is where nothing set it; null otherwise."""


@cache
def traced(path: Path) -> tuple[Report, list[Trace]]:
    report = tipdiff.load(path)
    return report, trace(report)


def explained(traces: list[Trace]) -> Iterator[Explained]:
    return (figure for each in traces for figure in each.figures)


def fields(each: Explained) -> dict[str, tuple[str, ...]]:
    """The rules of each field that has any, but for those made of others."""
    return {told.field: told.rules for told in each.fields if told.rules and told.field not in ("qualifiers", "scope")}


def one(reports, prosecution: str, at: int = 0) -> Explained:
    """A figure of the last sentence of a section."""
    traces = [each for each in trace(reports.report(2024, prosecution)) if each.finding.id.startswith("prosecution")]
    return traces[-1].figures[at]


@pytest.mark.parametrize("path", SAMPLES, ids=lambda path: f"{path.parent.name}-{path.stem}")
def test_the_figures_explained_are_those_that_are_read(path: Path) -> None:
    report, traces = traced(path)
    read = [figure for finding in report.findings for figure in finding.figures]
    assert [each.figure for each in explained(traces) if each.figure.cell is None] == read
    assert [each.finding.id for each in traces if each.shown or not each.figures][:1] == [report.findings[0].id]


@pytest.mark.parametrize("path", SAMPLES, ids=lambda path: f"{path.parent.name}-{path.stem}")
def test_a_rule_with_a_sentence_stands_behind_every_field_that_says_something(path: Path) -> None:
    for each in explained(traced(path)[1]):
        for told in each.fields:
            if told.value != UNSET.get(told.field):
                assert told.rules, (each.figure.text, told.field)
            assert all(says(rule).strip() for rule in told.rules)
        assert {told.field: told.value for told in each.fields} == values(each.figure)


@pytest.mark.parametrize("rule", sorted(each.name for table in meaning_rules.tables() for each in table.rules))
def test_whatever_rule_speaks_its_sentence_is_told(rule: str) -> None:
    for line in meaning_rules.lines(rule):
        for each in explained(trace(meaning_rules.report(line))):
            for told in each.fields:
                assert told.rules or told.value == UNSET.get(told.field), (line.sentence, told.field)
                assert all(says(name).strip() for name in told.rules)


def test_what_is_no_row_of_a_table_has_a_name_of_its_own() -> None:
    assert [name for name in SAYS if rules.says(name)] == []


@pytest.mark.parametrize("path", SAMPLES, ids=lambda path: f"{path.parent.name}-{path.stem}")
def test_why_a_figure_is_no_headline_is_told_of_those_that_are_none(path: Path) -> None:
    report, traces = traced(path)
    for each in explained(traces):
        may = headline(each.figure, report.edition, report.family.reference_year)
        assert may == (phrases.no_headline(each.figure, report) is None)


def test_the_rules_of_a_part_and_its_whole(reports) -> None:
    text = "In 2023, police investigated at least 71 cases, including 12 for sex trafficking in Nordreich."
    assert fields(one(reports, text)) == {
        "value": ("writing/digits",),
        "bound": ("bounds/in-words-before",),
        "unit": ("phrases/head-noun",),
        "measure": ("verbs/right-before", "verb-measures/verb"),
        "reference_year": ("dates/last-year", "years/in-a-year"),
    }
    assert fields(one(reports, text, 1)) == {
        "value": ("writing/digits",),
        "measure": ("verb-measures/whole",),
        "form": ("forms/own-form", "qualifiers/form-behind"),
        "place": ("places/place-behind",),
        "reference_year": ("dates/years-of-whole", "years/in-a-year"),
        "part_of": ("lists/opener",),
    }


def test_the_rules_of_an_earlier_value_with_another_certainty_and_body(reports) -> None:
    text = "NGOs identified 30 potential victims from January to June, compared with 20 in 2022."
    now, then = one(reports, text), one(reports, text, 1)
    assert (fields(now)["certainty"], fields(now)["counter"]) == (
        ("certainties/in-phrase",), ("agents/counted-by-others",)
    )  # fmt: skip
    assert fields(now)["period"] == ("spans/between",)
    assert fields(then)["comparison"] == ("turns/turn-of-phrase",)
    assert fields(then)["certainty"] == fields(then)["counter"] == ("bases/compared-figures",)


def test_what_a_verb_does_not_count_is_told_as_refused(reports) -> None:
    assert fields(one(reports, "Courts convicted 12 victims."))["measure"][-1] == "measures/refused"
    assert fields(one(reports, "Police met 12 mayors."))["measure"][-1] != "measures/refused"


def test_a_count_that_is_denied_or_withheld_names_its_rule(reports) -> None:
    denied = fields(one(reports, "The government did not convict any traffickers."))
    assert denied["value"] == denied["measure"] == ("any/any-verbs",)
    withheld = fields(one(reports, "The government did not report how many victims it identified."))
    assert withheld["value"] == withheld["status"] == withheld["measure"] == ("withheld/asked-verb",)


def test_steps_after_the_sentences_stand_behind_what_they_changed(reports) -> None:
    text = "The NBI opened 30 investigations in 2023. The DPS opened 12 investigations in 2023."
    assert fields(one(reports, text))["counter"] == ("sections/agency-beside-others",)
    doubted = "Police investigated 71 cases in 2023, but the data was incomplete."
    assert fields(one(reports, doubted))["caveats"] == ("sections/doubt-of-the-text",)
    advised = trace(reports.report(2024, text, recommendations="Train at least 40 judges."))
    advice = next(each for each in advised if each.figures)
    assert fields(advice.figures[0])["measure"] == ("sections/advice",)


def test_a_figure_that_the_text_leaves_open_is_no_headline_and_says_so(reports) -> None:
    report = reports.report(2024, "Police investigated 71 cases in 2023.")
    open_figure = report.section("prosecution").findings[-1].figures[0]
    unclear = Figure(**{**vars(open_figure), "scope": "unclear", "dimensions": (("rest", "unclear"),)})
    assert phrases.no_headline(unclear, report) == "the text leaves open what narrows it"


def test_a_number_that_counts_nothing_is_told_with_its_rule(reports) -> None:
    report = reports.report(2024, "Officials amended Article 12 of the code.")
    told = next(each for each in trace(report) if each.finding.id == "prosecution.1.1")
    assert told.shown is not None and [rule for _, rule in told.shown.numbers.names] == ["names/labelled"]
    assert "names/labelled" in explain_text.write([(report, [told])], colour=False, width=80)


def test_the_text_fits_its_width_and_says_a_rules_sentence_once_a_finding(reports) -> None:
    report = reports.report(2024, "In 2023, police investigated 71 cases, including 12 for sex trafficking.")
    text = explain_text.write([(report, narrowed(trace(report), "prosecution.1.1"))], colour=False, width=80)
    assert max(map(len, text.splitlines())) <= 80
    assert text.count("writing/digits") == 2 and text.count("digits as they stand") == 1
    assert "[71]" in text and "part of number 1" in text and '"including" lists/opener' in text
