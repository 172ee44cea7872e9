"""Whether two sentences that share a frame speak of the same thing.

Takes two sentences as the engine reads them; says whether they are about different things. It alone knows what a
frame is: who says something ("According to ...,", "The audit office found that"), and words that stand in any
statement ("percent of", "failed to"). A sentence of another language has no frame that is known here.
"""

from __future__ import annotations

import re
from functools import lru_cache

from tipdiff.align.words import STEM, Lexicon, Sentence, stems_of

ALIKE = 0.22
"""Likeness in words that the statements of one source must have. On no gold does a link of the readers fall below
it; from 0.25 on some do."""

TELLING = 4
"""Words of its own from which on a statement tells what it speaks of: "overcrowding was worse" does not."""

APART = 3
"""The same where they share no word but those of a frame: a source that both name, or that both count something."""

FRAMED = 2
"""The same where the frame is both."""

_SAYS = (
    "acknowledged? acknowledges alleged? alleges announced? announces argued? argues asserted? asserts? claimed? claims"
    " complained? complains concluded? concludes confirmed? confirms criticized? criticizes documented? documents"
    " estimated? estimates expressed found finds indicated? indicates listed lists maintained? maintains noted? notes"
    " recorded? records registered? registers reported? reports revealed? reveals said says?"
    " showed shows? stated? states stressed? stresses warned? warns wrote writes"
)
_NAMED = r"(?:\w[\w'.&()/-]* )"
_SOURCE = re.compile(
    r"(?:according to [^,]+(?:, (?:including|such as) [^,]+)?, "
    rf"|(?:in [^,]{{1,60}}, )?{_NAMED}{{0,9}}?"
    r"(?:[\w'.()-]+, (?:including|such as) [^,]{1,80}, )?(?:also |had |has |have )?"
    rf"(?:{'|'.join(_SAYS.split())})(?:,? that)? )"
)
_SAID_LAST = re.compile(r", according to [^,]+(?:, [^,]+)?$")
_SAYING = frozenset(word.rstrip("?")[:STEM] for word in ("according", *_SAYS.split()))
_STOCK = frozenset(
    word[:STEM]
    for word in (
        "a about after all almost also an and any are as at be been before being but by can cent continued"
        " could did do does during each failed failing fails few for from had has have he her his if in into"
        " is it its least less many may might more most must nearly no not number of on only or other others"
        " out over per percent percentage rate remained share she since so some such than that the their them"
        " there these they this those through to total under until up was were when where which while who whom"
        " whose will with without would year years"
    ).split()
)


def differ_in_subject(one: Sentence, other: Sentence, lexicon: Lexicon) -> bool:
    """Whether what the two say, their common frame aside, is about different things."""
    source = frozenset[str]()
    if not (_SAYING.isdisjoint(one.words) or _SAYING.isdisjoint(other.words)):
        ours, theirs = _source(one.said), _source(other.said)
        if _telling(ours & theirs) - _SAYING:
            source = ours | theirs
    counted = _counts(one) and _counts(other)
    if not (source or counted):
        return False
    mine, yours = one.words - source, other.words - source
    tells = min(len(_telling(mine)), len(_telling(yours)))
    if not _telling(mine & yours):
        return tells >= (FRAMED if source and counted else APART)
    like = 2 * lexicon.weigh(mine & yours) / ((lexicon.weigh(mine) + lexicon.weigh(yours)) or 1)
    return bool(source) and tells >= TELLING and like < ALIKE


@lru_cache(4096)
def _source(said: str) -> frozenset[str]:
    """The stems of who says it, of a sentence in small letters; none where no source is named."""
    found = _SOURCE.match(said) or _SAID_LAST.search(said.rstrip("."))
    return stems_of(found[0]) if found else frozenset()


def _telling(words: frozenset[str]) -> frozenset[str]:
    return frozenset(word for word in words - _STOCK if not word[0].isdigit())


def _counts(sentence: Sentence) -> bool:
    return any(word[0].isdigit() for word in sentence.words)
