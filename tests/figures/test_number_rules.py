"""Every rule of reading numbers has a fixture in which it speaks, and which fails without it."""

from __future__ import annotations

import pytest
from number_rules import CONDITIONS, RULES, Line, lines, read, rows, spoken, tables, written

from tipdiff.figures import numbers as stage
from tipdiff.figures.rules import of_rules

NAMES = [(table, rule.name) for table, each in tables().items() for rule in each.rules]
EACH = pytest.mark.parametrize("rule", [rule for _, rule in NAMES])


def test_rules_and_fixtures_are_the_same_ones() -> None:
    folders = {each.name for each in tables().values()}
    found = {str(path.relative_to(RULES).with_suffix("")) for folder in folders for path in (RULES / folder).iterdir()}
    assert found == {rule for _, rule in NAMES}
    assert len(NAMES) == len(found)


def test_every_rule_says_what_it_reads() -> None:
    assert [rule.name for each in tables().values() for rule in each.rules if not rule.says.endswith(".")] == []


@EACH
def test_a_rule_speaks_where_it_must_and_nowhere_else(rule: str) -> None:
    rows = list(lines(rule))
    assert {row.speaks for row in rows} == {True, False}
    for row in rows:
        found = read(row)
        assert (written(found), rule in spoken(found)) == (row.numbers, row.speaks), row.sentence


@pytest.mark.parametrize(("table", "rule"), NAMES, ids=[rule for _, rule in NAMES])
def test_a_fixture_fails_without_its_rule(table: str, rule: str, monkeypatch: pytest.MonkeyPatch) -> None:
    whole = tables()[table]
    monkeypatch.setattr(stage, table, of_rules(whole.name, (each for each in whole.rules if each.name != rule)))
    assert [row.sentence for row in lines(rule) if written(read(row)) != row.numbers]


@pytest.mark.parametrize("line", list(rows(CONDITIONS)), ids=lambda line: line.sentence)
def test_a_sentence_is_read_exactly(line: Line) -> None:
    assert written(read(line)) == line.numbers
