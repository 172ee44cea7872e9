"""`tipdiff check`: rules for CI over a pair, one report or a corpus."""

from __future__ import annotations

import argparse
from collections.abc import Iterator
from pathlib import Path

from tipdiff import check, corpus
from tipdiff.check import SEVERITIES, Config, Outcome, Problem
from tipdiff.commands.reading import (
    FORMAT,
    OUTPUT,
    add_edition_argument,
    add_pair_options,
    add_reading_arguments,
    pair,
    report,
)
from tipdiff.errors import ExitCode, UsageError
from tipdiff.model.frozen import replace
from tipdiff.views.output import terminal, write

FORMATS = ("text", "json", "github", "sarif", "junit")


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "what", nargs="*", metavar="OLD NEW | REPORT | CORPUS", help="the default corpus if none is given"
    )
    parser.add_argument("-f", "--format", choices=FORMATS, default="text", help=FORMAT)
    parser.add_argument("-o", "--output", metavar="FILE", help=OUTPUT)
    parser.add_argument("--config", metavar="FILE", type=Path, help="severities and paths (./tipdiff.toml)")
    parser.add_argument("--baseline", metavar="FILE", type=Path, help="the accepted problems")
    parser.add_argument("--update-baseline", action="store_true", help="accept everything found now")
    parser.add_argument("--about", metavar="TOPIC", help="only problems of findings that speak of this topic")
    parser.add_argument("--fail-on", choices=SEVERITIES, help="the mildest severity that fails the run (error)")
    add_edition_argument(parser)
    add_pair_options(parser)
    add_reading_arguments(parser)


def run(arguments: argparse.Namespace) -> int:
    if arguments.update_baseline and arguments.about:
        raise UsageError("a baseline covers all topics", "Leave out --about to update it")
    config = check.read_config(arguments.config)
    config = replace(
        config,
        fail_on=arguments.fail_on or config.fail_on,
        baseline=arguments.baseline or config.baseline,
    )
    accepted = check.read_baseline(config.baseline)  # before the long work: what is not a baseline is not written over
    problems = list(_problems(arguments, config))
    if arguments.update_baseline:
        write(check.baseline(problems), str(config.baseline))
        accepted = [problem.id for problem in problems]
    outcome = check.judge(problems, config, accepted)
    if arguments.about:  # what was not looked for is not stale
        outcome = replace(outcome, stale=())
    write(_rendered(outcome, arguments), arguments.output)
    return ExitCode.DONE if outcome.passed else ExitCode.FOUND


def _problems(arguments: argparse.Namespace, config: Config) -> Iterator[Problem]:
    match arguments.what:
        case [old, new]:
            arguments.old, arguments.new = old, new
            return check.check_pair(pair(arguments), config, topic=arguments.about)
        case [one] if not Path(one).is_dir():
            return check.check_report(report(one, arguments, arguments.edition), config, topic=arguments.about)
        case [] | [_]:
            found = corpus.filled(arguments.what[0] if arguments.what else arguments.corpus)
            return check.check_corpus(found, config, profile=arguments.profile, topic=arguments.about)
        case _:
            raise UsageError("too many reports", "Give OLD and NEW, one REPORT, or a CORPUS")


def _rendered(outcome: Outcome, arguments: argparse.Namespace) -> str | bytes:
    match arguments.format:
        case "json":
            from tipdiff.check import as_json

            return as_json.write(outcome)
        case "sarif":
            from tipdiff.check import as_sarif

            return as_sarif.write(outcome)
        case "junit":
            from tipdiff.check import as_junit

            return as_junit.write(outcome)
        case "github":
            from tipdiff.check import as_text

            return as_text.github(outcome)
        case _:
            from tipdiff.check import as_text

            return as_text.write(outcome, colour=terminal(arguments.output)[0])
