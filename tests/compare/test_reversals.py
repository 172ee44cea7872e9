"""What a change turned round: which word became which, and nothing where no word did."""

from __future__ import annotations

from pathlib import Path

import pytest

from tipdiff import diff, load
from tipdiff.compare.reversals import reversal
from tipdiff.model import Change, Finding, Report
from tipdiff.model.frozen import replace

PAGE = Path(__file__).parents[2] / "corpus/peralonia/2023.html"


def change(old: str, new: str) -> Change | None:
    report = load(PAGE)

    def edition(year: int, text: str) -> Report:
        section = replace(report.sections[1], findings=(Finding(f"{report.sections[1].section}.1", text),))
        return replace(report, edition=year, sections=(section,))

    changes = diff(edition(2023, old), edition(2024, new)).changes
    return changes[0] if len(changes) == 1 else None


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        (
            "There were no significant changes in the rights of fishers during the year.",
            "The rights of fishers deteriorated during the year in the north.",
            '"no significant changes" became "deteriorated"',
        ),
        (
            "Access to the harbor and the markets improved in most towns.",
            "Access to the harbor and the markets deteriorated in most towns.",
            '"improved" became "deteriorated"',
        ),
        (
            "The office must publish its yearly count.",
            "The office should publish its yearly count.",
            '"must" became "should"',
        ),
        (
            "Catches stayed above the limit set by law.",
            "Catches stayed below the limit set by law.",
            '"above" became "below"',
        ),
        (
            "The navy respected the rules on nets.",
            "The navy restricted the rules on nets.",
            '"respected" became "restricted"',
        ),
        (
            "The law did not protect crews on foreign boats.",
            "The law did protect crews on foreign boats.",
            '"not" went',
        ),
        ("There were confirmed reports of debts.", "There were no confirmed reports of debts.", '"no" came'),
        (
            "Inspectors sometimes delayed the boats of small crews.",
            "Inspectors often delayed the boats of small crews.",
            '"sometimes" became "often"',
        ),
        (
            "The navy kept control of its crews, but its rules remained inadequate.",
            "The navy kept control of its crews and published its rules.",
            '"inadequate" is said no more',
        ),
        # no word became its opposite
        ("The office counted 12 boats in the north.", "The office counted 15 boats in the north.", None),
        ("The office must publish its count and must close.", "The office must publish its yearly count.", None),
        ("Prices rose, and prices fell again by the end.", "Prices rose again, and fell by the end.", None),
        ("The navy did not act and did not answer.", "The navy did not act and gave no answer.", None),
        ("The law was amended to permit larger boats.", "The law was amended to permit longer boats.", None),
    ],
)
def test_what_a_change_turned_round(old: str, new: str, said: str | None) -> None:
    found = change(old, new)
    assert found is not None
    turned = reversal(found)
    assert turned == said
