"""Where moved findings stood: takes changes, says after which other change a pointer to each belongs."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from tipdiff.model import Change, section_of

Departures = Mapping[str, Sequence[Change]]
"""A change's id, or the name of a section -> the moved changes whose findings stood right after it, or at the head
of the section, in the old report."""


def departures(changes: Sequence[Change]) -> Departures:
    """Moved changes by what stood before them in the old report, one place each."""
    holders = {finding.id: change for change in changes for finding in change.old}
    after: dict[str, list[Change]] = {}
    anchors: dict[str, str] = {}
    """Section -> the last of its changes that stayed."""
    for finding_id in sorted(holders, key=_reading_order):
        change = holders[finding_id]
        section = section_of(finding_id)
        if not change.moved:
            if change.section == section:
                anchors[section] = change.id
        elif finding_id == change.old[0].id:
            after.setdefault(anchors.get(section, section), []).append(change)
    return after


def _reading_order(finding_id: str) -> tuple[str, list[int]]:
    section, *places = finding_id.split(".")
    return section, [int(place) for place in places]
