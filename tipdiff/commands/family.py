"""`tipdiff profile`: a first file for a family out of its documents, what is wrong with it, and what it reads."""

from __future__ import annotations

import argparse
from pathlib import Path

from tipdiff import corpus
from tipdiff.commands.reading import CORPUS, OUTPUT
from tipdiff.errors import ExitCode, TipdiffError, UsageError
from tipdiff.views.output import complain, require_apart, write

NAMELESS = "mine"
"""A family that nobody named."""


def add_arguments(parser: argparse.ArgumentParser) -> None:
    actions = parser.add_subparsers(title="actions", metavar="ACTION", required=True)
    said = "every fault of the file with its line; without one, what it reads of the reports"
    check = actions.add_parser("check", help=said, description=f"{said[0].upper()}{said[1:]}.", allow_abbrev=False)
    check.add_argument("file", metavar="FILE", help="a .toml file, or the name of a shipped profile")
    check.add_argument("reports", nargs="*", metavar="REPORT", help="a file, - or country:edition")
    check.add_argument("--corpus", metavar="DIR", help=CORPUS)

    check.set_defaults(act=_check)
    said = "a commented file for a new family, out of two or more of its documents"
    draft = actions.add_parser("draft", help=said, description=f"{said[0].upper()}{said[1:]}.", allow_abbrev=False)
    draft.add_argument("documents", nargs="+", metavar="DOCUMENT", help="a file; the oldest first")
    draft.add_argument("--name", metavar="NAME", help="of the family; without it that of the file it is written to")
    draft.add_argument("-o", "--output", metavar="FILE", help=OUTPUT)
    draft.set_defaults(act=_draft)


def run(arguments: argparse.Namespace) -> int:
    code: int = arguments.act(arguments)
    return code


def _draft(arguments: argparse.Namespace) -> int:
    """Writes what the documents share, and how much of them it places."""
    from tipdiff import profiles
    from tipdiff.corpus import drafting
    from tipdiff.views import profile_toml

    if len(arguments.documents) < 2:
        raise UsageError("one document shows nothing that a family shares", "Give two or more")
    for path in arguments.documents:
        require_apart(arguments.output, path)
    name = arguments.name or (Path(arguments.output).stem if arguments.output else NAMELESS)
    draft = drafting.draft(arguments.documents)
    family = profiles.parse(profile_toml.write(draft, name), name)
    write(profile_toml.write(draft, name, drafting.placed(arguments.documents, family)), arguments.output)
    return ExitCode.DONE


def _check(arguments: argparse.Namespace) -> int:
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
