"""The keys at the bottom: those of the pane as far as they fit, help and quit always; each can be clicked."""

from __future__ import annotations

from typing import ClassVar

from rich.cells import cell_len
from rich.segment import Segment
from textual import events
from textual.app import RenderResult
from textual.binding import Binding
from textual.screen import Screen
from textual.strip import Strip
from textual.widget import Widget
from textual.widgets import Input

ALWAYS = ("help", "quit", "command_palette")
"""Actions at the right end, kept when the others no longer fit."""


class KeyBar(Widget):
    """One line of keys; in place of a Footer, which loses its right end on a narrow screen."""

    COMPONENT_CLASSES: ClassVar[set[str]] = {"keys--key", "keys--text"}

    def on_mount(self) -> None:
        self.screen.bindings_updated_signal.subscribe(self, self._keys_changed)

    def _keys_changed(self, screen: Screen[object]) -> None:
        if self.is_attached and screen is self.screen:
            self.refresh()

    def render(self) -> RenderResult:
        return ""

    def render_line(self, y: int) -> Strip:
        base = self.rich_style
        key, text = (self.get_component_rich_style(f"keys--{name}", partial=True) for name in ("key", "text"))
        parts: list[Segment] = []
        at = 0
        for start, shown, label, _ in self._placed():
            parts += [Segment(" " * (start - at)), Segment(shown, key), Segment(f" {label}", text)]
            at = start + cell_len(shown) + 1 + cell_len(label)
        return Strip(parts).adjust_cell_length(self.size.width).apply_style(base)

    def on_click(self, event: events.Click) -> None:
        for start, shown, label, binding in self._placed():
            if start <= event.x < start + cell_len(shown) + 1 + cell_len(label):
                self.app.simulate_key(binding.key)
                return

    def _typed(self, binding: Binding) -> bool:
        """True for a key that the line under the cursor takes as a letter."""
        shown = self.app.get_key_display(binding)
        return isinstance(self.screen.focused, Input) and len(shown) == 1 and shown.isascii()

    def _placed(self) -> list[tuple[int, str, str, Binding]]:
        """(cell, key as shown, label, binding) of each key that fits."""
        shown = [
            (self.app.get_key_display(active.binding), active.binding.description, active.binding)
            for active in self.screen.active_bindings.values()
            if active.binding.show and active.enabled and active.binding.description and not self._typed(active.binding)
        ]
        palette = Binding("ctrl+p", "command_palette", "All")
        shown.append(("^p", palette.description, palette))
        first = {binding.action: (key, label, binding) for key, label, binding in reversed(shown)}
        ordered = [first[binding.action] for _, _, binding in shown if first[binding.action][2] is binding]
        right = [each for each in ordered if each[2].action.removeprefix("app.") in ALWAYS]
        left = [each for each in ordered if each not in right]
        room = self.size.width - 1 - sum(_size(each) for each in right)
        placed, at = [], 1
        for key, label, binding in left:
            if at + _size((key, label, binding)) > room:
                break
            placed.append((at, key, label, binding))
            at += _size((key, label, binding))
        at = self.size.width + 1 - sum(_size(each) for each in right)
        for key, label, binding in right:
            placed.append((at, key, label, binding))
            at += _size((key, label, binding))
        return placed


def _size(each: tuple[str, str, Binding]) -> int:
    """Cells of a key, its label and the gap after them."""
    return cell_len(each[0]) + 1 + cell_len(each[1]) + 2
