"""The words of tipdiff as data: what one step hands to the next.

Everything here is frozen and knows nothing of files, screens or formats. Reading gives a `Report`, aligning gives
`Match`es, comparing gives a `ChangeLog`; views only read it. What JSON says of each stands in `json_fields`.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import cached_property
from typing import TYPE_CHECKING, Literal

from tipdiff.model.edition import Edition
from tipdiff.model.frozen import Frozen
from tipdiff.model.references import CellRef, FigureRef, FindingRef

if TYPE_CHECKING:
    from tipdiff.profiles import Profile

Bound = Literal["exactly", "at-least", "more-than", "fewer-than", "up-to", "approximately"]
Kind = Literal["unchanged", "changed", "new", "dropped"]
Aspect = Literal["figures", "wording", "year-roll", "typography", "structure"]
Fate = Literal["carried", "reworded", "new", "dropped"]
Piece = tuple[Literal["equal", "delete", "insert"], str]
Number = int | float
Dimensions = tuple[tuple[str, str], ...]
"""(dimension, value) of each way in which a figure is narrowed, in the order of `DIMENSIONS`."""
DIMENSIONS = (
    "form",
    "persons",
    "origin",
    "certainty",
    "counter",
    "level",
    "phase",
    "counted",
    "place",
    "period",
    "rest",
)
"""Ways in which a figure can be narrowed. Only figures equal in all of them are of one series."""

QUIET_ASPECTS: frozenset[str] = frozenset({"year-roll", "typography"})
"""A change whose aspects are only these is quiet: real, but not news."""
OTHER = "other"
"""The measure of what no measure of the profile fits."""
PERCENT = "percent"
"""The unit of a share."""
POINTS, BASIS_POINTS, PER_MILLE = "percentage points", "basis points", "per mille"
SHARES = frozenset({PERCENT, POINTS, BASIS_POINTS, PER_MILLE})
"""Units of shares and of distances between them: part of the value, and no noun."""
POSSIBLE_MATCH = 0.55
"""A match of less likeness is shown as possible, and its figures stand against each other only where more than their
words agrees."""
SMALLEST_BASE = 20
"""No movement is told in per cent from a base under this: one case more or less would swing it by over five points."""


class Caveat(Frozen):
    """The text's own warning about a figure."""

    kind: str
    """`incomplete`, `duplicates`, `coverage` or `method`."""
    finding: str
    """Id of the finding that gives the warning."""


class Conversion(Frozen):
    """The same sum of money in a second currency."""

    value: Number
    unit: str


class Figure(Frozen):
    """A number with what it counts. `None` means that the text does not say."""

    value: Number | None
    """An int when whole; `None` only where `status` is `not-reported`."""
    high: Number | None
    """The other end of a range."""
    bound: Bound
    text: str
    """Number and noun as they stand in the finding, without the bound's words."""
    span: tuple[int, int]
    """Code points of `text` within the finding."""
    unit: str | None
    """The counted noun as written, a currency code (`MXN`), or `PERCENT`."""
    measure: str
    """A measure of the profile, else `OTHER`."""
    qualifiers: tuple[str, ...] = ()
    scope: str | None = None
    """What narrows the figure below its qualifiers; `None` is the whole."""
    reference_year: int | None = None
    status: Literal["stated", "not-reported"] = "stated"
    caveats: tuple[Caveat, ...] = ()
    conversion: Conversion | None = None
    finding: str = ""
    """Id of the finding; empty for a sentence read on its own."""
    coverage: str | None = None
    """What the count is limited to, where the text names it: `19 states`."""
    counted_by: str | None = None
    """Who counted, where it matters and the text says: `government`, `government and ngo`."""
    part_of: FigureRef | None = None
    """The figure that it is a part of."""
    comparison: bool = False
    """Given only to compare with: "up from 43 in 2022". Never a headline of its edition."""
    dimensions: Dimensions = ()
    """All that narrows it; `qualifiers` and `scope` are made of these."""
    cell: CellRef | None = None
    """Where it stands, for a figure of a table; `finding` is then the row's id, and `span` lies in the row's text."""

    def dimension(self, name: str) -> str | None:
        """Its value in one dimension; None where the text does not narrow it so."""
        return next((value for each, value in self.dimensions if each == name), None)

    @property
    def ref(self) -> FigureRef:
        """What another figure of the report names it by."""
        return FigureRef(self.finding, self.span[0])


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


def section_of(finding_id: str) -> str:
    """The section that the id of a finding begins with: `prosecution` of `prosecution.2.1`."""
    return finding_id.partition(".")[0]


class Row(Frozen):
    """A row of a table."""

    id: str
    """`table.row`, counted from 1."""
    label: str
    under: tuple[str, ...]
    """Labels of the rows without cells that it stands under, the outermost first."""
    cells: tuple[str, ...]
    """Its text in each column; empty where there is none."""
    figures: tuple[Figure, ...] = ()

    @property
    def name(self) -> str:
        """`Operating expenses / Rent`: what tells it from the table's other rows, as far as words do."""
        return " / ".join((*self.under, self.label))

    @property
    def text(self) -> str:
        """Label and cells in a line."""
        return " | ".join((self.label, *self.cells))


class Table(Frozen):
    """A table of data, in the section that it stands in."""

    id: str
    """`section.tN`, counted from 1 within its section."""
    caption: str
    """What the page calls it, else the heading or line before it; empty where there is none."""
    unit: str
    """What its head says of all its numbers: `In millions`; empty where it says nothing."""
    columns: tuple[str, ...]
    """Head of each column of cells, the labels' left out."""
    rows: tuple[Row, ...]
    page: int | None = None

    @property
    def section(self) -> str:
        """The section that it stands in."""
        return section_of(self.id)


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
        listed = self.family.lists
        return tuple(finding for section, finding in self.placed() if section.section in listed)

    @cached_property
    def tables(self) -> tuple[Table, ...]:
        """All tables in reading order."""
        return tuple(table for section in self.sections for table in section.tables)

    def figures_of(self, measure: str | None) -> Iterator[Figure]:
        """Its figures: those of one measure, or all where none is named; by section, tables behind the text."""
        for section in self.sections:
            held = [each for finding in section.findings for each in finding.figures]
            held += (each for table in section.tables for row in table.rows for each in row.figures)
            yield from (figure for figure in held if measure in (None, figure.measure))

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


class Cell(Frozen):
    """What a table gives of one row and column for one year."""

    text: str
    year: int | None
    """The year that column or row names; None where neither does."""
    figure: Figure | None
    """None for words."""
    row: str
    """Id of the row."""

    @property
    def value(self) -> object:
        """What two cells have in common that say the same."""
        if self.figure is None:
            return self.text
        return self.figure.value, self.figure.high, self.figure.unit, self.figure.bound


class CellChange(Frozen):
    """One column of a row in both editions: the newest year of each, `None` on the side that has none."""

    column: str
    """Its head without years; empty for one that is nothing but years."""
    old: Cell | None
    new: Cell | None
    delta: Number | None
    percent: float | None
    """One decimal; `None` when the old value is 0 or absent, or the two have no distance."""
    restated: tuple[tuple[Cell, Cell], ...] = ()
    """The old and the new cell of each year for which the editions give two values; none where they agree on no cell of
    the table, which counts anew then."""
    agreed: bool = False
    """True where both editions give one value for one year."""

    @property
    def differs(self) -> bool:
        """True where the newest cells do not say the same, or one of an earlier year was restated."""
        values = [cell and cell.value for cell in (self.old, self.new)]
        return values[0] != values[1] or bool(self.restated)


class RowChange(Frozen):
    """One row of a table in both editions."""

    kind: Kind
    row: str
    """Its label, with what it stands under: `Operating expenses / Rent`."""
    cells: tuple[CellChange, ...]


class TableChange(Frozen):
    """One table in both editions. Of one that came or went the rows are left out: they stand in the reports."""

    kind: Kind
    old: str | None
    """Id of the table in each report, None where it has none."""
    new: str | None
    section: str
    caption: str
    unit: str
    rows: tuple[RowChange, ...]


class Point(Frozen):
    """One statement of a figure in a series."""

    edition: Edition
    reference_year: int | None
    value: Number | None
    high: Number | None
    bound: Bound
    text: str
    status: str
    caveats: tuple[str, ...]
    finding: str


class Series(Frozen):
    """All statements of one (measure, qualifiers, scope), with the unit in the key for money and per cent."""

    measure: str
    qualifiers: tuple[str, ...]
    scope: str | None
    unit: str | None
    points: tuple[Point, ...]


class Headline(Frozen):
    """A headline series over both editions: this year's value against last year's."""

    measure: str
    qualifiers: tuple[str, ...]
    unit: str | None
    """Only for money and per cent."""
    new: Figure | None
    """This year's value in the new report."""
    old: Figure | None
    """Last year's value as the old report gave it."""
    said: Figure | None
    """Last year's value as the new report gives it, to compare with."""
    delta: Number | None
    """`new` less `base`; `None` where they cannot be compared."""
    percent: float | None
    """One decimal; `None` where `delta` is, or the base is 0."""
    reason: str | None
    """Why the two cannot be compared: other bounds, other coverage."""

    @property
    def base(self) -> Figure | None:
        """What the movement is told from: last year's value as last year's report gave it, else as this year's does."""
        return self.old or self.said

    @property
    def restated(self) -> bool:
        """True where this year's report gives another value for last year than last year's did."""
        return bool(self.old and self.said and (self.old.value, self.old.high) != (self.said.value, self.said.high))

    @property
    def changed(self) -> bool:
        """True where the editions give different values."""
        values = [(f.value, f.high) if f else None for f in (self.old, self.new)]
        return values[0] != values[1] and None not in values


class Audit(Frozen):
    """A check of figures against each other that did not hold."""

    rule: Literal["restated", "sum", "claim"]
    message: str
    measure: str
    reference_year: int | None
    expected: Number | None
    """The earlier or computed value."""
    found: Number | None
    """The later or stated one."""
    evidence: tuple[FindingRef, ...]
    """The findings that it rests on, by side."""


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
        return not self.new.family.lists.isdisjoint((change.section, change.old_section))
