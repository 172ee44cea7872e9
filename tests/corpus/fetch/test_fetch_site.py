"""Fetching from a site that misbehaves: every case ends in the right file or the right line."""

import gzip
from pathlib import Path

import pytest
from loopback import (
    HURRIED,
    Fetcher,
    Reply,
    Site,
    endless,
    hanging,
    ok,
    page,
    redirect,
    reset,
    status,
    truncated,
    validated,
)

from tipdiff.corpus.fetch.polite import FetchError
from tipdiff.corpus.loading import load
from tipdiff.corpus.records import record_of
from tipdiff.errors import UsageError

PAGE = page("Peralonia", 2024)
PATH = "/2024-almanac/peralonia/"
FALLBACK = "/archive/2024-almanac/peralonia/"
STORED = ["peralonia/2024.html", "peralonia/2024.source.json"]


def test_a_page_comes_with_its_record(site: Site, fetcher: Fetcher) -> None:
    site.answer(PATH, validated(PAGE, '"v1"'))
    assert fetcher("Peralonia", "--editions", "2024") == 0
    assert fetcher.read("peralonia/2024.html") == PAGE
    record = record_of(fetcher.corpus / "peralonia/2024.html")
    assert record is not None and record.url == site.url(PATH)
    assert (record.etag, record.last_modified) == ('"v1"', "Mon, 24 Jun 2024 10:00:00 GMT")
    assert record.retrieved is not None and record.retrieved.endswith("Z")
    assert fetcher.out == f"new: {fetcher.corpus}/peralonia/2024.html\n"
    assert fetcher.err == f"{fetcher.corpus}: 1 new\n"
    assert "Mozilla/5.0" in site.asked[0][1]["User-Agent"]


def test_what_is_there_is_not_asked_for_again(site: Site, fetcher: Fetcher) -> None:
    site.answer(PATH, ok(PAGE))
    fetcher("peralonia", "--editions", "2024")
    assert fetcher("peralonia", "--editions", "2024") == 0
    assert site.paths == [PATH]
    assert "1 already there" in fetcher.err


@pytest.mark.parametrize("code", [429, 503])
def test_retry_after_is_obeyed(site: Site, fetcher: Fetcher, code: int) -> None:
    site.answer(PATH, status(code, Retry_After="17"), ok(PAGE))
    assert fetcher("peralonia", "--editions", "2024") == 0
    assert fetcher.waits == [17]
    assert fetcher.files == STORED


def test_a_pause_too_long_ends_the_asking_of_that_host(site: Site, fetcher: Fetcher) -> None:
    site.answer(PATH, status(429, Retry_After="7200"))
    assert fetcher("peralonia", "lomboura", "--editions", "2024") == 2
    assert site.paths == [PATH]
    assert fetcher.waits == []
    assert "asks for a pause of 120 minutes" in fetcher.err
    assert fetcher.err.count("tipdiff: error:") == 2


def test_errors_that_pass_are_waited_for_longer_and_longer(site: Site, fetcher: Fetcher) -> None:
    site.answer(PATH, status(500), status(502), ok(PAGE))
    assert fetcher("peralonia", "--editions", "2024") == 0
    assert fetcher.files == STORED
    assert fetcher.waits == sorted(fetcher.waits) and fetcher.waits[-1] > 0


def test_errors_that_stay_are_told(site: Site, fetcher: Fetcher) -> None:
    site.answer(PATH, status(500))
    assert fetcher("peralonia", "--editions", "2024") == 2
    assert len(site.paths) == HURRIED.tries
    said = f"tipdiff: error: peralonia 2024: {site.url(PATH)} failed (500). Save it in a browser"
    assert fetcher.err.startswith(said)
    assert fetcher.files == []


@pytest.mark.parametrize("broken", [reset(PAGE), truncated(PAGE)], ids=["reset", "truncated"])
def test_a_body_that_breaks_off_is_asked_for_again(site: Site, fetcher: Fetcher, broken: Reply) -> None:
    site.answer(PATH, broken, ok(PAGE))
    assert fetcher("peralonia", "--editions", "2024") == 0
    assert fetcher.read("peralonia/2024.html") == PAGE


@pytest.mark.parametrize("broken", [reset(PAGE), truncated(PAGE)], ids=["reset", "truncated"])
def test_half_a_page_is_never_stored(site: Site, fetcher: Fetcher, broken: Reply) -> None:
    site.answer(PATH, broken)
    assert fetcher("peralonia", "--editions", "2024") == 2
    assert "broke off midway" in fetcher.err
    assert fetcher.files == []


def test_a_compressed_page_is_stored_plain(site: Site, fetcher: Fetcher) -> None:
    site.answer(PATH, ok(gzip.compress(PAGE), Content_Encoding="gzip"))
    assert fetcher("peralonia", "--editions", "2024") == 0
    assert fetcher.read("peralonia/2024.html") == PAGE


@pytest.mark.parametrize("first", [b"", PAGE], ids=["at once", "in the middle"])
def test_a_site_that_hangs_is_given_up(site: Site, fetcher: Fetcher, first: bytes) -> None:
    site.answer(PATH, hanging(first=first))
    assert fetcher("peralonia", "--editions", "2024") == 2
    assert "did not answer in time" in fetcher.err
    assert fetcher.files == []


def test_a_body_without_end_is_cut_off(site: Site, fetcher: Fetcher) -> None:
    site.answer(PATH, endless)
    assert fetcher("peralonia", "--editions", "2024") == 2
    assert "is larger than" in fetcher.err
    assert site.paths == [PATH, FALLBACK]


def test_redirects_are_followed_within_the_family_s_hosts(site: Site, fetcher: Fetcher) -> None:
    site.answer(PATH, redirect("/moved/"))
    site.answer("/moved/", ok(PAGE))
    assert fetcher("peralonia", "--editions", "2024") == 0
    record = record_of(fetcher.corpus / "peralonia/2024.html")
    assert record is not None and record.url == site.url("/moved/")


def test_a_redirect_to_another_host_is_not_followed(site: Site, fetcher: Fetcher) -> None:
    port = site.host.partition(":")[2]
    site.answer(PATH, redirect(f"http://localhost:{port}/elsewhere/"))
    assert fetcher("peralonia", "--editions", "2024") == 2
    assert f"redirects to http://localhost:{port}/elsewhere/" in fetcher.err
    assert "/elsewhere/" not in site.paths


@pytest.mark.parametrize("location", ["http://[", "file:///etc/passwd", "mailto:harbour@master.invalid"])
def test_a_redirect_to_no_page_is_not_followed(site: Site, fetcher: Fetcher, location: str) -> None:
    site.answer(PATH, redirect(location))
    assert fetcher("peralonia", "--editions", "2024") == 2
    assert f"{site.url(PATH)} redirects to " in fetcher.err and fetcher.err.count("\n") == 2


def test_not_modified_is_no_answer_to_who_has_nothing(site: Site, fetcher: Fetcher) -> None:
    site.answer(PATH, status(304))
    assert fetcher("peralonia", "--editions", "2024") == 2
    assert "failed (304)" in fetcher.err


def test_a_circle_of_redirects_is_left(site: Site, fetcher: Fetcher) -> None:
    site.answer(PATH, redirect("/round/"))
    site.answer("/round/", redirect(PATH))
    assert fetcher("peralonia", "--editions", "2024") == 2
    assert "redirects in a circle" in fetcher.err


def test_a_refused_page_says_how_to_import_it(site: Site, fetcher: Fetcher) -> None:
    site.answer(PATH, status(403))
    assert fetcher("peralonia", "--editions", "2024") == 2
    assert fetcher.err.splitlines()[0] == (
        f"tipdiff: error: peralonia 2024: {site.url(PATH)} was refused (403). "
        f"Save it in a browser, then: tipdiff import FILE -o {fetcher.corpus}."
    )


def test_a_host_that_refuses_again_and_again_is_left_alone(site: Site, fetcher: Fetcher) -> None:
    for year in range(2020, 2026):
        site.answer(f"/{year}-almanac/peralonia/", status(403))
    assert fetcher("peralonia", "--editions", "2020-2025") == 2
    assert len(site.paths) == HURRIED.strikes
    assert fetcher.err.count("tipdiff: error:") == 6
    assert "refused 3 times in a row" in fetcher.err


def test_a_missing_page_is_looked_for_in_the_archive(site: Site, fetcher: Fetcher) -> None:
    site.answer(FALLBACK, ok(PAGE))
    assert fetcher("peralonia", "--editions", "2024") == 0
    assert site.paths == [PATH, FALLBACK]
    assert fetcher.files == STORED


def test_a_name_change_is_tried_in_both_names(site: Site, fetcher: Fetcher) -> None:
    site.answer("/2022-almanac/old-narvesia/", ok(page("Narvesia", 2022)))
    assert fetcher("narvesia", "--editions", "2022") == 0
    assert site.paths == ["/2022-almanac/narvesia/", "/2022-almanac/old-narvesia/"]


def test_a_page_nowhere_is_told(site: Site, fetcher: Fetcher) -> None:
    assert fetcher("peralonia", "--editions", "2024") == 2
    assert f"{site.url(PATH)} does not exist (404)" in fetcher.err


def test_a_not_found_that_says_200_is_not_stored(site: Site, fetcher: Fetcher) -> None:
    soft = b"<html><head><title>Page not found</title></head><body><p>It is not here.</p></body></html>"
    site.answer(PATH, ok(soft))
    assert fetcher("peralonia", "--editions", "2024") == 2
    assert f"{site.url(PATH)} holds no section of a Almanac" in fetcher.err
    site.answer(FALLBACK, ok(PAGE))
    assert fetcher("peralonia", "--editions", "2024") == 0


@pytest.mark.parametrize(
    ("body", "said"),
    [
        (page("Lomboura", 2024), "is the 2024 report of lomboura, not the 2024 report of peralonia"),
        (page("Peralonia", 2023), "is the 2023 report of peralonia, not the 2024 report of peralonia"),
        (b"", "is empty"),
    ],
    ids=["country", "edition", "empty"],
)
def test_another_report_is_not_stored(site: Site, fetcher: Fetcher, body: bytes, said: str) -> None:
    site.answer(PATH, ok(body))
    assert fetcher("peralonia", "--editions", "2024") == 2
    assert f"{site.url(PATH)} {said}. Save it in a browser" in fetcher.err
    assert fetcher.files == []


def test_the_address_may_tell_the_edition_but_not_the_country(site: Site, fetcher: Fetcher) -> None:
    site.answer(PATH, ok(PAGE.replace(b"2024 Almanac: Peralonia", b"Peralonia")))
    assert fetcher("peralonia", "--editions", "2024") == 0
    unnamed = PAGE.replace(b"2024 Almanac: Peralonia", b"Contents").replace(b"Peralonia", b"")
    site.answer("/2024-almanac/lomboura/", ok(unnamed))
    assert fetcher("lomboura", "--editions", "2024") == 2
    assert "does not say which country it is about" in fetcher.err


def test_one_failure_does_not_keep_the_others(site: Site, fetcher: Fetcher) -> None:
    site.answer(PATH, status(403))
    site.answer("/2024-almanac/lomboura/", ok(page("Lomboura", 2024)))
    assert fetcher("peralonia", "lomboura", "--editions", "2024") == 2
    assert fetcher.err.endswith(": 1 new, 1 failed\n")
    assert "lomboura/2024.html" in fetcher.files


def test_refreshing_asks_conditionally(site: Site, fetcher: Fetcher) -> None:
    site.answer(PATH, validated(PAGE, '"v1"'))
    fetcher("peralonia", "--editions", "2024")
    before = fetcher.read("peralonia/2024.source.json")
    assert fetcher("peralonia", "--editions", "2024", "--refresh") == 0
    assert site.asked[1][1]["If-None-Match"] == '"v1"'
    assert site.asked[1][1]["If-Modified-Since"] == "Mon, 24 Jun 2024 10:00:00 GMT"
    assert "1 unchanged" in fetcher.err and fetcher.out == ""
    assert fetcher.read("peralonia/2024.source.json") == before


def test_a_silent_edit_is_kept_beside_and_told(site: Site, fetcher: Fetcher) -> None:
    site.answer(PATH, ok(PAGE))
    fetcher("peralonia", "--editions", "2024")
    edited = page("Peralonia", 2024, sheaves=41).replace(b"2024 Almanac: Peralonia", b"Peralonia")
    site.answer(PATH, validated(edited, '"v2"'))
    assert fetcher("peralonia", "--editions", "2024", "--refresh") == 0
    later = [name for name in fetcher.files if name not in STORED]
    assert [Path(name).suffix for name in later] == [".html", ".json"]
    assert fetcher.read("peralonia/2024.html") == PAGE
    assert fetcher.read(later[0]) == edited
    assert fetcher.out.startswith(f"changed: {fetcher.corpus}/{STORED[0]} is not what the site says now")
    record = record_of(fetcher.corpus / later[0])
    assert record is not None and record.etag == '"v2"'
    versions = [load(fetcher.corpus / name, profile=str(fetcher.profile)) for name in (STORED[0], later[0])]
    assert [(report.country, report.edition) for report in versions] == [("peralonia", 2024)] * 2
    assert fetcher("peralonia", "--editions", "2024", "--refresh") == 0
    assert site.asked[-1][1]["If-None-Match"] == '"v2"'
    assert len(fetcher.files) == 4


def test_a_second_edit_on_the_same_day_and_the_way_back(site: Site, fetcher: Fetcher) -> None:
    for sheaves in (40, 41, 42, 40):
        site.answer(PATH, ok(page("Peralonia", 2024, sheaves)))
        assert fetcher("peralonia", "--editions", "2024", "--refresh") == 0
    pages = [name for name in fetcher.files if name.endswith(".html")]
    assert len(pages) == 3
    assert "says again what" in fetcher.out


def test_another_menu_is_no_silent_edit(site: Site, fetcher: Fetcher) -> None:
    site.answer(PATH, ok(PAGE))
    fetcher("peralonia", "--editions", "2024")
    menu = b"<nav><a href='/new/'>Newest reports</a></nav><article>"
    site.answer(PATH, ok(PAGE.replace(b"<article>", menu)))
    assert fetcher("peralonia", "--editions", "2024", "--refresh") == 0
    assert "1 unchanged" in fetcher.err
    assert fetcher.files == STORED


def test_a_page_without_a_record_gets_it_only_where_it_is_the_same(site: Site, fetcher: Fetcher) -> None:
    folder = fetcher.corpus / "peralonia"
    folder.mkdir(parents=True)
    (folder / "2024.html").write_bytes(PAGE)
    site.answer(PATH, ok(PAGE))
    assert fetcher("peralonia", "--editions", "2024", "--refresh") == 0
    assert fetcher.files == STORED


def test_all_takes_the_profile_s_countries(site: Site, fetcher: Fetcher) -> None:
    site.answer(PATH, ok(PAGE))
    site.answer("/2024-almanac/lomboura/", ok(page("Lomboura", 2024)))
    assert fetcher("--all", "--editions", "2024") == 0
    assert fetcher.err.endswith(": 2 new, 1 without a page\n")


def test_all_of_an_edition_without_pages_is_a_failure(site: Site, fetcher: Fetcher) -> None:
    site.answer(PATH, ok(PAGE))
    assert fetcher("--all", "--editions", "2024-2025") == 2
    assert "no country has a page of 2025" in fetcher.err


INDEX = """<html><body><nav><a href="/about/">About</a></nav><ul>
<li><a href="/2025-almanac/peralonia-xy/">Peralonia</a></li><li><a href="/new/lomboura.html">Lomboura</a></li>
<li><a href="http://elsewhere.invalid/narvesia/">Narvesia</a></li><li><a href="http://[">broken</a></li>
<li><a href="contents/">Contents</a></li><li><a href="/2024-almanac/peralonia/">Peralonia</a></li></ul>
<select><option value="#">Choose</option></select></body></html>"""


def test_release_day_follows_the_links_of_an_index(site: Site, fetcher: Fetcher) -> None:
    site.answer("/2025-almanac/", ok(INDEX.encode()))
    site.answer("/2025-almanac/peralonia-xy/", ok(page("Peralonia", 2025)))
    site.answer("/new/lomboura.html", ok(page("Lomboura", 2025)))
    assert fetcher("--all", "--editions", "2025", "--index", site.url("/2025-almanac/")) == 0
    pages = [name for name in fetcher.files if name.endswith("html")]
    assert pages == ["lomboura/2025.html", "peralonia/2025.html"]
    assert "/about/" not in site.paths and "tipdiff: error" not in fetcher.err


def test_named_countries_are_looked_for_on_the_index_first(site: Site, fetcher: Fetcher) -> None:
    site.answer("/2025-almanac/", ok(INDEX.encode()))
    site.answer("/new/lomboura.html", ok(page("Lomboura", 2025)))
    assert fetcher("lomboura", "--editions", "2025", "--index", site.url("/2025-almanac/")) == 0
    assert site.paths == ["/2025-almanac/", "/new/lomboura.html"]


def test_a_country_of_no_table_is_found_on_the_index(site: Site, fetcher: Fetcher) -> None:
    site.answer("/2025-almanac/", ok(b"<html><body><a href='tavolara/'>Tavolara</a></body></html>"))
    site.answer("/2025-almanac/tavolara/", ok(page("Tavolara", 2025)))
    for words in (["--all"], ["tavolara"]):
        assert fetcher(*words, "--editions", "2025", "--index", site.url("/2025-almanac/")) == 0
        assert fetcher.files == ["tavolara/2025.html", "tavolara/2025.source.json"]


def test_old_editions_are_found_by_their_own_list(site: Site, fetcher: Fetcher) -> None:
    site.answer("/lists/2013.htm", ok(b'<html><body><a href="/rls/4711.htm">Peralonia</a></body></html>'))
    site.answer("/rls/4711.htm", ok(page("Peralonia", 2013)))
    assert fetcher("peralonia", "lomboura", "--editions", "2013") == 2
    assert site.paths == ["/lists/2013.htm", "/rls/4711.htm"]
    assert "there is no known address for the 2013 report of lomboura" in fetcher.err
    assert "peralonia/2013.html" in fetcher.files


def test_an_index_that_cannot_be_had_is_an_error(site: Site, fetcher: Fetcher) -> None:
    with pytest.raises(FetchError, match="does not exist"):
        fetcher("--all", "--editions", "2025", "--index", site.url("/nowhere/"))
    site.answer("/empty/", ok(b"<html><body><a href='/imprint/'>Imprint</a></body></html>"))
    with pytest.raises(UsageError, match="no link on"):
        fetcher("--all", "--editions", "2025", "--index", site.url("/empty/"))


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (["--editions", "2024"], "no countries"),
        (["peralonia", "--all", "--editions", "2024"], "together with --all"),
        (["peralona", "--editions", "2024"], "Did you mean peralonia"),
        (["peralonia", "--editions", "soon"], "does not name editions"),
        (["peralonia", "--editions", "2025-2019"], "does not name editions"),
        (["--all", "--editions", "2024", "--index", "list.html"], "is not an address"),
    ],
)
def test_wrong_usage_asks_nothing(site: Site, fetcher: Fetcher, words: list[str], said: str) -> None:
    with pytest.raises(UsageError, match=said):
        fetcher(*words)
    assert site.asked == []


def test_one_request_after_the_other_with_a_delay(site: Site, fetcher: Fetcher) -> None:
    fetcher.profile.write_text(fetcher.profile.read_text().replace("delay = 0", "delay = 50"))
    for year in (2023, 2024):
        site.answer(f"/{year}-almanac/peralonia/", ok(page("Peralonia", year)))
    assert fetcher("peralonia", "--editions", "2023,2024") == 0
    assert len(fetcher.waits) == 1 and 49 < fetcher.waits[0] <= 50
