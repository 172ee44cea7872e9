"""A change log as Markdown, to paste into a brief."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence

from tipdiff.model import Change, ChangeLog, TableChange
from tipdiff.views import phrases
from tipdiff.views.as_text import topic_said
from tipdiff.views.digest import paragraph
from tipdiff.views.news import because, ranked
from tipdiff.views.output import printable

SPECIAL = re.compile(r"([\\`*_\[\]<>#|~])")


def write(
    log: ChangeLog,
    changes: Sequence[Change],
    *,
    quiet_too: bool,
    digest: bool = False,
    topic: str | None = None,
) -> str:
    """The summary and the changes by section; unchanged and quiet ones only with `quiet_too`.

    With `digest` a paragraph and the ten changes that matter most; with `topic` what was read on it stands first.
    """
    if digest:
        lines = [f"# {escape(phrases.title(log))}", "", escape(paragraph(log))]
        for n, each in enumerate(ranked(log, changes), 1):
            place = escape(phrases.section_name(each.change.section, log))
            lines += ["", f"## {n}. {escape(because(each))}", "", f"*{place}*", ""]
            lines += _change(each.change, log)
        return "\n".join(lines).rstrip() + "\n"
    else:
        lines = [*summary(log)]
        shown = [change for change in changes if quiet_too or change.news]
    if topic is not None:
        lines += ["", f"**{escape(topic_said(log, topic))}**"]
    section = None
    for change in shown:
        if change.section != section:
            section = change.section
            lines += ["", f"## {escape(phrases.section_name(section, log))}", ""]
        lines += _change(change, log)
    for table in () if digest else phrases.changed_tables(log):
        lines += ["", *_table(table, log)]
    return "\n".join(lines).rstrip() + "\n"


def summary(log: ChangeLog) -> Iterator[str]:
    """The head of the page: facts first."""
    yield f"# {escape(phrases.title(log))}"
    yield ""
    if log.sample:
        yield f"> **{phrases.SAMPLE}**"
        yield ""
    if tier := phrases.tier(log):
        yield f"- **{phrases.scale(log.new)}:** {tier}"
    for line in phrases.assessments(log):
        yield f"- **Judgement:** {escape(line)}"
    for each in log.headlines:
        yield f"- **Figure:** {escape(phrases.headline_and_doubt(each, log))}"
    yield f"- **Audits:** {phrases.checked(log)}"
    for audit in log.audits:
        yield f"- **Audit ({audit.rule}):** {escape(phrases.audit(audit))}"
    if said := phrases.recommendations(log):
        yield f"- **Recommendations:** {said}"
    for line in phrases.absent(log):
        yield f"- **Section:** {escape(line)}"
    for report in (log.old, log.new):
        for warning in report.warnings:
            yield f"- **Warning, {phrases.edition(report)}:** {escape(warning)}"
    yield f"- **Findings:** {phrases.counts(log)}"
    if said := phrases.tables(log):
        yield f"- **Tables:** {said}"
    if said := phrases.hidden(log):
        yield f"- **Hidden:** {said}"


def escape(text: str) -> str:
    """Report text as text, whatever marks it holds."""
    return SPECIAL.sub(r"\\\1", printable(text))


def marked(words: Iterable[tuple[str, str]]) -> str:
    """Deleted words struck through, inserted ones bold."""
    return "".join(_piece(kind, text) for kind, text in words)


def _piece(kind: str, text: str) -> str:
    inner = text.strip()
    if kind == "equal" or not inner:
        return escape(text)
    mark = "~~" if kind == "delete" else "**"
    before, after = text[: len(text) - len(text.lstrip())], text[len(text.rstrip()) :]
    return f"{before}{mark}{escape(inner)}{mark}{after}"


def _table(table: TableChange, log: ChangeLog) -> Iterator[str]:
    yield f"**{escape(phrases.table_name(table))}** — {phrases.table_state(table, log)}"
    shown = [row for row in table.rows if row.kind != "unchanged"]
    if shown:
        yield from ("", "| | Row | Change |", "| --- | --- | --- |")
    for row in shown:
        yield f"| {row.kind} | {escape(row.row)} | {escape('; '.join(phrases.row_cells(row)))} |"


def _change(change: Change, log: ChangeLog) -> Iterator[str]:
    text = marked(change.words) if change.kind == "changed" else escape(change.new_text or change.old_text)
    yield f"- `{phrases.place(change)}` *{phrases.nature(change, log)}* — {text}"
    if change.kind == "changed":
        for each in change.figures:
            yield f"  - {escape(phrases.figure_label(each))}: **{escape(phrases.figure_change(each))}**"
