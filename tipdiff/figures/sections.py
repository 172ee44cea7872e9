"""A section's findings with their figures: takes a section and what stays the same over its report.

Owns the order of what is done once its sentences are read: counts of single agencies are parted, the text's doubts are
put on what they qualify, what the section counts only on the way is set aside, and what a recommendation advises is no
measure's. Its tables are read last.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator

from tipdiff.figures import own_words
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

SENTENCES, AGENCIES, DOUBTS, ASIDE, ADVICE = (
    f"sections/{name}"
    for name in ("sentences", "agency-beside-others", "doubt-of-the-text", "counted-on-the-way", "advice")
)
"""The steps, in their order."""
SAYS = {
    AGENCIES: "Where another count of the same stands beside an agency's, or is the whole, it is that agency's alone.",
    DOUBTS: "The text warns of the figures in the sentence of the warning, or of the run of figures beside it.",
    ASIDE: "The section counts this measure only on the way: its name narrows it.",
    ADVICE: "A recommendation tells what should be, not what was counted: its numbers are no measure's.",
}
"""Each step but the first in a sentence."""
Reader = Callable[[str, Scene, Passage, str], list[Figure]]


def scene(profile: Profile, edition: Edition | None, country: str | None, texts: Iterable[str]) -> Scene:
    """What stays the same over a report."""
    words = lexicon(profile)
    return Scene(words, own_year(edition or 0, profile.reference_year) or 0, country, Habit(texts))


def finished(section: Section, scene: Scene, report: Report, profile: Profile) -> Section:
    """The section with the figures of every finding and table."""
    *_, (_, done) = steps(section, scene, profile)
    if not profile.figures.known:
        path = section.section.split("/")
        done = replace(done, findings=tuple(own_words.named(finding, path) for finding in done.findings))
    return _with_tables(done, scene, report, profile) if done.tables else done


def _with_tables(section: Section, scene: Scene, report: Report, profile: Profile) -> Section:
    from tipdiff.figures import cells

    own = own_year(report.edition, profile.reference_year)
    measure = cells.named(profile.figures.rows, profile.figures.units) if profile.figures.known else cells.in_its_words
    tables = (cells.figures(table, own, scene.habit.custom, measure) for table in section.tables)
    return replace(section, tables=tuple(tables))


def steps(section: Section, scene: Scene, profile: Profile, reader: Reader = read) -> Iterator[tuple[str, Section]]:
    """(step, the section after it), of the steps that this section takes; `reader` reads each of its sentences."""
    passage, findings, doubts = Passage(), [], {}
    for at, finding in enumerate(section.findings):
        found = reader(finding.text, scene, passage, finding.id)
        findings.append(replace(finding, figures=tuple(found)) if found else finding)
        if passage.doubts:
            doubts[at] = passage.doubts
    done = replace(section, findings=tuple(findings))
    yield SENTENCES, done
    if passage.agencies:
        done = replace(done, findings=part(done.findings, passage.agencies, scene.lexicon.level))
        yield AGENCIES, done
    if doubts:
        done = replace(done, findings=attach(done.findings, doubts))
        yield DOUBTS, done
    if measures := scene.lexicon.aside.get(section.section):
        done = _set_aside(done, measures)
        yield ASIDE, done
    if profile.is_list(section.section):
        yield ADVICE, _each(done, _advised)


def _advised(figure: Figure) -> Figure | None:
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


def _set_aside(section: Section, measures: frozenset[str]) -> Section:
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
