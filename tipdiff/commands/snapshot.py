"""`tipdiff snapshot`: every report of a corpus as JSON on disk, or held against what was written before."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

from tipdiff.errors import ExitCode


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("corpus", nargs="?", metavar="CORPUS", help="a folder of reports; ./corpus, else the samples")
    parser.add_argument("-o", "--output", metavar="DIR", default="snapshots", help="where snapshots lie (snapshots)")
    parser.add_argument(
        "--check", action="store_true", help="write nothing: fail where a source gives another snapshot"
    )


def run(arguments: argparse.Namespace) -> int:
    from tipdiff import corpus

    reports = corpus.at(arguments.corpus)
    folder = Path(arguments.output)
    return _check(reports, folder) if arguments.check else _write(reports, folder)


def _write(reports, folder: Path) -> int:  # type: ignore[no-untyped-def]
    from tipdiff import store

    written = failed = 0
    for entry, error in store.write_all(reports, folder):
        if error is None:
            written += 1
        else:
            failed += 1
            print(f"tipdiff: error: {entry.path}: {error}", file=sys.stderr)
    print(f"{written} snapshots in {folder}")
    return ExitCode.USAGE if failed else ExitCode.DONE


def _check(reports, folder: Path) -> int:  # type: ignore[no-untyped-def]
    from tipdiff import store
    from tipdiff.views import drift_text

    drifts = list(store.drift(reports, folder))
    sys.stdout.write(drift_text.write(drifts))
    return ExitCode.DONE if all(drift.state == "same" for drift in drifts) else ExitCode.FOUND
