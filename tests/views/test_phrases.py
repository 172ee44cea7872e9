"""What a reader is told: names of sections and ranks as the family writes them, reasons in plain words."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

import pytest

import tipdiff
from tipdiff import profiles
from tipdiff.model import ChangeLog, FigureChange, Section
from tipdiff.model.frozen import replace
from tipdiff.views import phrases


@pytest.fixture(scope="module")
def log(corpus: Path) -> ChangeLog:
    old, new = sorted((corpus / "peralonia").iterdir())[-3:-1]
    return tipdiff.diff(tipdiff.load(old), tipdiff.load(new))


def _rated(log: ChangeLog, profile: str, old: str | None, new: str | None) -> ChangeLog:
    reports = ((log.old, old), (log.new, new))
    sides = (replace(report, family=profiles.load(profile), tier=tier) for report, tier in reports)
    earlier, later = sides
    return replace(log, old=earlier, new=replace(later, movement=None))


@pytest.mark.parametrize(
    ("profile", "old", "new", "scale", "said"),
    [
        ("tip", "2", "2-watch-list", "Tier", "Tier 2 → Tier 2 Watch List"),
        ("tip", "special-case", None, "Tier", "Special Case → not stated"),
        ("dol", "significant", "moderate", "Level", "Significant Advancement → Moderate Advancement"),
    ],
)
def test_a_rank_is_called_what_its_family_calls_it(
    log: ChangeLog, profile: str, old: str, new: str | None, scale: str, said: str
) -> None:
    rated = _rated(log, profile, old, new)
    assert phrases.scale(rated.new) == scale
    assert phrases.tier(rated) == said


def test_a_family_that_rates_nobody_has_no_such_line(log: ChangeLog) -> None:
    assert phrases.tier(_rated(log, "hrr", None, None)) is None


@pytest.mark.parametrize(
    ("section", "printed", "name"),
    [
        ("trafficking-profile", "TRAFFICKING PROFILE:", "Trafficking profile"),
        ("section-1-b", "b. Lost Ferries", "1.b. Lost Ferries"),
        ("section-6-women", "Women", "6: Women"),
        ("section-3", "Section 3. Of the Harbors", "Section 3. Of the Harbors"),
        ("section-2-a", None, "Section 2 a"),
    ],
)
def test_a_numbered_section_is_told_by_its_printed_title(
    log: ChangeLog, section: str, printed: str | None, name: str
) -> None:
    found = replace(log.new.sections[0], section=section, heading=printed)
    assert isinstance(found, Section)
    assert phrases.section_name(section, replace(log, new=replace(log.new, sections=(found,)))) == name


def test_quiet_changes_of_recommendations_are_carried_over(log: ChangeLog) -> None:
    told = [change for change in log.changes if change.section == "recommendations" and change.kind == "changed"]
    rolled = tuple(replace(change, aspects=("year-roll",)) if change in told else change for change in log.changes)
    assert " 0 reworded" in (phrases.recommendations(replace(log, changes=rolled)) or "")


def test_why_two_findings_were_matched_is_said_plainly(log: ChangeLog) -> None:
    change = replace(log.changes[0], similarity=0.94, reasons=("fuzzy", "figures-masked", "shares: ferry, quota"))
    assert phrases.because(change) == "94 % alike; other numbers; both say ferry, quota"


@pytest.mark.parametrize(("similarity", "said"), [(0.54, "wording, possible match"), (0.55, "wording")])
def test_a_match_of_little_likeness_is_left_to_the_reader(log: ChangeLog, similarity: float, said: str) -> None:
    change = next(each for each in log.changes if each.kind == "changed" and len(each.old) == len(each.new) == 1)
    doubtful = replace(change, moved=False, aspects=("wording",), similarity=similarity)
    assert phrases.nature(doubtful, log) == said


def test_a_fold_says_what_it_hides(log: ChangeLog) -> None:
    still = replace(log.changes[0], kind="unchanged", moved=False, aspects=())
    rolled = replace(still, kind="changed", aspects=("year-roll",))
    fresh = replace(still, kind="new")
    assert phrases.folded([still, still, rolled, fresh]) == "2 unchanged, 1 year only, 1 filtered out"


def _shift(log: ChangeLog, old: float, new: float, unit: str | None) -> FigureChange:
    figure = next(f for finding in log.new.findings for f in finding.figures if f.value and f.bound == "exactly")
    plain = replace(figure, high=None, unit=unit, reference_year=None, dimensions=())
    before, after = (replace(plain, value=value) for value in (old, new))
    return FigureChange("other", before, after, new - old, None)


@pytest.mark.parametrize(
    ("old", "new", "unit", "label", "said"),
    [
        (40, 52, "percent", "share", "40 % → 52 %, +12 points"),
        (52, 40, "percent", "share", "52 % → 40 %, −12 points"),
        (400, 200, "USD", "money", "USD 400 → USD 200, −50 %"),
        (400, 200, "NGOs+", "NGOs+", "400 → 200, −50 %"),
        (400, 200, None, "number", "400 → 200, −50 %"),
        (40_000, 40_012, None, "number", "40,000 → 40,012"),
        (10, 33.333, "percent", "share", "10 % → 33.3 %, +23.3 points"),
        (32, 32_000, "USD", "money", "USD 32 → USD 32,000, a leap to be doubted"),
    ],
)
def test_a_number_is_called_what_it_counts(
    log: ChangeLog, old: float, new: float, unit: str | None, label: str, said: str
) -> None:
    change = _shift(log, old, new, unit)
    assert phrases.figure_label(change) == label
    assert phrases.figure_change(change) == said


def test_the_sections_that_changed_most_come_first(log: ChangeLog) -> None:
    said = phrases.most_changed(log)
    news = Counter(change.section for change in log.changes if change.news)
    assert list(said) == [section for section, _ in news.most_common(phrases.SECTIONS_NAMED)]
    first, count = news.most_common(1)[0]
    assert sum(int(part.split()[0]) for part in said[first].partition(": ")[2].split(", ")) == count
    one = tuple(change for change in log.changes if change.section == first)
    assert phrases.most_changed(replace(log, changes=one)) == {}


def test_how_many_numbers_differ_is_said_where_any_does(log: ChangeLog) -> None:
    told = next(change for change in log.changes if change.kind == "changed" and len(change.figures) == 1)
    assert phrases.numbers(replace(log, changes=(told,))) == "1 number differs in one finding that both reports have"
    assert phrases.numbers(replace(log, changes=(replace(told, figures=()),))) is None
