"""Word documents, EPUB books and OpenDocument texts: what of them is said, and what is said of broken ones."""

from __future__ import annotations

import builtins
import importlib.util
import shutil
import subprocess
from pathlib import Path
from typing import Any

import packed
import pytest

import tipdiff
from tipdiff.errors import ReadError
from tipdiff.model import Report
from tipdiff.read import Document, read

WORD = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
needs_word = pytest.mark.skipif(importlib.util.find_spec("mammoth") is None, reason="the extra docx is not installed")

TEXT: packed.Text = [
    ("h1", "Harbour Fund annual report 2023"),
    ("h2", "Overview"),
    ("p", "The fund paid 1,245 crews in 2023. It closed 3 ports, up from 2 in 2022. Dr. Orlen of the U.S. left."),
    ("p", "Costs rose 4.5% to $12.4 million. “Nobody came,” said guards (it rained). They burned 45 m² of sail."),
    ("h3", "Ports"),
    ("table", [["Port", "2022", "2023"], ["North", "12", "14"], ["East", "1,200", "1,300"], ["All", "1,212", "1,314"]]),
    ("p", "Guards at the southern port counted 1,300 boats. They lost 12 nets."),
    ("h2", "Recommendations"),
    ("li", "Pay crews within 30 days."),
    ("li", "Open 2 ports in the north by 2025."),
    ("h2", "Outlook"),
    ("p", "The fund expects to pay 1,500 crews in 2024. No port will close, e.g. for storms."),
]  # fmt: skip
FORMATS = {
    "md": lambda: packed.markdown(TEXT).encode(),
    "html": lambda: packed.html(TEXT).encode(),
    "docx": lambda: packed.docx(TEXT),
    "epub": lambda: packed.epub([packed.html(TEXT[:7]), packed.html(TEXT[7:])], TEXT[0][1]),
    "odt": lambda: packed.odt(TEXT),
    "pdf": lambda: packed.pdf(TEXT),
}


def said(document: Document) -> list[str]:
    return [block.text for block in document.blocks]


def kinds(document: Document) -> list[tuple[str, int, str]]:
    return [(block.kind, block.level, block.text) for block in document.blocks]


class TestOneTextInSixFormats:
    """Nothing of it may differ: neither a finding, nor a figure, nor a cell."""

    @pytest.fixture
    def right(self, tmp_path: Path) -> Report:
        return self.load(tmp_path, "md")

    def load(self, folder: Path, ending: str) -> Report:
        path = folder / f"harbour-2023.{ending}"
        path.write_bytes(FORMATS[ending]())
        return tipdiff.load(path)

    @pytest.mark.parametrize("ending", ["html", "docx", "epub", "odt", "pdf"])
    def test_the_same(self, right: Report, tmp_path: Path, ending: str) -> None:
        if ending == "docx":
            pytest.importorskip("mammoth")
        other = self.load(tmp_path, ending)
        assert (other.country, other.edition, other.title) == (right.country, right.edition, right.title)
        assert [each.text for each in other.findings] == [each.text for each in right.findings]
        assert len(right.findings) == 12
        assert _figures(other) == _figures(right) and len(_figures(right)) == 11
        assert [table.rows for section in other.sections for table in section.tables] == [
            table.rows for section in right.sections for table in section.tables
        ]
        summary = tipdiff.diff(right, other).summary
        assert (summary.changed, summary.new, summary.dropped, summary.figures_changed) == (0, 0, 0, 0)


def _figures(report: Report) -> list[tuple[Any, ...]]:
    return [
        (section.section, finding.text, figure.text, figure.value, figure.unit, figure.measure, figure.reference_year)
        for section, finding in report.placed()
        for figure in finding.figures
    ]


@needs_word
class TestWord:
    def read(self, *inside: str, text: packed.Text = (("p", "The port closed."),)) -> Document:
        return read(self.made(*inside, text=text), "a.docx")

    def made(self, *inside: str, text: packed.Text = (("p", "The port closed."),)) -> bytes:
        """A document whose first paragraph holds more."""
        docx = pytest.importorskip("docx")
        document = packed.docx_of(text)
        for piece in inside:
            element = docx.oxml.parse_xml(f"<w:p {WORD}>{piece}</w:p>")
            document.element.body.insert(len(document.element.body) - 1, element)
        return packed.saved(document)

    def test_tracked_changes(self) -> None:
        found = self.read(
            "<w:r><w:t xml:space='preserve'>Crews </w:t></w:r><w:del><w:r><w:delText>lost</w:delText></w:r></w:del>"
            "<w:ins><w:r><w:t>found</w:t></w:r></w:ins><w:r><w:t xml:space='preserve'> 45 nets.</w:t></w:r>",
            "<w:moveFrom><w:r><w:t>They left.</w:t></w:r></w:moveFrom>"
            "<w:moveTo><w:r><w:t>They stayed.</w:t></w:r></w:moveTo>",
        )
        assert said(found) == ["The port closed.", "Crews found 45 nets.", "They stayed."]

    def test_hidden_text(self) -> None:
        found = self.read(
            "<w:r><w:t>Crews came.</w:t></w:r><w:r><w:rPr><w:vanish/></w:rPr><w:t> Ask them.</w:t></w:r>",
            "<w:r><w:rPr><w:vanish w:val='0'/></w:rPr><w:t>They left.</w:t></w:r>",
        )
        assert said(found) == ["The port closed.", "Crews came.", "They left."]

    def test_marks_of_notes_and_raised_text(self) -> None:
        found = self.read(
            "<w:r><w:t>They burned 45 m</w:t></w:r><w:r><w:rPr><w:vertAlign w:val='superscript'/></w:rPr>"
            "<w:t>2</w:t></w:r>"
            "<w:r><w:t xml:space='preserve'> of sail and CO</w:t></w:r>"
            "<w:r><w:rPr><w:vertAlign w:val='subscript'/></w:rPr>"
            "<w:t>2</w:t></w:r><w:r><w:t>.</w:t></w:r><w:r><w:footnoteReference w:id='2'/></w:r>"
            "<w:r><w:t xml:space='preserve'> They left.</w:t></w:r><w:r><w:commentReference w:id='1'/></w:r>",
        )
        assert said(found)[1] == "They burned 45 m² of sail and CO2. They left."

    def test_hyphens_links_and_fields(self) -> None:
        found = self.read(
            "<w:hyperlink w:anchor='x'><w:r><w:t>The 24</w:t><w:noBreakHyphen/><w:t>hour port</w:t></w:r></w:hyperlink>"
            "<w:r><w:t xml:space='preserve'> har</w:t><w:softHyphen/><w:t>bours </w:t></w:r>"
            "<w:r><w:fldChar w:fldCharType='begin'/></w:r><w:r><w:instrText> REF nets </w:instrText></w:r>"
            "<w:r><w:fldChar w:fldCharType='separate'/></w:r><w:r><w:t>45</w:t></w:r>"
            "<w:r><w:fldChar w:fldCharType='end'/></w:r><w:r><w:t xml:space='preserve'> boats.</w:t></w:r>",
        )
        assert said(found)[1].replace("\u00ad", "").replace("\u2011", "-") == "The 24-hour port harbours 45 boats."

    def test_headings_by_outline_and_lists_of_contents(self) -> None:
        docx = pytest.importorskip("docx")
        document = packed.docx_of([("h2", "Nets"), ("p", "Crews came.")])
        style = document.styles.add_style("Kapitel", docx.enum.style.WD_STYLE_TYPE.PARAGRAPH)
        style.base_style = document.styles["Heading 2"]
        document.add_paragraph("Sails", style="Kapitel")
        document.add_paragraph("Masts")._p.append(
            docx.oxml.parse_xml(f"<w:pPr {WORD}><w:outlineLvl w:val='2'/></w:pPr>")
        )
        contents = document.styles.add_style("toc 1", docx.enum.style.WD_STYLE_TYPE.PARAGRAPH)
        document.add_paragraph("Nets\t4", style=contents)
        assert kinds(read(packed.saved(document), "a.docx")) == [
            ("heading", 2, "Nets"),
            ("paragraph", 0, "Crews came."),
            ("heading", 3, "Sails"),
            ("heading", 4, "Masts"),
        ]

    def test_numbered_lists(self) -> None:
        document = packed.docx_of([("p", "The fund should:")])
        document.add_paragraph("Pay crews.", style="List Number")
        document.add_paragraph("At once.", style="List Number 2")
        found = kinds(read(packed.saved(document), "a.docx"))
        assert found[1:] == [("item", 0, "Pay crews."), ("item", 0, "At once.")]

    def test_what_stands_in_the_margins(self) -> None:
        document = packed.docx_of([("p", "The port closed.")])
        document.sections[0].header.paragraphs[0].text = "Harbour Fund"
        document.sections[0].footer.paragraphs[0].text = "Page 3"
        document.add_comment(document.paragraphs[0].runs[0], text="Did it?", author="A", initials="A")
        found = read(packed.saved(document), "a.docx")
        assert said(found) == ["The port closed."]
        left = {(each.why, each.text) for each in found.left_out}
        assert left == {("running heads", "Harbour Fund"), ("running heads", "Page 3"), ("comments", "Did it?")}

    @pytest.mark.parametrize("older", [True, False])
    def test_boxes_of_text(self, older: bool) -> None:
        box = "<w:txbxContent><w:p><w:r><w:t>Crews came.</w:t></w:r></w:p></w:txbxContent>"
        choice = (
            "<w:drawing><wps:wsp xmlns:wps='http://schemas.microsoft.com/office/word/2010/wordprocessingShape'>"
            f"<wps:txbx>{box}</wps:txbx></wps:wsp></w:drawing>"
        )
        fallback = (
            f"<w:pict><v:shape xmlns:v='urn:schemas-microsoft-com:vml'><v:textbox>{box}</v:textbox></v:shape></w:pict>"
        )
        both = (
            "<mc:AlternateContent xmlns:mc='http://schemas.openxmlformats.org/markup-compatibility/2006'>"
            f"<mc:Choice Requires='wps'>{choice}</mc:Choice><mc:Fallback>{fallback}</mc:Fallback></mc:AlternateContent>"
        )
        found = self.read(f"<w:r><w:t>They left.</w:t></w:r><w:r>{fallback if older else both}</w:r>")
        assert said(found) == ["The port closed.", "They left.", "Crews came."]

    def test_merged_cells(self) -> None:
        document = packed.docx_of([("table", [["Port", "Boats", ""], ["", "2022", "2023"], ["North", "12", "14"]])])
        table = document.tables[0]
        table.cell(0, 1).merge(table.cell(0, 2))
        table.cell(0, 0).merge(table.cell(1, 0))
        (grid,) = read(packed.saved(document), "a.docx").tables
        assert [[(cell.text, cell.column, cell.width) for cell in row] for row in grid.rows] == [
            [("Port", 0, 1), ("Boats", 1, 2)],
            [("Port", 0, 1), ("2022", 1, 1), ("2023", 2, 1)],
            [("North", 0, 1), ("12", 1, 1), ("14", 2, 1)],
        ]

    def test_without_the_extra(self, monkeypatch: pytest.MonkeyPatch) -> None:
        original, data = builtins.__import__, self.made()

        def without(name: str, *rest: Any, **more: Any) -> Any:
            if name == "mammoth":
                raise ImportError(name)
            return original(name, *rest, **more)

        monkeypatch.setattr(builtins, "__import__", without)
        with pytest.raises(ReadError, match=r"^a\.docx is a Word document\. .*: pip install 'tipdiff\[docx\]'$"):
            read(data, "a.docx")

    def test_made_by_another_program(self, tmp_path: Path) -> None:
        office = shutil.which("soffice")
        if office is None:
            pytest.skip("LibreOffice is not installed")
        page = tmp_path / "a.html"
        page.write_text(packed.html(TEXT), encoding="utf-8")
        words = [office, "--headless", "--convert-to", "docx:MS Word 2007 XML", "--outdir", str(tmp_path), str(page)]
        subprocess.run(words, check=True, capture_output=True, timeout=120)
        assert said(read((tmp_path / "a.docx").read_bytes(), "a.docx")) == said(read(page.read_bytes(), "a.html"))


class TestBook:
    def test_pages_in_the_order_of_reading(self) -> None:
        pages = [f"<html><body><h1>Nets {n}</h1><p>Crews came {n} times.</p></body></html>" for n in range(1, 12)]
        found = read(packed.epub(pages, "Nets"), "a.epub")
        assert said(found) == [line for n in range(1, 12) for line in (f"Nets {n}", f"Crews came {n} times.")]
        assert [block.at for block in found.blocks] == list(range(22))
        assert found.titles == ("Nets",)

    def test_notes(self) -> None:
        page = (
            "<html xmlns:epub='http://www.idpf.org/2007/ops'><body><p>Crews came.<a epub:type='noteref' href='#n'>1</a>"
            " They left.</p><aside epub:type='footnote' id='n'>Not all.</aside></body></html>"
        )
        found = read(packed.epub([page]), "a.epub")
        assert said(found) == ["Crews came. They left."]
        assert [left.text for left in found.left_out] == ["Not all."]

    @pytest.mark.parametrize(
        ("method", "locked"),
        [("http://www.idpf.org/2008/embedding", False), ("http://www.w3.org/2001/04/xmlenc#aes256-cbc", True)],
    )
    def test_locked(self, method: str, locked: bool) -> None:
        told = (
            "<encryption xmlns:e='http://www.w3.org/2001/04/xmlenc#'><e:EncryptedData>"
            f"<e:EncryptionMethod Algorithm='{method}'/>"
            "<e:CipherData><e:CipherReference URI='OEBPS/page%201.xhtml'/></e:CipherData>"
            "</e:EncryptedData></encryption>"
        )
        data = packed.epub(["<p>Crews came.</p>"], more={"META-INF/encryption.xml": told})
        if not locked:
            assert said(read(data, "a.epub")) == ["Crews came."]
            return
        with pytest.raises(ReadError, match=r"^a\.epub is an EPUB book locked by a password\. Save it without"):
            read(data, "a.epub")


class TestOpenDocument:
    STYLES = (
        '<style:style style:name="T1" style:family="text"><style:text-properties style:text-position="super 58%"/>'
        '</style:style><style:style style:name="T2" style:family="text"><style:text-properties text:display="none"/>'
        '</style:style><style:style style:name="T3" style:family="text">'
        '<style:text-properties style:text-position="sub 58%"/></style:style>'
        '<style:style style:name="P1" style:family="paragraph" style:parent-style-name="Title"/>'
    )

    def test_what_is_said(self) -> None:
        found = read(
            packed.odt_of(
                "<text:tracked-changes><text:p>Nobody came.</text:p></text:tracked-changes>"
                '<text:p text:style-name="P1">Nets</text:p>'
                "<text:table-of-content><text:p>Nets 4</text:p></text:table-of-content>"
                '<text:h text:outline-level="1">Crews</text:h><text:p>They<text:s/>burned<text:tab/>45 m<text:span '
                'text:style-name="T1">2</text:span> of CO<text:span text:style-name="T3">2</text:span>.<text:note>'
                "<text:note-citation>1</text:note-citation><text:note-body><text:p>Not all.</text:p></text:note-body>"
                '</text:note> They <text:span text:style-name="T2">never </text:span>left.<office:annotation><text:p>'
                "Did they?</text:p></office:annotation></text:p><text:p>Boats<draw:g><draw:frame><draw:text-box>"
                "<text:p>Guards came.</text:p></draw:text-box></draw:frame></draw:g> sank.</text:p>",
                self.STYLES,
            ),
            "a.odt",
        )
        assert kinds(found) == [
            ("heading", 1, "Nets"),
            ("heading", 2, "Crews"),
            ("paragraph", 0, "They burned 45 m² of CO2. They left."),
            ("paragraph", 0, "Boats sank."),
            ("paragraph", 0, "Guards came."),
        ]
        assert [(left.why, left.text) for left in found.left_out] == [("notes", "Not all."), ("comments", "Did they?")]

    def test_tables(self) -> None:
        cell = "<table:table-cell{}><text:p>{}</text:p></table:table-cell>"
        data = packed.odt_of(
            "<table:table><table:table-header-rows><table:table-row>"
            + cell.format("", "Port")
            + cell.format(' table:number-columns-spanned="2"', "Boats")
            + "<table:covered-table-cell/></table:table-row></table:table-header-rows><table:table-row>"
            + cell.format("", "North")
            + cell.format(' table:number-columns-repeated="2"', "12")
            + "</table:table-row></table:table>"
        )
        (grid,) = read(data, "a.odt").tables
        assert [[(cell.text, cell.column, cell.width, cell.heads) for cell in row] for row in grid.rows] == [
            [("Port", 0, 1, True), ("Boats", 1, 2, True)],
            [("North", 0, 1, False), ("12", 1, 1, False), ("12", 2, 1, False)],
        ]

    def test_locked(self) -> None:
        manifest = '<m:manifest xmlns:m="urn:m"><m:file-entry><m:encryption-data/></m:file-entry></m:manifest>'
        with pytest.raises(ReadError, match=r"^a\.odt is an OpenDocument text locked by a password"):
            read(packed.odt_of("", more={"META-INF/manifest.xml": manifest}), "a.odt")


class TestWhatIsNotWhole:
    @pytest.mark.parametrize("ending", ["docx", "epub", "odt"])
    def test_cut_off(self, ending: str) -> None:
        data = FORMATS[ending]()
        for cut in (data[: len(data) // 2], data[:60], data[:-30] + b"?" * 30):
            with pytest.raises(ReadError, match=rf"^a\.{ending} is an? [\w ]+, but a damaged one\. Save it again"):
                read(cut, f"a.{ending}")

    @pytest.mark.parametrize("inside", ["", "<w:p/>", "<a", "\x00"])
    def test_no_document_inside(self, inside: str) -> None:
        with pytest.raises(ReadError, match=r"is a Word document, but a damaged one|holds no text"):
            read(packed.zipped({"word/document.xml": inside}), "a.docx")

    def test_a_bomb(self, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setattr("tipdiff.read.zipped.MOST_BYTES", 1_000_000)
        data = packed.zipped({"word/document.xml": b" " * 2_000_000})
        assert len(data) < 10_000
        with pytest.raises(ReadError, match="unpacks to more than any report holds"):
            read(data, "a.docx")

    def test_entities_are_not_unfolded(self) -> None:
        bomb = '<!DOCTYPE a [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;"><!ENTITY c SYSTEM "file:///etc/passwd">]>'
        text = "<text:p>Crews &b; came &c;.</text:p>"
        data = packed.odt_of(text)
        plain = packed.zipfile.ZipFile(packed.io.BytesIO(data)).read("content.xml").decode()
        found = read(packed.odt_of("", more={"content.xml": bomb + plain}), "a.odt")
        assert said(found) == ["Crews came ."]

    @pytest.mark.parametrize(
        ("part", "said"),
        [("WordDocument", "a document of old Word (.doc), which is not read. Save it as .docx"),
         ("EncryptedPackage", "locked by a password. Save it without"),
         ("Workbook", "an old Office file, which is not")],
    )  # fmt: skip
    def test_old_word(self, part: str, said: str) -> None:
        data = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600) + part.encode("utf-16-le") + bytes(60)
        with pytest.raises(ReadError) as error:
            read(data, "a.doc")
        assert str(error.value).startswith(f"a.doc is {said}")


@needs_word
def test_a_corpus_of_them(tmp_path: Path) -> None:
    folder = tmp_path / "harbour"
    folder.mkdir()
    for edition, ending in ((2021, "docx"), (2022, "epub"), (2023, "odt")):
        (folder / f"{edition}.{ending}").write_bytes(FORMATS[ending]())
    from tipdiff.corpus import Corpus

    assert [(entry.edition, entry.path.suffix) for entry in Corpus(tmp_path).entries()] == [
        (2021, ".docx"),
        (2022, ".epub"),
        (2023, ".odt"),
    ]
