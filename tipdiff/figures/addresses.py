"""Numbers to call and to write to: telephones, lines for help, houses, postal codes, addresses on the web.

Takes places of a sentence, tells of each number whether it is one of these and so counts nothing. `names` asks them
among its own rules.
"""

from __future__ import annotations

from tipdiff.figures.number_words import STREETS
from tipdiff.figures.place import Named, Place, law
from tipdiff.figures.rules import cued

_PHONES = frozenset("+ ( . : at tel phone telephone fax mobile cell call dial whatsapp sms".split())
LINES = frozenset({"hotline", "helpline", "line"})
EMERGENCY = 911
SHORTEST_LINE = 3
"""Digits of a number to call."""
SHORTEST_PHONE, LONGEST_PHONE = 7, 15
"""Digits of a telephone number."""
POSTCODE = 5
_AT = frozenset({"at", "near"})


@cued(before=_PHONES)
def telephone(place: Place) -> Named | None:
    """A telephone number: "+1 202 555 0123", "(202) 555-0123", "tel. 555 0123"."""
    at, digits, groups = place.at, 0, 0
    while at < len(place.words) and digits <= LONGEST_PHONE:
        word = place.words[at]
        if word[0].isdecimal() and word.replace("-", "").replace(".", "").isdecimal():
            digits, groups, last = digits + len(word.replace("-", "")), groups + 1 + word.count("-"), at
        elif word not in ("-", "(", ")", "/"):
            break
        at += 1
    if digits < SHORTEST_PHONE or digits > LONGEST_PHONE:
        return None
    before = place.word(place.at - 2) if place.before in (".", ":", "at") else place.before
    signed = before == "+" or (before == "(" and place.behind == ")" and groups > 2)
    return Named(last + 1) if signed or before in _PHONES - {".", ":", "at", "(", "+"} else None


def postcode(place: Place) -> Named | None:
    """A postal code behind the letters of its state: "Washington, DC 20520"."""
    token, state = place.words[place.at], place.before
    if len(token) != POSTCODE or len(state) != 2 or not token.isdecimal() or state in ("us", "uk", "eu", "un"):
        return None
    return law(place) if place.tokens.upper(place.at - 1) and place.behind not in place.counted else None


def house(place: Place) -> Named | None:
    """The number of a house: "12 Baker Street", "1600 Pennsylvania Avenue"."""
    if STREETS.isdisjoint(place.words[place.at + 2 : place.at + 5]) or not place.behind[:1].isalpha():
        return None
    here = place.at + 1
    while place.word(here) not in STREETS and place.tokens.capital(here):
        here += 1
    named = place.word(here) in STREETS and place.tokens.capital(here)
    within = place.before in _AT and here > place.at + 1  # "At 12 Baker Street police found"
    return law(place) if named and (within or place.word(here + 1) not in place.counted) else None


@cued(before={"/", "=", "?", "&", "#", ":", "_", "@"})
def part_of_an_address(place: Place) -> Named | None:
    """A part of an address on the web: "example.org/?id=123"."""
    text, start = place.tokens.text, place.tokens.starts[place.at]
    run = text[text.rfind(" ", 0, start) + 1 :].partition(" ")[0]
    return Named(place.at + 1) if "://" in run or "www." in run or "@" in run or "?" in run[:-1] else None


def emergency(place: Place) -> Named | None:
    """The number to call for help: "911"."""
    return law(place) if place.value == EMERGENCY and place.behind not in place.counted else None


@cued(behind=LINES)
def line_to_call(place: Place) -> Named | None:
    """The number of a line before it: "the 1343 hotline"."""
    return _call(place)


@cued(before=LINES | {"dial", "dialing", "toll-free", "number"})
def called(place: Place) -> Named | None:
    """The number of a line behind the word for it: "dial 1343"."""
    return _call(place) if place.behind not in place.counted else None


def _call(place: Place) -> Named | None:
    token = place.words[place.at]
    return law(place) if len(token) >= SHORTEST_LINE and token.isdigit() else None


def hours_of_a_line(place: Place) -> Named | None:
    """When a line answers, or its number, in one word: "Help 10-11, a hotline"."""
    here = place.at
    called = place.behind in LINES or (
        place.tokens.capital(here - 1) and not LINES.isdisjoint(place.words[max(0, here - 4) : here])
    )
    return Named(here + 1) if called else None
