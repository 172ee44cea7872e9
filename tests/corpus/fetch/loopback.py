"""A site on loopback that answers as it is told to: each address has a list of answers, the last one for
ever.
"""

from __future__ import annotations

import socket
import struct
import threading
from argparse import ArgumentParser
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest

from tipdiff.commands import fetch
from tipdiff.corpus.fetch.polite import Manners

Reply = Callable[["Handler"], None]


class Handler(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    site: Site

    def do_GET(self) -> None:
        self.site.asked.append((self.path, dict(self.headers)))
        replies = self.site.replies.get(self.path, [status(404)])
        reply = replies.pop(0) if len(replies) > 1 else replies[0]
        try:
            reply(self)
        except (BrokenPipeError, ConnectionResetError):
            self.close_connection = True

    def handle(self) -> None:
        with suppress(ConnectionResetError):  # of a client that hung up, or of this side's own reset
            super().handle()

    def log_message(self, *_: object) -> None:
        """Says nothing."""

    def send(self, code: int, body: bytes = b"", **headers: str) -> None:
        self.send_response(code)
        for name, value in {"Content_Length": str(len(body)), **headers}.items():
            self.send_header(name.replace("_", "-"), value)
        self.end_headers()
        self.wfile.write(body)
        self.wfile.flush()


@dataclass
class Site:
    """What the site answers, and what it was asked."""

    server: ThreadingHTTPServer
    replies: dict[str, list[Reply]] = field(default_factory=dict)
    asked: list[tuple[str, dict[str, str]]] = field(default_factory=list)
    closing: threading.Event = field(default_factory=threading.Event)

    @property
    def host(self) -> str:
        return f"127.0.0.1:{self.server.server_address[1]}"

    def url(self, path: str) -> str:
        return f"http://{self.host}{path}"

    def answer(self, path: str, *replies: Reply) -> None:
        self.replies[path] = list(replies)

    @property
    def paths(self) -> list[str]:
        return [path for path, _ in self.asked]


def page(country: str, edition: int, sheaves: int = 40) -> bytes:
    """A report in the layout of the tests' family."""
    return f"""<!doctype html><html><head><title>{country} - Almanac of Invented Countries</title></head>
<body><article><h1>{edition} Almanac: {country}</h1>
<p>{country} lies between two seas, and the harbour master writes its almanac of invented countries.</p>
<h2>HARVEST</h2>
<p>Farmers brought in {sheaves} sheaves of barley, which the granary weighed twice before they were sold.</p>
</article></body></html>""".encode()


def ok(body: bytes, **headers: str) -> Reply:
    return lambda handler: handler.send(200, body, **headers)


def status(code: int, **headers: str) -> Reply:
    return lambda handler: handler.send(code, b"<html><body><p>No.</p></body></html>", **headers)


def redirect(to: str) -> Reply:
    return lambda handler: handler.send(301, Location=to)


def validated(body: bytes, etag: str) -> Reply:
    """304 for a client that has it."""

    def reply(handler: Handler) -> None:
        if handler.headers.get("If-None-Match") == etag:
            handler.send(304, ETag=etag)
        else:
            handler.send(200, body, ETag=etag, Last_Modified="Mon, 24 Jun 2024 10:00:00 GMT")

    return reply


def reset(body: bytes) -> Reply:
    """The connection is torn down in the middle of the body."""

    def reply(handler: Handler) -> None:
        handler.send_response(200)
        handler.send_header("Content-Length", str(len(body)))
        handler.end_headers()
        handler.wfile.write(body[: len(body) // 2])
        handler.wfile.flush()
        handler.connection.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
        handler.connection.close()
        handler.close_connection = True

    return reply


def truncated(body: bytes) -> Reply:
    """Fewer bytes than promised, then an orderly end."""

    def reply(handler: Handler) -> None:
        handler.send(200, body[: len(body) // 2], Content_Length=str(len(body)))
        handler.close_connection = True

    return reply


def hanging(seen: threading.Event | None = None, first: bytes = b"") -> Reply:
    """Nothing more, until the site closes; `first` is sent before."""

    def reply(handler: Handler) -> None:
        if first:
            handler.send(200, first, Content_Length=str(2 * len(first)))
        if seen:
            seen.set()
        handler.site.closing.wait(60)
        handler.close_connection = True

    return reply


def endless(handler: Handler) -> None:
    """A body without end."""
    handler.send_response(200)
    handler.end_headers()
    while not handler.site.closing.is_set():
        handler.wfile.write(b"<p>And on it went.</p>" * 1000)


HURRIED = Manners(connect=5, silence=0.2, whole=5, largest=200_000, tries=3)
"""The same rules, in a test's time."""


@dataclass
class Fetcher:
    """`tipdiff fetch` on the tests' family: what it said, what it waited."""

    profile: Path
    corpus: Path
    capsys: pytest.CaptureFixture[str]
    waits: list[float] = field(default_factory=list)
    out: str = ""
    err: str = ""

    def __call__(self, *words: str, manners: Manners = HURRIED) -> int:
        parser = ArgumentParser()
        fetch.add_arguments(parser)
        arguments = parser.parse_args([*words, "--profile", str(self.profile), "-o", str(self.corpus)])
        try:
            return fetch.run(arguments, manners=manners, wait=self.waits.append)
        finally:
            self.out, self.err = self.capsys.readouterr()

    @property
    def files(self) -> list[str]:
        """Everything below the corpus."""
        return sorted(str(path.relative_to(self.corpus)) for path in self.corpus.rglob("*") if path.is_file())

    def read(self, name: str) -> bytes:
        return (self.corpus / name).read_bytes()
