"""Families of reports as data: takes a name or a TOML file, gives a `Profile`.

A profile is all that tipdiff knows of one family: how a page names its country and tier, what its sections
are called over the years, what is boilerplate, what its figures measure. A new family is a new file beside
this one (or a user's own, by `--profile FILE`); no code knows a family's name.

Headings are written in lower case, without marks at either end; `*` stands for any run of characters.
"""

from __future__ import annotations

import os
import re
import tomllib
from collections.abc import Mapping, Sequence
from fnmatch import translate
from functools import cache, cached_property
from typing import Any

from tipdiff.errors import ProfileError
from tipdiff.model.frozen import Frozen

HERE = os.path.dirname(__file__)
DETECT = r"(?ms)^detect *= *\[.*?\]$"
"""The part of a file that tells a family."""


class SectionForm(Frozen):
    """One section of a family: its name, and how a page may head it."""

    name: str
    headings: tuple[str, ...] = ()
    openings: tuple[str, ...] = ()
    """Patterns, in any case, that a paragraph of this section begins with: for pages without headings."""
    turns: tuple[str, ...] = ()
    """Patterns that a sentence begins with where it turns to this section in mid-paragraph: for pages
    without headings."""
    items: bool = False
    """True where the section is a list: one finding an item, not a sentence."""
    run_in: bool = False
    """True where its heading may run into its first paragraph: `Recommendations for Elbonia: Train judges;
    ...`."""
    required: bool = False
    """True where a report without it deserves a warning, ..."""
    since: int = 0
    """... from this edition on: earlier ones had none."""


class TierForm(Frozen):
    """How a family rates a country, if it does."""

    key: str
    """What the family calls its scale: `tier`, `level`."""
    titles: tuple[str, ...]
    """Patterns of the page's title line, or of two lines parted by `\\n`, with the groups `country` and
    `tier`."""
    values: tuple[tuple[str, str], ...]
    """(how the text writes a rank, its name in the contract), the longest first."""
    movements: tuple[tuple[str, str], ...] = ()
    """(pattern with the group `tier`, movement), the surest first."""
    statements: tuple[str, ...] = ()
    """Patterns with the group `tier` by which the first section names the rank, tried before the
    movements."""


class Profile(Frozen):
    """A family of reports; one object a family, so that it can key a cache."""

    __eq__ = object.__eq__
    __hash__ = object.__hash__

    name: str
    version: int
    title: str
    reference_year: int
    """Added to the edition: the year of a yearly count that names none."""
    detect: tuple[str, ...]
    """Phrases in lower case, of which each that a text holds is a vote for this family."""
    editions: tuple[str, ...]
    """Patterns whose group `edition` is the year printed on the report."""
    countries: tuple[str, ...]
    """Patterns of titles whose group `country` names the country, tried after the tier's."""
    mentions: tuple[str, ...]
    """Patterns of the report's first sentences whose group `country` names the country, where nothing else
    does."""
    sections: tuple[SectionForm, ...]
    tier: TierForm | None
    assessments: tuple[tuple[str, str], ...]
    """(pattern of an opening judgement, its name in the contract), the first that matches wins."""
    assessed: tuple[str, ...]
    """Sections that open with a judgement."""
    furniture: tuple[str, ...]
    """Patterns of whole lines, in any case, that belong to the page, not to the report."""
    ends: tuple[str, ...]
    """Headings, written as those of sections, of what stands behind the report: its references, readers' comments."""
    notes: tuple[str, ...]
    """Patterns of what stands inside a sentence and is no part of it: numbers of references, years of
    issue."""
    others: tuple[tuple[str, str], ...]
    """(pattern of a title, what it names): documents of the same hand that are no report of this family."""
    collective: tuple[str, ...]
    """Patterns of titles of pages where a country's name in capitals heads its report."""
    drift: tuple[tuple[str, str], ...]
    """Terms that the department swapped without news in it: (this, counts as that)."""
    labels: tuple[tuple[str, str], ...] = ()
    """(label that opens a list of clauses inside a paragraph, section): one finding a clause."""
    compounds: tuple[str, ...] = ()
    """Hyphenated words that come out of a PDF glued: `victim-witness` for `victimwitness`."""
    figures: Mapping[str, Any] = {}
    """Measures, qualifiers, scopes and word lists, as `tipdiff.figures` reads them."""
    topics: Mapping[str, Sequence[str]] = {}
    """Word lists that findings are filtered by."""
    sources: Mapping[str, Any] = {}
    """Where the family's pages lie, as `tipdiff.fetch` reads them."""

    @property
    def label(self) -> str:
        """`tip/1`: what snapshots and change logs record."""
        return f"{self.name}/{self.version}"

    @cached_property
    def heading_table(self) -> Mapping[str, str]:
        """Heading without wildcard -> section name."""
        plain = ((heading, form.name) for form in self.sections for heading in form.headings)
        return {heading: name for heading, name in plain if "*" not in heading}

    @cached_property
    def heading_patterns(self) -> tuple[tuple[re.Pattern[str], str], ...]:
        """Headings with a wildcard, in the file's order."""
        return tuple(
            (re.compile(translate(heading)), form.name)
            for form in self.sections
            for heading in form.headings
            if "*" in heading
        )

    def section_named(self, heading: str) -> str | None:
        """The section that a heading opens; `heading` is lower case, without marks at either end."""
        name = self.heading_table.get(heading)
        if name is not None:
            return name
        return next((name for pattern, name in self.heading_patterns if pattern.match(heading)), None)

    def form(self, section: str) -> SectionForm | None:
        return next((form for form in self.sections if form.name == section), None)

    def order(self, section: str) -> int:
        """Place of a section in the family's order; one that the profile does not list comes last."""
        return next((n for n, form in enumerate(self.sections) if form.name == section), len(self.sections))


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
"""Profiles of this process by what they were asked for, and by their own names, which reports carry."""


def load(name: str) -> Profile:
    """The profile of that name, or of that TOML file; a file's profile is found by its name from then on.

    Raises:
        ProfileError: there is none, or its file is not a profile.
    """
    if name not in _loaded:
        profile = _read(name)
        _loaded[name] = _loaded[profile.name] = profile
    return _loaded[name]


def _read(name: str) -> Profile:
    if not name.endswith(".toml") and name not in names():
        known = ", ".join(names())
        raise ProfileError(f"there is no profile {name!r}", f"Use one of {known}, or a .toml file")
    try:
        text = _text(name)
    except (OSError, UnicodeDecodeError) as error:
        raise ProfileError(f"cannot read the profile {name}: {error}", "Check the path") from error
    return parse(text, name)


def _text(name: str) -> str:
    path = name if name.endswith(".toml") else os.path.join(HERE, f"{name}.toml")
    with open(path, encoding="utf-8") as file:
        return file.read()


def parse(text: str, source: str) -> Profile:
    """A profile out of TOML; `source` names it in errors."""
    try:
        table = tomllib.loads(text)
        tier = table.get("tier")
        return Profile(
            name=table["name"],
            version=table["version"],
            title=table["title"],
            reference_year=table["reference_year"],
            detect=tuple(table["detect"]),
            editions=tuple(table["editions"]),
            countries=tuple(table.get("countries", ())),
            mentions=tuple(table.get("mentions", ())),
            sections=tuple(_section(form) for form in table["sections"]),
            tier=_tier(tier) if tier else None,
            assessments=_pairs(table.get("assessments", ())),
            assessed=tuple(table.get("assessed", ())),
            furniture=tuple(table.get("furniture", ())),
            ends=tuple(table.get("ends", ())),
            notes=tuple(table.get("notes", ())),
            others=_pairs(table.get("others", ())),
            collective=tuple(table.get("collective", ())),
            drift=_pairs(table.get("drift", ())),
            labels=_pairs(table.get("labels", ())),
            compounds=tuple(table.get("compounds", ())),
            figures=table.get("figures", {}),
            topics=table.get("topics", {}),
            sources=table.get("sources", {}),
        )
    except tomllib.TOMLDecodeError as error:
        raise ProfileError(f"the profile {source} is no TOML: {error}", "Mend the file") from error
    except (KeyError, TypeError, ValueError) as error:
        what = f"the profile {source} lacks or misuses {error}"
        raise ProfileError(what, "Compare it with a shipped one") from error


def _section(table: Mapping[str, Any]) -> SectionForm:
    form: dict[str, Any] = {key: tuple(val) if isinstance(val, list) else val for key, val in table.items()}
    return SectionForm(**form)


def _tier(table: Mapping[str, Any]) -> TierForm:
    return TierForm(
        key=table["key"],
        titles=tuple(table["titles"]),
        values=_pairs(table["values"]),
        movements=_pairs(table.get("movements", ())),
        statements=tuple(table.get("statements", ())),
    )


def _pairs(rows: Sequence[Sequence[str]]) -> tuple[tuple[str, str], ...]:
    return tuple((first, second) for first, second in rows)
