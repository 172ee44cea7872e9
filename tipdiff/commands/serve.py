"""`tipdiff serve`: the terminal application in a browser, for this machine unless told otherwise."""

from __future__ import annotations

import argparse
import shlex
import sys

from tipdiff.commands.reading import CORPUS
from tipdiff.errors import ExitCode, UsageError

LOOPBACK = "127.0.0.1"
PORT = 8000


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("corpus", nargs="?", metavar="CORPUS", help=CORPUS)
    parser.add_argument("--host", default=LOOPBACK, help=f"address to listen on ({LOOPBACK}: this machine alone)")
    parser.add_argument("--port", type=int, default=PORT, help=f"port to listen on ({PORT})")


def run(arguments: argparse.Namespace) -> int:
    try:
        from textual_serve.server import Server
    except ImportError as error:
        raise UsageError("serving needs textual-serve", "Install it: pip install 'tipdiff[serve]'") from error
    if arguments.corpus:
        from tipdiff import corpus

        corpus.at(arguments.corpus)
    Server(command(arguments.corpus), host=arguments.host, port=arguments.port, title="tipdiff").serve()
    return ExitCode.DONE


def command(corpus: str | None) -> str:
    """What runs behind the page, once for every reader."""
    words = [sys.executable, "-m", "tipdiff", *(("--corpus", corpus) if corpus else ())]
    return shlex.join(words)
