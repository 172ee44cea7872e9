"""The command line: finds the command, runs it, turns errors into one line. It alone decides how a run ends."""

from __future__ import annotations

import argparse
import re
import sys
from collections.abc import Sequence
from importlib import import_module
from typing import NoReturn

from tipdiff import __version__
from tipdiff.errors import ExitCode, TipdiffError, UsageError
from tipdiff.views.output import complain, drop_out, interactive, terminal

COMMANDS = {
    "diff": "what changed between two reports",
    "view": "read a pair in the terminal",
    "figures": "every figure of a report",
    "timeline": "a country over its editions: figures, tier, judgements, recommendations",
    "compare": "one row a country: tier, headline figures, audits, changes",
    "search": "findings that hold the words, over a corpus",
    "fetch": "download reports into a corpus, politely",
    "import": "place saved pages in a corpus by what they say they are",
    "split": "split a document of many countries into reports",
    "doctor": "what was read of a report, and how sure that is",
    "check": "rules for CI over a pair, a report or a corpus",
    "snapshot": "write every report of a corpus as JSON, or check what was written",
    "serve": "read the corpus in a browser",
    "profile": "what is wrong with a family's file, and what it reads of reports",
    "schema": "the JSON Schema of an output, or of a family's file",
}
"""Each is a module of `tipdiff.commands`; only the one that runs is imported."""
MODULES = {"profile": "family"}
"""Commands whose module has another name: one of the standard library has theirs."""


def main(argv: Sequence[str] | None = None) -> int:
    """Runs one command; gives the exit code."""
    words = list(sys.argv[1:] if argv is None else argv)
    try:
        _require_text(words)
        arguments = parser(words).parse_args(words)
        return int(arguments.run(arguments))
    except TipdiffError as error:
        return _complain(str(error))
    except BrokenPipeError:
        drop_out()
        return ExitCode.DONE
    except OSError as error:  # a path that the system refuses before anyone could ask what lies there
        return _complain(f"{error.filename or 'the system'}: {error.strerror}. Check the path")


class _Help(argparse.HelpFormatter):
    """argparse's, told how wide it is: argparse makes one for every argument, and loads shutil to ask."""

    def __init__(self, prog: str) -> None:
        super().__init__(prog, width=terminal(None)[1])


class _Parser(argparse.ArgumentParser):
    """argparse, but for one line where it prints its whole usage."""

    def error(self, message: str) -> NoReturn:
        choice = re.match(r"argument (?:.*: )?invalid choice: '(.*?)' \(choose from (.*)\)", message)
        if choice:
            said = f"there is no {choice[1]!r} here. Choose from {choice[2].replace(chr(39), '')}"
        else:
            said = f"{message}. See {self.prog} --help"
        sys.exit(_complain(said))


def parser(words: Sequence[str]) -> argparse.ArgumentParser:
    """The parser for these words: only the command they name gets its arguments."""
    top = _Parser(
        prog="tipdiff",
        description="What changed between two editions of an annual report: findings and figures, sentence by sentence",
        epilog="REPORT is a file, - for standard input, or country:edition in the corpus (./corpus, else the samples).",
        allow_abbrev=False,
        formatter_class=_Help,
    )
    top.add_argument("--version", action="version", version=f"tipdiff {__version__}")
    top.add_argument("--corpus", metavar="DIR", help="with no command: the folder of reports to open")
    top.set_defaults(run=_open)
    commands = top.add_subparsers(title="commands", metavar="COMMAND", prog=top.prog, parser_class=_Parser)
    named = next((word for word in words if word in COMMANDS), None)
    for name in (named,) if named else COMMANDS:
        said = COMMANDS[name]
        command = commands.add_parser(
            name,
            help=said,
            description=f"{said[0].upper()}{said[1:]}.",
            allow_abbrev=False,
            formatter_class=_Help,
        )
        if name == named:
            module = import_module(f"tipdiff.commands.{MODULES.get(name, name)}")
            module.add_arguments(command)
            command.set_defaults(run=module.run)
    return top


def _open(arguments: argparse.Namespace) -> int:
    """No command: the reader opens on the corpus; without a terminal there is only help."""
    if not interactive():
        parser(()).print_help()
        return ExitCode.USAGE
    from tipdiff import corpus, tui

    return tui.run_corpus(corpus.at(arguments.corpus))


def _require_text(words: Sequence[str]) -> None:
    """A name that is not UTF-8 could stand in no output.

    Raises:
        UsageError: there is one.
    """
    for word in words:
        try:
            word.encode()
        except UnicodeEncodeError as error:
            raise UsageError(f"{word!r} is not UTF-8", "Rename the file") from error


def _complain(message: str) -> int:
    complain(message)
    return ExitCode.USAGE
