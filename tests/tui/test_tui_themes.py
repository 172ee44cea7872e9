"""Every colour of text can be read on every ground that it may stand on."""

from __future__ import annotations

from itertools import product

import pytest
from textual.color import Color
from textual.theme import Theme

from tipdiff.tui.themes import THEMES

LEAST = 4.5
"""Contrast that WCAG 2 asks of text (level AA)."""
MARKS = {"word-insert-back": ("kind-new", "figure"), "word-delete-back": ("kind-dropped", "figure")}


@pytest.mark.parametrize("theme", THEMES, ids=lambda theme: theme.name)
def test_text_stands_out_from_its_ground(theme: Theme) -> None:
    texts = {name: colour for name, colour in theme.variables.items() if not name.endswith("-back")}
    texts |= {"foreground": theme.foreground, "warning": theme.warning, "accent": theme.accent}
    pairs = [*product(texts.values(), (theme.background, theme.surface, theme.panel))]
    pairs += [(texts[name], theme.variables[ground]) for ground, names in MARKS.items() for name in names]
    pairs.append((theme.background, theme.accent))  # the chosen report of the corpus
    for text, ground in pairs:
        darker, lighter = sorted((_luminance(text), _luminance(ground)))
        contrast = (lighter + 0.05) / (darker + 0.05)
        assert contrast >= LEAST, f"{text} on {ground}: {contrast:.2f}"


def _luminance(colour: str) -> float:
    """WCAG 2's relative luminance."""
    shares = (part / 255 for part in Color.parse(colour).rgb)
    red, green, blue = (s / 12.92 if s <= 0.03928 else ((s + 0.055) / 1.055) ** 2.4 for s in shares)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue
