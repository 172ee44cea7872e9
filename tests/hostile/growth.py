"""How reading grows with a text of one kind: prints the kinds on which twice the text takes more than thrice the time.

    python tests/hostile/growth.py [--size 16000] [--formats txt,md,html] [--every 1]

The kinds are made of every regular expression of the project, and of what people were seen to be stopped by.
"""

from __future__ import annotations

import argparse
import contextlib
import sys
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path

from pumps import patterns, pumps

import tipdiff
from tipdiff.errors import TipdiffError

HEAD = (
    "2024 Trafficking in Persons Report: Peralonia",
    "PERALONIA (Tier 2)",
    "The Government of Peralonia does not fully meet the minimum standards.",
    "PROSECUTION",
)
SEEN = """
. ( [ * _ - , a A 1 < & $ # / : ½ ) " … · .. ._ 1,1 1( 1.1. A. A.B. [1 (1) (1 [a]( ** `` <a <!-- ~~ &amp; {# {: $( %
1% 1=
""".split()
SEEN += [
    *("  ", " .", ". ", " . ", "( ", "a ", "A ", "1 ", "1, ", "1) ", "- ", "a, ", "and ", "of ", "in ", "the ", "one "),
    *(
        "1 to 2 ",
        "of whom 1 ",
        "1 of whom ",
        "2023 ",
        "In 2023, ",
        "1 million ",
        "million ",
        "one hundred and ",
        "not ",
    ),
    *("the Ministry of A ", "including 1 ", "compared with 1 ", "from 1 to 2, ", "one in two ", "a: ", "1; ", "U.S. "),
    *(
        "not ",
        "| a ",
        "|---",
        "> ",
        "# a ",
        "(a) ",
        "[1 ; 1",
        "e.g. ",
        "! A",
        "financial periods ended ",
        "1 victims and ",
    ),
]
THRICE = 3.0
"""Times the time for twice the text: more is more than linear. Between the two lies what a busy machine adds."""
FLOOR = 0.1
"""Seconds under which a ratio says nothing."""


def document(pump: str, size: int, suffix: str) -> str:
    """A report of so many characters of one kind in one paragraph."""
    body = pump * max(1, size // len(pump))
    if suffix != "html":
        return "\n\n".join((*HEAD, body)) + "\n"
    title, *lines, heading = HEAD
    paragraphs = "".join(f"<p>{line}</p>" for line in lines)
    return f"<html><body><h1>{title}</h1>{paragraphs}<h2>{heading}</h2><p>{body}</p></body></html>"


def seconds(pump: str, size: int, suffix: str, folder: Path) -> float:
    """Of reading such a report."""
    path = folder / f"report.{suffix}"
    path.write_text(document(pump, size, suffix), encoding="utf-8", errors="replace")
    start = time.perf_counter()
    with contextlib.suppress(TipdiffError):  # a text that is no report any more: in time, which is asked
        tipdiff.load(path)
    return time.perf_counter() - start


def grows(pump: str, size: int, suffix: str, folder: Path) -> tuple[float, float] | None:
    """(seconds of the text, times of it that twice the text takes) where that is more than linear."""
    for _ in range(3):  # a busy machine is slow once
        once = seconds(pump, size, suffix, folder)
        twice = seconds(pump, 2 * size, suffix, folder)
        if twice < FLOOR or twice < THRICE * max(once, FLOOR / THRICE):
            return None
    return once, twice / once


def kinds(every: int) -> Iterator[tuple[str, str]]:
    """(text, the module of the expression that it is made of), each text once."""
    seen = set(SEEN)
    yield from ((pump, "seen") for pump in SEEN)
    for n, (pattern, name) in enumerate(sorted(patterns().items())):
        for pump in sorted(pumps(pattern)):
            if pump not in seen and n % every == 0:
                seen.add(pump)
                yield pump, name


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--size", type=int, default=16000, help="characters of the smaller text")
    parser.add_argument("--formats", default="txt,md,html")
    parser.add_argument("--every", type=int, default=1, help="every which expression")
    given = parser.parse_args()
    tried = wrong = 0
    with tempfile.TemporaryDirectory() as folder:
        for pump, name in kinds(given.every):
            for suffix in given.formats.split(","):
                tried += 1
                if found := grows(pump, given.size, suffix, Path(folder)):
                    wrong += 1
                    print(
                        f"{suffix:5}{found[0]:7.2f} s, twice the text {found[1]:.1f} times  {pump!r}  {name}",
                        flush=True,
                    )
    print(f"{tried} texts of {len(patterns())} expressions: {wrong} grow faster than they should")
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main())
