"""Figures over editions: what was said of each year, and how this year's value stands against last year's.

Takes annotated reports; gives series and headlines. Owns what one series is (measure, qualifiers, scope; the
unit only for money and per cent), which figures are headlines, and when two values cannot be compared.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence

from rapidfuzz import fuzz

from tipdiff.figures.lexicon import lexicon
from tipdiff.figures.number_words import TIMES
from tipdiff.figures.stages import GOVERNMENT
from tipdiff.model import OTHER, Dimensions, Figure, Finding, Headline, Point, Report, Row, Section, Series
from tipdiff.model.edition import Edition, order, own_year
from tipdiff.model.frozen import replace
from tipdiff.model.references import FigureRef
from tipdiff.series import in_words
from tipdiff.series.pairing import denominated, movement

SAME_SLOT = 70
"""Least likeness of two sentences that say the same of two years, in per cent: yearly sentences on funding in the
sample corpus have 80 and more, those on different funding at most 39."""
Key = tuple[str, tuple[str, ...], str | None, str | None]
"""Measure, qualifiers, scope, and the unit of money or per cent."""
Name = tuple[Key, Dimensions]
"""The same with the dimensions that qualifiers and scope are made of: what one series is."""


def series(old: Report, new: Report) -> tuple[Series, ...]:
    """The series of two editions."""
    return series_of((old, new))


def series_of(reports: Sequence[Report]) -> tuple[Series, ...]:
    """One series for each measure, qualifiers and scope that any of the reports states.

    Series come in the order of the profile's measures; points by edition, then in the order of the text.
    Figures of no measure (`other`) make no series: nothing tells that two of them count the same, but for those whose
    own words do in a family without measures.
    """
    if reports and not reports[-1].family.figures.known:
        told = in_words.points(sorted(reports, key=lambda report: order(report.edition)))
        return tuple(
            Series(*each[:4], tuple(_point(figure, edition) for edition, figure in row), each.dimensions)
            for each, row in told.items()
        )
    points: dict[Name, list[Point]] = {}
    for report in sorted(reports, key=lambda report: order(report.edition)):
        for _, held in _holding(report):
            for figure in held.figures:
                if figure.measure != OTHER:
                    points.setdefault(name(figure), []).append(_point(figure, report.edition))
    rank = _ranks(reports[-1]) if reports else {}
    ordered = sorted(
        points,
        key=lambda each: _place(each[0], each[1], rank),
    )
    return tuple(Series(*each[0], tuple(points[each]), each[1]) for each in ordered)


def _place(key: Key, dimensions: Dimensions, rank: Mapping[str, int]) -> tuple[object, ...]:
    """What series are ordered by: their measure's place, wholes before parts, then their names."""
    measure, qualifiers, scope, unit = key
    place = rank.get(measure, len(rank)), qualifiers != (), scope is not None
    return (*place, qualifiers, scope or "", unit or "", dimensions)


def headline(figure: Figure, edition: Edition, offset: int) -> bool:
    """True for a figure of the whole, for the edition's own year; also of all that are confirmed, or
    potential: of those the headline says so.

    Args:
        edition: year printed on the report.
        offset: the profile's `reference_year`, added to the edition.
    """
    return (
        figure.measure != OTHER
        and _whole(figure)
        and not figure.comparison
        and figure.value is not None
        and figure.reference_year is not None
        and figure.reference_year == own_year(edition, offset)
    )


def headlines(old: Report, new: Report) -> tuple[Headline, ...]:
    """This year's value of each headline series against last year's, in the order of the profile's measures.

    Last year's value stands twice: as the old report gave it, and as the new report says it was.
    Of sums of money and prison terms none is the whole: of several, the first makes the headline whose
    sentence is nearly the same in both.
    """
    if not new.family.figures.known:
        return tuple(_headline(each[:4], now, then, None) for each, then, now in in_words.pairs(old, new))
    offset = new.family.reference_year
    this_year = own_year(new.edition, offset)
    last_year = own_year(old.edition, offset) if order(old.edition) < order(new.edition) else (this_year or 0) - 1
    now = _first(new, lambda figure: headline(figure, new.edition, offset))
    then = _first(old, lambda figure: headline(figure, old.edition, offset))
    said = _first(
        new,
        lambda figure: (
            figure.measure != OTHER
            and _whole(figure)
            and figure.value is not None
            and figure.reference_year is not None
            and figure.reference_year == last_year
        ),
    )
    for name in [name for name in {**now, **then} if name[0] in lexicon(new.family).unscoped]:
        rows = _all(new, name, offset), _all(old, name, offset)
        if max(len({(figure.value, figure.high) for figure, _ in row}) for row in rows) > 1:
            pair = _slot(*rows)
            now.pop(name, None), then.pop(name, None)
            if pair is not None:
                now[name], then[name] = pair
    rank = _ranks(new)
    keys = sorted({*now, *then}, key=lambda k: (rank.get(k[0], len(rank)), k[1] != (), k[1], k[2] or "", k[3] or ""))
    return tuple(_headline(k, now.get(k), then.get(k), said.get(k)) for k in keys)


def _whole(figure: Figure) -> bool:
    """True for a count that nothing narrows but how sure it is."""
    return figure.scope is None or figure.scope == figure.dimension("certainty")


def key(figure: Figure) -> Key:
    """The series of a figure."""
    return figure.measure, figure.qualifiers, figure.scope, denominated(figure)


def name(figure: Figure) -> Name:
    """The series of a figure by all that narrows it."""
    return key(figure), figure.narrowing


def _holding(report: Report) -> Iterator[tuple[Section, Finding | Row]]:
    """What holds figures that make series, in reading order: findings, and the rows of tables of a family that names
    them. Where it names none a row counts what its own table makes of its label: no table's total is another's."""
    for section in report.sections:
        yield from ((section, finding) for finding in section.findings)
        if report.family.figures.rows:
            yield from ((section, row) for table in section.tables for row in table.rows)


def _first(report: Report, fits: Callable[[Figure], bool]) -> dict[Key, Figure]:
    """The figure of each series that fits: the narrative's before the introduction's, which only sums it up.

    Of several values the first is the whole where it is the largest; else nothing tells which of them is.
    """
    found: dict[Key, list[Figure]] = {}
    introduction: dict[Key, list[Figure]] = {}
    wholes = {figure.ref: figure for _, held in _holding(report) for figure in held.figures}
    for section, held in _holding(report):
        side = introduction if section is report.sections[0] else found
        for figure in held.figures:
            if fits(figure) and not _of_a_part(figure, wholes):
                side.setdefault(key(figure), []).append(figure)
    unscoped = lexicon(report.family).unscoped
    rows = {**introduction, **found}
    return {name: row[0] for name, row in rows.items() if name[0] in unscoped or _settled(name, row)}


def _of_a_part(figure: Figure, wholes: Mapping[FigureRef, Figure]) -> bool:
    """True for a part of what is itself narrowed: the girls of one body's count are not all girls."""
    whole = None if figure.part_of is None else wholes.get(figure.part_of)
    return whole is not None and whole.measure == figure.measure and not _whole(whole)


def _settled(name: Key, row: Sequence[Figure]) -> bool:
    """True where a report gives one value of a series, or the first is the whole of the others."""
    values = {(figure.value, figure.high) for figure in row}
    return len(values) == 1 or (not name[1] and row[0].value == max(figure.value or 0 for figure in row))


def _all(report: Report, name: Key, offset: int) -> list[tuple[Figure, str]]:
    """Every headline figure of a series with its sentence."""
    return [
        (figure, held.text)
        for _, held in _holding(report)
        for figure in held.figures
        if key(figure) == name and headline(figure, report.edition, offset)
    ]


def _slot(news: list[tuple[Figure, str]], olds: list[tuple[Figure, str]]) -> tuple[Figure, Figure] | None:
    """The first of this year's figures whose sentence stood in the old report too, with its figure there."""
    for new, text in news:
        likeness, _, old = max(
            ((fuzz.ratio(text, other), -at, old) for at, (old, other) in enumerate(olds)), default=(0.0, 0, new)
        )
        if likeness >= SAME_SLOT:
            return new, old
    return None


def _ranks(report: Report) -> dict[str, int]:
    """Place of each measure in the profile."""
    figures = report.family.figures
    worded = {*figures.verbs, *figures.nouns, *figures.stated, *figures.rows}
    return {measure: rank for rank, measure in enumerate(figures.known) if measure in worded}


def _point(figure: Figure, edition: Edition) -> Point:
    return Point(
        edition=edition,
        reference_year=figure.reference_year,
        value=figure.value,
        high=figure.high,
        bound=figure.bound,
        text=figure.text,
        status=figure.status,
        caveats=tuple(dict.fromkeys(caveat.kind for caveat in figure.caveats)),
        finding=figure.finding,
    )


def _headline(name: Key, new: Figure | None, old: Figure | None, said: Figure | None) -> Headline:
    base = old or (said if said is not None and (said.comparison or (new and said.finding == new.finding)) else None)
    reason = apart(base, new) if base and new else None
    if reason and base and new and said and said.comparison and (said.value, said.high) == (base.value, base.high):
        reason = apart(replace(base, counted_by=new.counted_by), new)  # the new report compares the two itself
    delta, percent = (None, None)
    if base and new and reason is None and new.high is None and new.unit not in TIMES:  # sentences have no distance
        delta, percent = movement(base.value, new.value)
    sure = () if name[2] is None else (name[2],)  # all that is no qualifier and narrows a headline
    return Headline(name[0], (*name[1], *sure), name[3], new, old, said, delta, percent, reason)


def _by_one_body(figure: Figure) -> bool:
    """True for the count of one body with a name of its own, which is not the country's."""
    return figure.counted_by is not None and figure.counted_by != GOVERNMENT and " " not in figure.counted_by


def apart(old: Figure, new: Figure) -> str | None:
    """Why two values of one series cannot be compared, the newer first; `None` where they can.

    A lower bound against an exact count, 19 states against 10, the government alone against the government
    with NGOs: their difference says nothing.
    """
    if old.coverage != new.coverage:
        return f"{new.coverage or 'all places'}, {old.coverage or 'all places'}"
    if old.counted_by != new.counted_by and (
        _by_one_body(old) or _by_one_body(new) or (old.counted_by and new.counted_by)
    ):
        return f"counted by {new.counted_by or GOVERNMENT}, by {old.counted_by or GOVERNMENT}"
    if old.bound != new.bound:
        return f"{new.bound.replace('-', ' ')}, {old.bound.replace('-', ' ')}"
    if (old.high is None) != (new.high is None):
        return "a range, one number" if new.high is not None else "one number, a range"
    return None
