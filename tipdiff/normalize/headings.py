"""What a line heads: the profile's table of headings, and the ways in which a heading hides in a page.

Takes a block and gives it parted into its heading, if it holds one, and the rest. A heading is told by its
words, never by its level or its looks: pages print one section's name large, small, in bold, in capitals,
numbered, lettered, or run into the paragraph that it heads.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache

from tipdiff.model.frozen import Frozen, replace
from tipdiff.normalize.typography import fold
from tipdiff.profiles import Profile, countries
from tipdiff.read import HEADING_WORDS, Block

NUMBERED = re.compile(r"section (?P<number>\d+)\b[.:]?\s*(?P<title>.*)")
ORDERED = re.compile(r"(?:(?:chapter|part) )?(?:\d{1,2}(?:\.\d{1,2}){0,3}|[ivxl]{1,6})[.):]? (?P<title>.+)")
"""Numbers of headings that say nothing of what they head: `1.2 methods`, `iv. policies`, `chapter 3: fish`."""
LABEL = re.compile(r"(?:section|chapter|part|annex) (?:\d{1,2}|[ivxl]{1,6}|[a-k])")
LETTERED = re.compile(r"(?P<letter>[a-k])\.\s+(?P<title>.+)")
RUN_IN = re.compile(r"(?P<heading>[^:.]{3,90})[:.]\s+(?P<rest>\S.*)", re.DOTALL)
CAPITALS = re.compile(
    r"(?:^|(?<=[.!?:)]\s)|(?<=[.!?][\"')]\s))"
    r"(?:[A-K]\.\s)?[A-Z][A-Z'/,()& -]{2,}[A-Z)](?=\s(?:[\"']?[A-Z][a-z]|[A-Z]\s[a-z]))"
)
SENTENCE_END = tuple(".!?:;\"')]…")

HEADING_LENGTH = 300
"""Characters; the longest section title seen has 163."""
BARE_NUMBER = 20
"""Characters that a number takes without its title: `Section 12.`"""
SENTENCE_WORDS = 4
"""A line with a full stop and more words is a sentence, not a heading."""
LABELLED = 80
"""Characters that a country's name and the label behind it take at most."""
WHOLE_REPORT = 4_000
"""Characters of a paragraph that may be a whole report; the longest true one of the reports at hand has 3,751."""
SUBHEADING_WORDS = 14
"""A line of at most this many words without a full stop, in capitals or title case, heads what follows."""


class Heading(Frozen):
    """The section that a heading opens."""

    section: str
    found_by: str
    """`heading`, `run-in` or `label`."""
    number: str | None = None
    """The numbered part that it opens, by its section name: letters that follow count inside it."""


def parted(block: Block, profile: Profile, number: str | None) -> Iterator[tuple[Block, Heading | None]]:
    """The block in its parts: each heading with what it opens, each run of text with None.

    Args:
        number: the numbered part that is open, `section-2`.
    """
    if block.kind != "item":
        if heading := heads(block, profile, number):
            yield replace(block, kind="heading"), heading
            return
        inside = (
            _labelled(block, profile)
            or _run_in(block, profile)
            or _capitals(block, profile, number)
            or _titles(block, profile)
        )
        if inside:
            yield from inside
            return
    yield block, None


def heads(block: Block, profile: Profile, number: str | None = None) -> Heading | None:
    """What a line heads; None where it heads no section.

    A title decides before a number or letter, since letters shift from year to year: the section about
    privacy keeps its name where the page calls it `h.` instead of `f.`.
    """
    if len(block.text) > HEADING_LENGTH:
        return None
    folded = fold_heading(block.text)
    words = len(folded.split())
    if not folded or words > HEADING_WORDS or (words > SENTENCE_WORDS and block.text.rstrip().endswith(".")):
        return None
    if name := profile.section_named(folded):
        return Heading(name, "heading")
    if numbered := NUMBERED.fullmatch(folded):
        digit, title = numbered["number"], numbered["title"]
        name = profile.section_named(title) or profile.section_named(f"section {digit}")
        return Heading(name, "heading", name) if name else None
    if lettered := LETTERED.fullmatch(folded):
        name = profile.section_named(lettered["title"])
        if name is None and number is not None and not block.text.rstrip().endswith("."):
            name = f"{number}-{lettered['letter']}"
            if profile.form(name) is not None:
                name = f"{number}-{re.sub(r'[^a-z0-9]+', '-', lettered['title']).strip('-')}"
        if name:
            return Heading(name, "heading")
    if (ordered := ORDERED.fullmatch(folded)) and (name := profile.section_named(ordered["title"])):
        return Heading(name, "heading")
    return None


def as_titles(blocks: Sequence[Block]) -> Iterator[Block]:
    """The blocks, with what plain text numbers like an item and is none as a line of its own: `1. Summary` above a
    paragraph."""
    for before, block, after in zip((None, *blocks), blocks, (*blocks[1:], None), strict=False):
        number = _number(block)
        alone = number is not None and _number(before) != number - 1 and _number(after) != number + 1
        if alone and after is not None and _is_titled(block):
            yield replace(block, kind="paragraph", text=f"{block.mark} {block.text}", mark="")
        else:
            yield block


def _number(block: Block | None) -> int | None:
    digits = block.mark.strip("().") if block is not None and block.kind == "item" else ""
    return int(digits) if digits.isdecimal() else None


def _is_titled(block: Block) -> bool:
    return not block.text.rstrip().endswith(SENTENCE_END) and len(block.text.split()) <= SUBHEADING_WORDS


def is_bare_number(block: Block) -> bool:
    """True for a number whose title stands on the next line: `Section 1.`, `Part II:`."""
    return len(block.text) < BARE_NUMBER and LABEL.fullmatch(fold_heading(block.text)) is not None


def is_subheading(block: Block) -> bool:
    """A heading that opens no section of its own: it parts the text and is no finding.

    A whole sentence is text, however it is set.
    """
    if block.kind == "heading":
        sentence = block.text.rstrip().endswith(".") and len(block.text.split()) > SENTENCE_WORDS
        return not sentence or _is_capitalized(block.text)
    ended = block.text.rstrip().endswith(SENTENCE_END)
    if block.kind == "item" or ended or len(block.text.split()) > SUBHEADING_WORDS:
        return False
    return _is_capitalized(block.text)


def _is_capitalized(text: str) -> bool:
    """True for title case and capitals."""
    words = [word for word in re.findall(r"[^\W\d_][\w'-]*", fold(text)) if len(word) > 3]
    return bool(words) and all(word[0].isupper() for word in words)


def fold_heading(text: str) -> str:
    """Lower case, without marks at either end: what the profile's table lists."""
    return " ".join(fold(text).lower().split()).strip(" *#_:.-–—|•")


def _run_in(block: Block, profile: Profile) -> list[tuple[Block, Heading | None]]:
    """A paragraph such as `Recommendations for Elbonia: Train judges; ...` or `Scope and Magnitude. Reports
    ...`."""
    found = RUN_IN.match(block.text)
    if found is None:
        return []
    form = profile.form(profile.section_named(fold_heading(found["heading"])) or "")
    if form is None or not form.run_in:
        return []
    return [
        (replace(block, kind="heading", text=found["heading"]), Heading(form.name, "run-in")),
        (replace(block, text=found["rest"].strip()), None),
    ]


def _capitals(block: Block, profile: Profile, number: str | None) -> list[tuple[Block, Heading | None]]:
    """Headings in capitals that lost the line's end behind them: `PREVENTION The government ...`.

    A report in one paragraph holds all its headings so.
    """
    parts: list[tuple[Block, Heading | None]] = []
    start = 0
    for found in CAPITALS.finditer(block.text):
        title = replace(block, kind="heading", text=found[0])
        if heading := heads(title, profile, number):
            if before := block.text[start : found.start()].strip():
                parts.append((replace(block, text=before), None))
            parts.append((title, heading))
            number = heading.number or number
            start = found.end()
    return [*parts, (replace(block, text=block.text[start:].strip()), None)] if parts else []


def _titles(block: Block, profile: Profile) -> list[tuple[Block, Heading | None]]:
    """Headings in title case that lost the line's end behind them: `... on balance. Consumer Spending Shops said ...`.

    Only run-in headings without wildcards are looked for, only where a whole report stands in one paragraph, and only
    where the words before them end a sentence and those after them begin one.
    """
    if len(block.text) < WHOLE_REPORT:
        return []
    known = (heading for form in profile.sections if form.run_in for heading in form.headings)
    pattern = _run_in_titles(tuple(heading for heading in known if "*" not in heading))
    found = [each for each in pattern.finditer(block.text) if _is_capitalized(each[0])] if pattern else []
    parts: list[tuple[Block, Heading | None]] = []
    start = 0
    for each in found:
        name = profile.section_named(each[0].lower())
        if name is None:
            continue
        if before := block.text[start : each.start()].strip():
            parts.append((replace(block, text=before), None))
        parts.append((replace(block, kind="heading", text=each[0]), Heading(name, "run-in")))
        start = each.end()
    return [*parts, (replace(block, text=block.text[start:].strip()), None)] if parts else []


@lru_cache(maxsize=16)
def _run_in_titles(headings: tuple[str, ...]) -> re.Pattern[str] | None:
    words = "|".join(sorted(map(re.escape, headings), key=len, reverse=True))
    before = r"(?:^|(?<=[.!?]\s)|(?<=[.!?][\"')]\s))"
    return re.compile(rf"{before}(?i:{words})(?=\s+[A-Z0-9\"'])") if headings else None


def country_before_label(block: Block, profile: Profile) -> str | None:
    """The country that an entry of a list of countries begins with: `Elbonia tier rating: ...`."""
    if not profile.labels or ":" not in block.text[:LABELLED]:
        return None
    label = _labels(tuple(dict(profile.labels))).search(block.text, 0, LABELLED)
    name = block.text[: label.start()].strip() if label else ""
    return name if countries.known(countries.slug(name)) else None


def _labelled(block: Block, profile: Profile) -> list[tuple[Block, Heading | None]]:
    """Lists of clauses behind labels inside one paragraph: each clause is an item."""
    sections = dict(profile.labels)
    if not sections or block.kind == "heading" or ":" not in block.text[:LABELLED]:
        return []
    name = country_before_label(block, profile)
    found = list(_labels(tuple(sections)).finditer(block.text))
    if not found or (found[0].start() > 0 and name is None):
        return []
    parts: list[tuple[Block, Heading | None]] = [(replace(block, kind="heading", text=name), None)] if name else []
    ends = [*(label.start() for label in found[1:]), len(block.text)]
    for label, end in zip(found, ends, strict=True):
        heading = Heading(sections[label[1].lower()], "label")
        parts.append((replace(block, kind="heading", text=label[1]), heading))
        clauses = (clause.strip(" |") for clause in block.text[label.end() : end].split(";"))
        parts.extend((replace(block, kind="item", text=clause), None) for clause in clauses if clause)
    return parts


@lru_cache(maxsize=16)
def _labels(labels: tuple[str, ...]) -> re.Pattern[str]:
    return re.compile(rf"\b({'|'.join(map(re.escape, labels))}):\s*", re.IGNORECASE)
