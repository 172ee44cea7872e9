"""`tipdiff` and `python -m tipdiff`: how the process begins and ends.

Ctrl-C ends a command at once: what it writes to a file is whole or not there, and a traceback of half an import helps
nobody. Raised as an exception it would come up anywhere, and extensions were seen to crash of it. This module loads
nothing but what Python has loaded already.
"""

import os
import sys
from _signal import SIG_IGN, SIGINT, default_int_handler, getsignal, signal  # type: ignore[import-not-found]

INTERRUPTED = 130
"""What shells expect of a process that Ctrl-C ended."""
CLEANING_UP = frozenset({"view", "serve", "batch"})
"""Commands with a terminal or further processes to put in order: for them, Ctrl-C is an exception."""


def main() -> int:
    """Runs the command of `sys.argv`; gives the exit code."""
    ours = getsignal(SIGINT) is default_int_handler  # else it is ignored, as in a shell's background
    if ours:
        signal(SIGINT, _leave)
    from tipdiff.cli import main as run

    if ours and (len(sys.argv) == 1 or not CLEANING_UP.isdisjoint(sys.argv)):
        signal(SIGINT, default_int_handler)
    try:
        return run()
    except KeyboardInterrupt:
        return INTERRUPTED
    finally:
        if ours:
            signal(SIGINT, SIG_IGN)


def _leave(signum: int, frame: object) -> None:
    files = sys.modules.get("tipdiff.corpus.files")
    if files is not None:
        files.drop_unfinished()
    os._exit(INTERRUPTED)


if __name__ == "__main__":
    sys.exit(main())
