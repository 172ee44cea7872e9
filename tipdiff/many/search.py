"""Words over a corpus: takes reports and phrases, gives the findings that hold all of them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from tipdiff.compare.wordlists import folded, pattern
from tipdiff.errors import UsageError
from tipdiff.model import Finding, Report
from tipdiff.model.frozen import Frozen


class Hit(Frozen):
    """A finding that holds the words."""

    report: Report
    finding: Finding
    spans: tuple[tuple[int, int], ...]
    """Code points of the words in its text, ascending, none inside another."""


def search(reports: Iterable[Report], words: Sequence[str], section: str | None = None) -> Iterator[Hit]:
    """The findings that hold every one of the phrases, in the order of the reports.

    Args:
        words: phrases in the language of `wordlists`: words of one stand together, phrases stand anywhere.
        section: only findings of this section.

    Raises:
        UsageError: a phrase holds no word, or the family of a report knows no such section.
    """
    patterns = [pattern([phrase]) for phrase in words]
    for phrase in words:
        if not any(letter.isalnum() for letter in phrase):
            raise UsageError(f"{phrase!r} has no word to search for", "Give words or a phrase")
    for report in reports:
        _require_section(report, section)
        for part, finding in report.placed():
            if section is not None and part.section != section:
                continue
            text = folded(finding.text)
            found = [[match.span() for match in each.finditer(text)] for each in patterns]
            if all(found):
                yield Hit(report, finding, tuple(_apart(sorted(span for spans in found for span in spans))))


def _require_section(report: Report, section: str | None) -> None:
    family = report.family
    if section is not None and family.form(section) is None and report.section(section) is None:
        names = ", ".join([form.name for form in family.sections] or [each.section for each in report.sections])
        raise UsageError(f"there is no section {section!r}", f"Use one of {names}")


def _apart(spans: Iterable[tuple[int, int]]) -> Iterator[tuple[int, int]]:
    """Spans that touch one another count once, as far as they reach."""
    begun: tuple[int, int] | None = None
    for start, end in spans:
        if begun is not None and start <= begun[1]:
            begun = begun[0], max(begun[1], end)
            continue
        if begun is not None:
            yield begun
        begun = start, end
    if begun is not None:
        yield begun
