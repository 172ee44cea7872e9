"""`tipdiff compare`: one row a country between two editions."""

from __future__ import annotations

import argparse
import re
import sys
from typing import TYPE_CHECKING

from tipdiff.commands.reading import CORPUS, FORMAT, OUTPUT, PROFILE
from tipdiff.errors import ExitCode, UsageError
from tipdiff.model.edition import YEAR
from tipdiff.views.output import require_file, terminal, write

if TYPE_CHECKING:
    from tipdiff.many.ranking import Ranking

FORMATS = ("text", "json", "csv", "xlsx", "html")


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("countries", nargs="*", metavar="COUNTRY", help="the whole corpus if none is given")
    parser.add_argument("--editions", type=_pair, required=True, metavar="OLD,NEW", help="two editions: 2023,2024")
    parser.add_argument("-f", "--format", choices=FORMATS, default="text", help=FORMAT)
    parser.add_argument("-o", "--output", metavar="FILE", help=OUTPUT)
    parser.add_argument("--corpus", metavar="DIR", help=CORPUS)
    parser.add_argument("--measure", metavar="M", help="only figures of this measure")
    parser.add_argument("--about", metavar="TOPIC", help="only what speaks of this topic")
    parser.add_argument("--profile", metavar="NAME|FILE", help=PROFILE)


def run(arguments: argparse.Namespace) -> int:
    if arguments.format == "xlsx":
        require_file(arguments.output)
    write(_rendered(_ranking(arguments), arguments), arguments.output)
    return ExitCode.DONE


def _pair(text: str) -> tuple[int, int]:
    """Two editions as argparse reads them, the earlier first."""
    years = re.fullmatch(rf"({YEAR})[,-]({YEAR})", text)
    if not years or years[1] == years[2]:
        raise argparse.ArgumentTypeError(f"{text!r} does not name two editions: give 2023,2024")
    old, new = sorted((int(years[1]), int(years[2])))
    return old, new


def _ranking(arguments: argparse.Namespace) -> Ranking:
    from tipdiff import corpus
    from tipdiff.compare import topics
    from tipdiff.corpus.gather import gather
    from tipdiff.many.ranking import rank
    from tipdiff.profiles.vocabulary import require_measure

    old, new = arguments.editions
    found = corpus.at(arguments.corpus)
    gathered = gather(found, about=arguments.countries, editions=(old, new), profile=arguments.profile)
    if not gathered.reports:
        raise UsageError(f"{found.named} has no {old} or {new} report that can be read", "Name other editions")
    family = gathered.reports[0].family
    if arguments.measure:
        require_measure(family, arguments.measure)
    if arguments.about:
        topics.speaker(family, arguments.about)
    return rank(gathered, old, new, measure=arguments.measure, topic=arguments.about)


def _rendered(found: Ranking, arguments: argparse.Namespace) -> str | bytes:
    options = {name: value for name in ("measure", "about") if (value := getattr(arguments, name))}
    match arguments.format:
        case "json":
            from tipdiff.views import as_json, compare_json

            return as_json.write(compare_json.ranking(found, options))
        case "csv":
            from tipdiff.views import compare_csv
            from tipdiff.views.phrases import many

            for each in found.missing:
                print(f"tipdiff: no row for {many.unread(each)}", file=sys.stderr)
            return compare_csv.write(found)
        case "xlsx":
            from tipdiff.views import compare_xlsx

            return compare_xlsx.write_ranking(found, options)
        case "html":
            from tipdiff.views import compare_html

            return compare_html.write(found)
        case _:
            from tipdiff.views import compare_text

            colour, width = terminal(arguments.output)
            return compare_text.write(found, colour=colour, width=width)
