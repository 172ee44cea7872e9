"""`tipdiff profile`: what is wrong with a family's file, and what it reads of reports."""

from __future__ import annotations

import argparse

from tipdiff import corpus
from tipdiff.commands.reading import CORPUS
from tipdiff.errors import ExitCode, TipdiffError
from tipdiff.views.output import complain, write


def add_arguments(parser: argparse.ArgumentParser) -> None:
    actions = parser.add_subparsers(title="actions", metavar="ACTION", required=True)
    said = "every fault of the file with its line; without one, what it reads of the reports"
    check = actions.add_parser("check", help=said, description=f"{said[0].upper()}{said[1:]}.", allow_abbrev=False)
    check.add_argument("file", metavar="FILE", help="a .toml file, or the name of a shipped profile")
    check.add_argument("reports", nargs="*", metavar="REPORT", help="a file, - or country:edition")
    check.add_argument("--corpus", metavar="DIR", help=CORPUS)


def run(arguments: argparse.Namespace) -> int:
    from tipdiff import profiles

    if wrong := profiles.inspect(arguments.file):
        write("".join(f"{fault}\n" for fault in wrong), None)
        return ExitCode.USAGE
    write(f"{arguments.file}: nothing is wrong\n", None)
    unread = [report for report in arguments.reports if not _read(report, arguments)]
    return ExitCode.USAGE if unread else ExitCode.DONE


def _read(report: str, arguments: argparse.Namespace) -> bool:
    """Writes what the family reads of one report; False where it reads nothing."""
    from tipdiff.corpus.diagnosis import diagnose
    from tipdiff.views import doctor_text

    try:
        found = diagnose(corpus.resolve(report, arguments.corpus), profile=arguments.file)
    except TipdiffError as error:
        complain(str(error))
        return False
    write(f"\n{doctor_text.write(found)}{doctor_text.counts(found.report)}", None)
    return True
