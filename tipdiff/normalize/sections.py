"""Blocks to sections: which part of the report each paragraph belongs to, and how that is known.

Headings are told by the profile's table, never by their level or their looks. Where a page prints none, a paragraph's
opening words decide; what nothing places stays with the section before it. Page furniture ends here.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from functools import lru_cache

from tipdiff.normalize.typography import fold
from tipdiff.profiles import Profile, SectionForm
from tipdiff.read import Block

NUMBERED = re.compile(r"section (?P<number>\d+)\b[.:]?\s*(?P<title>.*)")
LETTERED = re.compile(r"(?P<letter>[a-k])\.\s+(?P<title>.+)")
PAGE_NUMBER = r"(?:page\s+)?\d{1,4}(?:\s+of\s+\d{1,4})?|[A-Z]|\W*"
BULLET = re.compile(r"\s*[•*]\s+")
SENTENCE_END = tuple(".!?:;\"')]…")

HEADING_WORDS = 25
"""The longest section title seen has 23 words."""
SUBHEADING_WORDS = 14
"""A line of at most this many words without a full stop, in capitals or title case, heads what follows."""
CUT_PARAGRAPH = 60
"""Characters; a shorter paragraph without a full stop is a label or heading, not one that a page break cut."""
RUN_IN_WORDS = 9
"""A heading that runs into its paragraph has at most this many words before the colon."""

CONFIDENCE = {"heading": 1.0, "run-in": 0.9, "label": 0.9, "opening": 0.7, "order": 0.6, "rest": 0.4}
"""How sure each way of finding a section is; an order, not a measured probability."""


@dataclass
class Draft:
    """A section while it is being gathered."""

    name: str
    heading: str | None
    found_by: str
    paragraphs: list[Block] = field(default_factory=list)


def gather(blocks: Iterable[Block], profile: Profile, titles: Iterable[str], country: str | None) -> list[Draft]:
    """The sections of a report in the page's order, each once; `titles` are lines that name the report itself."""
    furniture = _furniture(profile.furniture, country)
    named = {_bare(title) for title in titles}
    kept = [block for block in blocks if not furniture.fullmatch(block.text) and _bare(block.text) not in named]
    drafts: dict[str, Draft] = {}
    blocks = list(mend(kept, profile))
    current = _Opening(profile, {heading_section(block.text, profile, None) for block in blocks})
    for block in blocks:
        for part, heading in _parts(block, profile, current.number):
            if heading is not None:
                current.enter(heading, part.text, drafts)
            else:
                current.add(part, drafts)
    return [draft for draft in drafts.values() if draft.paragraphs or draft.found_by == "heading"]


class _Opening:
    """The section that the next paragraph belongs to."""

    def __init__(self, profile: Profile, headed: set[str | None]) -> None:
        self.profile = profile
        self.openings = [form for form in profile.sections if form.name not in headed]
        """Sections that the page does not head: only those are told by their opening words."""
        self.number: str | None = None
        self.headed = False
        self.draft: Draft | None = None

    def enter(self, found: tuple[str, str], heading: str, drafts: dict[str, Draft]) -> None:
        """A heading was met: `found` is the section and the way it was told."""
        name, found_by = found
        if found_by == "heading":
            self.headed = True
            if name.startswith("section-") and name.count("-") == 1:
                self.number = name
        before = drafts.get(name)
        if before is None:
            self.draft = drafts[name] = Draft(name, heading, found_by)
            return
        self.draft = before
        if before.heading and NUMBERED.fullmatch(fold_heading(before.heading)) and not before.paragraphs:
            before.heading = f"{before.heading} {heading}"
        before.heading = before.heading or heading

    def add(self, block: Block, drafts: dict[str, Draft]) -> None:
        """A paragraph: in the section that is open, unless its own opening says otherwise."""
        form = None if self.headed else self._opened_by(block)
        if form is not None and (self.draft is None or self.draft.name != form.name):
            self.draft = drafts.setdefault(form.name, Draft(form.name, None, "opening"))
        elif self._is_loose_list(block, drafts):
            items = next(form for form in self.profile.sections if form.items)
            drafts.setdefault(items.name, Draft(items.name, None, "order")).paragraphs.append(block)
            return
        if self.draft is None:
            first = self.profile.sections[0].name
            self.draft = drafts.setdefault(first, Draft(first, None, "order"))
        self.draft.paragraphs.append(block)

    def _opened_by(self, block: Block) -> SectionForm | None:
        text = fold(block.text)
        return next(
            (form for form in self.openings for opening in form.openings if re.match(opening, text, re.IGNORECASE)), None
        )

    def _is_loose_list(self, block: Block, drafts: dict[str, Draft]) -> bool:
        """Items before any heading: pages saved as text lost the heading of their recommendations."""
        items = next((form for form in self.profile.sections if form.items), None)
        if items is None or self.headed or (items.name in drafts and drafts[items.name].found_by != "order"):
            return False
        return block.kind == "item" or len(BULLET.findall(fold(block.text))) > 1


def mend(blocks: Iterable[Block], profile: Profile) -> Iterator[Block]:
    """Joins paragraphs that a page break cut in mid-sentence."""
    pending: Block | None = None
    for block in blocks:
        if _is_subheading(block) or heading_section(block.text, profile, None) is not None:
            if pending is not None:
                yield pending
            pending = None
            yield block
            continue
        if pending is not None and _goes_on(pending, block):
            joint = "" if pending.text.endswith("-") and pending.text[-2:-1].isalnum() else " "
            pending = Block(pending.kind, f"{pending.text}{joint}{block.text}", pending.page)
            continue
        if pending is not None:
            yield pending
        pending = block
    if pending is not None:
        yield pending


def _goes_on(block: Block, following: Block) -> bool:
    if block.kind == "heading" or following.kind != "paragraph" or fold(block.text).endswith(SENTENCE_END):
        return False
    if following.text[0].islower() or following.text[0] in ",;)":
        return len(block.text.split()) > 3
    return block.kind == "paragraph" and len(block.text) > CUT_PARAGRAPH and len(following.text) > CUT_PARAGRAPH


def fold_heading(text: str) -> str:
    """Lower case, without marks at either end: what the profile's table lists."""
    return " ".join(fold(text).lower().split()).strip(" *#_:.-–—|•")


def heading_section(text: str, profile: Profile, number: str | None) -> str | None:
    """The section that a line heads; None where it heads none.

    A title decides before a number or letter, since letters shift from year to year: the section about privacy keeps
    its name where the page calls it `h.` instead of `f.`. `number` is the numbered section that is open.
    """
    folded = fold_heading(text)
    if len(folded.split()) > HEADING_WORDS or not folded:
        return None
    name = profile.section_named(folded)
    if name is not None:
        return name
    if numbered := NUMBERED.fullmatch(folded):
        return profile.section_named(numbered["title"]) or profile.section_named(f"section {numbered['number']}")
    if (lettered := LETTERED.fullmatch(folded)) and len(lettered["title"].split()) <= HEADING_WORDS:
        name = profile.section_named(lettered["title"])
        if name is None and number is not None and not text.rstrip().endswith("."):
            name = f"{number}-{lettered['letter']}"
            if profile.form(name) is not None:
                name = f"{number}-{re.sub(r'[^a-z0-9]+', '-', lettered['title']).strip('-')}"
        return name
    return None


def _parts(block: Block, profile: Profile, number: str | None) -> Iterator[tuple[Block, tuple[str, str] | None]]:
    """The block, parted from a heading or labels that run into it; with each heading its section and how it was told."""
    name = heading_section(block.text, profile, number) if block.kind != "item" else None
    if name is not None:
        yield Block("heading", block.text, block.page), (name, "heading")
    elif labelled := list(_labelled(block, profile)):
        yield from labelled
    elif run_in := _run_in(block, profile):
        heading, rest, section = run_in
        yield Block("heading", heading, block.page), (section, "run-in")
        yield Block("paragraph", rest, block.page), None
    elif not _is_subheading(block):
        yield block, None


def _run_in(block: Block, profile: Profile) -> tuple[str, str, str] | None:
    """(heading, rest, section) of a paragraph such as `Recommendations for Elbonia: Train judges; ...`."""
    head, colon, rest = block.text.partition(":")
    if not colon or not rest.strip() or len(head.split()) > RUN_IN_WORDS:
        return None
    form = profile.form(profile.section_named(fold_heading(head)) or "")
    return (head, rest.strip(), form.name) if form and form.run_in else None


def _labelled(block: Block, profile: Profile) -> Iterator[tuple[Block, tuple[str, str] | None]]:
    """Lists of clauses behind labels inside one paragraph: each clause is an item."""
    if not profile.labels or block.kind == "heading":
        return
    sections = dict(profile.labels)
    pattern = re.compile(rf"\b({'|'.join(map(re.escape, sections))}):\s*", re.IGNORECASE)
    found = list(pattern.finditer(block.text))
    if not found or found[0].start() > 0:
        return
    furniture = _furniture(profile.furniture, None)
    ends = [*(label.start() for label in found[1:]), len(block.text)]
    for label, end in zip(found, ends, strict=True):
        yield Block("heading", label[1], block.page), (sections[label[1].lower()], "label")
        for clause in block.text[label.end():end].split(";"):
            if not furniture.fullmatch(clause.strip()):
                yield Block("item", clause.strip(), block.page), None


def _is_subheading(block: Block) -> bool:
    """A heading that opens no section of its own: it parts the text and is no finding."""
    words = [word for word in re.findall(r"[^\W\d_][\w'-]*", fold(block.text)) if len(word) > 3]
    if block.kind == "heading":
        return True
    if block.kind == "item" or block.text.rstrip().endswith(SENTENCE_END) or len(block.text.split()) > SUBHEADING_WORDS:
        return False
    return bool(words) and all(word[0].isupper() for word in words)


def _bare(text: str) -> str:
    return re.sub(r"\W+", " ", fold(text)).strip().lower()


@lru_cache(maxsize=16)
def _furniture(lines: tuple[str, ...], country: str | None) -> re.Pattern[str]:
    """Lines that belong to the page: the profile's, page numbers, the running head with the country."""
    running = [rf"\d*\W*{re.escape(country)}\W*\d*"] if country else []
    return re.compile(rf"\W*(?:{'|'.join((*lines, *running, PAGE_NUMBER))})\W*", re.IGNORECASE)
