"""`tipdiff fetch`: arguments to a list of reports, what becomes of each to lines and an exit
code.

Standard output has a line for each page that is new or changed; standard error one for each that could not
be had, a summary, and on a terminal a progress bar. The exit code is 0 when everything asked for is there,
else 2. With `--all` a country without a page in an edition is not a failure, as long as the edition has any.
"""

from __future__ import annotations

import argparse
import shlex
import sys
import time
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

from tipdiff import profiles
from tipdiff.corpus.fetch import addresses, asking
from tipdiff.corpus.fetch.getting import Asked, Kind, Outcome, get
from tipdiff.corpus.fetch.polite import Manners, Visitor
from tipdiff.corpus.fetch.storing import Shelf
from tipdiff.errors import ExitCode, UsageError
from tipdiff.views.output import printable, write

SAID: dict[Kind, str] = {
    "new": "new",
    "changed": "changed",
    "same": "unchanged",
    "there": "already there",
    "absent": "without a page",
    "failed": "failed",
}
"""What the summary calls them, in its order."""

Say = Callable[[str, bool], None]
"""Prints a line; True for an error's."""


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("countries", nargs="*", metavar="COUNTRY", help="mexico, 'Ivory Coast', ...")
    parser.add_argument("--all", action="store_true", help="every country of the profile, or of --index")
    parser.add_argument("--editions", required=True, metavar="YEARS", help="2024, 2019-2025, 2019,2023-2025")
    parser.add_argument("--index", metavar="URL", help="a page that links to the reports, such as a new edition's list")
    parser.add_argument("-o", "--output", default="corpus", metavar="DIR", help="the corpus: ./corpus")
    parser.add_argument("--refresh", action="store_true", help="ask again for pages already there: have they changed?")
    parser.add_argument("--profile", default="tip", metavar="NAME|FILE", help="the family of reports: tip")


def run(
    arguments: argparse.Namespace,
    *,
    manners: Manners | None = None,
    wait: Callable[[float], None] = time.sleep,
) -> int:
    """Fetches what the arguments ask for; returns the exit code.

    Raises:
        TipdiffError: nothing can be asked for: arguments, profile, list of countries or folder are at fault.
    """
    if bool(arguments.countries) == arguments.all:
        raise UsageError("no countries were given, or some together with --all", "Give either countries or --all")
    years = addresses.editions(arguments.editions)
    profile = profiles.load(arguments.profile)
    known = addresses.sources(profile)
    if arguments.index:
        known = asking.with_host(known, arguments.index)
    visitor = Visitor(known, manners, wait=wait)
    shelf = Shelf(Path(arguments.output), arguments.profile)
    names = asking.slugs(arguments.countries, known, listed=bool(arguments.index))
    if arguments.index:
        asked = asking.by_index(arguments.index, names, years, profile, known, visitor)
    else:
        asked = list(asking.by_pattern(names or known.countries, years, profile, known, visitor, shelf))
    with _talk(asked) as (say, advance):
        coming = get(asked, shelf, visitor, arguments.profile, refresh=arguments.refresh)
        outcomes = list(_tell(coming, say, advance, everyone=arguments.all))
        empty = _empty(outcomes) if arguments.all else []
        for outcome in empty:
            say(f"tipdiff: error: no country has a page of {outcome.asked.edition}: {outcome.what}.", True)
        if not outcomes:
            say(f"tipdiff: error: no link on {arguments.index} leads to a report. Name the countries.", True)
    counts = Counter(outcome.kind for outcome in outcomes)
    said = ", ".join(f"{counts[kind]} {words}" for kind, words in SAID.items() if counts[kind])
    print(f"{arguments.output}: {said or 'nothing'}", file=sys.stderr)
    lacking = counts["failed"] or empty or (counts["absent"] and not arguments.all) or not outcomes
    return ExitCode.USAGE if lacking else ExitCode.DONE


def _tell(outcomes: Iterable[Outcome], say: Say, advance: Callable[[], None], *, everyone: bool) -> Iterator[Outcome]:
    """The outcomes that count, each told as it comes; with `everyone`, a country without a page is not."""
    for outcome in outcomes:
        advance()
        if outcome.kind in ("absent", "failed"):
            if not outcome.asked.sure:
                continue
            if outcome.kind == "failed" or not everyone:
                say(f"tipdiff: error: {outcome.asked.country} {outcome.asked.edition}: {outcome.what}.", True)
        elif outcome.kind == "new":
            say(f"new: {outcome.path}", False)
        elif outcome.kind == "changed":
            say(
                f"changed: {outcome.beside} is not what the site says now, which is kept as {outcome.path}. "
                f"See what changed: {shlex.join(['tipdiff', 'diff', str(outcome.beside), str(outcome.path)])}",
                False,
            )
        elif outcome.beside is not None:
            say(f"changed: the site says again what {outcome.path} says, and not what {outcome.beside} does", False)
        yield outcome


def _empty(outcomes: Sequence[Outcome]) -> list[Outcome]:
    """For each edition of which no country has a page, the first that was looked for."""
    had = {outcome.asked.edition for outcome in outcomes if outcome.kind != "absent"}
    first: dict[int, Outcome] = {}
    for outcome in outcomes:
        if outcome.asked.edition not in had:
            first.setdefault(outcome.asked.edition, outcome)
    return list(first.values())


@contextmanager
def _talk(asked: Sequence[Asked]) -> Iterator[tuple[Say, Callable[[], None]]]:
    """Ways to print a line and to move the progress bar, which only a terminal has."""
    if not sys.stderr.isatty():

        def plain(line: str, error: bool) -> None:
            if error:
                print(printable(line), file=sys.stderr, flush=True)
            else:
                write(f"{printable(line)}\n", None)

        yield plain, lambda: None
        return
    from rich.console import Console
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn

    console = Console(stderr=True)
    columns = TextColumn("{task.description}", markup=False), BarColumn(), MofNCompleteColumn()
    with Progress(*columns, console=console, transient=True, redirect_stdout=False) as bar:
        names = (f"{each.country} {each.edition}" for each in asked)
        task = bar.add_task(next(names, ""), total=len(asked))

        def say(line: str, error: bool) -> None:
            if error or sys.stdout.isatty():
                console.print(printable(line), markup=False, highlight=False, soft_wrap=True)
            else:
                write(f"{printable(line)}\n", None)

        yield say, lambda: bar.update(task, advance=1, description=next(names, ""))
