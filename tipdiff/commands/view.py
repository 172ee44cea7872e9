"""`tipdiff view`: a pair in the terminal."""

from __future__ import annotations

import argparse

from tipdiff.commands.reading import add_pair_arguments, pair
from tipdiff.errors import UsageError
from tipdiff.views.output import interactive


def add_arguments(parser: argparse.ArgumentParser) -> None:
    add_pair_arguments(parser)


def run(arguments: argparse.Namespace) -> int:
    from tipdiff import corpus, tui

    if not interactive():
        raise UsageError("there is no terminal to read in", "Use tipdiff diff")
    return tui.run_pair(lambda: pair(arguments), corpus.at(arguments.corpus))
