"""Every rule of what numbers mean has a fixture in which it speaks, and which fails without it."""

from __future__ import annotations

import number_rules
import pytest
from meaning_rules import RULES, lines, read, spoken, tables, whatever_is_held, without

NAMES = sorted(rule.name for each in tables() for rule in each.rules)
EACH = pytest.mark.parametrize("rule", NAMES)


def test_rules_and_fixtures_are_the_same_ones() -> None:
    folders = {path.name for path in RULES.iterdir()} - {each.name for each in number_rules.tables().values()}
    found = sorted(f"{folder}/{path.stem}" for folder in folders for path in (RULES / folder).iterdir())
    assert found == NAMES


def test_every_rule_says_what_it_reads() -> None:
    assert [rule.name for each in tables() for rule in each.rules if not rule.says.endswith(".")] == []


@EACH
def test_a_rule_speaks_where_it_must_and_nowhere_else(rule: str) -> None:
    rows = list(lines(rule))
    assert {row.speaks for row in rows} == {True, False}
    for row in rows:
        with spoken() as heard:
            figures = read(row)
        assert (figures, rule in heard) == (row.figures, row.speaks), row.sentence


@EACH
def test_a_fixture_fails_without_its_rule(rule: str) -> None:
    with without(rule):
        assert [row.sentence for row in lines(rule) if read(row) != row.figures]


def test_a_rule_speaks_of_no_sentence_without_the_words_that_bring_it_in() -> None:
    with whatever_is_held():
        assert [row.sentence for rule in NAMES for row in lines(rule) if read(row) != row.figures] == []
