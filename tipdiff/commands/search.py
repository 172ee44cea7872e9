"""`tipdiff search`: findings that hold the words, over a corpus."""

from __future__ import annotations

import argparse
import re

from tipdiff.commands.reading import CORPUS, OUTPUT, PROFILE
from tipdiff.errors import ExitCode
from tipdiff.views.output import terminal, write

FIRST, LAST = 1900, 2099
"""Where an open end of a range of editions lies."""


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "words", nargs="+", metavar="WORDS", help="all of them; 'two words' stand together, recruit* ends"
    )
    parser.add_argument("-o", "--output", metavar="FILE", help=OUTPUT)
    parser.add_argument("--corpus", metavar="DIR", help=CORPUS)
    parser.add_argument("--section", metavar="S", help="only findings of this section")
    parser.add_argument("--editions", type=_range, metavar="A-B", help="2019-2024, 2019-, -2024 or 2024")
    parser.add_argument("--profile", metavar="NAME|FILE", help=PROFILE)


def run(arguments: argparse.Namespace) -> int:
    from tipdiff import corpus
    from tipdiff.corpus.gather import gather
    from tipdiff.many.search import search
    from tipdiff.views import search_text

    gathered = gather(corpus.filled(arguments.corpus), editions=arguments.editions, profile=arguments.profile)
    hits = list(search(gathered.reports, arguments.words, arguments.section))
    colour, width = terminal(arguments.output)
    write(search_text.write(hits, gathered, colour=colour, width=width), arguments.output)
    return ExitCode.DONE


def _range(text: str) -> range:
    """Editions as argparse reads them; either end may be open."""
    found = re.fullmatch(r"((?:19|20)\d\d)?(-)?((?:19|20)\d\d)?", text)
    if not found or not (found[1] or found[3]) or (found[1] and found[3] and not found[2]):
        raise argparse.ArgumentTypeError(f"{text!r} is not a range of editions: give 2019-2024")
    first = int(found[1] or FIRST)
    last = int(found[3] or (LAST if found[2] else first))
    if last < first:
        raise argparse.ArgumentTypeError(f"{text!r} ends before it begins")
    return range(first, last + 1)
