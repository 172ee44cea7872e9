"""What a figure that no measure fits is called: takes its sentence, gives the counted noun with what tells it apart.

"bodies identified", "persons held in detention", "share of the electorate", "minimum wage", "age". Alone owns these
names: a noun is always their head, never a verb, an adjective or a stray word; where the sentence names nothing that
is counted the name is plain "number". Names are for people: nothing is paired by them.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache

from tipdiff.figures.currencies import CODES
from tipdiff.figures.english import HAPPENED, STOPS
from tipdiff.figures.name_words import (
    AGE_WORDS,
    BROAD_NOUNS,
    COPULAS,
    DETERMINERS,
    DONE,
    HEDGES_OF_NAMES,
    NOUN_ENDS,
    RELATING,
    SINGLES,
    TELLING,
)
from tipdiff.figures.number_words import BOUNDS_BEFORE, CARDINALS, FRACTIONS, MAGNITUDES, MONTHS, TIMES
from tipdiff.model import SHARES, Figure

NUMBER, SHARE, MONEY, AGE, TIME = "number", "share", "money", "age", "time"
LONGEST = 4
"""Words of a noun phrase in a name."""
_WORD = re.compile(r"\d[\d.,]*|[^\W\d_][^\W_]*(?:['’-][^\W_]+)*|[^\w\s]")
_BOUNDS = frozenset(word for last, rows in BOUNDS_BEFORE.items() for words, _ in rows for word in (last, *words)) - (
    RELATING - {"of"}
)


def called(text: str, figure: Figure, beside: Sequence[Figure] = ()) -> str:
    """The name of a figure.

    Args:
        text: its sentence.
        figure: a figure of the sentence.
        beside: the other figures of the sentence: one without a noun counts what the one before it does.
    """
    before = _words(text[: figure.span[0]])
    after = _words(text[figure.span[1] :])
    if figure.unit in SHARES:
        return _share(before, after)
    if figure.unit is not None and (figure.unit in CODES or figure.conversion is not None):
        return _described(before) or MONEY
    if figure.unit in TIMES:
        return _time(figure, before, after)
    if figure.unit is not None:
        return _count(figure, before, after)
    return _bare(text, figure, before, after, beside)


@lru_cache(maxsize=512)
def _words(text: str) -> tuple[str, ...]:
    return tuple(_WORD.findall(text))


def _count(figure: Figure, before: Sequence[str], after: Sequence[str]) -> str:
    """ "identified 1,336 bodies", "38,034 persons were held in detention": the noun, and what was done."""
    noun = noun_of(figure.text)
    if not noun:
        return NUMBER
    if noun == "times":
        return "number of times"
    did = _done(before, after)
    lead = [word.lower() for word in before[-2:]]
    if lead[1:] == ["of"] and lead[0] in BROAD_NOUNS:
        return f"{lead[0]} of {noun}"  # "the deaths of 20 persons"
    of = _relation(after) if not did and noun.split()[-1].lower() in BROAD_NOUNS else ""
    return " ".join(part for part in (noun, did or of) if part)


def noun_of(text: str) -> str:
    """The words of a figure's own text that are no number: at most the last few, and no hedge before them."""
    all_words = _words(text)
    if not FRACTIONS.keys().isdisjoint(map(str.lower, all_words[:2])):  # "a quarter of a million pesos"
        all_words = all_words[max((n + 1 for n, word in enumerate(all_words) if _number(word)), default=0) :]
    words = [word for word in all_words if word[0].isalpha() and not _number(word)]
    while words and (words[0].lower() in HEDGES_OF_NAMES or words[0].lower() in STOPS):
        words = words[1:]
    for at in range(1, len(words)):
        if words[at].lower().endswith("ly") or (_many(words[at - 1]) and _verb(words[at].lower())):
            words = words[:at]  # "four states formally opposed", "six courts held trials"
            break
    while words and words[-1].lower().endswith(("ed", "ly")):
        words = words[:-1]
    return " ".join(words[-LONGEST:])


def _many(word: str) -> bool:
    """True for a plural in -s that is no part of another name: `courts`, not `rights`."""
    low = word.lower()
    return (
        len(low) > 3 and low.endswith("s") and not low.endswith(("ss", "us", "is", "'s", "’s")) and low not in SINGLES
    )


def _verb(word: str) -> bool:
    return word.endswith("ed") or word in DONE or word in HAPPENED


def _done(before: Sequence[str], after: Sequence[str]) -> str:
    """What was done to the counted: by the verb behind them ("were held in pretrial detention"), else by the verb
    before the number ("identified 1,336 bodies")."""
    at = 0
    while at < len(after) and after[at].lower() in COPULAS:
        at += 1
    verb = after[at].lower() if at < len(after) else ""
    if verb in ("granted", "given", "denied", "offered", "issued") and _noun_follows(after, at + 1):
        return ""  # "20 women were granted passports"
    if _participle(verb) and (at or (verb not in DONE and not _noun_follows(after, at + 1)) or _held(verb, after, at)):
        return " ".join([verb, *_where(after[at + 1 :])])
    here = len(before) - 1
    while here >= 0 and before[here].lower() in _BOUNDS | {"a", "total", "of", "the", "another"}:
        here -= 1
    verb = before[here].lower() if here >= 0 else ""
    past = here > 0 and before[here - 1].lower() not in COPULAS and verb != "found"
    return verb if past and _participle(verb) else ""


def _held(verb: str, after: Sequence[str], at: int) -> bool:
    """True for "persons held in jails", not for "cases found that"."""
    following = after[at + 1].lower() if at + 1 < len(after) else ""
    return verb in DONE and (following in RELATING or following in ("", ".", ",", "because", "during", "since"))


def _participle(word: str) -> bool:
    """True for what may be done to somebody; "reported" and "involved" tell nothing apart."""
    return (word in DONE or (word.endswith("ed") and len(word) > 4)) and word not in TELLING and word not in STOPS


def _noun_follows(words: Sequence[str], at: int) -> bool:
    """True behind an active verb: "20 gates required permission"."""
    return at < len(words) and words[at][0].isalpha() and words[at].lower() not in STOPS


def _where(words: Sequence[str]) -> list[str]:
    """ "in pretrial detention": the words behind a participle that tell where or for what."""
    if not words or words[0].lower() not in RELATING:
        return []
    held = _phrase(words[1:])
    return [words[0].lower(), *held] if held else []


def _relation(words: Sequence[str]) -> str:
    """ "of expression", "against minors": what broad nouns are of."""
    return " ".join(_where(words))


def _phrase(words: Sequence[str]) -> list[str]:
    """The noun phrase with which some words begin, its article left out; none where it is long or holds a number."""
    held: list[str] = []
    for word in words:
        low = word.lower()
        if not held and (low in DETERMINERS or low in HEDGES_OF_NAMES):
            continue
        if held and _many(held[-1]):
            break  # "58 percent of cases defendants faced"
        if low.endswith(("'s", "’s")):
            held = []
            continue  # "the country's prisons"
        if not word[0].isalpha() or low in STOPS or low in NOUN_ENDS | HAPPENED or _number(word) or low in MONTHS:
            break
        held.append(word)
    while held and (held[-1].lower().endswith(("ing", "ly")) or _participle(held[-1].lower())):
        held.pop()
    return held if len(held) <= LONGEST else []


def _share(before: Sequence[str], after: Sequence[str]) -> str:
    """ "76 percent of the prison population", "a 25 percent compliance rate", "the rate was 78 percent"."""
    if after[:1] == ("of",):
        held = _phrase(after[1:])
        return f"{SHARE} of {' '.join(held)}" if held else SHARE
    if after and after[0][0].isalpha() and after[0].lower() not in STOPS:
        held = _phrase(after)
        if held and held[-1].lower() in ("rate", "share", "level", "threshold", "tax", "quota"):
            return " ".join(held)
    return _described(before) or SHARE


def _described(before: Sequence[str]) -> str:
    """ "the minimum wage was", "a fine of up to": the noun of which the number is the value."""
    here = len(before) - 1
    while here >= 0 and before[here].lower() in _BOUNDS | {"a", "an", "just", "only", "(", "at"}:
        here -= 1
    if here < 1 or before[here].lower() not in COPULAS | {"of", "at", "to", "exceeded", "reached", "totaled", "stood"}:
        return ""
    while here >= 0 and before[here].lower() in COPULAS | {"of", "at", "to", "exceeded", "reached", "totaled", "stood"}:
        here -= 1
    held: list[str] = []
    while here >= 0 and len(held) < LONGEST + 2:
        word = before[here]
        if not word[0].isalpha() or word.lower() in STOPS or word.lower() in TELLING or _number(word):
            break
        held.insert(0, word)
        here -= 1
    if not held or here < 0 or before[here].lower() not in DETERMINERS | TELLING | {"that", ",", "and"}:
        return ""
    if _participle(held[-1].lower()) or held[-1].lower() in NOUN_ENDS or held[-1].lower().endswith(("ly", "ing")):
        return ""
    return " ".join(word for word in held if word.lower() not in HEDGES_OF_NAMES)


def _time(figure: Figure, before: Sequence[str], after: Sequence[str]) -> str:
    """ "children aged 14": an age is none of the lengths of time."""
    near = {word.lower() for word in (*before[-4:], *after[:2])}
    return AGE if near & AGE_WORDS else f"{TIME} in {_plural(figure.unit or '')}"


def _plural(unit: str) -> str:
    return unit if unit.endswith("s") else f"{unit}s"


def _bare(text: str, figure: Figure, before: Sequence[str], after: Sequence[str], beside: Sequence[Figure]) -> str:
    """A number without a noun: an age, a value, or as many of what another number of the sentence counts."""
    near = {word.lower() for word in (*before[-5:], *after[:4])}
    if near & AGE_WORDS:
        return AGE
    if after[:1] and after[0].lower() in ("were", "was"):
        held = _phrase(after[1:])
        if held and held[-1].lower().endswith("s") and not any(_participle(word.lower()) for word in held):
            return " ".join(held)  # "of which 36 were drownings"
    described = _described(before)
    if described:
        return described
    did = _done(before, after)
    earlier = [each for each in beside if each.span < figure.span]
    later = [each for each in beside if each.span > figure.span]
    for each in (*reversed(earlier), *later[:1]):
        joint = text[min(each.span[1], figure.span[1]) : max(each.span[0], figure.span[0])]
        plain = each.unit is not None and each.unit not in TIMES and each.unit not in CODES and each.unit not in SHARES
        if plain and each.unit is not None and each.conversion is None and "." not in joint:
            wider = figure.comparison or (each.value or 0) >= (figure.value or 0) or each.span > figure.span
            return " ".join(part for part in (noun_of(each.text), did) if part) if wider else NUMBER
    return NUMBER


def _number(word: str) -> bool:
    return word[0].isdigit() or word.lower() in CARDINALS or word.lower() in MAGNITUDES
