"""The reference and the JSON Schema of a family's file are made from the records, and are up to date."""

from __future__ import annotations

import re
import tomllib
from pathlib import Path

import pytest
from jsonschema import Draft202012Validator

from tipdiff import profiles
from tipdiff.cli import main
from tipdiff.profiles.faults import tables
from tipdiff.profiles.reference import README, described, reference, schema, written


@pytest.mark.parametrize("path", written(), ids=lambda path: path.name)
def test_what_is_made_from_the_records_is_up_to_date(path: Path) -> None:
    assert path.read_text(encoding="utf-8") == written()[path], "run python -m tipdiff.profiles.reference"


def test_every_key_of_every_table_is_told() -> None:
    told = reference()
    for _, record in tables():
        for key in record.__annotations__:
            assert re.search(rf"^\| `{key}`(?: \(required\))? \| \S.* \| \S.* \|$", told, re.MULTILINE), key


def test_every_record_has_its_words() -> None:
    assert all(described()[record.__name__].summary for _, record in tables())


@pytest.mark.parametrize("name", profiles.names())
def test_shipped_profiles_are_valid_by_the_schema(name: str) -> None:
    table = tomllib.loads(Path(profiles.__file__).with_name(f"{name}.toml").read_text(encoding="utf-8"))
    Draft202012Validator.check_schema(schema())
    Draft202012Validator(schema()).validate(table)


@pytest.mark.parametrize(
    "wrong",
    [
        {"nam": "x"},
        {"version": "1"},
        {"sections": [{"headings": []}]},
        {"figures": {"verbz": {}}},
        {"figures": {"roles": {"people": ["x"]}}},
        {"tier": {"key": "tier", "titles": [], "values": [["only one"]]}},
    ],
)
def test_what_the_loader_refuses_the_schema_refuses(wrong: dict[str, object]) -> None:
    table = tomllib.loads(Path(profiles.__file__).with_name("dol.toml").read_text(encoding="utf-8"))
    assert not Draft202012Validator(schema()).is_valid({**table, **wrong})


def test_the_schema_is_an_output(capfd: pytest.CaptureFixture[str]) -> None:
    assert main(["schema", "profile"]) == 0
    assert '"A family of reports, as tipdiff reads it"' in capfd.readouterr().out


def test_the_example_of_the_readme_is_a_profile() -> None:
    example = "\n".join(re.findall(r"```toml\n(.*?)```", README.read_text(encoding="utf-8"), re.DOTALL))
    family = profiles.parse(example, "README.md")
    assert [form.name for form in family.sections] == ["wheels", "advice"]
    assert family.figures.known == ("repairs", "output", "visits")
