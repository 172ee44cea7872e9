"""The committed snapshots of the sample corpus: what the code of today makes of it, byte for byte."""

from __future__ import annotations

from pathlib import Path

from tipdiff.cli import main


def test_the_committed_snapshots_are_what_snapshot_writes(corpus: Path, tmp_path: Path) -> None:
    assert main(["snapshot", str(corpus), "-o", str(tmp_path)]) == 0
    committed = corpus.parent / "snapshots"
    written = sorted(path.relative_to(tmp_path) for path in tmp_path.rglob("*.json"))
    assert written == sorted(path.relative_to(committed) for path in committed.rglob("*.json"))
    differ = [str(path) for path in written if (tmp_path / path).read_bytes() != (committed / path).read_bytes()]
    assert not differ, "run `tipdiff snapshot corpus` and look at what it changes"
