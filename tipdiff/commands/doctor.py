"""`tipdiff doctor`: what was read of a report, and how sure that is."""

from __future__ import annotations

import argparse

from tipdiff import corpus
from tipdiff.commands.reading import OUTPUT, add_edition_argument, add_reading_arguments
from tipdiff.errors import ExitCode
from tipdiff.views.output import require_apart, write


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("report", metavar="REPORT", help="a file, - or country:edition")
    parser.add_argument("-o", "--output", metavar="FILE", help=OUTPUT)
    add_edition_argument(parser)
    add_reading_arguments(parser)


def run(arguments: argparse.Namespace) -> int:
    from tipdiff.corpus.diagnosis import diagnose
    from tipdiff.views import doctor_text

    path = corpus.resolve(arguments.report, arguments.corpus)
    require_apart(arguments.output, path)
    found = diagnose(path, profile=arguments.profile, country=arguments.country, edition=arguments.edition)
    write(doctor_text.write(found), arguments.output)
    return ExitCode.DONE
