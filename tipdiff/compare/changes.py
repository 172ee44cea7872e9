"""Matches to changes: what each match, and each finding without one, amounts to.

Takes two reports, their matches and their figures; gives the changes in the new report's order. It alone decides kinds
and aspects; it measures no likeness and reads no number.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence
from hashlib import blake2b

from tipdiff.compare import wording
from tipdiff.compare.headings import ALONE
from tipdiff.model import POSSIBLE_MATCH, Aspect, Change, FigureChange, Finding, Kind, Match, Report
from tipdiff.model.edition import distance
from tipdiff.model.frozen import Frozen
from tipdiff.normalize.typography import key

PairFigures = Callable[[Sequence[Finding], Sequence[Finding], bool], tuple[FigureChange, ...]]
"""Findings of both sides of a change, and whether they surely say the same, to their figures that differ."""

YEAR = re.compile(r" ?(?:19|20)\d\d")
NUMBER = re.compile(r" ?\d")

_Side = tuple[Sequence[Finding], str]
"""The findings of one side of a change, and their text."""


class _Placed(Frozen):
    """A finding with its section and its place in the report, from 0."""

    finding: Finding
    section: str
    place: int


def changes(old: Report, new: Report, matches: Sequence[Match], pair_figures: PairFigures) -> tuple[Change, ...]:
    """Every finding of both reports in exactly one change, in the new order, dropped ones at their place."""
    olds, news = _placed(old), _placed(new)
    identify = _Identifier(old, new)
    apart = distance(old.edition, new.edition)
    entries: list[tuple[tuple[float, int, int], list[_Placed], list[_Placed], Match | None]] = []
    for match in matches:
        place = (float(match.new[0]), 0, 0)
        entries.append((place, [olds[o] for o in match.old], [news[n] for n in match.new], match))
    matched_new = {n for match in matches for n in match.new}
    entries += [((float(p.place), 0, 0), [], [p], None) for p in news if p.place not in matched_new]
    anchors = _Anchors(olds, news, [match for match in matches if not _moved(match)])
    matched_old = {o for match in matches for o in match.old}
    entries += [((anchors.place(p), 1, p.place), [p], [], None) for p in olds if p.place not in matched_old]
    entries.sort(key=lambda entry: entry[0])
    return tuple(_change(before, after, match, identify, apart, pair_figures) for _, before, after, match in entries)


def _moved(match: Match) -> bool:
    """In another section, or out of its section's order: told where the matches are made."""
    return "moved" in match.reasons


def _placed(report: Report) -> list[_Placed]:
    return [_Placed(finding, section.section, n) for n, (section, finding) in enumerate(report.placed())]


class _Anchors:
    """Where a dropped finding stood, told in places of the new report."""

    def __init__(self, olds: Sequence[_Placed], news: Sequence[_Placed], unmoved: Iterable[Match]) -> None:
        self.after = {o: float(match.new[-1]) for match in unmoved for o in match.old}
        self.sections = [placed.section for placed in olds]
        self.starts = {placed.section: float(placed.place) for placed in reversed(news)}

    def place(self, dropped: _Placed) -> float:
        for o in range(dropped.place - 1, -1, -1):
            if self.sections[o] != dropped.section and dropped.section in self.starts:
                break
            if o in self.after:
                return self.after[o]
        return self.starts.get(dropped.section, 0.0) - 0.5


class _Identifier:
    """Ids that stay when a change moves or its neighbours change."""

    def __init__(self, old: Report, new: Report) -> None:
        self.head = f"{new.country}\x1f{old.edition}\x1f{new.edition}"
        self.seen: defaultdict[tuple[str, str], int] = defaultdict(int)

    def __call__(self, old: str, new: str) -> str:
        occurrence = self.seen[old, new] = self.seen[old, new] + 1
        text = "\x1f".join((self.head, old, new, str(occurrence)))
        return blake2b(text.encode(), digest_size=6).hexdigest()


def _change(
    before: list[_Placed],
    after: list[_Placed],
    match: Match | None,
    identify: _Identifier,
    years: int,
    pair_figures: PairFigures,
) -> Change:
    old, new = tuple(placed.finding for placed in before), tuple(placed.finding for placed in after)
    old_text, new_text = (" ".join(finding.text for finding in side) for side in (old, new))
    sure = match is None or match.similarity >= POSSIBLE_MATCH or ALONE in match.reasons
    figures = pair_figures(old, new, sure)
    kind: Kind = "dropped" if not new else "new" if not old else "changed"
    aspects: tuple[Aspect, ...] = ()
    if match is not None:
        aspects = _aspects((old, old_text), (new, new_text), figures, years)
        kind = "changed" if aspects else "unchanged"
    return Change(
        id=identify(old_text, new_text),
        kind=kind,
        moved=match is not None and _moved(match),
        section=(after or before)[0].section,
        old_section=before[0].section if before else None,
        old=old,
        new=new,
        similarity=match.similarity if match else 0.0,
        reasons=match.reasons if match else (),
        aspects=aspects,
        words=wording.pieces(old_text, new_text),
        figures=figures,
    )


def _aspects(old: _Side, new: _Side, figures: Sequence[FigureChange], years: int) -> tuple[Aspect, ...]:
    """In what way matched findings differ; empty where they do not."""
    found: list[Aspect] = ["figures"] if figures else []
    (olds, old_text), (news, new_text) = old, new
    if len(olds) != len(news) and _joint(old_text) == _joint(new_text):
        return (*found, "structure")
    if old_text != new_text:
        old_key, new_key = key(old_text), key(new_text)
        if old_key != new_key:
            return (*found, *_textual(old_key, new_key, bool(figures), years))
    if _spelt(olds) != _spelt(news):
        found.append("typography")
    return tuple(found)


def _spelt(findings: Sequence[Finding]) -> list[str]:
    """As the source spells them, line breaks and runs of blanks aside."""
    return [finding.text if finding.raw is None else " ".join(finding.raw.split()) for finding in findings]


def _textual(old: str, new: str, figures: bool, years: int) -> tuple[Aspect, ...]:
    """`wording` and `year-roll`, as the differing tokens have it."""
    rolled = worded = False
    for gone, came in wording.replaced(old, new):
        if _rolled(gone, came, years):
            rolled = True
        elif not (figures and _only_numbers(gone) and _only_numbers(came)):
            worded = True
    return (*(("wording",) if worded else ()), *(("year-roll",) if rolled else ()))


def _rolled(gone: Sequence[str], came: Sequence[str], years: int) -> bool:
    """Years against years, all shifted by the distance of the editions."""
    if not years or len(gone) != len(came):
        return False
    changed = [(a, b) for a, b in zip(gone, came, strict=True) if a != b]
    return all(YEAR.fullmatch(a) and YEAR.fullmatch(b) and int(b) - int(a) == years for a, b in changed)


def _only_numbers(tokens: Iterable[str]) -> bool:
    return all(NUMBER.match(token) for token in tokens)


def _joint(text: str) -> str:
    """Lower case without marks: what a sentence and its two halves have in common."""
    return " ".join(re.findall(r"\w+", key(text).lower()))
