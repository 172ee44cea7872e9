"""The terminal application.

Takes change logs and corpora, computes nothing of them: long work runs in thread workers, which call the same
functions as the command line. Importing this loads no Textual.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from tipdiff.corpus import Corpus
    from tipdiff.model import ChangeLog


def run_pair(load: Callable[[], ChangeLog], corpus: Corpus | None = None) -> int:
    """Opens the pair that `load` gives, called in a worker behind the first frame; returns the exit code.

    Args:
        load: reads and compares; may raise.
        corpus: where further editions of the country lie: their figures join the series.

    Raises:
        TipdiffError: what `load` raised, once the terminal is as it was.
    """
    from tipdiff.tui.app import TipdiffApp
    from tipdiff.tui.library import Library

    app = TipdiffApp(pair=lambda say: load(), library=Library(corpus) if corpus else None)
    app.run()
    if app.error is not None:
        raise app.error
    return 0


def run_corpus(corpus: Corpus) -> int:
    """Opens a corpus; returns the exit code."""
    from tipdiff.tui.app import TipdiffApp
    from tipdiff.tui.library import Library

    TipdiffApp(library=Library(corpus)).run()
    return 0
