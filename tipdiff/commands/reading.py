"""Arguments that name reports, and the reports that they name."""

from __future__ import annotations

import argparse
import re
from typing import TYPE_CHECKING

from tipdiff.errors import UsageError

if TYPE_CHECKING:
    from tipdiff.model import ChangeLog, Report


def edition(text: str) -> int:
    """An edition as argparse reads it."""
    if not re.fullmatch(r"(?:19|20)\d\d", text):
        raise argparse.ArgumentTypeError(f"{text!r} is no edition: give a year")
    return int(text)


def add_reading_arguments(parser: argparse.ArgumentParser) -> None:
    """What wins over the text of a report."""
    parser.add_argument("--corpus", metavar="DIR", help="where country:edition is looked up")
    parser.add_argument("--country", metavar="SLUG", help="wins over what the report says")
    parser.add_argument("--profile", metavar="NAME|FILE", help="the family of reports; told by the text otherwise")


def add_pair_arguments(parser: argparse.ArgumentParser) -> None:
    """OLD and NEW, and what wins over their text."""
    parser.add_argument("old", metavar="OLD", help="the earlier report: a file, - or country:edition")
    parser.add_argument("new", metavar="NEW", help="the later report")
    parser.add_argument("--old-edition", type=edition, metavar="YEAR")
    parser.add_argument("--new-edition", type=edition, metavar="YEAR")
    parser.add_argument("--any-country", action="store_true", help="compare reports of different countries")
    add_reading_arguments(parser)


def report(argument: str, arguments: argparse.Namespace, year: int | None = None) -> Report:
    """The report that an argument names."""
    from tipdiff.compare import load
    from tipdiff.corpus import resolve

    path = resolve(argument, arguments.corpus)
    return load(path, profile=arguments.profile, country=arguments.country, edition=year)


def pair(arguments: argparse.Namespace) -> ChangeLog:
    """The change log of OLD and NEW.

    Raises:
        UsageError: they are about two countries, or both are standard input.
    """
    from tipdiff.compare import compare

    if arguments.old == "-" and arguments.new == "-":
        raise UsageError("both reports are standard input", "Give a file for one of them")
    old = report(arguments.old, arguments, arguments.old_edition)
    new = report(arguments.new, arguments, arguments.new_edition)
    if old.country != new.country and not arguments.any_country:
        raise UsageError(
            f"{old.source} is about {old.country}, {new.source} about {new.country}",
            "Compare them all the same with --any-country",
        )
    return compare(old, new, profile=arguments.profile)
