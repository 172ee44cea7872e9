"""Many countries between two editions: takes their reports, gives one row a country, what matters most first.

Alone owns that order: tier moves, then the largest movement of a headline figure that may be told in per
cent, then names. A movement counts from a base of `SMALLEST_BASE`, where bounds and coverage are the same.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from tipdiff.compare import topics
from tipdiff.compare.flow import compare
from tipdiff.compare.topics import TopicReading
from tipdiff.corpus.gather import Gathered, Unread
from tipdiff.errors import TipdiffError
from tipdiff.model import SMALLEST_BASE, Audit, Caveat, ChangeLog, Figure, Headline
from tipdiff.model.edition import Edition, order
from tipdiff.model.frozen import Frozen
from tipdiff.profiles import countries


class Doubt(Frozen):
    """A caveat on a headline figure."""

    edition: Edition
    caveat: Caveat


class Row(Frozen):
    """One country in both editions."""

    log: ChangeLog
    headlines: tuple[Headline, ...]
    """Of the measure or topic that was asked for; all without one."""
    largest: Headline | None
    """The one that moved most; None where none may be told in per cent."""
    doubts: tuple[Doubt, ...]
    """On its headlines, each once."""
    audits: tuple[Audit, ...]
    """Of the measure or topic."""
    topic: TopicReading | None

    @property
    def country(self) -> str:
        return self.log.new.country

    @property
    def tier_moved(self) -> bool:
        old, new = self.log.old.tier, self.log.new.tier
        return old is not None and new is not None and old != new


class Ranking(Frozen):
    """All countries between two editions."""

    old_edition: Edition
    new_edition: Edition
    rows: tuple[Row, ...]
    """Tier moves first, then the largest movements."""
    missing: tuple[Unread, ...]
    """Reports that a country would need for a row, and why it has none."""
    measure: str | None
    topic: str | None

    @property
    def sample(self) -> bool:
        return any(row.log.sample for row in self.rows)


def rank(
    gathered: Gathered,
    old_edition: Edition,
    new_edition: Edition,
    *,
    measure: str | None = None,
    topic: str | None = None,
) -> Ranking:
    """One row for each country that has both editions.

    Args:
        gathered: the reports of both editions.
        measure: only its headlines, and the order goes by them.
        topic: only headlines whose finding speaks of it, and what changed on it.

    Raises:
        UsageError: the family has no such topic.
    """
    unread = list(gathered.unread)
    rows = []
    named = dict.fromkeys((*(report.country for report in gathered.reports), *(each.country for each in unread)))
    for country in named:
        editions = {report.edition: report for report in gathered.of(country)}
        told = {each.edition for each in unread if each.country == country}
        absent = [edition for edition in (old_edition, new_edition) if edition not in editions]
        unread += [
            Unread(country, edition, "", "the corpus has no such report") for edition in absent if edition not in told
        ]
        if absent:
            continue
        try:
            log = compare(editions[old_edition], editions[new_edition])
        except TipdiffError as error:
            unread.append(Unread(country, new_edition, editions[new_edition].source, str(error)))
            continue
        rows.append(row(log, measure=measure, topic=topic))
    return Ranking(
        old_edition,
        new_edition,
        tuple(sorted(rows, key=_order)),
        tuple(sorted(unread, key=lambda each: (each.country, order(each.edition)))),
        measure,
        topic,
    )


def row(log: ChangeLog, *, measure: str | None = None, topic: str | None = None) -> Row:
    """The row of one country."""
    asked = topics.narrowed(log, topic) if topic else log
    headlines = tuple(each for each in asked.headlines if measure in (None, each.measure))
    return Row(
        log=log,
        headlines=headlines,
        largest=_largest(headlines),
        doubts=tuple(_doubts(headlines, log)),
        audits=tuple(each for each in asked.audits if measure in (None, each.measure)),
        topic=topics.read(log, topic) if topic else None,
    )


def told_in_percent(each: Headline) -> bool:
    """True where a movement may be told in per cent: comparable single numbers, from a base that bears it."""
    base = each.base
    return (
        each.percent is not None
        and base is not None
        and base.value is not None
        and abs(base.value) >= SMALLEST_BASE
        and base.high is None
        and each.new is not None
        and each.new.high is None
    )


def _largest(headlines: Sequence[Headline]) -> Headline | None:
    """The largest movement: of the wholes, and of parts only where their measure has no whole."""
    movable = [each for each in headlines if told_in_percent(each)]
    whole = {each.measure for each in movable if not each.qualifiers}
    candidates = [each for each in movable if not each.qualifiers or each.measure not in whole]
    return max(candidates, key=lambda each: abs(each.percent or 0), default=None)


def _order(each: Row) -> tuple[bool, float, str]:
    movement = abs(each.largest.percent or 0) if each.largest else 0.0
    return not each.tier_moved, -movement, countries.name(each.country)


def _doubts(headlines: Sequence[Headline], log: ChangeLog) -> Iterator[Doubt]:
    told = set()
    for each in headlines:
        sides: tuple[tuple[Edition, Figure | None], ...] = (
            (log.old.edition, each.old),
            (log.new.edition, each.new),
            (log.new.edition, each.said),
        )
        for edition, figure in sides:
            for caveat in figure.caveats if figure else ():
                if (edition, caveat) not in told:
                    told.add((edition, caveat))
                    yield Doubt(edition, caveat)
