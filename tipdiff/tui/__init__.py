"""The terminal application.

Takes change logs and corpora, computes nothing of them: long work runs in thread workers, which call the same functions
as the command line. Importing this loads no Textual.
"""

from __future__ import annotations

from tipdiff.model import ChangeLog


def run(log: ChangeLog) -> int:
    """Opens a change log; returns the exit code."""
    from tipdiff.tui.app import TipdiffApp

    TipdiffApp(log).run()
    return 0
