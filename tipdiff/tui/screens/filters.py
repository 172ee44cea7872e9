"""The filter dialog: which changes are listed."""

from __future__ import annotations

from collections.abc import Mapping
from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.screen import ModalScreen
from textual.strip import Strip

from tipdiff.compare import topics
from tipdiff.model import ChangeLog
from tipdiff.model.frozen import Frozen
from tipdiff.tui.arrange import Filter
from tipdiff.tui.rows import Row
from tipdiff.tui.rows.facts import Heading
from tipdiff.tui.rows.paint import Canvas, line
from tipdiff.tui.widgets.key_bar import KeyBar
from tipdiff.tui.widgets.line_list import LineList
from tipdiff.views import phrases

ONLY = (
    ("figures_only", "g", "where a figure differs"),
    ("left_only", "l", "what is not reviewed"),
    ("foremost_only", "t", "what matters most"),
)
ALSO = (("quiet_too", "u", "the quiet ones: years, characters"),)
KIND_KEYS = {"changed": "c", "new": "n", "dropped": "x", "moved": "m"}


class Choice(Frozen):
    """A line that is on or off."""

    name: str
    key: str
    text: str
    on: bool
    count: int | None = None
    """Changes that it stands for."""
    style: str = ""
    topic: bool = False
    selectable: bool = True

    def height(self, width: int, side_by_side: bool) -> int:
        return 1

    def draw(self, canvas: Canvas) -> list[Strip]:
        box = "[x]" if self.on else "[ ]"
        return [
            line(
                [(f"  {box} ", "heading" if self.on else "dim"), (self.text, self.style)],
                canvas,
                [(f"{'' if self.count is None else self.count:>5}", "dim"), (f"  {self.key:<1} ", "bar")],
            )
        ]


class FilterScreen(ModalScreen[Filter | None]):
    """Which changes are listed."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("space", "flip", "On or off"),
        Binding("enter", "apply", "Show", priority=True),
        Binding("a", "reset", "All again"),
        Binding("escape,f", "dismiss(None)", "Cancel"),
        *(Binding(key, f"switch('{name}')", name, show=False) for name, key in KIND_KEYS.items()),
        *(Binding(key, f"switch('{name}')", text, show=False) for name, key, text in (*ONLY, *ALSO)),
    ]

    def __init__(self, log: ChangeLog, chosen: Filter, counts: Mapping[str, int]) -> None:
        super().__init__()
        self.chosen = chosen
        self.pair = log
        self.counts = counts
        self.topics = topics.names(log.new.family)

    def compose(self) -> ComposeResult:
        with Vertical(classes="dialog", id="filters"):
            yield LineList(self._rows())
        yield KeyBar()

    def on_mount(self) -> None:
        self.query_one(LineList).focus()

    @on(LineList.Chosen)
    def action_flip(self) -> None:
        lines = self.query_one(LineList)
        row = lines.rows[lines.cursor]
        if isinstance(row, Choice):
            self._take(self.chosen.with_topic(row.name) if row.topic else self.chosen.toggled(row.name))

    def action_switch(self, name: str) -> None:
        self._take(self.chosen.toggled(name))

    def action_reset(self) -> None:
        self._take(Filter())

    def action_apply(self) -> None:
        self.dismiss(self.chosen)

    def _take(self, chosen: Filter) -> None:
        self.chosen = chosen
        lines = self.query_one(LineList)
        lines.show(self._rows(), lines.cursor)

    def _rows(self) -> list[Row]:
        chosen, counts = self.chosen, self.counts
        kinds = [
            Choice(kind, KIND_KEYS[kind], f"{sign} {kind}", kind in chosen.kinds, counts.get(kind, 0), kind)
            for kind, sign in phrases.KIND_SIGNS.items()
        ]
        only, also = (
            [Choice(name, key, text, getattr(chosen, name), counts.get(name)) for name, key, text in switches]
            for switches in (ONLY, ALSO)
        )
        sections = [
            Choice(name, "", phrases.section_name(name, self.pair), name in chosen.sections, counts.get(name, 0))
            for name in (count.section for count in self.pair.sections)
            if counts.get(name)
        ]
        subjects = [Choice(name, "", phrases.heading(name), name in chosen.topics, topic=True) for name in self.topics]
        parts: list[tuple[str, list[Choice]]] = [
            ("Kinds", kinds),
            ("Only", only),
            ("Also", also),
            ("Sections, all unless some are chosen", sections),
            ("Topics, all unless some are chosen", subjects),
        ]
        rows: list[Row] = []
        for name, choices in parts:
            if choices:
                rows += [Heading(name), *choices]
        return rows
