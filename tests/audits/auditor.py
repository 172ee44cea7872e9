"""What an auditor would say of sentences, and what is said: two times fifty, and what was planted in drafts.

    python tests/audits/auditor.py

prints how many of the checks are made and how many of those made are false.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

from tipdiff import figures, profiles
from tipdiff.audits import audit_report
from tipdiff.model import Finding, Report, Section

ROWS = tuple(Path(__file__).parent / name for name in ("auditor.txt", "auditor_second.txt", "planted.txt"))
SECTION = {"hrr": "section-1-a", "tip": "protection"}
EDITION = {"hrr": 2023, "tip": 2024}


class Row(NamedTuple):
    sentences: tuple[str, ...]
    wanted: tuple[float, float] | None
    """The figure that is wrong and what it should be; `None` where nothing can be said."""
    family: str = "hrr"
    unsaid: bool = False
    """Wrong, and not said today."""


def rows() -> Iterator[Row]:
    for line in [line for path in ROWS for line in path.read_text(encoding="utf-8").splitlines()]:
        if line and not line.startswith("#"):
            text, _, told = line.rpartition(" => ")
            family, _, text = text.partition("| ") if text[:4] in ("hrr|", "tip|") else ("hrr", "", text)
            found, _, right = told.replace(",", "").partition(" : ")
            wanted = (float(found), float(right)) if right else None
            yield Row(tuple(text.removeprefix("? ").split(" || ")), wanted, family, text.startswith("? "))


def said(row: Row) -> list[tuple[float, float]]:
    """(found, expected) of each audit."""
    name = SECTION[row.family]
    findings = tuple(Finding(f"{name}.1.{n}", text) for n, text in enumerate(row.sentences, 1))
    section = Section(name, None, "heading", 1.0, None, findings)
    report = Report("peralonia", EDITION[row.family], profiles.load(row.family), "", "", "", (section,))
    audits = audit_report(figures.annotate(report, report.family))
    return [(float(audit.found or 0), float(audit.expected or 0)) for audit in audits]


def main() -> None:
    made = false = wanted = 0
    for row in rows():
        got = said(row)
        wanted += row.wanted is not None
        made += row.wanted in got
        false += sum(each != row.wanted for each in got)
        if (row.wanted is not None and row.wanted not in got) or any(each != row.wanted for each in got):
            print(f"{' || '.join(row.sentences)}\n    wanted {row.wanted}, said {got}")
    print(f"{made} of {wanted} checks made, {false} false")


if __name__ == "__main__":
    main()
