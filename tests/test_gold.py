"""The sample corpus against its gold: every phenomenon under its name, and nothing else reported as one."""

from __future__ import annotations

import csv
from collections import Counter
from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path

import pytest

import tipdiff
from tipdiff.corpus import Corpus
from tipdiff.model import Change, ChangeLog, Finding, Report

ROOT = Path(__file__).parent.parent
JOINT = " || "
Row = tuple[str, str, str]
"""Kind, old text, new text."""

with (ROOT / "tests/gold/phenomena.tsv").open(encoding="utf-8", newline="") as file:
    GOLD = list(csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE))
REPORTS: dict[tuple[str, int], Report] = {
    (entry.country, entry.edition): tipdiff.load(entry.path) for entry in Corpus(ROOT / "corpus").entries()
}
PAIRS = [(a, b) for a, b in pairwise(sorted(REPORTS)) if a[0] == b[0]]
COMPLETE = frozenset(
    (
        "new",
        "dropped",
        "recommendation-new",
        "recommendation-dropped",
        "recommendation-carried",
        "recommendation-reworded",
        "moved",
        "moved-edited",
        "split",
        "merged",
        "year-roll",
    )
)
"""Kinds of which the gold lists every one."""


def name(pair: tuple[tuple[str, int], tuple[str, int]]) -> str:
    return f"{pair[0][0]}-{pair[0][1]}-{pair[1][1]}"


def text(findings: tuple[Finding, ...]) -> str:
    return JOINT.join(finding.text for finding in findings)


def kinds(change: Change) -> Iterator[str]:
    """The names that a change bears in the gold."""
    listed = "recommendations" in (change.section, change.old_section)
    if change.kind in ("new", "dropped"):
        yield f"recommendation-{change.kind}" if listed else change.kind
        return
    if listed:
        yield "recommendation-reworded" if change.kind == "changed" and not change.quiet else "recommendation-carried"
    if len(change.new) > 1:
        yield "split"
    if len(change.old) > 1:
        yield "merged"
    if change.moved:
        yield "moved" if change.kind == "unchanged" else "moved-edited"
    elif change.aspects == ("year-roll",):
        yield "year-roll"


def reported(log: ChangeLog) -> Counter[Row]:
    return Counter((kind, text(change.old), text(change.new)) for change in log.changes for kind in kinds(change))


def gold(country: str, old: int | None, new: int, *of: str) -> list[dict[str, str]]:
    editions = (str(old or ""), str(new))
    return [
        row
        for row in GOLD
        if row["country"] == country and (row["old_edition"], row["new_edition"]) == editions and row["kind"] in of
    ]


@pytest.mark.parametrize("pair", PAIRS, ids=name)
def test_every_phenomenon_under_its_name_and_no_other(pair: tuple[tuple[str, int], tuple[str, int]]) -> None:
    (country, old), (_, new) = pair
    found = reported(tipdiff.diff(REPORTS[pair[0]], REPORTS[pair[1]]))
    listed = Counter((row["kind"], row["old_text"], row["new_text"]) for row in gold(country, old, new, *COMPLETE))
    assert (list(listed - found), list(found - listed)) == ([], [])


@pytest.mark.parametrize("pair", PAIRS, ids=name)
def test_figures_that_rose_and_fell(pair: tuple[tuple[str, int], tuple[str, int]]) -> None:
    (country, old), (_, new) = pair
    log = tipdiff.diff(REPORTS[pair[0]], REPORTS[pair[1]])
    for row in gold(country, old, new, "figure-up", "figure-down"):
        measure, _, values = row["detail"].partition(": ")
        before, after = (int(value.replace(",", "")) for value in values.split(" -> "))
        assert (before < after) == (row["kind"] == "figure-up")
        changes = [change for change in log.changes if text(change.new) == row["new_text"]]
        moved = {
            (each.old.value, each.new.value) for change in changes for each in change.figures if each.old and each.new
        }
        assert (before, after) in moved, f"{measure} in {row['new_text']}"


@pytest.mark.parametrize("pair", PAIRS, ids=name)
def test_tiers_that_moved(pair: tuple[tuple[str, int], tuple[str, int]]) -> None:
    (country, old), (_, new) = pair
    tiers = f"{REPORTS[pair[0]].tier} -> {REPORTS[pair[1]].tier}"
    listed = [row["detail"] for row in gold(country, old, new, "tier-moved")]
    assert listed == ([tiers] if REPORTS[pair[0]].tier != REPORTS[pair[1]].tier else [])


@pytest.mark.parametrize("key", sorted(REPORTS), ids=lambda key: f"{key[0]}-{key[1]}")
def test_what_is_seen_in_one_report_alone(key: tuple[str, int]) -> None:
    report = REPORTS[key]
    findings = {finding.text: finding for finding in report.findings}
    special = bool(gold(*key[:1], None, key[1], "special-case"))
    assert (report.tier == "special-case") == special
    for row in gold(key[0], None, key[1], "page-break", "number-words"):
        assert row["new_text"] in findings
    for row in gold(key[0], None, key[1], "lost-hyphen"):
        glued, _, whole = row["detail"].partition(" -> ")
        finding = findings[row["new_text"]]
        assert whole.lower() in finding.text.lower() and glued.lower() in (finding.raw or "").lower()
