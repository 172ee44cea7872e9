"""The command line: arguments to one call to one view. Errors become one line here, and only here."""

from __future__ import annotations

import argparse
import os
import re
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import NoReturn

from tipdiff import __version__
from tipdiff.errors import ExitCode, TipdiffError, UsageError

TEXT_WIDTH = 100
"""Columns where the output is no terminal."""
KINDS = ("unchanged", "changed", "new", "dropped", "moved")


def main(argv: Sequence[str] | None = None) -> int:
    """Run one command; returns the exit code."""
    arguments = parser().parse_args(argv)
    try:
        return int(arguments.run(arguments))
    except TipdiffError as error:
        return _complain(str(error))
    except BrokenPipeError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return ExitCode.DONE
    except KeyboardInterrupt:
        return 130


def _complain(message: str) -> int:
    line = " ".join(message.split())
    print(f"tipdiff: error: {line if line.endswith('.') else line + '.'}", file=sys.stderr)
    return ExitCode.USAGE


class _Parser(argparse.ArgumentParser):
    """argparse, but for one line where it prints its whole usage."""

    def error(self, message: str) -> NoReturn:
        choice = re.match(r"argument .*invalid choice: '(.*?)' \(choose from (.*)\)", message)
        if choice:
            message = f"there is no {choice[1]!r} here. Choose from {choice[2]}"
        else:
            message = f"{message}. See {self.prog} --help"
        sys.exit(_complain(message))


def parser() -> argparse.ArgumentParser:
    """All commands and their options."""
    top = _Parser(
        prog="tipdiff",
        description="What changed between two editions of an annual report: findings and figures, sentence by sentence.",
        epilog="REPORT is a file, - for standard input, or country:edition in the corpus (./corpus, else the samples).",
        allow_abbrev=False,
    )
    top.add_argument("--version", action="version", version=f"tipdiff {__version__}")
    top.set_defaults(run=_open)
    commands = top.add_subparsers(title="commands", metavar="COMMAND", parser_class=_Parser)

    diff = commands.add_parser("diff", help="what changed between two reports", allow_abbrev=False)
    _pair_arguments(diff)
    diff.add_argument("-f", "--format", choices=("text", "json", "jsonl", "markdown", "csv"), default="text")
    diff.add_argument("-o", "--output", metavar="FILE", help="write to FILE instead of standard output")
    diff.add_argument("--section", metavar="S", help="only changes of this section")
    diff.add_argument("--kind", choices=KINDS, help="only changes of this kind")
    diff.add_argument("--measure", metavar="M", help="only changes with a figure of this measure")
    diff.add_argument("--all", action="store_true", help="unchanged and quiet changes too")
    diff.add_argument("--digest", action="store_true", help="a paragraph and the ten changes that matter most")
    diff.add_argument("--exit-code", action="store_true", help="exit with 1 when there is a change that is not quiet")
    diff.set_defaults(run=_diff)

    view = commands.add_parser("view", help="read a pair in the terminal", allow_abbrev=False)
    _pair_arguments(view)
    view.set_defaults(run=_view)

    figures = commands.add_parser("figures", help="every figure of a report", allow_abbrev=False)
    figures.add_argument("reports", nargs="+", metavar="REPORT")
    figures.add_argument("-f", "--format", choices=("text", "json", "csv"), default="text")
    figures.add_argument("-o", "--output", metavar="FILE")
    figures.add_argument("--measure", metavar="M")
    figures.add_argument("--corpus", metavar="DIR")
    _reading_arguments(figures)
    figures.set_defaults(run=_figures)

    schema = commands.add_parser("schema", help="the JSON Schema of an output", allow_abbrev=False)
    schema.add_argument("name", nargs="?", choices=("changelog", "figures"), default="changelog")
    schema.set_defaults(run=_schema)
    return top


def _pair_arguments(command: argparse.ArgumentParser) -> None:
    command.add_argument("old", metavar="OLD", help="the earlier report: a file, - or country:edition")
    command.add_argument("new", metavar="NEW", help="the later report")
    command.add_argument("--corpus", metavar="DIR", help="where country:edition is looked up")
    command.add_argument("--old-edition", type=_edition, metavar="YEAR")
    command.add_argument("--new-edition", type=_edition, metavar="YEAR")
    command.add_argument("--any-country", action="store_true", help="compare reports of different countries")
    _reading_arguments(command)


def _reading_arguments(command: argparse.ArgumentParser) -> None:
    command.add_argument("--country", metavar="SLUG", help="wins over what the report says")
    command.add_argument("--profile", metavar="NAME|FILE", help="the family of reports; told by the text otherwise")


def _edition(text: str) -> int:
    if not re.fullmatch(r"(?:19|20)\d\d", text):
        raise argparse.ArgumentTypeError(f"{text!r} is no edition: give a year")
    return int(text)


def _open(arguments: argparse.Namespace) -> int:
    if not (sys.stdin.isatty() and sys.stdout.isatty()):
        parser().print_help()
        return ExitCode.USAGE
    raise UsageError("no command", "Try tipdiff diff OLD NEW")


def _diff(arguments: argparse.Namespace) -> int:
    if arguments.digest and arguments.format not in ("text", "markdown"):
        raise UsageError("a digest is text", "Use --digest with -f text or -f markdown")
    from tipdiff import select

    log = _pair(arguments)
    changes = select.changes(log, section=arguments.section, kind=arguments.kind, measure=arguments.measure)
    output: str | bytes
    if arguments.format in ("json", "jsonl"):
        from tipdiff.views import as_json

        options = {name: value for name in ("section", "kind", "measure") if (value := getattr(arguments, name))}
        output = (
            as_json.write(as_json.changelog(log, changes, options))
            if arguments.format == "json"
            else as_json.write_lines(as_json.change_lines(log, changes))
        )
    elif arguments.format == "csv":
        from tipdiff.views import as_csv

        output = as_csv.write_changes(log, changes)
    elif arguments.digest:
        from tipdiff.views import digest

        colour, width = _terminal(arguments)
        output = digest.write(log, changes, arguments.format, colour=colour, width=width)
    elif arguments.format == "markdown":
        from tipdiff.views import as_markdown

        output = as_markdown.write(log, changes, quiet_too=arguments.all)
    else:
        from tipdiff.views import as_text

        colour, width = _terminal(arguments)
        output = as_text.write(log, changes, colour=colour, width=width, quiet_too=arguments.all)
    _write(output, arguments.output)
    news = any(change.kind != "unchanged" or change.moved for change in log.changes if not change.quiet)
    return ExitCode.FOUND if arguments.exit_code and news else ExitCode.DONE


def _view(arguments: argparse.Namespace) -> int:
    log = _pair(arguments)
    from tipdiff.tui import run

    return run(log)


def _figures(arguments: argparse.Namespace) -> int:
    from tipdiff.compare import load
    from tipdiff.corpus import resolve

    reports = [
        load(resolve(report, arguments.corpus), profile=arguments.profile, country=arguments.country)
        for report in arguments.reports
    ]
    output: str | bytes
    if arguments.format == "json":
        from tipdiff.views import as_json

        output = as_json.write(as_json.figures(reports, arguments.measure))
    elif arguments.format == "csv":
        from tipdiff.views import as_csv

        output = as_csv.write_figures(reports, arguments.measure)
    else:
        from tipdiff.views import figures_text

        output = figures_text.write(reports, arguments.measure)
    _write(output, arguments.output)
    return ExitCode.DONE


def _schema(arguments: argparse.Namespace) -> int:
    from tipdiff.views import schemas

    _write(schemas.text(arguments.name), None)
    return ExitCode.DONE


def _pair(arguments: argparse.Namespace):  # type: ignore[no-untyped-def]
    """The change log of the two reports that were named."""
    from tipdiff.compare import compare, load
    from tipdiff.corpus import resolve

    if arguments.old == "-" and arguments.new == "-":
        raise UsageError("both reports are standard input", "Give a file for one of them")
    old, new = (
        load(resolve(path, arguments.corpus), profile=arguments.profile, country=arguments.country, edition=edition)
        for path, edition in ((arguments.old, arguments.old_edition), (arguments.new, arguments.new_edition))
    )
    if old.country != new.country and not arguments.any_country:
        raise UsageError(f"{old.source} is about {old.country}, {new.source} about {new.country}",
                         "Compare them all the same with --any-country")
    return compare(old, new, profile=arguments.profile)


def _terminal(arguments: argparse.Namespace) -> tuple[bool, int]:
    """(colour, width) of where the text goes."""
    if arguments.output or not sys.stdout.isatty():
        return False, TEXT_WIDTH
    width = os.get_terminal_size(sys.stdout.fileno()).columns
    return not os.environ.get("NO_COLOR"), max(40, width)


def _write(output: str | bytes, path: str | None) -> None:
    """To standard output, or whole to a file: nothing half-written stays under its name."""
    data = output.encode() if isinstance(output, str) else output
    if path is None:
        sys.stdout.flush()
        sys.stdout.buffer.write(data)
        sys.stdout.buffer.flush()
        return
    target = Path(path)
    partial = target.with_name(f".{target.name}.{os.getpid()}")
    try:
        partial.write_bytes(data)
        partial.replace(target)
    except OSError as error:
        partial.unlink(missing_ok=True)
        raise UsageError(f"cannot write {path}: {error.strerror}", "Check the folder") from error
