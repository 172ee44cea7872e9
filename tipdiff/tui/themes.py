"""Light, dark and colour-blind-safe themes, and the colours that each kind of change has in them.

The safe ones take Okabe and Ito's palette (Color Universal Design, 2008): blue for what came, orange for what
went, told apart by every common kind of colour vision.
"""

from __future__ import annotations

from textual.theme import Theme

DARK = {
    "kind-changed": "#e5b567",
    "kind-new": "#7fc98a",
    "kind-dropped": "#ee8482",
    "kind-moved": "#6cb6d9",
    "word-insert-back": "#1d3a25",
    "word-delete-back": "#43201f",
    "figure": "#8ab8ff",
    "bracket": "#c39ae0",
    "faint": "#8d95a5",
}
LIGHT = {
    "kind-changed": "#7f5200",
    "kind-new": "#1a6b2c",
    "kind-dropped": "#b3261e",
    "kind-moved": "#0b6285",
    "word-insert-back": "#d5f0da",
    "word-delete-back": "#fadbd8",
    "figure": "#1346b0",
    "bracket": "#7a3ea6",
    "faint": "#5c616c",
}
SAFE_DARK = {
    "kind-changed": "#f0e442",
    "kind-new": "#56b4e9",
    "kind-dropped": "#e69f00",
    "kind-moved": "#cc79a7",
    "word-insert-back": "#0e3347",
    "word-delete-back": "#473204",
    "figure": "#ffffff",
    "bracket": "#cc79a7",
    "faint": "#979ca6",
}
SAFE_LIGHT = {
    "kind-changed": "#6b6100",
    "kind-new": "#00578a",
    "kind-dropped": "#a04400",
    "kind-moved": "#8f3f6b",
    "word-insert-back": "#d6ecf8",
    "word-delete-back": "#fde8c8",
    "figure": "#000000",
    "bracket": "#8f3f6b",
    "faint": "#5f646d",
}

THEMES = (
    Theme(
        name="tipdiff-dark",
        dark=True,
        primary="#5b8dd6",
        secondary="#7a88a8",
        accent="#e5b567",
        foreground="#dfe3ea",
        background="#14171d",
        surface="#1a1e26",
        panel="#252b36",
        success="#7fc98a",
        warning="#e5b567",
        error="#ee8482",
        variables=DARK,
    ),
    Theme(
        name="tipdiff-light",
        dark=False,
        primary="#2f5fb3",
        secondary="#5a6784",
        accent="#8a5000",
        foreground="#1d2330",
        background="#fbfaf7",
        surface="#f1efe9",
        panel="#e2dfd6",
        success="#1a6b2c",
        warning="#8a5000",
        error="#b3261e",
        variables=LIGHT,
    ),
    Theme(
        name="tipdiff-safe-dark",
        dark=True,
        primary="#56b4e9",
        secondary="#8a8f99",
        accent="#f0e442",
        foreground="#e8e8e8",
        background="#101214",
        surface="#181b1f",
        panel="#262b31",
        success="#56b4e9",
        warning="#f0e442",
        error="#e69f00",
        variables=SAFE_DARK,
    ),
    Theme(
        name="tipdiff-safe-light",
        dark=False,
        primary="#0072b2",
        secondary="#5c6068",
        accent="#a04400",
        foreground="#16181b",
        background="#ffffff",
        surface="#f2f3f4",
        panel="#e1e3e6",
        success="#00578a",
        warning="#7d4d00",
        error="#a04400",
        variables=SAFE_LIGHT,
    ),
)
DEFAULT = THEMES[0].name
