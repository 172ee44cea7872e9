"""Percentages against the part and the whole that a sentence gives, against 100, and two rates of exchange.

Takes a sentence with its figures as marks, gives verdicts. Alone owns by how much a rounded percentage may miss.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from itertools import pairwise

from tipdiff.audits.sentence import BETWEEN, FEW, Case, M, Verdict, kind, one_year
from tipdiff.audits.stated import exact, said
from tipdiff.model import PERCENT, Figure
from tipdiff.model.frozen import replace

ROUNDING = 1.0
"""Points by which a stated percentage may miss: 36.4 is called 36, and 36.5 either way."""
LOOSE = 4.0
"""The same where the text says "nearly" or "about" of it, ..."""
VAGUE = 8.0
"""... or of the part or the whole."""
EXCLUSIVE = (
    frozenset({"women", "girls", "men", "boys"}),
    frozenset({"women", "men", "children"}),
    frozenset({"women", "men", "minors"}),
    frozenset({"women", "children"}),
    frozenset({"adults", "children"}),
    frozenset({"adults", "minors"}),
    frozenset({"male", "female"}),
    frozenset({"males", "females"}),
)
"""Kinds of persons of which nobody is two."""
WHOLE = 100
RATES_APART = 0.25
"""Share by which two rates of one sentence may differ, beside what rounding makes of them."""


def shares(case: Case) -> Iterator[Verdict]:
    """ "12 of the 48 districts (30 percent)", "Of 48 districts, 12, or 30 percent, ...": a share of a whole."""
    if not of_shares(case):
        return
    own = r"(?:the\s+|its\s+|their\s+)?"
    mine = rf"(?:\(|,?\s+or\s+){M}"
    ways = (
        (rf"{M}\s+(?:out\s+)?of\s+{own}{M}{FEW},?\s*(?:\(|or\s+){M}", (1, 2, 3)),
        (rf"\bof\s+{own}{M}{BETWEEN},\s+{M}{FEW},?\s*{mine}", (2, 1, 3)),
        (rf"(?<!and )(?<!or ){M}{FEW},\s+(?:or\s+)?{M}\s+of\s+{own}{M}", (1, 3, 2)),
        (rf"{M}{BETWEEN},\s+of\s+which\s+(?:[a-z]+\s+){{0,3}}?{M},?\s*{mine}", (2, 1, 3)),
        (
            rf"(?:built|designed|space|capacity)\s+(?:for|of|to hold){FEW}\s+{M}{BETWEEN}held{FEW}\s+{M}{BETWEEN},\s+"
            rf"(?:or\s+)?{M}\s+of\s+(?:its\s+)?capacity",
            (2, 1, 3),
        ),
        (
            rf"capacity\s+(?:for|of|to hold){FEW}\s+{M}{BETWEEN}(?:held|housed){FEW}\s+{M}{BETWEEN},\s+"
            rf"(?:(?:or|with|for)\s+)?an\s+occupancy\s+rate\s+of\s+{M}",
            (2, 1, 3),
        ),
        (
            rf"held{FEW}\s+{M}{BETWEEN}(?:built|designed|space|capacity)\s+(?:for|of|to hold)\s+{M}{BETWEEN},\s+"
            rf"(?:or\s+)?{M}\s+of\s+(?:its\s+)?capacity",
            (1, 2, 3),
        ),
    )
    for way, order in ways:
        for found in re.finditer(way, case.text):
            part, whole, share = (case.figures[int(found[n])] for n in order)
            yield from _share(case, part, whole, share)


def of_shares(case: Case) -> bool:
    """True where a sentence gives a percentage."""
    return any(figure.unit == PERCENT for figure in case.figures)


def hundred(case: Case) -> Iterator[Verdict]:
    """ "60 percent of victims were women, 30 percent girls, and 25 percent men": parts of one whole that pass it."""
    if sum(figure.unit == PERCENT for figure in case.figures) < 2 or " of " not in case.text:
        return
    of = r"(?:\s+of\s+(?:the\s+|its\s+|all\s+)?[a-z]+)"
    first = rf"(?:\bof\s+(?:the\s+|all\s+)?[a-z]+{FEW},\s+{M}|{M}{of})"
    said = r"(?:\s+(?P<verb>are|were|was|is))?((?:\s+[a-z-]+){1,2})"
    again = rf"(?:,\s+(?:and\s+)?|\s+and\s+){M}(?:\s+(?:are|were|was|is))?((?:\s+[a-z-]+){{1,2}})"
    for found in re.finditer(rf"{first}{said}((?:{again})+)(?=[.;]|$)", case.text):
        rest = re.findall(again, found[5])
        places = [int(found[1] or found[2]), *(int(row[0]) for row in rest)]
        parts, words = [case.figures[n] for n in places], [found[4], *(row[1] for row in rest)]
        if any(kind(part) != PERCENT or not _near(part) for part in parts) or not _of_one_kind(words):
            continue
        case.checked.note(*parts)
        total = sum(part.value or 0 for part in parts)
        room = sum(0.5 if part.bound == "exactly" else LOOSE for part in parts)
        if total > WHOLE + room:
            message = f"{' + '.join(f'{part.value:g}' for part in parts)} are {total:g} percent of one whole"
            yield "sum", message, parts[-1], WHOLE - (total - (parts[-1].value or 0))


def _of_one_kind(words: Sequence[str]) -> bool:
    """True for kinds of persons of which nobody is two: women, girls and men."""
    names = [frozenset().union(*EXCLUSIVE) & set(each.split()) for each in words]
    told = {name for each in names for name in each}
    return len(told) == len(words) and all(names) and any(told <= row for row in EXCLUSIVE)


def _share(case: Case, part: Figure, whole: Figure, share: Figure) -> Iterator[Verdict]:
    if kind(share) != PERCENT or kind(part) != "count" or kind(whole) != "count" or not whole.value:
        return
    if not all(_near(figure) for figure in (part, whole, share)) or not one_year((part, whole)):
        return
    case.checked.note(part, whole, share)
    right = 100 * (part.value or 0) / whole.value
    if abs(right - (share.value or 0)) > _tolerance(part, whole, share):
        message = f"the report says {said(share)}, but {said(part)} of {said(whole)} are {right:.1f} percent"
        yield "claim", message, share, right


def _near(figure: Figure) -> bool:
    return figure.high is None and figure.bound in ("exactly", "approximately")


def _tolerance(part: Figure, whole: Figure, share: Figure) -> float:
    if not (exact(part) and exact(whole)) or not re.search(r"\d", share.text):
        return VAGUE  # "half of the 700" need not be 350
    return tolerance(share)


def tolerance(share: Figure) -> float:
    """Points by which a stated percentage may miss."""
    return ROUNDING if share.bound == "exactly" else LOOSE


def rates(case: Case) -> Iterator[Verdict]:
    """ "10 million pesos ($500,000) on shelters and 20 million ($2 million) on aid": two rates of exchange."""
    pairs = [(figure, figure.conversion) for figure in case.figures if figure.conversion is not None and _near(figure)]
    for (one, dear), (other, cheap) in pairwise(pairs):
        if (one.unit, dear.unit) != (other.unit, cheap.unit) or not one_year((one, other)):
            continue
        if not (one.value and other.value and dear.value and cheap.value):
            continue
        case.checked.note(one, other)
        first, second = one.value / dear.value, other.value / cheap.value
        room = 1 + RATES_APART + _rounded(dear.value) + _rounded(cheap.value)
        if max(first, second) / min(first, second) > room:
            message = f"two rates of exchange: {first:,.4g} {one.unit} to one {dear.unit}, then {second:,.4g}"
            about = replace(other, value=cheap.value, unit=cheap.unit, conversion=None)
            yield "claim", message, about, other.value / first


def _rounded(value: float) -> float:
    """Half of the last digit that is no zero, as a share of the value: 0.5 for one, 0.05 for 1.1."""
    digits = f"{value:.10g}".replace(".", "").strip("0") or "1"
    return 0.5 / float(digits)


RULES: tuple[Callable[[Case], Iterator[Verdict]], ...] = (shares, hundred, rates)
