"""How many small changes of the code the tests notice: `python tests/benchmarks/mutation.py [FOLDER|FILE...]`.

Prints a line a file: mutants, noticed, share; where a sample was drawn, the share with its 95 % interval. Folders
default to those whose rules must hold: figures, series, audits, align.

One process imports tipdiff and collects the tests of these folders, the golds and the snapshots, and runs none. Each
test then runs once in a fork of it, which notes the lines that it reaches. Each mutant gets a fork of its own, in which
the changed function or constant takes the old one's place; the tests that reach it run, the quickest first, until one
fails. What cannot be put in place so (defaults, classes, tables that other modules make theirs of) gets a fork from
before the import. A mutant that runs out of time or memory is noticed too.
"""

from __future__ import annotations

import argparse
import math
import os
import pickle
import random
import resource
import sys
import tempfile
import traceback
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator
from hashlib import sha256
from pathlib import Path
from typing import Any

import platformdirs
import pytest
from mutant_places import Places
from mutants import Mutant, compiles, mutants

ROOT = Path(__file__).parent.parent.parent
FOLDERS = ("tipdiff/figures", "tipdiff/series", "tipdiff/audits", "tipdiff/align")
TESTS = (
    *("tests/figures", "tests/series", "tests/audits", "tests/align", "tests/compare", "tests/test_gold.py"),
    "tests/corpus/test_shipped_snapshots.py",
)
PLAIN = ["-q", "-n", "0", "-p", "no:cacheprovider"]
PATIENCE = 10
"""Seconds of its own that a mutant has beyond three times what its tests take without it."""
MEMORY = 4 * 2**30
ELSEWHERE = "cannot be put in place"
"""What a fork says of a mutant that needs a fresh import."""


def forks(works: Iterable[tuple[Any, float, Callable[[], Any]]], jobs: int) -> Iterator[tuple[Any, Any]]:
    """Each key with what its work gave in a fork, in the order in which they end; None where the fork died."""
    running: dict[int, Any] = {}
    queue = iter(works)
    with tempfile.TemporaryDirectory() as folder:
        while True:
            while len(running) < jobs and (following := next(queue, None)) is not None:
                key, seconds, work = following
                child = os.fork()
                if not child:
                    _child(work, seconds, Path(folder))
                running[child] = key
            if not running:
                return
            child, _ = os.wait()
            said = Path(folder, str(child))
            given = pickle.loads(said.read_bytes()) if said.exists() else None
            if isinstance(given, Broken):
                sys.exit(f"{running[child]}: {given}")
            yield running.pop(child), given


class Broken(str):
    """What went wrong in a fork outside its tests: no test noticed anything."""


def _done(work: Callable[[], Any]) -> Any:
    try:
        return work()
    except MemoryError:
        return None
    except Exception:
        return Broken(traceback.format_exc())


def _child(work: Callable[[], Any], seconds: float, folder: Path) -> None:
    try:
        nowhere = os.open(os.devnull, os.O_RDWR)
        os.dup2(nowhere, 1)
        os.dup2(nowhere, 2)
        limit = math.ceil(PATIENCE + 3 * seconds)
        resource.setrlimit(resource.RLIMIT_CPU, (limit, limit + 1))
        resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))
        whole = folder / f"{os.getpid()}.part"
        whole.write_bytes(pickle.dumps(_done(work)))
        whole.rename(folder / str(os.getpid()))
    finally:
        os._exit(0)


class Loop:
    """A plugin of pytest that does something else with the collected tests than run them."""

    def __init__(self, work: Callable[[list[pytest.Item]], None]) -> None:
        self.work = work

    def pytest_runtestloop(self, session: pytest.Session) -> bool:
        self.work(session.items)
        return True


def first_failing(items: list[pytest.Item]) -> str:
    """The first test that fails, empty for none."""
    from _pytest.runner import runtestprotocol

    for item, following in zip(items, [*items[1:], None], strict=False):  # no test may reach a mutant
        if any(report.failed for report in runtestprotocol(item, nextitem=following, log=False)):
            return item.nodeid
    return ""


def reached(item: pytest.Item, files: frozenset[str]) -> tuple[bool, float, frozenset[tuple[str, int]]]:
    """Whether a test passes, the seconds it takes, and the lines of these files that it runs."""
    lines: set[tuple[str, int]] = set()

    def inside(frame: Any, event: str, _: Any) -> Any:
        if event == "line":
            lines.add((frame.f_code.co_filename, frame.f_lineno))
        return inside

    sys.settrace(lambda frame, *_: inside if frame.f_code.co_filename in files else None)
    failed = first_failing([item])
    sys.settrace(None)
    spent = resource.getrusage(resource.RUSAGE_SELF)
    return not failed, spent.ru_utime + spent.ru_stime, frozenset(lines)


class Kept:
    """What each test reaches, in the user's cache, for as long as neither the code nor the test's files change."""

    def __init__(self, files: list[str]) -> None:
        self.file = platformdirs.user_cache_path("tipdiff", appauthor=False) / "mutation.pickle"
        self.code = f"{ROOT} {_digest(map(Path, files))}"
        self.data: dict[Path, str] = {}

    def __enter__(self) -> Kept:
        self.held = pickle.loads(self.file.read_bytes()) if self.file.exists() else {}
        return self

    def __exit__(self, *_: object) -> None:
        self.file.parent.mkdir(parents=True, exist_ok=True)
        self.file.write_bytes(pickle.dumps({key: value for key, value in self.held.items() if key[0] == self.code}))

    def _key(self, item: pytest.Item) -> tuple[str, str, str]:
        """The code, the test's file and the data beside it, its name."""
        if item.path not in self.data:
            beside = (each for each in sorted(item.path.parent.rglob("*.t*")) if each.is_file())
            self.data[item.path] = _digest([item.path, *beside])
        return self.code, self.data[item.path], item.nodeid

    def __contains__(self, item: pytest.Item) -> bool:
        return self._key(item) in self.held

    def __getitem__(self, item: pytest.Item) -> Any:
        return self.held[self._key(item)]

    def __setitem__(self, item: pytest.Item, value: Any) -> None:
        self.held[self._key(item)] = value


def _digest(files: Iterable[Path]) -> str:
    return sha256(b"".join(file.read_bytes() for file in files)).hexdigest()


class Run:
    """The mutants with the tests that could notice them, and those that did."""

    def __init__(self, wanted: list[Mutant], jobs: int) -> None:
        self.wanted, self.jobs = wanted, jobs
        every = [str(path) for folder in FOLDERS for path in sorted((ROOT / folder).rglob("*.py"))]
        self.places = Places(every)
        self.tests: dict[str, tuple[float, frozenset[tuple[str, int]]]] = {}
        self.noticed: dict[Mutant, bool] = {}
        self.killers: dict[str, list[str]] = defaultdict(list)

    def collected(self, items: list[pytest.Item]) -> None:
        """In the process that imported everything: what each test reaches, then each mutant in place."""
        from tipdiff import profiles

        profiles.phrases()  # every family read once, before the forks
        files = frozenset(self.places.files)
        by_id = {item.nodeid: item for item in items}
        with Kept(self.places.files) as kept:
            self.tests = {item.nodeid: kept[item] for item in items if item in kept}
            left = [item for item in items if item not in kept]
            for item, got in forks(((each, 600, lambda each=each: reached(each, files)) for each in left), self.jobs):
                if got is None or not got[0]:
                    sys.exit(f"{item.nodeid} fails without any mutant")
                kept[item] = self.tests[item.nodeid] = got[1:]
        self.places.keep_functions()
        print(f"{len(items)} tests", flush=True)
        for mutant, killer in forks(self._in_place(by_id), self.jobs):
            if killer != ELSEWHERE:
                self._note(mutant, killer)

    def _in_place(self, by_id: dict[str, pytest.Item]) -> Iterator[tuple[Mutant, float, Callable[[], str]]]:
        for mutant in self.wanted:
            names = self._tests_of(mutant)

            def work(mutant: Mutant = mutant, names: list[str] = names) -> str:
                return first_failing([by_id[name] for name in names]) if self.places.put(mutant) else ELSEWHERE

            yield mutant, sum(self.tests[name][0] for name in names), work

    def imported_anew(self) -> None:
        """In the process that imported nothing yet: the mutants that could not be put in place."""
        left = [each for each in self.wanted if each not in self.noticed]
        for mutant, killer in forks(((each, 120, lambda each=each: self._imported(each)) for each in left), self.jobs):
            self._note(mutant, killer)

    def _imported(self, mutant: Mutant) -> str:
        names = self._tests_of(mutant)
        said = ["nothing was collected"]

        def work(items: list[pytest.Item]) -> None:
            by_id = {item.nodeid: item for item in items}
            said[0] = first_failing([by_id[name] for name in names])

        self.places.import_changed(mutant)
        if names:
            pytest.main([*PLAIN, *dict.fromkeys(name.partition("::")[0] for name in names)], plugins=[Loop(work)])
        return said[0] if names else ""

    def _tests_of(self, mutant: Mutant) -> list[str]:
        """Tests that reach it: those that noticed others of its file first, then the quickest."""
        lines = self.places.lines_of(mutant)
        names = [name for name, (_, reached) in self.tests.items() if not lines.isdisjoint(reached)]
        known = {name: -n for n, name in enumerate(self.killers[mutant.file])}
        return sorted(names, key=lambda name: (known.get(name, 1), self.tests[name][0]))

    def _note(self, mutant: Mutant, killer: str | None) -> None:
        self.noticed[mutant] = killer != ""
        if len(self.noticed) % 100 == 0:
            print(f"{len(self.noticed)} tried, {sum(self.noticed.values())} noticed", file=sys.stderr, flush=True)
        if killer:
            known = self.killers[mutant.file]
            if killer in known:
                known.remove(killer)
            known.append(killer)


def drawn(paths: list[str], sample: int | None, seed: int) -> tuple[dict[str, int], list[Mutant]]:
    """Mutants of each file, and those of the sample, as many of each file as its share of all, at least one."""
    found = (Path(path) for path in paths)
    files = [file for path in found for file in ([path] if path.suffix else sorted(path.rglob("*.py")))]
    every = {str(file): mutants(str(file), file.read_bytes()) for file in files}
    counts = {file: len(found) for file, found in every.items() if found}
    if sample is None or sample >= sum(counts.values()):
        return counts, [each for found in every.values() for each in found if compiles(each)]
    chance = random.Random(seed)
    shares = {file: max(1, round(sample * count / sum(counts.values()))) for file, count in counts.items()}
    picked = [each for file in counts for each in chance.sample(every[file], min(shares[file], counts[file]))]
    return counts, [each for each in picked if compiles(each)]


def table(counts: dict[str, int], noticed: dict[Mutant, bool]) -> str:
    lines = ["| file | mutants | tried | noticed | share |", "| --- | --- | --- | --- | --- |"]
    groups: dict[str, list[bool]] = defaultdict(list)
    sizes: dict[str, int] = defaultdict(int)
    for mutant, seen in noticed.items():
        groups[mutant.file].append(seen)
        groups[f"**{Path(mutant.file).parent}**"].append(seen)
    for file, count in counts.items():
        sizes[file] += count
        sizes[f"**{Path(file).parent}**"] += count
    for name in sorted(sizes, key=lambda name: (Path(name.strip("*")).parts[:2], "*" not in name, name)):
        seen = groups[name]
        share = sum(seen) / len(seen) if seen else 0.0
        spread = 1.96 * math.sqrt(share * (1 - share) / len(seen)) if seen and len(seen) < sizes[name] else 0
        interval = f" ± {100 * spread:.1f}" if spread else ""
        lines.append(f"| {name} | {sizes[name]} | {len(seen)} | {sum(seen)} | {100 * share:.1f} %{interval} |")
    return "\n".join(lines)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("paths", nargs="*", default=list(FOLDERS))
    parser.add_argument("--sample", type=int, help="how many mutants to try; all without")
    parser.add_argument("--seed", type=int, default=0, help="of the sample (0)")
    parser.add_argument("--survivors", type=Path, help="a file for what no test noticed")
    parser.add_argument(
        "--control", action="store_true", help="each file once without a change: nothing may be noticed"
    )
    parser.add_argument("--jobs", type=int, default=os.cpu_count(), help="processes at once (all cores)")
    arguments = parser.parse_args()
    os.chdir(ROOT)
    counts, wanted = drawn(arguments.paths, arguments.sample, arguments.seed)
    if arguments.control:
        wanted = [Mutant(file, 1, "unchanged", 0, 0, "", None, None) for file in counts]
    print(f"{sum(counts.values())} mutants, {len(wanted)} to try", flush=True)
    run = _apart(Run(wanted, arguments.jobs))
    run.imported_anew()
    print(table(counts, run.noticed))
    missed = [each for each in wanted if not run.noticed[each]]
    if arguments.survivors:
        arguments.survivors.write_text("".join(f"{each}\n" for each in missed), encoding="utf-8")


def _apart(run: Run) -> Run:
    """The run after what is done in a process that imports everything; this one stays as it is."""
    with tempfile.TemporaryDirectory() as folder:
        told = Path(folder, "run")
        child = os.fork()
        if not child:
            if pytest.main([*PLAIN, *TESTS], plugins=[Loop(run.collected)]) == 0:
                told.write_bytes(pickle.dumps((run.tests, run.noticed, run.killers)))
            os._exit(0)
        os.waitpid(child, 0)
        if not told.exists():
            sys.exit("the tests could not be collected, or one fails without any mutant")
        run.tests, run.noticed, run.killers = pickle.loads(told.read_bytes())
    return run


if __name__ == "__main__":
    main()
