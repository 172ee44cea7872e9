"""How much a sentence says that something moved, against the two values that it gives.

Takes a sentence with its figures as marks, gives verdicts: percentages ("from 717 to 1,149, a 36 percent increase"),
directions ("an increase from 260"), multiples ("more than doubled") and distances ("31 more than the 47").
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

from tipdiff.audits.sentence import BETWEEN, MOVE, OWN, RISE, Case, M, Verdict, kind
from tipdiff.audits.shares import of_shares, tolerance
from tipdiff.audits.stated import exact, said
from tipdiff.model import OTHER, PERCENT, Figure

DOUBLED = 0.1
"""Share by which "doubled" may miss two times."""
TIMES_OVER = {
    "doubled": 2.0,
    "tripled": 3.0,
    "trebled": 3.0,
    "quadrupled": 4.0,
    "halved": 0.5,
    "twofold": 2.0,
    "threefold": 3.0,
    "fourfold": 4.0,
    "fivefold": 5.0,
    "tenfold": 10.0,
    "twice": 2.0,
    "double": 2.0,
    "triple": 3.0,
    "half": 0.5,
}
_ADJECTIVES = r"(?:[a-z]+\s+){0,2}?"
_ONCE = r"(?!\s+(?:(?:a|per|each|every)\s+(?:year|month|quarter)|annually|yearly|on average))"
"""Behind a percentage, that it is not one of each year: "rose by 10 percent a year, from 40,000 to 58,000"."""
_COMPARED = r",?\s+compared\s+(?:with|to)\s+(?:the\s+)?"
_GOVERNS = r"(?=\s*(?:[.,;)]|of\b|$))"
"""Behind a word of rise or fall, that it governs the two values, and is not "an increase in complaints"."""
_EQUAL = (
    r"(?:the same(?:\s+(?:number|amount|total))?\s+as|(?:equal|identical) to|"
    r"unchanged\s+(?:from|compared\s+(?:with|to)))"
)
_NEAR = r"[^.;:,()\x02]{0,40}?"
"""What may stand between two figures of one clause."""
_TOLD = r",\s+(?:(?:which was|representing|reflecting|marking)\s+)?(?:an?|or)\s+(?:an?\s+)?"


def percentages(case: Case) -> Iterator[Verdict]:
    """ "from 717 to 1,149, a 36 percent increase", "150 victims, a 50 percent increase compared with 120"."""
    if not of_shares(case):
        return
    moved = rf"from\s+{M}{BETWEEN}\s+to\s+{M}"
    ways = (
        (rf"{moved}{BETWEEN}(?:,|\(|\s)\s*(?:or\s+|by\s+)?(?:an?\s+)?{_ADJECTIVES}{M}\s+{MOVE}\b", (1, 2, 3)),
        (rf"{moved}{BETWEEN}(?:,|\()\s*(?:an?\s+){_ADJECTIVES}{MOVE}\s+of\s+{_ADJECTIVES}{M}", (1, 2, 4)),
        (rf"\b{MOVE}\s+{moved}{BETWEEN},\s+(?:or|by)\s+{_ADJECTIVES}{M}", (2, 3, 4)),
        (rf"\b{MOVE}\s+{_ADJECTIVES}(?:by\s+|of\s+)?{_ADJECTIVES}(?<!to ){M}{_ONCE}{_NEAR},?\s+{moved}", (3, 4, 2)),
        (
            rf"{OWN}{BETWEEN},\s+an?\s+{_ADJECTIVES}{M}\s+{MOVE}\s+(?:compared\s+(?:with|to)|from|over)\s+"
            rf"(?:the\s+)?{M}",
            (4, 1, 2),
        ),
        (
            rf"{OWN}{BETWEEN},\s+an?\s+{_ADJECTIVES}{MOVE}\s+of\s+{_ADJECTIVES}{M}\s+"
            rf"(?:compared\s+(?:with|to)|from|over)\s+(?:the\s+)?{M}",
            (4, 1, 3),
        ),
        (rf"{OWN}{BETWEEN}{_COMPARED}{M}{_NEAR}{_TOLD}{_ADJECTIVES}{M}\s+{MOVE}{_GOVERNS}", (2, 1, 3)),
        (rf"{OWN}{BETWEEN}{_COMPARED}{M}{_NEAR}{_TOLD}{_ADJECTIVES}{MOVE}\s+of\s+{_ADJECTIVES}{M}", (2, 1, 4)),
    )
    for way, order in ways:
        for found in re.finditer(way, case.text):
            then, now, share = (case.figures[int(found[n])] for n in order)
            if kind(share) != PERCENT or kind(then) != kind(now) or kind(now) in (PERCENT, "time"):
                continue
            if not (exact(then) and exact(now) and then.value):
                continue
            case.checked.note(then, now, share)
            moved_by = 100 * ((now.value or 0) - then.value) / then.value
            right = moved_by if re.fullmatch(RISE, found["move"]) else -moved_by
            if right < 0 and order[:2] == (2, 1):
                continue  # the word is wrong before its size is: `directions`
            if abs(right - (share.value or 0)) > tolerance(share):
                message = (
                    f"the report says {said(share)}, but from {said(then)} to {said(now)} it is {right:.1f} percent"
                )
                yield "claim", message, share, right


def directions(case: Case) -> Iterator[Verdict]:
    """ "125 complaints, an increase compared with 140 complaints": a rise or fall that goes the other way."""
    against = r"(?:compared\s+(?:with|to)|from|over|on)\s+(?:the\s+)?"
    ways = (
        (rf"{OWN}{BETWEEN},\s+(?:an?|which was an?|representing an?)\s+{_ADJECTIVES}{MOVE}\s+{against}{M}", (3, 1)),
        (rf"{OWN}{BETWEEN},?\s+(?P<move>up|down)\s+from\s+(?:the\s+)?{M}", (3, 1)),
        (rf"\b{MOVE}\s+{_ADJECTIVES}from\s+{M}(?:\s+in\s+\d{{4}})?\s+to\s+{M}", (2, 3)),
        (rf"\b{MOVE}\s+to\s+{M}[^.;:()\x02]{{0,60}}?,?\s+from\s+{M}", (3, 2)),
        (rf"{OWN}{BETWEEN}{_COMPARED}{M}{_NEAR}{_TOLD}{_ADJECTIVES}(?:{M}\s+)?{MOVE}{_GOVERNS}", (2, 1)),
    )
    for way, order in ways:
        for found in re.finditer(way, case.text):
            then, now = (case.figures[int(found[n])] for n in order)
            if kind(then) != kind(now) or not (exact(then) and exact(now)):
                continue
            if then.measure != OTHER and (order != (2, 1) or _narrowed(then) != _narrowed(now)):
                continue  # words between what a measure counts are judged over the whole report, by `claims`
            case.checked.note(then, now)
            delta = (now.value or 0) - (then.value or 0)
            if delta * (1 if re.fullmatch(RISE, found["move"]) else -1) <= 0:
                message = f"the report says {found['move']!r}, but gives {said(now)} after {said(then)}"
                yield "claim", message, now, float(then.value or 0)


def _narrowed(figure: Figure) -> tuple[object, ...]:
    return figure.measure, figure.narrowing, figure.coverage


def equals(case: Case) -> Iterator[Verdict]:
    """ "33 threats, the same number as the 38 of the year before": two that are said to be equal."""
    if not any(word in case.text for word in ("the same", "equal to", "identical to", "unchanged")):
        return
    for found in re.finditer(rf"{OWN}{BETWEEN},\s+(?:or\s+)?{_EQUAL}\s+(?:the\s+)?{M}", case.text):
        now, then = (case.figures[int(found[n])] for n in (1, 2))
        if kind(then) != kind(now) or not (exact(then) and exact(now)) or _narrowed(then) != _narrowed(now):
            continue
        case.checked.note(then, now)
        if now.value != then.value:
            yield "claim", f"the report says the same, but gives {said(now)} after {said(then)}", now, then.value or 0


def multiples(case: Case) -> Iterator[Verdict]:
    """ "more than doubled, from 60 to 100", "500 members, twice the 350 of the year before"."""
    words = "|".join(TIMES_OVER)
    times = rf"(?P<hedge>(?:more than|nearly|almost|over|about)\s+)?(?P<times>{words})\b"
    ways = (
        (rf"{times}{BETWEEN}from\s+{M}{BETWEEN}\s+to\s+{M}", (3, 4)),
        (rf"{OWN}{BETWEEN},\s+{times}\s+(?:the|its|last year's)\s+{M}", (4, 1)),
    )
    for way, order in ways:
        for found in re.finditer(way, case.text):
            then, now = (case.figures[int(found[n])] for n in order)
            if kind(then) != kind(now) or not (exact(then) and exact(now) and then.value):
                continue
            case.checked.note(then, now)
            hedge, wanted = (found["hedge"] or "").strip(), TIMES_OVER[found["times"]]
            if not _holds(hedge, wanted, (now.value or 0) / then.value):
                word = f"{hedge} {found['times']}".strip()
                message = f"the report says {word}, but gives {said(then)} and {said(now)}"
                yield "claim", message, now, then.value * wanted


def _holds(hedge: str, wanted: float, reached: float) -> bool:
    if hedge in ("more than", "over"):
        return reached > wanted if wanted > 1 else reached < wanted
    return abs(reached - wanted) <= (3 if hedge else 1) * DOUBLED * wanted


def distances(case: Case) -> Iterator[Verdict]:
    """ "88 deaths, 31 more than the 47 of the year before": a distance that is another."""
    way = rf"{OWN}{BETWEEN},\s+(?:or\s+)?{M}\s+(?P<move>more|fewer|less)\s+than\s+(?:the\s+|its\s+)?{M}"
    for found in re.finditer(way, case.text):
        now, by, then = (case.figures[int(found[n])] for n in (1, 2, 4))
        if {kind(now), kind(by), kind(then)} != {"count"} or not (exact(now) and exact(by) and exact(then)):
            continue
        case.checked.note(now, by, then)
        right = ((now.value or 0) - (then.value or 0)) * (1 if found["move"] == "more" else -1)
        if right != by.value:
            message = f"the report says {said(by)} {found['move']}, but gives {said(now)} after {said(then)}"
            yield "claim", message, by, float(right)


RULES: tuple[Callable[[Case], Iterator[Verdict]], ...] = (percentages, directions, equals, multiples, distances)
