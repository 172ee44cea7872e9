"""A family of reports is a file: what it says is read, and what is wrong with it is said in one line."""

from __future__ import annotations

import tomllib
from pathlib import Path

import pytest

import tipdiff
from tipdiff import profiles
from tipdiff.errors import ProfileError
from tipdiff.profiles import countries, reading

MINIMAL = """
name = "mills"
version = 3
title = "Report on Mills"
reference_year = 0
detect = ["report on mills"]
editions = ['Report on Mills (?P<edition>20\\d\\d)']
countries = ['Report on Mills 20\\d\\d: (?P<country>.+)$']
notes = ['\\[\\d+\\]']
furniture = ['miller.s office.*']

[tier]
key = "grade"
titles = ['^(?P<country>[^\\n]+)\\n(?P<tier>grade [a-c])$']
values = [["grade a", "a"], ["grade b", "b"]]

[[sections]]
name = "wheels"
headings = ["wheels", "wheels and *"]
required = true

[[sections]]
name = "sluices"
headings = ["sluices"]
required = true
since = 2020
"""


@pytest.mark.parametrize("name", profiles.names())
def test_shipped_profiles_are_whole(name: str) -> None:
    profile = profiles.load(name)
    assert profile.label == f"{name}/{profile.version}"
    assert profiles.phrases()[name] == profile.detect
    names = [form.name for form in profile.sections]
    assert len(names) == len(set(names))
    headings = [heading for form in profile.sections for heading in form.headings]
    assert len(headings) == len(set(headings)), "one heading would open two sections"
    assert all(heading == heading.lower() for heading in headings)
    if profile.tier:
        written = [text for text, _ in profile.tier.values]
        assert len(set(written)) == len(written)


@pytest.mark.parametrize("name", profiles.names())
def test_nothing_is_wrong_with_a_shipped_profile(name: str) -> None:
    table = tomllib.loads(Path(profiles.__file__).with_name(f"{name}.toml").read_text(encoding="utf-8"))
    assert reading.profile(table, closely=True)[1] == []


def test_a_family_of_ones_own(tmp_path: Path) -> None:
    family, page = tmp_path / "mills.toml", tmp_path / "page.md"
    family.write_text(MINIMAL, encoding="utf-8")
    page.write_text(
        "# Report on Mills 2021: Ostravania\n\n# OSTRAVANIA\n\n# GRADE B\n\n# WHEELS AND SHAFTS\n\n"
        "Nine turned.[12] Two stood still.\n\nMiller's Office, page 3\n",
        encoding="utf-8",
    )
    report = tipdiff.load(page, profile=str(family))
    assert (report.profile, report.country, report.edition, report.tier) == ("mills", "ostravania", 2021, "b")
    assert [finding.text for finding in report.findings] == ["Nine turned.", "Two stood still."]
    assert report.warnings == ("no section sluices was found",)


def test_names_that_are_none() -> None:
    with pytest.raises(
        ProfileError, match=r"there is no profile 'looms'\. Use one of 10-k, beige-book, dol, hrr, report, tip"
    ):
        profiles.load("looms")
    with pytest.raises(ProfileError, match=r"cannot read the profile nowhere\.toml"):
        profiles.load("nowhere.toml")


@pytest.mark.parametrize(
    ("name", "slug"),
    [
        ("Türkiye", "turkiye"),
        ("TURKEY", "turkiye"),
        ("Burma", "burma"),
        ("Myanmar", "burma"),
        ("Côte d’Ivoire", "cote-divoire"),
        ("THE BAHAMAS", "bahamas"),
        ("Bahamas", "bahamas"),
        ("The Gambia", "gambia"),
        ("Czech Republic", "czechia"),
        ("Swaziland", "eswatini"),
        ("CONGO, DEMOCRATIC REPUBLIC OF", "congo-democratic-republic"),
        ("KOREA, REPUBLIC OF", "korea-south"),
        ("UNITED STATES OF AMERICA", "united-states"),
        ("The Solvane Islands", "solvane-islands"),
    ],
)
def test_one_slug_across_renames(name: str, slug: str) -> None:
    assert countries.slug(name) == slug
