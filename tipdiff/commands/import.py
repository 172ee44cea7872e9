"""`tipdiff import`: saved pages and PDFs, placed by what they say they are."""

from __future__ import annotations

import argparse
import shlex
from pathlib import Path
from typing import TYPE_CHECKING

from tipdiff import corpus
from tipdiff.commands.reading import PROFILE
from tipdiff.errors import ExitCode, ReadError
from tipdiff.views.output import complain, write

if TYPE_CHECKING:
    from tipdiff.corpus.fetch.storing import Placed


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("files", nargs="+", metavar="FILE", help="a saved page, Markdown, text or PDF")
    parser.add_argument("-o", "--output", default="corpus", metavar="DIR", help="the corpus: ./corpus")
    parser.add_argument("--country", metavar="SLUG", help="instead of what the files say")
    parser.add_argument("--edition", type=corpus.edition, metavar="YEAR", help="instead of what the files say")
    parser.add_argument("--profile", metavar="NAME|FILE", help=PROFILE)


def run(arguments: argparse.Namespace) -> int:
    """Places every file; returns 0 where all found their place, else 2."""
    from tipdiff.corpus.fetch.storing import Shelf
    from tipdiff.corpus.placing import place

    shelf = Shelf(Path(arguments.output), arguments.profile)
    refused = 0
    for name in arguments.files:
        try:
            placed = place(Path(name), shelf, country=arguments.country, edition=arguments.edition)
        except ReadError as error:
            refused += 1
            complain(str(error))
        else:
            write(f"{_line(name, placed)}\n", None)
    return ExitCode.USAGE if refused else ExitCode.DONE


def _line(name: str, placed: Placed) -> str:
    if placed.kind == "new":
        return f"new: {placed.path} from {name}"
    if placed.kind == "same":
        return f"already there: {placed.path} says what {name} does"
    return (
        f"changed: {placed.beside} is not what {name} says, which is kept as {placed.path}. "
        f"See what differs: {shlex.join(['tipdiff', 'diff', str(placed.beside), str(placed.path)])}"
    )
