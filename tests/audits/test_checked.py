"""How many figures the audits held against others: what their silence speaks of."""

from __future__ import annotations

import html
from collections.abc import Callable

import pytest

from tipdiff.audits import Checked, audit
from tipdiff.model import ChangeLog
from tipdiff.model.frozen import replace
from tipdiff.tui import facts
from tipdiff.tui.places import Directory
from tipdiff.tui.rows.facts import FactRow
from tipdiff.views import as_html, as_json, as_markdown, as_text, phrases


def checked(reports, old: str, new: str) -> set[str]:
    """The texts of the figures that were held against others, by side."""
    log, held = reports.log(old, new), Checked()
    audit(log.old, log.new, log.changes, checked=held)
    sides = {"old": log.old, "new": log.new}
    figures = {(side, each.ref): each.text for side, report in sides.items() for each in report.figures_of(None)}
    assert log.summary.figures == len([each for r in sides.values() for each in r.figures_of(None) if each.value])
    assert log.summary.figures_checked == len(held.figures)
    return {f"{side} {figures[side, ref]}" for side, ref in held.figures}


@pytest.mark.parametrize(
    ("old", "new", "held"),
    [
        (  # another year: nothing to hold it against
            "Police investigated 40 cases in 2022.",
            "Police investigated 50 cases in 2023.",
            set(),
        ),
        (  # the same year, and they agree
            "Police investigated 40 cases in 2022.",
            "In 2022, police investigated 40 cases.",
            {"old 40 cases", "new 40 cases"},
        ),
        (  # parts that add up
            "The court sat.",
            "Police identified 40 victims (30 women and 10 men).",
            {"new 40 victims", "new 30 women", "new 10 men"},
        ),
        (  # a word of rise that holds
            "The court sat.",
            "Police investigated 50 cases in 2023, an increase from 40 cases in 2022.",
            {"new 50 cases", "new 40 cases"},
        ),
        (  # a per cent that holds, of what no measure counts
            "The court sat.",
            "Observers visited 12 of the 48 districts (25 percent).",
            {"new 12", "new 48 districts", "new 25 percent"},
        ),
        (  # counts of two places say nothing of each other
            "Police in 10 states investigated 40 cases in 2022.",
            "Observers saw 12 boats and 48 nets.",
            set(),
        ),
    ],
)
def test_a_figure_counts_as_checked_where_it_was_held_against_another(
    reports, old: str, new: str, held: set[str]
) -> None:
    assert checked(reports, old, new) == held


def test_where_an_audit_finds_something_its_figures_were_checked(sample_log: ChangeLog) -> None:
    assert sample_log.audits and sample_log.summary.figures_checked >= 2
    assert phrases.checked(sample_log).endswith(": 1 disagreement")


VIEWS: dict[str, Callable[[ChangeLog], str]] = {
    "text": lambda log: as_text.write(log, log.changes, colour=False, width=1000, quiet_too=False),
    "digest": lambda log: as_text.write(log, log.changes, colour=False, width=1000, quiet_too=False, digest=True),
    "markdown": lambda log: as_markdown.write(log, log.changes, quiet_too=False),
    "page": lambda log: html.unescape(as_html.write(log, log.changes, quiet_too=False)),
    "terminal": lambda log: "\n".join(
        row.text for row in facts.summary(log, Directory(log)) if isinstance(row, FactRow)
    ),
}


@pytest.mark.parametrize("view", VIEWS)
def test_a_view_says_how_far_the_audits_reach_even_where_they_find_nothing(
    reports, sample_log: ChangeLog, view: str
) -> None:
    silent = reports.log("Police investigated 40 cases in 2022.", "Police investigated 50 cases in 2023.")
    assert "checked 0 of 4 figures: nothing to hold against each other" in VIEWS[view](silent)
    agreed = reports.log("Police investigated 40 cases in 2022.", "In 2022, police investigated 40 cases.")
    assert "checked 2 of 4 figures: no disagreement" in VIEWS[view](agreed)
    assert phrases.checked(sample_log) in VIEWS[view](sample_log)


def test_the_json_counts_what_was_checked(sample_log: ChangeLog) -> None:
    summary = as_json.json_fields.summary(sample_log.summary)
    assert 0 < summary["figures_checked"] < summary["figures"]


def test_a_head_tells_of_doubts(reports, sample_log: ChangeLog) -> None:
    assert phrases.doubt(sample_log) is None
    warned = replace(sample_log, new=replace(sample_log.new, warnings=("section protection is empty",)))
    assert phrases.doubt(warned) == "1 warning"
    unread = replace(warned, new=replace(warned.new, unread=warned.new.warnings))
    assert phrases.doubt(unread) == "not all was read"
    assert '<p class="doubt">' in as_html.write(unread, unread.changes, quiet_too=False)
    assert '<p class="doubt">' not in as_html.write(sample_log, sample_log.changes, quiet_too=False)
