"""Places: takes a case with its measure, gives the place that narrows it.

Owns where a place must stand, what is a name, and which place is the report's own.
"""

from __future__ import annotations

from tipdiff.figures.dimensions import ORIGIN, PLACE
from tipdiff.figures.english import REGIONS
from tipdiff.figures.meaning.case import Case
from tipdiff.figures.meaning.scopes import Scope, Scoped, slug
from tipdiff.figures.number_words import MONTHS
from tipdiff.figures.rules import cued, table
from tipdiff.figures.tokens import Tokens

FOREIGN = 5
"""Words from `from` to its countries: "from other Central American countries" has four."""
LANDS = frozenset({"countries", "nations", "regions", "region", "abroad"})


def place_behind(scoped: Scoped) -> Scope | None:
    """ "20 cases in Veracruz", "12 victims from Laos", "repatriated 26 victims to Nigeria": a name after `in`, `from`,
    or where something is sent `to`."""
    case, words = scoped.case, scoped.case.words
    country = case.around.country
    ways = ("in", "from", "to") if _directed(scoped) else ("in", "from")
    for at in range(case.end, case.extent.limit - 1):
        if words[at] in ways and not (words[at] == "from" and words[at + 1].isdigit()):
            name = _name(case, at + 1, case.extent.limit)
            if name and words[at] != "in" and not (words[at] == "to" and name == country):
                return Scope(f"{words[at]}-{name}", ORIGIN if words[at] == "from" else PLACE)
            if name and name != country:
                return Scope(name, PLACE)
    return None


def place_or_region_before(scoped: Scoped) -> Scope | None:
    """ "In Veracruz, police opened 20 cases", "the state of Veracruz opened", "Amhara Region police opened": the
    nearest name before the number in its clause."""
    case, words, tokens = scoped.case, scoped.case.words, scoped.case.sentence.tokens
    if case.whole is not None:
        return None
    for at in range(case.lead - 1, case.bond.clause - 1, -1):
        if _leads(case, at):
            name = _name(case, at + 1, case.lead)
            if name and name != case.around.country:
                return Scope(name, PLACE)
        if words[at] in REGIONS and at > case.bond.clause and tokens.capital(at) and tokens.capital(at - 1):
            return Scope(slug([words[at - 1]]), PLACE)
    return None


@cued(held=("such",))
def place_of_subject(scoped: Scoped) -> Scope | None:
    """ "Populous states, such as Saltmere, identified four victims": an example before the verb."""
    case, words = scoped.case, scoped.case.words
    begin, end = case.bond.half, case.bond.clause
    if case.whole is not None or end - 1 <= begin or words[end - 1] != ",":
        return None
    for at in range(end - 2, begin, -1):
        if words[at - 1 : at + 1] == ["such", "as"]:
            name = _name(case, at + 1, end)
            return Scope(name, PLACE) if name and name != case.around.country else None
        if words[at] == ",":
            return None
    return None


def people_of_a_place(scoped: Scoped) -> Scope | None:
    """ "12 Laotian victims": a name in the noun phrase; of those sent home, the country's own are the whole."""
    case, lexicon = scoped.case, scoped.case.sentence.lexicon
    for at in range(case.phrase.begin, case.phrase.end):
        word = case.words[at]
        if (
            at
            and case.sentence.tokens.capital(at)
            and word not in lexicon.counted
            and word not in lexicon.nouns
            and not (_directed(scoped) and own_people(word, case.around.country))
        ):
            return Scope(slug([word]), ORIGIN)
    return None


@cued(held=("were", "was"))
def said_to_be_of_a_place(scoped: Scoped) -> Scope | None:
    """ "Of the victims, 48 were Laotian": the name of a people, said of the counted."""
    case, at = scoped.case, scoped.case.phrase.end
    words, tokens = case.words, case.sentence.tokens
    if tokens.word(at) not in ("were", "was") or at + 1 >= len(words):
        return None
    if words[at + 1] == "from":  # "five were from other countries of the region"
        end = min(at + 2 + FOREIGN, case.extent.limit)
        home = next((here for here in range(at + 2, end) if words[here] in LANDS), None)
        return None if home is None else Scope(slug(words[at + 1 : home + 1]), ORIGIN)
    if not tokens.capital(at + 1):
        return None
    ends = tokens.word(at + 2) in ("", ",", ".", ";", ")", "and", "nationals", "citizens", "national", "citizen")
    return Scope(slug([words[at + 1]]), ORIGIN) if ends and words[at + 1][0].isalpha() else None


PLACES = table(
    "places", place_behind, place_or_region_before, place_of_subject, people_of_a_place, said_to_be_of_a_place
)


def own_people(word: str, country: str | None) -> bool:
    """True for `peralonian` in the report of Peralonia: the country's own people."""
    name = max((country or "").split("-"), key=len)
    stem = name[: max(4, len(name) - 1)]
    return len(word) >= 4 and bool(stem) and (word.startswith(stem) or stem.startswith(word))


def states(tokens: Tokens) -> set[str]:
    """Names that the sentence calls states: "the states of Guerrero, Tlaxcala, and Veracruz"."""
    words, found = tokens.words, set()
    for at, word in enumerate(words[:-2]):
        if word not in ("state", "states") or words[at + 1] != "of":
            continue
        here = at + 2
        while here < len(words) and (tokens.capital(here) or words[here] in (",", "and")):
            end = here
            while end < len(words) and words[end][0].isalpha() and tokens.capital(end):
                end += 1
            if end > here:
                found.add(slug(words[here:end]))
            here = max(end, here + 1)
    return found


def _directed(scoped: Scoped) -> bool:
    return scoped.measure in scoped.case.sentence.lexicon.directed


def _leads(case: Case, at: int) -> bool:
    """True for a word after which a place may stand: "in Veracruz", "state of Veracruz", "such as Veracruz"; `In` of a
    title ("Trafficking In Persons") leads to none."""
    words, word = case.words, case.words[at]
    if word == "in":
        offence = case.sentence.lexicon.offence
        return not (words[at - 1] in offence and case.sentence.tokens.capital(at - 1))
    if not at:
        return False
    return (word == "of" and words[at - 1] in REGIONS) or (word == "as" and words[at - 1] == "such")


def _name(case: Case, at: int, end: int) -> str | None:
    """The run of capitalized words from `at` on, as a place."""
    words, capital = case.words, case.sentence.tokens.capital
    if at < end and words[at] == "the":
        at += 1
    if at + 1 < end and words[at] == "state" and words[at + 1] == "of":
        at += 2
    here = at
    while here < end and words[here][0].isalpha() and capital(here) and words[here] not in MONTHS:
        if words[here] == "fy" or any(mark.start <= here < mark.end for mark in case.sentence.qualifiers):
            break
        here += 1
    return slug(words[at:here]) if here > at else None
