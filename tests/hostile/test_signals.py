"""Ctrl-C at any moment: the shell's 130 and silence, or the whole output; never a traceback, never half of it."""

from __future__ import annotations

import random
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

HERE = Path(__file__).parents[2]
BEGUN = "import sys; from tipdiff.__main__ import main; print('-', file=sys.stderr, flush=True); sys.exit(main())"
"""It says when Python has come to the project's own: what it does before is not ours to keep silent."""
pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="Windows sends no SIGINT to one process")


def interrupted(arguments: tuple[str, ...], after: float) -> tuple[int, bytes, bytes]:
    """(exit code, output, errors) of a command that was interrupted some seconds after it began."""
    process = subprocess.Popen(
        [sys.executable, "-c", BEGUN, *arguments], cwd=HERE, stdout=subprocess.PIPE, stderr=subprocess.PIPE
    )
    assert process.stderr is not None
    assert process.stderr.readline() == b"-\n"
    time.sleep(after)
    process.send_signal(signal.SIGINT)
    out, errors = process.communicate(timeout=60)
    return process.returncode, out, errors


@pytest.mark.parametrize(
    "command", [("diff", "peralonia:2023", "peralonia:2024", "-f", "json"), ("check", "corpus"), ("--help",)]
)
def test_an_interrupted_command_is_silent(command: tuple[str, ...]) -> None:
    chance = random.Random(7)
    begun = [sys.executable, "-c", BEGUN, *command]
    whole = subprocess.run(begun, cwd=HERE, capture_output=True, timeout=60, check=False)
    for _ in range(12):
        code, out, errors = interrupted(command, 0.02 + chance.random() * 0.4)
        assert (code, errors) in ((130, b""), (whole.returncode, whole.stderr.partition(b"\n")[2]))
        assert code == 130 or out == whole.stdout


def test_no_part_of_a_file_is_left(tmp_path: Path) -> None:
    chance = random.Random(11)
    for _ in range(12):
        code, _, errors = interrupted(("snapshot", "corpus", "-o", str(tmp_path)), 0.15 + chance.random() * 0.6)
        assert code in (0, 130), errors
    assert not [path for path in tmp_path.rglob("*") if path.name.endswith(".part")]
