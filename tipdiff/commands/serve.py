"""`tipdiff serve`: the terminal application in a browser, for this machine unless told otherwise."""

from __future__ import annotations

import argparse
import shlex
import sys

from tipdiff.commands.reading import CORPUS
from tipdiff.errors import ExitCode, UsageError

LOOPBACK = "127.0.0.1"
LOCAL = (LOOPBACK, "localhost", "[::1]")
PORT = 8000


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("corpus", nargs="?", metavar="CORPUS", help=CORPUS)
    parser.add_argument("--host", default=LOOPBACK, help=f"address to listen on ({LOOPBACK}: this machine alone)")
    parser.add_argument("--port", type=int, default=PORT, help=f"port to listen on ({PORT})")
    parser.add_argument("--allow", action="append", default=[], metavar="NAME", help="name that readers call it by")


def run(arguments: argparse.Namespace) -> int:
    try:
        from tipdiff.commands.serving import Guarded
    except ImportError as error:
        raise UsageError("serving needs textual-serve", "Install it: pip install 'tipdiff[serve]'") from error
    if arguments.corpus:
        from tipdiff import corpus

        corpus.at(arguments.corpus)
    if arguments.host not in LOCAL and not arguments.allow:
        raise UsageError(
            f"on {arguments.host} everyone on the network who has the address reads along, unencrypted",
            "Name the machine as readers call it with --allow",
        )
    hosts = {*LOCAL, arguments.host, *arguments.allow}
    shown = command(arguments.corpus)
    Guarded(shown, hosts=hosts, host=arguments.host, port=arguments.port, title="tipdiff").serve()
    return ExitCode.DONE


def command(corpus: str | None) -> str:
    """What runs behind the page, once for every reader."""
    words = [sys.executable, "-m", "tipdiff", *(("--corpus", corpus) if corpus else ())]
    return shlex.join(words)
