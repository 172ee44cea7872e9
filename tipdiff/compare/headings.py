"""Which sections of two editions are one, for a family whose documents head their sections themselves.

Takes two reports, gives for each finding the name under which the other report's findings may stand beside it, and
which sections are one. Only the topmost heading bounds the matching: what stands below it may be renamed, parted or set
elsewhere; a heading over all of one edition that the other lacks is no topmost one. A topmost heading is found again by
its name, else by the sentences under it, else by its likeness; what is not found again bounds nothing. A lower section
that went elsewhere as a whole is found by its heading, and what it holds has to confirm that.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence

from rapidfuzz import fuzz

from tipdiff.align.in_order import heaviest_chain
from tipdiff.model import Match, Report
from tipdiff.normalize.typography import key

SHARED = 0.3
"""Share of the sentences of the smaller of two sections that stand in both, at least."""
LIKE = 85
"""Likeness of two headings, in per cent, at least; `rapidfuzz.fuzz.ratio`."""
WRAPPED = 0.9
"""Share of a report's findings under one topmost heading that makes it the document's own, which bounds nothing."""
SIMILAR = 70
"""Likeness of two sentences that say about the same, in per cent."""
WHOLE, HELD = 3, 0.5
"""Sentences of a section that may be found again by them alone, and the share of the larger of two that both hold."""
LOOKED_AT = 40
"""Sentences of a section that are looked at for one that says about the same."""
ALONE = "heading"
"""Why two findings match that stand alone under their heading."""
OPEN = ""
"""What bounds nothing."""

Placed = Mapping[str, set[str]]
"""Sentences by the name of what they stand under."""


def labels(old: Report, new: Report) -> tuple[list[str], list[str]]:
    """A label for each finding of the old and of the new report: findings of one label may be a match."""
    sides = _by_section(old), _by_section(new)
    depths = [_wrapped(side) for side in sides]
    tops = [_tops(side, depth - min(depths)) for side, depth in zip(sides, depths, strict=True)]
    met = _met(*(_gathered(side, top) for side, top in zip(sides, tops, strict=True)))
    kept = set(met.values())
    met_tops = {name: met.get(top, OPEN) for name, top in tops[0].items()}
    new_tops = {name: top if top in kept else OPEN for name, top in tops[1].items()}
    apart = _elsewhere(sides, met_tops, new_tops)
    return (
        [apart.get(section.section, met_tops[section.section]) for section, _ in old.placed()],
        [
            section.section if section.section in apart.values() else new_tops[section.section]
            for section, _ in new.placed()
        ],
    )


def alone(old: Report, new: Report, matches: Sequence[Match]) -> list[Match]:
    """Matches of what stands alone under one heading in both editions: with figures of which the heading tells what
    they are, whatever words stand beside them."""
    olds, news = (
        _single(old, {o for match in matches for o in match.old}),
        _single(new, {n for match in matches for n in match.new}),
    )
    sections = [[section.section for section in report.sections] for report in (old, new)]
    met = _of_one_heading(*sections) | {name: name for name in sections[0] if name in set(sections[1])}
    pairs = ((olds[o], news[n]) for o, n in met.items() if o in olds and n in news)
    return [Match((o,), (n,), round(fuzz.ratio(one, other) / 100, 4), (ALONE,)) for (o, one), (n, other) in pairs]


def _single(report: Report, matched: set[int]) -> dict[str, tuple[int, str]]:
    """Section -> place and text of its only finding, where it gives figures and has no match."""
    sizes = Counter(section.section for section, _ in report.placed())
    return {
        section.section: (n, finding.text)
        for n, (section, finding) in enumerate(report.placed())
        if sizes[section.section] == 1 and finding.figures and n not in matched
    }


def _by_section(report: Report) -> Placed:
    found: defaultdict[str, set[str]] = defaultdict(set)
    for section, finding in report.placed():
        found[section.section].add(key(finding.text))
    return found


def _wrapped(sections: Placed) -> int:
    """How many headings stand one below the other over the whole report."""
    depth = 0
    while True:
        sizes = Counter[str]()
        for name, texts in sections.items():
            sizes[_part(name, depth)] += len(texts)
        most, size = max(sizes.items(), key=lambda item: item[1], default=(OPEN, 0))
        if not most or size < WRAPPED * sizes.total():
            return depth
        depth += 1


def _tops(sections: Placed, depth: int) -> dict[str, str]:
    """Section -> its topmost heading, below so many that head the whole report."""
    return {name: _part(name, depth) for name in sections}


def _part(name: str, depth: int) -> str:
    return next(iter(name.split("/")[depth : depth + 1]), OPEN)


def _gathered(sections: Placed, tops: Mapping[str, str]) -> Placed:
    """The sentences under each topmost heading."""
    found: defaultdict[str, set[str]] = defaultdict(set)
    for name, texts in sections.items():
        if tops[name]:
            found[tops[name]] |= texts
    return found


def _met(old: Placed, new: Placed) -> dict[str, str]:
    """Old topmost heading -> the new one that it is."""
    met = {name: name for name in old if name in new}
    open_news = [name for name in new if name not in met]
    pairs = sorted(
        (
            (-_shared(old[o], new[n]), -fuzz.ratio(o, n), o, n)
            for o in old
            if o not in met
            for n in open_news
            if _shared(old[o], new[n]) >= SHARED or (fuzz.ratio(o, n) >= LIKE and _about_the_same(old[o], new[n]))
        ),
    )
    for _, _, o, n in pairs:
        if o not in met and n not in met.values():
            met[o] = n
    return met


def _elsewhere(
    sides: tuple[Placed, Placed], old_tops: Mapping[str, str], new_tops: Mapping[str, str]
) -> dict[str, str]:
    """Lower sections that went elsewhere as a whole, below another topmost heading or to another place below their
    own: old section -> the new one that it is."""
    old, new = sides
    old_places, new_places = ({name: n for n, name in enumerate(side)} for side in sides)
    pairs = _lower(old, new)
    stayed: set[str] = set()
    for top in dict.fromkeys(new_tops.values()):
        links = {(old_places[o], new_places[n]): o for o, n in pairs.items() if old_tops[o] == top == new_tops[n]}
        chain = heaviest_chain((o, n, float(len(old[name]))) for (o, n), name in links.items())
        stayed.update(links[link] for link in chain)
    return {o: n for o, n in pairs.items() if o not in stayed and _about_the_same(old[o], new[n])}


def _lower(old: Placed, new: Placed) -> dict[str, str]:
    """Old section -> the new one that it is: of the same path, else of the same heading, else of the same sentences."""
    met = _of_one_heading(old, new) | {name: name for name in old if name in new}
    met = {o: n for o, n in met.items() if o == n or n not in old}
    open_news = {name for name in new if name not in met.values() and len(new[name]) >= WHOLE}
    holders: defaultdict[str, list[str]] = defaultdict(list)
    for name in sorted(open_news):
        for text in new[name]:
            holders[text].append(name)
    for o, texts in old.items():
        if o in met or len(texts) < WHOLE:
            continue
        counts = Counter(name for text in texts for name in holders.get(text, ()) if name in open_news)
        n, size = max(counts.items(), key=lambda item: (item[1], item[0]), default=(OPEN, 0))
        if size and size >= HELD * max(len(texts), len(new[n])):
            met[o] = n
            open_news.discard(n)
    return met


def _of_one_heading(old: Iterable[str], new: Iterable[str]) -> dict[str, str]:
    """Old section -> new section, where each side has the heading once."""
    olds, news = _by_heading(old), _by_heading(new)
    return {
        rows[0]: news[heading][0]
        for heading, rows in olds.items()
        if len(rows) == 1 and len(news.get(heading, ())) == 1
    }


def _by_heading(names: Iterable[str]) -> dict[str, list[str]]:
    found: defaultdict[str, list[str]] = defaultdict(list)
    for name in names:
        found[name.rpartition("/")[2]].append(name)
    return found


def _shared(old: set[str], new: set[str]) -> float:
    return len(old & new) / min(len(old), len(new))


def _about_the_same(old: set[str], new: set[str]) -> bool:
    """True for two sections one sentence of which says about the same: a heading alone proves little."""
    if old & new:
        return True
    pairs = ((one, other) for one in sorted(old)[:LOOKED_AT] for other in sorted(new)[:LOOKED_AT])
    return any(fuzz.ratio(one, other, score_cutoff=SIMILAR) for one, other in pairs)
