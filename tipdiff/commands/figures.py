"""`tipdiff figures`: every figure of some reports."""

from __future__ import annotations

import argparse

from tipdiff.commands.reading import add_reading_arguments, report
from tipdiff.errors import ExitCode
from tipdiff.model import Report
from tipdiff.output import require_file, write


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("reports", nargs="+", metavar="REPORT")
    parser.add_argument("-f", "--format", choices=("text", "json", "csv", "xlsx"), default="text")
    parser.add_argument("-o", "--output", metavar="FILE", help="write to FILE instead of standard output")
    parser.add_argument("--measure", metavar="M", help="only figures of this measure")
    parser.add_argument("--about", metavar="TOPIC", help="only figures of findings that speak of this topic")
    add_reading_arguments(parser)


def run(arguments: argparse.Namespace) -> int:
    if arguments.format == "xlsx":
        require_file(arguments.output)
    reports = [_about(report(name, arguments), arguments.about) for name in arguments.reports]
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
    from tipdiff import topics

    return topics.narrowed_report(one, topic)
