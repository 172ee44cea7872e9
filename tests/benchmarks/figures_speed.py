"""How many findings a second of one core go through `figures`, on the densest text there is: the narratives.

    python tests/benchmarks/figures_speed.py [REPORT...] [--rounds N]

Reads the reports once, without their figures; then times `figures.annotate` over all of them. Prints the best round,
in processor time, as other work on the machine only ever adds to it; nothing is remembered from round to round.
Without reports the sample corpus is read.
"""

from __future__ import annotations

import argparse
from pathlib import Path
from time import process_time

import tipdiff
from tipdiff import figures
from tipdiff.figures.glance import glance

CORPUS = Path(__file__).parent.parent.parent / "corpus"


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("reports", nargs="*", type=Path, default=sorted(CORPUS.glob("*/*.*")))
    parser.add_argument("--rounds", type=int, default=30)
    arguments = parser.parse_args()
    reports = [tipdiff.load(path) for path in arguments.reports]
    findings = sum(len(section.findings) for report in reports for section in report.sections)
    best = float("inf")
    for _ in range(arguments.rounds):
        glance.cache_clear()
        start = process_time()
        for report in reports:
            figures.annotate(report, report.family)
        best = min(best, process_time() - start)
    print(f"{findings} findings in {1000 * best:.1f} ms: {findings / best:,.0f} a second")


main()
