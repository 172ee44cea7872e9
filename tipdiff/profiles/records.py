"""What a profile holds, as records: each field is a key of the TOML, and its type says how its value is read.

Owns the words of a family's file. Read by `reading`, told by `reference`: a field added here is read, checked,
documented and in the JSON Schema.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from fnmatch import translate
from functools import cached_property

from tipdiff.model.frozen import Frozen
from tipdiff.profiles.figure_words import Figures
from tipdiff.profiles.shapes import (
    Address,
    Agent,
    CountryPattern,
    EditionPattern,
    Heading,
    Judgement,
    Movement,
    Name,
    Pattern,
    Rank,
    RankPattern,
    SectionName,
    Seeking,
    Span,
    Text,
    TitlePattern,
)


class SectionForm(Frozen):
    """One section of a family: its name, and how a page may head it."""

    name: Name
    """Its name in ids and outputs: `wheels`, without dots."""
    headings: tuple[Heading, ...] = ()
    """In lower case, without marks at either end; `*` stands for any run of characters."""
    openings: tuple[Pattern, ...] = ()
    """In any case, what a paragraph of this section begins with: for pages without headings."""
    turns: tuple[Pattern, ...] = ()
    """What a sentence begins with where it turns to this section in mid-paragraph: for pages without headings."""
    items: bool = False
    """True where the section is a list of recommendations: one finding an item, not a sentence, and what it counts is
    asked for, not counted."""
    run_in: bool = False
    """True where its heading may run into its first paragraph: `Advice for Elbonia: Train judges; ...`."""
    required: bool = False
    """True where a report without it deserves a warning, ..."""
    since: int = 0
    """... from this edition on: earlier ones had none."""


class TierForm(Frozen):
    """How a family rates a country, if it does."""

    key: Text
    """What the family calls its scale: `tier`, `level`."""
    titles: tuple[TitlePattern, ...]
    """Of the page's title line, or of two lines separated by `\\n`."""
    values: tuple[tuple[Text, Text], ...]
    """(how the text writes a rank, its name in outputs), the longest first."""
    scale: tuple[Rank, ...] = ()
    """Names of ranks, the best first; one that is left out is neither above nor below any other."""
    short: tuple[tuple[Rank, Text], ...] = ()
    """(name of a rank, how a narrow column writes it), where the name is too long."""
    movements: tuple[tuple[RankPattern, Movement], ...] = ()
    """(pattern, movement), the surest first; empty where the text names the rank alone."""
    statements: tuple[RankPattern, ...] = ()
    """By which the first section names the rank, tried before the movements."""


class Sources(Frozen):
    """Where the family's pages lie, as `tipdiff fetch` looks for them."""

    hosts: tuple[Text, ...]
    """Host names, with the port where it is not the usual one, that may be asked or redirected to."""
    agent: Agent
    """What the visitor calls itself; `{version}` is tipdiff's."""
    delay: float
    """Seconds between two requests to one host."""
    addresses: tuple[tuple[Span, Address], ...] = ()
    """(editions, pattern with `{edition}` and `{slug}`), in the order to try."""
    indexes: tuple[tuple[Span, Address], ...] = ()
    """(editions, address of the list of countries), for editions whose addresses no pattern gives."""
    slugs: Mapping[Name, tuple[tuple[Span, Text], ...]] = {}
    """A country's names in addresses, where they are not its slug: (editions, name), in the order to try."""
    endings: tuple[Text, ...] = ()
    """What an address may have behind a country's name."""
    countries: tuple[Text, ...] = ()
    """What `--all` means; without it every country that tipdiff knows."""


class Profile(Frozen):
    """A family of reports."""

    # one object a family: it is the same only as itself, and keys caches
    __eq__ = object.__eq__
    __hash__ = object.__hash__

    name: Name
    """Its name in outputs and for `--profile`."""
    version: int
    """Raised when a report would be read otherwise: snapshots of another version are made again."""
    title: Text
    """What the family's reports are called."""
    reference_year: int
    """Added to the edition: the year of a yearly count that names none."""
    detect: tuple[Text, ...]
    """Phrases in lower case, of which each that a text holds is a vote for this family."""
    editions: tuple[EditionPattern, ...]
    """Whose group is the year printed on the report."""
    sections: tuple[SectionForm, ...]
    """In the order of the text; what stands before any heading belongs to the first. Where `headed`: those that the
    family has a name for, whatever a document calls them."""
    headed: bool = False
    """True where every document's own headings are its sections, as paths: `economy/inflation`; one that the family
    names begins a path anew."""
    lists_headed: tuple[Heading, ...] = ()
    """Where `headed`: what heads a list of recommendations or goals, without numbers and years."""
    countries: tuple[CountryPattern, ...] = ()
    """Of titles, tried after the tier's."""
    mentions: tuple[CountryPattern, ...] = ()
    """Of the report's first sentences, where nothing else names the country."""
    tier: TierForm | None = None
    assessments: tuple[tuple[Pattern, Judgement], ...] = ()
    """(pattern of an opening judgement, its name in outputs), the first that matches wins."""
    judged: Text = ""
    """The word for what the judgements are of: what the first sentence says up to it, and before a semicolon."""
    assessed: tuple[SectionName, ...] = ()
    """Sections that open with a judgement."""
    furniture: tuple[Pattern, ...] = ()
    """Of whole lines, in any case, that belong to the page, not to the report."""
    news: tuple[Pattern, ...] = ()
    """Of sentences, in any case, that tell the year by themselves: what changed in one of them comes first."""
    ends: tuple[Heading, ...] = ()
    """Of what stands behind the report: its references, readers' comments."""
    notes: tuple[Pattern, ...] = ()
    """Of what stands inside a sentence and is not part of it: numbers of references, years of issue."""
    others: tuple[tuple[Pattern, Text], ...] = ()
    """(pattern of a title, what it names): documents of the same author that are not reports of this family."""
    collective: tuple[Pattern, ...] = ()
    """Of titles of pages where a country's name in capitals heads its report."""
    drift: tuple[tuple[Text, Text], ...] = ()
    """Terms that the authors swapped without news in it: (this, counts as that)."""
    labels: tuple[tuple[Text, SectionName], ...] = ()
    """(label that opens a list of clauses inside a paragraph, section): one finding a clause."""
    compounds: tuple[Text, ...] = ()
    """Hyphenated words that come out of a PDF glued: `rust-proof` for `rustproof`."""
    figures: Figures = Figures()
    topics: Mapping[Name, tuple[Seeking, ...]] = {}
    """Lists of phrases that findings are filtered by with `--about`. A phrase is found in any case, as whole words;
    `*` is any ending of a word, a blank is a blank or a hyphen, `..` is up to four words between, `@section` is
    every finding of that section."""
    sources: Sources | None = None

    def __repr__(self) -> str:
        return f"Profile({self.label})"

    @property
    def label(self) -> str:
        """`tip/1`: what snapshots and change logs record."""
        return f"{self.name}/{self.version}"

    @cached_property
    def lists(self) -> frozenset[str | None]:
        """Names of the sections that are lists of recommendations, where the family names its sections."""
        return frozenset(form.name for form in self.sections if form.items)

    def is_list(self, section: str | None) -> bool:
        """True for a section that is a list of recommendations."""
        if not self.headed or section is None:
            return section in self.lists
        return (
            section.partition("/")[0] in self.lists or section.rpartition("/")[2].replace("-", " ") in self.lists_headed
        )

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
