"""What each JSON output holds is named, key by key: by its writer and by its schema, both the same."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from copy import deepcopy
from datetime import date
from pathlib import Path
from typing import Any

import jsonschema
import orjson
import pytest

from tipdiff import check
from tipdiff.check import as_json as check_json
from tipdiff.check import running
from tipdiff.compare.flow import compare
from tipdiff.corpus import Corpus, snapshot_json
from tipdiff.corpus.gather import Gathered, Unread, gather
from tipdiff.figures import cells
from tipdiff.figures.tokens import ENGLISH
from tipdiff.figures.trace import trace
from tipdiff.many.ranking import rank
from tipdiff.many.timeline import timeline
from tipdiff.model import Conversion, Figure, Report, Row, Section, Table
from tipdiff.model.edition import own_year
from tipdiff.model.frozen import Frozen, replace
from tipdiff.views import as_json, compare_json, explain_json, schemas, timeline_json

Schema = dict[str, Any]
Output = tuple[object, Callable[[Any], bytes]]
"""What an output is made of, and how that is written."""
NEVER = {
    "snapshot": {("tipdiff profile options", "options")},
    "compare": {("table row column", key) for key in ("table", "row", "column")},
}
"""What a schema lets be and the output never has: a snapshot is made without options, no headline is a cell's."""


def changelog(read: Gathered) -> list[Output]:
    log = compare(*read.reports[-2:])
    return [(log, lambda log: as_json.write(as_json.changelog(log, log.changes, {})))]


def snapshot(read: Gathered) -> list[Output]:
    return [(read.reports[-1], snapshot_json.to_json)]


def figures(read: Gathered) -> list[Output]:
    return [(read.reports, lambda reports: as_json.write(as_json.figures(reports)))]


def explanations(read: Gathered) -> list[Output]:
    traced = [(report, trace(report)) for report in read.reports]
    return [(traced, lambda traced: as_json.write(explain_json.explained(traced)))]


def timelines(read: Gathered) -> list[Output]:
    line = timeline(read.reports, unread=read.unread)
    return [(lines, lambda lines: as_json.write(timeline_json.timelines(lines, {}))) for lines in ([line], [line] * 2)]


def rankings(read: Gathered) -> list[Output]:
    found = (rank(read, 2023, 2024, topic=topic) for topic in (None, "children"))
    return [(each, lambda each: as_json.write(compare_json.ranking(each, {}))) for each in found]


def checks(read: Gathered) -> list[Output]:
    config = check.Config()
    part = running.of_pair(compare(*read.reports[-2:]), config)
    outcome = running.outcome([part], config, date(2024, 1, 1))
    return [(replace(outcome, stale=("0123456789ab",)), check_json.write)]


OUTPUTS = {
    "changelog": changelog,
    "snapshot": snapshot,
    "figures": figures,
    "explain": explanations,
    "timeline": timelines,
    "compare": rankings,
    "check": checks,
}


@pytest.fixture(scope="module")
def read(corpus: Path) -> Gathered:
    """The editions of a sample country, with all that a report may have, and one that could not be read."""
    found = gather(Corpus(corpus), about=["peralonia"])
    reports = tuple(with_rarities(report) for report in found.reports)
    return Gathered(reports, (Unread("lomboura", 2024, "lomboura/2024.txt", "no text"),))


def with_rarities(report: Report) -> Report:
    """A report that has all that few have: a page, a sub-heading, a source's own spelling, a sum in two currencies, a
    table, and text that was not read."""

    def told(figure: Figure) -> Figure:
        return replace(figure, conversion=Conversion(5, "USD"), measure_by="row")

    def paged(section: Section) -> Section:
        rare = {"page": 1, "heading": "Courts", "raw": "as printed"}
        findings = (replace(each, **rare, figures=tuple(map(told, each.figures))) for each in section.findings)
        year = own_year(report.edition, report.family.reference_year) or 0
        rows = (("Ships", (f"{year}1", "70")), ("Boats", ("5", "5")), ("Nets", (str(year), f"{year}")))
        made = (Row(f"{section.section}.t1.{n}", label, (), held) for n, (label, held) in enumerate(rows, 1))
        heads = (str(year), str(year - 1))
        table = Table(f"{section.section}.t1", "Ships", "In thousands", heads, tuple(made), page=1)
        return replace(
            section, findings=tuple(findings), tables=(cells.figures(table, None, ENGLISH, cells.in_its_words),)
        )

    sections = tuple(map(paged, report.sections))
    return replace(report, sections=sections, unread=("one page was not read",), unplaced=0.1)


def records(value: object) -> Iterator[Frozen]:
    """Every record in a value, itself included."""
    if isinstance(value, Frozen):
        yield value
        value = list(vars(value).values())
    if isinstance(value, list | tuple):
        for each in value:
            yield from records(each)


def kept(schema: Schema, value: Any, whole: Schema) -> Iterator[tuple[str, str]]:
    """Each (keys that an object of the schema may have, key that the value has), all the way down."""
    schema = resolved(schema, whole)
    for choice in (*schema.get("anyOf", ()), *schema.get("oneOf", ())):
        yield from kept(choice, value, whole)
    properties = schema.get("properties", {})
    if isinstance(value, dict):
        for key in properties.keys() & value.keys():
            yield named(properties), key
            yield from kept(properties[key], value[key], whole)
    elif isinstance(value, list) and "items" in schema:
        for each in value:
            yield from kept(schema["items"], each, whole)


def declared(schema: Any) -> Iterator[tuple[str, str]]:
    """Each (keys that an object of the schema may have, one of them), of every object in it."""
    if isinstance(schema, dict):
        properties = schema.get("properties")
        if isinstance(properties, dict):
            yield from ((named(properties), key) for key in properties)
        schema = list(schema.values())
    if isinstance(schema, list):
        for each in schema:
            yield from declared(each)


def resolved(schema: Schema, whole: Schema) -> Schema:
    return whole["$defs"][schema["$ref"].removeprefix("#/$defs/")] if "$ref" in schema else schema


def named(properties: Schema) -> str:
    return " ".join(properties)


@pytest.mark.parametrize("name", OUTPUTS)
def test_a_field_that_is_added_inside_shows_in_no_output(name: str, read: Gathered) -> None:
    for made_of, write in OUTPUTS[name](read):
        before, grown = write(made_of), deepcopy(made_of)
        inside = list(records(grown))
        assert inside
        for record in inside:
            vars(record)["added_inside"] = "to no reader's knowledge"
        assert write(grown) == before


@pytest.mark.parametrize("name", OUTPUTS)
def test_what_a_schema_declares_is_written(name: str, read: Gathered) -> None:
    schema = orjson.loads(schemas.read(name))
    values = [orjson.loads(write(made_of)) for made_of, write in OUTPUTS[name](read)]
    found = {pair for value in values for pair in kept(schema, value, schema)}
    assert set(declared(schema)) - found == NEVER.get(name, set())


@pytest.mark.parametrize("name", OUTPUTS)
def test_what_is_written_is_declared(name: str, read: Gathered) -> None:
    schema = orjson.loads(schemas.read(name))
    for made_of, write in OUTPUTS[name](read):
        jsonschema.Draft202012Validator(schema).validate(orjson.loads(write(made_of)))


@pytest.mark.parametrize("name", OUTPUTS)
def test_every_object_of_a_schema_is_closed(name: str) -> None:
    """So that a key which is written and not declared does not pass."""

    def closed(schema: Any) -> bool:
        if isinstance(schema, list):
            return all(map(closed, schema))
        if not isinstance(schema, dict):
            return True
        own = "properties" not in schema or not isinstance(schema["properties"], dict) or "oneOf" in schema
        return (own or schema.get("additionalProperties") is False) and all(map(closed, schema.values()))

    assert closed(orjson.loads(schemas.read(name)))


def test_every_output_that_has_a_schema_is_here() -> None:
    """A profile's schema is of what is read, not of an output."""
    assert set(OUTPUTS) == set(schemas.names()) - {"profile"}


def test_schemas_agree_on_what_they_share() -> None:
    shared: dict[str, object] = {}
    for name in schemas.names():
        for record, schema in orjson.loads(schemas.read(name)).get("$defs", {}).items():
            assert shared.setdefault(record, schema) == schema, f"{record} in {name}"
