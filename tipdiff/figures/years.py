"""The reference year of each figure: stated, inherited from its whole, or relative to the edition.

Takes items, the sentence's years and their surroundings; fills `year`. Owns which years tell the time of a
count: "in 2022" does, "the 2012 law" and "the 2022-2024 plan" do not, and over "since 2016" or "from 2019 to
2021" a count has no one year.
"""

from __future__ import annotations

from collections.abc import Sequence

from tipdiff.figures.english import LABELS, MONTHS, STOPS, rises, word_set
from tipdiff.figures.items import Item
from tipdiff.figures.lexicon import Mark, Marks
from tipdiff.figures.structure import Structure
from tipdiff.figures.tokens import Tokens

_LEADS = MONTHS | word_set(
    "in during for by with than to and or year years fy calendar fiscal early late mid ( — – was were over"
    " through until since from between"
)
"""Before a year, the words that make it tell the time of a count."""
_PERIODS = MONTHS | word_set(
    "half quarter months month weeks end beginning start rest part course period year remainder semester"
)
"""Before "of 2022", likewise."""
_WORTHY = word_set("total figure figures number numbers data statistics level levels")
"""After a year, likewise: "the 2022 figure"."""
_OVER = word_set("over in during within")
"""Before "the last six years", which makes a count no one year's."""
_PAPERS = LABELS | word_set("plan agreement memorandum policy strategy amendment amendments statute code")
"""After "the May 2018", what is dated by it and no count."""
_BEGUN = word_set("unlike began begun started")
"""Before a period, the words that make it another's: "whose trials began in the previous reporting period"."""
FIRST_YEAR = 1900
"""No report speaks of a year before."""
CUMULATIVE = 0
"""Stands for a span of years: the count belongs to none of them."""


def references(tokens: Tokens, years: Sequence[tuple[int, int]], marks: Marks, default: int) -> list[tuple[int, int]]:
    """(token, year) of what tells the time of a count; `CUMULATIVE` over a span of years."""
    words, found = tokens.words, []
    spans = _spans(words, years)
    for at, year in years:
        if "unlike" in words[max(0, at - 3) : at]:  # "Unlike in 2022, courts convicted nobody"
            continue
        if at in spans:
            found.append((at, spans[at]))
        elif _tells(words, at):
            found.append((at, CUMULATIVE if words[at - 1] in ("since", "between") else year))
    found += [
        (mark.start, default - 1 if mark.name == "previous" else default)
        for mark in marks["years"]
        if _BEGUN.isdisjoint(words[max(0, mark.start - 3) : mark.start]) and not _carried(words, mark)
    ]
    found += [
        (at, CUMULATIVE)
        for at in (range(2, len(words) - 2) if "years" in words else ())
        if words[at] in ("last", "past") and words[at - 2] in _OVER and words[at + 2] == "years"
    ]
    return sorted(found)


def _carried(words: list[str], mark: Mark) -> bool:
    """True for "from the previous reporting period", which tells when a count of this year began."""
    before = words[max(0, mark.start - 8) : mark.start]
    return mark.name == "previous" and before[-2:] == ["from", "the"] and not rises(before)


def _spans(words: list[str], years: Sequence[tuple[int, int]]) -> dict[int, int]:
    """Years that are ends of a span, by token."""
    found: dict[int, int] = {}
    tokens = [at for at, _ in years]
    for at in tokens:
        if tokens.count(at) == 2:  # one token, "2022-2024"
            if words[at + 1 : at + 2] == ["fiscal"] or words[at - 1] in ("fiscal", "fy"):
                found[at] = min(year for here, year in years if here == at)
                continue
            found[at] = CUMULATIVE if words[at - 1] in ("in", "during", "from", "for", "(", "between") else -1
        elif (
            at + 2 in tokens
            and words[at - 1] in ("from", "between")
            and words[at + 1] in ("to", "and", "through", "until")
        ):
            found[at] = found[at + 2] = CUMULATIVE
    return {at: year for at, year in found.items() if year >= 0}


def _tells(words: list[str], at: int) -> bool:
    before = words[at - 1] if at else ""
    following = words[at + 1] if at + 1 < len(words) else ""
    if before == "of":
        return words[at - 2] in _PERIODS or words[at - 2].endswith("-half")
    if following in _WORTHY or "budget" in words[at + 1 : at + 3]:
        return True
    if before == "from":
        return rises(words[max(0, at - 7) : at])
    if before in ("in", "during", "since") or (before in MONTHS and following not in _PAPERS):
        return True
    if (
        following
        and following[0].isalpha()
        and (following in LABELS or following not in STOPS)
        and before not in ("with", "to", ",", "(", "year", "fy")
    ):
        return False
    if before == ",":
        return at > 1 and (words[at - 2].isdigit() or words[at - 2] in MONTHS)
    return before in _LEADS or before.isdigit() or at == 0 or (before == "." and words[at - 2] in MONTHS)


def fill(
    items: list[Item], refs: list[tuple[int, int]], structure: Structure, default: int, inherited: int | None
) -> None:
    """The reference year of each item; `None` where the sentence tells none and no whole gives one.

    `inherited` is the year of the passage, for a sentence that goes on about what was said before.
    """
    segments = structure.segments
    by_segment: dict[int, list[tuple[int, int]]] = {}
    for at, year in refs:
        by_segment.setdefault(segments[at], []).append((at, year))
    first = items[0].quantity.lead
    begins: dict[int, int] = {}
    for item in items:
        begins.setdefault(item.segment, item.quantity.lead)
    leading = next(
        (year for at, year in refs if at < first and at <= 4 and not structure.comparing[segments[at]]), None
    )
    for place, item in enumerate(items):
        here = by_segment.get(item.segment)
        beside = _beside(items, place, len(segments)) if here else 0
        stated = _stated(item, here, beside, begins[item.segment]) if here else None
        item.year = _derived(item, leading, default, inherited) if stated is None else stated


def _beside(items: list[Item], place: int, end: int) -> int:
    """Token of the next item that is no part of this one; `end` where there is none."""
    for other in items[place + 1 :]:
        if other.depth <= items[place].depth:
            return other.quantity.lead
    return end


def _stated(item: Item, refs: list[tuple[int, int]], following: int, first: int) -> int:
    """The year that stands right after the item; else, where the segment's years follow their counts ("four
    in 2021 and two cases and nine arrests in 2020"), the next, and where they go before, the last."""
    if len({year for _, year in refs}) == 1:
        return refs[0][1]
    after = next((year for at, year in refs if item.quantity.end <= at < following), None)
    if after is not None:
        return after
    if item.parent is not None and item.parent.segment == item.segment and item.parent.year is not None:
        return item.parent.year
    later = next((year for at, year in refs if at >= item.quantity.end), None)
    if later is not None and refs[0][0] > first:
        return later
    before = [year for at, year in refs if at < item.quantity.lead]
    return before[-1] if before else refs[0][1]


def _derived(item: Item, leading: int | None, default: int, inherited: int | None) -> int | None:
    if item.comparison and (item.parent is None or not item.parent.comparison):
        base = item.compared.year if item.compared is not None else inherited
        return (base if base else default) - 1
    if item.parent is not None:
        return item.parent.year
    if leading is not None and not item.comparison:
        return leading
    return inherited
