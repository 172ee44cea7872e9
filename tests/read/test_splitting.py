"""A document of many countries becomes one file a report, and each says what the whole said of it."""

from __future__ import annotations

import argparse
import io
from pathlib import Path

import formats
import pytest
from formats import Look

import tipdiff
from tipdiff.commands import split as command
from tipdiff.errors import ReadError

PAGES = Path(__file__).parent / "pages"


def split(file: Path, corpus: Path) -> int:
    parser = argparse.ArgumentParser()
    command.add_arguments(parser)
    return command.run(parser.parse_args([str(file), "-o", str(corpus)]))


def assert_same_as_whole(file: Path, part: Path, country: str) -> None:
    alone, whole = tipdiff.load(part), tipdiff.load(file, country=country)
    assert (alone.country, alone.edition) == (whole.country, whole.edition) == (country, int(part.stem))
    assert (alone.tier, alone.movement, alone.warnings) == (whole.tier, whole.movement, whole.warnings)
    said, right = ([(s.section, f.id, f.text) for s, f in side.placed()] for side in (alone, whole))
    assert said == right


@pytest.mark.parametrize(
    ("name", "edition", "countries"),
    [
        ("2006-several-countries.html", 2006, ["cote-daruel", "norravia", "ostravania"]),
        ("2004-special-cases.html", 2004, ["ostravania", "solvane-islands"]),
    ],
)
def test_page(tmp_path: Path, name: str, edition: int, countries: list[str]) -> None:
    assert split(PAGES / name, tmp_path) == 0
    parts = sorted(tmp_path.glob("*/*.md"))
    assert [path.relative_to(tmp_path).as_posix() for path in parts] == [f"{c}/{edition}.md" for c in countries]
    for part in parts:
        assert_same_as_whole(PAGES / name, part, part.parent.name)
        assert part.read_text(encoding="utf-8").startswith(f"<!-- From {name}, sha256 ")


def test_pdf(tmp_path: Path, corpus: Path) -> None:
    pdfium = pytest.importorskip("pypdfium2")
    pytest.importorskip("reportlab")
    whole = pdfium.PdfDocument.new()
    for name in ("peralonia/2023.html", "narvesia/2023.md", "lomboura/2023.txt"):
        look = Look(columns=2, size=9.5, marks=True)
        whole.import_pages(pdfium.PdfDocument(formats.pdf(tipdiff.load(corpus / name), look)))
    file, target = tmp_path / "whole.pdf", io.BytesIO()
    whole.save(target)
    file.write_bytes(target.getvalue())
    assert split(file, tmp_path / "corpus") == 0
    parts = sorted((tmp_path / "corpus").glob("*/2023.md"))
    assert [part.parent.name for part in parts] == ["lomboura", "narvesia", "peralonia"]
    for part in parts:
        assert_same_as_whole(file, part, part.parent.name)
    assert "pages 1 to 3 -->" in parts[2].read_text(encoding="utf-8")


def test_one_country_is_not_split(tmp_path: Path) -> None:
    with pytest.raises(ReadError, match=r"has fewer than two countries in it\. Place it with tipdiff import"):
        split(PAGES / "2010-run-in.html", tmp_path / "corpus")
    assert not (tmp_path / "corpus").exists()


def test_invented_text_is_still_told_for_what_it_is(tmp_path: Path) -> None:
    file = tmp_path / "page.html"
    page = (PAGES / "2006-several-countries.html").read_text(encoding="utf-8")
    file.write_text(f"<!-- SAMPLE DATA: an invented country -->\n{page}", encoding="utf-8")
    assert split(file, tmp_path / "corpus") == 0
    assert tipdiff.load(tmp_path / "corpus/norravia/2006.md").sample


def test_marks_of_markdown_come_back(tmp_path: Path) -> None:
    page = (PAGES / "2006-several-countries.html").read_text(encoding="utf-8")
    odd = page.replace("Courts convicted 14 traffickers", "12. Courts convicted *14* [of 20] traffickers_ under \\ law")
    file = tmp_path / "page.html"
    file.write_text(odd, encoding="utf-8")
    assert split(file, tmp_path / "corpus") == 0
    assert_same_as_whole(file, tmp_path / "corpus/norravia/2006.md", "norravia")
