"""A figure: a number with what it counts, and all that narrows it."""

from __future__ import annotations

from typing import Literal

from tipdiff.model.frozen import Frozen
from tipdiff.model.references import CellRef, FigureRef

Bound = Literal["exactly", "at-least", "more-than", "fewer-than", "up-to", "approximately"]
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
OTHER = "other"
"""The measure of what no measure of the profile fits."""
PERCENT = "percent"
"""The unit of a share."""
POINTS, BASIS_POINTS, PER_MILLE = "percentage points", "basis points", "per mille"
SHARES = frozenset({PERCENT, POINTS, BASIS_POINTS, PER_MILLE})
"""Units of shares and of distances between them: part of the value, and no noun."""

LEAP = 1000
"""Times by which one value is the other's that are doubted."""


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
    counts: str | None = None
    """What it counts in the document's own words (`households`), where its family names no measures: `measure` is then
    `OTHER`, as nothing but the words tells that two of them count the same."""
    measure_by: Literal["label", "noun", "row", "heading"] | None = None
    """What told `counts`."""

    def dimension(self, name: str) -> str | None:
        """Its value in one dimension; None where the text does not narrow it so."""
        return next((value for each, value in self.dimensions if each == name), None)

    @property
    def named(self) -> str:
        """Its measure, or what it counts in the document's own words."""
        return self.counts or self.measure

    @property
    def narrowing(self) -> Dimensions:
        """Its dimensions, but for those that narrow nothing: potential and confirmed persons together."""
        return tuple(pair for pair in self.dimensions if pair != ("certainty", "both"))

    @property
    def ref(self) -> FigureRef:
        """What another figure of the report names it by."""
        return FigureRef(self.finding, self.span[0])


def leap(old: Number | None, new: Number | None) -> bool:
    """True for a jump of three orders of magnitude: more likely a slip of the pen than news."""
    low, high = sorted((abs(old or 0), abs(new or 0)))
    return low > 0 and high >= LEAP * low
