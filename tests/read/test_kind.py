"""What a file is: by its content and its suffix together, and in one line where it is nothing that is read."""

from __future__ import annotations

import io
import zipfile
from pathlib import Path

import pytest

import tipdiff
from tipdiff.corpus import snapshot_json
from tipdiff.errors import ReadError
from tipdiff.read import read

PAGE = "<!doctype html>\n<html><body><p>Nets came.</p></body></html>"


@pytest.mark.parametrize(
    ("name", "text", "format_"),
    [
        ("a.md", "Nets came.", "markdown"),
        ("a.MD", "Nets <p>came</p>.", "markdown"),
        ("a.markdown", "<p align=center>Nets</p>\n\n# Nets\n\ncame.", "markdown"),
        ("a.md", "<div>\n\nNets came.\n\n</div>", "markdown"),
        ("a.md", "<h1>Nets</h1>\n<p>They came.</p>", "markdown"),
        ("a.md", PAGE, "html"),
        ("a.txt", PAGE, "html"),
        ("a", f"<!-- saved -->\n{PAGE}", "html"),
        ("-", f"<?xml version='1.0'?>\n{PAGE}", "html"),
        ("a.html", "<p>Nets <b>came</b>.</p>", "html"),
        ("a.html", "Nets <b>came</b>.", "html"),
        ("a.html", "Nets came.", "text"),
        ("a.txt", "Nets came, 3 < 5, a <b> or so.", "text"),
        ("a.txt", "Nets came (<p> is a tag of HTML).", "text"),
        ("a.txt", "# Nets\n\nThey came.", "markdown"),
        ("-", "# Nets\n\n<p>They</p> came.", "markdown"),
        ("-", "---\ntitle: Nets\n---\nThey came.", "markdown"),
        ("-", '{"title": "Nets"}\n\n# Nets\n\nThey came.', "markdown"),
        ("-", "Nets\n====\n\nThey came.", "markdown"),
        ("-", "<h2>Nets</h2>\n<p>They came.</p>", "html"),
        ("-", "Nets came.", "text"),
        ("-", "{Nets} came.", "text"),
        ("nets.2021", "Nets came.", "text"),
    ],
)
def test_format(name: str, text: str, format_: str) -> None:
    assert read(text.encode(), name).format == format_


def zipped(*names: str) -> bytes:
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w") as archive:
        for name in names:
            archive.writestr(zipfile.ZipInfo(name), "application/epub+zip" if name == "mimetype" else "x")
    return target.getvalue()


@pytest.mark.parametrize(
    ("data", "what"),
    [
        (zipped("[Content_Types].xml", "word/document.xml"), "a Word document, but a damaged one. Save it again"),
        (zipped("mimetype", "OEBPS/a.xhtml"), "an EPUB book, but a damaged one. Save it again"),
        (zipped("xl/workbook.xml"), "a workbook, which is not read. Save it as PDF"),
        (zipped("ppt/presentation.xml"), "a presentation, which is not read. Save it as PDF"),
        (zipped("a.txt"), "a zip file, which is not read. Unpack it"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600), "an old Office file, which is not read. Save it as PDF"),
        (b"{\\rtf1\\ansi Nets came.}", "an RTF file, which is not read. Save it as PDF"),
        (b"\x89PNG\r\n\x1a\n" + bytes(60), "a picture, which is not read. "),
        (b"GIF89a\0\0\x01", "a picture, which is not read. "),
        (b"\x1f\x8b\x08\0\0\0", "a compressed file, which is not read. Unpack it"),
        (
            b"From: <Saved>\nMIME-Version: 1.0\nContent-Type: multipart/related;\n\n<html>",
            "a web archive, which is not",
        ),
    ],
)
def test_what_is_not_read_is_named(data: bytes, what: str) -> None:
    with pytest.raises(ReadError) as error:
        read(data, "x.bin")
    assert str(error.value).startswith(f"x.bin is {what}")


@pytest.mark.parametrize(
    ("data", "name", "is_one"),
    [
        (b'{"schema": "tipdiff.snapshot/1"', "x", True),
        (b'{"schema": "tipdiff.snapshot/1"}', "x.md", True),
        (b'\xef\xbb\xbf {"schema": "tipdiff.snapshot/1"}', "x", True),
        (b'{"a": 1}', "x", True),
        (b"{ not JSON", "x.json", True),
        (b"{#nets}\n\n# Nets", "x", False),
        (b'{"title": "Nets"}\n\n# Nets', "x.md", False),
        (b"{Nets} came.", "-", False),
        (b"[1]", "x", False),
    ],
)
def test_a_snapshot_is_what_is_one(data: bytes, name: str, is_one: bool) -> None:
    assert snapshot_json.is_one(data, name) is is_one


def test_a_report_that_begins_with_a_brace(corpus: Path, tmp_path: Path) -> None:
    page = tmp_path / "2023.md"
    text = (corpus / "narvesia/2023.md").read_text(encoding="utf-8")
    fields = '{"title": "2023 Trafficking in Persons Report: Narvesia"}'
    page.write_text(f"{fields}\n\n{text}", encoding="utf-8")
    report = tipdiff.load(page)
    assert len(report.findings) == len(tipdiff.load(corpus / "narvesia/2023.md").findings)
