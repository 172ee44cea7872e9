"""How a number is written: takes a place, gives what its digits or words say, before its range and unit.

Owns the ways of writing one number: digits, words, a share of so many, and one word with more than digits. The words
stand in `english` and `number_words`.
"""

from __future__ import annotations

from collections.abc import Callable

from tipdiff.figures.currencies import CODES
from tipdiff.figures.currencies import NAMES as CURRENCIES
from tipdiff.figures.english import STOPS
from tipdiff.figures.number_words import (
    ABBREVIATED,
    ALPHABET,
    ARTICLES,
    CARDINALS,
    FRACTIONS,
    HALF_HEDGES,
    HYPHENED,
    JOINED,
    MAGNITUDES,
    NO_SHARE,
    OF_NO_TIME,
    PARTS_OF_TIME,
    PLACES,
    POWERS_OF_TEN,
    PRISON,
    SHARE_VERBS,
    TENS,
    THOUSAND,
    TIMES,
    WHOLES,
)
from tipdiff.figures.place import Place, Stated
from tipdiff.figures.rules import cued, table
from tipdiff.figures.tokens import LETTERS, SIGNS, Tokens, number
from tipdiff.model import PERCENT, Number


@cued(behind={","})
def _run_together(place: Place) -> tuple[Stated, ...] | None:
    """Three numbers whose first comma lost its space: "130,249, and 964"; a pair takes no comma before `and`."""
    parts, last = place.words[place.at].split(","), place.word(place.at + 3)
    three = len(parts) == 2 and place.word(place.at + 2) == "and" and last.isdigit() and len(last) <= 3
    plain = three and not place.tokens.custom.comma and all(map(str.isdigit, parts))
    return tuple(Stated(int(part), place.at + 1) for part in parts) if plain else None


SEVERAL = table("writing", _run_together)
"""What is several numbers in one token."""


@cued(behind={"in", "out"})
def _so_many_in_so_many(place: Place) -> Stated | None:
    """A share: "one in five victims" is 20 percent, "nearly eight in 10 victims" 80."""
    at, word = place.end, place.word
    out = place.behind == "out"
    if out and word(at + 1) != "of":
        return None
    here = at + 1 + out
    every = word(here) == "every"
    whole, end = _whole(place, here + every)
    part = place.value
    if not 0 < part < whole or part != int(part):
        return None
    if every or _shares(place, part, whole, end, out):
        return Stated(100 * part / whole, end, None, PERCENT, PERCENT)
    return None


def _whole(place: Place, here: int) -> tuple[Number, int]:
    """The second number of a share and the token after it; 0 where none stands there."""
    word = place.word(here)
    if word in ARTICLES and place.word(here + 1) in MAGNITUDES:
        return MAGNITUDES[place.word(here + 1)], here + 2
    value: float | None = CARDINALS.get(word)
    if value is None and word[:1].isdecimal():
        value = place.tokens.value(here)
        if value is not None and 1900 <= value < 2100 and len(word) == 4:
            return 0, here
    return place.tokens.scaled(value, here + 1) if value is not None else (0, here)


def _shares(place: Place, part: float, whole: Number, end: int, out: bool) -> bool:
    """True where "A in B" is a share: of persons, or with a hedge before it; "convicted two in three cases" is none."""
    following = place.word(end)
    if following in TIMES or place.tokens.month(end):
        return False
    class_of = next((place.counted[word] for word in place.words[end : end + 3] if word in place.counted), None)
    if (following == "of" or following in SHARE_VERBS) and not out:
        return part == 1 or whole in POWERS_OF_TEN or place.before in HALF_HEDGES or not place.before
    if class_of in PLACES:
        return False
    if class_of is not None:
        return part == 1 or whole <= 10 or whole in POWERS_OF_TEN
    hedged = place.before in HALF_HEDGES or not place.before
    return following.isalpha() and following not in STOPS and (hedged or part == 1) and not out


SHARES = table("writing", _so_many_in_so_many)
"""What two numbers say together."""


def _fraction(place: Place) -> Stated | None:
    """A share in words: "two thirds of the victims", "by a quarter"; "three quarters of a million" is 750,000."""
    share, end = _parts(place)
    return _of(place, share, end) if share else None


def _parts(place: Place) -> tuple[float, int]:
    """The fraction at a place and the token after it; 0 where there is none."""
    word, at = place.words[place.at], place.at
    if word in HYPHENED:
        return HYPHENED[word], at + 1
    if word in FRACTIONS:
        article = place.before in ARTICLES and not word.endswith("s")
        return (1 / FRACTIONS[word], at + 1) if article else (0, at)
    if word in CARDINALS and place.behind in FRACTIONS:
        return CARDINALS[word] / FRACTIONS[place.behind], at + 2
    return 0, at


def _of(place: Place, share: float, end: int) -> Stated | None:
    """What a fraction is of: a round number, one percent, or what is counted; else no number."""
    word, before = place.word, place.before
    if before in ARTICLES:
        before = word(place.at - 2)
    here = end + (word(end) == "of")
    here += word(here) in ARTICLES or (word(here) in ("one", "1") and word(here + 1) == "percent")
    if word(here) in MAGNITUDES and here > end:
        return Stated(*place.tokens.scaled(share, here))
    if word(here) in ("percent", "percentage") and here > end:
        return Stated(share, here)
    if word(end) in TIMES:
        return Stated(share, end) if word(end - 1).endswith(PARTS_OF_TIME) else None
    year = word(end + 1)
    shared = word(end) == "of" and not (len(year) == 4 and year.isdecimal())
    hedged = before in HALF_HEDGES or before == "by"
    if place.before in ARTICLES:  # "at least a fourth year" counts years
        hedged = hedged and (not word(end).isalpha() or word(end) in STOPS)
    several = word(end - 1).endswith(OF_NO_TIME)  # "two fifths stayed", but "two quarters" are half a year
    if before in NO_SHARE or not (shared or hedged or several or word(end) in SHARE_VERBS):
        return None
    return Stated(100 * share, end, None, PERCENT, PERCENT) if word(end) not in WHOLES else None


def _half(place: Place) -> Stated | None:
    """Half of something: "more than half of the farms", "half a million"; not "the first half of 2020"."""
    word, behind = place.words[place.at], place.behind
    if word != "half" or place.before in NO_SHARE:
        return None
    here = place.at + 1 + (behind in ARTICLES)
    if place.word(here) in MAGNITUDES:
        return Stated(*place.tokens.scaled(0.5, here))
    if behind in ARTICLES:
        measured = place.word(here) in TIMES or place.word(here) in ("percent", "percentage")
        return Stated(0.5, here) if measured else None
    if behind in TIMES:
        return Stated(0.5, place.at + 1)
    shared = behind in ("of", "the", "their", "its", "all") or place.before in HALF_HEDGES or place.before == "by"
    return Stated(50, place.at + 1, None, PERCENT, PERCENT) if shared else None


@cued(before=ARTICLES)
def _round(place: Place) -> Stated | None:
    """A round number behind an article: "a dozen women", "a hundred and twenty women", "a million and a half"."""
    word, before = place.words[place.at], place.word(place.at - 2)
    if word not in MAGNITUDES or before in ("in", "per", "half", "of", "by", "many"):
        return None
    article = place.at - 1
    value, end = in_words(lambda here: "one" if here == article else place.word(here), article)
    return Stated(*_and_a_part(place, value, end))


def _number_words(place: Place) -> Stated | None:
    """A number in words, however many: "two hundred and fifty thousand", "one point two million", "two and a half"."""
    if place.words[place.at] not in CARDINALS:
        return None
    value, end = in_words(place.word, place.at)
    decimals, after = _decimals(place.word, end)
    if decimals:
        value, end = place.tokens.scaled(value + decimals, after)
    return Stated(*_and_a_part(place, value, end))


def in_words(word: Callable[[int], str], at: int, below: float = float("inf")) -> tuple[Number, int]:
    """The value of number words from a token on, and the token after them; `below` is what it must stay under."""
    value, end = _below_thousand(word, at)
    size = MAGNITUDES.get(word(end), 0)
    if not 0 < size < below:
        return value, end
    value, end = value * size, end + 1
    while word(end) in MAGNITUDES:
        value, end = value * MAGNITUDES[word(end)], end + 1
    joined = word(end) == "and" and size == THOUSAND
    if size < THOUSAND or word(end + joined) not in CARDINALS:
        return value, end
    more, after = in_words(word, end + joined, size)
    fits = 0 < more < (100 if joined else size)
    return (value + more, after) if fits else (value, end)


def _below_thousand(word: Callable[[int], str], at: int) -> tuple[int, int]:
    value, end = _below_hundred(word, at)
    if word(end) != "hundred":
        return value, end
    value, end = 100 * value, end + 1
    more, after = _below_hundred(word, end + (word(end) == "and"))
    return (value + more, after) if more else (value, end)


def _below_hundred(word: Callable[[int], str], at: int) -> tuple[int, int]:
    value = CARDINALS.get(word(at), 0)
    if value in TENS and 0 < CARDINALS.get(word(at + 1), 0) < 10:  # "thirty five"
        return value + CARDINALS[word(at + 1)], at + 2
    return value, at + (word(at) in CARDINALS)


def _decimals(word: Callable[[int], str], at: int) -> tuple[float, int]:
    """The digits in words behind `point`, and the token after them: "one point two five"."""
    digits, end = "", at + 1
    while word(at) == "point" and CARDINALS.get(word(end), 10) < 10:
        digits, end = f"{digits}{CARDINALS[word(end)]}", end + 1
    return (float(f"0.{digits}"), end) if digits else (0, at)


def _and_a_part(place: Place, value: Number, end: int) -> tuple[Number, int]:
    """A number with the half behind it: "two and a half years", "one and a half million", "a million and a half"."""
    word = place.word
    if word(end) != "and" or word(end + 1) not in ARTICLES or word(end + 2) not in FRACTIONS:
        return value, end
    unit = MAGNITUDES.get(word(end - 1), 1)
    return place.tokens.scaled(value + unit / FRACTIONS[word(end + 2)], end + 3)


WORDS = table("writing", _fraction, _half, _round, _number_words)
"""Numbers in words."""


def _range_in_one_word(place: Place) -> Stated | None:
    """Two ends joined by a hyphen: "10-15 workers", "3,000-4,000", "$1.5-2 million", "5-7%", "$2-3m"."""
    token = place.words[place.at]
    left, hyphen, right = token.lstrip(SIGNS).rstrip("%‰").partition("-")
    if not hyphen:
        return None
    low, high = number(left, place.tokens.custom), number(right, place.tokens.custom)
    end = place.at + 1
    if low is None and high is None:
        return None
    if low is None or high is None:
        ends = _with_letters(place, left), _with_letters(place, right)
        if ends[1] is None or (low is None and ends[0] is None):
            return None
        scale = ends[1] / (number(right.rstrip(ALPHABET), place.tokens.custom) or 1)
        high, low = ends[1], ends[0] if low is None else low * scale
    if low is None or not low < high < 100 * max(low, 1):
        return None
    return Stated(low, end, high)


def _letters(place: Place) -> Stated | None:
    """A magnitude in letters behind the digits: "$2.1M", "10k people", "3.2bn"."""
    value = _with_letters(place, place.words[place.at].lstrip(SIGNS))
    return Stated(value, place.at + 1) if value is not None else None


def _with_letters(place: Place, digits: str) -> float | None:
    """The value of digits with letters behind them, where the letters are a magnitude."""
    plain = digits.rstrip(ALPHABET)
    value, letters = number(plain, place.tokens.custom), digits[len(plain) :]
    if value is None or not letters:
        return None
    size = (
        MAGNITUDES.get(letters) if letters in ABBREVIATED else LETTERS.get(letters) if _meant(place, letters) else None
    )
    return round(value * size, 3) if size else None


def letters_of(tokens: Tokens, word: str) -> int:
    """What the letters behind digits stand for, at the end of a range or beside a currency; 1 where they do not."""
    plain = word.rstrip("%").rstrip(ALPHABET)
    letters = word[len(plain) :]
    return MAGNITUDES.get(letters, 1) if letters in ABBREVIATED else LETTERS.get(letters, 1) if plain else 1


def _meant(place: Place, letter: str) -> bool:
    """True where a letter is a magnitude: beside a currency, where the report says so, or before what is counted."""
    if place.currency or letter in place.tokens.custom.letters:
        return True
    here = place.at + 1 + (place.behind == "+")
    following = place.word(here)
    if following in CURRENCIES or following.upper() in CODES:
        return True
    capital = place.tokens.piece(place.at, place.at + 1).rstrip("%")[-1].isupper()
    nouns = place.words[here : here + 3]
    if (
        any(word in place.counted for word in nouns if word.isalpha())
        and following.isalpha()
        and following not in STOPS
    ):
        return True
    return (capital or letter == "k") and following.isalpha() and following not in STOPS and following.endswith("s")


def _with_word(place: Place) -> Stated | None:
    """A word joined to the digits that belongs to the number: "40-plus", "200-odd", "5-million"."""
    left, _, right = place.words[place.at].lstrip(SIGNS).partition("-")
    value = number(left, place.tokens.custom)
    if value is None or right not in JOINED:
        return None
    return Stated(round(value * MAGNITUDES.get(right, 1), 3), place.at + 1, bound=JOINED[right])


def _fraction_in_digits(place: Place) -> Stated | None:
    """A share in digits: "2/3 of the victims"."""
    part, slash, whole = place.words[place.at].partition("/")
    if not (slash and part.isdecimal() and whole.isdecimal() and 0 < int(part) < int(whole)) or place.behind != "of":
        return None
    return Stated(100 * int(part) / int(whole), place.at + 1, None, PERCENT, PERCENT)


def _term_in_one_word(place: Place) -> Stated | None:
    """A length of time as an adjective of a sentence: "a 10-year prison term"."""
    left, _, right = place.words[place.at].partition("-")
    served = right in TIMES and left.isdigit() and PRISON.intersection(place.words[place.at + 1 : place.at + 4])
    return Stated(int(left), place.at + 1, None, "time", "years" if right[0] == "y" else right) if served else None


COMPOUNDS = table("writing", _range_in_one_word, _letters, _with_word, _fraction_in_digits, _term_in_one_word)
"""Numbers in one word with more than digits."""
