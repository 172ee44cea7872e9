"""Whether a sentence goes on about what the one before it counted, and which figure a number of it speaks of.

Takes a sentence's phrases and shape and its passage; gives the figure of the passage that a number leans on. Owns when
"these", "the victims" and "of the 213" speak of what was counted before ("Suspects included ...", "Twenty of these
...", "This was an increase from ...").
"""

from __future__ import annotations

from typing import NamedTuple

from tipdiff.figures.english import (
    BEGINNING_TO_GO_ON,
    DEMONSTRATIVES,
    GOING_ON,
    GOING_ON_AFTER_IN,
    OF_THEM,
    PRONOUNS,
    THAT_GOES_ON,
)
from tipdiff.figures.lexicon import Lexicon
from tipdiff.figures.nouns import plural
from tipdiff.figures.passage import Passage
from tipdiff.figures.rules import cued, first, table
from tipdiff.figures.stages import BARE, Phrase, Shape
from tipdiff.figures.tokens import Tokens
from tipdiff.model import Figure

POINTED_AT = frozenset({"the", "these", "those"})
"""Words before a number that names one said before; a part of it says so by itself."""
OF_THE = 9
"""Words of "Of the 30 forced labor and sex trafficking victims", with its noun."""
THERE = 3
"""Words before the number of "There were only 13 victims"."""


class Opening(NamedTuple):
    """How a sentence begins."""

    tokens: Tokens
    words: list[str]
    first: Phrase
    shape: Shape
    lexicon: Lexicon


def goes_on(tokens: Tokens, begins: Phrase, shape: Shape, lexicon: Lexicon, held: frozenset[str]) -> str | None:
    """The rule that tells that a sentence is about what the one before it counted; `None` where none does. `held` are
    its words."""
    told = first(GOES_ON, Opening(tokens, tokens.words, begins, shape, lexicon), tokens.words[0], held)
    return None if told is None else told[0]


def part_of_these(opening: Opening) -> bool | None:
    """ "Twenty of these victims were girls.": the first number is a part of something said before."""
    return True if opening.first.of else None


@cued(on=GOING_ON)
def these(opening: Opening) -> bool | None:
    """ "These included 12 girls.", "Of those, ...": a word that points back begins the sentence."""
    return True


@cued(on=("that",))
def that_compared(opening: Opening) -> bool | None:
    """ "That compared with 58 victims in 2019."; "that year" is a time of its own."""
    return True if opening.tokens.word(1) in THAT_GOES_ON else None


@cued(on=BEGINNING_TO_GO_ON)
def in_these(opening: Opening) -> bool | None:
    """ "In total, ...", "By comparison, ...", "In these, ..."."""
    return True if opening.tokens.word(1) in GOING_ON_AFTER_IN else None


@cued(on=("the",))
def the_counted(opening: Opening) -> bool | None:
    """ "The victims were 12 girls and nine boys.": the counted, with their article."""
    word = opening.tokens.word(1)
    if word not in opening.lexicon.counted or not plural(word):
        return None
    return True if not opening.tokens.capital(1) else None


@cued(held=("were",))
def victims_from(opening: Opening) -> bool | None:
    """ "Three victims were from Colombia.": where some of the counted were from."""
    begins = opening.first
    from_there = begins.kind in opening.lexicon.roles.exploited and begins.quantity.lead <= 1
    return True if from_there and opening.words[begins.end : begins.end + 2] == ["were", "from"] else None


@cued(held=("were",))
def some_were(opening: Opening) -> bool | None:
    """ "Two victims were male, and 16 were female.": what some of the counted were."""
    begins = opening.first
    opens = begins.kind in opening.lexicon.roles.exploited and begins.quantity.lead <= 1
    at = begins.end + 1
    if not opens or begins.of or opening.tokens.word(begins.end) != "were" or at >= len(opening.words):
        return None
    persons = opening.lexicon.counted.get(opening.words[at]) in opening.lexicon.roles.people
    return True if persons or opening.tokens.capital(at) else None


@cued(on=("there",))
def there_were(opening: Opening) -> bool | None:
    """ "There were 13 victims of forced labor and five of sex trafficking.": the kinds of those counted before."""
    begins = opening.first
    told = opening.words[1:2] in (["were"], ["was"])
    return True if told and begins.kind in opening.lexicon.acted_on and begins.quantity.lead <= THERE else None


@cued(on=("compared",))
def compared_with_before(opening: Opening) -> bool | None:
    """ "Compared with 143 victims in 2022; ...": what the count before is set against."""
    return True


@cued(on=("of", "among"))
def of_the_counted(opening: Opening) -> bool | None:
    """ "Of these, ...", "Among them, ...", "Of the confirmed victims, 19 were from Lomboura.": a part of the counted,
    pointed at or named by their noun; not "Of the centers"."""
    words = opening.words
    if words[1] in OF_THEM:
        return True
    end = words.index(",") if words[1] == "the" and "," in words else 0
    named = next((word for word in words[2 : min(end, OF_THE)] if word in opening.lexicon.counted), "")
    return True if opening.lexicon.counted.get(named) in opening.lexicon.acted_on else None


def done_to_them(opening: Opening) -> bool | None:
    """ "Traffickers exploited 12 in forced labor.": what was done to the victims counted before."""
    lexicon = opening.lexicon
    doers = lexicon.counted.get(opening.words[0]) in lexicon.roles.accused
    return True if doers and opening.tokens.word(1) in lexicon.harms else None


def list_of_the_counted(opening: Opening) -> bool | None:
    """ "Suspects included 104 men.": a list without a figure before it, of the counted or a measure's noun; "the police
    comprised" is none."""
    at, lexicon = opening.shape.opened, opening.lexicon
    subject = opening.words[at - 1] if at > 0 else ""
    known = lexicon.counted.get(subject)
    about = known in lexicon.acted_on or known in lexicon.roles.cases
    return True if subject in lexicon.nouns or about else None


GOES_ON = table(
    "going-on",
    part_of_these,
    these,
    that_compared,
    in_these,
    the_counted,
    victims_from,
    some_were,
    done_to_them,
    there_were,
    compared_with_before,
    of_the_counted,
    list_of_the_counted,
)


class Named(NamedTuple):
    """A number that may name a figure said before."""

    words: list[str]
    phrase: Phrase
    following: Phrase | None
    passage: Passage


def named_before(words: list[str], phrase: Phrase, following: Phrase | None, passage: Passage) -> Figure | None:
    """The figure said before that "of the 213" names again."""
    if not passage.earlier or not (phrase.of or words[phrase.quantity.lead - 1] in POINTED_AT):
        return None
    told = first(NAMED, Named(words, phrase, following, passage))
    return None if told is None else told[1]


def part_of_a_named(named: Named) -> Figure | None:
    """ "186 of the 213 victims": the whole of a part; "12 remaining of the 213" are no part of it."""
    phrase, following = named.phrase, named.following
    if _remaining(named) or not phrase.of or following is None or phrase.outer != following.end:
        return None
    return named.passage.named(following.quantity)


def of_the_named(named: Named) -> Figure | None:
    """ "Of the 213 victims, ...", "among these 213": the number itself."""
    words, lead = named.words, named.phrase.quantity.lead
    if _remaining(named) or _parts_a_whole(named) or lead < 2:
        return None
    again = words[lead - 2] in ("of", "among") and words[lead - 1] in POINTED_AT
    return named.passage.named(named.phrase.quantity) if again else None


NAMED = table("named", part_of_a_named, of_the_named)


def _parts_a_whole(named: Named) -> bool:
    return named.phrase.of and named.following is not None and named.phrase.outer == named.following.end


def _remaining(named: Named) -> bool:
    end = named.phrase.quantity.end
    return named.words[end : end + 1] == ["remaining"]


def points_back(words: list[str]) -> bool:
    """True where a sentence says "these" or "they" at its beginning."""
    return not PRONOUNS.isdisjoint(words[:2])


def continues(phrase: Phrase, evidence: str, words: list[str], shape: Shape) -> bool:
    """True where the figure is one of the passage's, not one that its own sentence brings in."""
    back = shape.opened >= 0 and (phrase.kind == BARE if shape.opened == 0 else words[0] in DEMONSTRATIVES)
    return phrase.of or back or evidence == "passage" or (evidence == "noun" and words[0] == "this")
