"""Saved pages find their place by what they say they are."""

from argparse import ArgumentParser
from importlib import import_module
from pathlib import Path

import pytest
from loopback import page

from tipdiff.corpus.records import record_of

command = import_module("tipdiff.commands.import")
REPORTS = Path(__file__).parents[4] / "shared" / "reports"
PAGE = page("Peralonia", 2024)


@pytest.fixture
def place(tmp_path: Path):
    """`tipdiff import` into tmp_path/corpus; the tests' own family, which asks no network."""
    text = (Path(__file__).parent / "almanac.toml").read_text(encoding="utf-8")
    profile = tmp_path / "almanac.toml"
    profile.write_text(text, encoding="utf-8")

    def run(*words: str, family: str = str(profile)) -> int:
        parser = ArgumentParser()
        command.add_arguments(parser)
        own = ["--profile", family] if family else []
        return command.run(parser.parse_args([*words, "-o", str(tmp_path / "corpus"), *own]))

    return run


def files(folder: Path) -> list[str]:
    return sorted(str(path.relative_to(folder)) for path in folder.rglob("*") if path.is_file())


def test_a_page_goes_where_its_text_says(place, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    link = b'<head><link rel="canonical" href="https://site.invalid/2024-almanac/peralonia/">'
    saved = tmp_path / "lomboura-2019 (1).html"
    saved.write_bytes(PAGE.replace(b"<head>", link))
    assert place(str(saved)) == 0
    assert files(tmp_path / "corpus") == ["peralonia/2024.html", "peralonia/2024.source.json"]
    record = record_of(tmp_path / "corpus/peralonia/2024.html")
    assert record is not None
    assert (record.url, record.retrieved) == ("https://site.invalid/2024-almanac/peralonia/", None)
    assert capsys.readouterr().out == f"new: {tmp_path}/corpus/peralonia/2024.html from {saved}\n"


def test_the_same_text_is_placed_once_and_another_goes_beside(
    place, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    contents = {"a.html": PAGE, "b.html": PAGE + b"<!-- again -->", "c.html": page("Peralonia", 2024, 9)}
    for name, content in contents.items():
        (tmp_path / name).write_bytes(content)
        assert place(str(tmp_path / name)) == 0
    said = capsys.readouterr().out.splitlines()
    assert [line.partition(":")[0] for line in said] == ["new", "already there", "changed"]
    assert (tmp_path / "corpus/peralonia/2024.html").read_bytes() == PAGE
    assert len(files(tmp_path / "corpus")) == 4


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (PAGE.replace(b"2024 Almanac: ", b""), "does not say which"),
        (PAGE.replace(b"2024 Almanac: Peralonia", b"2024 Almanac"), "does not say which country"),
        (b"", "is empty"),
        (b"\0\1\2\3", "is not text"),
        (b"From: <Saved by a browser>\nSnapshot-Content-Location: https://x/\n", "is a web archive"),
        (None, "cannot read"),
    ],
)
def test_what_cannot_be_told_is_refused_in_one_line(
    place, tmp_path: Path, capsys: pytest.CaptureFixture[str], content: bytes | None, said: str
) -> None:
    saved = tmp_path / "peralonia-2024.html"
    if content is not None:
        saved.write_bytes(content)
    other = tmp_path / "other.html"
    other.write_bytes(page("Lomboura", 2023))
    assert place(str(saved), str(other)) == 2
    out, err = capsys.readouterr()
    assert said in err and str(saved) in err and err.count("\n") == 1
    assert out.startswith("new: ") and files(tmp_path / "corpus")[0] == "lomboura/2023.html"


def test_country_and_edition_can_be_given(place, tmp_path: Path) -> None:
    saved = tmp_path / "saved.html"
    saved.write_bytes(PAGE.replace(b"2024 Almanac: Peralonia", b"The almanac"))
    assert place(str(saved), "--country", "Peralonia", "--edition", "2023") == 0
    assert files(tmp_path / "corpus")[0] == "peralonia/2023.html"


def test_a_folder_is_refused(place, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert place(str(tmp_path)) == 2
    assert "is a folder" in capsys.readouterr().err


@pytest.mark.skipif(not REPORTS.is_dir(), reason="the real reports are not here")
def test_real_pages_say_what_they_are(place, tmp_path: Path) -> None:
    pages = sorted((REPORTS / "hrr").glob("*/*.html"))
    assert place(*map(str, pages), family="") == 0
    placed = [name for name in files(tmp_path / "corpus") if name.endswith(".html")]
    assert placed == [str(path.relative_to(REPORTS / "hrr")) for path in pages]
    record = record_of(tmp_path / "corpus/mexico/2023.html")
    assert record is not None and record.url is not None and "2023-country-reports" in record.url
