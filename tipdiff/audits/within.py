"""Figures of one sentence against each other, whatever they count: parts and their whole, percentages, multiples.

Takes annotated reports, gives `Audit`s. What a sentence says of its own figures needs no measure: "29 casualties (24
deaths and 15 injuries)" does not add up in any family. Each rule is a pattern over the sentence with its figures as
marks, and what must hold of their values. It stays silent where a value is a bound or a range, where kinds of units
differ, and where other words stand between than a list has.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from functools import cache
from typing import Literal

from tipdiff.audits.checked import UNNOTED, Checked
from tipdiff.audits.stated import exact, said
from tipdiff.figures.currencies import CODES
from tipdiff.figures.meaning.places import own_people
from tipdiff.figures.number_words import TIMES
from tipdiff.model import OTHER, PERCENT, Audit, Figure, Finding, Report
from tipdiff.model.frozen import Frozen
from tipdiff.model.references import FindingRef

M = r"\x02(\d+)\x03"
"""A figure in the marked sentence, by its place."""
OWN = rf"(?<!of )(?<!of the )(?<!of its ){M}"
"""One that is no whole of which another is said: not the 309 of "95 out of 309 positions"."""
FEW = r"(?:\s+[a-z][a-z'-]*){0,3}"
"""Words that a part may have beside its noun: "24 were killed"."""
BETWEEN = r"[^.;:()\x02]{0,60}?"
LIST = rf"{M}{FEW}(?:(?:,| and|, and|;|; and| as well as)\s+{M}{FEW})+"
ROUNDING = 1.0
"""Points by which a stated percentage may miss: 36.4 is called 36, and 36.5 either way."""
LOOSE = 4.0
"""The same where the text says "nearly" or "about"."""
DOUBLED = 0.1
"""Share by which "doubled" may miss two times."""
RISE = "increase|rise|growth|jump|surge|increased|rose|grew|jumped|more|higher|up"
FALL = "decrease|decline|drop|reduction|fall|decreased|declined|dropped|fell|reduced|fewer|less|lower|down"
HALVES = (
    (r"boys?\b", r"girls?\b", r"child|minor|juvenile|pupil|student|infant|youth"),
    (r"m[ae]n\b", r"wom[ae]n\b", r"adult"),
    (r"males?\b", r"females?\b", ""),
    (r"adults?\b", r"child|minor|juvenile", ""),
    (r"wom[ae]n\b", r"child|minor", ""),
    (r"death|dead|kill|fatal", r"injur|wound", r"casualt"),
)
"""Beginnings of words of two parts, and of a whole that they are all of; empty where they are all of any persons."""
_ABROAD = re.compile(r"\b(?:foreign|foreigners?|noncitizens?|non-citizens?)\b")
_HOME = re.compile(r"\b(?:nationals?|citizens?)\b")
_FOR = re.compile(r"^\s*(?:were\s+)?(for|in|by|from|against)\b")
"""What two parts have in common that are told apart by the same kind of words: "31 in mines and nine in fields"."""
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
}


class Case(Frozen):
    """A sentence with its figures as marks."""

    finding: Finding
    text: str
    """In lower case; each figure that has a value is a mark."""
    figures: tuple[Figure, ...]
    country: str
    checked: Checked
    """Takes the figures that a rule holds against each other."""


Verdict = tuple[Literal["sum", "claim"], str, Figure, float]
"""(rule of the contract, what is wrong, the figure that it is about, the value that would be right)."""


def within(report: Report, checked: Checked = UNNOTED) -> Iterator[Audit]:
    """What single sentences say against themselves, in the report's order."""
    for finding in report.findings:
        if len(finding.figures) > 1:
            yield from audits_of(finding, report.country, checked)


def audits_of(finding: Finding, country: str, checked: Checked = UNNOTED) -> Iterator[Audit]:
    """The audits of one sentence."""
    case = _case(finding, country, checked)
    for rule in RULES:
        for name, message, about, expected in rule(case):
            value = about.value or 0
            right = int(expected) if expected == int(expected) else round(expected, 1)
            yield Audit(
                name,
                message,
                about.measure,
                about.reference_year,
                right,
                value,
                (FindingRef("new", finding.id),),
                about.narrowing,
            )


def _case(finding: Finding, country: str, checked: Checked) -> Case:
    figures = tuple(sorted((f for f in finding.figures if f.value is not None), key=lambda f: f.span))
    pieces, at = [], 0
    for n, figure in enumerate(figures):
        start, end = figure.span
        if start < at:
            continue
        pieces += [finding.text[at:start], f"\x02{n}\x03"]
        at = end
    pieces.append(finding.text[at:])
    return Case(finding, "".join(pieces).lower(), figures, country, checked)


def kind(figure: Figure) -> str:
    """What kind of number it is: money of a currency, per cent, a length of time, or a count."""
    unit = figure.unit
    if unit == PERCENT or (unit is not None and unit in CODES):
        return unit
    return "time" if unit in TIMES else "count"


def _whole_and_parts(case: Case, whole: int, parts: Sequence[int]) -> tuple[Figure, list[Figure]] | None:
    """The figures, where all are exact and of one kind of unit, and no part is the whole's length of time or share."""
    figures = [case.figures[n] for n in (whole, *parts)]
    if not all(exact(figure) for figure in figures) or len({kind(figure) for figure in figures}) > 1:
        return None
    if kind(figures[0]) in ("time", PERCENT) or len({figure.reference_year for figure in figures}) > 1:
        return None
    return figures[0], figures[1:]


def brackets(case: Case) -> Iterator[Verdict]:
    """ "29 casualties (24 deaths and 15 injuries)": a bracket of counts right after a count."""
    for found in re.finditer(rf"{M}\s*\(\s*({LIST})\s*\)", case.text):
        whole, parts = int(found[1]), [int(n) for n in re.findall(M, found[2])]
        read = _whole_and_parts(case, whole, parts)
        if read is None:
            continue
        yield from _sum(case, *read, whole, parts)


def lists(case: Case) -> Iterator[Verdict]:
    """ "8,874 suspects, including 6,374 Ghanaians and 2,473 foreigners": two parts that are all."""
    words = "including|of whom|of which|comprising|consisting of|made up of|among them|namely"
    lead = rf"(?:,|:| –| —| -)?\s+(?:{words})\s+"
    for found in re.finditer(rf"{M}{BETWEEN}{lead}({LIST})\s*(?=[.,;)]|$)", case.text):
        whole, parts = int(found[1]), [int(n) for n in re.findall(M, found[2])]
        read = _whole_and_parts(case, whole, parts)
        if read is None:
            continue
        yield from _sum(case, *read, whole, parts)


def larger(case: Case) -> Iterator[Verdict]:
    """ "63 individuals, 70 of whom were convicted": a part larger than its whole."""
    ways = (
        rf"{M}{BETWEEN},\s+(?:and\s+|with\s+)?(?:only\s+)?{M}\s+of\s+(?:whom|which|them)\b",
        rf"{M}{BETWEEN},?\s+of\s+(?:whom|which)\s+(?:only\s+)?(?:[a-z]+\s+){{0,2}}?{M}",
    )
    for way in ways:
        for found in re.finditer(way, case.text):
            read = _whole_and_parts(case, int(found[1]), [int(found[2])])
            if read is None:
                continue
            whole, (part,) = read
            listed = re.search(r"\x03[^.;:\x02]*\band\s+(?:[a-z]+\s+){0,2}$", case.text[: found.start()])
            if listed:  # "nine of labor and two of sex trafficking, four of whom were men": of both
                continue
            case.checked.note(whole, part)
            if (part.value or 0) > (whole.value or 0):
                message = f"a part is larger than its whole: {said(part)} of {said(whole)}"
                yield "sum", message, part, float(whole.value or 0)


def shares(case: Case) -> Iterator[Verdict]:
    """ "12 of the 48 districts (30 percent)": a stated share of a stated whole."""
    for found in re.finditer(rf"{M}\s+(?:out\s+)?of\s+(?:the\s+|its\s+)?{M}{FEW},?\s*(?:\(|or\s+){M}", case.text):
        part, whole, share = (case.figures[int(n)] for n in found.groups())
        if kind(share) != PERCENT or kind(part) != "count" or not (exact(part) and exact(whole) and whole.value):
            continue
        case.checked.note(part, whole, share)
        right = 100 * (part.value or 0) / whole.value
        if abs(right - (share.value or 0)) > _tolerance(case, share):
            message = f"the report says {said(share)}, but {said(part)} of {said(whole)} are {right:.1f} percent"
            yield "claim", message, share, right


def percentages(case: Case) -> Iterator[Verdict]:
    """ "from 717 to 1,149, a 36 percent increase", "150 victims, a 50 percent increase compared with 120"."""
    move = rf"(?P<move>{RISE}|{FALL})"
    moved = rf"from\s+{M}{BETWEEN}\s+to\s+{M}"
    ways = (
        (rf"{moved}{BETWEEN}(?:,|\(|\s)\s*(?:or\s+|by\s+)?(?:an?\s+)?(?:[a-z]+\s+){{0,2}}?{M}\s+{move}\b", (1, 2, 3)),
        (rf"\b{move}\s+(?:[a-z]+\s+){{0,2}}?(?:by|of)\s+(?:[a-z]+\s+){{0,2}}?{M}{BETWEEN},?\s+{moved}", (3, 4, 2)),
        (
            rf"{OWN}{BETWEEN},\s+an?\s+(?:[a-z]+\s+){{0,2}}?{M}\s+{move}\s+(?:compared\s+(?:with|to)|from|over)\s+"
            rf"(?:the\s+)?{M}",
            (4, 1, 2),
        ),
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
            if abs(right - (share.value or 0)) > _tolerance(case, share):
                message = (
                    f"the report says {said(share)}, but from {said(then)} to {said(now)} it is {right:.1f} percent"
                )
                yield "claim", message, share, right


def directions(case: Case) -> Iterator[Verdict]:
    """ "125 complaints, an increase compared with 140 complaints": a rise or fall that goes the other way."""
    move = rf"(?P<move>{RISE}|{FALL})"
    ways = (
        (
            rf"{OWN}{BETWEEN},\s+(?:an?|which was an?|representing an?|up|down)\s+(?:[a-z]+\s+){{0,2}}?{move}\s+"
            rf"(?:compared\s+(?:with|to)|from|over|on)\s+(?:the\s+)?{M}",
            (3, 1),
        ),
        (rf"\b{move}\s+(?:[a-z]+\s+){{0,2}}?from\s+{M}(?:\s+in\s+\d{{4}})?\s+to\s+{M}", (2, 3)),
    )
    for way, order in ways:
        for found in re.finditer(way, case.text):
            then, now = (case.figures[int(found[n])] for n in order)
            if then.measure != OTHER or kind(then) != kind(now) or not (exact(then) and exact(now)):
                continue  # what a measure counts is judged over the whole report, by `claims`
            case.checked.note(then, now)
            delta = (now.value or 0) - (then.value or 0)
            if delta * (1 if re.fullmatch(RISE, found["move"]) else -1) <= 0:
                message = f"the report says {found['move']!r}, but gives {said(now)} after {said(then)}"
                yield "claim", message, now, float(then.value or 0)


def multiples(case: Case) -> Iterator[Verdict]:
    """ "more than doubled, from 60 to 100"."""
    words = "|".join(TIMES_OVER)
    way = rf"(?P<hedge>(?:more than|nearly|almost|over)\s+)?(?P<times>{words})\b{BETWEEN}from\s+{M}{BETWEEN}\s+to\s+{M}"
    for found in re.finditer(way, case.text):
        then, now = (case.figures[int(found[n])] for n in (3, 4))
        if kind(then) != kind(now) or not (exact(then) and exact(now) and then.value):
            continue
        case.checked.note(then, now)
        wanted, reached = TIMES_OVER[found["times"]], (now.value or 0) / then.value
        hedge = (found["hedge"] or "").strip()
        if hedge in ("more than", "over"):
            holds = reached > wanted if wanted > 1 else reached < wanted
        elif hedge:
            holds = abs(reached - wanted) <= 3 * DOUBLED * wanted
        else:
            holds = abs(reached - wanted) <= DOUBLED * wanted
        if not holds:
            word = f"{hedge} {found['times']}".strip()
            message = f"the report says {word}, but gives {said(then)} and {said(now)}"
            yield "claim", message, now, then.value * wanted


RULES: tuple[Callable[[Case], Iterator[Verdict]], ...] = (
    brackets,
    lists,
    larger,
    shares,
    percentages,
    directions,
    multiples,
)


def _sum(case: Case, whole: Figure, parts: Sequence[Figure], at: int, places: Sequence[int]) -> Iterator[Verdict]:
    """What parts miss of their whole, where they are all of it; what they have too much, where none is in two."""
    total = sum(part.value or 0 for part in parts)
    if total == whole.value:
        case.checked.note(whole, *parts)
        return
    everything = _everything(case, at, places)
    if everything or (total > (whole.value or 0) and _apart(case, places)):
        case.checked.note(whole, *parts)
        listed = " + ".join(f"{part.value:,}" for part in parts)
        yield "sum", f"{listed} are {total:,}, not {said(whole)}", whole, float(total)


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


def _apart(case: Case, parts: Sequence[int]) -> bool:
    """True where nobody is in two parts: halves of persons, or parts told apart by the same kind of words."""
    words = [_words(case, n) for n in parts]
    halves = {stem for a, b, _ in HALVES for stem in (a, b)}
    sexes = [next((stem for stem in halves if _begins(each, stem)), None) for each in words]
    if None not in sexes and len(set(sexes)) == len(sexes):
        return any({one, other} == {a, b} for a, b, _ in HALVES for one in sexes for other in sexes)
    leads = [_FOR.match(_after(case, n)) for n in parts]
    return all(leads) and len({lead[1] for lead in leads if lead}) == 1


def _after(case: Case, n: int) -> str:
    """What follows a part, up to the next mark or sign."""
    after = re.search(rf"\x02{n}\x03([^,.;()\x02]*)", case.text)
    return after[1] if after else ""


def _words(case: Case, n: int) -> str:
    """The words of a part: its noun, and what follows."""
    return f"{case.figures[n].text.lower()} {_after(case, n)}"


@cache
def _beginning(stem: str) -> re.Pattern[str]:
    return re.compile(rf"\b{stem}")


def _begins(text: str, stem: str) -> bool:
    return _beginning(stem).search(text) is not None


def _tolerance(case: Case, share: Figure) -> float:
    return ROUNDING if share.bound == "exactly" else LOOSE
