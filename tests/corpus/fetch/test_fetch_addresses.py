"""Where the shipped profiles look for their pages."""

import pytest

from tipdiff import profiles
from tipdiff.corpus.fetch import addresses
from tipdiff.errors import ProfileError, UsageError
from tipdiff.profiles import countries

SITE = "https://www.state.gov/reports"


@pytest.mark.parametrize(
    ("family", "country", "edition", "first"),
    [
        ("tip", "mexico", 2024, f"{SITE}/2024-trafficking-in-persons-report/mexico/"),
        ("tip", "mexico", 2019, f"{SITE}/2019-trafficking-in-persons-report-2/mexico/"),
        ("tip", "eswatini", 2018, f"{SITE}/2018-trafficking-in-persons-report/eswatini/"),
        ("tip", "eswatini", 2017, f"{SITE}/2017-trafficking-in-persons-report/swaziland/"),
        ("tip", "north-macedonia", 2018, f"{SITE}/2018-trafficking-in-persons-report/macedonia/"),
        ("tip", "turkiye", 2020, f"{SITE}/2020-trafficking-in-persons-report/turkey/"),
        ("tip", "turkiye", 2025, f"{SITE}/2025-trafficking-in-persons-report/turkiye/"),
        ("tip", "burma", 2023, f"{SITE}/2023-trafficking-in-persons-report/burma/"),
        ("tip", "cote-divoire", 2025, f"{SITE}/2025-trafficking-in-persons-report/cote-divoire/"),
        ("tip", "cabo-verde", 2021, f"{SITE}/2021-trafficking-in-persons-report/cabo-verde/"),
        ("tip", "czechia", 2023, f"{SITE}/2023-trafficking-in-persons-report/czech-republic/"),
        ("hrr", "turkiye", 2023, f"{SITE}/2023-country-reports-on-human-rights-practices/turkey/"),
        ("hrr", "gambia", 2022, f"{SITE}/2022-country-reports-on-human-rights-practices/the-gambia/"),
        ("hrr", "eswatini", 2017, f"{SITE}/2017-country-reports-on-human-rights-practices/swaziland/"),
    ],
)
def test_the_first_address_is_the_site_s_own(family: str, country: str, edition: int, first: str) -> None:
    known = addresses.sources(profiles.load(family))
    assert addresses.addresses(known, country, edition)[0] == first


def test_trashed_pages_and_archives_come_after() -> None:
    known = addresses.sources(profiles.load("tip"))
    assert addresses.addresses(known, "philippines", 2018)[1:] == (
        f"{SITE}/2018-trafficking-in-persons-report/philippines__trashed/",
        "https://2017-2021.state.gov/reports/2018-trafficking-in-persons-report/philippines/",
    )


@pytest.mark.parametrize("family", ["tip", "hrr"])
def test_every_address_is_on_an_allowed_host_and_every_name_of_a_known_country(family: str) -> None:
    known = addresses.sources(profiles.load(family))
    for country in known.countries:
        for edition in range(2017, 2026):
            urls = addresses.addresses(known, country, edition)
            assert urls and all(addresses.allowed(known, url) for url in urls), (country, edition)
    assert all(countries.known(country) for country in known.slugs)
    assert all(addresses.allowed(known, pattern) for _, pattern in known.indexes)


@pytest.mark.parametrize(
    "url",
    [
        "https://www.state.gov@elsewhere.invalid/",
        "https://www.state.gov.elsewhere.invalid/",
        "ftp://www.state.gov/",
        "//www.state.gov/",
        "javascript:alert(1)",
    ],
)
def test_only_the_family_s_hosts_are_allowed(url: str) -> None:
    assert not addresses.allowed(addresses.sources(profiles.load("tip")), url)


def test_editions_are_years_and_ranges() -> None:
    assert addresses.editions("2024") == (2024,)
    assert addresses.editions("2023-2025, 2019") == (2019, 2023, 2024, 2025)
    for text in ("", "24", "2025-2024", "2020-", "-2020", "2019;2020"):
        with pytest.raises(UsageError, match="does not name editions"):
            addresses.editions(text)


def test_a_profile_without_sources_says_so() -> None:
    text = 'name = "x"\nversion = 1\ntitle = "X"\nreference_year = 0\n'
    text += "detect = []\neditions = []\nsections = []\n"
    with pytest.raises(ProfileError, match=r"has no \[sources\]"):
        addresses.sources(profiles.parse(text, "x"))
    with pytest.raises(ProfileError, match=r"\[sources\] lacks 'agent'"):
        addresses.sources(profiles.parse(text + "[sources]\nhosts = []\n", "x"))
    wrong = '[sources]\nhosts = []\nagent = ""\ndelay = 0\naddresses = [["20xx", "http://x"]]\n'
    with pytest.raises(ProfileError, match="20xx"):
        addresses.sources(profiles.parse(text + wrong, "x"))
