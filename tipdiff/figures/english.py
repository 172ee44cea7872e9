"""English words that the rules of figures rest on, whatever the family of reports.

Owns the small words that end a noun phrase, the turns that bring in parts and earlier values, and the words of the
rules, by the stage that asks for them. Words of numbers stand in `number_words`; what is particular to a family
(measures, qualifiers, scopes, caveats) stands in its profile.
"""

from __future__ import annotations

from collections.abc import Sequence

from tipdiff.figures.number_words import LABELS, MONTHS, word_set

_RISING = "increas decreas declin fall drop grow reduc jump climb improv chang expand doubl tripl quadrupl halv differ"
_RISING_STEMS = tuple(_RISING.split())
_RISING_WORDS = word_set("rise rises rising risen rose fell grew up down went")


def rising(word: str) -> bool:
    """True for a word that makes `from 43` a comparison, not a range; `upon` and `upheld` are none."""
    return word in _RISING_WORDS or word.startswith(_RISING_STEMS)


def rises(words: Sequence[str]) -> bool:
    """True where any of these words does; "handed down sentences from 18 months" compares nothing."""
    return any(rising(word) and words[at - 1 : at] not in (["handed"], ["handing"]) for at, word in enumerate(words))


STOPS = word_set(
    "a about above across after against all along also although among an and any are as at be became"
    " because been before being below between both but by can could did do does during each either"
    " even every except fewer for from had has have having he her his how however if in into is it its"
    " itself less may might more most must nor not of off on once only onto or our out over per rather"
    " received remained she should since so some such than that the their them then there these they"
    " this those though through throughout to toward towards under until up upon via was were what"
    " when where whether which while who whom whose will with within without would yet respectively"
    " total overall whereas including according due despite following compared involving included"
    " versus amid back again plus involved served operated focused testified participated occurred resulted stayed"
    " entered agreed opted chose pleaded concerned attended led"
)
"""Words that end the noun phrase after a number."""
ADVERBS = word_set("nationwide abroad overseas worldwide alone last next previous late mid ")
"""Words after a noun phrase that are no part of it."""

_AFTER_ONE = word_set("in for from by on under")
NOT_AFTER_ONE = (STOPS | word_set("another such day time hand side party who")) - _AFTER_ONE
NOT_BEFORE_ONE = word_set("no any every each this that the which another number day a some")
"""Around `one`, the words that make it a pronoun."""

OPENERS = {
    "list": (
        "including, include, included, includes, comprised, comprising, consisted of, consisting of,"
        " of whom, of which, of these, of those, of them, among them, among whom, of the, of all, among these,"
        " among the, namely"
    ),
}
"""Phrases after which the parts of the figure before them follow."""
COMPARISONS = {
    "with": (
        "compared to, compared with, compared, in comparison, by comparison, comparison, versus, up"
        " from, down from, in contrast, relative to, as opposed to, similar to, same as, same number"
        " as, same amount as"
    ),
    "delta": (
        "increase of, decrease of, decline of, rise of, reduction of, drop of, increased by,"
        " decreased by, declined by, rose by, fell by, reduced by, grew by, dropped by, increase by,"
        " decrease by"
    ),
}
"""Phrases that bring in an earlier value, and phrases after which the distance of two values stands."""
NEUTRAL = {
    "verb": (
        "reported, reporting, report, initiated, initiating, initiate, opened, opening, completed,"
        " completing, continued, continuing, secured, obtained, totaled, totaling, totalled, totalling, recorded,"
        " documented, documenting, noted, announced, confirmed, confirming, stated, included,"
        " including, compared, achieved, claimed, upheld, upholding, overturned, issued, issuing,"
        " operated, operating, provided, providing, suspected, alleged, involved, involving,"
        " exploited, subjected, classified, considered, deemed, determined, believed, were,"
        " was, are"
    ),
}
"""Verbs that count nothing themselves: the noun after the number says what is counted."""
AUXILIARIES = word_set("was were been being is are be")

# The words of the rules, by the stage that asks for them.

# Noun phrases.
JOINED = word_set("and or")
LISTING = (["and"], [","], [",", "and"])
"""Between two of a list."""
HEDGED = word_set("potential suspected alleged possible presumed confirmed new")
"""Before a qualifier that stands for a noun, what may still come: "six potential sex trafficking"."""
POINTING = word_set("the these those its their whom which them")
"""After "20 of", what was said before."""
PARTS_OF = word_set("the these its those")
"""The same between two numbers: "186 of the 213"."""
EMERGENCY_LINES = word_set('911 "')
"""Between a number and its noun, what is no word of it: "20 911 calls"."""
OTHERS = ["others"]
PAST_TIMES = word_set("last previous prior")
"""After a participle, what ends a noun phrase: "20 cases reported last year"."""
PEOPLE_WITHOUT_S = word_set("people men women children personnel staff youth")
BEFORE_A_TOTAL = word_set("of to totaling totalling")
SUMMING = (["totaling"], ["totalling"])
TOTAL_OF = (["for", "a", "total", "of"], ["bringing", "the", "total", "to"])

# Bounds.
STAGES = word_set("phases stages rounds days weeks weekends sessions evenings nights installments")
"""Behind "over" and a small number, what something went on in the course of."""

HAPPENED = word_set("stood fled died took gave got sought went came began")
"""Verbs that do not end in "ed": behind the counted they are no part of it, "20 Thais fled"."""

# Shape.
DASHES = frozenset("–—-")
OPENING = frozenset("([")
CLOSING = frozenset(")]")
TURNING = DASHES | frozenset("()[],:;") | word_set("than over from")
"""Tokens that may turn a sentence whatever the profile."""
LOOKING_BACK = word_set("from than over")
"""Beside the turns of a profile, what may begin a comparison."""
THAN_WHAT = word_set("the in its during last those")
"""After `than` and `over`, what brings in an earlier value."""
UP_TO_A_BASE = 3
"""Words from `from` to the number or year that it goes back to."""
PREDICATE_JOINTS = word_set("and , but or")
"""Before a verb, the words that make it a further predicate."""
STILL_COMPARING = word_set("with to")
"""Before a verb, the words that keep it within the comparison."""
SEXES = word_set("girls boys women men females males children adults minors")
ONE_SEX = word_set("girls boys women men")
SOME = word_set("some many most several all none both few majority")
"""Before `of whom`, what counts nothing: no parts follow."""
OF_THEM = word_set("them whom which these those")
PART_FOR = word_set("for from under exploited by who")
"""After a smaller number, what makes it a part of the one before the comma."""
LIMITING = word_set("in from across")
"""Before places, what makes them the extent of a count: "in 19 states"."""
BETWEEN_PERSONS_AND_CASES = (["in"], ["in", "a", "total", "of"], ["involved", "in"], ["across"], ["from"])

# Extent.
BREAKS = frozenset(";.()[]–—:")
"""Signs at which the words of a number end."""
CLAUSE_JOINTS = word_set("and but while although which though whereas or nor")
"""After a comma, the words at which they end."""
FURTHER = word_set("and , but who")
"""Before a verb, the words that make it another's."""

# Measures.
HELPERS = word_set("a an the total another additional only also just further its their")
"""Between a verb and its number."""
OBLIQUE = word_set("of against from by with at among on through via within")
"""Right before a number, the words that keep the verb from it."""
OWN_VERBS = word_set("remained agreed chose pleaded escaped fled died")
"""After a noun phrase, verbs of which it is the subject: "while 58 victims remained abroad"."""
HAVE = word_set("have had has")
BETWEEN_PASSIVE = word_set("also being been not later then both")
LAPSING = word_set("in within next first every after")
"""Before a length of time, the words that make it pass: "for the first time in seven years"."""
LAPSED = word_set("after ago later before")
NUMBER_NOUNS = word_set("number numbers")
REACHED = word_set("was were reached totaled stood remained")
"""Beside words of rising, what stands between "the number of victims identified" and the number."""
FROM_A_BASE = word_set("from the")
CLAUSE_SUBJECTS = word_set("the it they")
THAT = word_set("that who")
PURPOSE = word_set("to on in for of how by")
"""Before a verb, the words that make it only a purpose: "to identify victims"."""
NOT_SAID = PURPOSE | word_set("and or when not never")
"""Before a verb after the number, the words that make it another's."""
DOERS = word_set("reported also have had")
"""Beside nouns, what stands before a verb that is somebody's act, not a kind ("convicted traffickers")."""
OF_OTHERS = word_set("these those the")

# Qualifiers.
AT_A_LEVEL = "at"
SAID_OF = word_set("were was adult as")
"""Before a qualifier, what says it of the counted: "four were children"."""
TELLING_MORE = word_set("of among for regarding in")
"""Words with which a clause opens that says more of what was counted."""
INCLUDED = word_set("included include comprised were was totaled")
OPPOSITE = {"child": "adult", "adult": "child", "female": "male", "male": "female"}

# Scopes.
REGIONS = word_set("state city province region municipality county district governorate")

# Parts.
FURTHERS = word_set("separately additionally")
LIKE = word_set("with through for")
"""After two counts of one sentence, the words that tell both apart."""
AND_NONE = ("and", "none")
TIME_WORDS = word_set(
    "year years month months reporting period periods calendar fiscal fy consecutive time row first second third"
    " fourth fifth sixth previous prior preceding"
)
"""Words about time, which narrow no count of none."""

# Years.
YEAR_LEADS = word_set(
    " for by with than to and or year years fy calendar fiscal early late mid ( — – was were over through until between"
)
"""Before a year, the words that make it tell the time of a count."""
PERIODS = MONTHS | word_set(
    "half quarter months month weeks end beginning start rest part course period year remainder semester"
)
"""Before "of 2022", likewise."""
WORTHY = word_set("total figure figures number numbers data statistics level levels")
"""After a year, likewise: "the 2022 figure"."""
OVER = word_set("over in during within")
"""Before "the last six years", which makes a count no one year's."""
PAPERS = LABELS | word_set("plan agreement memorandum policy strategy amendment amendments statute code")
"""After "the May 2018", what is dated by it and no count."""
BEGUN = word_set("unlike began begun started")
"""Before a period, the words that make it another's: "whose trials began in the previous reporting period"."""
BEGINNINGS = word_set(
    "inception founding establishment launch creation beginning start formation opening introduction outbreak"
)
"""Behind "since its", what began in a year."""
IN_A_SPAN = word_set("in during from for (")
SPAN_ENDS = word_set("to and through until")
YEAR_OF_PERIOD = word_set("with to , ( year fy")
"""Before a year, the words after which the next noun is not named by it."""

# Denials.
NEGATIONS = word_set("not neither")
BEFORE_NO = word_set("were reported was with secured issued made")
ENDS_OF_THOUGHT = word_set("; . )")
CLAUSE_AFTER_DATA = word_set("that because since while")

# Leaning on the passage.
GOING_ON = word_set("this these those it they")
BEGINNING_TO_GO_ON = word_set("in by")
GOING_ON_AFTER_IN = word_set("these those this them comparison contrast total all addition")
THAT_GOES_ON = word_set("compared was represented marked")
"""After "that", what makes it the count before."""
PRONOUNS = word_set("these those they them this it")

# Agencies.
NO_AGENCIES = word_set("ngo us un fy nap sop covid gbv eu lgbtqi lgbti")
BEFORE_AN_OBJECT = word_set("to for of from with by against")

# Certainty.
POTENTIAL = word_set("potential presumed suspected possible likely alleged probable presumptive")
CONFIRMED = word_set("confirmed verified")
SO_FOUND = CONFIRMED | word_set("recognized recognised")
"""Behind "were", what makes the potential confirmed: "of whom 31 were officially recognized"."""
CONFIRMING = CONFIRMED | word_set("confirm confirming confirms verify verifying")
BEFORE_CONFIRMED = word_set("a an the total another additional only also just further its their later then of")
"""Between `confirmed` and its number."""

REPORTING = word_set("reported said stated noted indicated estimated documented claimed recorded")

# What is said of the counted, or of a place.
CAPACITY = word_set("capacity capacities room space beds")
"""Before "for 20 girls": what it could hold, not what it held."""
AMOUNTS = word_set("amount amounts sum sums number numbers")
"""Behind "unspecified", what is not a kind of case."""
NEGATED = word_set("did do does could")
"""Before "not", behind what is counted."""
DEMONSTRATIVES = word_set("these those they")
EACH_OF_THEM = word_set("all both")
"""Before a qualifier behind a comma: "two victims, both girls"."""
RESULTING = word_set("resulting resulted leading led")
"""Before a number, what makes it come of the one before it."""
CONSIDERING = word_set("consider count include regard recognize recognise classify treat")
"""After "not": what they are not taken for."""
