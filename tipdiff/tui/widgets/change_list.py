"""The list of changes: arranges, folds, filters, and walks by change, figure, section and search match."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from functools import cached_property
from typing import ClassVar

from textual.binding import Binding, BindingType
from textual.message import Message

from tipdiff.model import Change, ChangeLog
from tipdiff.tui.arrange import Arranged, Filter, arrange
from tipdiff.tui.rows import Row
from tipdiff.tui.rows.changes import ChangeRow, Departure, Fold, SectionHead
from tipdiff.tui.rows.facts import Heading
from tipdiff.tui.rows.paint import plain
from tipdiff.tui.widgets.line_list import LineList
from tipdiff.views import phrases
from tipdiff.views.phrases.departures import departures

HISTORY = 100
"""Jumps that can be gone back over."""


class ChangeList(LineList):
    """All changes of a log under one cursor."""

    GAP = 1

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("right_square_bracket", "change(1)", "Next", tooltip="Next change", key_display="]"),
        Binding("left_square_bracket", "change(-1)", "Previous change", key_display="[", show=False),
        Binding("right_curly_bracket", "figure(1)", "Figure", tooltip="Next figure that changed", key_display="}"),
        Binding("left_curly_bracket", "figure(-1)", "Previous figure", key_display="{", show=False),
        Binding("right_parenthesis", "section(1)", "Next section", key_display=")", show=False),
        Binding("left_parenthesis", "section(-1)", "Previous section", key_display="(", show=False),
        Binding("enter", "choose", "Open", show=False),
        Binding("n", "match(1)", "Next match", show=False),
        Binding("N", "match(-1)", "Previous match", key_display="N", show=False),
        Binding("b", "back", "Back to where you were", show=False),
    ]

    class Ended(Message):
        """There is nothing further that way."""

        def __init__(self, what: str) -> None:
            super().__init__()
            self.what = what

    def __init__(self, log: ChangeLog, *, reviewed: frozenset[str] = frozenset(), id: str | None = None) -> None:
        super().__init__(id=id)
        self.pair = log
        self.chosen = Filter()
        self.opened: set[str] = set()
        self.reviewed = reviewed
        self.matches: tuple[str, ...] = ()
        """Ids of the changes that hold what is looked for, in order."""
        self._cards = tuple(ChangeRow(change, log) for change in log.changes)
        self._moves = departures(log.changes)
        self._order = {change.id: at for at, change in enumerate(log.changes)}
        self._texts = [(change, _searched(change)) for change in log.changes]
        self._news = tuple(change for change in log.changes if change.news)
        self._within: frozenset[str] | None = None
        """Ids of what the filter asks for beyond kinds and sections; None for all."""
        self._history: list[str] = []
        self.arranged = Arranged(())
        self._arrange()
        self.rows = self.arranged.rows
        self.cursor = self._selectable(0, 1)

    @property
    def current(self) -> Change | None:
        """The change under the cursor; the first of a fold."""
        row = self.rows[self.cursor] if self.rows else None
        if isinstance(row, ChangeRow | Departure):
            return row.change
        return row.changes[0] if isinstance(row, Fold) else None

    @property
    def shown(self) -> tuple[Change, ...]:
        """The changes that stand on the list, folds aside."""
        return tuple(row.change for row in self.rows if isinstance(row, ChangeRow))

    @property
    def section(self) -> str | None:
        """The section that the cursor stands in."""
        at = self.first(lambda row: isinstance(row, SectionHead), self.cursor, -1) if self.rows else None
        row = self.rows[at] if at is not None else None
        return row.count.section if isinstance(row, SectionHead) else None

    @property
    def on_change(self) -> bool:
        """True where the cursor stands on a change, not on a fold or a pointer."""
        return bool(self.rows) and isinstance(self.rows[self.cursor], ChangeRow)

    @cached_property
    def counts(self) -> Mapping[str, int]:
        """What a filter may stand for."""
        return Filter.counted(self.pair.changes)

    def status(self) -> tuple[str, str]:
        """Where the reader is, and what is listed."""
        news = self._news
        here = sum(self._order[change.id] <= self._order[self.current.id] for change in news) if self.current else 0
        left = sum(change.id not in self.reviewed for change in news)
        if not news:
            parts = ["nothing changed in what was read" if phrases.unread(self.pair) else "nothing changed"]
        else:
            place = f"change {here} of {len(news)}" if here else f"{len(news)} changes"
            parts = [place, f"{left} left to review" if left else "all reviewed"]
        right = [self.counted()] if self.find else []
        words = self.chosen.words(self.pair)
        right += [f"filter: {words}"] if words else []
        return " · ".join(parts), " · ".join(right)

    def counted(self) -> str:
        """`“dams” 3 of 17`: findings that hold what is looked for."""
        if self.find is None:
            return ""
        if not self.matches:
            return "not found"
        here = self.current.id if self.current else ""
        at = f"{self.matches.index(here) + 1} of " if here in self.matches else ""
        return f"{at}{len(self.matches)} found"

    def filter(self, chosen: Filter) -> None:
        """Shows what the filter wants, and closes all folds."""
        self.chosen = chosen
        self.opened.clear()
        self._within = self._asked_for(chosen)
        self._rearrange()

    def review(self, reviewed: frozenset[str]) -> None:
        """Marks what is reviewed."""
        self.mark(find=self.find, reviewed=reviewed)
        if self.chosen.left_only:
            self._rearrange()

    def search(self, words: str) -> None:
        """Marks the words wherever they stand, whatever their case."""
        find = re.compile(re.escape(words), re.IGNORECASE) if words else None
        self.mark(find=find, reviewed=self.reviewed)
        low = words.lower()
        self.matches = tuple(change.id for change, text in self._texts if low in text) if words else ()

    def reveal(self, change_id: str, *, remember: bool = True) -> None:
        """Puts the cursor on a change, out of its fold where it is in one."""
        if remember:
            self._remember()
        row = self.arranged.row_of.get(change_id)
        if row is None or isinstance(self.rows[row], Fold):
            self.opened.add(change_id)
            self._rearrange(change_id)
        else:
            self.go(row, top=not self._in_sight(row))

    def reveal_section(self, section: str, *, remember: bool = False) -> None:
        """Puts the head of a section at the top."""
        head = self.arranged.heads.get(section)
        if head is not None:
            if remember:
                self._remember()
            self.go(head + 1, top=False)
            self.scroll_to(y=self._starts[head], animate=False)

    def opens_at_once(self, row: Row) -> bool:
        return isinstance(row, Fold | Departure)

    def action_choose(self) -> None:
        row = self.rows[self.cursor] if self.rows else None
        if isinstance(row, Fold):
            self.opened.update(change.id for change in row.changes)
            self._rearrange(row.changes[0].id)
        elif isinstance(row, Departure):
            self.reveal(row.change.id)
        else:
            super().action_choose()

    def action_change(self, step: int) -> None:
        self._walk(step, "change", lambda change: change.news)

    def action_figure(self, step: int) -> None:
        self._walk(step, "figure that changed", lambda change: change.kind == "changed" and bool(change.figures))

    def action_section(self, step: int) -> None:
        heads = sorted(self.arranged.heads.items(), key=lambda item: item[1])
        ahead = [name for name, at in heads if (at > self.cursor if step > 0 else at < self.cursor - 1)]
        if ahead:
            self.reveal_section(ahead[0] if step > 0 else ahead[-1], remember=True)
        else:
            self.post_message(self.Ended("section"))

    def action_match(self, step: int) -> None:
        """The next change that holds the words; round to the first after the last."""
        if not self.matches:
            self.post_message(self.Ended("match"))
            return
        here = self._order[self.current.id] if self.current else -1
        places = [self._order[match] for match in self.matches]
        ahead = [at for at in places if (at > here if step > 0 else at < here)]
        at = (ahead[0] if step > 0 else ahead[-1]) if ahead else places[0 if step > 0 else -1]
        self.reveal(self.pair.changes[at].id)

    def action_back(self) -> None:
        if self._history:
            self.reveal(self._history.pop(), remember=False)
        else:
            self.post_message(self.Ended("jump to go back over"))

    def _walk(self, step: int, what: str, wanted: Callable[[Change], bool]) -> None:
        at = self.first(lambda row: isinstance(row, ChangeRow) and wanted(row.change), self.cursor + step, step)
        if at is None:
            self.post_message(self.Ended(what))
        else:
            self.go(at)

    def _remember(self) -> None:
        if self.current is not None:
            self._history = [*self._history[-HISTORY:], self.current.id]

    def _in_sight(self, row: int) -> bool:
        top = self.scroll_offset.y
        return top <= self._starts[row] and self._starts[row + 1] <= top + self.size.height

    def _arrange(self) -> None:
        self.arranged = arrange(
            self.pair,
            self._cards,
            self._moves,
            lambda change: self.chosen.wants(change, self.reviewed, self._within),
            folding=not self.chosen.partial,
            opened=self.opened,
        )
        if not self.arranged.rows:
            self.arranged = Arranged((Heading(self._nothing(), rule=False),))

    def _nothing(self) -> str:
        """What to say where nothing is listed: on a topic, how much was read."""
        if self.chosen.topics:
            name = ", ".join(topic.replace("-", " ") for topic in sorted(self.chosen.topics))
            return f"{len(self._within or ())} findings on {name} were read; none of them are shown."
        return "Nothing to show with this filter." if self.chosen != Filter() else phrases.no_change(self.pair)

    def _asked_for(self, chosen: Filter) -> frozenset[str] | None:
        """Ids of the changes that speak of one of the topics, or are among the foremost."""
        from tipdiff.compare import topics
        from tipdiff.views.news import foremost

        if not chosen.topics and not chosen.foremost_only:
            return None
        changes: Sequence[Change] = self.pair.changes
        if chosen.topics:
            family = self.pair.new.family
            speakers = [topics.speaker(family, topic) for topic in chosen.topics]
            changes = [
                change
                for change in changes
                if any(speaks(finding) for speaks in speakers for finding in (*change.old, *change.new))
            ]
        return frozenset(change.id for change in (foremost(self.pair, changes) if chosen.foremost_only else changes))

    def _rearrange(self, at: str | None = None) -> None:
        """Arranges anew, the cursor where it was, or on the change named."""
        wanted = at or (self.current.id if self.current else None)
        here = self._order.get(wanted or "", 0)
        self._arrange()
        rows = self.arranged.row_of
        row = rows.get(wanted or "")
        if row is None:  # filtered out: the next one that is not
            row = min(
                (r for change, r in rows.items() if self._order[change] >= here),
                default=len(self.arranged.rows) - 1,
            )
        self.show(self.arranged.rows, max(0, row))


def _searched(change: Change) -> str:
    """What a search looks through: every text of a change, as it is shown."""
    return "\n".join(plain(finding.text) for finding in (*change.old, *change.new)).lower()
