"""A run that is killed leaves a corpus that the next run completes."""

import signal
import subprocess
import sys
import threading
from pathlib import Path

import pytest
from loopback import Fetcher, Site, hanging, ok, page

from tipdiff.corpus.fetch.storing import Shelf
from tipdiff.corpus.records import Record, record_of

RUN = """
import argparse, sys
from tipdiff.commands import fetch
parser = argparse.ArgumentParser()
fetch.add_arguments(parser)
sys.exit(fetch.run(parser.parse_args()))
"""


def test_the_next_run_completes_what_a_killed_one_began(site: Site, fetcher: Fetcher) -> None:
    third = page("Peralonia", 2022)
    reached = threading.Event()
    for year in (2020, 2021):
        site.answer(f"/{year}-almanac/peralonia/", ok(page("Peralonia", year)))
    site.answer("/2022-almanac/peralonia/", hanging(reached, first=third[:200]), ok(third))
    words = ["peralonia", "--editions", "2020-2022", f"--profile={fetcher.profile}", f"-o{fetcher.corpus}"]
    with subprocess.Popen([sys.executable, "-c", RUN, *words], stdout=subprocess.DEVNULL) as run:
        assert reached.wait(60)
        run.kill()
        assert run.wait(60) == -signal.SIGKILL
    complete = [f"peralonia/{year}{ending}" for year in (2020, 2021) for ending in (".html", ".source.json")]
    assert fetcher.files == complete
    asked = len(site.paths)
    assert fetcher("peralonia", "--editions", "2020-2022") == 0
    assert site.paths[asked:] == ["/2022-almanac/peralonia/"]
    assert fetcher.read("peralonia/2022.html") == third
    assert record_of(fetcher.corpus / "peralonia/2022.html") is not None


def test_a_kill_between_the_record_and_the_page_is_made_good(
    site: Site, fetcher: Fetcher, monkeypatch: pytest.MonkeyPatch
) -> None:
    site.answer("/2024-almanac/peralonia/", ok(page("Peralonia", 2024)))

    def killed(self: Path, target: Path) -> Path:
        if target.suffix == ".html":
            raise KeyboardInterrupt
        return real(self, target)

    real = Path.replace
    with monkeypatch.context() as patched, pytest.raises(KeyboardInterrupt):
        patched.setattr(Path, "replace", killed)
        fetcher("peralonia", "--editions", "2024")
    assert fetcher.files == ["peralonia/2024.source.json"]
    assert fetcher("peralonia", "--editions", "2024") == 0
    assert fetcher.files == ["peralonia/2024.html", "peralonia/2024.source.json"]


def test_what_a_killed_run_left_half_written_is_swept_away(site: Site, fetcher: Fetcher) -> None:
    folder = fetcher.corpus / "peralonia"
    folder.mkdir(parents=True)
    (folder / ".2024.html.4711.part").write_bytes(b"<html>")
    site.answer("/2024-almanac/peralonia/", ok(page("Peralonia", 2024)))
    assert fetcher("peralonia", "--editions", "2024") == 0
    assert fetcher.files == ["peralonia/2024.html", "peralonia/2024.source.json"]


def test_a_record_speaks_of_its_own_file_only(tmp_path: Path) -> None:
    record = Record("2024.html", "http://127.0.0.1/", "2024-06-25T00:00:00Z", None, None, "0" * 64)
    (tmp_path / "2024.source.json").write_bytes(record.dump())
    assert record_of(tmp_path / "2024.html") == record
    assert record_of(tmp_path / "2024.pdf") is None
    assert record_of("-") is None
    (tmp_path / "2024.source.json").write_text("{")
    assert record_of(tmp_path / "2024.html") is None


def test_records_and_later_versions_are_no_entries_of_the_corpus(site: Site, fetcher: Fetcher) -> None:
    for sheaves in (1, 2):
        site.answer("/2024-almanac/peralonia/", ok(page("Peralonia", 2024, sheaves)))
        fetcher("peralonia", "--editions", "2024", "--refresh")
    assert len(fetcher.files) == 4
    from tipdiff.corpus import Corpus

    assert [entry.path.name for entry in Corpus(fetcher.corpus).entries()] == ["2024.html"]
    newest = Shelf(fetcher.corpus, str(fetcher.profile)).find("peralonia", 2024)
    assert newest is not None and newest.name != "2024.html"


def test_reading_a_record_loads_nothing_of_the_network() -> None:
    code = "import sys; from tipdiff.corpus.records import record_of; record_of('x'); print('requests' in sys.modules)"
    told = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert told.stdout == "False\n"
