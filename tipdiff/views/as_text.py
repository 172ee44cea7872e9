"""A change log for a terminal or a text file: a summary first, then the changes by section."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence

from tipdiff.model import Change, ChangeLog, TableChange
from tipdiff.views import phrases
from tipdiff.views.digest import paragraph
from tipdiff.views.news import because, line, ranked
from tipdiff.views.output import printable

RESET = "\x1b[0m"
STYLES = {
    "delete": "\x1b[9;31m",
    "insert": "\x1b[32m",
    "bold": "\x1b[1m",
    "dim": "\x1b[2m",
    "changed": "\x1b[33m",
    "new": "\x1b[32m",
    "dropped": "\x1b[31m",
    "moved": "\x1b[36m",
    "unchanged": "\x1b[2m",
    "warning": "\x1b[33m",
}
MARKS = {"delete": ("[-", "-]"), "insert": ("{+", "+}")}
"""wdiff's marks: what a reader without colour knows."""
UNBROKEN = re.compile(r"\s*\S+(?:\s%\S*)?|\s+$")
"""What a line break never splits: a word, or a number and its per cent sign."""
INDENT = "    "


def write(
    log: ChangeLog,
    changes: Sequence[Change],
    *,
    colour: bool,
    width: int,
    quiet_too: bool,
    digest: bool = False,
    topic: str | None = None,
) -> str:
    """The summary and the changes; unchanged and quiet ones only with `quiet_too`.

    With `digest` a paragraph and the ten changes that matter most; with `topic` what was read on it stands first.
    """
    page = Page(colour, width)
    if digest:
        lines = [*page.wrap([("", paragraph(log))], ""), ""]
        return "\n".join([*lines, *_ranked(log, changes, page)]).rstrip() + "\n"
    else:
        lines = [*_summary(log, page), ""]
        shown = [change for change in changes if quiet_too or change.news]
    if topic is not None:
        lines += [*page.wrap([("bold", topic_said(log, topic))], ""), ""]
    missing = phrases.missing(log)
    section = None
    for change in shown:
        if change.section != section:
            section = change.section
            lines += [page.style("bold", phrases.section_name(section, log).upper()), ""]
            if section in missing and not quiet_too:
                lines += [*page.wrap([("", missing[section])], INDENT), ""]
        if section not in missing or quiet_too:
            lines += [*_change(change, log, page), ""]
    tables = () if digest else phrases.changed_tables(log)
    for table in tables:
        lines += [*_table(table, log, page), ""]
    if not shown and not tables:
        lines += page.wrap([("", phrases.no_change(log))], "")
    return "\n".join(lines).rstrip() + "\n"


def topic_said(log: ChangeLog, topic: str) -> str:
    """`34 sentences on forced labor read, none changed.`"""
    from tipdiff.compare import (
        topics,  # the many countries' phrases load timelines and rankings: only `--about` needs them
    )
    from tipdiff.views.phrases import many

    said = many.topic_reading(topics.read(log, topic), log)
    return f"{said[0].upper()}{said[1:]}."


class Page:
    """Lines for a terminal of that width, with colour or without."""

    def __init__(self, colour: bool, width: int) -> None:
        self.colour = colour
        self.width = width

    def style(self, name: str, text: str) -> str:
        return f"{STYLES[name]}{text}{RESET}" if self.colour and text else text

    def wrap(self, pieces: Iterable[tuple[str, str]], indent: str) -> Iterator[str]:
        """Lines of styled pieces, broken at blanks; a style is closed at each line's end."""
        line, used = indent, len(indent)
        for style, text in pieces:
            for word in UNBROKEN.findall(printable(text)):
                if used + len(word) > self.width and used > len(indent):
                    yield line.rstrip()
                    line, used, word = indent, len(indent), word.lstrip()
                line += self.style(style, word) if style else word
                used += len(word)
        if line.strip():
            yield line.rstrip()

    def marked(self, words: Iterable[tuple[str, str]]) -> Iterator[tuple[str, str]]:
        for kind, text in words:
            if kind == "equal" or self.colour:
                yield ("" if kind == "equal" else kind), text
                continue
            opening, closing = MARKS[kind]
            blank = " " if text.startswith(" ") else ""
            yield "", f"{blank}{opening}{text.strip()}{closing}" if text.strip() else text


def _ranked(log: ChangeLog, changes: Sequence[Change], page: Page) -> Iterator[str]:
    """The changes that matter most, the foremost first, each with why."""
    first = ranked(log, changes)
    for n, each in enumerate(first, 1):
        section = phrases.section_name(each.change.section, log)
        yield from page.wrap([("bold", f"{n}. {because(each)}"), ("dim", f"  ({section})")], "   ")
        yield from _change(each.change, log, page)
        yield ""
    if not first:
        yield phrases.no_change(log)


def _summary(log: ChangeLog, page: Page) -> Iterator[str]:
    yield page.style("bold", phrases.title(log))
    if log.sample:
        yield page.style("warning", phrases.SAMPLE)
    quiet = [change for change in log.changes if change.quiet]
    rows: list[tuple[str, Sequence[str]]] = [
        ("News", [f"{n}. {line(each)}" for n, each in enumerate(ranked(log, log.changes), 1)]),
        (phrases.scale(log.new), [tier] if (tier := phrases.tier(log)) else []),
        ("Judgements", list(phrases.assessments(log))),
        ("Figures", [phrases.headline_and_doubt(each, log) for each in log.headlines]),
        ("Audits", [phrases.checked(log), *(f"{audit.rule}: {phrases.audit(audit)}" for audit in log.audits)]),
        ("Recommendations", [said] if (said := phrases.recommendations(log)) else []),
        ("Sections", phrases.absent(log)),
        ("Warnings", [f"{phrases.edition(r)}: {warning}" for r in (log.old, log.new) for warning in r.warnings]),
        ("Findings", [phrases.counts(log)]),
        ("Tables", [said] if (said := phrases.tables(log)) else []),
        ("Hidden", [f"{len(quiet)}: {phrases.folded(quiet)}"] if quiet else []),
    ]
    for name, entries in rows:
        for n, entry in enumerate(entries):
            label = page.style("bold", f"{name:<16}") if n == 0 else " " * 16
            first, *rest = page.wrap([("", entry)], " " * 16) or [""]
            yield f"{label}{first.lstrip()}"
            yield from rest


def _table(table: TableChange, log: ChangeLog, page: Page) -> Iterator[str]:
    """A table and its rows that differ, a line a cell."""
    yield from page.wrap([("bold", f"▦ {phrases.table_name(table)}")], "")
    place = table.new or table.old or ""
    yield page.style(table.kind, f"  {phrases.table_state(table, log)}") + page.style("dim", f"  {place}")
    for row in table.rows:
        if row.kind == "unchanged":
            continue
        first, *rest = phrases.row_cells(row) or [""]
        sign = phrases.SIGNS[row.kind]
        yield from page.wrap([(row.kind, f"{sign} "), ("", f"{row.row}  "), ("bold", first)], INDENT)
        for cell in rest:
            yield from page.wrap([("bold", cell)], f"{INDENT}  ")


def _change(change: Change, log: ChangeLog, page: Page) -> Iterator[str]:
    sign = phrases.SIGNS[change.kind] if not change.moved or change.kind == "changed" else phrases.MOVED
    likeness = f" {phrases.likeness(change)} %" if change.kind == "changed" else ""
    style = "moved" if change.moved else change.kind
    head = f"{sign} {phrases.place(change)}  {phrases.nature(change, log)}{likeness}"
    yield page.style(style, head) + page.style("dim", f"  {change.id}")
    if change.kind == "changed":
        yield from page.wrap(page.marked(change.words), INDENT)
    else:
        yield from page.wrap([("", change.new_text or change.old_text)], INDENT)
    if change.kind == "changed":
        for each in change.figures:
            said = f"» {phrases.figure_label(each)}: {phrases.figure_change(each)}"
            yield from page.wrap([("bold", said)], INDENT)
