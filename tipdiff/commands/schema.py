"""`tipdiff schema`: the JSON Schema of an output, or of a family's TOML."""

from __future__ import annotations

import argparse

from tipdiff.errors import ExitCode
from tipdiff.views import schemas
from tipdiff.views.output import write


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "name", nargs="?", choices=schemas.names(), default="changelog", help="an output (changelog), or profile"
    )


def run(arguments: argparse.Namespace) -> int:
    write(schemas.read(arguments.name), None)
    return ExitCode.DONE
