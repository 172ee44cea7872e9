"""Real chapters of the Labor Department's findings: their body sentences come out whole and in order.

The right sentences of three chapters were read by hand against pictures of their pages. They are kept as
hashes, in order, so that no text of theirs stands here: `report`, `hash`, a line a sentence.
"""

from __future__ import annotations

import hashlib
from collections import defaultdict
from pathlib import Path

import pytest
from rapidfuzz.distance import LCSseq

import tipdiff

pytest.importorskip("pypdfium2")

TRUTH = Path(__file__).parent / "dol_sentences.tsv"
SALT = "tipdiff dol sentences 1"
WHOLE_AND_IN_ORDER = 0.98


def fingerprint(sentence: str) -> str:
    return hashlib.sha256(f"{SALT}\n{sentence}".encode()).hexdigest()[:16]


def truth() -> dict[str, list[str]]:
    sentences: dict[str, list[str]] = defaultdict(list)
    for line in TRUTH.read_text(encoding="utf-8").splitlines()[1:]:
        report, mark = line.split("\t")
        sentences[report].append(mark)
    return sentences


@pytest.mark.parametrize("name", sorted(truth()))
def test_body_sentences(shared: Path, name: str) -> None:
    right = truth()[name]
    found = [fingerprint(finding.text) for finding in tipdiff.load(shared / "reports" / name).findings]
    kept = LCSseq.similarity(right, found)
    assert kept >= WHOLE_AND_IN_ORDER * len(right)
    assert len(found) - kept <= (1 - WHOLE_AND_IN_ORDER) * len(right), "something other than a body sentence came out"


@pytest.mark.parametrize(
    ("name", "level"),
    [
        ("dol/ghana/2018.pdf", "moderate"),
        ("dol/ghana/2019.pdf", "minimal"),
        ("dol/ghana/2020.pdf", "moderate"),
        ("dol/ghana/2021.pdf", "moderate"),
        ("dol/mexico/2019.pdf", "no-assessment"),
        ("dol/mexico/2020.pdf", "significant"),
        ("dol/mexico/2021.pdf", "moderate"),
    ],
)
def test_chapter(shared: Path, name: str, level: str) -> None:
    report = tipdiff.load(shared / "reports" / name)
    folder, edition = name.split("/")[1], int(name[-8:-4])
    assert (report.profile, report.country, report.edition, report.tier) == ("dol", folder, edition, level)
    assert [section.section for section in report.sections] == [
        "introduction",
        "prevalence",
        "legal-framework",
        "enforcement",
        "labor-law-enforcement",
        "criminal-law-enforcement",
        "coordination",
        "policies",
        "social-programs",
        "suggested-actions",
    ]
    assert report.warnings == ()
    pages = [finding.page or 0 for finding in report.findings]
    assert pages == sorted(pages) and pages[0] == 1
    assert not [finding.text for finding in report.findings if "Table 1." in finding.text or "†" in finding.text]


def test_editions_compare(shared: Path) -> None:
    old, new = (tipdiff.load(shared / f"reports/dol/ghana/{edition}.pdf") for edition in (2020, 2021))
    log = tipdiff.diff(old, new)
    assert log.summary.similarity > 0.5
    assert not [
        change for change in log.changes if any("(1," in finding.text for finding in (*change.old, *change.new))
    ]
