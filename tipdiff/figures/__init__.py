"""Findings to figures: which numbers a text states, of what, and for which year.

Takes sentences and a profile, gives `Figure`s; takes reports, gives the same reports with their figures. All that is
particular to a family of reports (verbs, nouns, qualifiers, scopes) stands in its profile.
"""

from __future__ import annotations

from collections.abc import Sequence

from tipdiff import profiles
from tipdiff.figures import sections
from tipdiff.figures.passage import Passage
from tipdiff.figures.pipeline import read
from tipdiff.model import Figure, Report
from tipdiff.model.edition import Edition
from tipdiff.model.frozen import replace
from tipdiff.profiles import Profile

__all__ = ["annotate", "extract"]


def extract(
    sentence: str,
    edition: Edition | None = 2024,
    profile: str | Profile = "tip",
    country: str | None = None,
    before: Sequence[str] = (),
) -> list[Figure]:
    """The figures of one sentence, in its order.

    Args:
        sentence: normalized text; spans count its code points.
        edition: the year printed on the report; the profile's default year counts from it. `None` leaves
            years that the sentence does not state open.
        profile: a family by name or as loaded.
        country: the report's country as a slug: it settles whose pesos are meant, and which place is the
            whole.
        before: sentences of the same section that it may lean on, the nearest last.
    """
    family = profiles.load(profile) if isinstance(profile, str) else profile
    scene = sections.scene(family, edition, country, (*before, sentence))
    passage = Passage()
    for text in before:
        read(text, scene, passage)
    return read(sentence, scene, passage)


def annotate(report: Report, profile: Profile) -> Report:
    """The report with the figures of every finding."""
    scene = sections.scene(profile, report.edition, report.country, (finding.text for finding in report.findings))
    return replace(
        report, sections=tuple(sections.finished(section, scene, report, profile) for section in report.sections)
    )
