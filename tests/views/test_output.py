"""Where results go: whole or not at all, and never over something that is not a file."""

from __future__ import annotations

import stat
from pathlib import Path

import pytest

from tipdiff.errors import UsageError
from tipdiff.views import output


def test_a_device_is_written_to_and_stays_one() -> None:
    output.write("anything", "/dev/null")
    assert stat.S_ISCHR(Path("/dev/null").stat().st_mode)


def test_a_link_stays_a_link(tmp_path: Path) -> None:
    target, link = tmp_path / "target.txt", tmp_path / "link.txt"
    target.write_text("old")
    link.symlink_to(target)
    output.write("new", str(link))
    assert link.is_symlink() and target.read_text() == "new"


def test_what_cannot_be_written_leaves_nothing(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("in the way")
    with pytest.raises(UsageError):
        output.write("new", str(tmp_path / "file" / "below"))
    with pytest.raises(UsageError):
        output.write("new", str(tmp_path))
    assert [path.name for path in tmp_path.iterdir()] == ["file"]


def test_a_csv_file_says_its_encoding_to_spreadsheets_and_a_pipe_has_none(
    tmp_path: Path, capfdbinary: pytest.CaptureFixture[bytes]
) -> None:
    output.write("place\nKorandé\n", str(tmp_path / "rows.csv"))
    assert (tmp_path / "rows.csv").read_bytes() == b"\xef\xbb\xbfplace\nKorand\xc3\xa9\n"
    output.write("place\n", str(tmp_path / "rows.txt"))
    assert (tmp_path / "rows.txt").read_bytes() == b"place\n"
    output.write("place\n", None)
    assert capfdbinary.readouterr().out == b"place\n"
