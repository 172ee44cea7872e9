"""`tipdiff timeline`: all editions of a country side by side."""

from __future__ import annotations

import argparse
from typing import TYPE_CHECKING

from tipdiff.commands.reading import CORPUS, FORMAT, OUTPUT, PROFILE
from tipdiff.errors import ExitCode, UsageError
from tipdiff.views.output import require_file, terminal, write

if TYPE_CHECKING:
    from collections.abc import Sequence

    from tipdiff.many.timeline import Timeline

FORMATS = ("text", "json", "csv", "xlsx", "html")


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("countries", nargs="+", metavar="COUNTRY", help="mexico, burma, ...: any of its names")
    parser.add_argument("-f", "--format", choices=FORMATS, default="text", help=FORMAT)
    parser.add_argument("-o", "--output", metavar="FILE", help=OUTPUT)
    parser.add_argument("--corpus", metavar="DIR", help=CORPUS)
    parser.add_argument("--measure", metavar="M", help="only figures of this measure; countries stand side by side")
    parser.add_argument("--profile", metavar="NAME|FILE", help=PROFILE)


def run(arguments: argparse.Namespace) -> int:
    if arguments.format == "xlsx":
        require_file(arguments.output)
    write(_rendered(_timelines(arguments), arguments), arguments.output)
    return ExitCode.DONE


def _timelines(arguments: argparse.Namespace) -> Sequence[Timeline]:
    from tipdiff import corpus
    from tipdiff.corpus.gather import gather
    from tipdiff.many.timeline import timeline
    from tipdiff.profiles.vocabulary import require_measure

    gathered = gather(corpus.at(arguments.corpus), about=arguments.countries, profile=arguments.profile)
    if not gathered.reports:
        first = gathered.unread[0]
        raise UsageError(f"none of {len(gathered.unread)} reports can be read", f"{first.source}: {first.reason}")
    if arguments.measure:
        require_measure(gathered.reports[0].family, arguments.measure)
    return [
        timeline(
            gathered.of(country),
            unread=[each for each in gathered.unread if each.country == country],
            measure=arguments.measure,
        )
        for country in dict.fromkeys(report.country for report in gathered.reports)
    ]


def _rendered(lines: Sequence[Timeline], arguments: argparse.Namespace) -> str | bytes:
    options = {"measure": arguments.measure} if arguments.measure else {}
    match arguments.format:
        case "json":
            from tipdiff.views import as_json, timeline_json

            return as_json.write(timeline_json.timelines(lines, options))
        case "csv":
            from tipdiff.views import timeline_csv

            return timeline_csv.write(lines)
        case "xlsx":
            from tipdiff.views import timeline_xlsx

            return timeline_xlsx.write_timelines(lines, options)
        case "html":
            from tipdiff.views import timeline_html

            return timeline_html.write(lines)
        case _:
            from tipdiff.views import timeline_text

            colour, width = terminal(arguments.output)
            return timeline_text.write(lines, colour=colour, width=width)
