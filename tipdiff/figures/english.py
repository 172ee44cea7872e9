"""English words that the reading of figures rests on, whatever the family of reports.

Owns number words, bounds, months, time units and the small words that end a noun phrase. What is particular to a
family (measures, qualifiers, scopes, caveats) stands in its profile.
"""

from __future__ import annotations

_SMALL = "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen"
_TENS = "twenty thirty forty fifty sixty seventy eighty ninety"

UNITS = {word: value for value, word in enumerate(_SMALL.split())}
TENS = {word: 10 * value for value, word in enumerate(_TENS.split(), 2)}
CARDINALS = {
    **UNITS, **TENS, **{f"{ten}-{unit}": TENS[ten] + UNITS[unit] for ten in TENS for unit in _SMALL.split()[1:10]}
}
"""Every number word below one hundred."""
MAGNITUDES = {
    "hundred": 100, "thousand": 1_000, "lakh": 100_000, "million": 1_000_000, "crore": 10_000_000,
    "billion": 1_000_000_000, "trillion": 1_000_000_000_000,
}
MONTHS = frozenset(
    "january february march april may june july august september october november december"
    " jan feb mar apr jun jul aug sep sept oct nov dec".split()
)
TIMES = {"year": 12.0, "years": 12.0, "month": 1.0, "months": 1.0, "week": 12 / 52, "weeks": 12 / 52,
         "day": 12 / 365, "days": 12 / 365, "hour": 12 / 8760, "hours": 12 / 8760}
"""Units of time, in months."""

BOUNDS_BEFORE: dict[str, tuple[tuple[tuple[str, ...], str], ...]] = {
    "least": ((("at",), "at-least"),),
    "than": (
        (("no", "more"), "up-to"), (("not", "more"), "up-to"), (("no", "fewer"), "at-least"), (("no", "less"), "at-least"),
        (("not", "less"), "at-least"), (("more",), "more-than"), (("greater",), "more-than"), (("fewer",), "fewer-than"),
        (("less",), "fewer-than"),
    ),
    "over": (((), "more-than"),),
    "exceeding": (((), "more-than"),),
    "of": ((("excess",), "more-than"), (("upwards",), "more-than"), (("upward",), "more-than"), (("minimum",), "at-least"),
           (("maximum",), "up-to")),
    "to": ((("up",), "up-to"), (("close",), "approximately")),
    "as": ((("many", "as")[:1] and ("as", "many"), "up-to"), (("as", "much"), "up-to"), (("as", "few"), "at-least")),
    "most": ((("at",), "up-to"),),
    "under": (((), "fewer-than"),),
    **{word: (((), "approximately"),) for word in "approximately about around roughly nearly almost some estimated".split()},
}
"""Last word of a bound before a number -> (the words before it, bound), the longest first."""
BOUNDS_AFTER = {"more": "at-least", "older": "at-least", "greater": "at-least", "fewer": "up-to", "less": "up-to", "younger": "up-to"}
"""After `or`: "500 or more"."""

LABELS = frozenset(
    "section sections article articles art arts sec secs chapter chapters paragraph paragraphs law laws act acts decree decrees"
    " resolution resolutions protocol convention conventions form forms nos tier tiers phase title annex goal goals"
    " schedule bill regulation regulations directive ordinance rule rules circular item clause page version route highway room"
    " amendment subsection sub-section u.s.c usc c.f.r ipc".split()
)
"""Words whose number is a name, not a count."""

NEVER_COUNTED = frozenset("tier tiers convention conventions protocol phase version goal nos".split())
"""Of these, the ones whose number names even before a noun: "Tier 2 countries"."""

RISING = ("increas", "decreas", "declin", "rose", "rise", "risen", "rising", "fell", "fall", "drop", "grew", "grow", "reduc",
          "up", "down", "jump", "climb", "improv", "chang", "went", "expand", "doubl", "differ")
"""Beginnings of words that make `from 43` a comparison, not a range."""

STOPS = frozenset(
    "a about above across after against all along also although among an and any are as at be became because been before"
    " being below between both but by can could did do does during each either even every except for from had has have"
    " having he her his how however if in into is it its itself less may might more most must nor not of off on once only"
    " onto or our out over per rather received remained she should since so some such than that the their them then there"
    " these they this those though through throughout to toward towards under until up upon via was were what when where"
    " whether which while who whom whose will with within without would yet respectively total overall whereas including"
    " according due despite following compared involving included versus amid back again plus".split()
)
"""Words that end the noun phrase after a number."""

NOT_AFTER_ONE = (STOPS | frozenset("another such day time hand side party who".split())) - frozenset({"in", "for", "from", "by", "on", "under"})
NOT_BEFORE_ONE = frozenset("no any every each this that the which another every number day a some only-one".split())

OPENERS = {
    "list": "including, include, included, includes, comprised, comprising, consisted of, consisting of, of whom, of which,"
            " of these, of those, of them, among them, among whom, of the, among these, among the, namely",
}
"""Phrases after which the parts of the figure before them follow."""
COMPARISONS = {
    "with": "compared to, compared with, compared, in comparison, by comparison, comparison, versus, up from, down from,"
            " in contrast, relative to, as opposed to, similar to, same as, same number as, same amount as",
    "delta": "increase of, decrease of, decline of, rise of, reduction of, drop of, increased by, decreased by, declined by,"
             " rose by, fell by, reduced by, grew by, dropped by, increase by, decrease by",
}
"""Phrases that bring in an earlier value, and phrases after which the distance of two values stands."""
NEUTRAL = {
    "verb": "reported, reporting, report, initiated, initiating, initiate, opened, opening, completed, completing, continued,"
            " continuing, secured, obtained, totaled, totaling, recorded, documented, documenting, noted, announced, confirmed,"
            " confirming, stated, included, including, compared, achieved, claimed, upheld, upholding, overturned, issued,"
            " issuing, operated, operating, provided, providing, suspected, alleged, involved, involving, exploited, subjected, trafficked, were, was, are",
}
"""Verbs that count nothing themselves: the noun after the number says what is counted."""
ANAPHORS = frozenset("this these those they it its such among of in by".split())
AUXILIARIES = frozenset("was were been being is are be".split())
ADVERBS = frozenset("nationwide abroad overseas annually worldwide alone each last next previous early late mid monthly yearly daily".split())
