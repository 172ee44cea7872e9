"""Topics: what their word lists find, that a topic in which nothing changed says so, and wrong names."""

from __future__ import annotations

import pytest

import tipdiff
from tipdiff import check, profiles
from tipdiff.check import running
from tipdiff.compare import topics
from tipdiff.errors import UsageError
from tipdiff.model import ChangeLog, Finding
from tipdiff.model.frozen import replace
from tipdiff.views.phrases import many


def speaks(sentence: str, topic: str, *, profile: str = "tip", place: str = "protection.1.1") -> bool:
    return topics.speaker(profiles.load(profile), topic)(Finding(place, sentence))


@pytest.mark.parametrize(
    "sentence",
    [
        "Officials found forced labor on two farms.",
        "Five cases of labor trafficking reached a court.",
        "Agencies charged workers high recruitment fees.",
        "Employers withheld their wages for months.",
        "Many families live in debt bondage.",
        "Foremen kept the crew at sea and confiscated their passports.",
        "Relatives force children to beg.",
    ],
)
def test_forced_labor_has_many_words(sentence: str) -> None:
    assert speaks(sentence, "forced-labor")


@pytest.mark.parametrize(
    ("sentence", "topic"),
    [
        ("The ministry of labor hired twelve inspectors.", "forced-labor"),
        ("The council met twice.", "children"),
        ("Traffickers seek victims in bars.", "recruitment"),
        ("The government bought ten cars.", "complicity"),
    ],
)
def test_other_sentences_are_left_alone(sentence: str, topic: str) -> None:
    assert not speaks(sentence, topic)


def test_a_section_may_be_a_topic_whole() -> None:
    assert speaks("Inspectors freed 20 men from a kiln.", "forced-labor", profile="hrr", place="section-7-b.2.1")
    assert not speaks("Inspectors freed 20 men from a kiln.", "forced-labor", profile="hrr", place="section-5.2.1")


@pytest.mark.parametrize("profile", profiles.names())
def test_every_topic_of_every_family_can_be_asked(profile: str) -> None:
    family = profiles.load(profile)
    sections = {form.name for form in family.sections}
    for topic in topics.names(family):
        topics.speaker(family, topic)
        named = {entry.removeprefix("@") for entry in family.topics[topic] if entry.startswith("@")}
        assert named <= sections


def test_an_unknown_topic_names_the_known_ones() -> None:
    with pytest.raises(UsageError, match="forced-labor, sex-trafficking"):
        topics.speaker(profiles.load("tip"), "forced-labour")


def test_a_reading_holds_what_changed_on_the_topic(sample_log: ChangeLog) -> None:
    reading = topics.read(sample_log, "forced-labor")
    assert reading.old == len(topics.findings(sample_log.old, "forced-labor")) > 0
    assert reading.new == len(topics.findings(sample_log.new, "forced-labor")) > 0
    assert 0 < len(reading.news) <= len(reading.changes) < len(sample_log.changes)


def test_that_nothing_changed_is_said_outright(reports) -> None:
    log = reports.log(
        "Courts heard four cases of forced labor. Police raided two farms.",
        "Courts heard four cases of forced labor. Police raided nine farms.",
    )
    said = many.topic_reading(topics.read(log, "forced-labor"), log)
    assert said == "1 sentence on forced labor read, none changed"
    silent = many.topic_reading(topics.read(log, "supply-chains"), log)
    assert silent == "no sentence on supply chains in either report"


def test_years_rolled_on_are_no_change_of_a_topic(reports) -> None:
    log = reports.log(
        "Courts heard one case of forced labor in 2022.",
        "Courts heard one case of forced labor in 2023.",
    )
    said = many.topic_reading(topics.read(log, "forced-labor"), log)
    assert said == "1 sentence on forced labor read, none changed (1 but for years or typography)"


def test_real_reports_speak_of_their_topics(shared) -> None:
    report = tipdiff.load(shared / "reports/tip/mexico/2024.md")
    found = {topic: len(topics.findings(report, topic)) for topic in topics.names(profiles.load("tip"))}
    assert found["forced-labor"] >= 40
    assert all(0 < count < len(report.findings) / 2 for count in found.values())


def test_a_check_looks_at_one_topic(reports) -> None:
    log = reports.log(
        "Courts convicted 12 traffickers. Police freed 30 men from forced labor.",
        "Courts convicted 15 traffickers. Police freed 44 men from forced labor.",
    )
    log = replace(log, old=replace(log.old, tier="1"))
    config = check.Config()
    everything = {each.rule for each in running.of_pair(log, config).problems}
    narrow = running.of_pair(log, config, topic="forced-labor").problems
    assert everything == {"tier-changed", "figure-changed"}
    assert [(each.rule, each.quote) for each in narrow] == [
        ("figure-changed", "Police freed 44 men from forced labor.")
    ]


def test_a_report_narrowed_to_a_topic_keeps_only_its_findings(sample_log: ChangeLog) -> None:
    narrow = topics.narrowed_report(sample_log.new, "forced-labor")
    assert narrow.findings == topics.findings(sample_log.new, "forced-labor")
