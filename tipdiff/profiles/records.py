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
from tipdiff.profiles.shapes import (
    Address,
    Agent,
    Asked,
    Class,
    Classes,
    Counters,
    CountryPattern,
    EditionPattern,
    Heading,
    Judgement,
    Measure,
    Measures,
    Movement,
    Name,
    Pattern,
    Phrases,
    Qualifier,
    Qualifiers,
    Rank,
    RankPattern,
    Scope,
    Scopes,
    SectionName,
    Seeking,
    Span,
    Takes,
    Text,
    TitlePattern,
    Traits,
    Words,
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


class Roles(Frozen):
    """Which names of the family play a part that reading depends on; a role that none of them plays is left out."""

    exploited: Classes = ()
    """Persons to whom something was done: what is said of persons after them parts them."""
    accused: Classes = ()
    """Persons who are said to have done it."""
    people: Classes = ()
    """Persons of whom the noun says no more: "girls", "workers"; the first is the class of "98 Kenyans"."""
    officials: Classes = ()
    """Persons who act for a state or an institution."""
    cases: Classes = ()
    """What a count of persons may be counted again in: "12 suspects in nine cases"."""
    places: Classes = ()
    """What tells how much a count covers, and is never counted itself: "in 19 states"."""
    government: Counters = ()
    """The state as a whole: who counts where nobody is named."""
    funded: Counters = ()
    """Others, paid by the state: their counts are the state's too."""
    outside: Counters = ()
    """Others: their counts are not headlines."""


class Parts(Frozen):
    """Which qualifiers part a whole, so that one figure has one of them: two at once mean both together."""

    level: Qualifiers = ()
    """Levels of government."""
    form: Qualifiers = ()
    """Kinds of case, likewise."""
    together: Qualifiers = ()
    """What stands for several levels in one breath: a figure with it has none."""
    national: Qualifiers = ()
    """The level of the country as a whole: ..."""
    regional: Qualifiers = ()
    """... with this one it makes up all. A count of one part of the country is of this level."""
    origin: Qualifiers = ()
    """Persons from abroad, who with the country's own people make up all."""


class Years(Frozen):
    """How a sentence names the years of its counts without a number."""

    previous: Phrases = ()
    """The year before the reference year."""
    current: Phrases = ()
    """The reference year."""
    span: Words = ()
    """The first and the last month of the reference year, where it is not the calendar's: `april march`."""


class Silence(Frozen):
    """What was asked for and not given."""

    words: Phrases = ()
    """After which the text names what it was not told."""


class Caveats(Frozen):
    """The text's own doubts about its figures."""

    incomplete: Phrases = ()
    """The count is not complete."""
    duplicates: Phrases = ()
    """Something may be counted twice."""
    coverage: Phrases = ()
    """Some places or bodies are not in it."""
    method: Phrases = ()
    """It was counted in another way, or nobody knows how."""


class Figures(Frozen):
    """What the family's figures count.

    A phrase is a run of words: `*` ends the beginning of a word, `..` stands for up to six words, `@name` for any
    word of the list of that name.
    """

    measures: Words = ()
    """The measures in the order in which they are shown. Without it they are the keys of the tables of words."""
    uncertain: Measures = ()
    """Of which "potential" makes another count; a suspect is a suspect in any edition."""
    described: Measures = ()
    """Whose verb may describe the counted: "the 12 convicted smugglers", but not "two trained officers"."""
    directed: Measures = ()
    """Which a place of destination narrows: "26 persons to Elbonia"."""
    unscoped: Measures = ()
    """Which no circumstance narrows."""
    leading: Measures = ()
    """Which a number is of where two verbs share it: "found and referred 20 children"."""
    counted_by: Measures = ()
    """For which it matters who counted."""
    offence: Words = ()
    """The words for what the family is about, where they stand bare: "victims of smuggling"."""
    unparted: Words = ()
    """Words after "victims of", and the like, who are not part of the victims."""
    denied: Words = ()
    """Words that narrow no count of none: "did not convict any suspected smugglers"."""
    harms: Words = ()
    """Words for what was done, after the accused at the beginning of a sentence: "Smugglers exploited six girls"."""
    neutral: Phrases = ()
    """Verbs of the family's subject that count nothing: the noun after the number says what is counted."""
    labels: Words = ()
    """Words whose number is a name, even before a noun: "Rank 2 countries"."""
    initials: Words = ()
    """Abbreviations in brackets that are not an agency's."""
    lists: Mapping[Name, Words] = {}
    """Words that a phrase may name together, as `@name`."""
    verbs: Mapping[Measure, Phrases] = {}
    """Verbs and their like: what a number before or after them counts."""
    weaker: Mapping[Measure, Phrases] = {}
    """Said of the same thing where the sentence has no plainer word for it."""
    money: Mapping[Measure, Phrases] = {}
    """Which words make a sum of money a figure of the measure."""
    terms: Mapping[Measure, Phrases] = {}
    """Which words make a length of time a figure of the measure."""
    passives: Mapping[Measure, Phrases] = {}
    """After the number only: "23 girls received medical care"."""
    nouns: Mapping[Measure, Phrases] = {}
    """Nouns that say by themselves what is counted."""
    rows: Mapping[Measure, Phrases] = {}
    """What a row of a table is called whose cells are of the measure; `*` ends the beginning of a word."""
    operators: Mapping[Measure, Phrases] = {}
    """Whose they are, where the verb says that somebody runs them."""
    counted: Mapping[Name, Phrases] = {}
    """Classes of what numbers count, each with its nouns."""
    roles: Roles = Roles()
    usual: Mapping[Measure, Text] = {}
    """`cases` or `persons`: what a number of the measure counts where its noun does not say otherwise; of the other
    kind it is another count."""
    phases: Scopes = ()
    """Names of scopes and circumstances that are stages of a case: the dimension `phase`."""
    takes: Mapping[Measure, Takes] = {}
    """Which classes the verbs of a measure count; a number without a noun always fits. `*`: whatever stands after the
    verb."""
    qualifiers: Mapping[Name, Phrases] = {}
    """What narrows a figure and is a dimension of its own."""
    bare: Mapping[Qualifier, Phrases] = {}
    """Qualifiers that may stand right after a number in place of a noun: "194 federal and 691 state"."""
    parts: Parts = Parts()
    persons: Mapping[Qualifier, Traits] = {}
    """Qualifiers that tell the age or the sex of persons: what two of them share decides whether one may be part of the
    other."""
    scopes: Mapping[Name, Phrases] = {}
    """What narrows a figure further: in its noun phrase, ..."""
    circumstances: Mapping[Name, Phrases] = {}
    """... and in what is said of it, before or after."""
    limits: Mapping[Scope, Measures] = {}
    """Scopes that make sense for some measures only."""
    narrowing: Mapping[Class, Measures] = {}
    """Classes of counted persons that narrow these measures: "convicted three officials"."""
    counters: Mapping[Name, Phrases] = {}
    """Who counted, where that narrows the figure; see the roles."""
    aside: Mapping[SectionName, Measures] = {}
    """Sections that count these only on the way: never the whole."""
    general: Mapping[Measure, Words] = {}
    """Words of a noun phrase that narrow the measure by nothing; any other word there is its scope."""
    years: Years = Years()
    silence: Silence = Silence()
    asked: Mapping[Asked, Phrases] = {}
    """Words for what was not given: of one measure, or a count whose measure the text names."""
    caveats: Caveats = Caveats()

    @cached_property
    def known(self) -> tuple[str, ...]:
        """The measures in their order, without `other`."""
        worded = self.worded.values()
        return self.measures or tuple(dict.fromkeys(name for table in worded for name in table if name != "other"))

    @property
    def worded(self) -> Mapping[str, Mapping[str, tuple[str, ...]]]:
        """The tables whose keys are measures by having words, by their names."""
        return {name: getattr(self, name) for name in ("verbs", "nouns", "passives", "money", "terms")}


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
    """In the order of the text; what stands before any heading belongs to the first. Empty where `headed`."""
    headed: bool = False
    """True where every document's own headings are its sections, as paths: `economy/inflation`."""
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
        return section.rpartition("/")[2].replace("-", " ") in self.lists_headed

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
