"""One row a country, as JSON."""

from __future__ import annotations

from collections.abc import Mapping

from tipdiff import profiles
from tipdiff.many.ranking import Ranking, Row
from tipdiff.model import Report
from tipdiff.model.edition import Edition
from tipdiff.model.json_fields import Object, caveat
from tipdiff.views.as_json import generator, header
from tipdiff.views.timeline_json import unread

COMPARE = "tipdiff.compare/1"


def ranking(found: Ranking, options: Mapping[str, object]) -> Object:
    """All rows, in their order."""
    family = found.rows[0].log.new.family if found.rows else profiles.load(profiles.names()[-1])
    return {
        "schema": COMPARE,
        "generator": generator(family, options),
        "sample": found.sample,
        "old_edition": found.old_edition,
        "new_edition": found.new_edition,
        "measure": found.measure,
        "topic": found.topic,
        "countries": [_row(each) for each in found.rows],
        "missing": [unread(each) for each in found.missing],
    }


def _row(each: Row) -> Object:
    log = each.log
    return {
        "country": each.country,
        "old": header(log.old),
        "new": header(log.new),
        "tier_moved": each.tier_moved,
        "assessments": log.assessments,
        "largest": each.largest,
        "headlines": each.headlines,
        "caveats": [
            {
                "edition": doubt.edition,
                **caveat(doubt.caveat),
                "text": _text(log.old, log.new, doubt.edition, doubt.caveat.finding),
            }
            for doubt in each.doubts
        ],
        "audits": each.audits,
        "summary": log.summary,
        "topic": {
            "topic": each.topic.topic,
            "old": each.topic.old,
            "new": each.topic.new,
            "changes": [change.id for change in each.topic.news],
        }
        if each.topic
        else None,
    }


def _text(old: Report, new: Report, edition: Edition, finding: str) -> str | None:
    report = new if new.edition == edition else old
    return next((each.text for each in report.findings if each.id == finding), None)
