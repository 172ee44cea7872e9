"""`tipdiff figures`: every figure of some reports, or with `--explain` which rule set which field."""

from __future__ import annotations

import argparse
from collections.abc import Sequence

from tipdiff.commands.reading import FORMAT, OUTPUT, add_edition_argument, add_reading_arguments, report
from tipdiff.errors import ExitCode, UsageError
from tipdiff.model import Report
from tipdiff.views.output import require_file, terminal, write

FORMATS = ("text", "json", "csv", "xlsx")
ALL = "*"
"""What `--explain` means where it names no finding."""


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("reports", nargs="+", metavar="REPORT", help="a file, - or country:edition")
    parser.add_argument("-f", "--format", choices=FORMATS, default="text", help=FORMAT)
    parser.add_argument("-o", "--output", metavar="FILE", help=OUTPUT)
    parser.add_argument("--measure", metavar="M", help="only figures of this measure")
    parser.add_argument("--about", metavar="TOPIC", help="only figures of findings that speak of this topic")
    parser.add_argument(
        "--explain",
        nargs="?",
        const=ALL,
        metavar="FINDING",
        help="which rule set which field, of one finding (prosecution.2.1) or of all with figures; as text or json",
    )
    add_edition_argument(parser)
    add_reading_arguments(parser)


def run(arguments: argparse.Namespace) -> int:
    from tipdiff.profiles.vocabulary import require_measure

    if arguments.explain and arguments.format in ("csv", "xlsx"):
        raise UsageError("a trace has no rows", "Use --explain with -f text or -f json")
    if arguments.format == "xlsx":
        require_file(arguments.output)
    whole = [report(name, arguments, arguments.edition) for name in arguments.reports]
    reports = [_about(each, arguments.about) for each in whole]
    if arguments.measure:
        for each in reports:
            require_measure(each.family, arguments.measure)
    output: str | bytes
    if arguments.explain:
        output = _explained(whole, reports, arguments)
    elif arguments.format == "json":
        from tipdiff.views import as_json

        output = as_json.write(as_json.figures(reports, arguments.measure))
    elif arguments.format == "csv":
        from tipdiff.views import as_csv

        output = as_csv.write_figures(reports, arguments.measure)
    elif arguments.format == "xlsx":
        from tipdiff.views import diff_xlsx

        output = diff_xlsx.figures(reports, arguments.measure, {"about": arguments.about} if arguments.about else {})
    else:
        from tipdiff.views import figures_text

        output = figures_text.write(reports, arguments.measure)
    write(output, arguments.output)
    return ExitCode.DONE


def _explained(whole: Sequence[Report], reports: Sequence[Report], arguments: argparse.Namespace) -> str | bytes:
    """The trace of a finding, or of all with figures: a sentence leans on those before it, so all are read.

    Raises:
        UsageError: no report has such a finding.
    """
    from tipdiff.figures.trace import narrowed, trace

    wanted = None if arguments.explain == ALL else arguments.explain
    traced = [
        (full, narrowed(trace(full), wanted, arguments.measure, None if full is each else _ids(each)))
        for full, each in zip(whole, reports, strict=True)
    ]
    if wanted is not None and not any(traces for _, traces in traced):
        names = " and ".join(each.source for each in reports)
        raise UsageError(f"{names} has no finding {wanted}", "tipdiff figures without --explain lists them")
    if arguments.format == "json":
        from tipdiff.views import as_json, explain_json

        return as_json.write(explain_json.explained(traced))
    from tipdiff.views import explain_text

    colour, width = terminal(arguments.output)
    return explain_text.write(traced, colour=colour, width=width)


def _ids(one: Report) -> frozenset[str]:
    """Ids of its findings and of the rows of its tables."""
    rows = (row.id for table in one.tables for row in table.rows)
    return frozenset((*(finding.id for finding in one.findings), *rows))


def _about(one: Report, topic: str | None) -> Report:
    """The report with only the findings that speak of a topic."""
    if topic is None:
        return one
    from tipdiff.compare import topics

    return topics.narrowed_report(one, topic)
