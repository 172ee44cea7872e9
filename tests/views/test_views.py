"""Each view over one log: valid, complete, marked as sample, and safe to show."""

from __future__ import annotations

import csv
import io
from collections import Counter
from datetime import date

import jsonschema
import orjson
import pytest

from tipdiff import check
from tipdiff.check import as_json as check_json
from tipdiff.check import running
from tipdiff.corpus import snapshot_json
from tipdiff.errors import ReadError
from tipdiff.model import ChangeLog, Finding
from tipdiff.model.frozen import replace
from tipdiff.views import as_csv, as_json, as_markdown, as_text, news, phrases, schemas


def validate(name: str, data: bytes) -> dict:
    value = orjson.loads(data)
    schema = orjson.loads(schemas.read(name))
    jsonschema.Draft202012Validator.check_schema(schema)
    jsonschema.Draft202012Validator(schema).validate(value)
    return value


def test_the_json_is_what_its_schema_says(sample_log: ChangeLog) -> None:
    value = validate("changelog", as_json.write(as_json.changelog(sample_log, sample_log.changes, {})))
    assert value["sample"] is True
    assert len(value["changes"]) == len(sample_log.changes)


def test_figures_snapshots_and_checks_have_schemas_too(sample_log: ChangeLog) -> None:
    validate("figures", as_json.write(as_json.figures([sample_log.old, sample_log.new])))
    validate("snapshot", snapshot_json.to_json(sample_log.new))
    config = check.Config()
    outcome = running.outcome([running.of_pair(sample_log, config)], config, date(2024, 1, 1))
    assert validate("check", check_json.write(outcome))["problems"]


def test_a_snapshot_gives_its_report_back(sample_log: ChangeLog) -> None:
    data = snapshot_json.to_json(sample_log.new)
    assert snapshot_json.from_json(data, "here") == sample_log.new
    assert snapshot_json.to_json(snapshot_json.from_json(data, "here")) == data


@pytest.mark.parametrize(
    ("key", "value"), [("country", 5), ("edition", "2024"), ("warnings", 3), ("sections", [{}]), ("sections", "x")]
)
def test_a_snapshot_that_is_none_is_said_to_be(sample_log: ChangeLog, key: str, value: object) -> None:
    table = orjson.loads(snapshot_json.to_json(sample_log.new)) | {key: value}
    with pytest.raises(ReadError, match="here is not a snapshot"):
        snapshot_json.from_json(orjson.dumps(table), "here")
    text = snapshot_json.to_json(sample_log.new).replace(b'"text": "', b'"text": 1, "was": "', 1)
    with pytest.raises(ReadError, match="here is not a snapshot"):
        snapshot_json.from_json(text, "here")


@pytest.mark.parametrize("whole", ["prosecution.1.1", 5])
def test_a_part_of_no_figure_makes_no_snapshot(sample_log: ChangeLog, whole: object) -> None:
    table = orjson.loads(snapshot_json.to_json(sample_log.new))
    figures = [each for part in table["sections"] for finding in part["findings"] for each in finding["figures"]]
    next(each for each in figures if each["part_of"])["part_of"] = whole
    with pytest.raises(ReadError, match="here is not a snapshot"):
        snapshot_json.from_json(orjson.dumps(table), "here")


def test_json_lines_are_one_change_each(sample_log: ChangeLog) -> None:
    lines = as_json.write_lines(as_json.change_lines(sample_log, sample_log.changes)).splitlines()
    assert len(lines) == len(sample_log.changes)
    assert {"country", "old_edition", "new_edition", "sample", "id", "words"} <= set(orjson.loads(lines[0]))


def test_csv_has_a_row_a_change_and_runs_no_formula(sample_log: ChangeLog) -> None:
    rows = list(csv.DictReader(io.StringIO(as_csv.write_changes(sample_log, sample_log.changes))))
    assert [row["id"] for row in rows] == [change.id for change in sample_log.changes]
    dangerous = replace(sample_log.changes[0], new=(Finding("a.1.1", "=HYPERLINK(1)"),))
    assert next(iter(csv.DictReader(io.StringIO(as_csv.write_changes(sample_log, [dangerous])))))["new_text"][0] == "'"


def test_no_format_for_people_hands_a_terminal_what_it_obeys(sample_log: ChangeLog) -> None:
    evil = "x \x1b]0;title\x07 \x9b31m \u202eturned\u202c \u2066kept apart\u2069"
    change = replace(sample_log.changes[0], kind="new", old=(), new=(Finding("a.1.1", evil),))
    shown = (
        as_text.write(sample_log, [change], colour=False, width=100, quiet_too=True),
        as_markdown.write(sample_log, [change], quiet_too=True),
        as_csv.write_changes(sample_log, [change]),
    )
    for text in shown:
        assert "turned" in text and not set("\x1b\x07\x9b\u202e\u202c\u2066\u2069") & set(text)


@pytest.mark.parametrize("quiet_too", [False, True])
def test_text_and_markdown_say_sample_data_and_show_what_was_asked(sample_log: ChangeLog, quiet_too: bool) -> None:
    text = as_text.write(sample_log, sample_log.changes, colour=False, width=100, quiet_too=quiet_too)
    page = as_markdown.write(sample_log, sample_log.changes, quiet_too=quiet_too)
    still = next(change for change in sample_log.changes if change.kind == "unchanged")
    assert phrases.SAMPLE in text and phrases.SAMPLE in page
    assert (still.id in text) is quiet_too
    assert "\x1b" not in text


def test_text_keeps_within_its_width_and_colours_only_when_told(sample_log: ChangeLog) -> None:
    text = as_text.write(sample_log, sample_log.changes, colour=False, width=72, quiet_too=True)
    assert max(len(line) for line in text.splitlines() if not line.startswith(tuple("~+->"))) <= 72
    assert "\x1b[" in as_text.write(sample_log, sample_log.changes, colour=True, width=72, quiet_too=True)


def test_report_text_is_text(sample_log: ChangeLog) -> None:
    evil = replace(sample_log.changes[0], kind="new", old=(), new=(Finding("a.1.1", "x \x1b[31m <b>*y*</b> \x07"),))
    text = as_text.write(sample_log, [evil], colour=False, width=100, quiet_too=True)
    page = as_markdown.write(sample_log, [evil], quiet_too=True)
    assert "\x1b" not in text and "\x07" not in text
    assert r"\<b\>\*y\*" in page and "\x1b" not in page


def test_no_section_crowds_the_others_out_of_a_digest(sample_log: ChangeLog) -> None:
    """A section written anew is many new findings; ten of them would say one thing."""
    one = next(change for change in sample_log.changes if change.kind == "new" and not change.figures)
    changes = [replace(one, section=section) for section in ("prosecution",) * 12 + ("protection",) * 2]
    chosen = Counter(change.section for change in news.foremost(sample_log, changes))
    assert chosen == {"prosecution": 8, "protection": 2}


def test_a_digest_is_a_paragraph_and_ten_changes(sample_log: ChangeLog) -> None:
    text = as_text.write(sample_log, sample_log.changes, colour=False, width=100, quiet_too=False, digest=True)
    assert text.startswith("Peralonia: 2023 report → 2024 report.")
    assert sum(line[:2] in ("~ ", "+ ", "- ", "> ") for line in text.splitlines()) == 10


@pytest.mark.parametrize(
    ("old", "new", "movement", "said"),
    [
        ("2", "2-watch-list", "downgraded", "Tier 2 → Tier 2 Watch List (downgraded)"),
        ("special-case", "3", "downgraded", "Special Case → Tier 3 (downgraded)"),
        ("2", "2", "upgraded", "Tier 2 → Tier 2; the 2024 report says upgraded"),
        ("1", "3", "remained", "Tier 1 → Tier 3; the 2024 report says remained"),
        ("2", "3", None, "Tier 2 → Tier 3"),
    ],
)
def test_a_movement_that_the_tiers_do_not_bear_out_is_the_reports_word(
    sample_log: ChangeLog, old: str, new: str, movement: str | None, said: str
) -> None:
    before, after = replace(sample_log.old, tier=old), replace(sample_log.new, tier=new, movement=movement)
    assert phrases.tier(replace(sample_log, old=before, new=after)) == said
