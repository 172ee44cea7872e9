"""How long `tipdiff diff -f json` takes as a whole process, beside `redlines json` on the same two files, in turn.

    python tests/benchmarks/speed.py OLD NEW [--redlines PATH] [--rounds N]

Prints the median of each and their ratio. redlines 0.6.2 is found on PATH, or as `--redlines` says; it needs
typing_extensions beside it.
"""

from __future__ import annotations

import argparse
import shutil
import subprocess
import sys
from statistics import median
from time import perf_counter


def seconds(words: list[str]) -> float:
    """One run of a command, from start to end."""
    start = perf_counter()
    subprocess.run(words, stdout=subprocess.DEVNULL, check=False)
    return perf_counter() - start


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("old")
    parser.add_argument("new")
    parser.add_argument("--tipdiff", default=shutil.which("tipdiff"))
    parser.add_argument("--redlines", default=shutil.which("redlines"))
    parser.add_argument("--rounds", type=int, default=15)
    arguments = parser.parse_args()
    if not arguments.redlines or not arguments.tipdiff:
        sys.exit("tipdiff or redlines is not installed")
    commands = {
        "tipdiff": [arguments.tipdiff, "diff", arguments.old, arguments.new, "-f", "json"],
        "redlines": [arguments.redlines, "json", arguments.old, arguments.new],
    }
    times: dict[str, list[float]] = {name: [] for name in commands}
    for _ in range(arguments.rounds):
        for name, words in commands.items():
            times[name].append(seconds(words))
    for name, taken in times.items():
        print(f"{name:<10} median {1000 * median(taken):6.0f} ms of {len(taken)}")
    print(f"ratio      {median(times['tipdiff']) / median(times['redlines']):6.2f}")


main()
