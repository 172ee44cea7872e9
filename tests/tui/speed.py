"""How fast the terminal application is: `python tests/tui/speed.py` prints it, and asserts nothing.

First frame: from the command to the first country on a pseudo-terminal, sample corpus. Pair: from choosing to the
summary, compare included, a pair made of the sample's findings many times over. Keys: time of the process from a
key until all that follows from it is done, 5,000 findings on the list.
"""

from __future__ import annotations

import asyncio
import os
import pty
import select
import statistics
import sys
import tempfile
import time
from pathlib import Path

import tipdiff
from tipdiff import corpus
from tipdiff.model import ChangeLog
from tipdiff.model.frozen import replace
from tipdiff.tui.app import TipdiffApp
from tipdiff.tui.screens.summary import SummaryScreen
from tipdiff.tui.state import State

ROUNDS = 5
KEYS = {
    "down": ["j"] * 20,
    "page down": ["pagedown"] * 20,
    "next change": ["right_square_bracket"] * 20,
    "next figure": ["right_curly_bracket"] * 10,
    "end": ["end"],
    "open a fold": ["home", "enter"],
    "mark reviewed": ["right_square_bracket", *["space"] * 5],
    "search": ["slash", *"labor", "enter"],
    "next match": ["n"] * 10,
    "filter figures": ["escape", "f", "g", "enter"],
}


def main() -> None:
    frames = [_first_frame() for _ in range(ROUNDS)]
    print(f"first frame       {statistics.median(frames):6.2f} s   (median of {ROUNDS})")
    sample = corpus.Corpus(corpus.shipped())
    log = tipdiff.diff(*(tipdiff.load(sample.find("peralonia", edition).path) for edition in (2023, 2024)))
    opened = [asyncio.run(_open(_times(log, 700))) for _ in range(ROUNDS)]
    print(f"700 findings open {statistics.median(opened):6.2f} s   (median of {ROUNDS}, compare aside)")
    for size in ((80, 24), (160, 48)):
        print(f"a key at {size[0]}x{size[1]}, 5,000 findings, ms of the process: median, slowest")
        asyncio.run(_keys(_times(log, 5000), size))


def _times(log: ChangeLog, count: int) -> ChangeLog:
    """The changes of a log again and again, until there are enough."""
    rounds = -(-count // len(log.changes))
    changes = [replace(change, id=f"{n:04x}{change.id[4:]}") for n in range(rounds) for change in log.changes]
    return replace(log, changes=tuple(changes[:count]))


def _app(log: ChangeLog) -> TipdiffApp:
    return TipdiffApp(pair=lambda say: log, state=State(Path(tempfile.mkdtemp())))


def _first_frame() -> float:
    start = time.perf_counter()
    pid, terminal = pty.fork()
    if pid == 0:
        os.environ.update(TERM="xterm-256color", LINES="48", COLUMNS="160")
        os.execv(sys.executable, [sys.executable, "-m", "tipdiff"])
    said = b""
    while b"Lomboura" not in said and select.select([terminal], [], [], 30)[0]:
        said += os.read(terminal, 65536)
    took = time.perf_counter() - start
    os.write(terminal, b"\x03")
    while True:
        try:
            if not os.read(terminal, 65536):
                break
        except OSError:
            break
    os.waitpid(pid, 0)
    return took


async def _open(log: ChangeLog) -> float:
    app = _app(log)
    start = time.perf_counter()
    async with app.run_test(size=(160, 48)) as pilot:
        while not isinstance(app.screen, SummaryScreen):
            await pilot.pause()
        return time.perf_counter() - start


async def _keys(log: ChangeLog, size: tuple[int, int]) -> None:
    app = _app(log)
    async with app.run_test(size=size) as pilot:
        while not isinstance(app.screen, SummaryScreen):
            await pilot.pause()
        await pilot.press("escape")
        while any(not worker.is_finished for worker in app.workers):
            await pilot.pause()
        for name, keys in KEYS.items():
            took = []
            for key in keys:
                start = time.process_time()
                await pilot.press(key)
                await pilot.pause()
                took.append(1000 * (time.process_time() - start))
            print(f"  {name:<16} {statistics.median(took):6.1f} {max(took):6.1f}")


if __name__ == "__main__":
    main()
