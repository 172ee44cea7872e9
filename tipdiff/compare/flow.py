"""The whole way from two reports to a change log, step after step.

What a step does stands in its own room; here stands in which order they come, and what is counted of them.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from functools import partial

from tipdiff import align, audits, series
from tipdiff.compare import headings
from tipdiff.compare.changes import changes as changes_of
from tipdiff.errors import UsageError
from tipdiff.model import Assessment, Change, ChangeLog, Report, SectionCount, Summary, TableChange
from tipdiff.model.frozen import replace
from tipdiff.profiles import Profile

LESS_PLACED = 0.05
"""Share of the text by which editions that are read alike differ at most: 0.03 in real reports."""


def compare(old: Report, new: Report) -> ChangeLog:
    """All changes between two editions of one country.

    Raises:
        UsageError: the reports are of two families.
    """
    if old.profile != new.profile:
        raise UsageError(
            f"{old.source} is read by the profile {old.profile}, {new.source} by {new.profile}",
            "Name one with --profile",
        )
    family = new.family
    new = _less_placed(old, new)
    old_labels, new_labels = headings.labels(old, new) if family.headed else (_section_names(old), _section_names(new))
    matches = align.match(
        *([finding.text for finding in report.findings] for report in (old, new)),
        old_sections=old_labels,
        new_sections=new_labels,
        old_paragraphs=_paragraph_numbers(old),
        new_paragraphs=_paragraph_numbers(new),
        drift=family.drift,
    )
    if family.headed:
        matches = sorted((*matches, *headings.alone(old, new, matches)), key=lambda each: (each.new, each.old))
    pair = partial(series.pair, old_edition=old.edition, new_edition=new.edition)
    changes = changes_of(old, new, matches, pair)
    points = series.series(old, new)
    cells = _tables(old, new)
    checked = audits.Checked()
    found = audits.audit(old, new, changes, cells, checked)
    figures = sum(each.value is not None for report in (old, new) for each in report.figures_of(None))
    audited = (len(found), figures, len(checked.figures))
    headlines = series.headlines(old, new)
    return ChangeLog(
        old=old,
        new=new,
        summary=_summary(changes, sum(headline.changed for headline in headlines), audited),
        assessments=_assessments(old, new, family),
        sections=_section_counts(old, new, changes),
        changes=changes,
        figures=points,
        headlines=headlines,
        audits=found,
        tables=cells,
    )


def _less_placed(old: Report, new: Report) -> Report:
    """The new report; with a warning where less of its text stands in a section than of the old one's."""
    if new.unplaced - old.unplaced <= LESS_PLACED:
        return new
    said = f"{new.unplaced:.0%} of its text stands in no section, of the {old.edition} report {old.unplaced:.0%}"
    return replace(new, warnings=(said, *new.warnings), unread=(said, *new.unread))


def _tables(old: Report, new: Report) -> tuple[TableChange, ...]:
    if not (old.tables or new.tables):
        return ()
    from tipdiff.compare.tables import tables

    return tables(old, new)


def _section_names(report: Report) -> list[str]:
    return [section.section for section, _ in report.placed()]


def _paragraph_numbers(report: Report) -> list[int]:
    """A number for the paragraph of every finding, unique in the report; a list item is a paragraph of its own."""
    numbers: dict[str, int] = {}
    heads = (finding.id.rpartition(".")[0] if finding.id.count(".") > 1 else finding.id for finding in report.findings)
    return [numbers.setdefault(head, len(numbers)) for head in heads]


def _summary(changes: Sequence[Change], figures_changed: int, audited: tuple[int, int, int]) -> Summary:
    """The counts; `audited` are audits, figures, and how many of these were held against others."""
    kinds = Counter(change.kind for change in changes)
    weights = [sum(finding.text.count(" ") + 1 for finding in (*change.old, *change.new)) for change in changes]
    alike = sum(change.similarity * weight for change, weight in zip(changes, weights, strict=True))
    return Summary(
        unchanged=kinds["unchanged"],
        changed=kinds["changed"],
        new=kinds["new"],
        dropped=kinds["dropped"],
        moved=sum(change.moved for change in changes),
        quiet=sum(change.quiet for change in changes),
        figures_changed=figures_changed,
        audits=audited[0],
        figures=audited[1],
        figures_checked=audited[2],
        similarity=round(alike / max(1, sum(weights)), 4),
    )


def _assessments(old: Report, new: Report, family: Profile) -> tuple[Assessment, ...]:
    sides = [{section.section: section.assessment for section in report.sections} for report in (old, new)]
    return tuple(
        Assessment(name, sides[0].get(name), sides[1].get(name))
        for name in family.assessed
        if sides[0].get(name) or sides[1].get(name)
    )


def _section_counts(old: Report, new: Report, changes: Sequence[Change]) -> tuple[SectionCount, ...]:
    """Sections in the new report's order, then those that only the old one has."""
    headings = [{section.section: section.heading for section in report.sections} for report in (old, new)]
    counts: Counter[tuple[str, str]] = Counter()
    for change in changes:
        name = change.old_section if change.kind == "dropped" else change.section
        counts[name or change.section, change.kind] += 1
    names = dict.fromkeys((*headings[1], *headings[0]))
    return tuple(
        SectionCount(
            name,
            headings[0].get(name),
            headings[1].get(name),
            *(counts[name, kind] for kind in ("unchanged", "changed", "new", "dropped")),
        )
        for name in names
    )
