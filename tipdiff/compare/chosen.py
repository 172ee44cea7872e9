"""Which changes of a log a user asked for: by section, kind, measure and topic."""

from __future__ import annotations

from tipdiff.errors import UsageError
from tipdiff.model import Change, ChangeLog


def changes(
    log: ChangeLog,
    *,
    section: str | None = None,
    kind: str | None = None,
    measure: str | None = None,
    about: str | None = None,
) -> tuple[Change, ...]:
    """The changes that meet every condition given; all of them without one.

    Raises:
        UsageError: neither report has the section, or the family has no such measure or topic.
    """
    if section is not None and log.old.section(section) is None and log.new.section(section) is None:
        names = ", ".join(count.section for count in log.sections)
        raise UsageError(f"neither report has a section {section!r}", f"They have {names}")
    if measure is not None:
        from tipdiff.profiles.vocabulary import require_measure  # knows the figures' reader

        require_measure(log.new.family, measure)
    chosen = log.changes if about is None else _on_topic(log, about)
    return tuple(
        change
        for change in chosen
        if (section is None or section in (change.section, change.old_section))
        and (kind is None or (change.moved if kind == "moved" else change.kind == kind))
        and (measure is None or _speaks_of(change, measure))
    )


def _on_topic(log: ChangeLog, topic: str) -> tuple[Change, ...]:
    from tipdiff.compare import topics

    return topics.read(log, topic).changes


def _speaks_of(change: Change, measure: str) -> bool:
    return any(figure.measure == measure for finding in (*change.old, *change.new) for figure in finding.figures)
