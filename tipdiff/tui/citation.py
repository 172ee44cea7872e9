"""A finding as a citation: the source's own spelling, and all that leads back to it."""

from __future__ import annotations

from tipdiff.model import Change, ChangeLog, Finding, Report
from tipdiff.views import phrases

SHORT_HASH = 12
"""Hex digits of a source's sha256 that a citation gives."""


def pair(log: ChangeLog, change: Change) -> str:
    """Both sides, the earlier first; one where the other report has none."""
    return "\n\n".join(
        passage(report, findings) for report, findings in ((log.old, change.old), (log.new, change.new)) if findings
    )


def later(log: ChangeLog, change: Change) -> str:
    """The later side; the earlier one of what was dropped."""
    return passage(log.new, change.new) if change.new else passage(log.old, change.old)


def passage(report: Report, findings: tuple[Finding, ...]) -> str:
    """`“...” (2024 Report: Peralonia, Prosecution, paragraph 2, sentence 1; URL; sha256 ...)`."""
    words = " ".join(" ".join((finding.raw or finding.text).split()) for finding in findings)
    where = "; ".join(dict.fromkeys(_where(finding) for finding in findings))
    title = " ".join(report.title.split())
    parts = [f"{title if str(report.edition) in title else f'{report.edition} report, {title}'}, {where}"]
    if report.url:
        parts.append(report.url + (f", retrieved {report.retrieved}" if report.retrieved else ""))
    parts.append(f"sha256 {report.sha256[:SHORT_HASH]}")
    sample = f" {phrases.SAMPLE}" if report.sample else ""
    return f"“{words}” ({'; '.join(parts)}){sample}"


def _where(finding: Finding) -> str:
    """`Prosecution, paragraph 2, sentence 1`, or `Recommendations, item 3`."""
    section, *places = finding.id.split(".")
    names = ("paragraph", "sentence") if len(places) == 2 else ("item",)
    said = [f"{name} {place}" for name, place in zip(names, places, strict=False)]
    if finding.page is not None:
        said.append(f"page {finding.page}")
    return ", ".join([phrases.heading(section), *said])
