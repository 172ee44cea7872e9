"""Families of reports as data: takes a name or a TOML file, gives a `Profile`.

A profile is all that tipdiff knows of one family: how a page names its country and tier, what its sections
are called over the years, what is boilerplate, what its figures measure. A new family is a new file beside
this one (or a user's own, by `--profile FILE`); no code knows a family's name.

`records` holds what a file may say, `README.md` tells it to whoever writes one.
"""

from __future__ import annotations

import os
import re
import tomllib
from collections.abc import Mapping
from functools import cache
from typing import Any

from tipdiff.errors import ProfileError
from tipdiff.profiles import reading
from tipdiff.profiles.figure_words import Figures
from tipdiff.profiles.records import Profile, SectionForm, TierForm

__all__ = ["Figures", "Profile", "SectionForm", "TierForm", "inspect", "load", "named", "names", "parse", "phrases"]

ANY = "report"
"""The family of everything that no other family's phrases tell."""
HERE = os.path.dirname(__file__)
DETECT = r"(?ms)^detect *= *\[.*?\]$"
"""The part of a file that tells a family."""


def names() -> tuple[str, ...]:
    """The families that ship with tipdiff."""
    return tuple(sorted(file.removesuffix(".toml") for file in os.listdir(HERE) if file.endswith(".toml")))


@cache
def phrases() -> Mapping[str, tuple[str, ...]]:
    """The families that ship with tipdiff, each with the phrases that its texts hold.

    Nothing else is read of their files: a text is of one family, and TOML is slow to parse.
    """
    return {name: _phrases(name) for name in names()}


def _phrases(name: str) -> tuple[str, ...]:
    part = re.search(DETECT, _text(name))
    return tuple(tomllib.loads(part[0])["detect"]) if part else load(name).detect


_loaded: dict[str, Profile] = {}
"""Profiles of this process by what they were asked for: a shipped name, or the path of a file."""
_own: dict[str, Profile] = {}
"""Those out of a user's files by the names that they give themselves; no shipped one gives way to them."""


def load(name: str) -> Profile:
    """The profile of that name, or of that TOML file; a file's profile is found by its name from then on.

    Raises:
        ProfileError: there is none, or its file is not a profile.
    """
    if name in _loaded:
        return _loaded[name]
    if name in _own and name not in names():
        return _own[name]
    profile = _loaded[name] = _read(name)
    if name.endswith(".toml"):
        _own[profile.name] = profile
    return profile


def named(name: str) -> Profile:
    """The profile that a report was read by, by the name that its snapshot gives: never a file that it names.

    Raises:
        ProfileError: no shipped profile and none that was loaded has that name.
    """
    if name.endswith(".toml"):
        raise ProfileError(f"there is no profile {name!r}", "Name its file with --profile")
    return load(name)


def _read(name: str) -> Profile:
    return parse(_text(name), name, closely=name.endswith(".toml"))


def _text(name: str) -> str:
    if not name.endswith(".toml") and name not in names():
        known = ", ".join(names())
        raise ProfileError(f"there is no profile {name!r}", f"Use one of {known}, or a .toml file")
    path = name if name.endswith(".toml") else os.path.join(HERE, f"{name}.toml")
    try:
        with open(path, encoding="utf-8") as file:
            return file.read()
    except OSError as error:
        raise ProfileError(f"cannot read the profile {name}: {error.strerror}", "Check the path") from error
    except UnicodeDecodeError as error:
        raise ProfileError(f"the profile {name} is not UTF-8", "Save it as UTF-8") from error


def _table(text: str, source: str) -> Mapping[str, Any]:
    try:
        return tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        from tipdiff.profiles.faults import broken

        raise broken(error, source) from error


def inspect(name: str) -> tuple[str, ...]:
    """Everything that is wrong with a profile of that name, or in that file: a sentence each, in the file's order.

    Raises:
        ProfileError: there is none, or it is not TOML.
    """
    from tipdiff.profiles.faults import told

    text = _text(name)
    return tuple(told(reading.profile(_table(text, name), closely=True)[1], text, name))


def parse(text: str, source: str, *, closely: bool = True) -> Profile:
    """A profile out of TOML; `source` names it in errors.

    Args:
        closely: compile its patterns and look its names up, too; a shipped one has been through the tests.

    Raises:
        ProfileError: the first thing that is wrong with it, with its line.
    """
    profile, faults = reading.profile(_table(text, source), closely=closely)
    if faults:
        from tipdiff.profiles.faults import first

        raise first(faults, text, source)
    return profile
