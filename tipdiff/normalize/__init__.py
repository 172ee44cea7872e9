"""The second step: blocks come in, a `Report` goes out: sections and findings in one spelling, and the
report's facts."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import partial

from tipdiff.errors import OtherFamilyError, ReadError
from tipdiff.model import Finding, Report, Section, Table
from tipdiff.model.edition import Edition, year
from tipdiff.model.frozen import Frozen, replace
from tipdiff.normalize import facts, sentences, typography
from tipdiff.normalize.headings import SENTENCE_END
from tipdiff.normalize.parts import HEAD_BLOCKS, PARAGRAPH, TITLE_BLOCKS, one_country, start
from tipdiff.normalize.sections import BULLET, CONFIDENCE, Draft, Gathered, gather
from tipdiff.profiles import Profile, SectionForm, countries
from tipdiff.read import Block, Document

UNREAD = 0.1
"""Share of a file's prose that may stand in no section without a word; real reports have under 0.05."""
CAPTION_LINES = 3
"""Lines before a table in which its caption may stand: "(Continued)" and its unit may stand between."""
LIST_SEMICOLONS = 2
"""A paragraph with at least so many, and no more sentences than one and a closing one, is a list of
recommendations."""


class Given(Frozen):
    """What the user says of a file; each wins over what the file says."""

    source: str
    sha256: str
    country: str | None = None
    edition: Edition | None = None


def normalize(document: Document, profile: Profile, given: Given) -> Report:
    """The report that a page holds.

    Raises:
        ReadError: no section of the family stands in it, nothing says which country or edition it is, or it
            holds several countries and none was named.
    """
    if not profile.headed:
        document = one_country(document, profile, given.source, given.country or facts.from_path(given.source)[0])
    title, gathered = outline(document, profile)
    drafts = gathered.drafts
    _require_report(drafts, document, profile, given.source)
    texts = (block.text for draft in drafts for block in draft.paragraphs)
    spelling = typography.spelling_of(texts, profile.compounds)
    placed = _tables(document, gathered, profile, spelling)
    sections = tuple(
        replace(_section(draft, profile, spelling), tables=tuple(placed.get(draft.name, ()))) for draft in drafts
    )
    country, edition, doubts = _identity(given, document, title, sections, profile)
    tier, movement = facts.tier_and_movement(_introduction(sections, profile), profile)
    beside, doubtful = _shares(document, gathered)
    unread = tuple(_unread(sections, profile, edition, document, beside, doubtful))
    return Report(
        country=country,
        edition=edition,
        family=profile,
        title=title.lines[0] if profile.headed and title.lines else _title(title, profile, country, edition),
        source=given.source,
        sha256=given.sha256,
        sections=sections,
        tier=title.tier or tier,
        movement=movement,
        url=document.url,
        sample=document.sample,
        warnings=(
            *doubts,
            *_strangers(given, country, sections, profile),
            *_warnings(sections, profile, edition, title.tier, tier),
            *unread,
        ),
        unread=unread,
        unplaced=round(beside + doubtful, 2),
    )


def outline(document: Document, profile: Profile) -> tuple[facts.Title, Gathered]:
    """What the titles of a page about one country say, and its sections as blocks."""
    if profile.headed:
        from tipdiff.normalize import own, subject

        title = subject.title(document, profile)
        return title, own.gather(document.blocks, profile, title.lines)
    first = start(document, profile)
    before, blocks = document.blocks[:first], document.blocks[first:]
    heads = [block.text for block in (*blocks[:TITLE_BLOCKS], *before[:HEAD_BLOCKS])]
    title = facts.title(heads, document.titles, document.url, profile)
    gathered = gather(blocks, profile, title.lines, title.country)
    return title, replace(gathered, furniture=(*before, *gathered.furniture))


def _tables(
    document: Document, gathered: Gathered, profile: Profile, spelling: typography.Spelling
) -> Mapping[str, Sequence[Table]]:
    """The tables of each section: a table belongs where the text before it does."""
    found: dict[str, list[Table]] = {}
    if not document.tables:
        return found
    from tipdiff.normalize import tables

    behind = min((block.at for block in gathered.behind), default=len(document.blocks) + 1)
    notes = re.compile("|".join(profile.notes)) if profile.notes else None

    def clean(text: str) -> str:
        return typography.clean(notes.sub("", text) if notes else text, spelling)

    for grid in document.tables:
        before = gathered.before(grid.at)
        name = before[-1].section if before else gathered.drafts[0].name
        if name is None or grid.at > behind:
            continue
        section = found.setdefault(name, [])
        lines = [spot.line for spot in before[-CAPTION_LINES:]]
        section += tables.tables_of(grid, partial(_table_id, name, len(section) + 1), lines, clean)
    return found


def _table_id(section: str, first: int, n: int) -> str:
    return f"{section}.t{first + n}"


def _introduction(sections: tuple[Section, ...], profile: Profile) -> str:
    """The text that states the rank: the family's first section, or the page's."""
    first = profile.sections[0].name if profile.sections else ""
    section = next((section for section in sections if section.section == first), sections[0])
    return " ".join(finding.text for finding in section.findings)


def _require_report(drafts: tuple[Draft, ...], document: Document, profile: Profile, source: str) -> None:
    heads = (*document.titles, *(block.text for block in document.blocks[:TITLE_BLOCKS]))
    if kind := facts.other_kind(heads, profile):
        raise ReadError(f"{source} is {kind}, not a {profile.title}", "Give the report itself")
    named = {draft.name.partition("/")[0] for draft in drafts}
    required = [form.name for form in profile.sections if form.required]
    own = 2 * len(named.intersection(required)) >= len(required)  # half of them: editions drop some, others have few
    votes = own if profile.headed else any(draft.found_by != "order" for draft in drafts)
    if not votes or not any(draft.paragraphs for draft in drafts):
        raise OtherFamilyError(
            f"{source} holds no section of a {profile.title}",
            "Give a report of that family, or name another with --profile",
        )


def _identity(
    given: Given, document: Document, title: facts.Title, sections: tuple[Section, ...], profile: Profile
) -> tuple[str, Edition, tuple[str, ...]]:
    """Country and edition, and what is doubtful about them: as given, else as the title says, else the path, else the
    text.

    A path may call a country anything, but only if the text speaks of it: `notes-2022.md` names none.
    """
    if profile.headed:
        from tipdiff.normalize import subject

        return subject.identity(given.source, given.country, given.edition, document, title)
    path_country, path_edition = facts.from_path(given.source)
    stated = countries.slug(title.country) if title.country else None
    named = countries.slug(given.country) if given.country else stated
    if path_country and not _is_subject(path_country, sections, profile):
        path_country = None
    country = named or path_country or _country_in_text(sections, profile)
    edition = given.edition or title.edition or path_edition
    if country is None:
        raise ReadError(f"{given.source} does not say which country it is about", "Name it with --country")
    if edition is None:
        raise ReadError(f"{given.source} does not say which edition it is", "Name it with --edition")
    return country, edition, ()


def _country_in_text(sections: tuple[Section, ...], profile: Profile) -> str | None:
    for section in sections[:2]:
        for finding in section.findings[:3]:
            for pattern in profile.mentions:
                found = re.search(pattern, finding.text)
                if found and countries.known(slug := countries.slug(found["country"])):
                    return slug
    return None


def _is_subject(slug: str, sections: tuple[Section, ...], profile: Profile) -> bool:
    """True for what a path may name: a known country, or a name in the text that is not the family's."""
    if countries.known(slug):
        return True
    family = countries.slug(f"{profile.name} {profile.title}").split("-")
    text = " ".join(finding.text for section in sections for finding in section.findings)
    return not set(slug.split("-")) <= set(family) and f"-{slug}-" in f"-{countries.slug(text)}-"


def _strangers(given: Given, country: str, sections: tuple[Section, ...], profile: Profile) -> Iterator[str]:
    """Doubts about a country that a title named: books on a report have titles of its form."""
    if profile.mentions and not given.country and not _is_subject(country, sections, profile):
        yield f"the text never speaks of {countries.name(country)}"


def _title(title: facts.Title, profile: Profile, country: str, edition: Edition) -> str:
    name = title.country or countries.name(country)
    return f"{edition} {profile.title}: {countries.name(country) if name.isupper() else name}"


def _section(draft: Draft, profile: Profile, spelling: typography.Spelling) -> Section:
    form = profile.form(draft.name) or SectionForm(draft.name, items=profile.is_list(draft.name))
    if form.items:
        raws = [(item, block) for block in draft.paragraphs for item in _items(block)]
        findings = tuple(
            _finding(f"{draft.name}.{n}", item, block, spelling, typography.as_sentence)
            for n, (item, block) in enumerate(raws, 1)
        )
    else:
        findings = tuple(
            _finding(f"{draft.name}.{p}.{s}", sentence, block, spelling)
            for p, block in enumerate(draft.paragraphs, 1)
            for s, sentence in enumerate(_sentences(block), 1)
        )
    judges = findings and draft.name in profile.assessed
    judged = facts.assessment(findings[0].text, profile) if judges else None
    return Section(draft.name, draft.heading, draft.found_by, CONFIDENCE[draft.found_by], judged, findings)


def _finding(
    id_: str, raw: str, block: Block, spelling: typography.Spelling, finish: Callable[[str], str] = str
) -> Finding:
    text = finish(typography.clean(raw, spelling))
    if block.page is not None:  # the hyphens at the ends of a PDF's lines are nobody's spelling
        raw = typography.rejoined(raw, spelling)
    return Finding(id_, text, raw if raw != text else None, block.page, heading=block.under)


def _sentences(block: Block) -> Iterator[str]:
    """Sentences in the source's spelling; boundaries are found in the folded text, which is as long."""
    if block.kind == "item" and not block.text.rstrip().endswith("."):
        yield from sentences.bounded(block.text)
        return
    start = 0
    folded = _fold_for_sentences(block.text)
    for sentence in sentences.split(folded):
        at = folded.index(sentence, start)
        start = at + len(sentence)
        yield block.text[at:start]


def _fold_for_sentences(text: str) -> str:
    """As long as `text`: so that a sentence found in it is the same slice of the source."""
    return typography.bridge(typography.fold(text))


def _items(block: Block) -> Iterator[str]:
    """The recommendations of one block, whatever parts them.

    Between marks inside a paragraph every sentence is one: nothing else tells where a recommendation ends.
    """
    if block.kind == "item":
        yield from sentences.bounded(block.text)
        return
    folded = _fold_for_sentences(block.text)
    marks = [found.span() for found in BULLET.finditer(f"{folded} ")]
    if marks:
        starts = [0, *(end for _, end in marks)]
        ends = [*(start for start, _ in marks), len(folded)]
        pieces = [block.text[start:end].strip() for start, end in zip(starts, ends, strict=True)]
        for piece in filter(None, pieces):
            yield from _sentences(replace(block, text=piece))
        return
    whole = list(_sentences(block))
    if folded.count(";") >= LIST_SEMICOLONS and len(whole) <= 2:
        for piece in re.split(r";\s*", block.text):
            if item := re.sub(r"^and\s+", "", piece.strip()).strip():
                yield item
        return
    yield from whole


def _shares(document: Document, gathered: Gathered) -> tuple[float, float]:
    """Of the file's prose: (share that stands in no section, share that was left out for its looks alone)."""
    placed = sum(_prose(block.text) for draft in gathered.drafts for block in draft.paragraphs)
    beside = sum(_prose(block.text) for block in gathered.furniture)
    doubtful = sum(len(left.text) for left in document.left_out if not left.read)
    total = placed + beside + doubtful
    return (beside / total, doubtful / total) if total else (0.0, 0.0)


def _prose(text: str) -> int:
    """Characters of a sentence, 0 for a line of any other kind."""
    return len(text) if len(text) > PARAGRAPH and text.rstrip().endswith(SENTENCE_END) else 0


def _unread(
    sections: tuple[Section, ...],
    profile: Profile,
    edition: Edition,
    document: Document,
    beside: float,
    doubtful: float,
) -> Iterator[str]:
    """What says that the report may hold more than was read of it, or something else."""
    required = _required(profile, edition)
    yield from document.guesses
    if doubtful > UNREAD:
        yield f"{doubtful:.0%} of the text was left out as small print and may be text"
    if beside > UNREAD:
        yield f"{beside:.0%} of the text stands in no section"
    for section in sections:
        if section.section in required and not section.findings:
            yield f"section {section.section} is empty"


def _required(profile: Profile, edition: Edition) -> list[str]:
    """The sections without which a report of that edition deserves a warning."""
    return [form.name for form in profile.sections if form.required and (year(edition) or form.since) >= form.since]


def _warnings(
    sections: tuple[Section, ...], profile: Profile, edition: Edition, titled: str | None, said: str | None
) -> Iterator[str]:
    found = {section.section.partition("/")[0] for section in sections}
    missing = [name for name in _required(profile, edition) if name not in found]
    if missing and any(section.found_by == "label" for section in sections):
        yield f"a summary in clauses, without {', '.join(missing)}"
    else:
        yield from (f"no section {name} was found" for name in missing)
    for section in sections:
        if section.found_by == "order" and section.findings and not profile.headed:
            yield f"section {section.section} is told by its place alone"
    if titled and said and titled != said:
        key = profile.tier.key if profile.tier else "rank"
        yield f"the title says {key} {titled}, the text {key} {said}"
