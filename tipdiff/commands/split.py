"""`tipdiff split`: one document of many countries becomes many reports."""

from __future__ import annotations

import argparse
from datetime import UTC, datetime
from functools import partial
from pathlib import Path

from tipdiff import corpus
from tipdiff.commands.reading import PROFILE
from tipdiff.corpus import files
from tipdiff.errors import ExitCode, ReadError
from tipdiff.views.output import complain, write


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("file", metavar="FILE", help="a PDF or page that holds several countries")
    parser.add_argument("-o", "--output", default="corpus", metavar="DIR", help="the corpus: ./corpus")
    parser.add_argument("--edition", type=corpus.edition, metavar="YEAR", help="instead of what the document says")
    parser.add_argument("--profile", metavar="NAME|FILE", help=PROFILE)


def run(arguments: argparse.Namespace) -> int:
    """Places every report of the document; returns 0 where all could be read, else 2."""
    from tipdiff.corpus.fetch.storing import Shelf
    from tipdiff.corpus.records import Record
    from tipdiff.corpus.splitting import split

    file = Path(arguments.file)
    data = files.contents(file)
    shelf = Shelf(Path(arguments.output), arguments.profile)
    day = datetime.now(UTC).strftime("%Y-%m-%d")
    refused = 0
    for country, part in split(data, str(file), profile=arguments.profile, edition=arguments.edition):
        if isinstance(part, ReadError):
            refused += 1
            complain(str(part))
            continue
        report, text = part
        record = partial(Record, url=report.url, retrieved=None, etag=None, last_modified=None, sha256=report.sha256)
        placed = shelf.put(report, text, record, day)
        write(f"{placed.kind:8} {placed.path}  {country}\n", None)
    return ExitCode.USAGE if refused else ExitCode.DONE
