"""The filter dialog: which changes are listed."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.screen import ModalScreen
from textual.strip import Strip

from tipdiff import phrases, profiles, topics
from tipdiff.model import ChangeLog
from tipdiff.tui.arrange import KINDS, Filter
from tipdiff.tui.paint import Canvas, line
from tipdiff.tui.places import Heading
from tipdiff.tui.widgets.key_bar import KeyBar
from tipdiff.tui.widgets.line_list import LineList, Row

SWITCHES = (
    ("figures_only", "g", "only where a figure differs"),
    ("left_only", "l", "only what is not reviewed"),
    ("quiet_too", "u", "the quiet ones too: years, characters"),
)
KIND_KEYS = {"changed": "c", "new": "n", "dropped": "x", "moved": "m"}


@dataclass(frozen=True)
class Choice:
    """A line that is on or off."""

    name: str
    key: str
    text: str
    on: bool
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
                [(f"{self.key} ", "dim")],
            )
        ]


class FilterScreen(ModalScreen[Filter | None]):
    """Which changes are listed."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("space", "flip", "On or off"),
        Binding("enter", "apply", "Show", priority=True),
        Binding("a", "reset", "All again"),
        Binding("escape,f", "dismiss(None)", "Leave"),
        *(Binding(key, f"switch('{name}')", name, show=False) for name, key in KIND_KEYS.items()),
        *(Binding(key, f"switch('{name}')", text, show=False) for name, key, text in SWITCHES),
    ]

    def __init__(self, log: ChangeLog, chosen: Filter) -> None:
        super().__init__()
        self.chosen = chosen
        self.sections = tuple(count.section for count in log.sections)
        self.topics = topics.names(profiles.load(log.new.profile))

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
        chosen = self.chosen
        kinds = [
            Choice(
                kind,
                KIND_KEYS[kind],
                f"{phrases.SIGNS.get(kind, phrases.MOVED)} {kind}",
                kind in chosen.kinds,
                kind,
            )
            for kind in KINDS
        ]
        switches = [Choice(name, key, text, getattr(chosen, name)) for name, key, text in SWITCHES]
        sections = [Choice(name, "", phrases.heading(name), name in chosen.sections) for name in self.sections]
        subjects = [Choice(name, "", phrases.heading(name), name in chosen.topics, topic=True) for name in self.topics]
        parts: list[tuple[str, list[Choice]]] = [
            ("Kinds", kinds),
            ("Only", switches),
            ("Sections; all unless some are chosen", sections),
            ("Topics; all unless some are chosen", subjects),
        ]
        rows: list[Row] = []
        for name, choices in parts:
            if choices:
                rows += [Heading(name), *choices]
        return rows
