"""`tipdiff check`: rules for CI over a pair, one report, a corpus or several."""

from __future__ import annotations

import argparse
import os
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

from tipdiff import check, corpus
from tipdiff.check import SEVERITIES, Config, CorpusSettings, Outcome
from tipdiff.check import running as run_of
from tipdiff.check.running import Part
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

FORMATS = ("text", "json", "github", "gitlab", "sarif", "junit")


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "what", nargs="*", metavar="OLD NEW | REPORT | CORPUS", help="the corpora of tipdiff.toml, else ./corpus"
    )
    parser.add_argument("-f", "--format", choices=FORMATS, default="text", help=FORMAT)
    parser.add_argument("-o", "--output", metavar="FILE", help=OUTPUT)
    parser.add_argument(
        "--config",
        metavar="FILE",
        type=Path,
        help="corpora, severities, filters (tipdiff.toml, found upwards)",
    )
    parser.add_argument("--baseline", metavar="FILE", type=Path, help="the accepted problems")
    parser.add_argument("--update-baseline", action="store_true", help="accept all that fails the run now")
    parser.add_argument("--prune", action="store_true", help="take out of the baseline what is no longer found")
    parser.add_argument("--about", metavar="TOPIC", help="only problems of findings that speak of this topic")
    parser.add_argument("--fail-on", choices=SEVERITIES, help="the mildest severity that fails the run (error)")
    parser.add_argument(
        "--changed-since", metavar="REV", help="hold reports against what they were where git's branch left REV"
    )
    add_edition_argument(parser)
    add_pair_options(parser)
    add_reading_arguments(parser)


def run(arguments: argparse.Namespace) -> int:
    if arguments.about and (arguments.update_baseline or arguments.prune):
        raise UsageError("a baseline covers all topics", "Leave out --about to update it")
    config = check.read_config(arguments.config, _near(arguments))
    config = replace(config, fail_on=arguments.fail_on or config.fail_on)
    parts = list(_parts(arguments, config))
    if arguments.baseline:
        parts = [replace(part, baseline=arguments.baseline) for part in parts]
    if arguments.update_baseline or arguments.prune:
        for path, text in run_of.rewrite(parts, config, accept=arguments.update_baseline):
            write(text, str(path))
    outcome = run_of.outcome(parts, config, datetime.now(UTC).date())
    write(_rendered(outcome, arguments), arguments.output)
    if outcome.unreadable:
        return ExitCode.USAGE
    return ExitCode.DONE if outcome.passed else ExitCode.FOUND


def _near(arguments: argparse.Namespace) -> Path:
    """From where the configuration is looked for: the corpus, or the newer report."""
    words = arguments.what
    if words and Path(words[-1]).exists():
        return Path(words[-1])
    if arguments.corpus:
        return Path(arguments.corpus)
    return Path(corpus.DEFAULT) if not words and Path(corpus.DEFAULT).is_dir() else Path()


def _parts(arguments: argparse.Namespace, config: Config) -> Iterator[Part]:
    topic = arguments.about
    match arguments.what:
        case [old, new]:
            arguments.old, arguments.new = old, new
            yield run_of.of_pair(pair(arguments), config, topic=topic)
        case [one] if not Path(one).is_dir():
            yield run_of.of_report(report(one, arguments, arguments.edition), config, topic=topic)
        case [] | [_]:
            for settings in _corpora(arguments, config):
                yield run_of.of_corpus(settings, config, topic=topic, since=arguments.changed_since)
        case _:
            raise UsageError("too many reports", "Give OLD and NEW, one REPORT, or a CORPUS")


def _corpora(arguments: argparse.Namespace, config: Config) -> Iterator[CorpusSettings]:
    """The corpora that are checked: the one that is named, else those of the configuration, else `./corpus`.

    Raises:
        UsageError: there is none: the samples are nobody's corpus.
    """
    named = arguments.what[0] if arguments.what else arguments.corpus
    if named is None and config.corpora:
        chosen = list(config.corpora)
    elif named is not None or Path(corpus.DEFAULT).is_dir():
        chosen = [config.corpus(Path(named or corpus.DEFAULT))]
    else:
        raise UsageError("there is no ./corpus here", "Name a corpus, or list yours in tipdiff.toml")
    for settings in chosen:
        if not settings.path.is_dir():
            raise UsageError(f"{settings.path} is not a folder", "Give a corpus: a folder of <country>/<edition>.html")
        corpus.filled(settings.path)
        yield replace(settings, profile=arguments.profile or settings.profile)


def _rendered(outcome: Outcome, arguments: argparse.Namespace) -> str | bytes:
    match arguments.format:
        case "json":
            from tipdiff.check import as_json

            return as_json.write(outcome)
        case "gitlab":
            from tipdiff.check import as_gitlab

            return as_gitlab.write(outcome)
        case "sarif":
            from tipdiff.check import as_sarif

            return as_sarif.write(outcome)
        case "junit":
            from tipdiff.check import as_junit

            return as_junit.write(outcome)
        case "github":
            from tipdiff.check import as_github

            if summary := os.environ.get(as_github.SUMMARY):
                with Path(summary).open("a", encoding="utf-8") as file:
                    file.write(as_github.summary(outcome))
            return as_github.write(outcome)
        case _:
            from tipdiff.check import as_text

            return as_text.write(outcome, colour=terminal(arguments.output)[0])
