"""The words of tipdiff as data: what one step hands to the next.

Everything here is frozen and knows nothing of files, screens or formats. Reading gives a `Report`, aligning gives
`Match`es, comparing gives a `ChangeLog`; views only read it. What JSON says of each stands in `json_fields`.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import cached_property
from typing import TYPE_CHECKING, Literal

from tipdiff.model.edition import Edition
from tipdiff.model.figures import (
    BASIS_POINTS,
    DIMENSIONS,
    OTHER,
    PER_MILLE,
    PERCENT,
    POINTS,
    SHARES,
    Bound,
    Caveat,
    Conversion,
    Dimensions,
    Figure,
    Number,
)
from tipdiff.model.frozen import Frozen
from tipdiff.model.references import section_of
from tipdiff.model.series import Audit, Headline, Point, Series
from tipdiff.model.tables import Cell, CellChange, Kind, Row, RowChange, Table, TableChange

__all__ = [
    "BASIS_POINTS",
    "DIMENSIONS",
    "OTHER",
    "PERCENT",
    "PER_MILLE",
    "POINTS",
    "POSSIBLE_MATCH",
    "QUIET_ASPECTS",
    "SHARES",
    "SMALLEST_BASE",
    "Aspect",
    "Assessment",
    "Audit",
    "Bound",
    "Caveat",
    "Cell",
    "CellChange",
    "Change",
    "ChangeLog",
    "Conversion",
    "Dimensions",
    "Fate",
    "Figure",
    "FigureChange",
    "Finding",
    "Headline",
    "Kind",
    "Match",
    "Number",
    "Piece",
    "Point",
    "Report",
    "Row",
    "RowChange",
    "Section",
    "SectionCount",
    "Series",
    "Summary",
    "Table",
    "TableChange",
    "section_of",
]

if TYPE_CHECKING:
    from tipdiff.profiles import Profile

Aspect = Literal["figures", "wording", "year-roll", "typography", "structure"]
Fate = Literal["carried", "reworded", "new", "dropped"]
Piece = tuple[Literal["equal", "delete", "insert"], str]
QUIET_ASPECTS: frozenset[str] = frozenset({"year-roll", "typography"})
"""A change whose aspects are only these is quiet: real, but not news."""
POSSIBLE_MATCH = 0.55
"""A match of less likeness is shown as possible, and its figures stand against each other only where more than their
words agrees."""
SMALLEST_BASE = 20
"""No movement is told in per cent from a base under this: one case more or less would swing it by over five points."""


class Finding(Frozen):
    """One sentence, one recommendation, or one clause of a clause list, after normalization."""

    id: str
    """`section.paragraph.sentence`, counted from 1; a recommendation is `recommendations.N`."""
    text: str
    raw: str | None = None
    """The source's own spelling, where it differs from `text` beyond white space."""
    page: int | None = None
    """Page of a PDF, from 1."""
    figures: tuple[Figure, ...] = ()
    heading: str | None = None
    """The sub-heading that it stands under within its section, as printed."""


class Section(Frozen):
    """A normalized part of a report."""

    section: str
    """Its name in the profile: `prosecution`, `section-1-a`."""
    heading: str | None
    """As the source prints it; `None` where the source has none."""
    found_by: str
    """`heading`, `run-in`, `label`, `opening` or `order`: which rule found it, from surest to weakest."""
    confidence: float
    """In [0, 1]."""
    assessment: str | None
    """The opening judgement, from `increased` to `none`."""
    findings: tuple[Finding, ...]
    tables: tuple[Table, ...] = ()


class Report(Frozen):
    """One country's narrative in one edition."""

    country: str
    edition: Edition
    family: Profile
    """How it was read; outputs hold its name."""
    title: str
    source: str
    """The path as the user gave it; `-` for standard input."""
    sha256: str
    sections: tuple[Section, ...]
    tier: str | None = None
    movement: str | None = None
    url: str | None = None
    retrieved: str | None = None
    sample: bool = False
    """True for invented text of the shipped corpus: every view must say so."""
    warnings: tuple[str, ...] = ()
    """What looks wrong, for a reader to judge."""
    unread: tuple[str, ...] = ()
    """Those of the warnings that say that text was not read, or was guessed: of what is said of it, less is sure."""
    unplaced: float = 0.0
    """Share of the file's prose that stands in no section, in [0, 1]."""

    @property
    def profile(self) -> str:
        """The name of its family."""
        return self.family.name

    @cached_property
    def findings(self) -> tuple[Finding, ...]:
        """All findings in reading order."""
        return tuple(finding for section in self.sections for finding in section.findings)

    @cached_property
    def recommendations(self) -> tuple[Finding, ...]:
        """The findings of the sections that are lists: one finding a recommendation."""
        return tuple(finding for section, finding in self.placed() if self.family.is_list(section.section))

    @cached_property
    def tables(self) -> tuple[Table, ...]:
        """All tables in reading order."""
        return tuple(table for section in self.sections for table in section.tables)

    def figures_of(self, measure: str | None) -> Iterator[Figure]:
        """Its figures: those of one measure, or all where none is named; by section, tables behind the text."""
        for section in self.sections:
            held = [each for finding in section.findings for each in finding.figures]
            held += (each for table in section.tables for row in table.rows for each in row.figures)
            yield from (figure for figure in held if measure in (None, figure.named))

    def section(self, name: str) -> Section | None:
        """The section of that name; None where the report has none."""
        return next((section for section in self.sections if section.section == name), None)

    def placed(self) -> Iterator[tuple[Section, Finding]]:
        """Every finding with the section that it stands in, in reading order."""
        return ((section, finding) for section in self.sections for finding in section.findings)


class Match(Frozen):
    """Findings of two editions that say the same thing: 1-1, a split (1-n) or a merge (n-1)."""

    old: tuple[int, ...]
    """Indices into the old findings, ascending."""
    new: tuple[int, ...]
    similarity: float
    """Of the texts, in [0, 1]."""
    reasons: tuple[str, ...]
    """What speaks for the match, the deciding one first: `exact`, `fuzzy`, `growth`, `moved`, ..."""


class FigureChange(Frozen):
    """One figure of a change that differs; `None` on the side where it came or went."""

    measure: str
    old: Figure | None
    new: Figure | None
    delta: Number | None
    percent: float | None
    """One decimal; `None` when the old value is 0 or absent, or the two have no distance."""
    paired_by: Literal["series", "slot"] | None = None
    """One series, or one place in two sentences that are the same but for their numbers; `None` for one alone."""
    label: str = ""
    """What it counts in the text's own words, where no measure fits; for people."""

    @property
    def named(self) -> str:
        """Its measure, or what it counts in the document's own words."""
        figure = self.new or self.old
        return figure.named if figure and figure.counts else self.measure


class Change(Frozen):
    """What a match, or a finding without one, amounts to."""

    id: str
    """12 hex digits over country, editions, texts and an occurrence number, never kind or position."""
    kind: Kind
    moved: bool
    section: str
    """Section of the new findings; of the old ones where there are none."""
    old_section: str | None
    old: tuple[Finding, ...]
    new: tuple[Finding, ...]
    similarity: float
    reasons: tuple[str, ...]
    aspects: tuple[Aspect, ...]
    words: tuple[Piece, ...]
    figures: tuple[FigureChange, ...]

    @property
    def old_text(self) -> str:
        """The old findings joined by one space; empty for a new one."""
        return " ".join(finding.text for finding in self.old)

    @property
    def new_text(self) -> str:
        """The new findings joined by one space; empty for a dropped one."""
        return " ".join(finding.text for finding in self.new)

    @property
    def fate(self) -> Fate:
        """What became of a recommendation: years and characters alone leave it carried."""
        if self.kind == "changed":
            return "carried" if self.quiet else "reworded"
        return "carried" if self.kind == "unchanged" else self.kind

    @property
    def still(self) -> bool:
        """Unchanged, and where it was."""
        return self.kind == "unchanged" and not self.moved

    @property
    def news(self) -> bool:
        """Neither still nor quiet: what a reader is shown first."""
        return not (self.still or self.quiet)

    @property
    def quiet(self) -> bool:
        """True for a change that is not news: years rolled or characters swapped, nothing else."""
        return (
            self.kind == "changed" and not self.moved and bool(self.aspects) and QUIET_ASPECTS.issuperset(self.aspects)
        )


class Assessment(Frozen):
    """The opening judgement of a section in both editions."""

    section: str
    old: str | None
    new: str | None


class SectionCount(Frozen):
    """Changes of one section; dropped ones count under their old section."""

    section: str
    old_heading: str | None
    new_heading: str | None
    unchanged: int
    changed: int
    new: int
    dropped: int


class Summary(Frozen):
    """Counts of changes."""

    unchanged: int
    changed: int
    new: int
    dropped: int
    moved: int
    quiet: int
    figures_changed: int
    """Headline series whose values differ between the editions."""
    audits: int
    figures: int
    """Figures with a value in both reports, those of tables among them."""
    figures_checked: int
    """Those of them that the audits held against others."""
    similarity: float
    """Word-weighted mean over all changes, new and dropped as 0."""


class ChangeLog(Frozen):
    """All changes between two editions of one country: the one object that every view reads."""

    old: Report
    new: Report
    summary: Summary
    assessments: tuple[Assessment, ...]
    sections: tuple[SectionCount, ...]
    changes: tuple[Change, ...]
    figures: tuple[Series, ...]
    headlines: tuple[Headline, ...]
    """In the order of the profile's measures."""
    audits: tuple[Audit, ...]
    tables: tuple[TableChange, ...] = ()

    @property
    def sample(self) -> bool:
        return self.old.sample or self.new.sample

    def recommends(self, change: Change) -> bool:
        """True for a change of a recommendation."""
        return any(map(self.new.family.is_list, (change.section, change.old_section)))
