"""What is wrong with a profile is said in one line: the file, the line, and the nearest name that would do."""

from __future__ import annotations

import tomllib
from collections.abc import Iterator, Mapping
from copy import deepcopy
from pathlib import Path
from typing import Any

import pytest
from mills import MILLS

from tipdiff import profiles
from tipdiff.cli import main
from tipdiff.errors import ProfileError
from tipdiff.profiles import reading
from tipdiff.profiles.faults import ordered, remedy, tables
from tipdiff.profiles.lines import line_of, lines_of
from tipdiff.profiles.reading import fields
from tipdiff.profiles.shapes import Path as Place

LISTED = "measures = 'repairs visits'\n"


def test_nothing_is_wrong_with_it() -> None:
    assert profiles.parse(MILLS, "mills.toml").figures.takes == {"repairs": ("wheel",), "visits": ("miller", "*")}


@pytest.mark.parametrize(
    ("right", "wrong", "said"),
    [
        ("[figures.verbs]", "[figures.verbz]", "33: there is no 'verbz' in [figures]. Did you mean 'verbs'?"),
        ("[tier]", "[teir]", "11: there is no 'teir' at the top of the file. Did you mean 'tier'?"),
        ("since = 2020", "sinse = 2020", "24: there is no 'sinse' in [[sections]]. Did you mean 'since'?"),
        ('title = "', 'titel = "', "3: there is no 'titel' at the top of the file. Did you mean 'title'?"),
        ("scale = ", "required = true\nscale = ", "15: there is no 'required' in [tier]. It belongs in [[sections]]"),
        ('key = "grade"\n', "", "11: [tier] lacks 'key'. Add it"),
        ("version = 3", 'version = "3"', "2: 'version' must be a whole number, not text. Fix it"),
        ("required = true", "required = 1", "23: 'required' must be true or false, not a whole number. Fix it"),
        ('detect = ["report on mills"]', 'detect = "mills"', "5: 'detect' must be a list of texts, not text. Fix it"),
        ("= 'visited'", "= ['visited']", "35: 'verbs.visits' must be text: phrases, separated by commas, not a list"),
        ("(?P<edition>20", "((?P<edition>20", "6: the pattern '"),
        ("?P<edition>", "?P<year>", "lacks the group edition. Write (?P<edition>...)"),
        (
            '"wheel rating", "wheels"',
            '"wheel rating", "wheel"',
            "8: there is no section 'wheel'. Did you mean 'wheels'?",
        ),
        ('scale = ["a", "b"]', 'scale = ["a", "c"]', "15: there is no rank 'c'. Use one of a, b"),
        ("leading = 'repairs'", "leading = 'repair'", "28: there is no measure 'repair'. Did you mean 'repairs'?"),
        ("visits = 'visited'", "visit = 'visited'", "35: there is no measure 'visit'. Did you mean 'visits'?"),
        ("repairs = 'wheel'", "repairs = 'whele'", "45: there is no class 'whele'. Did you mean 'wheel'?"),
        ("people = 'miller'", "people = 'millr'", "42: there is no class 'millr'. Did you mean 'miller'?"),
        ("with @aid", "with @aids", "34: there is no list '@aids'. Did you mean '@aid'?"),
        ("repaired,", "repaired,,", "34: 'verbs.repairs' holds an empty phrase. Take out the comma"),
        ("supplied with @aid", "supplied with ..", "34: the phrase 'supplied with ..' begins or ends with .."),
        ("'adult female'", "'adult femal'", "52: there is no trait 'femal'. Did you mean 'female'?"),
        ("women = 'adult", "woman = 'adult", "52: there is no qualifier 'woman'. Did you mean 'women'?"),
        ('"@wheels"]', '"@sluice"]', "55: there is no section '@sluice'. Did you mean '@sluices'?"),
        ('"2015-2018"', '"2018-2015"', "63: '2018-2015' is not a range of editions. Write 2019, "),
        (
            "old/{edition}",
            "old/{year}",
            "63: nothing is filled in for 'year' in 'https://mills.example/old/{year}/{slug}'",
        ),
        ('["2019-", ', '["2019-", "x", ', "62: 'addresses' must be a list of pairs: a range of editions, an address"),
        (
            '"wheels and *"',
            '"Wheels and *"',
            "19: the heading 'Wheels and *' is not in lower case. Write 'wheels and *'",
        ),
        ("version = 3", "version = ", "2: this is not TOML: invalid value. Fix the file"),
        ("version = 3", "version = 3\nversion = 4", "3: this is not TOML: cannot overwrite a value. Fix the file"),
    ],
)
def test_each_fault_in_one_line(tmp_path: Path, right: str, wrong: str, said: str) -> None:
    path = tmp_path / "mills.toml"
    assert right in MILLS
    path.write_text(MILLS.replace(right, wrong, 1), encoding="utf-8")
    with pytest.raises(ProfileError) as told:
        profiles.load(str(path))
    assert f"{path}, line " in str(told.value)
    assert said in str(told.value)


def test_the_process_says_it_in_one_line(tmp_path: Path, capfd: pytest.CaptureFixture[str]) -> None:
    path, page = tmp_path / "mills.toml", tmp_path / "page.md"
    path.write_text(MILLS.replace("[figures.verbs]", "[figures.verbz]"), encoding="utf-8")
    page.write_text("# Report on Mills 2021: Elbonia\n\n## Wheels\n\nTwo turned.\n", encoding="utf-8")
    assert main(["figures", str(page), "--profile", str(path)]) == 2
    shown = capfd.readouterr()
    assert shown.out == ""
    assert shown.err == (f"tipdiff: error: {path}, line 33: there is no 'verbz' in [figures]. Did you mean 'verbs'?\n")


def test_every_fault_at_once_in_the_order_of_the_file() -> None:
    text = (
        MILLS.replace("since =", "sinse =").replace("'adult female'", "'femal'").replace("version = 3", "version = 3.5")
    )
    found = reading.profile(tomllib.loads(text), closely=True)[1]
    assert [(line, fault.what) for line, fault in ordered(found, text)] == [
        (2, "'version' must be a whole number, not a number"),
        (24, "there is no 'sinse' in [[sections]]"),
        (52, "there is no trait 'femal'"),
    ]


def _tables(table: Mapping[str, Any], name: str = "") -> Iterator[tuple[str, dict[str, Any]]]:
    """Every table of a profile that fills a record, as `faults.tables` names it."""
    yield name or "the file", dict(table)
    for key, value in table.items():
        if isinstance(value, dict):
            yield from _tables(value, f"[{f'{name[1:-1]}.{key}' if name else key}]")
        elif isinstance(value, list) and value and isinstance(value[0], dict):
            for each in value:
                yield from _tables(each, f"[[{key}]]")


KNOWN = dict(tables())
TIP = tomllib.loads(Path(profiles.__file__).with_name("tip.toml").read_text(encoding="utf-8"))
KEYS = sorted({(name, key) for name, table in _tables(TIP) if name in KNOWN for key in table})


@pytest.mark.parametrize(("name", "key"), KEYS)
def test_every_key_of_a_shipped_profile_is_missed_when_misspelt(name: str, key: str) -> None:
    wrong = key + key[-1]
    table = deepcopy(TIP)
    at: Any = table
    for part in name.strip("[]").split(".") if name.startswith("[") else ():
        at = at[part][0] if isinstance(at[part], list) else at[part]
    at = next(each for each in table["sections"] if key in each) if name == "[[sections]]" else at
    at[wrong] = at.pop(key)
    fault = next(each for each in reading.profile(table, closely=False)[1] if each.key)
    assert fault.at[-1] == wrong
    assert remedy(fault) == f"Did you mean {key!r}?"


@pytest.mark.parametrize("name", profiles.names())
def test_every_key_and_element_has_its_line(name: str) -> None:
    text = Path(profiles.__file__).with_name(f"{name}.toml").read_text(encoding="utf-8")
    lines, rows = lines_of(text), text.splitlines()

    def walk(value: Any, at: Place) -> Iterator[tuple[Place, Any]]:
        yield at, value
        for key, each in (
            value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
        ):
            yield from walk(each, (*at, key))

    for at, value in walk(tomllib.loads(text), ()):
        if at and isinstance(at[-1], str):
            assert at[-1] in rows[line_of(at, lines) - 1]
        elif at and isinstance(value, str) and "\\" not in value:
            assert value in rows[line_of(at, lines) - 1]


def test_each_record_has_its_table() -> None:
    assert {name for name, record in KNOWN.items() if "name" in fields(record)} == {
        "the file",
        "[[sections]]",
    }


@pytest.mark.parametrize(
    ("own", "line", "wrong"),
    [
        ("[figures.money]\nrepiars = 'wheels'", 66, "repiars"),
        ("[figures.money]\nvists = 'wheels'\n[figures.terms]\nvisits = 'closed'", 66, "vists"),
    ],
)
def test_a_measure_that_is_nearly_another_is_refused_where_no_list_tells_them(own: str, line: int, wrong: str) -> None:
    text = f"{MILLS.replace(LISTED, '')}\n{own}\n"
    meant = "repairs" if wrong == "repiars" else "visits"
    with pytest.raises(ProfileError) as error:
        profiles.parse(text, "mills.toml")
    assert str(error.value).startswith(
        f"mills.toml, line {line}: there is no measure {wrong!r}. Did you mean {meant!r}?"
    )


def test_measures_of_unlike_names_need_no_list() -> None:
    text = f"{MILLS.replace(LISTED, '')}\n[figures.money]\nrepairs = 'paid'\nfees = 'charged'\n"
    assert profiles.parse(text, "mills.toml").figures.known == ("repairs", "visits", "fees")
