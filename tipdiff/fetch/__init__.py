"""`tipdiff fetch`: countries and editions in, a corpus of the department's own pages out, each with a
record.

The steps: `asking` (which reports, by `addresses`), `polite` (a page from a site), `identity` (is it the
one that was meant), `storing` (its place in the corpus), `getting` (all of these, report by report),
`command` (the command line). Importing this loads none of them: `record_of` is asked for every report that
is read.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from tipdiff.records import Record, record_of

if TYPE_CHECKING:
    import argparse

__all__ = ["Record", "add_arguments", "record_of", "run"]


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """The options of `tipdiff fetch`."""
    parser.add_argument("countries", nargs="*", metavar="COUNTRY", help="mexico, 'Ivory Coast', ...")
    parser.add_argument("--all", action="store_true", help="every country of the profile, or of --index")
    parser.add_argument("--editions", required=True, metavar="YEARS", help="2024, 2019-2025, 2019,2023-2025")
    parser.add_argument("--index", metavar="URL", help="a page that links the reports: a new edition's list")
    parser.add_argument("-o", "--output", default="corpus", metavar="DIR", help="the corpus: ./corpus")
    parser.add_argument("--refresh", action="store_true", help="ask again for what is there: has it changed?")
    parser.add_argument("--profile", default="tip", metavar="NAME|FILE", help="the family of reports: tip")


def run(arguments: argparse.Namespace) -> int:
    """Runs `tipdiff fetch`; returns the exit code."""
    from tipdiff.fetch import command

    return command.run(arguments)
