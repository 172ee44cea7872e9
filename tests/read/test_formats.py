"""The same content in HTML, Markdown, text, PDF, Word, EPUB and OpenDocument gives the same findings, word for word."""

from __future__ import annotations

from pathlib import Path

import formats
import packed
import pytest
from formats import Look
from rapidfuzz.distance import LCSseq

from tipdiff import profiles
from tipdiff.model import Report
from tipdiff.normalize import Given, normalize, sentences, typography
from tipdiff.read import read

THE_SAME = 0.99
CORPUS = Path(__file__).parents[2] / "corpus"
SAMPLES = ["peralonia/2024.html", "narvesia/2023.md", "lomboura/2022.txt", "lomboura/2024.txt"]
LOOKS = {
    "one column": Look(),
    "justified, indented": Look(justified=True, indented=True, serif=True, size=11),
    "two columns": Look(columns=2, size=9),
    "two columns, justified, indented": Look(columns=2, size=9, justified=True, indented=True, serif=True),
    "two columns with marks, tabs and a table": Look(columns=2, size=9.5, marks=True),
    "three columns": Look(columns=3, size=8),
}


def loaded(data: bytes, name: str) -> Report:
    return normalize(read(data, name), profiles.load("tip"), Given(name, ""))


@pytest.fixture(params=SAMPLES)
def sample(request: pytest.FixtureRequest) -> Report:
    name = str(request.param)
    return loaded((CORPUS / name).read_bytes(), name)


def assert_same(report: Report, data: bytes, name: str) -> None:
    again = loaded(data, name)
    assert (again.country, again.edition, again.tier) == (report.country, report.edition, report.tier)
    right, found = ([(s.section, f.text) for s, f in side.placed()] for side in (report, again))
    same = LCSseq.similarity(right, found)
    assert same >= THE_SAME * max(len(right), len(found)), [pair for pair in found if pair not in right][:5]


def test_html(sample: Report) -> None:
    assert_same(sample, formats.html(sample), "x.html")


def test_markdown(sample: Report) -> None:
    assert_same(sample, formats.markdown(sample), "x.md")


def test_word(sample: Report) -> None:
    pytest.importorskip("mammoth")
    assert_same(sample, packed.docx(formats.elements(sample)), "x.docx")


def test_open_document(sample: Report) -> None:
    assert_same(sample, packed.odt(formats.elements(sample)), "x.odt")


def test_book(sample: Report) -> None:
    text = formats.elements(sample)
    half = len(text) // 2
    assert_same(sample, packed.epub([packed.html(text[:half]), packed.html(text[half:])], text[0][1]), "x.epub")


@pytest.mark.parametrize("width", [66, 78, 100, 10_000])
def test_text(sample: Report, width: int) -> None:
    assert_same(sample, formats.text(sample, width), "x.txt")


@pytest.mark.parametrize("look", LOOKS)
def test_pdf(sample: Report, look: str) -> None:
    pytest.importorskip("reportlab")
    pytest.importorskip("pypdfium2")
    assert_same(sample, formats.pdf(sample, LOOKS[look]), "x.pdf")


SAME = [
    # HTML, Markdown, plain text: one paragraph each
    ("On the 21<sup>st</sup> crews burned 45 m<sup>2</sup> of sail.", "On the 21^st^ crews burned 45 m^2^ of sail.",
     "On the 21st crews burned 45 m² of sail."),
    ("It gave off CO<sub>2</sub>.<sup>1</sup> Crews fled.", "It gave off CO~2~.[^1] Crews fled.",
     "It gave off CO₂.[1] Crews fled."),
    ("Guards found 467<sup>3</sup> nets, boats, etc. Crews fled.", "Guards found 467[^3] nets, boats, etc. Crews fled.",
     "Guards found 467[3] nets, boats, etc. Crews fled."),
    ("Guards <del>lost</del> <ins>found</ins> <b>nets</b>.", "Guards ~~lost~~ found **nets**.", "Guards found nets."),
    ("The U.S. Navy &amp; <a href='x'>others</a> came.", "The U.S. Navy & [others](x) came.",
     "The U.S. Navy & others came."),
    ("He said: &ldquo;Nobody&nbsp;came.&rdquo; (It rained.) They left.",
     "He said: “Nobody came.” (It rained.) They left.", "He said: \"Nobody came.\" (It rained.) They left."),
]  # fmt: skip


def test_what_each_format_writes_in_its_own_way_reads_alike() -> None:
    pages = {
        "x.html": "<html><body>" + "".join(f"<p>{page}</p>" for page, _, _ in SAME) + "</body></html>",
        "x.md": "\n\n".join(page for _, page, _ in SAME) + "\n\n[^1]: A note.\n\n[^3]: Another.\n",
        "x.txt": "\n\n".join(page for _, _, page in SAME),
    }
    found = {name: _sentences(page, name) for name, page in pages.items()}
    assert found["x.html"] == found["x.md"] == found["x.txt"]
    assert len(found["x.html"]) == 1 + 2 + 2 + 1 + 1 + 3


def _sentences(page: str, name: str) -> list[str]:
    spelling = typography.spelling_of([], ())
    return [
        typography.clean(sentence, spelling)
        for block in read(page.encode(), name).blocks
        for sentence in sentences.split(typography.fold(block.text))
    ]
