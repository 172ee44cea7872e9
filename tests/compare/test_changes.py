"""Kinds, aspects, ids and places of changes, each told from the contract."""

from __future__ import annotations

from collections import Counter

import pytest

import tipdiff
from tipdiff.model import Change, ChangeLog


def prosecution(log: ChangeLog) -> list[Change]:
    return [change for change in log.changes if "prosecution" in (change.section, change.old_section)]


FIRST = "The government maintained law enforcement efforts."


@pytest.mark.parametrize(
    ("old", "new", "kind", "aspects"),
    [
        ("Police in the port towns lacked boats.", "Police in the port towns lacked boats.", "unchanged", ()),
        ("The law of 2010 was in force in 2022.", "The law of 2010 was in force in 2023.", "changed", ("year-roll",)),
        ("Police searched 31 boats in the port.", "Police searched 47 boats in the port.", "changed", ("figures",)),
        ("Police said “no boats” were there.", 'Police said "no boats" were there.', "changed", ("typography",)),
        ("Police in the ports lacked fast boats.", "Police in the ports lacked good boats.", "changed", ("wording",)),
        (
            "In 2022, police searched 31 boats in the port.",
            "In 2023, police searched 47 boats in the port.",
            "changed",
            ("figures", "year-roll"),
        ),
        (
            "Judges heard the case behind closed doors; the court then freed every defendant.",
            "Judges heard the case behind closed doors. The court then freed every defendant.",
            "changed",
            ("structure",),
        ),
    ],
)
def test_aspects(reports, old: str, new: str, kind: str, aspects: tuple[str, ...]) -> None:
    change = prosecution(reports.log(f"{FIRST} {old}", f"{FIRST} {new}"))[1]
    assert (change.kind, change.aspects) == (kind, aspects)


def test_years_that_did_not_roll_with_the_editions_are_wording(reports) -> None:
    log = reports.log(f"{FIRST} The law dates from 2010.", f"{FIRST} The law dates from 2015.")
    assert prosecution(log)[1].aspects == ("wording",)


def test_one_edition_twice_is_compared_and_rolls_no_years(reports) -> None:
    log = reports.log(
        f"{FIRST} Police searched 31 boats.", f"{FIRST} Police searched 32 boats.", old_edition=2024, new_edition=2024
    )
    assert prosecution(log)[1].aspects == ("figures",)


def test_quiet_changes_are_year_and_typography_only(reports) -> None:
    log = reports.log(f"{FIRST} So it was in 2022.", f"{FIRST} So it was in 2023.")
    assert [change.quiet for change in prosecution(log)] == [False, True]
    assert log.summary.quiet == 1


def test_every_finding_stands_in_one_change(sample_log: ChangeLog) -> None:
    for side, report in (("old", sample_log.old), ("new", sample_log.new)):
        ids = Counter(finding.id for change in sample_log.changes for finding in getattr(change, side))
        assert ids == Counter(finding.id for finding in report.findings)


def test_changes_come_in_the_new_order_and_words_rebuild(sample_log: ChangeLog) -> None:
    order = {finding.id: n for n, finding in enumerate(sample_log.new.findings)}
    places = [order[change.new[0].id] for change in sample_log.changes if change.new]
    assert places == sorted(places)
    for change in sample_log.changes:
        old, new = (" ".join(finding.text for finding in side) for side in (change.old, change.new))
        assert "".join(text for kind, text in change.words if kind != "insert") == old
        assert "".join(text for kind, text in change.words if kind != "delete") == new


def test_a_dropped_finding_stands_at_its_old_place(reports) -> None:
    rest = "Judges took bribes from the owners of brick kilns. The navy patrolled the coast at night."
    log = reports.log(f"{FIRST} A hotline for sailors was closed down in May. {rest}", f"{FIRST} {rest}")
    assert [change.kind for change in prosecution(log)] == ["unchanged", "dropped", "unchanged", "unchanged"]


def test_a_dropped_finding_at_the_head_of_its_section_stands_there(reports) -> None:
    rest = "Judges took bribes from the owners of brick kilns."
    log = reports.log(f"A hotline for sailors was closed down in May. {rest}", rest)
    told = [(change.section, change.kind) for change in log.changes]
    assert told.index(("prosecution", "dropped")) == told.index(("prosecution", "unchanged")) - 1


def test_ids_outlive_a_move_and_tell_twins_apart(reports) -> None:
    twice = "The court sat behind closed doors."
    first = reports.log(f"{FIRST} {twice} {twice}", f"{FIRST} {twice} {twice}")
    ids = [change.id for change in prosecution(first)]
    assert len(set(ids)) == 3
    again = reports.log(f"{FIRST} {twice} {twice}", f"{twice} {FIRST} {twice}")
    assert {change.id for change in prosecution(again)} == set(ids)


def test_a_report_against_itself_is_unchanged(corpus) -> None:
    report = tipdiff.load(corpus / "narvesia/2024.md")
    log = tipdiff.diff(report, report)
    assert {change.kind for change in log.changes} == {"unchanged"}
    assert (log.summary.moved, log.summary.figures_changed, log.summary.similarity) == (0, 0, 1.0)


def test_counts_agree_with_the_changes(sample_log: ChangeLog) -> None:
    kinds = Counter(change.kind for change in sample_log.changes)
    assert [getattr(sample_log.summary, kind) for kind in ("unchanged", "changed", "new", "dropped")] == [
        kinds[kind] for kind in ("unchanged", "changed", "new", "dropped")
    ]
    for kind in ("unchanged", "changed", "new", "dropped"):
        assert sum(getattr(section, kind) for section in sample_log.sections) == kinds[kind]
