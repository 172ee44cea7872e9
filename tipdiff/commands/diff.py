"""`tipdiff diff`: the change log of two reports, in any format."""

from __future__ import annotations

import argparse
import gc
from collections.abc import Sequence

from tipdiff.commands.reading import FORMAT, OUTPUT, add_pair_arguments, pair
from tipdiff.compare import chosen
from tipdiff.errors import ExitCode, UsageError
from tipdiff.model import Change, ChangeLog
from tipdiff.model.frozen import replace
from tipdiff.views.output import require_file, terminal, write

FORMATS = ("text", "json", "jsonl", "markdown", "html", "csv", "xlsx")
KINDS = ("unchanged", "changed", "new", "dropped", "moved")
FILTERS = ("section", "kind", "measure", "about")


def add_arguments(parser: argparse.ArgumentParser) -> None:
    add_pair_arguments(parser)
    parser.add_argument("-f", "--format", choices=FORMATS, default="text", help=FORMAT)
    parser.add_argument("-o", "--output", metavar="FILE", help=OUTPUT)
    parser.add_argument("--section", metavar="S", help="only changes of this section")
    parser.add_argument("--kind", choices=KINDS, help="only changes of this kind")
    parser.add_argument("--measure", metavar="M", help="only changes with a figure of this measure")
    parser.add_argument("--about", metavar="TOPIC", help="only changes that speak of this topic")
    parser.add_argument("--all", action="store_true", help="unchanged and quiet changes too")
    parser.add_argument("--digest", action="store_true", help="a paragraph and the ten changes that matter most")
    parser.add_argument("--exit-code", action="store_true", help="exit with 1 when there is a change that is not quiet")


def run(arguments: argparse.Namespace) -> int:
    gc.disable()  # one log is built and written: nothing dies in cycles, and looking for them costs 2 % of the run
    if arguments.digest and arguments.format not in ("text", "markdown"):
        raise UsageError("a digest is text", "Use --digest with -f text or -f markdown")
    if arguments.format == "xlsx":
        require_file(arguments.output)
    log = pair(arguments)
    asked = {name: value for name in FILTERS if (value := getattr(arguments, name)) is not None}
    changes = chosen.changes(log, **asked)
    news = any(change.news for change in log.changes) or any(table.kind != "unchanged" for table in log.tables)
    log = replace(log, tables=chosen.tables(log, **asked))
    write(_rendered(log, changes, asked, arguments), arguments.output)
    gc.freeze()  # nor does anything at the end, where looking would cost as much again
    return ExitCode.FOUND if arguments.exit_code and news else ExitCode.DONE


def _rendered(
    log: ChangeLog, changes: Sequence[Change], asked: dict[str, str], arguments: argparse.Namespace
) -> str | bytes:
    match arguments.format:
        case "json":
            from tipdiff.views import as_json

            return as_json.write(as_json.changelog(log, changes, asked))
        case "jsonl":
            from tipdiff.views import as_json

            return as_json.write_lines(as_json.change_lines(log, changes))
        case "csv":
            from tipdiff.views import as_csv

            return as_csv.write_changes(log, changes)
        case "xlsx":
            from tipdiff.views import diff_xlsx

            return diff_xlsx.changelog(log, changes, asked)
        case "html":
            from tipdiff.views import as_html

            return as_html.write(log, changes, quiet_too=arguments.all)
        case "markdown":
            from tipdiff.views import as_markdown

            return as_markdown.write(
                log, changes, quiet_too=arguments.all, digest=arguments.digest, topic=arguments.about
            )
        case _:
            from tipdiff.views import as_text

            colour, width = terminal(arguments.output)
            return as_text.write(
                log,
                changes,
                colour=colour,
                width=width,
                quiet_too=arguments.all,
                digest=arguments.digest,
                topic=arguments.about,
            )
