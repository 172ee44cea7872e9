"""Every figure change that is printed with both sides, beside the sentences it comes from: for reading by hand.

    python tests/benchmarks/figure_changes.py OLD NEW [OLD NEW ...]

One block a change: how it is said, what paired it, then both sentences. The last line counts them. Whether a pair is
true only a reader can say.
"""

from __future__ import annotations

import sys
from pathlib import Path

import tipdiff
from tipdiff.views import phrases


def main() -> None:
    paths = sys.argv[1:]
    count = 0
    for old, new in zip(paths[::2], paths[1::2], strict=True):
        log = tipdiff.diff(tipdiff.load(old), tipdiff.load(new))
        print(f"== {Path(old).parent.name} {log.old.edition} → {log.new.edition}")
        for change in log.changes:
            both = [each for each in change.figures if each.old and each.new]
            if not both:
                continue
            print(f"\n{change.id} {change.section} similarity {change.similarity:.2f} {', '.join(change.reasons)}")
            for each in both:
                count += 1
                print(f"  {count:3} {phrases.figure_label(each)}: {phrases.figure_change(each)}")
                print(f"      {each.old and each.old.text!r} → {each.new and each.new.text!r}")
            print(f"  - {change.old_text}\n  + {change.new_text}")
    print(f"\n{count} figure changes with both sides")


if __name__ == "__main__":
    main()
