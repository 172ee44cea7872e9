"""Words that differ between two readings of one sentence: takes both, gives each run of them, with what it changed of
the sentence's figures.

Alone owns which figures an edit of words touches, and which edits turn a sentence into its opposite.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from rapidfuzz.distance import Indel

from tipdiff.compare import wording
from tipdiff.figures.number_words import CARDINALS, MAGNITUDES
from tipdiff.model import Figure, Finding
from tipdiff.normalize.typography import key

NEAR = 2
"""Equal words between two runs that are one edit: "12 officials were" and "14 judges were"."""
NEGATIONS = frozenset(
    "not no never none neither nor without nobody nothing cannot n't failed fails fail lacked lacks lack refused"
    " refuses refuse declined unable hardly barely seldom rarely".split()
)
OPPOSITES = tuple(
    frozenset(pair.split())
    for pair in (
        "increased decreased", "increase decrease", "increasing decreasing", "increases decreases", "rose fell",
        "rise fall", "risen fallen", "rising falling", "more fewer", "more less", "higher lower", "above below",
        "up down", "grew shrank", "improved worsened", "improvement deterioration", "strengthened weakened",
        "expanded reduced", "convicted acquitted", "conviction acquittal", "convictions acquittals",
        "upheld overturned",
        "with without", "adequate inadequate", "sufficient insufficient", "lawful unlawful", "legal illegal",
        "allowed prohibited", "permitted prohibited", "granted denied", "accepted rejected", "approved rejected",
        "first last", "all none", "always never", "met unmet", "began ceased", "opened closed", "continued ceased",
        "effective ineffective", "consistent inconsistent", "cooperated refused", "present absent", "included excluded",
        "enacted repealed", "voluntary involuntary", "able unable", "complete incomplete", "most few", "many few",
        "passed rejected", "supported opposed", "confirmed denied", "guilty innocent", "before after",
    )
)  # fmt: skip
"""Words of which one says the opposite of the other."""
PREFIXES = ("un", "in", "non", "im", "dis", "il", "ir")
WORD = re.compile(r"[^\W\d_]+(?:['’-][^\W\d_]+)*")


class Hunk(NamedTuple):
    """A run of words that differs."""

    gone: str
    came: str
    at: int
    """Where it stands in today's sentence: the word behind it, where nothing came."""
    length: int
    figures: tuple[tuple[Figure | None, Figure | None], ...]
    """What it changed of the sentence's figures."""
    digits: bool
    """True where a number stands in it, figure or not."""
    reversal: bool
    """True where the sentence now says the opposite."""

    @property
    def numeric(self) -> bool:
        """True where a number, or what a number says, differs."""
        return self.digits or bool(self.figures)


class _Run(NamedTuple):
    """Where the two sides differ, in code points."""

    old: tuple[int, int]
    new: tuple[int, int]


def hunks(old: Finding, new: Finding) -> list[Hunk]:
    """The runs of words by which two readings of one sentence differ."""
    runs = _runs(old.text, new.text)
    told: list[list[tuple[Figure | None, Figure | None]]] = [[] for _ in runs]
    for before, after in sides(old.figures, new.figures, runs):
        if runs:
            told[_nearest(before, after, runs)].append((before, after))
    found = []
    for run, figures in zip(runs, told, strict=True):
        gone, came = old.text[slice(*run.old)].strip(), new.text[slice(*run.new)].strip()
        at, end = run.new
        while at < end and new.text[at].isspace():
            at += 1
        digits = _numbers(gone) != _numbers(came)
        found.append(Hunk(gone, came, at, max(0, end - at), tuple(figures), digits, reverses(gone, came)))
    return found


def _runs(old: str, new: str) -> list[_Run]:
    """Runs of tokens that differ, those close together as one."""
    before, after = wording.tokens(old), wording.tokens(new)
    starts = [_starts(tokens) for tokens in (before, after)]
    found: list[_Run] = []
    last = None
    for block in Indel.opcodes([key(each) for each in before], [key(each) for each in after]):
        if block.tag == "equal":
            continue
        span = ((block.src_start, block.src_end), (block.dest_start, block.dest_end))
        if last and span[0][0] - last[0][1] <= NEAR and span[1][0] - last[1][1] <= NEAR:
            span = ((last[0][0], span[0][1]), (last[1][0], span[1][1]))
            found.pop()
        last = span
        found.append(_Run(*(tuple(side[at] for at in ends) for side, ends in zip(starts, span, strict=True))))  # type: ignore[arg-type]
    return [run for run in found if key(old[slice(*run.old)]).strip() != key(new[slice(*run.new)]).strip()]


def _starts(tokens: Sequence[str]) -> list[int]:
    found = [0]
    for token in tokens:
        found.append(found[-1] + len(token))
    return found


def _numbers(text: str) -> list[str]:
    """Numbers of a text, in digits or words."""
    words = re.findall(r"\d[\d.,]*|[^\W\d_]+", text.lower())
    return [word.rstrip(".,") for word in words if word[0].isdigit() or word in CARDINALS or word in MAGNITUDES]


def reverses(gone: str, came: str) -> bool:
    """True where what came says the opposite of what is gone: a negation more or less, or a word and its opposite."""
    old, new = (_plain(text) for text in (gone, came))
    if sum(word in NEGATIONS for word in old) % 2 != sum(word in NEGATIONS for word in new) % 2:
        return True
    only_old, only_new = {*old} - {*new}, {*new} - {*old}
    return any(_opposed(a, b) for a in only_old for b in only_new)


def _plain(text: str) -> list[str]:
    words = WORD.findall(text.lower().replace("’", "'"))
    return [part for word in words for part in (("n't",) if word.endswith("n't") else (word,))]


def _opposed(one: str, other: str) -> bool:
    long, short = sorted((one, other), key=len, reverse=True)
    return {one, other} in OPPOSITES or any(long == f"{prefix}{short}" for prefix in PREFIXES)


def sign(figure: Figure) -> tuple[object, ...]:
    """All that a figure says: two that have it in common say the same."""
    said = (figure.value, figure.high, figure.bound, (figure.unit or "").lower(), figure.measure, figure.dimensions)
    return (*said, figure.reference_year, figure.status, figure.conversion, figure.coverage)


def sides(
    old: Sequence[Figure], new: Sequence[Figure], runs: Sequence[_Run] | None = None
) -> Iterator[tuple[Figure | None, Figure | None]]:
    """Figures of two readings that are not said alike: first those at one place, then in their order."""
    shift = {figure.ref: _mapped(figure.span[0], runs or ()) for figure in old}
    before, after = list(old), list(new)
    pairs: list[tuple[Figure, Figure]] = []
    for figure in old:
        place = shift[figure.ref]
        there = next((each for each in after if place is not None and each.span[0] == place), None)
        there = there or next((each for each in after if sign(each) == sign(figure)), None)
        if there is not None:
            before.remove(figure)
            after.remove(there)
            pairs.append((figure, there))
    yield from ((a, b) for a, b in pairs if sign(a) != sign(b))
    while before and after:
        yield before.pop(0), after.pop(0)
    yield from ((figure, None) for figure in before)
    yield from ((None, figure) for figure in after)


def _mapped(at: int, runs: Sequence[_Run]) -> int | None:
    """Where a code point of the old text stands in the new one; None for one that is in no equal run."""
    shift = 0
    for run in runs:
        if at < run.old[0]:
            break
        if at < run.old[1]:
            return None
        shift = run.new[1] - run.old[1]
    return at + shift


def _nearest(old: Figure | None, new: Figure | None, runs: Sequence[_Run]) -> int:
    """The run that a figure's difference comes from: the one that it lies in, else the nearest."""

    def apart(run: _Run) -> int:
        found = []
        for figure, side in ((old, run.old), (new, run.new)):
            if figure is not None:
                found.append(max(0, side[0] - figure.span[1], figure.span[0] - side[1]))
        return min(found)

    return min(range(len(runs)), key=lambda n: apart(runs[n]))
