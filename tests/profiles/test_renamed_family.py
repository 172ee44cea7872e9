"""No code knows a family's words: under other names for all that its file names, the samples read the same.

Names are what the file gives a name to: its sections, ranks, measures, classes, qualifiers, scopes, counters, lists and
topics. What stands on the page (headings, verbs, nouns) keeps its words. A new name keeps its place in the alphabet,
so that what is sorted by name stays where it is; series, which page words may name, are compared in any order.
"""

from __future__ import annotations

import json
import tomllib
from collections.abc import Iterable, Iterator, Mapping
from itertools import pairwise
from pathlib import Path
from typing import Any, NamedTuple

import orjson
import pytest

import tipdiff
from tipdiff import profiles
from tipdiff.corpus import snapshot_json
from tipdiff.model.frozen import Frozen
from tipdiff.profiles import Profile, figure_words, records
from tipdiff.views import as_json

CORPUS = Path(__file__).parents[2] / "corpus"

Names = Mapping[str, Mapping[str, str]]
"""Kind -> name in the shipped file -> name in the renamed one."""
KINDS = {
    "SectionName": "section",
    "Rank": "rank",
    "Measure": "measure",
    "Measures": "measure",
    "Asked": "measure",
    "Class": "class",
    "Classes": "class",
    "Takes": "class",
    "Qualifier": "qualifier",
    "Qualifiers": "qualifier",
    "Scopes": "scope",
    "Scope": "scope",
    "Counter": "counter",
    "Counters": "counter",
}
"""Types of the records' fields that hold names, ..."""
DEFINED = {
    "lists": "list",
    "counted": "class",
    "qualifiers": "qualifier",
    "scopes": "scope",
    "circumstances": "scope",
    "counters": "counter",
}
"""... and the tables of figures whose keys give them."""
KEPT = {"other", "count", "*"}
"""Words of the tool, in the places of names."""


MADE = "made of the dimensions"
"""Stands for a scope: it is made of dimensions, which are compared one by one."""


def _renamed(kind: str, names: Iterable[str]) -> dict[str, str]:
    return {name: f"z{kind}-{place:03}" for place, name in enumerate(sorted({*names} - KEPT))}


def _names(family: Profile) -> Names:
    figures = family.figures
    assert family.tier is not None
    return {
        "section": _renamed("section", (form.name for form in family.sections)),
        "rank": _renamed("rank", (name for _, name in family.tier.values)),
        "measure": _renamed("measure", figures.known),
        "class": _renamed("class", figures.counted),
        "qualifier": _renamed("qualifier", figures.qualifiers),
        "scope": _renamed("scope", (*figures.scopes, *figures.circumstances)),
        "counter": _renamed("counter", figures.counters),
        "list": _renamed("list", figures.lists),
        "topic": _renamed("topic", family.topics),
    }


def _other(table: Any, kind: str, names: Names) -> Any:
    """A value of the file under other names; `kind` is its type in the records."""
    kind = kind.removesuffix(" | None")
    if kind in KINDS:
        known = names[KINDS[kind]]
        return " ".join(known.get(word, word) for word in table.split(" "))
    if kind == "Phrases":
        for name, new in names["list"].items():
            table = table.replace(f"@{name} ", f"@{new} ").replace(f"@{name},", f"@{new},")
            table = table.removesuffix(f"@{name}") + f"@{new}" if table.endswith(f"@{name}") else table
        return table
    if kind == "Seeking":
        return f"@{names['section'].get(table[1:], table[1:])}" if table.startswith("@") else table
    if kind.startswith("tuple[tuple["):
        sides = kind.removeprefix("tuple[tuple[").removesuffix("], ...]").split(", ")
        return [[_other(one, side, names) for side, one in zip(sides, pair, strict=True)] for pair in table]
    if kind.startswith("tuple["):
        each = kind.removeprefix("tuple[").removesuffix(", ...]")
        return [_other(one, each, names) for one in table]
    if kind.startswith("Mapping["):
        key, _, value = kind.removeprefix("Mapping[").removesuffix("]").partition(", ")
        return {_other(name, key, names): _other(one, value, names) for name, one in table.items()}
    return table


def _record(table: Mapping[str, Any], record: type[Frozen], names: Names) -> dict[str, Any]:
    """A table of the file that fills a record, under other names."""
    found: dict[str, Any] = {}
    for key, value in table.items():
        kind = record.__annotations__[key].removesuffix(" | None")
        if isinstance(value, dict) and isinstance(
            inner := getattr(records, kind, None) or getattr(figure_words, kind, None), type
        ):
            found[key] = _record(value, inner, names)
        elif kind == "tuple[SectionForm, ...]":
            found[key] = [_record(one, records.SectionForm, names) for one in value]
        else:
            found[key] = _other(value, kind, names)
        if record is figure_words.Figures and key in DEFINED:
            found[key] = {names[DEFINED[key]][name]: one for name, one in found[key].items()}
    return found


def _renamed_table(table: Mapping[str, Any], names: Names) -> dict[str, Any]:
    """The whole file under other names; what defines one is told apart here, what refers to it by its type."""
    found = _record(table, records.Profile, names)
    found["name"] = "family"
    found["tier"]["key"] = "rating"
    found["tier"]["values"] = [[text, names["rank"][name]] for text, name in table["tier"]["values"]]
    for form in found["sections"]:
        form["name"] = names["section"][form["name"]]
    found["figures"]["measures"] = " ".join(names["measure"][name] for name in table["figures"]["measures"].split())
    found["topics"] = {names["topic"][name]: entries for name, entries in found["topics"].items()}
    return found


def _toml(table: Mapping[str, Any]) -> str:
    """TOML of a profile, every table written out as a value."""
    return "".join(f"{key} = {_value(value)}\n" for key, value in table.items())


def _value(value: Any) -> str:
    if isinstance(value, dict):
        return "{" + ", ".join(f"{json.dumps(key)} = {_value(one)}" for key, one in value.items()) + "}"
    if isinstance(value, list):
        return "[" + ", ".join(map(_value, value)) + "]"
    return json.dumps(value, ensure_ascii=False)


class Reader(NamedTuple):
    """Both families, and how an output of the one is told in the words of the other."""

    profile: str
    """Path of the renamed file."""
    names: Names

    def told(self, value: Any, key: str = "") -> Any:
        """JSON of the shipped family under the new names; `key` is where it stands."""
        if isinstance(value, dict):
            return {name: self.told(one, name) for name, one in value.items()}
        if isinstance(value, list):
            found = [self.told(one, key) for one in value]
            return sorted(found, key=orjson.dumps) if key == "figures" else found
        return self._named(value, key) if isinstance(value, str) else value

    def _named(self, text: str, key: str) -> str:
        names = self.names
        if key in ("section", "old_section"):
            return names["section"][text]
        if key in ("id", "finding", "part_of", "evidence"):
            side, colon, place = text.partition(":") if key == "evidence" else ("", "", text)
            section, dot, rest = place.partition(".")
            return f"{side}{colon}{names['section'].get(section, section)}{dot}{rest}"
        if key == "measure":
            return names["measure"].get(text, text)
        if key == "qualifiers":
            return names["qualifier"][text]
        if key == "scope":
            return MADE
        if key in ("form", "persons", "origin", "level"):
            return names["qualifier"].get(text, text)
        if key == "counter":
            return "-and-".join(names["counter"].get(name, name) for name in text.split("-and-"))
        if key in ("phase", "place", "rest"):
            groups = {name + "s": new + "s" for name, new in names["class"].items()}
            return {**groups, **names["counter"], **names["section"], **names["scope"]}.get(text, text)
        if key == "counted_by":
            return " and ".join(names["counter"].get(name, name) for name in text.split(" and "))
        if key == "tier":
            return names["rank"][text]
        if key == "warnings":
            return " ".join(names["section"].get(word, word) for word in text.split(" "))
        if key == "profile":
            return text.replace("tip", "family")
        return text


@pytest.fixture(scope="module")
def reader(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Reader]:
    shipped = profiles.load("tip")
    names = _names(shipped)
    table = tomllib.loads(Path(profiles.__file__).with_name("tip.toml").read_text(encoding="utf-8"))
    path = tmp_path_factory.mktemp("family") / "family.toml"
    path.write_text(_toml(_renamed_table(table, names)), encoding="utf-8")
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(profiles, "_loaded", dict(profiles._loaded))
        patch.setattr(profiles, "_own", dict(profiles._own))
        yield Reader(str(path), names)


def test_no_name_is_left(reader: Reader) -> None:
    family = profiles.load(reader.profile)
    held = {name for kind in _names(family).values() for name in kind}
    assert held.isdisjoint(name for kind in reader.names.values() for name in kind)


@pytest.mark.parametrize("page", sorted(CORPUS.glob("*/*.*")), ids=lambda page: f"{page.parent.name}-{page.stem}")
def test_a_sample_reads_the_same(reader: Reader, page: Path) -> None:
    shipped = tipdiff.load(page, profile="tip")
    renamed = tipdiff.load(page, profile=reader.profile)
    told = reader.told(orjson.loads(snapshot_json.to_json(shipped)))
    assert told == _in_any_order(orjson.loads(snapshot_json.to_json(renamed)))


PAIRS = [pair for folder in sorted(CORPUS.iterdir()) for pair in pairwise(sorted(folder.iterdir()))]


@pytest.mark.parametrize(("old", "new"), PAIRS, ids=lambda page: f"{page.parent.name}-{page.stem}")
def test_a_pair_compares_the_same(reader: Reader, old: Path, new: Path) -> None:
    """Headlines, judgements, ranks, audits and recommendations among it."""
    shipped = tipdiff.diff(*(tipdiff.load(page, profile="tip") for page in (old, new)))
    renamed = tipdiff.diff(*(tipdiff.load(page, profile=reader.profile) for page in (old, new)))
    assert shipped.audits or shipped.headlines
    told = reader.told(orjson.loads(as_json.write(as_json.changelog(shipped, shipped.changes, {}))))
    assert told == _in_any_order(orjson.loads(as_json.write(as_json.changelog(renamed, renamed.changes, {}))))
    recommended = [shipped.recommends(change) for change in shipped.changes]
    assert any(recommended) and recommended == [renamed.recommends(change) for change in renamed.changes]


def _in_any_order(value: Any, key: str = "") -> Any:
    """As `Reader.told` orders it."""
    if isinstance(value, dict):
        return {name: _in_any_order(one, name) for name, one in value.items()}
    if isinstance(value, list):
        found = [_in_any_order(one, key) for one in value]
        return sorted(found, key=orjson.dumps) if key == "figures" else found
    return MADE if key == "scope" and isinstance(value, str) else value
