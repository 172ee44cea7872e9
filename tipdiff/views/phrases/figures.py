"""What is said of figures: values with their bounds and units, what they count, how they moved."""

from __future__ import annotations

from tipdiff.model import (
    OTHER,
    PERCENT,
    SHARES,
    SMALLEST_BASE,
    ChangeLog,
    Figure,
    FigureChange,
    Headline,
    Number,
    Report,
    Series,
)
from tipdiff.model.edition import own_year
from tipdiff.model.figures import leap
from tipdiff.model.frozen import replace
from tipdiff.views.phrases import dimensions
from tipdiff.views.phrases.reports import edition

MINUS = "−"
BOUNDS = {
    "at-least": "at least ",
    "more-than": "more than ",
    "fewer-than": "fewer than ",
    "up-to": "up to ",
    "approximately": "about ",
}
DOUBTED = "a leap to be doubted"
"""Said of a jump of three orders of magnitude, in place of a per cent."""


def number(value: Number | None) -> str:
    """`1,507`; `not reported` where the text withholds it."""
    return "not reported" if value is None else f"{value:,}"


def is_money(unit: str | None) -> bool:
    """True for the code of a currency: `MXN`."""
    return unit is not None and len(unit) == 3 and unit.isupper()


def amount(figure: Figure) -> str:
    """A figure's value with its bound, range end and, for money and per cent, its unit."""
    value = number(figure.value)
    if figure.high is not None:
        value = f"{value} to {number(figure.high)}"
    if figure.unit == PERCENT:
        value = f"{_tenth(figure.value)} %" if figure.high is None else f"{value} %"
    elif is_money(figure.unit):
        value = f"{figure.unit} {value}"
    return f"{BOUNDS.get(figure.bound, '')}{value}"


def dated(figure: Figure | None) -> str:
    """`at least 831 (2022)`; `not given` where there is none."""
    if figure is None:
        return "not given"
    return amount(figure) + (f" ({figure.reference_year})" if figure.reference_year else "")


def percent(delta: Number | None, base: Number | None) -> str:
    """`−36 %`, or nothing where the base is too small for a share to mean anything."""
    if delta is None or base is None or base < SMALLEST_BASE:
        return ""
    exact = 100 * delta / base
    share = round(exact)
    if not share:
        return ""  # "+0 %" tells nobody anything
    shown = f"{abs(exact):.1f}" if share == -100 and delta != -base else f"{abs(share)}"  # all but one is not all
    return f"{'+' if delta > 0 else MINUS if delta < 0 else ''}{shown} %"


def points(delta: Number | None) -> str:
    """`+95 points`: what lies between two shares is not a per cent of either."""
    return f"{'+' if delta > 0 else MINUS}{_points(delta)}" if delta else ""


def _points(delta: Number) -> str:
    return f"{_tenth(abs(delta))} point{'' if abs(delta) == 1 else 's'}"


def _tenth(value: Number | None) -> str:
    """A share with the decimals that a reader can use: a third is 33.3 %, but 0.05 % stays."""
    exact = value is None or value == int(value) or abs(value) < 1
    return number(value if exact or value is None else round(value, 1))


def figure_change(each: FigureChange) -> str:
    """`831 (2022) → 531 (2023), −36 %`."""
    share = ""
    if each.old and each.new and leap(each.old.value, each.new.value):
        share = DOUBTED
    elif each.old and each.new and each.old.bound == each.new.bound and each.old.high is None and each.new.high is None:
        if each.old.unit == PERCENT:
            share = points(each.delta)
        elif each.old.unit not in SHARES:
            share = percent(each.delta, each.old.value)
    return f"{dated(each.old)} → {dated(each.new)}{f', {share}' if share else ''}"


def figure_label(each: FigureChange) -> str:
    """What a changed figure counts."""
    figure = each.new or each.old
    assert figure is not None, "a figure change has a figure on one side"
    return named(figure if each.measure != OTHER else replace(figure, measure=OTHER), each.label)


def named(figure: Figure, label: str = "") -> str:
    """What a figure counts with all that narrows it: its measure, or where none fits the counted words, `label` if
    they are told."""
    if figure.measure != OTHER:
        return label or counted(figure)
    plain = "share" if figure.unit == PERCENT else "money" if is_money(figure.unit) else figure.unit or "number"
    return ", ".join(filter(None, (label or plain, dimensions.narrowed(figure.dimensions))))


def no_headline(figure: Figure, report: Report) -> str | None:
    """Why a figure of a report is no headline: `it is narrowed by certainty and counter`; None for one that may be."""
    if figure.measure == OTHER:
        return "it has no measure"
    if figure.value is None:
        return "the text does not give it"
    if figure.comparison:
        return "it is given only to compare with"
    if figure.dimension("rest") == dimensions.UNCLEAR:
        return "the text leaves open what narrows it"
    if figure.scope is not None:
        return f"it is narrowed: {dimensions.narrowed(figure.dimensions)}"
    wanted = own_year(report.edition, report.family.reference_year)
    if figure.reference_year is None or figure.reference_year != wanted:
        return f"it speaks of {figure.reference_year or 'no one year'}, headlines of {wanted or 'none'}"
    return None


def counted(figure: Figure) -> str:
    """What a figure counts, with all that narrows it: `Potential victims identified, girls, by NGOs`."""
    return dimensions.counted(figure.measure, figure.dimensions)


def series(each: Series) -> str:
    """What a series counts, with the currency of money: `Funding, by the government, USD`."""
    unit = f", {each.unit}" if each.unit and each.unit != PERCENT else ""
    return dimensions.counted(each.measure, each.dimensions) + unit


def headline_name(each: Headline) -> str:
    """What a headline counts: `Victims identified, girls`."""
    return dimensions.counted(each.measure, each.dimensions)


def headline(each: Headline, log: ChangeLog) -> str:
    """`Investigations: 531 cases in 2023, down 300 (−36 %) from 831 in 2022. The 2023 report also said 831.`"""
    name = headline_name(each) + _by_whom(each)
    old = edition(log.old)
    if each.new is None:
        return f"{name}: {_stated(each.old)} in the {old}; the {edition(log.new)} gives {_lacking(each, log, log.new)}."
    if each.base is None:
        return f"{name}: {_stated(each.new)}. The {old} gave {_lacking(each, log, log.old)}."
    if each.restated and each.said is not None:
        stated = f"{name}: {_stated(each.new)}, against {_then(each.said)}"
        return f"{stated}. The {old} said {amount(each.base)}: {_movement(each)} that."
    sentence = f"{name}: {_stated(each.new)}, {_movement(each)} {_then(each.base)}"
    if each.said is None:
        return f"{sentence} ({old})."
    also = f"also said {amount(each.base)}" if each.old else "gave none"
    return f"{sentence}. The {old} {also}."


def _lacking(each: Headline, log: ChangeLog, report: Report) -> str:
    """What a report gives that lacks a headline: none, or only counts of a part, a body or a time."""
    rows = (row for row in log.figures if row.measure == each.measure)
    given = (point.edition == report.edition for row in rows for point in row.points)
    return "only narrower counts" if any(given) else "none"


def headline_and_doubt(each: Headline, log: ChangeLog) -> str:
    """The same with the text's own warning of the figure: `... The text warns: incomplete.`"""
    figure = each.new or each.old
    kinds = dict.fromkeys(caveat.kind for caveat in figure.caveats) if figure else ()
    return headline(each, log) + (f" The text warns: {', '.join(kinds)}." if kinds else "")


def _by_whom(each: Headline) -> str:
    """`, by institute of harvests`: the one body that counted both; an agency is no country."""
    whose = {figure.counted_by for figure in (each.new, each.base) if figure is not None}
    name = next(iter(whose)) if len(whose) == 1 else None
    return f", by {dimensions.body(name)}" if name and name != "government" and " " not in name else ""


def _stated(figure: Figure | None) -> str:
    """`531 cases in 2023`."""
    if figure is None:
        return "nothing"
    named = figure.measure_by in ("label", "heading")  # a noun behind it would only repeat or blur that name
    money = named or figure.unit is None or figure.unit == PERCENT or figure.unit.isupper()
    noun = "" if money else f" {figure.unit}"
    return f"{amount(figure)}{noun}" + (f" in {figure.reference_year}" if figure.reference_year else "")


def _then(base: Figure) -> str:
    """`831 in 2022`."""
    return amount(base) + (f" in {base.reference_year}" if base.reference_year else "")


def _movement(each: Headline) -> str:
    """`down 300 (−36 %) from`, to be followed by the base."""
    base = each.base
    assert base is not None, "asked only where there is a base"
    if each.reason is not None:
        return f"not comparable ({each.reason}) with"
    if each.new and (each.new.value, each.new.high) == (base.value, base.high):
        return "the same as"
    if base.high is not None or (each.new and each.new.high is not None):
        return "against"
    if each.delta is None:
        return f"{DOUBTED}, against" if each.new and leap(base.value, each.new.value) else "against"
    if base.unit == PERCENT:
        return f"{'up' if each.delta > 0 else 'down'} {_points(each.delta)} from"
    share = percent(each.delta, base.value)
    return f"{'up' if each.delta > 0 else 'down'} {abs(each.delta):,}{f' ({share})' if share else ''} from"
