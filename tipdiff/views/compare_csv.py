"""One row a country: tier, counts of changes, and old and new of every series, each in columns of its own."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from tipdiff.many.ranking import Ranking, Row, told_in_percent
from tipdiff.model import Headline
from tipdiff.views import phrases
from tipdiff.views.as_csv import JOINT, table
from tipdiff.views.phrases import many

HEAD = (
    "country",
    "old_edition",
    "new_edition",
    "old_tier",
    "new_tier",
    "movement",
    "tier_moved",
    "unchanged",
    "changed",
    "new",
    "dropped",
    "moved",
    "similarity",
)
TAIL = ("audits", "caveats", "topic", "topic_old", "topic_new", "topic_changes", "sample")
FIELDS = ("old_bound", "old", "old_high", "new_bound", "new", "new_high", "delta", "percent", "reason")
"""Columns of a series, each after its name: `investigations.old`."""


def write(found: Ranking) -> str:
    """All rows, in their order."""
    return table(columns(found), rows(found))


def columns(found: Ranking) -> Sequence[str]:
    """Fixed ones, with those of every series that a row gives between them."""
    return (
        *HEAD,
        *(f"{title(name)}.{field}" for name in many.columns(found) for field in FIELDS),
        *TAIL,
    )


def rows(found: Ranking) -> Iterator[Mapping[str, object]]:
    """One row a country; a report that is missing makes none."""
    names = set(many.columns(found))
    for row in found.rows:
        yield {
            **_facts(row),
            **{
                f"{title((each.measure, each.qualifiers))}.{field}": value
                for each in row.headlines
                if (each.measure, each.qualifiers) in names
                for field, value in series(each).items()
            },
        }


def series(each: Headline) -> Mapping[str, object]:
    """The columns of one series: no difference of ranges, no per cent where a reader is told none."""
    old, new = each.base, each.new
    ranges = any(figure is not None and figure.high is not None for figure in (old, new))
    return {
        "old_bound": old.bound if old else None,
        "old": old.value if old else None,
        "old_high": old.high if old else None,
        "new_bound": new.bound if new else None,
        "new": new.value if new else None,
        "new_high": new.high if new else None,
        "delta": None if ranges else each.delta,
        "percent": each.percent if told_in_percent(each) else None,
        "reason": each.reason,
    }


def _facts(row: Row) -> Mapping[str, object]:
    log, summary = row.log, row.log.summary
    return {
        "country": row.country,
        "old_edition": log.old.edition,
        "new_edition": log.new.edition,
        "old_tier": log.old.tier,
        "new_tier": log.new.tier,
        "movement": log.new.movement,
        "tier_moved": row.tier_moved,
        "unchanged": summary.unchanged,
        "changed": summary.changed,
        "new": summary.new,
        "dropped": summary.dropped,
        "moved": summary.moved,
        "similarity": summary.similarity,
        "audits": JOINT.join(f"{audit.rule}: {phrases.audit(audit)}" for audit in row.audits),
        "caveats": JOINT.join(f"{d.edition} {d.caveat.kind} ({d.caveat.finding})" for d in row.doubts),
        "topic": row.topic.topic if row.topic else None,
        "topic_old": row.topic.old if row.topic else None,
        "topic_new": row.topic.new if row.topic else None,
        "topic_changes": len(row.topic.news) if row.topic else None,
        "sample": log.sample,
    }


def title(name: many.Name) -> str:
    """`convictions-sex-trafficking`."""
    return "-".join((name[0], *name[1]))
