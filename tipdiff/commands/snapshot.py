"""`tipdiff snapshot`: every report of a corpus as JSON on disk, or held against what was written before."""

from __future__ import annotations

import argparse
from pathlib import Path
from typing import TYPE_CHECKING

from tipdiff.commands.reading import CORPUS, PROFILE
from tipdiff.errors import ExitCode
from tipdiff.views.output import complain, write

if TYPE_CHECKING:
    from tipdiff.corpus import Corpus


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("corpus", nargs="?", metavar="CORPUS", help=CORPUS)
    parser.add_argument("-o", "--output", metavar="DIR", default="snapshots", help="where snapshots lie (snapshots)")
    parser.add_argument(
        "--check", action="store_true", help="write nothing; fail where a source gives a different snapshot"
    )
    parser.add_argument("--profile", metavar="NAME|FILE", help=PROFILE)


def run(arguments: argparse.Namespace) -> int:
    from tipdiff import corpus

    reports = corpus.filled(arguments.corpus)
    folder = Path(arguments.output)
    return (_check if arguments.check else _write)(reports, folder, arguments.profile)


def _write(reports: Corpus, folder: Path, profile: str | None) -> int:
    from tipdiff.corpus import snapshots

    written = failed = 0
    for _, error in snapshots.write_all(reports, folder, profile):
        if error is None:
            written += 1
        else:
            failed += 1
            complain(str(error))
    write(f"{written} snapshot{'s' if written != 1 else ''} in {folder}\n", None)
    return ExitCode.USAGE if failed else ExitCode.DONE


def _check(reports: Corpus, folder: Path, profile: str | None) -> int:
    from tipdiff.corpus import snapshots
    from tipdiff.views import drift_text

    drifts = list(snapshots.drift(reports, folder, profile))
    write(drift_text.write(drifts), None)
    return ExitCode.DONE if all(drift.state == "same" for drift in drifts) else ExitCode.FOUND
