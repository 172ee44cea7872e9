"""The real thing in a pseudo-terminal: however it ends, it exits with 0 and leaves the terminal as it was."""

from __future__ import annotations

import os
import pty
import select
import signal
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

PATIENCE = 60
"""Seconds after which a terminal that says nothing is a failure, not slowness."""
LEFT = (b"\x1b[?1049l", b"\x1b[?1000l", b"\x1b[?25h")
"""Off with the second screen and the mouse, on with the cursor."""

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="pseudo-terminals are for Unix")


def _run(tmp_path: Path, arguments: list[str], awaited: bytes, end: Callable[[int, int], None]) -> tuple[int, bytes]:
    pid, terminal = pty.fork()
    if pid == 0:
        os.environ.update(TERM="xterm-256color", XDG_STATE_HOME=str(tmp_path), LINES="24", COLUMNS="80")
        os.execv(sys.executable, [sys.executable, "-m", "tipdiff", *arguments])
    said, ended = b"", False
    while True:
        ready, _, _ = select.select([terminal], [], [], PATIENCE)
        assert ready, f"silent after {said[-200:]!r}"
        try:
            heard = os.read(terminal, 65536)
        except OSError:
            break
        if not heard:
            break
        said += heard
        if awaited in said and not ended:
            ended = True
            end(pid, terminal)
    os.close(terminal)
    return os.waitstatus_to_exitcode(os.waitpid(pid, 0)[1]), said


@pytest.mark.parametrize(
    "end",
    [
        pytest.param(lambda pid, terminal: os.write(terminal, b"q"), id="q"),
        pytest.param(lambda pid, terminal: os.write(terminal, b"\x03"), id="ctrl-c"),
        pytest.param(lambda pid, terminal: os.kill(pid, signal.SIGTERM), id="sigterm"),
        pytest.param(lambda pid, terminal: os.kill(pid, signal.SIGINT), id="sigint"),
    ],
)
@pytest.mark.parametrize(
    ("arguments", "awaited"),
    [([], b"Lomboura"), (["view", "lomboura:2023", "lomboura:2024"], b"Judgements")],
    ids=["corpus", "view"],
)
def test_it_ends_well(tmp_path: Path, arguments: list[str], awaited: bytes, end: Callable[[int, int], None]) -> None:
    code, said = _run(tmp_path, arguments, awaited, end)
    assert code == 0
    assert all(sequence in said for sequence in LEFT)
    assert b"Traceback" not in said


def test_the_first_frame_waits_for_no_reader() -> None:
    """Readers, figures and matching cost more than the first frame may take: a worker loads them behind it."""
    heavy = "tipdiff.read", "tipdiff.normalize", "tipdiff.figures", "tipdiff.align", "rapidfuzz", "bs4", "lxml"
    code = f"import sys, tipdiff.tui.app; print(*(name for name in {heavy} if name in sys.modules))"
    told = subprocess.run([sys.executable, "-c", code], check=True, capture_output=True, text=True).stdout
    assert told.split() == []
