"""Parts of one sentence against their whole: "29 casualties (24 deaths and 15 injuries)".

Takes a sentence with its figures as marks, gives verdicts. Alone owns when parts are all of a whole: where they are two
halves of it, or where a bracket or colon gives them right behind it and they nearly add up.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from functools import cache

from tipdiff.audits.sentence import BETWEEN, FEW, Case, M, Verdict, kind, one_year
from tipdiff.audits.stated import exact, said
from tipdiff.figures.meaning.places import own_people
from tipdiff.model import PERCENT, Figure

LIST = rf"{M}{FEW}(?:(?:,| and|, and|;|; and| as well as)\s+{M}{FEW})+"
NEARLY = 0.25
"""Share of the whole by which the parts of a bracket may miss it and still be meant as all of it."""
HALVES = (
    (r"boys?\b", r"girls?\b", r"child|minor|juvenile|pupil|student|infant|youth"),
    (r"m[ae]n\b", r"wom[ae]n\b", r"adult"),
    (r"males?\b", r"females?\b", ""),
    (r"adults?\b", r"child|minor|juvenile", ""),
    (r"wom[ae]n\b", r"child|minor", ""),
    (r"death|dead|kill|fatal", r"injur|wound", r"casualt"),
)
"""Beginnings of words of two parts, and of a whole that they are all of; empty where they are all of any persons."""
APART = (
    *((one, other) for one, other, _ in HALVES),
    (r"civilians?\b", r"police|soldier|officer|military|militant|insurgent|combatant|troops|security"),
    (r"militant|insurgent|combatant|terrorist", r"police|soldier|officer|military|troops|security"),
    (r"convicted|sentenced", r"pretrial|pre-trial|untried|unsentenced|remand"),
)
"""Beginnings of words of two parts of which nobody is in both."""
_EVENTS = re.compile(
    r"\b(?:incident|attack|case|raid|clash|event|explosion|accident|operation|protest|strike|shooting)"
)
"""Wholes of which persons are no parts: "47 incidents, with 70 deaths and 90 injured"."""
_ABROAD = re.compile(r"\b(?:foreign|foreigners?|noncitizens?|non-citizens?)\b")
_HOME = re.compile(r"\b(?:nationals?|citizens?)\b")
_FOR = re.compile(r"^\s*(?:were\s+)?(for|in|by|from|against)\b")
"""What two parts have in common that are told apart by the same kind of words: "31 in mines and nine in fields"."""
_ONLY_SOME = re.compile(r"\s+(?:from|in|with|under|who|among|at)\b")
"""Behind a list, what tells that it gives only some: "400 adults and 210 children from the east"."""


BEHIND_A_COMMA, REVERSED = (2, 3), 4
"""Ways of `larger`: a part that stands behind a comma, and one that stands before its whole."""


def brackets(case: Case) -> Iterator[Verdict]:
    """ "29 casualties (24 deaths and 15 injuries)", "512 persons: 300 men and 202 women": right behind a count."""
    ways = (rf"{M}{FEW}\s*\(\s*({LIST})\s*\)", rf"{M}{FEW}:\s+({LIST})\s*(?=[.;)]|$)")
    for way in ways:
        for found in re.finditer(way, case.text):
            yield from _listed(case, found, close=True)


def lists(case: Case) -> Iterator[Verdict]:
    """ "8,874 suspects, including 6,374 Ghanaians and 2,473 foreigners": two parts that are all."""
    words = "including|of whom|of which|comprising|consisting of|made up of|among them|namely|with"
    lead = rf"(?:,|:| –| —| -)?\s+(?:{words})\s+"
    for found in re.finditer(rf"{M}{BETWEEN}{lead}({LIST})\s*(?=[.,;)]|$)", case.text):
        yield from _listed(case, found, close=False)


def of_the(case: Case) -> Iterator[Verdict]:
    """ "Of the 90 casualties, 31 were deaths and 48 were injuries"."""
    for found in re.finditer(rf"\bof\s+(?:the\s+|these\s+)?{M}{BETWEEN},\s+({LIST})\s*(?=[.,;)]|$)", case.text):
        yield from _listed(case, found, close=False)


def larger(case: Case) -> Iterator[Verdict]:
    """ "63 individuals, 70 of whom were convicted", "Of the 45 detainees, 61 were freed": more than the whole."""
    ways = (
        rf"{M}{BETWEEN},\s+(?:and\s+|with\s+)?(?:only\s+)?{M}\s+of\s+(?:whom|which|them)\b",
        rf"{M}{BETWEEN},?\s+of\s+(?:whom|which)\s+(?:only\s+)?(?:[a-z]+\s+){{0,2}}?{M}",
        rf"\bof\s+(?:the\s+|these\s+)?{M}{BETWEEN},\s+(?:only\s+)?{M}\s+"
        r"(?:were|was|had|are|have|remained|received|accepted|led|resulted)\b",
        rf"\bof\s+(?:the\s+|these\s+)?{M}{BETWEEN},\s+(?:[a-z]+\s+){{1,3}}?[a-z]+ed\s+(?:only\s+)?{M}",
        rf"(?<!of )(?<!of the ){M}\s+of\s+(?:the|its|their|these)\s+{M}",
    )
    for n, way in enumerate(ways):
        for found in re.finditer(way, case.text):
            places = [int(found[2]), int(found[1])] if n == REVERSED else [int(found[1]), int(found[2])]
            read = _whole_and_parts(case, places[0], places[1:])
            if read is None:
                continue
            whole, (part,) = read
            if n in BEHIND_A_COMMA and part.unit not in (None, whole.unit):
                continue  # "Of the 45 cases, 52 defendants were acquitted"
            listed = re.search(r"\x03[^.;:\x02]*\band\s+(?:[a-z]+\s+){0,2}$", case.text[: found.start()])
            if listed:  # "nine of labor and two of sex trafficking, four of whom were men": of both
                continue
            case.checked.note(whole, part)
            if (part.value or 0) > (whole.value or 0):
                message = f"a part is larger than its whole: {said(part)} of {said(whole)}"
                yield "sum", message, part, float(whole.value or 0)


def totals(case: Case) -> Iterator[Verdict]:
    """ "19 in the first half and 23 in the second, for a total of 42": two counts and their sum, and no third."""
    if "total" not in case.text or len(case.figures) != len(("one", "other", "total")):
        return
    behind = r"(?:for\s+a\s+(?:combined\s+)?total\s+of|totaling|a\s+total\s+of)"
    for found in re.finditer(rf"{M}{BETWEEN}\band\s+(?:[a-z]+\s+){{0,3}}?{M}{BETWEEN},\s+{behind}\s+{M}", case.text):
        places = [int(n) for n in found.groups()]
        read = _whole_and_parts(case, places[2], places[:2])
        if read is None:
            continue
        whole, parts = read
        case.checked.note(whole, *parts)
        total = sum(part.value or 0 for part in parts)
        if total != whole.value:
            listed = " + ".join(f"{part.value:,}" for part in parts)
            yield "sum", f"{listed} are {total:,}, not {said(whole)}", whole, float(total)


RULES: tuple[Callable[[Case], Iterator[Verdict]], ...] = (brackets, lists, of_the, larger, totals)


def _listed(case: Case, found: re.Match[str], close: bool) -> Iterator[Verdict]:
    """What a list of parts misses of its whole.

    Args:
        close: True where it stands in a bracket or behind a colon, so that it may be all without being halves.
    """
    whole, places = int(found[1]), [int(n) for n in re.findall(M, found[2])]
    read = _whole_and_parts(case, whole, places)
    if read is None:
        return
    figure, parts = read
    total, stated = sum(part.value or 0 for part in parts), figure.value or 0
    if total == stated:
        case.checked.note(figure, *parts)
        return
    nearly = close and abs(total - stated) <= NEARLY * stated and all(part.value for part in parts)
    behind = [_ONLY_SOME.match(_after(case, n)) is not None for n in places]
    some = not close and total < stated and behind[-1] and not any(behind[:-1])
    everything = not some and _everything(case, whole, places)
    if nearly or everything or (total > stated and _apart(case, whole, places)):
        case.checked.note(figure, *parts)
        listed = " + ".join(f"{part.value:,}" for part in parts)
        yield "sum", f"{listed} are {total:,}, not {said(figure)}", figure, float(total)


def _whole_and_parts(case: Case, whole: int, parts: Sequence[int]) -> tuple[Figure, list[Figure]] | None:
    """The figures, where all are exact and of one kind of unit, and no part is the whole's length of time or share."""
    figures = [case.figures[n] for n in (whole, *parts)]
    if not all(exact(figure) for figure in figures) or len({kind(figure) for figure in figures}) > 1:
        return None
    if kind(figures[0]) in ("time", PERCENT) or not one_year(figures):
        return None
    return figures[0], figures[1:]


def _everything(case: Case, whole: int, parts: Sequence[int]) -> bool:
    """True for two parts that are all there is: boys and girls of children, deaths and injuries, nationals and
    foreigners."""
    if len(parts) != 2:
        return False
    one, other = (_words(case, n) for n in parts)
    if bool(_ABROAD.search(one)) != bool(_ABROAD.search(other)):
        home = other if _ABROAD.search(one) else one
        return bool(_HOME.search(home)) or any(own_people(word, case.country) for word in home.split())
    named = case.figures[whole].text.lower()
    return any(
        ((_begins(one, a) and _begins(other, b)) or (_begins(one, b) and _begins(other, a)))
        and (not of or _begins(named, of))
        for a, b, of in HALVES
    )


def _apart(case: Case, whole: int, parts: Sequence[int]) -> bool:
    """True where nobody is in two parts: halves of persons, or parts told apart by the same kind of words."""
    words = [_words(case, n) for n in parts]
    events = _EVENTS.search(case.figures[whole].text.lower()) is not None
    if len(words) == 2 and any(
        (_begins(words[0], one) and _begins(words[1], other)) or (_begins(words[1], one) and _begins(words[0], other))
        for one, other in APART
    ):
        return not events
    leads = [_FOR.match(_after(case, n)) for n in parts]
    kinds = {lead[1] for lead in leads if lead}
    return all(leads) and len(kinds) == 1 and "for" not in kinds  # one may be tried for two crimes


def _after(case: Case, n: int) -> str:
    """What follows a part, up to the next mark or sign."""
    after = re.search(rf"\x02{n}\x03([^,.;()\x02]*)", case.text)
    return after[1] if after else ""


def _words(case: Case, n: int) -> str:
    """The words of a part: its noun, and what follows."""
    return f"{case.figures[n].text.lower()} {_after(case, n)}"


@cache
def _beginning(stem: str) -> re.Pattern[str]:
    return re.compile(rf"\b(?:{stem})")


def _begins(text: str, stem: str) -> bool:
    return _beginning(stem).search(text) is not None
