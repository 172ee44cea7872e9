"""A change log, or the figures of some reports, as a workbook."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from tipdiff.model import Audit, Change, ChangeLog, Report
from tipdiff.model.references import FindingRef
from tipdiff.views import phrases
from tipdiff.views.as_csv import CHANGE_COLUMNS, FIGURE_COLUMNS, JOINT, change_row, dimensions, figure_row
from tipdiff.views.as_xlsx import Row, Sheet, method, write
from tipdiff.views.compare_csv import series

SUMMARY = (
    "item",
    "detail",
    "reference_year",
    "old_bound",
    "old",
    "old_high",
    "new_bound",
    "new",
    "new_high",
    "unit",
    "delta",
    "percent",
    "said",
)
AUDITS = ("rule", "measure", "dimensions", "reference_year", "expected", "found", "message", "evidence", "sentences")
RECOMMENDATION = ("fate", "old", "new", "old_text", "new_text", "similarity", "id")


def changelog(log: ChangeLog, changes: Sequence[Change], options: Mapping[str, object]) -> bytes:
    """Six sheets; `changes` are those of the log that the user asked for."""
    figures = [row for report in (log.old, log.new) for row in _figures(report)]
    sheets = (
        Sheet("Summary", SUMMARY, list(_summary(log))),
        Sheet("Figures", FIGURE_COLUMNS, figures),
        Sheet("Changes", CHANGE_COLUMNS, [change_row(log, each) for each in changes]),
        Sheet("Recommendations", RECOMMENDATION, list(recommendation_rows(log, changes))),
        Sheet("Audits", AUDITS, [audit_row(audit, log.old, log.new) for audit in log.audits]),
        method((log.old, log.new), options, log.sample),
    )
    return write(sheets, sample=log.sample)


def figures(reports: Sequence[Report], measure: str | None, options: Mapping[str, object]) -> bytes:
    """A row a figure, under what was read."""
    summary: list[Row] = []
    rows: list[Row] = []
    for report in reports:
        told = list(_figures(report, measure))
        rows += told
        summary.append(
            {
                "country": report.country,
                "edition": report.edition,
                "tier": report.tier,
                "movement": report.movement,
                "findings": len(report.findings),
                "figures": len(told),
            }
        )
    sample = any(report.sample for report in reports)
    sheets = (
        Sheet("Summary", ("country", "edition", "tier", "movement", "findings", "figures"), summary),
        Sheet("Figures", FIGURE_COLUMNS, rows),
        method(reports, options, sample),
    )
    return write(sheets, sample=sample)


def audit_row(audit: Audit, old: Report, new: Report) -> Row:
    """An audit with the sentences that it rests on."""
    texts = {FindingRef("old", finding.id): finding.text for finding in old.findings}
    texts |= {FindingRef("new", finding.id): finding.text for finding in new.findings}
    sentences = (f"{ref} {texts[ref]}" for ref in audit.evidence if ref in texts)
    return {
        "rule": audit.rule,
        "measure": audit.measure,
        "dimensions": dimensions(audit.dimensions),
        "reference_year": audit.reference_year,
        "expected": audit.expected,
        "found": audit.found,
        "message": audit.message,
        "evidence": JOINT.join(map(str, audit.evidence)),
        "sentences": "\n".join(sentences),
    }


def _figures(report: Report, measure: str | None = None) -> Iterator[Row]:
    return (figure_row(report, figure) for figure in report.figures_of(measure))


def _summary(log: ChangeLog) -> Iterator[Row]:
    """Tier, judgements, headline figures, counts: what the text view says first."""
    yield {"item": "report", "detail": "edition", "old": log.old.edition, "new": log.new.edition}
    yield {"item": "tier", "old": log.old.tier, "new": log.new.tier, "said": log.new.movement}
    for each in log.assessments:
        yield {"item": "judgement", "detail": each.section, "old": each.old, "new": each.new}
    for headline in log.headlines:
        figure = headline.new or headline.old
        yield {
            "item": "figure",
            "detail": phrases.headline_name(headline),
            "reference_year": figure.reference_year if figure else None,
            "unit": headline.unit,
            **series(headline),
            "said": phrases.headline(headline, log),
        }
    if recommendations := phrases.recommendations(log):
        yield {"item": "recommendations", "said": recommendations}
    for line in phrases.missing(log).values():
        yield {"item": "section", "said": line}
    for report in (log.old, log.new):
        for warning in report.warnings:
            yield {"item": "warning", "detail": phrases.edition(report), "said": warning}
    for name in (
        "unchanged",
        "changed",
        "new",
        "dropped",
        "moved",
        "quiet",
        "figures_changed",
        "audits",
        "figures",
        "figures_checked",
        "similarity",
    ):
        yield {"item": "count", "detail": name, "new": getattr(log.summary, name)}


def recommendation_rows(log: ChangeLog, changes: Sequence[Change]) -> Iterator[Row]:
    """The changes of recommendations, each with its fate."""
    for each in changes:
        if log.recommends(each):
            yield {**change_row(log, each), "fate": each.fate}
