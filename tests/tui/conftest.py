"""The application over the sample corpus, and how a test waits: on workers and messages, never on time."""

from __future__ import annotations

import asyncio
import inspect
from collections.abc import Awaitable, Callable
from functools import cache
from pathlib import Path

import pytest
from textual.app import App
from textual.pilot import Pilot

import tipdiff
from tipdiff import corpus
from tipdiff.model import ChangeLog
from tipdiff.model.frozen import replace
from tipdiff.tui.app import TipdiffApp
from tipdiff.tui.library import Library
from tipdiff.tui.state import State


@pytest.hookimpl(tryfirst=True)
def pytest_pyfunc_call(pyfuncitem: pytest.Function) -> bool | None:
    """Runs a coroutine test in a loop of its own."""
    if not inspect.iscoroutinefunction(pyfuncitem.obj):
        return None
    names = inspect.signature(pyfuncitem.obj).parameters
    asyncio.run(pyfuncitem.obj(**{name: pyfuncitem.funcargs[name] for name in names}))
    return True


Settle = Callable[[Pilot[None]], Awaitable[None]]


@cache
def _log(country: str, old: int, new: int) -> ChangeLog:
    sample = corpus.Corpus(corpus.shipped())
    return tipdiff.diff(*(tipdiff.load(sample.find(country, edition).path) for edition in (old, new)))


@pytest.fixture
def log() -> ChangeLog:
    """A pair of the sample corpus with figures, a split, a move, new and dropped findings."""
    return _log("peralonia", 2023, 2024)


@pytest.fixture
def long_log(log: ChangeLog) -> ChangeLog:
    """5,000 changes."""
    times = -(-5000 // len(log.changes))
    changes = (replace(change, id=f"{n:04x}{change.id[4:]}") for n in range(times) for change in log.changes)
    return replace(log, changes=tuple(changes)[:5000])


@pytest.fixture
def state(tmp_path: Path) -> State:
    return State(tmp_path / "state")


@pytest.fixture
def sample_corpus() -> corpus.Corpus:
    return corpus.Corpus(corpus.shipped())


@pytest.fixture
def pair_app(log: ChangeLog, state: State, sample_corpus: corpus.Corpus) -> TipdiffApp:
    """The application on a pair, its other editions available."""
    return TipdiffApp(pair=log, library=Library(sample_corpus), state=state)


@pytest.fixture
def corpus_app(state: State, sample_corpus: corpus.Corpus) -> TipdiffApp:
    return TipdiffApp(library=Library(sample_corpus), state=state)


async def _settle(pilot: Pilot[None]) -> None:
    app: App[None] = pilot.app
    await pilot.pause()
    while any(not worker.is_finished for worker in app.workers):
        await pilot.pause()
    await pilot.pause()


@pytest.fixture
def settle() -> Settle:
    """Waits until every worker is done and every message is handled."""
    return _settle


@pytest.fixture
def typed(settle: Settle) -> Callable[..., Callable[[Pilot[None]], Awaitable[None]]]:
    """Presses keys, settled after each: `typed("j", "enter")` is a snapshot's `run_before`."""

    def press(*keys: str) -> Callable[[Pilot[None]], Awaitable[None]]:
        async def before(pilot: Pilot[None]) -> None:
            await settle(pilot)
            for key in keys:
                await pilot.press(key)
                await settle(pilot)

        return before

    return press
