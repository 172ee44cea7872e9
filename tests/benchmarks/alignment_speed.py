"""Prints what alignment costs beside comparing every pair: `python tests/benchmarks/alignment_speed.py`.

Needs numpy, for `rapidfuzz.process.cdist` alone, and the reports of `../shared`. Best of five, in
milliseconds.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from time import perf_counter

from alignment_gold import plain_text
from rapidfuzz import fuzz, process

from tipdiff import align

PAIRS = (
    ("mexico", "2022.html", "2023.html"),
    ("ghana", "2022.html", "2023.html"),
    ("india", "2021.txt", "2022.txt"),
)
MOST = 700
"""Sentences of a report, the size the target speaks of."""


def main() -> None:
    print("| pair | sentences | cdist | match | match on ten times the text | on ten different texts |")
    print("| --- | --- | --- | --- | --- | --- |")
    for country, *files in PAIRS:
        old, new = (sentences(f"hrr/{country}/{file}") for file in files)
        grid = best(lambda old=old, new=new: process.cdist(old, new, scorer=fuzz.ratio))
        once = best(lambda old=old, new=new: align.match(old, new))
        copied = best(lambda old=old, new=new: align.match(old * 10, new * 10))
        told = [[disguised(s, k) for k in range(10) for s in side] for side in (old, new)]
        apart = best(lambda told=told: align.match(*told))
        print(
            f"| {country} {files[0][:4]}-{files[1][:4]} | {len(old)}, {len(new)} | {grid:.0f} | {once:.0f} "
            f"| {copied:.0f} ({copied / once:.1f} times) | {apart:.0f} ({apart / once:.1f} times) |"
        )


def sentences(file: str) -> list[str]:
    """The longer sentences of a report: menus and headings stay out."""
    found = re.split(r"(?<=[.!?])\s+(?=[A-Z“])|¶", plain_text(file))
    return [s.strip() for s in found if len(s) > 40][:MOST]


def disguised(sentence: str, number: int) -> str:
    """The same sentence with other long words, so that ten reports share only their short ones."""
    return " ".join(chr(97 + number) + word if len(word) > 4 else word for word in sentence.split())


def best(run: Callable[[], object], times: int = 5) -> float:
    seconds = []
    for _ in range(times):
        start = perf_counter()
        run()
        seconds.append(perf_counter() - start)
    return min(seconds) * 1000


if __name__ == "__main__":
    main()
