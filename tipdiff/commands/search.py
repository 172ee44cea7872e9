"""`tipdiff search`: findings that hold the words, over a corpus."""

from __future__ import annotations

import argparse

from tipdiff.commands.reading import CORPUS, OUTPUT, PROFILE
from tipdiff.errors import ExitCode
from tipdiff.model.edition import span
from tipdiff.views.output import terminal, write


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
    try:
        return span(text)
    except ValueError as error:
        raise argparse.ArgumentTypeError(f"{error}: give 2019-2024, 2019-, -2024 or 2024") from error
