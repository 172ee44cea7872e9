"""What narrows a figure stands in words wherever the figure does."""

from __future__ import annotations

import html
import re
from collections.abc import Callable

import pytest

from tipdiff import check
from tipdiff.check import running
from tipdiff.many.timeline import Timeline, timeline
from tipdiff.model import ChangeLog
from tipdiff.tui import facts
from tipdiff.tui.places import Directory
from tipdiff.tui.rows.figures import TrackRow
from tipdiff.tui.rows.paint import Canvas
from tipdiff.views import (
    as_csv,
    as_html,
    as_json,
    as_markdown,
    as_text,
    charts,
    figures_text,
    phrases,
    timeline_csv,
    timeline_html,
    timeline_json,
    timeline_text,
)  # fmt: skip
from tipdiff.views.phrases import dimensions

NAME = "Potential victims identified, by NGOs"


@pytest.mark.parametrize(
    ("narrowed", "said"),
    [
        ((), "Victims identified"),
        ((("certainty", "potential"), ("counter", "ngo")), NAME),
        ((("certainty", "both"),), "Potential and confirmed victims identified"),
        ((("form", "both"), ("persons", "girls")), "Victims identified, both forms, girls"),
        ((("form", "unspecified"), ("level", "federal")), "Victims identified, form unspecified, federal"),
        ((("origin", "foreign"),), "Victims identified, foreign"),
        ((("origin", "from-lomboura"), ("place", "sabo")), "Victims identified, from Lomboura, in Sabo"),
        ((("origin", "peralonian"), ("place", "to-narvesia")), "Victims identified, Peralonian, to Narvesia"),
        ((("counter", "government-and-ngo"),), "Victims identified, by the government and NGOs"),
        ((("counter", "labor-inspectorate"),), "Victims identified, by labor inspectorate"),
        ((("counter", "nbi"),), "Victims identified, by NBI"),
        ((("counter", "gps-gis"),), "Victims identified, by GPS and GIS"),
        ((("phase", "new"), ("counted", "cases")), "Victims identified, new, counted in cases"),
        ((("period", "january-to-june"),), "Victims identified, January to June"),
        ((("period", "as-of-august"),), "Victims identified, as of August"),
        ((("period", "june"),), "Victims identified, in June"),
        ((("period", "first-half"),), "Victims identified, in the first half"),
        ((("period", "past-eight-years"),), "Victims identified, over the past eight years"),
        ((("period", "5-years"),), "Victims identified, over 5 years"),
        ((("period", "year-end"),), "Victims identified, at the year's end"),
        ((("period", "since-2016"),), "Victims identified, since 2016"),
        ((("rest", "unclear"),), "Victims identified, unclear which"),
        ((("rest", "state-shelters"),), "Victims identified, state shelters"),
        ((("rest", "from-mexico"),), "Victims identified, from Mexico"),
        ((("rest", "from-tax-revenues"),), "Victims identified, from tax revenues"),
    ],
)  # fmt: skip
def test_each_dimension_is_said_as_a_reader_says_it(narrowed: tuple[tuple[str, str], ...], said: str) -> None:
    assert dimensions.counted("victims-identified", narrowed) == said
    apart = dimensions.narrowed(narrowed)
    assert all(part in said.lower() or part in said for part in apart.split(", ")) and bool(apart) == bool(narrowed)


@pytest.fixture
def log(reports) -> ChangeLog:
    told = "NGOs identified {} potential victims in {}, and the data was incomplete."
    return reports.log(told.format(64, 2022), told.format(96, 2023))


@pytest.fixture
def line(log: ChangeLog) -> Timeline:
    return timeline([log.old, log.new])


VIEWS: dict[str, Callable[[ChangeLog], str]] = {
    "text": lambda log: as_text.write(log, log.changes, colour=False, width=160, quiet_too=False),
    "digest": lambda log: as_text.write(log, log.changes, colour=False, width=160, quiet_too=False, digest=True),
    "markdown": lambda log: as_markdown.write(log, log.changes, quiet_too=False),
    "page": lambda log: html.unescape(as_html.write(log, log.changes, quiet_too=False)),
    "changes as CSV": lambda log: as_csv.write_changes(log, log.changes),
    "figures": lambda log: figures_text.write([log.new]),
    "figures as CSV": lambda log: as_csv.write_figures([log.new]),
    "check": lambda log: "\n".join(each.message for each in running.of_pair(log, check.Config()).problems),
}


@pytest.mark.parametrize("view", VIEWS)
def test_a_view_of_a_pair_says_what_narrows_a_figure(log: ChangeLog, view: str) -> None:
    assert NAME in VIEWS[view](log)


TIMELINES: dict[str, Callable[[Timeline], str]] = {
    "text": lambda line: timeline_text.write(
        [Timeline(**{**vars(line), "measure": "victims-identified"})], colour=False, width=80
    ),
    "page": lambda line: html.unescape(timeline_html.write([line])),
    "CSV": lambda line: timeline_csv.write([line]),
}


@pytest.mark.parametrize("view", TIMELINES)
def test_a_timeline_says_what_narrows_a_figure(line: Timeline, view: str) -> None:
    assert NAME in TIMELINES[view](line)


def test_the_terminal_says_what_narrows_a_figure(log: ChangeLog, line: Timeline) -> None:
    track = next(each for each in line.tracks if each.series.dimensions)
    row = TrackRow(track, (2022, 2023), (), None)
    assert row.name == "potential, by NGOs"
    for width in (40, 60, 160):
        assert " ".join(each.strip() for each in row.named(width)) == row.name
        assert len(row.draw(Canvas(width, False, {}))) == row.height(width, False) == len(row.named(width))
    assert len(row.named(40)) > 1
    change = next(each for each in log.changes if each.figures)
    assert any(NAME in row.text for row in facts.detail(change, log, line, Directory(log)))


def test_what_no_measure_fits_says_what_narrows_it_too(reports) -> None:
    told = "Assailants attacked {} porters from January to June."
    log = reports.log(told.format(11), told.format(24))
    text = as_text.write(log, log.changes, colour=False, width=160, quiet_too=False)
    assert re.search(r"» porters[^:]*, in the first half: 11 → 24", text)
    assert "other, in the first half — 24 porters" in figures_text.write([log.new])


def test_a_chart_read_aloud_says_what_narrows_its_series(log: ChangeLog) -> None:
    series = next(each for each in log.figures if each.dimensions)
    chart = charts.chart(series)
    assert chart is not None and chart.sentence.startswith(NAME)


def test_json_has_the_dimensions_of_each_series(log: ChangeLog, line: Timeline) -> None:
    told = {"certainty": "potential", "counter": "ngo"}
    for figures in (
        as_json.json_fields.series(log.figures[0])["dimensions"],
        timeline_json.timelines([line], {})["figures"][0]["dimensions"],
    ):
        assert figures == told


def test_an_audit_says_what_narrows_what_it_is_about(reports) -> None:
    old = "In 2022, police identified 64 girls."
    new = "In 2023, police identified 96 girls, compared with 61 girls in 2022."
    [audit] = reports.log(old, new).audits
    assert phrases.audit(audit).startswith("Victims identified, girls: the 2023 report gave 64 girls")


def test_series_that_differ_in_a_dimension_alone_stay_apart(reports) -> None:
    text = "NGOs identified 64 potential victims in 2023. Police identified 40 victims in 2023."
    report = reports.report(2024, text)
    named = {phrases.series(each) for each in reports.log(text, text).figures}
    assert {NAME, "Victims identified"} <= named
    assert report.section("prosecution") is not None
