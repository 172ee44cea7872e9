"""A family's profile, drafted from a few of its documents: takes their paths, gives what they share.

Read as documents of no family, by their own headings. Owns what is worth a line of a draft: headings
that stand in every document, under the names that each of them has; lines that are no text; what numbers count, in the
same words, in every document. Nothing is decided that the documents do not show: what only one of them has is left out.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence

from tipdiff.corpus import files
from tipdiff.corpus.loading import load
from tipdiff.figures.english import STOPS
from tipdiff.model import OTHER, Report
from tipdiff.model.edition import stated
from tipdiff.model.frozen import Frozen
from tipdiff.normalize import outline, own, subject
from tipdiff.normalize.headings import fold_heading
from tipdiff.normalize.own import NUMBER, YEARS, slug_of
from tipdiff.profiles import ANY, Profile
from tipdiff.profiles import load as family
from tipdiff.read import HEADING_WORDS, Document, read

LEAST_SECTIONS = 3
"""Fewer headings of one rank part no document; the next rank is taken too."""
MOST_SECTIONS = 40
TELLING = frozenset("of was were is are at to totaled reached".split())
"""Words right before a number that say what it is of."""
NUMBERED_ALIKE = 5
"""So many headings with one word before their number ("item 7") are the family's own numbering."""
SHOWN = 12
"""Suggestions of a kind."""
PHRASES = 6
PHRASE_LENGTH = 12
"""Characters of a heading that tells a family: "overview" tells none."""
OFTEN = 3
"""Times that a line must stand in a document to be a running head."""
LEADING = 3
"""Words before a number that may tell what it counts."""
_LABEL = re.compile(
    r"(?:part (?:\d|[ivxl]+)[.:,]? )?(?P<word>item|chapter|section|part|note|annex) (?P<number>\d{1,2}[a-z]?|[ivxl]+)\b"
)


class Drafted(Frozen):
    """A section that every document has."""

    name: str
    headings: tuple[str, ...]
    """As the documents have them, in lower case; `*` where a year or a title stood."""


class Draft(Frozen):
    """What the documents of a family share."""

    title: str
    documents: tuple[Report, ...]
    """By no family, the first given first."""
    dated_by: tuple[str, ...]
    """The line that tells the edition of each; empty where only its path does."""
    phrases: tuple[str, ...]
    """In lower case, in the text of every document."""
    sections: tuple[Drafted, ...]
    lists: tuple[str, ...]
    """Headings of lists of recommendations."""
    furniture: tuple[str, ...]
    """Patterns of running heads and feet."""
    counted: tuple[tuple[str, tuple[int, ...]], ...]
    """(noun, how often each document counts it)."""
    stated: tuple[tuple[str, tuple[int, ...]], ...]
    """(words with `#` for the number, how often each document has them)."""
    rows: tuple[tuple[str, tuple[int, ...]], ...]
    """(label of a table's row, how often each document has it)."""


class _Headed(Frozen):
    text: str
    rank: int


def draft(paths: Sequence[str]) -> Draft:
    """What the documents share; two or more of them.

    Raises:
        ReadError: one of them cannot be read.
    """
    documents = [read(files.contents(path), path) for path in paths]
    reports = tuple(load(path, profile=ANY, fresh=True) for path in paths)
    headings = [_headings(document) for document in documents]
    sections = _sections(headings)
    titles = [subject.title(document, family(ANY)).lines for document in documents]
    texts = ["\n".join(block.text for block in document.blocks).lower() for document in documents]
    return Draft(
        title=_shared_title(titles),
        documents=reports,
        dated_by=tuple(next((line for line in lines if stated(line)), "") for lines in titles),
        phrases=_phrases(headings, titles, texts),
        sections=sections,
        lists=_lists(headings),
        furniture=_furniture(documents),
        counted=_common([_counted(report) for report in reports]),
        stated=_common([_stated(report) for report in reports]),
        rows=_common([_rows(report) for report in reports]),
    )


def placed(paths: Iterable[str], named: Profile) -> tuple[float, ...]:
    """Share of the words of each document that stand in sections which the family names."""
    shares = []
    for path in paths:
        drafts = outline(read(files.contents(path), path), named)[1].drafts
        words = {each.name: sum(len(block.text.split()) for block in each.paragraphs) for each in drafts}
        held = sum(count for name, count in words.items() if named.form(name.partition("/")[0]))
        shares.append(held / max(1, sum(words.values())))
    return tuple(shares)


def _headings(document: Document) -> list[_Headed]:
    any_family = family(ANY)
    titles = subject.title(document, any_family).lines
    told = own.tell(document.blocks, any_family, titles)
    return [_Headed(fold_heading(each.block.text), each.rank) for each in told if each.role == "heading"]


def _sections(documents: Sequence[Sequence[_Headed]]) -> tuple[Drafted, ...]:
    """The headings that all documents have, of the family's own numbering or else of the highest ranks."""
    numbered = _numbered(documents)
    if len(numbered) >= NUMBERED_ALIKE:
        return numbered
    ranks = [{slug_of(each.text): each.rank for each in reversed(headings)} for headings in documents]
    shared = [slug for slug in dict.fromkeys(slug_of(each.text) for each in documents[0]) if slug]
    shared = [slug for slug in shared if all(slug in table for table in ranks)]
    kept: list[str] = []
    for rank in sorted({ranks[0][slug] for slug in shared}):
        more = [slug for slug in shared if ranks[0][slug] <= rank]
        if len(kept) >= LEAST_SECTIONS or len(more) > MOST_SECTIONS:
            break
        kept = more
    return tuple(Drafted(slug, _written(slug, documents)) for slug in kept)


def _numbered(documents: Sequence[Sequence[_Headed]]) -> tuple[Drafted, ...]:
    """Headings numbered by a word of the family's own: `item 1a`, whatever its title is."""
    tables: list[dict[str, set[str]]] = []
    for headings in documents:
        table: dict[str, set[str]] = {}
        for each in headings:
            if found := _LABEL.match(each.text):
                alias = each.text[: found.end()] + re.sub(r"^([.:)]?).*", r"\1", each.text[found.end() :]) + " *"
                table.setdefault(f"{found['word']}-{found['number']}", set()).add(alias)
        tables.append(table)
    words = Counter(name.partition("-")[0] for name in tables[0] if all(name in table for table in tables))
    if not words:
        return ()
    word = words.most_common(1)[0][0]
    names = [name for name in tables[0] if name.startswith(f"{word}-") and all(name in table for table in tables)]
    return tuple(Drafted(name, tuple(sorted(set().union(*(table[name] for table in tables))))) for name in names)


def _written(slug: str, documents: Sequence[Sequence[_Headed]]) -> tuple[str, ...]:
    """How the documents write a heading, without numbers, years as `*`."""
    found: dict[str, None] = {}
    for headings in documents:
        for each in headings:
            if slug_of(each.text) == slug:
                number = NUMBER.match(each.text)
                plain = each.text[number.end() :] if number else each.text
                found[YEARS.sub("*", plain if re.search(r"[^\W\d_]", plain) else each.text)] = None
    return tuple(found)


def _lists(documents: Sequence[Sequence[_Headed]]) -> tuple[str, ...]:
    known = family(ANY).lists_headed
    names = [{slug_of(each.text).replace("-", " ") for each in headings} for headings in documents]
    return tuple(name for name in known if any(name in held for held in names))


def _shared_title(titles: Sequence[Sequence[str]]) -> str:
    """The words that all titles have, in the order of the first."""
    words = [YEARS.sub(" ", " ".join(lines)).split() for lines in titles]
    low = [{word.lower() for word in each} for each in words]
    shared = [word for word in words[0] if all(word.lower() in held for held in low) and word[0].isalpha()]
    return " ".join(dict.fromkeys(shared)) or "Report"


def _phrases(
    documents: Sequence[Sequence[_Headed]], titles: Sequence[Sequence[str]], texts: Sequence[str]
) -> tuple[str, ...]:
    """The shared title, and the longest of the shared headings but for their numbers and years."""
    heads = {slug_of(each.text).replace("-", " ") for each in documents[0]}
    told = [_shared_title(titles).lower(), *sorted(heads, key=lambda heading: (-len(heading), heading))]
    fits = [each for each in told if len(each) >= PHRASE_LENGTH and all(each in text for text in texts)]
    return tuple(dict.fromkeys(fits))[:PHRASES]


def _furniture(documents: Sequence[Document]) -> tuple[str, ...]:
    """Short lines that stand often in every document, digits as `\\d+`."""
    found: Counter[str] = Counter()
    for document in documents:
        short = (fold_heading(block.text) for block in document.blocks if block.kind != "item")
        lines = Counter(re.sub(r"\d+", "0", line) for line in short if 1 < len(line.split()) <= HEADING_WORDS)
        found.update(line for line, count in lines.items() if count >= OFTEN and re.search(r"[^\W\d_]", line))
    everywhere = [line for line, count in found.items() if count == len(documents)][:SHOWN]
    return tuple(re.escape(line).replace(r"\ ", " ").replace("0", r"\d+") for line in everywhere)


def _counted(report: Report) -> Counter[str]:
    units = (figure.unit for figure in report.figures_of(None) if figure.measure == OTHER)
    return Counter(unit.lower() for unit in units if unit and unit.isalpha() and unit.islower() and unit.endswith("s"))


def _stated(report: Report) -> Counter[str]:
    found: Counter[str] = Counter()
    for finding in report.findings:
        for figure in finding.figures:
            words = re.findall(r"[a-z]+|\W", finding.text[: figure.span[0]].lower().removesuffix(" "))
            run = [word for word in words if word != " "][-LEADING:]
            plain = len(run) == LEADING and all(map(str.isalpha, run))
            if plain and run[-1] in TELLING and not STOPS.issuperset(run[:-1]):
                found[f"{' '.join(run)} #"] += 1
    return found


def _rows(report: Report) -> Counter[str]:
    labels = (row.label.lower() for section in report.sections for table in section.tables for row in table.rows)
    return Counter(label for label in labels if re.search(r"[^\W\d_]{3}", label) and "," not in label)


def _common(counts: Sequence[Mapping[str, int]]) -> tuple[tuple[str, tuple[int, ...]], ...]:
    """What every document has, the most often counted first."""
    shared = [(each, tuple(count[each] for count in counts)) for each in counts[0] if all(each in c for c in counts)]
    return tuple(sorted(shared, key=lambda row: (-min(row[1]), row[0])))[:SHOWN]
