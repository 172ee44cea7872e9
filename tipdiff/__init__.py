"""What changed between two editions of an annual report: findings and figures, sentence by sentence.

    old = tipdiff.load("mexico-2023.html")
    new = tipdiff.load("mexico-2024.html")
    log = tipdiff.diff(old, new)

The steps can be called alone: `tipdiff.align.match`, `tipdiff.figures.extract`. Importing this loads none of the
readers and no Textual; they come when first needed.
"""

from __future__ import annotations

TYPE_CHECKING = False  # typing takes 17 ms to load, in which Ctrl-C would end in a traceback
if TYPE_CHECKING:
    from typing import Any

    from tipdiff import align, figures
    from tipdiff.compare.flow import compare as diff
    from tipdiff.corpus.loading import load

__version__ = "0.1.0"
__all__ = ["__version__", "align", "diff", "figures", "load"]


if not TYPE_CHECKING:  # a type checker that knew of it would take every misspelt name

    def __getattr__(name: str) -> Any:
        """What is asked for, loaded then."""
        from importlib import import_module

        if name in ("align", "figures"):
            return import_module(f"tipdiff.{name}")
        if name in ("load", "diff"):
            home = import_module("tipdiff.corpus.loading" if name == "load" else "tipdiff.compare.flow")
            return home.load if name == "load" else home.compare
        raise AttributeError(f"module 'tipdiff' has no attribute {name!r}")
