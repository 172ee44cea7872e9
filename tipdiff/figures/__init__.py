"""Findings to figures: which numbers a text states, of what, and for which year.

Takes sentences and a profile, gives `Figure`s; takes reports, gives the same reports with their figures. All that is
particular to a family of reports (verbs, nouns, qualifiers, scopes) stands in its profile.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence

from tipdiff import profiles
from tipdiff.figures import cells
from tipdiff.figures.agencies import part
from tipdiff.figures.caveats import attach
from tipdiff.figures.customs import Habit
from tipdiff.figures.dimensions import REST, with_dimension
from tipdiff.figures.lexicon import lexicon
from tipdiff.figures.passage import Passage
from tipdiff.figures.pipeline import Scene, read
from tipdiff.model import OTHER, Figure, Report, Section
from tipdiff.model.edition import Edition, own_year
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
    scene = _scene(family, edition, country, (*before, sentence))
    passage = Passage()
    for text in before:
        read(text, scene, passage)
    return read(sentence, scene, passage)


def annotate(report: Report, profile: Profile) -> Report:
    """The report with the figures of every finding."""
    texts = (finding.text for section in report.sections for finding in section.findings)
    scene = _scene(profile, report.edition, report.country, texts)
    listed = {form.name for form in profile.sections if form.items}
    sections = (
        _advised(_section(section, scene)) if section.section in listed else _section(section, scene)
        for section in report.sections
    )
    return replace(
        report,
        sections=tuple(
            _with_tables(section, report, profile, scene) if section.tables else section for section in sections
        ),
    )


def _with_tables(section: Section, report: Report, profile: Profile, scene: Scene) -> Section:
    own = own_year(report.edition, profile.reference_year)
    measure = cells.named(profile.figures.rows) if profile.figures.known else cells.in_its_words
    tables = (cells.figures(table, own, scene.habit.custom, measure) for table in section.tables)
    return replace(section, tables=tuple(tables))


def _advised(section: Section) -> Section:
    """A list of recommendations tells what should be, not what was counted: its numbers are no measure's."""

    def plain(figure: Figure) -> Figure | None:
        if figure.value is None:
            return None
        return replace(
            figure,
            measure=OTHER,
            qualifiers=(),
            scope=None,
            reference_year=None,
            counted_by=None,
            part_of=None,
            dimensions=(),
        )

    return _each(section, plain)


def _section(section: Section, scene: Scene) -> Section:
    passage, findings, doubts = Passage(), [], {}
    for at, finding in enumerate(section.findings):
        found = read(finding.text, scene, passage, finding.id)
        findings.append(replace(finding, figures=tuple(found)) if found else finding)
        if passage.doubts:
            doubts[at] = passage.doubts
    whole = part(findings, passage.agencies, scene.lexicon.level) if passage.agencies else tuple(findings)
    read_section = replace(section, findings=attach(whole, doubts) if doubts else whole)
    measures = scene.lexicon.aside.get(section.section)
    return _set_aside(read_section, measures) if measures else read_section


def _set_aside(section: Section, measures: frozenset[str]) -> Section:
    """A section that counts some things only on the way: its name is the scope of those counts."""
    return _each(
        section,
        lambda figure: (
            with_dimension(figure, REST, section.section)
            if figure.measure in measures and figure.scope is None
            else figure
        ),
    )


def _each(section: Section, change: Callable[[Figure], Figure | None]) -> Section:
    """The section with each figure as `change` gives it; None leaves it out."""
    findings = []
    for finding in section.findings:
        if finding.figures:
            figures = tuple(each for figure in finding.figures if (each := change(figure)) is not None)
            finding = replace(finding, figures=figures)
        findings.append(finding)
    return replace(section, findings=tuple(findings))


def _scene(profile: Profile, edition: Edition | None, country: str | None, texts: Iterable[str]) -> Scene:
    words = lexicon(profile)
    return Scene(words, own_year(edition or 0, profile.reference_year) or 0, country, Habit(texts))
