"""What the figures of some reports are called where no measure fits, the most frequent first: for reading by hand.

python tests/benchmarks/labels.py REPORT...
"""

from __future__ import annotations

import sys
from collections import Counter

import tipdiff
from tipdiff.figures.called import called
from tipdiff.model import OTHER


def main() -> None:
    names = Counter[str]()
    for path in sys.argv[1:]:
        for finding in tipdiff.load(path).findings:
            for figure in finding.figures:
                if figure.measure == OTHER and figure.value is not None:
                    beside = [other for other in finding.figures if other is not figure]
                    names[called(finding.text, figure, beside)] += 1
    for name, count in names.most_common():
        print(f"{count:5} {name}")
    print(f"{names.total()} figures, {len(names)} names")


if __name__ == "__main__":
    main()
