"""What lies in a folder and is no report: pipes, sockets, links, closed folders, files without end. Each is named, and
the rest goes on."""

from __future__ import annotations

import os
import socket
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from tipdiff.corpus import Corpus, files
from tipdiff.corpus.gather import gather
from tipdiff.corpus.loading import load
from tipdiff.errors import ReadError

HERE = Path(__file__).parents[2]
PAGE = HERE / "corpus/peralonia/2023.html"


def corpus(folder: Path) -> Path:
    """A corpus of one sound report."""
    (folder / "peralonia").mkdir(parents=True)
    (folder / "peralonia/2023.html").write_bytes(PAGE.read_bytes())
    return folder


def run(*arguments: str) -> subprocess.CompletedProcess[str]:
    """tipdiff as a process of its own: what waits for ever is stopped, and the test fails."""
    return subprocess.run(
        [sys.executable, "-m", "tipdiff", *arguments], capture_output=True, text=True, timeout=60, check=False
    )


@pytest.fixture
def pipe(tmp_path: Path) -> Iterator[Path]:
    if not hasattr(os, "mkfifo"):
        pytest.skip("this system has no named pipes")
    path = corpus(tmp_path / "c") / "peralonia/2024.html"
    os.mkfifo(path)
    yield path


@pytest.mark.parametrize(
    "command",
    [
        ("check",),
        ("compare", "--editions", "2023,2024", "--corpus"),
        ("search", "victims", "--corpus"),
        ("timeline", "peralonia", "--corpus"),
        ("snapshot", "-o", "{out}"),
    ],
)
def test_a_pipe_among_the_reports_is_named_and_not_waited_for(pipe: Path, command: tuple[str, ...]) -> None:
    given = [word.format(out=pipe.parents[2] / "out") for word in command]
    out = run(*given, str(pipe.parents[1]))
    assert "Traceback" not in out.stderr
    assert "2024.html is a pipe" in " ".join((out.stdout + out.stderr).split())


def test_a_report_that_is_a_device_or_a_socket_is_refused(tmp_path: Path) -> None:
    if Path("/dev/zero").exists():
        with pytest.raises(ReadError, match="a pipe, a device or a socket"):
            load("/dev/zero")
    with socket.socket(socket.AF_UNIX) as end:
        end.bind(str(tmp_path / "s"))
        with pytest.raises(ReadError, match="a pipe, a device or a socket"):
            load(tmp_path / "s")


def test_what_a_shell_has_opened_is_read() -> None:
    if not Path("/dev/fd").exists():
        pytest.skip("this system has no /dev/fd")
    script = f"{sys.executable} -m tipdiff figures <(cat {PAGE})"
    out = subprocess.run(["bash", "-c", script], capture_output=True, text=True, timeout=60, check=False)
    assert out.returncode == 0, out.stderr
    assert "PROSECUTION" in out.stdout


def test_a_file_without_end_is_refused_in_one_line(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(files.MOST, "100")
    with pytest.raises(ReadError, match="more than 100 bytes"):
        load(PAGE)
    monkeypatch.setenv(files.MOST, "1000000")
    assert load(PAGE).country == "peralonia"


def test_a_link_out_of_the_corpus_is_named_unless_it_is_asked_for(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    root = corpus(tmp_path / "c")
    outside = tmp_path / "secret.html"
    outside.write_bytes((HERE / "corpus/peralonia/2024.html").read_bytes())
    (root / "peralonia/2024.html").symlink_to(outside)
    got = gather(Corpus(root))
    assert [report.edition for report in got.reports] == [2023]
    assert "link out of the corpus" in got.unread[0].reason
    monkeypatch.setenv("TIPDIFF_FOLLOW_LINKS", "1")
    assert [report.edition for report in gather(Corpus(root)).reports] == [2023, 2024]


def test_a_link_within_the_corpus_is_followed(tmp_path: Path) -> None:
    root = corpus(tmp_path / "c")
    kept = root / "kept.html"
    kept.write_bytes((HERE / "corpus/peralonia/2024.html").read_bytes())
    (root / "peralonia/2024.html").symlink_to(kept)
    assert [report.edition for report in gather(Corpus(root)).reports] == [2023, 2024]


def test_a_folder_that_cannot_be_looked_into_costs_only_itself(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    root = corpus(tmp_path / "c")
    (root / "lomboura").mkdir()
    listed = Path.iterdir

    def iterdir(path: Path) -> Iterator[Path]:
        if path.name == "lomboura":
            raise PermissionError(13, "Permission denied", str(path))
        return listed(path)

    monkeypatch.setattr(Path, "iterdir", iterdir)
    got = gather(Corpus(root))
    assert [report.country for report in got.reports] == ["peralonia"]
    assert [(each.country, each.edition) for each in got.unread] == [("lomboura", "all")]
    assert "cannot read" in got.unread[0].reason
