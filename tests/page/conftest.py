"""A headless Chromium and pages to open in it; without either, what needs them skips and says so."""

from __future__ import annotations

import shutil
import threading
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest

import tipdiff
from tipdiff.model import ChangeLog
from tipdiff.views import as_html

playwright = pytest.importorskip("playwright.sync_api", reason="no playwright here: no browser tests")

CHROMIUM = next(filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome"))), None)
FLAGS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]
WIDE = {"width": 1440, "height": 900}
NARROW = {"width": 390, "height": 800}


class Quiet(SimpleHTTPRequestHandler):
    def log_message(self, *_: object) -> None:
        """Tests speak for themselves."""


@pytest.fixture(scope="module")
def log(corpus: Path) -> ChangeLog:
    """A pair with a move, a merge, folds, audits and a judgement that figures go against."""
    return tipdiff.diff(*(tipdiff.load(corpus / f"peralonia/{edition}.html") for edition in (2024, 2025)))


@pytest.fixture(scope="module")
def file(log: ChangeLog, tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("page") / "page.html"
    path.write_text(as_html.write(log, log.changes, quiet_too=True), encoding="utf-8")
    return path


@pytest.fixture(scope="module")
def address(file: Path) -> Iterator[str]:
    """The page as a server on loopback gives it."""
    server = ThreadingHTTPServer(("127.0.0.1", 0), partial(Quiet, directory=str(file.parent)))
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_port}/{file.name}"
    server.shutdown()
    server.server_close()


@pytest.fixture(scope="module")
def browser() -> Iterator[playwright.Browser]:
    """Of one module: a driver that is still running would stop the event loops of other tests."""
    if CHROMIUM is None:
        pytest.skip("no Chromium on this machine: no browser tests")
    with playwright.sync_playwright() as driver:
        running = driver.chromium.launch(executable_path=CHROMIUM, args=FLAGS)
        yield running
        running.close()


class Opened:
    """A page with what its browser asked for and complained of."""

    def __init__(self, page: playwright.Page) -> None:
        self.page = page
        self.requests: list[str] = []
        self.complaints: list[str] = []
        page.on("request", lambda request: self.requests.append(request.url))
        page.on("console", lambda message: self.complaints.append(message.text))
        page.on("pageerror", lambda error: self.complaints.append(str(error)))
        page.on("dialog", lambda dialog: (self.complaints.append(dialog.message), dialog.dismiss()))

    def shown(self) -> list[str]:
        """Ids of the changes that can be seen."""
        return self.page.eval_on_selector_all(
            ".change", "all => all.filter(each => each.checkVisibility()).map(each => each.id)"
        )

    def focused(self) -> str:
        return self.page.evaluate("document.activeElement.id")


@pytest.fixture
def visit(browser: playwright.Browser, file: Path) -> Iterator[Callable[..., Opened]]:
    """Opens the page, or another address, in a fresh context."""
    with ExitStack() as stack:

        def opened(url: str | None = None, **options: object) -> Opened:
            context = stack.enter_context(browser.new_context(**{"viewport": WIDE, **options}))
            found = Opened(context.new_page())
            found.page.goto(url or file.as_uri())
            return found

        yield opened
