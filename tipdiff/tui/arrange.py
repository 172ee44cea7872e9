"""Which rows the diff screen shows: takes a change log, a filter and the open folds, gives rows in order."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Container, Mapping, Sequence

from tipdiff.model import Change, ChangeLog
from tipdiff.model.frozen import Frozen, replace
from tipdiff.tui.rows import Row
from tipdiff.tui.rows.changes import ChangeRow, Departure, Fold, SectionHead
from tipdiff.views import phrases
from tipdiff.views.phrases import KINDS
from tipdiff.views.phrases.departures import Departures

SWITCHES = ("figures_only", "left_only", "foremost_only", "quiet_too")
"""Fields of a filter that are on or off."""


class Filter(Frozen):
    """What a reader wants to see; all of it, the quiet and the unchanged folded, unless told otherwise."""

    kinds: frozenset[str] = frozenset(KINDS)
    sections: frozenset[str] = frozenset()
    """Only these; empty for all."""
    topics: frozenset[str] = frozenset()
    """Only what speaks of one of these; empty for all."""
    figures_only: bool = False
    left_only: bool = False
    """Only what is not reviewed yet."""
    foremost_only: bool = False
    """Only the few that matter most."""
    quiet_too: bool = False

    def words(self, log: ChangeLog) -> str:
        """`figures only, new, dropped`; empty where nothing is filtered."""
        parts = [kind for kind in KINDS if kind in self.kinds] if self.kinds != frozenset(KINDS) else []
        parts += ["figures only"] if self.figures_only else []
        parts += ["not reviewed"] if self.left_only else []
        parts += ["what matters most"] if self.foremost_only else []
        parts += ["quiet ones too"] if self.quiet_too else []
        parts += [phrases.section_name(name, log) for name in sorted(self.sections)]
        parts += [phrases.heading(name) for name in sorted(self.topics)]
        return ", ".join(parts)

    @property
    def options(self) -> dict[str, object]:
        """The filter as an export records it; empty where nothing is filtered."""
        options: dict[str, object] = {}
        if self.kinds != frozenset(KINDS):
            options["kinds"] = sorted(self.kinds)
        if self.sections:
            options["sections"] = sorted(self.sections)
        if self.topics:
            options["topics"] = sorted(self.topics)
        return {**options, **{name: True for name in SWITCHES if getattr(self, name)}}

    @property
    def partial(self) -> bool:
        """True where only some kinds, sections, topics or figures are asked for."""
        some = self.figures_only or self.left_only or self.foremost_only or self.sections or self.topics
        return bool(some) or self.kinds != frozenset(KINDS)

    def with_topic(self, topic: str) -> Filter:
        """With one topic the other way round."""
        return replace(self, topics=self.topics ^ {topic})

    def toggled(self, name: str) -> Filter:
        """With one kind, section or switch the other way round."""
        if name in KINDS:
            return replace(self, kinds=self.kinds ^ {name})
        if name in SWITCHES:
            return replace(self, **{name: not getattr(self, name)})
        return replace(self, sections=self.sections ^ {name})

    @staticmethod
    def counted(changes: Sequence[Change]) -> Mapping[str, int]:
        """How many changes each kind, section and switch stands for, by its name."""
        news = [change for change in changes if change.news]
        counts: Counter[str] = Counter(change.kind for change in news if change.kind != "unchanged")
        counts["moved"] = sum(change.moved for change in news)
        counts["figures_only"] = sum(bool(change.figures) for change in news)
        counts["quiet_too"] = sum(change.quiet for change in changes)
        counts.update(change.section for change in news)
        return counts

    def wants(self, change: Change, reviewed: Container[str], within: Container[str] | None) -> bool:
        """True where the change is shown without opening a fold.

        Args:
            within: ids of the changes on the topics, or of the foremost ones, where such are asked for.
        """
        if change.quiet and not self.quiet_too:
            return False
        kinds = {change.kind, "moved"} if change.moved else {change.kind}
        if not kinds & self.kinds:
            return False
        if within is not None and change.id not in within:
            return False
        if self.sections and change.section not in self.sections:
            return False
        return not (self.figures_only and not change.figures) and not (self.left_only and change.id in reviewed)


class Arranged(Frozen):
    """Rows, and where each change stands in them."""

    rows: Sequence[Row]
    row_of: Mapping[str, int] = {}
    """Change id -> its row, or the fold that hides it."""
    heads: Mapping[str, int] = {}
    """Section -> its first row."""


def arrange(
    log: ChangeLog,
    cards: Sequence[ChangeRow],
    moves: Departures,
    wanted: Callable[[Change], bool],
    *,
    folding: bool,
    opened: Container[str],
) -> Arranged:
    """The rows of all changes, in the log's order.

    Args:
        cards: a row for each change of the log; made once, for they keep what they have measured.
        moves: where moved findings stood before; pointed to among the folds only.
        wanted: what is shown without opening a fold.
        folding: whether runs of what is not wanted show as one line each. Who asks for figures alone does not
            want to hear of what lies between them.
        opened: ids of the changes whose folds are open.
    """
    counts = {count.section: count for count in log.sections}
    pointers = moves if folding else {}
    rows: list[Row] = []
    row_of: dict[str, int] = {}
    heads: dict[str, int] = {}
    hidden: list[Change] = []
    section = None

    def close() -> None:
        if hidden:
            row_of.update((change.id, len(rows)) for change in hidden)
            rows.append(Fold(tuple(hidden)))
            hidden.clear()

    for change, card in zip(log.changes, cards, strict=True):
        shown = change.id in opened or wanted(change)
        if not shown and not folding:
            continue
        if change.section != section:
            close()
            section = change.section
            heads.setdefault(section, len(rows))
            rows.append(SectionHead(counts[section], log))
            rows += map(Departure, pointers.get(section, ()))
        if shown:
            close()
            row_of[change.id] = len(rows)
            rows.append(card)
        else:
            hidden.append(change)
        for moved in pointers.get(change.id, ()):
            close()
            rows.append(Departure(moved))
    close()
    return Arranged(rows, row_of, heads)
