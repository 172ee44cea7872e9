"""What became of each snapshot, for a terminal: same, source changed (findings, figures), or read otherwise."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from tipdiff.corpus.snapshots import Drift
from tipdiff.views import phrases
from tipdiff.views.output import printable


def write(drifts: Sequence[Drift]) -> str:
    """A line a report that differs, with its changes under it, and a count."""
    same = sum(drift.state == "same" for drift in drifts)
    lines = [line for drift in drifts if drift.state != "same" for line in _drift(drift)]
    return "\n".join([*lines, f"{same} of {len(drifts)} reports give their snapshot", ""])


def _drift(drift: Drift) -> Iterator[str]:
    why = f": {drift.reason}" if drift.reason else ""
    yield printable(f"{drift.entry.country} {drift.entry.edition}: {drift.state}{why}")
    if drift.log is None:
        return
    for change in drift.log.changes:
        if change.still:
            continue
        yield f"  {phrases.SIGNS[change.kind]} {phrases.place(change)}: {phrases.nature(change, drift.log)}"
        for each in change.figures:
            yield printable(f"    » {phrases.figure_label(each)}: {phrases.figure_change(each)}")
