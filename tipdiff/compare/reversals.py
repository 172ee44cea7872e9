"""What a change turned round: takes a change, says which word became which, where the two are opposites.

Alone owns the lists of opposites. Nothing is claimed beyond "this word became that": whether the matter itself turned
is for the reader. English; a text of another language turns nothing round.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

from tipdiff.model import Change

OPPOSITES = (
    ("deteriorated worsened declined", "improved"),
    ("must shall", "should may could might"),
    ("above exceeded", "below under"),
    ("increased rose grew higher", "decreased fell declined dropped lower"),
    ("more", "fewer less"),
    ("respected", "restricted violated limited curtailed infringed"),
    ("adequate sufficient", "inadequate insufficient"),
    ("effective effectively", "ineffective ineffectively"),
    ("prohibits prohibited banned", "permits permitted allows allowed"),
    ("denied refused rejected", "granted approved accepted"),
    ("convicted", "acquitted"),
    ("lawful", "unlawful"),
    ("generally usually widely frequently often routinely", "sometimes occasionally rarely seldom"),
    ("all most", "some few"),
    ("all", "most"),
    ("began opened started", "ended closed stopped suspended"),
    ("independent", "controlled"),
)
"""Words that say the opposite of each other, in two rows each; either way round."""
NEGATIONS = frozenset("not no never neither nor without cannot none nobody".split())
CRITICISM = frozenset(
    "inadequate inadequately insufficient insufficiently ineffective ineffectively impunity lacked lacking failed "
    "failure weak".split()
)
"""Words with which a report finds fault."""
ALIKE = 0.5
"""Least likeness of two sentences of which a word says the opposite: in one that is all new no word became another."""
STANDING = re.compile(r"no significant changes?", re.IGNORECASE)
TURNED = re.compile(r"\b(?:deteriorat|worsen|improv)\w*", re.IGNORECASE)
_ROWS = tuple((frozenset(one.split()), frozenset(other.split())) for one, other in OPPOSITES)


def reversal(change: Change) -> str | None:
    """`"deteriorated" became "improved"`, `"not" went`, `"inadequate" is said no more`; None for no such."""
    if change.kind != "changed":
        return None
    old, new = (" ".join(finding.text for finding in side) for side in (change.old, change.new))
    for before, after in ((old, new), (new, old)):
        stands, turned = STANDING.search(before), TURNED.search(after)
        if stands and turned and not STANDING.search(after):
            first, then = (stands[0], turned[0]) if before is old else (turned[0], stands[0])
            return f'"{first.lower()}" became "{then.lower()}"'
    if change.similarity < ALIKE:
        return None
    gone, come = _words(change, "delete"), _words(change, "insert")
    return _opposed(gone, come) or _negated(gone, come, old, new) or _faulted(gone, come)


def _words(change: Change, kind: str) -> list[str]:
    return re.findall(r"[^\W\d_]+", " ".join(text for each, text in change.words if each == kind).lower())


def _opposed(gone: Iterable[str], come: Iterable[str]) -> str | None:
    left, right = set(gone), set(come)
    for one, other in _ROWS:
        for before, after in ((one, other), (other, one)):
            was, now = sorted(left & before), sorted(right & after)
            if was and now and not left & after and not right & before:
                return f'"{was[0]}" became "{now[0]}"'
    return None


def _negated(gone: list[str], come: list[str], old: str, new: str) -> str | None:
    """A negation that came or went, and stands nowhere else in the sentence."""
    for words, other, text, said in ((gone, come, new, "went"), (come, gone, old, "came")):
        found = [word for word in words if word in NEGATIONS]
        if found and NEGATIONS.isdisjoint(other) and NEGATIONS.isdisjoint(re.findall(r"[^\W\d_]+", text.lower())):
            return f'"{found[0]}" {said}'
    return None


def _faulted(gone: list[str], come: list[str]) -> str | None:
    was, now = sorted(CRITICISM.intersection(gone)), sorted(CRITICISM.intersection(come))
    if was and not now:
        return f'"{was[0]}" is said no more'
    if now and not was:
        return f'"{now[0]}" is said now'
    return None
