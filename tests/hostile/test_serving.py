"""Who may read along: the one with the address, from its own page; nobody else."""

from __future__ import annotations

import http.client
import re
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

import pytest

from tipdiff.cli import main

pytest.importorskip("textual_serve", reason="the extra serve is not installed")
HERE = Path(__file__).parents[2]


class Served(NamedTuple):
    port: int
    token: str


@pytest.fixture(scope="module")
def served() -> Iterator[Served]:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    words = [sys.executable, "-u", "-m", "tipdiff", "serve", "corpus", "--port", str(port)]
    process = subprocess.Popen(words, cwd=HERE, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True)
    assert process.stdout is not None
    line = process.stdout.readline()
    found = re.search(r"\?token=(\S+)", line)
    assert found, line
    for _ in range(200):  # it says its address just before it listens
        with socket.socket() as end:
            if end.connect_ex(("127.0.0.1", port)) == 0:
                break
        time.sleep(0.1)
    yield Served(port, found[1])
    process.terminate()
    process.wait(timeout=30)


def asked(served: Served, path: str, **headers: str) -> tuple[int, str]:
    """(status, cookie) of a request whose headers are as given, `Host` too."""
    connection = http.client.HTTPConnection("127.0.0.1", served.port, timeout=30)
    connection.putrequest("GET", path, skip_host=True)
    for name, value in {"Host": f"127.0.0.1:{served.port}", **headers}.items():
        connection.putheader(name, value)
    connection.endheaders()
    answer = connection.getresponse()
    answer.read() if answer.status != 101 else None
    connection.close()
    return answer.status, answer.getheader("Set-Cookie") or ""


UPGRADE = {
    "Connection": "Upgrade",
    "Upgrade": "websocket",
    "Sec-WebSocket-Version": "13",
    "Sec-WebSocket-Key": "dGhlIHNhbXBsZSBub25jZQ==",
}


def test_the_address_opens_the_page(served: Served) -> None:
    status, cookie = asked(served, f"/?token={served.token}")
    assert status == 200
    assert "HttpOnly" in cookie
    assert "SameSite=Strict" in cookie


@pytest.mark.parametrize("path", ["/", "/?token=guess", "/ws", "/download/x"])
def test_without_the_token_nothing_opens(served: Served, path: str) -> None:
    assert asked(served, path)[0] == 403


def test_a_name_that_was_made_to_mean_this_machine_is_refused(served: Served) -> None:
    assert asked(served, f"/?token={served.token}", Host=f"evil.example:{served.port}")[0] == 403


@pytest.mark.parametrize("origin", ["http://evil.example", "null", "http://127.0.0.1:1"])
def test_another_page_gets_no_session(served: Served, origin: str) -> None:
    cookie = f"tipdiff={served.token}"
    assert asked(served, "/ws", **UPGRADE, Origin=origin, Cookie=cookie)[0] == 403
    assert asked(served, "/ws", **UPGRADE, Cookie=cookie)[0] == 403  # no page at all


def test_its_own_page_gets_one(served: Served) -> None:
    own = f"http://127.0.0.1:{served.port}"
    assert asked(served, "/ws?width=80&height=24", **UPGRADE, Origin=own, Cookie=f"tipdiff={served.token}")[0] == 101


def test_beyond_this_machine_it_asks_for_a_name(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["serve", "corpus", "--host", "0.0.0.0"]) == 2
    said = capsys.readouterr().err
    assert "reads along, unencrypted" in said
    assert "--allow" in said
