"""The trace of reports' figures for a terminal: each finding's text, what the stages made of it, and of each figure
the fields with the rules behind them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from tipdiff.figures.behind import says
from tipdiff.figures.pipeline import Reading
from tipdiff.figures.trace import Explained, Told, Trace
from tipdiff.model import DIMENSIONS, Caveat, Report
from tipdiff.profiles import countries
from tipdiff.views import phrases
from tipdiff.views.as_text import Page

LABEL, FIELD = 12, 18
"""Columns of a stage's name, and of a field's."""
DERIVED = ("qualifiers", "scope")
"""Fields made of the dimensions above them: their rules are not told twice."""
UNTOLD = {"bound": "exactly", "status": "stated", "comparison": False, "caveats": ()}
"""What a field is where no rule spoke and it is not null."""


def write(traced: Sequence[tuple[Report, Sequence[Trace]]], *, colour: bool, width: int) -> str:
    """The trace of each report."""
    page = Page(colour, width)
    lines = [line for report, traces in traced for line in _report(report, traces, page)]
    return "\n".join(lines).rstrip() + "\n"


def _report(report: Report, traces: Sequence[Trace], page: Page) -> Iterator[str]:
    yield page.style("bold", f"{countries.name(report.country)}, {phrases.edition(report)}")
    if report.sample:
        yield page.style("warning", phrases.SAMPLE)
    for each in traces:
        yield ""
        yield page.style("bold", each.finding.id)
        yield from page.wrap([("", each.finding.text)], "  ")
        yield ""
        yield from _stages(each, page)
        told: set[str] = set()
        for figure in each.figures:
            yield ""
            yield from _figure(figure, report, told, page)
    if not traces:
        yield "No figure."
    yield ""


def _stages(each: Trace, page: Page) -> Iterator[str]:
    shown, reading = each.shown, each.reading
    if shown is None:
        if not each.figures:
            yield "  Neither a number nor a count that is denied, withheld or doubted."
        return
    words = shown.tokens.words
    rows = [("Tokens", _tokens(words, reading))]
    if reading is not None:
        rows += [(f"Number {at + 1}", _number(reading, at)) for at in range(len(reading.figures))]
        rows += [("Turns", f'"{words[token]}" {rule}') for token, rule in reading.sentence.shape.rules]
        rows += [("Years", f'"{words[at]}" tells {year or "a span"}: {rule}') for at, year, rule in reading.references]
        if reading.settled.going_on:
            rows.append(("Goes on", f"about what the passage counted: {reading.settled.going_on}"))
    rows += [("No number", f'"{words[token]}" {rule}') for token, rule in shown.numbers.names]
    before = ""
    for name, said in rows:
        yield from _hanging("" if name == before else name, said, LABEL, page)
        before = name


def _hanging(name: str, said: str, width: int, page: Page, indent: int = 2) -> Iterator[str]:
    """A name, and behind it what is said in as many lines as it takes."""
    margin = " " * (indent + width)
    first, *rest = page.wrap([("", said)], margin) or [margin]
    yield f"{' ' * indent}{page.style('dim', f'{name:<{width}}')}{first.lstrip()}".rstrip()
    yield from rest


def _tokens(words: Sequence[str], reading: Reading | None) -> str:
    """The words with blanks between them, each number in brackets."""
    starts: dict[int, int] = {}
    for phrase in reading.sentence.phrases if reading else ():
        if phrase.denied is None:
            starts[phrase.quantity.lead] = max(phrase.quantity.end, phrase.quantity.lead + 1)
    told, at = [], 0
    while at < len(words):
        end = starts.get(at, at + 1)
        told.append(f"[{' '.join(words[at:end])}]" if at in starts else words[at])
        at = end
    return " ".join(told)


def _number(reading: Reading, at: int) -> str:
    """`"831 cases", a case; own words "in 2022"; part of number 1`."""
    sentence, words = reading.sentence, reading.sentence.words
    phrase, bond, extent = sentence.phrases[at], sentence.shape.bonds[at], sentence.extents[at]
    begin = phrase.quantity.at if phrase.denied is not None else phrase.quantity.lead
    noun = "no noun" if phrase.noun is None else f"head {words[phrase.noun]}"
    kind = {"": "", "?": " (in no list)", "noun": " (a measure's own)"}.get(phrase.kind, f" (class {phrase.kind})")
    own = " ".join(words[phrase.end : extent.limit])
    parts = [
        f'"{" ".join(words[begin : phrase.end])}", {noun}{kind if phrase.noun is not None else ""}',
        f'own words "{own}"' if own else "no further words of its own",
        f"part of number {bond.parent + 1}" if bond.parent is not None else "",
        "an earlier value" if bond.comparison else "",
        f"set against number {bond.compared + 1}" if bond.compared is not None else "",
        f"cases of number {bond.within + 1}" if bond.within is not None else "",
        "a part of something said before" if phrase.of else "",
        "sums up its sentence" if phrase.total else "",
        "" if at in reading.kept else "left out: the sentence gives it after all",
    ]
    return "; ".join(filter(None, parts))


def _figure(each: Explained, report: Report, known: set[str], page: Page) -> Iterator[str]:
    """A figure, field by field; the sentence of a rule stands where a finding first names it: `known` are those."""
    figure = each.figure
    place = f"number {each.number + 1}, " if figure.cell is None else ""
    where = f"  {place}characters {figure.span[0]} to {figure.span[1]}"
    yield from page.wrap([("bold", f"{phrases.dated(figure)}: {phrases.named(figure)}"), ("dim", where)], "  ")
    silent = [told for told in each.fields if not told.rules and told.value in (None, (), UNTOLD.get(told.field))]
    for told in each.fields:
        if told in silent:
            continue
        yield from _hanging(_plain(told.field), _value(told), FIELD, page, 4)
        if told.field in DERIVED:
            continue
        for rule in told.rules:
            said = rule if rule in known else f"{rule}: {says(rule)}"
            yield from page.wrap([("dim", said)], " " * (4 + FIELD))
            known.add(rule)
    yield from _hanging("by default", _silent(silent), FIELD, page, 4)
    why = phrases.no_headline(figure, report)
    headline = f"no: {why}" if why else "yes, where no other figure of its series goes first"
    yield from _hanging("headline", headline, FIELD, page, 4)


def _value(told: Told) -> str:
    value = told.value
    if value is None or value == ():
        return "none"
    if told.field == "value" and isinstance(value, int | float):
        return f"{value:,}"
    if told.field == "caveats" and isinstance(value, tuple):
        return ", ".join(f"{each.kind} ({each.finding})" for each in value if isinstance(each, Caveat))
    if isinstance(value, bool):
        return "yes" if value else "no"
    if told.field == "conversion":
        return f"{getattr(value, 'unit', '')} {getattr(value, 'value', 0):,}"
    return ", ".join(map(str, value)) if isinstance(value, tuple) else str(value)


def _silent(fields: Sequence[Told]) -> str:
    """`bound exactly, status stated; unset: high, conversion`: what no rule set."""
    held = [f"{_plain(told.field)} {_value(told)}" for told in fields if told.value not in (None, ())]
    empty = [told.field for told in fields if told.value in (None, ()) and told.field not in DERIVED]
    unset = [_plain(field) for field in empty if field not in DIMENSIONS]
    if len(unset) < len(empty):
        unset.append("further dimensions")
    return "; ".join(filter(None, (", ".join(held), f"unset: {', '.join(unset)}" if unset else "")))


def _plain(field: str) -> str:
    return field.replace("_", " ")
