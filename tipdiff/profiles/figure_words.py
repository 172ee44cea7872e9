"""What a profile says of its family's figures, as records: the tables of words below `[figures]`.

Like those of `records`, in which they stand: a field added here is read, checked, documented and in the JSON Schema.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import cached_property

from tipdiff.model.frozen import Frozen
from tipdiff.profiles.shapes import (
    Asked,
    Class,
    Classes,
    Counters,
    Frames,
    Measure,
    Measures,
    Name,
    Phrases,
    Qualifier,
    Qualifiers,
    Scope,
    Scopes,
    SectionName,
    Takes,
    Text,
    Traits,
    Unit,
    Words,
)


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
    standing: Measures = ()
    """Of how many there are at one time: "as of August" tells when somebody looked, and is no part of a year."""
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
    stated: Mapping[Measure, Frames] = {}
    """What a number counts by the words on both sides of it, surer than all else: `prison population of #`, `#
    inmates`."""
    units: Mapping[Measure, Unit] = {}
    """What a number of `stated` or `rows` is where it is no count: `percent`, `money` or `time`."""
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
    beside: Mapping[Scope, Scope] = {}
    """Circumstances that narrow only where another narrows a figure of the same sentence: "initiated 10 and continued
    13"; alone, "initiated 10" is the whole."""
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
        return {name: getattr(self, name) for name in ("verbs", "nouns", "stated", "passives", "money", "terms")}
