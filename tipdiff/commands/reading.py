"""Arguments that name reports, and the reports that they name."""

from __future__ import annotations

import argparse
from typing import TYPE_CHECKING

from tipdiff.corpus import edition
from tipdiff.errors import ReadError, UsageError

if TYPE_CHECKING:
    from tipdiff.model import ChangeLog, Report


FORMAT = "how it is written (text)"
OUTPUT = "write to FILE instead of standard output"
CORPUS = "a folder of reports; ./corpus, else the samples"
PROFILE = "the family of reports; otherwise recognized from the text"
"""Help that several commands share."""


def add_reading_arguments(parser: argparse.ArgumentParser) -> None:
    """What wins over the text of a report."""
    parser.add_argument("--corpus", metavar="DIR", help="where country:edition is looked up")
    parser.add_argument("--country", metavar="SLUG", help="instead of what the report says")
    parser.add_argument("--profile", metavar="NAME|FILE", help=PROFILE)


def add_edition_argument(parser: argparse.ArgumentParser) -> None:
    """As `add_reading_arguments`, for the edition of a single report."""
    parser.add_argument("--edition", type=edition, metavar="YEAR", help="instead of what the report says")


def add_pair_arguments(parser: argparse.ArgumentParser) -> None:
    """OLD and NEW, and what wins over their text."""
    parser.add_argument("old", metavar="OLD", help="the earlier report: a file, - or country:edition")
    parser.add_argument("new", metavar="NEW", help="the later report")
    add_pair_options(parser)
    add_reading_arguments(parser)


def add_pair_options(parser: argparse.ArgumentParser) -> None:
    """What holds for two reports."""
    parser.add_argument("--old-edition", type=edition, metavar="YEAR", help="instead of what OLD says")
    parser.add_argument("--new-edition", type=edition, metavar="YEAR", help="instead of what NEW says")
    parser.add_argument("--any-country", action="store_true", help="compare reports of different countries")


def report(argument: str, arguments: argparse.Namespace, year: int | None = None) -> Report:
    """The report that an argument names."""
    from tipdiff.corpus import resolve
    from tipdiff.corpus.loading import load
    from tipdiff.views.output import require_apart

    path = resolve(argument, arguments.corpus)
    require_apart(getattr(arguments, "output", None), path)
    return load(path, profile=arguments.profile, country=arguments.country, edition=year)


def _side(side: str, arguments: argparse.Namespace) -> Report:
    """One report of a pair, whose edition has an option of its own."""
    try:
        return report(getattr(arguments, side), arguments, getattr(arguments, f"{side}_edition"))
    except ReadError as error:
        raise ReadError(error.what, error.what_to_do.replace("--edition", f"--{side}-edition")) from error


def pair(arguments: argparse.Namespace) -> ChangeLog:
    """The change log of OLD and NEW.

    Raises:
        UsageError: they are about two countries, or both are standard input.
    """
    from tipdiff.compare.flow import compare

    if arguments.old == "-" and arguments.new == "-":
        raise UsageError("both reports are standard input", "Give a file for one of them")
    old = _side("old", arguments)
    new = _side("new", arguments)
    if old.country != new.country and not arguments.any_country:
        raise UsageError(
            f"{old.source} is about {old.country}, {new.source} about {new.country}",
            "Compare them anyway with --any-country",
        )
    return compare(old, new)
