"""What is listed on the screen as a file: takes a log and its chosen changes, gives what the views write."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

from tipdiff.model import Change, ChangeLog
from tipdiff.model.frozen import Frozen


class Format(Frozen):
    """A kind of file."""

    name: str
    use: str
    """What it is good for."""
    suffix: str
    render: Callable[[ChangeLog, Sequence[Change], Mapping[str, object]], str | bytes]


def _markdown(log: ChangeLog, changes: Sequence[Change], options: Mapping[str, object]) -> str:
    from tipdiff.views import as_markdown

    return as_markdown.write(log, changes, quiet_too=True)


def _html(log: ChangeLog, changes: Sequence[Change], options: Mapping[str, object]) -> str | bytes:
    from tipdiff.views import as_html

    return as_html.write(log, changes, quiet_too=True)


def _json(log: ChangeLog, changes: Sequence[Change], options: Mapping[str, object]) -> bytes:
    from tipdiff.views import as_json

    return as_json.write(as_json.changelog(log, changes, options))


def _csv(log: ChangeLog, changes: Sequence[Change], options: Mapping[str, object]) -> str:
    from tipdiff.views import as_csv

    return as_csv.write_changes(log, changes)


def _text(log: ChangeLog, changes: Sequence[Change], options: Mapping[str, object]) -> str:
    from tipdiff.views import as_text
    from tipdiff.views.output import TEXT_WIDTH

    return as_text.write(log, changes, colour=False, width=TEXT_WIDTH, quiet_too=True)


FORMATS = (
    Format("Markdown", "to read, or to paste", ".md", _markdown),
    Format("HTML", "one page to send", ".html", _html),
    Format("JSON", "for programs", ".json", _json),
    Format("CSV", "for spreadsheets", ".csv", _csv),
    Format("Text", "plain", ".txt", _text),
)


def file_name(log: ChangeLog, chosen: Format) -> str:
    """`peralonia-2023-2024.md`."""
    return f"{log.new.country}-{log.old.edition}-{log.new.edition}{chosen.suffix}"
