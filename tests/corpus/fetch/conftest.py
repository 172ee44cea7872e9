import threading
from collections.abc import Iterator
from http.server import ThreadingHTTPServer
from pathlib import Path

import pytest
from loopback import Fetcher, Handler, Site


@pytest.fixture
def site(monkeypatch: pytest.MonkeyPatch) -> Iterator[Site]:
    for name in ("http_proxy", "HTTP_PROXY", "all_proxy", "ALL_PROXY"):
        monkeypatch.delenv(name, raising=False)
    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    server.daemon_threads = True
    site = Site(server)
    server.RequestHandlerClass = type("Bound", (Handler,), {"site": site})
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01})
    thread.start()
    yield site
    site.closing.set()
    server.shutdown()
    thread.join()
    server.server_close()


@pytest.fixture
def profile(site: Site, tmp_path: Path) -> Path:
    text = (Path(__file__).parent / "almanac.toml").read_text(encoding="utf-8")
    path = tmp_path / "almanac.toml"
    path.write_text(text.replace("HOST", site.host), encoding="utf-8")
    return path


@pytest.fixture
def fetcher(profile: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> Fetcher:
    return Fetcher(profile, tmp_path / "corpus", capsys)
