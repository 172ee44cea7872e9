"""`tipdiff figures`: every figure of some reports."""

from __future__ import annotations

import argparse

from tipdiff.commands.reading import FORMAT, OUTPUT, add_edition_argument, add_reading_arguments, report
from tipdiff.errors import ExitCode
from tipdiff.model import Report
from tipdiff.views.output import require_file, write

FORMATS = ("text", "json", "csv", "xlsx")


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("reports", nargs="+", metavar="REPORT", help="a file, - or country:edition")
    parser.add_argument("-f", "--format", choices=FORMATS, default="text", help=FORMAT)
    parser.add_argument("-o", "--output", metavar="FILE", help=OUTPUT)
    parser.add_argument("--measure", metavar="M", help="only figures of this measure")
    parser.add_argument("--about", metavar="TOPIC", help="only figures of findings that speak of this topic")
    add_edition_argument(parser)
    add_reading_arguments(parser)


def run(arguments: argparse.Namespace) -> int:
    from tipdiff.profiles.vocabulary import require_measure

    if arguments.format == "xlsx":
        require_file(arguments.output)
    reports = [_about(report(name, arguments, arguments.edition), arguments.about) for name in arguments.reports]
    if arguments.measure:
        for each in reports:
            require_measure(each.family, arguments.measure)
    output: str | bytes
    if arguments.format == "json":
        from tipdiff.views import as_json

        output = as_json.write(as_json.figures(reports, arguments.measure))
    elif arguments.format == "csv":
        from tipdiff.views import as_csv

        output = as_csv.write_figures(reports, arguments.measure)
    elif arguments.format == "xlsx":
        from tipdiff.views import diff_xlsx

        output = diff_xlsx.figures(reports, arguments.measure, {"about": arguments.about} if arguments.about else {})
    else:
        from tipdiff.views import figures_text

        output = figures_text.write(reports, arguments.measure)
    write(output, arguments.output)
    return ExitCode.DONE


def _about(one: Report, topic: str | None) -> Report:
    """The report with only the findings that speak of a topic."""
    if topic is None:
        return one
    from tipdiff.compare import topics

    return topics.narrowed_report(one, topic)
