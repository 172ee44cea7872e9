"""`tipdiff figures`: every figure of some reports."""

from __future__ import annotations

import argparse

from tipdiff.commands.reading import add_reading_arguments, report
from tipdiff.errors import ExitCode
from tipdiff.output import write


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("reports", nargs="+", metavar="REPORT")
    parser.add_argument("-f", "--format", choices=("text", "json", "csv"), default="text")
    parser.add_argument("-o", "--output", metavar="FILE", help="write to FILE instead of standard output")
    parser.add_argument("--measure", metavar="M", help="only figures of this measure")
    add_reading_arguments(parser)


def run(arguments: argparse.Namespace) -> int:
    reports = [report(name, arguments) for name in arguments.reports]
    output: str | bytes
    if arguments.format == "json":
        from tipdiff.views import as_json

        output = as_json.write(as_json.figures(reports, arguments.measure))
    elif arguments.format == "csv":
        from tipdiff.views import as_csv

        output = as_csv.write_figures(reports, arguments.measure)
    else:
        from tipdiff.views import figures_text

        output = figures_text.write(reports, arguments.measure)
    write(output, arguments.output)
    return ExitCode.DONE
