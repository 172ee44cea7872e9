"""The whole flow: a file to a report (`load`), two reports to a change log (`compare`), step after step.

What a step does stands in its own module; here stands in which order they come, and what stands in for a reading
that was done before.
"""

from __future__ import annotations

import os
import sys
from collections import Counter
from collections.abc import Sequence
from functools import partial
from hashlib import sha256
from typing import TYPE_CHECKING

from tipdiff import align, audits, figures, profiles, snapshot
from tipdiff.changes import changes as changes_of
from tipdiff.errors import ReadError, UsageError
from tipdiff.frozen import replace
from tipdiff.model import Assessment, Change, ChangeLog, Report, SectionCount, Summary
from tipdiff.normalize import Given, normalize
from tipdiff.profiles import Profile
from tipdiff.read import Document, read
from tipdiff.records import record_of

if TYPE_CHECKING:
    from pathlib import Path

SNAPSHOTS = "snapshots"
"""Folder beside a corpus."""


def load(
    source: str | Path,
    *,
    profile: str | None = None,
    country: str | None = None,
    edition: int | None = None,
    fresh: bool = False,
) -> Report:
    """The report in a file, or in its snapshot; `-` is standard input.

    A report of a corpus that has snapshots beside it is not parsed again while its source is the same.

    Args:
        profile: name of a family, or a TOML file; told by the text where it is None.
        country: slug that wins over the text, which wins over the path.
        edition: as country.
        fresh: parse it, whatever snapshots there are.

    Raises:
        ReadError: the file cannot be read, or holds no report.
        ProfileError: the profile does not exist or is wrong.
    """
    name = str(source)
    data = _bytes(name)
    if data.lstrip()[:1] == b"{":
        return snapshot.from_json(data, name)
    digest = sha256(data).hexdigest()
    if not (fresh or profile or country or edition) and (kept := stored(name, digest)):
        return kept
    document = read(data, name)
    family = profiles.load(profile) if profile else detect(document, name)
    report = normalize(document, family, Given(name, digest, country, edition))
    return figures.annotate(_recorded(report), family)


def detect(document: Document, name: str) -> Profile:
    """The family whose phrases the text holds most of.

    Raises:
        ReadError: it holds none of any family.
    """
    text = "\n".join((*document.titles, *(block.text for block in document.blocks))).lower()
    shares = {
        family: sum(phrase in text for phrase in phrases) / len(phrases)
        for family, phrases in profiles.phrases().items()
    }
    best = max(shares, key=lambda family: shares[family])
    if not shares[best]:
        raise ReadError(f"{name} is no report of a known family", "Name the family with --profile")
    return profiles.load(best)


def compare(old: Report, new: Report, *, profile: str | None = None) -> ChangeLog:
    """All changes between two editions of one country.

    Raises:
        UsageError: the reports are of two families.
    """
    if old.profile != new.profile:
        raise UsageError(
            f"{old.source} is read by the profile {old.profile}, {new.source} by {new.profile}",
            "Name one with --profile",
        )
    family = profiles.load(profile or new.profile)
    matches = align.match(
        *([finding.text for finding in report.findings] for report in (old, new)),
        old_sections=_section_names(old),
        new_sections=_section_names(new),
        old_paragraphs=_paragraph_numbers(old),
        new_paragraphs=_paragraph_numbers(new),
        drift=family.drift,
    )
    pair = partial(figures.pair, old_edition=old.edition, new_edition=new.edition)
    changes = changes_of(old, new, matches, pair)
    series = figures.series(old, new)
    found = audits.audit(old, new)
    headlines = figures.headlines(old, new)
    return ChangeLog(
        old=old,
        new=new,
        summary=_summary(changes, sum(headline.changed for headline in headlines), len(found)),
        assessments=_assessments(old, new, family),
        sections=_section_counts(old, new, changes),
        changes=changes,
        figures=series,
        headlines=headlines,
        audits=found,
    )


def stored(name: str, digest: str) -> Report | None:
    """The report of `corpus/<country>/<edition>.html` from `snapshots/<country>/<edition>.json` beside the corpus.

    None where there is no such snapshot, or it was made of another source or by another tipdiff.
    """
    folder, file = os.path.split(os.path.abspath(name))
    corpus, country = os.path.split(folder)
    kept = os.path.join(os.path.dirname(corpus), SNAPSHOTS, country, f"{os.path.splitext(file)[0]}.json")
    if not os.path.isfile(kept):
        return None
    report = snapshot.current(_bytes(kept), kept, digest)
    return replace(report, source=name) if report else None


def _recorded(report: Report) -> Report:
    """With address and date from the record beside the page, where the page is still the one that was recorded."""
    record = record_of(report.source)
    if record is None or record.sha256 != report.sha256:
        return report
    return replace(report, url=record.url or report.url, retrieved=record.retrieved)


def _bytes(name: str) -> bytes:
    if name == "-":
        return sys.stdin.buffer.read()
    if os.path.isdir(name):
        raise ReadError(f"{name} is a folder", "Give a file, or country:edition to look a report up in a corpus")
    try:
        with open(name, "rb") as file:
            return file.read()
    except OSError as error:
        raise ReadError(f"cannot read {name}: {error.strerror}", "Check the path") from error


def _section_names(report: Report) -> list[str]:
    return [section.section for section, _ in report.placed()]


def _paragraph_numbers(report: Report) -> list[int]:
    """A number for the paragraph of every finding, unique in the report; a list item is a paragraph of its own."""
    numbers: dict[str, int] = {}
    heads = (finding.id.rpartition(".")[0] if finding.id.count(".") > 1 else finding.id for finding in report.findings)
    return [numbers.setdefault(head, len(numbers)) for head in heads]


def _summary(changes: Sequence[Change], figures_changed: int, audits_found: int) -> Summary:
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
        audits=audits_found,
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
