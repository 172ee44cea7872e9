"""The trace of reports' figures as JSON: what every stage made, and the rules behind each field."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from tipdiff.figures.behind import says
from tipdiff.figures.pipeline import Reading
from tipdiff.figures.trace import Explained, Trace
from tipdiff.model import Report
from tipdiff.model.json_fields import Object
from tipdiff.views import phrases

EXPLAIN = "tipdiff.explain/1"
Traced = Sequence[tuple[Report, Sequence[Trace]]]


def explained(traced: Traced) -> Object:
    """The trace of each report; a rule's sentence stands once, under its name."""
    reports = [_report(report, traces) for report, traces in traced]
    named = sorted({rule for report in reports for finding in report["findings"] for rule in _rules(finding)})
    return {"schema": EXPLAIN, "reports": reports, "rules": {rule: says(rule) for rule in named}}


def _rules(finding: Object) -> Iterator[str]:
    """Every rule that a finding names."""
    for key in ("numbers", "figures"):
        for each in finding[key]:
            yield from each.get("rules", ())
            yield from (rule for field in each.get("fields", ()) for rule in field["rules"])
    for key in ("names", "turns", "years"):
        yield from (each["rule"] for each in finding[key])
    if finding["goes_on"]:
        yield finding["goes_on"]


def _report(report: Report, traces: Iterable[Trace]) -> Object:
    return {
        "country": report.country,
        "edition": report.edition,
        "profile": report.profile,
        "sample": report.sample,
        "findings": [_finding(each, report) for each in traces],
    }


def _finding(each: Trace, report: Report) -> Object:
    shown, reading = each.shown, each.reading
    words = shown.tokens.words if shown else []
    turns = reading.sentence.shape.rules if reading else ()
    years = reading.references if reading else ()
    return {
        "finding": each.finding.id,
        "text": each.finding.text,
        "tokens": words,
        "names": [_at(words, token, rule) for token, rule in (shown.numbers.names if shown else ())],
        "numbers": [_number(reading, at) for at in range(len(reading.figures))] if reading else [],
        "turns": [_at(words, token, rule) for token, rule in turns],
        "years": [{**_at(words, token, rule), "year": year or None} for token, year, rule in years],
        "goes_on": reading.settled.going_on if reading else None,
        "figures": [_figure(figure, report) for figure in each.figures],
    }


def _at(words: Sequence[str], token: int, rule: str) -> Object:
    return {"token": token, "word": words[token], "rule": rule}


def _number(reading: Reading, at: int) -> Object:
    """A number with its noun phrase, its place in the sentence, and which words after it are its own."""
    sentence = reading.sentence
    phrase, bond, extent = sentence.phrases[at], sentence.shape.bonds[at], sentence.extents[at]
    quantity = phrase.quantity
    return {
        "value": quantity.value,
        "tokens": [quantity.lead, phrase.end],
        "noun": None if phrase.noun is None else sentence.words[phrase.noun],
        "kind": phrase.kind or None,
        "own_words": [phrase.end, max(phrase.end, extent.limit)],
        "part_of": bond.parent,
        "set_against": bond.compared,
        "cases_of": bond.within,
        "earlier_value": bond.comparison,
        "given": at in reading.kept,
        "rules": quantity.rules if phrase.denied is None else (phrase.denied.rule,),
    }


def _figure(each: Explained, report: Report) -> Object:
    return {
        "number": each.number,
        "figure": each.figure,
        "no_headline": phrases.no_headline(each.figure, report),
        "fields": [{"field": told.field, "value": told.value, "rules": told.rules} for told in each.fields],
    }
