"""Blocks to sections: which part of the report each paragraph belongs to, and how that is known.

Where a page prints no heading, a paragraph's opening words decide; what nothing places stays with the
section before it. Page furniture ends here. What is left out is handed back too, so that a reader can
judge it.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from operator import attrgetter
from typing import NamedTuple

from tipdiff.model.frozen import Frozen, replace
from tipdiff.normalize import contents, sentences
from tipdiff.normalize.headings import Heading, as_titles, fold_heading, is_subheading, parted
from tipdiff.normalize.mending import mend
from tipdiff.normalize.typography import fold, glued_ends
from tipdiff.profiles import Profile, SectionForm
from tipdiff.read import Block

PAGE_NUMBER = r"(?:page\s+)?\d{1,4}(?:\s+of\s+\d{1,4})?|[A-Z]|"
BULLET = re.compile(r"\s*[•*]\s+")

TITLE_MARKS = 40
"""Characters by which a title that the page repeats may be longer, for marks and blanks that the other lacks."""

CONFIDENCE = {"heading": 1.0, "run-in": 0.9, "label": 0.9, "opening": 0.7, "order": 0.6}
"""How sure each way of finding a section is; an order, not a measured probability."""


@dataclass(eq=False)
class Draft:
    """A section while it is being gathered."""

    name: str
    heading: str | None
    found_by: str
    paragraphs: list[Block] = field(default_factory=list)


class Spot(NamedTuple):
    """A block of the page, and what it belongs to."""

    at: int
    section: str | None
    """None before any section."""
    line: str
    """Its text."""


class Gathered(Frozen):
    """The sections of a report in the page's order, each once, and what stands in none."""

    drafts: tuple[Draft, ...]
    subheadings: tuple[Block, ...]
    """Headings that open no section."""
    furniture: tuple[Block, ...]
    """Lines that belong to the page: its titles, running heads, page numbers, site banners, and what stands before
    the report's title."""
    behind: tuple[Block, ...] = ()
    """From the report's references or the like on."""
    spots: tuple[Spot, ...] = ()
    """Every heading and paragraph of the report in the page's order."""

    def before(self, at: int) -> Sequence[Spot]:
        """What stands before that many blocks of the page, the nearest last."""
        return self.spots[: bisect_left(self.spots, at, key=attrgetter("at"))]


def gather(blocks: Iterable[Block], profile: Profile, titles: Iterable[str], country: str | None) -> Gathered:
    """The sections of a report; `titles` are lines that name the report itself."""
    furniture = furniture_of(profile.furniture, country)
    named = {_bare(title) for title in titles}
    longest = TITLE_MARKS + max(map(len, named), default=0)
    blocks, listed = contents.parted(list(as_titles(list(blocks))), profile)
    end = end_of(blocks, profile)
    kept: list[Block] = []
    dropped: list[Block] = listed
    for block in blocks[:end]:
        short = len(block.text) <= longest
        outside = furniture.fullmatch(block.text) or (short and _bare(block.text) in named)
        (dropped if outside else kept).append(block)
    parts = list(_parts(mend(list(without_notes(kept, profile.notes)), profile), profile))
    current = _Opening(profile, {heading.section for _, heading in parts if heading is not None})
    subheadings: list[Block] = []
    spots: list[Spot] = []
    under: str | None = None
    for part, heading in parts:
        if heading is not None:
            current.enter(heading, part.text)
            under = None
        elif is_subheading(part):
            subheadings.append(part)
            under = part.text
        elif not furniture.fullmatch(part.text):
            current.add(replace(part, under=under))
        spots.append(Spot(part.at, current.draft.name if current.draft else None, part.text))
    drafts = [draft for draft in current.drafts.values() if draft.paragraphs or draft.found_by == "heading"]
    return Gathered(tuple(drafts), tuple(subheadings), tuple(dropped), tuple(blocks[end:]), tuple(spots))


def end_of(blocks: Sequence[Block], profile: Profile) -> int:
    """How many blocks are the report's: from its references or the like on, past the middle of the text, none is."""
    if not profile.ends:
        return len(blocks)
    rest = sum(len(block.text) for block in blocks)
    half = rest / 2
    for n, block in enumerate(blocks):
        if rest < half and block.kind != "item" and fold_heading(block.text) in profile.ends:
            return n
        rest -= len(block.text)
    return len(blocks)


def _parts(blocks: Iterable[Block], profile: Profile) -> Iterator[tuple[Block, Heading | None]]:
    """Every block in its parts; a letter counts inside the numbered part that is open."""
    number = None
    for block in blocks:
        for part, heading in parted(block, profile, number):
            number = (heading and heading.number) or number
            yield part, heading


class _Opening:
    """The section that the next paragraph belongs to."""

    def __init__(self, profile: Profile, headed: set[str]) -> None:
        self.profile = profile
        self.openings = [form for form in profile.sections if form.name not in headed]
        """Sections that the page does not head: only those are told by their opening words."""
        self.items = next((form for form in profile.sections if form.items), None)
        self.drafts: dict[str, Draft] = {}
        self.draft: Draft | None = None
        self.headed = False

    def enter(self, heading: Heading, text: str) -> None:
        """A heading was met."""
        self.headed = self.headed or heading.found_by != "run-in"
        self.draft = self.drafts.setdefault(heading.section, Draft(heading.section, text, heading.found_by))
        if self.draft.heading is None:  # a foreword had opened it
            self.draft.heading, self.draft.found_by = text, heading.found_by

    def add(self, block: Block) -> None:
        """A paragraph: in the section that is open, unless its own opening says otherwise."""
        if block.kind == "paragraph":
            for part in self._turned(block):
                self._place(part)
        else:
            self._place(block)

    def _place(self, block: Block) -> None:
        form = self._opened_by(block) if block.kind == "paragraph" else None
        if form is not None:
            self.draft = self.drafts.setdefault(form.name, Draft(form.name, None, "opening"))
        elif self.items is not None and self._is_loose_list(block):
            items = self.drafts.setdefault(self.items.name, Draft(self.items.name, None, "order"))
            items.paragraphs.append(block)
            return
        if self.draft is None:
            first = self.profile.sections[0].name
            self.draft = self.drafts.setdefault(first, Draft(first, None, "order"))
        self.draft.paragraphs.append(block)

    def _opened_by(self, block: Block) -> SectionForm | None:
        """After a heading only a section that comes later: its own heading was lost."""
        text = fold(block.text)
        for form in self.openings:
            later = form.name not in self.drafts and self._order(form.name) > self._order(self.draft)
            if self.headed and not later:
                continue
            if any(re.match(opening, text, re.IGNORECASE) for opening in (*form.openings, *form.turns)):
                return form
        return None

    def _order(self, section: str | Draft | None) -> int:
        name = section.name if isinstance(section, Draft) else section
        return self.profile.order(name) if name else -1

    def _turned(self, block: Block) -> Iterator[Block]:
        """The block, parted where a sentence turns to another section: early pages put all in one
        paragraph."""
        turns = [] if self.headed else [turn for form in self.openings for turn in form.turns]
        text = fold(block.text)
        starts = [0]
        if turns and re.search("|".join(turns), text, re.IGNORECASE):
            at = 0
            for sentence in sentences.split(text):
                at = text.index(sentence, at)
                if at and re.match("|".join(turns), sentence, re.IGNORECASE):
                    starts.append(at)
        for start, end in zip(starts, [*starts[1:], len(text)], strict=True):
            yield replace(block, text=block.text[start:end].strip())

    def _is_loose_list(self, block: Block) -> bool:
        """Items before any heading: pages saved as text lost the heading of their recommendations."""
        assert self.items is not None
        before = self.drafts.get(self.items.name)
        if self.headed or (before is not None and before.found_by != "order"):
            return False
        if block.kind == "item":
            return True
        text = fold(block.text)
        return len(BULLET.findall(text)) > 1 or len(glued_ends(text)) > 1


def without_notes(blocks: Iterable[Block], notes: Sequence[str]) -> Iterator[Block]:
    pattern = re.compile("|".join(notes)) if notes else None
    for block in blocks:
        text = pattern.sub("", block.text).strip() if pattern else block.text
        if text:
            yield block if text == block.text else replace(block, text=text)


def _bare(text: str) -> str:
    return re.sub(r"\W+", " ", fold(text)).strip().lower()


@lru_cache(maxsize=16)
def furniture_of(lines: tuple[str, ...], country: str | None) -> re.Pattern[str]:
    """Lines that belong to the page: the profile's, page numbers, the running head with the country."""
    running = [rf"\d*+\W*+{re.escape(country)}\W*\d*"] if country else []
    return re.compile(rf"\W{{0,80}}(?:{'|'.join((*lines, *running, PAGE_NUMBER))})\W*", re.IGNORECASE)
